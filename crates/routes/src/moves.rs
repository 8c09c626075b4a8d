//! The moves there are: pairs of occupations that the learned model finds natural.

use crate::pair::{FEATURES, Figures};
use waymark_tables::TransitionTables;

/// Occupations, most alike first, that are looked at closely from each one.
const CANDIDATES: usize = 120;
/// Moves from each occupation at most.
const FAN: usize = 60;
/// A move that is less probable than this to be listed as related is none.
pub const LEAST_NATURAL: f32 = 0.005;
/// A single move that asks for more job zones than these beyond the last is none.
const MOST_ZONES_UP: i8 = 2;
/// Sharpness that likeness is brought to nats with.
const SHARPNESS: f32 = 12.0;

/// A move and how natural it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Move {
    /// Index of the destination.
    pub to: usize,
    /// Probability that such a pair is published as related, 0 to 1.
    pub natural: f32,
}

/// Judges moves, and knows those that are natural.
pub struct Moves {
    figures: Figures,
    table: TransitionTables,
    /// What the likeness of an occupation to all others adds up to, in nats.
    crowding: Vec<f32>,
    /// Moves from each occupation, the most natural first.
    from: Vec<Vec<Move>>,
}

/// Why table and figures do not go together.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MovesError {
    /// Another number of occupations.
    #[error(
        "the transitions are of {table} occupations, the core table has {figures}: rebuild with `pipeline paths`"
    )]
    Occupations {
        /// In the table.
        table: usize,
        /// In the figures.
        figures: usize,
    },
    /// Other features than this program computes.
    #[error("the transitions were learned with other features: rebuild with `pipeline paths`")]
    Features,
}

impl Moves {
    /// Judges every pair once.
    pub fn new(figures: Figures, table: TransitionTables) -> Result<Self, MovesError> {
        let count = figures.len();
        if usize::from(table.occupations) != count {
            return Err(MovesError::Occupations { table: table.occupations.into(), figures: count });
        }
        if !table.curves.iter().map(|curve| curve.name.as_str()).eq(FEATURES) {
            return Err(MovesError::Features);
        }
        let mut moves = Self { figures, table, crowding: vec![0.0; count], from: vec![Vec::new(); count] };
        for from in 0..count {
            let mut likeness = moves.likeness_row(from);
            moves.crowding[from] = crowding(&likeness);
            likeness.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
            likeness.truncate(CANDIDATES);
            let zone = moves.figures.job_zones[from];
            let mut natural: Vec<Move> = likeness
                .into_iter()
                .filter(|&(to, _)| moves.figures.job_zones[to] as i8 - zone as i8 <= MOST_ZONES_UP)
                .map(|(to, likeness)| Move { to, natural: moves.judged(from, to, likeness) })
                .filter(|found| found.natural >= LEAST_NATURAL)
                .collect();
            natural.sort_by(|a, b| b.natural.total_cmp(&a.natural).then(a.to.cmp(&b.to)));
            natural.truncate(FAN);
            moves.from[from] = natural;
        }
        Ok(moves)
    }

    /// What is known of the occupations.
    pub fn figures(&self) -> &Figures {
        &self.figures
    }

    /// The natural moves from an occupation, the most natural first.
    pub fn from(&self, occupation: usize) -> &[Move] {
        &self.from[occupation]
    }

    /// How natural a move between any two occupations is.
    pub fn natural(&self, from: usize, to: usize) -> f32 {
        self.judged(from, to, self.likeness(from, to))
    }

    /// How natural every move from an occupation is; 0 for itself.
    pub fn natural_row(&self, from: usize) -> Vec<f32> {
        (0..self.figures.len()).map(|to| if to == from { 0.0 } else { self.natural(from, to) }).collect()
    }

    /// What each feature adds to the log-odds of a move, in the order of [`FEATURES`].
    pub fn parts(&self, from: usize, to: usize) -> [f32; FEATURES.len()] {
        let mut parts = self.features(from, to, self.likeness(from, to));
        for (part, curve) in parts.iter_mut().zip(&self.table.curves) {
            *part = curve.at(*part);
        }
        parts
    }

    /// Learned likeness of two occupations, -1 to 1.
    pub fn likeness(&self, from: usize, to: usize) -> f32 {
        likeness(&self.table, from, to)
    }

    fn likeness_row(&self, from: usize) -> Vec<(usize, f32)> {
        let others = (0..self.figures.len()).filter(|&to| to != from);
        others.map(|to| (to, self.likeness(from, to))).collect()
    }

