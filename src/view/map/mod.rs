//! The geometry of the map of occupations: what lies where on the screen, pure and without a browser.

pub mod gesture;
pub mod labels;
pub mod points;
pub mod scene;
pub mod viewport;
pub mod words;

pub use gesture::{Gesture, Moved};
pub use points::{Direction, Points};
pub use scene::Marked;
pub use viewport::Viewport;
