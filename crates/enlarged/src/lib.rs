//! A release with as many occupations as wanted, drawn from a real one: for measurements alone.
//!
//! Each occupation of the enlarged release is a copy of a real one, in figures, likeness and weights alike, so what
//! is measured has the statistics of the real tables. What it ranks means nothing, and nothing of it ships.
//!
//! - [`Draw`]: which real occupation each one copies.
//! - [`core`], [`transitions`]: tables of that many.
//! - [`model`]: an ONNX file for that many.

mod onnx;

pub use onnx::model;

use waymark_tables::{CoreTables, TransitionTables};

/// Why a release cannot be enlarged.
#[derive(Debug, thiserror::Error)]
pub enum EnlargeError {
    /// The transitions count occupations in 16 bits.
    #[error("a table of transitions holds at most 65,535 occupations, {0} were wanted")]
    TooMany(usize),
    /// A model that cannot be read.
    #[error("the model cannot be read: {0}")]
    Model(#[from] prost::DecodeError),
    /// A model without what every model has.
    #[error("the model has no {0}")]
    Incomplete(&'static str),
}

/// Which real occupation each one copies, ascending, each nearly as often as any other.
#[derive(Debug, Clone)]
pub struct Draw {
    real: usize,
    sources: Vec<usize>,
}

impl Draw {
    /// `wanted` copies of `real` occupations.
    pub fn new(real: usize, wanted: usize) -> Self {
        Self { real, sources: (0..wanted).map(|at| at * real / wanted).collect() }
    }

    /// Number of occupations wanted.
    pub fn len(&self) -> usize {
        self.sources.len()
    }

    /// Whether none is wanted.
    pub fn is_empty(&self) -> bool {
        self.sources.is_empty()
    }

    /// The first copy of a real occupation, or of the next that has one.
    fn first_copy(&self, source: usize) -> usize {
        self.sources.partition_point(|&copied| copied < source).min(self.sources.len().saturating_sub(1))
    }

    /// A column of `width` values an occupation, for the copies.
    fn column<T: Copy>(&self, values: &[T], width: usize) -> Vec<T> {
        self.sources.iter().flat_map(|&source| &values[source * width..][..width]).copied().collect()
    }
}

/// A core table of that many occupations. Nothing is borrowed in it, since indices are of 16 bits.
pub fn core(real: &CoreTables, draw: &Draw) -> CoreTables {
    let mut enlarged = real.clone();
    enlarged.codes = codes(real, draw);
    enlarged.titles = draw.sources.iter().map(|&source| real.titles[source].clone()).collect();
    enlarged.job_zones = draw.column(&real.job_zones, 1);
    enlarged.education = draw.column(&real.education, 7);
    enlarged.borrowed_from = vec![None; draw.len()];
    enlarged.interests = draw.column(&real.interests, 6);
    enlarged.work_values = draw.column(&real.work_values, 6);
    enlarged.exposure = draw.column(&real.exposure, 1);
    enlarged.bright_outlook = draw.column(&real.bright_outlook, 1);
    enlarged.projection_of = draw.column(&real.projection_of, 1);
    enlarged.wage_socs = draw.column(&real.wage_socs, 1);
    let by_element = |values: &[u8]| values.chunks(real.len()).flat_map(|row| draw.column(row, 1)).collect();
    enlarged.ratings.importance = by_element(&real.ratings.importance);
    enlarged.ratings.level = by_element(&real.ratings.level);
    enlarged
}

/// Codes in the groups of those they copy, numbered anew within each minor group.
fn codes(real: &CoreTables, draw: &Draw) -> Vec<u32> {
    const MINOR: u32 = 100_000;
    let mut codes: Vec<u32> = Vec::with_capacity(draw.len());
    for &source in &draw.sources {
        let group = real.codes[source] / MINOR * MINOR;
        let next = codes.last().map_or(group, |last| group.max(last + 1));
        codes.push(next);
    }
    codes
}

/// What moves are judged by, for that many occupations.
pub fn transitions(real: &TransitionTables, draw: &Draw) -> Result<TransitionTables, EnlargeError> {
    let occupations = u16::try_from(draw.len()).map_err(|_| EnlargeError::TooMany(draw.len()))?;
    let vectors = draw.column(&real.vectors, usize::from(real.dimensions));
    Ok(TransitionTables { occupations, vectors, ..real.clone() })
}
