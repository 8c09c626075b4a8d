//! How natural a move from one occupation to another is: likeness vectors, and a small additive model.

use crate::format::Table;
use serde::{Deserialize, Serialize};

/// What `waymark-routes` judges moves by.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct TransitionTables {
    /// Number of occupations.
    pub occupations: u16,
    /// Length of a likeness vector.
    pub dimensions: u16,
    /// Rows of `dimensions`, of unit length before rounding, in steps of `step`.
    pub vectors: Vec<i8>,
    /// Size of a step.
    pub step: f32,
    /// Log-odds of a move before anything is known of it.
    pub base: f32,
    /// What each feature adds to the log-odds.
    pub curves: Vec<Curve>,
}

/// A line through points: what a feature adds to the log-odds, by its value.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Curve {
    /// Name of the feature.
    pub name: String,
    /// Values of the feature, ascending.
    pub knots: Vec<f32>,
    /// What is added there; straight in between, level outside.
    pub heights: Vec<f32>,
}

impl Curve {
    /// What a value of the feature adds.
    pub fn at(&self, value: f32) -> f32 {
        let after = self.knots.partition_point(|&knot| knot < value);
        match (after.checked_sub(1), self.knots.get(after)) {
            (Some(before), Some(&right)) => {
                let left = self.knots[before];
                let share = (value - left) / (right - left);
                self.heights[before] + share * (self.heights[after] - self.heights[before])
            }
            (None, Some(_)) => self.heights[0],
            (Some(before), None) => self.heights[before],
            (None, None) => 0.0,
        }
    }
}

impl TransitionTables {
    /// The likeness vector of an occupation, in steps.
    pub fn vector(&self, occupation: usize) -> &[i8] {
        let width = usize::from(self.dimensions);
        &self.vectors[occupation * width..][..width]
    }
}

impl Table for TransitionTables {
    const KIND: u8 = 6;
    const NAME: &'static str = "transitions";

    fn check(&self) -> Result<(), String> {
        let cells = usize::from(self.occupations) * usize::from(self.dimensions);
        if self.vectors.len() != cells {
            return Err(format!("{} vector cells for {} occupations", self.vectors.len(), self.occupations));
        }
        for curve in &self.curves {
            let whole = curve.knots.len() == curve.heights.len()
                && curve.knots.is_sorted_by(|a, b| a < b)
                && curve.heights.iter().all(|height| height.is_finite());
            if !whole {
                return Err(format!("the curve of {} is not one", curve.name));
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::{Contract, read, write};

    fn curve() -> Curve {
        Curve { name: "likeness".into(), knots: vec![0.0, 1.0, 3.0], heights: vec![-1.0, 1.0, 5.0] }
    }

    #[test]
    fn a_curve_is_straight_between_its_knots_and_level_outside() {
        for (value, height) in [(-9.0, -1.0), (0.0, -1.0), (0.5, 0.0), (1.0, 1.0), (2.0, 3.0), (9.0, 5.0)] {
            assert!((curve().at(value) - height).abs() < 1e-6, "{value}");
        }
        assert_eq!(Curve::default().at(1.0), 0.0);
    }

    #[test]
    fn what_is_written_is_read_and_what_is_torn_is_refused() {
        let table = TransitionTables {
            occupations: 2,
            dimensions: 2,
            vectors: vec![1, -2, 3, -4],
            step: 0.01,
            base: -4.0,
            curves: vec![curve()],
        };
        let bytes = write(&table, Contract([7; 16])).unwrap();
        assert_eq!(read::<TransitionTables>(&bytes).unwrap().0, table);
        assert_eq!(table.vector(1), [3, -4]);
        assert!(write(&TransitionTables { occupations: 3, ..table.clone() }, Contract([7; 16])).is_err());
        let back = Curve { knots: vec![1.0, 0.0, 3.0], ..curve() };
        assert!(write(&TransitionTables { curves: vec![back], ..table }, Contract([7; 16])).is_err());
    }
}
