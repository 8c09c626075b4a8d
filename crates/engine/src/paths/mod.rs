//! How to get from one occupation to another: from the tables to routes as they are shown.
//!
//! [`plan`] reads a profile and its goal, has `waymark-routes` find the ways, and describes every move;
//! [`transitions`] lists the moves from one occupation. The courses for what is missing come from the learning
//! table, where the pipeline has matched them by meaning; the sequence model puts them in order.

mod courses;
mod figures;
mod goals;
mod marks;
mod plan;
mod programmes;
mod progress;
mod steps;
mod transitions;

pub use figures::figures;
pub use plan::plan;
pub use transitions::transitions;
