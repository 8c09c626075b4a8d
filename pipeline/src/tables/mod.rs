//! From raw data to the tables of a release.
//!
//! [`BuiltTables::build`] decides what the tables hold; [`Release::encode`] gives them their bytes,
//! names and contract; [`publish`] writes files and manifest. The same raw data gives the same bytes.
//!
//! No prose of the sources goes into a table: codes, titles, names and figures only.

mod borrowing;
mod core;
mod details;
mod education;
mod grouping;
mod publishing;
mod ratings;
mod release;
mod skills;
mod sources;
mod titles;
mod wages;

pub use publishing::{PublishError, Published, publish};
pub use release::{BROTLI_LIMIT_OF_CORE, Release, TableFile, brotli_size};

use crate::raw::RawData;
use std::collections::BTreeMap;
use waymark_tables::{CoreTables, DetailTables, SkillTables, TableError, TitleTables, WageTables};

/// The tables of a release.
#[derive(Debug, Clone, PartialEq)]
pub struct BuiltTables {
    /// What the first result needs, with national wages.
    pub core: CoreTables,
    /// Job titles.
    pub titles: TitleTables,
    /// What occupation pages need beyond the core.
    pub details: DetailTables,
    /// Names of skills for the reader of texts.
    pub skills: SkillTables,
    /// Wages of each state and its metropolitan areas, by `S` and the state's two digits.
    pub wages: BTreeMap<String, WageTables>,
}

/// Why raw data does not become tables.
#[derive(Debug, thiserror::Error)]
pub enum BuildError {
    /// More of something than the format can number.
    #[error("{count} {what}, the table format has room for {limit}: widen its column in waymark-tables")]
    TooMany {
        /// Of what.
        what: &'static str,
        /// How many there are.
        count: usize,
        /// How many there may be.
        limit: usize,
    },
    /// A table of this project's own words that cannot be read.
    #[error("{0}")]
    Words(String),
    /// A table that does not keep the format's own rules.
    #[error(transparent)]
    Table(#[from] TableError),
}

impl BuiltTables {
    /// Builds every table.
    pub fn build(raw: &RawData) -> Result<Self, BuildError> {
        check_count("occupations", raw.occupations.len(), u16::MAX)?;
        Ok(Self {
            core: core::build(raw)?,
            titles: titles::build(raw)?,
            details: details::build(raw)?,
            skills: skills::build(raw),
            wages: wages::by_state(raw),
        })
    }
}

/// Refuses more entries than a column of indices can name.
fn check_count<T: Into<u64>>(what: &'static str, count: usize, limit: T) -> Result<(), BuildError> {
    let limit = limit.into() as usize;
    if count <= limit { Ok(()) } else { Err(BuildError::TooMany { what, count, limit }) }
}
