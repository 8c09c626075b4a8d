//! The map of occupations, in one message. Columns, each with an entry for every occupation, in one order.

use serde::{Deserialize, Serialize};

/// Every occupation and its place.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct OccupationMap {
    /// O*NET-SOC codes.
    pub codes: Vec<String>,
    /// Titles.
    pub titles: Vec<String>,
    /// From the left, 0 to 1.
    pub x: Vec<f32>,
    /// From the top, 0 to 1.
    pub y: Vec<f32>,
    /// Jobs in thousands, if published; occupations of one statistical code share its figure.
    pub jobs: Vec<Option<f32>>,
}
