//! What may come next in a career: jobs, courses, and the skills that come with them.
//!
//! A small recurrent model reads a career event by event and says, after each, what is likely next. It scores
//! candidates by what is known of them ([`features`]), so that it can speak of work that it never learned from.
//! [`sequence`] runs it. It is learned from synthetic careers: see `pipeline careers`.

pub mod features;
pub mod sequence;

pub use features::{BEST, COURSE_FEATURES, Catalogue, MOVE_FEATURES, Standing, move_features};
pub use sequence::{Event, Forecast, Sequence, State};