    fn features(&self, from: usize, to: usize, likeness: f32) -> [f32; FEATURES.len()] {
        self.figures.features(from, to, nats(likeness, self.crowding[from]))
    }

    fn judged(&self, from: usize, to: usize, likeness: f32) -> f32 {
        let features = self.features(from, to, likeness);
        let log_odds: f32 = self.table.base
            + self.table.curves.iter().zip(features).map(|(curve, value)| curve.at(value)).sum::<f32>();
        1.0 / (1.0 + (-log_odds).exp())
    }
}

/// Learned likeness of two occupations by the table's vectors.
fn likeness(table: &TransitionTables, from: usize, to: usize) -> f32 {
    let pairs = table.vector(from).iter().zip(table.vector(to));
    let dot: i32 = pairs.map(|(&a, &b)| i32::from(a) * i32::from(b)).sum();
    dot as f32 * table.step * table.step
}

/// What the likeness of an occupation to all others adds up to, in nats.
fn crowding(likeness: &[(usize, f32)]) -> f32 {
    likeness.iter().map(|(_, likeness)| (SHARPNESS * likeness).exp()).sum::<f32>().max(1e-9).ln()
}

/// Likeness in nats: its share among that to all others.
fn nats(likeness: f32, crowding: f32) -> f32 {
    SHARPNESS * likeness - crowding
}

/// The likeness feature of every pair by some vectors, row by row: for learning, where the vectors differ from
/// those that ship. The diagonal is 0.
pub fn likeness_features(table: &TransitionTables) -> Vec<Vec<f32>> {
    let count = usize::from(table.occupations);
    let row = |from: usize| {
        let others: Vec<(usize, f32)> =
            (0..count).filter(|&to| to != from).map(|to| (to, likeness(table, from, to))).collect();
        let crowding = crowding(&others);
        let mut row = vec![0.0; count];
        others.iter().for_each(|&(to, likeness)| row[to] = nats(likeness, crowding));
        row
    };
    (0..count).map(row).collect()
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::pair::tests::ladder;
    use waymark_tables::transitions::Curve;

    /// Vectors on a circle, so that neighbours in the row are alike, and a model that goes by likeness alone.
    pub(crate) fn table(count: usize) -> TransitionTables {
        let angle = |rung: usize| rung as f32 / count as f32 * 2.0;
        let vector = |rung: usize| [(angle(rung).cos() * 100.0) as i8, (angle(rung).sin() * 100.0) as i8];
        let curve = |name: &str| match name {
            "likeness" => Curve { name: name.into(), knots: vec![-30.0, 0.0], heights: vec![-40.0, 8.0] },
            _ => Curve { name: name.into(), ..Curve::default() },
        };
        TransitionTables {
            occupations: count as u16,
            dimensions: 2,
            vectors: (0..count).flat_map(vector).collect(),
            step: 0.01,
            base: 0.0,
            curves: FEATURES.iter().map(|name| curve(name)).collect(),
        }
    }

    #[test]
    fn the_nearest_are_the_most_natural_moves() {
        let moves = Moves::new(ladder(12), table(12)).unwrap();
        let first: Vec<usize> = moves.from(5).iter().take(2).map(|found| found.to).collect();
        assert!(first.contains(&4) && first.contains(&6), "{first:?}");
        for found in moves.from(5) {
            assert!((found.natural - moves.natural(5, found.to)).abs() < 1e-6);
            assert!(found.natural >= LEAST_NATURAL);
        }
        assert_eq!(moves.natural_row(5)[5], 0.0);
    }

    #[test]
    fn a_move_that_asks_for_too_much_at_once_is_none() {
        let moves = Moves::new(ladder(5), table(5)).unwrap();
        assert!(moves.from(0).iter().all(|found| found.to <= 2));
    }

    #[test]
    fn parts_add_up() {
        let moves = Moves::new(ladder(6), table(6)).unwrap();
        let log_odds: f32 = moves.parts(1, 3).iter().sum();
        assert!((1.0 / (1.0 + (-log_odds).exp()) - moves.natural(1, 3)).abs() < 1e-6);
    }

    #[test]
    fn what_does_not_go_together_is_refused() {
        assert!(matches!(Moves::new(ladder(3), table(4)), Err(MovesError::Occupations { .. })));
        let mut other = table(3);
        other.curves.pop();
        assert!(matches!(Moves::new(ladder(3), other), Err(MovesError::Features)));
    }
}
