//! How things are said and drawn: words, numbers and geometry, all pure.

pub mod advice;
pub mod area_search;
pub mod calibration;
pub mod courses;
pub mod dumbbell;
pub mod feedback_words;
pub mod format;
pub mod keep_words;
pub mod links;
pub mod list_keys;
pub mod map;
pub mod market;
pub mod model_card;
pub mod pay_chart;
pub mod pay_words;
pub mod questions;
pub mod rated;
pub mod reasons;
pub mod reorder;
pub mod report;
pub mod routes;
pub mod search;
pub mod summary;
pub mod weighing;
pub mod words;
