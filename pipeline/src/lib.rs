//! Raw public data to tables.
//!
//! - [`raw`]: readers of the publishers' files. The only place that knows their columns.
//! - [`models`]: a release opened again, and its models put beside its tables.
//! - [`train`]: from raw data and tables to models.
//! - [`map`]: where each occupation lies on the map, after `paths`.
//! - [`paths`]: how natural moves are and what courses teach, after training.
//! - [`careers`]: synthetic careers, and the model of what comes next, after the paths.
//! - [`evaluate`]: the shipped models measured, and the model card.
//! - [`teacher`] and [`words`]: what else training learns from.
//! - [`tables`]: what the tables of a release hold, their bytes and the manifest.

pub mod careers;
pub mod evaluate;
pub mod map;
pub mod models;
pub mod paths;
pub mod raw;
pub mod tables;
pub mod teacher;
pub mod train;
pub mod words;
