//! The binary table format: one writer, one reader, one version number.
//!
//! A table file is a [`format::Header`] followed by one structure in postcard. There are eight kinds:
//! [`CoreTables`] is what the first result needs; [`TitleTables`], [`DetailTables`], [`WageTables`] and
//! [`SkillTables`] come later, [`TransitionTables`] and
//! [`LearningTables`] when a route is wanted, [`MapTables`] with the map. Structures are columnar and quantised, because that is what compresses;
//! the methods give values in their published units. A figure that is not published is `None`.

pub mod core;
pub mod details;
pub mod format;
pub mod learning;
pub mod map;
pub mod quantise;
pub mod ratings;
pub mod skills;
pub mod titles;
pub mod transitions;
pub mod wages;

pub use self::core::CoreTables;
pub use details::DetailTables;
pub use format::{Contract, Table, TableError};
pub use learning::LearningTables;
pub use map::MapTables;
pub use ratings::{Rating, RatingBlock};
pub use skills::SkillTables;
pub use titles::TitleTables;
pub use transitions::TransitionTables;
pub use wages::{WageTables, Wages};
