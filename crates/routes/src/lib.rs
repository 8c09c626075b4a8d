//! How natural a move between two occupations is, and routes made of such moves.
//!
//! - [`pair`]: the figures of occupations, and what they say of a pair.
//! - [`moves`]: a small learned model judges pairs; the natural ones are the moves there are.
//! - [`plan`]: the best routes over at most four moves, under a visitor's weights and limits.
//!
//! Pure arithmetic over tables: no text, no model runtime, no place, no clock. The pipeline learns the model
//! with the same features.

pub mod moves;
pub mod pair;
pub mod plan;

pub use moves::Moves;
pub use pair::{FEATURES, Figures};
pub use plan::{Plan, Query, Route};
