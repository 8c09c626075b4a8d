//! Where occupations lie on the map: two coordinates each, so that like occupations are near.

use crate::format::Table;
use serde::{Deserialize, Serialize};

/// Coordinates run from 0 to this; two of the screen's points never share one step when the whole map is shown.
pub const LAST_STEP: u16 = 4095;

/// The places of occupations, in the order of the core table.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct MapTables {
    /// Steps from the left.
    pub x: Vec<u16>,
    /// Steps from the top.
    pub y: Vec<u16>,
}

impl MapTables {
    /// The table of these places, each coordinate from 0 to 1.
    pub fn from_places(places: &[[f64; 2]]) -> Self {
        let steps = |at: usize| {
            let step = |place: &[f64; 2]| (place[at].clamp(0.0, 1.0) * f64::from(LAST_STEP)).round() as u16;
            places.iter().map(step).collect()
        };
        Self { x: steps(0), y: steps(1) }
    }

    /// Number of occupations.
    pub fn len(&self) -> usize {
        self.x.len()
    }

    /// Whether there is no occupation.
    pub fn is_empty(&self) -> bool {
        self.x.is_empty()
    }

    /// The place of an occupation, each coordinate from 0 to 1.
    pub fn place(&self, occupation: usize) -> [f32; 2] {
        [self.x[occupation], self.y[occupation]].map(|step| f32::from(step) / f32::from(LAST_STEP))
    }
}

impl Table for MapTables {
    const KIND: u8 = 20;
    const NAME: &'static str = "map";

    fn check(&self) -> Result<(), String> {
        if self.x.len() != self.y.len() {
            return Err(format!("{} places across and {} down", self.x.len(), self.y.len()));
        }
        if self.x.iter().chain(&self.y).any(|&step| step > LAST_STEP) {
            return Err("a place is off the map".into());
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::{Contract, read, write};

    #[test]
    fn places_are_kept_to_a_step() {
        let places = [[0.0, 1.0], [0.25, 0.333_33], [0.9, 0.5]];
        let table = MapTables::from_places(&places);
        for (occupation, place) in places.iter().enumerate() {
            for (kept, given) in table.place(occupation).into_iter().zip(place) {
                assert!((f64::from(kept) - given).abs() < 1.0 / f64::from(LAST_STEP), "{occupation}");
            }
        }
        let bytes = write(&table, Contract([1; 16])).unwrap();
        assert_eq!(read::<MapTables>(&bytes).unwrap().0, table);
    }

    #[test]
    fn a_torn_table_is_refused() {
        let torn = MapTables { x: vec![1, 2], y: vec![1] };
        assert!(write(&torn, Contract([1; 16])).is_err());
        let outside = MapTables { x: vec![LAST_STEP + 1], y: vec![0] };
        assert!(write(&outside, Contract([1; 16])).is_err());
    }
}
