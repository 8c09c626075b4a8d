//! What the figures of two occupations say of a move from the one to the other.

use waymark_domain::{Education, Experience, OccupationCode, Training};

/// What is known of all occupations, in code order, as plain columns.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Figures {
    /// Codes.
    pub codes: Vec<OccupationCode>,
    /// Rows of element importance, 1 to 5.
    pub importance: Vec<Vec<f32>>,
    /// The same, standardised over occupations for each element.
    pub importance_z: Vec<Vec<f32>>,
    /// Rows of element levels, 0 to 7.
    pub level: Vec<Vec<f32>>,
    /// Job zones, 1 to 5.
    pub job_zones: Vec<u8>,
    /// Usual education of who enters.
    pub education: Vec<Education>,
    /// Training after the start of the work.
    pub training: Vec<Training>,
    /// Experience in related work that is usual before.
    pub experience: Vec<Experience>,
    /// National median pay, dollars a year.
    pub pay: Vec<Option<f32>>,
    /// Projected change of employment, percent.
    pub growth: Vec<Option<f32>>,
    /// RIASEC scores as a direction.
    pub interests: Vec<Option<[f32; 6]>>,
    /// How much leading others belongs to the work, standardised.
    pub leading: Vec<f32>,
}

/// Names of the features of a pair, in order.
pub const FEATURES: [&str; 11] = [
    "likeness",
    "what the destination needs more of",
    "what is no longer needed",
    "ratings alike",
    "job zones up",
    "schooling up",
    "pay change",
    "outlook change",
    "interests alike",
    "field shared",
    "leading up",
];

/// Importance from which on an element starts to count in a gap.
const UNIMPORTANT: f32 = 2.0;

impl Figures {
    /// Number of occupations.
    pub fn len(&self) -> usize {
        self.codes.len()
    }

    /// Whether there is no occupation.
    pub fn is_empty(&self) -> bool {
        self.codes.is_empty()
    }

    /// The features of a move, in the order of [`FEATURES`]. `likeness` is of the two, in nats. What is not
    /// published counts as no change.
    pub fn features(&self, from: usize, to: usize, likeness: f32) -> [f32; FEATURES.len()] {
        let both = |column: &[Option<f32>]| column[from].zip(column[to]);
        [
            likeness,
            self.shortfall(from, to),
            self.shortfall(to, from),
            cosine(&self.importance_z[from], &self.importance_z[to]),
            f32::from(self.job_zones[to]) - f32::from(self.job_zones[from]),
            self.education[to].rank() as f32 - self.education[from].rank() as f32,
            both(&self.pay).map_or(0.0, |(from, to)| (to / from).ln()),
            both(&self.growth).map_or(0.0, |(from, to)| to - from),
            self.interests[from]
                .zip(self.interests[to])
                .map_or(0.0, |(from, to)| from.iter().zip(to).map(|(a, b)| a * b).sum()),
            f32::from(shared_field(self.codes[from], self.codes[to])),
            self.leading[to] - self.leading[from],
        ]
    }

    /// The directional gap: by how many points of the level scale the one falls short of what the other asks
    /// for, as a mean weighted by the other's importance.
    pub fn shortfall(&self, from: usize, to: usize) -> f32 {
        let (mut missing, mut weights) = (0.0, 0.0);
        let asked = self.importance[to].iter().zip(&self.level[to]);
        for ((importance, asked), brought) in asked.zip(&self.level[from]) {
            let weight = (importance - UNIMPORTANT).max(0.0);
            missing += weight * (asked - brought).max(0.0);
            weights += weight;
        }
        if weights > 0.0 { missing / weights } else { 0.0 }
    }

    /// Share of what the other asks for that the one brings along, 0 to 1, weighted by importance.
    pub fn carried_over(&self, from: usize, to: usize) -> f32 {
        let (mut brought, mut asked) = (0.0, 0.0);
        let its = self.importance[to].iter().zip(&self.level[to]);
        for ((importance, level), mine) in its.zip(&self.level[from]) {
            let weight = (importance - UNIMPORTANT).max(0.0);
            brought += weight * level.min(*mine);
            asked += weight * level;
        }
        if asked > 0.0 { brought / asked } else { 1.0 }
    }
}

/// How much of the classification two codes share: nothing, the major, minor or broad group.
fn shared_field(a: OccupationCode, b: OccupationCode) -> u8 {
    [1_000_000, 10_000, 1_000].into_iter().filter(|group| a.digits() / group == b.digits() / group).count()
        as u8
}

fn cosine(a: &[f32], b: &[f32]) -> f32 {
    let (mut dot, mut aa, mut bb) = (0.0, 0.0, 0.0);
    for (&x, &y) in a.iter().zip(b) {
        dot += x * y;
        aa += x * x;
        bb += y * y;
    }
    if aa == 0.0 || bb == 0.0 { 0.0 } else { dot / (aa * bb).sqrt() }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// Occupations in a row, each asking for a little more than the one before.
    pub(crate) fn ladder(count: usize) -> Figures {
        let digits = |rung: usize| 11_000_000 + 1_000 * rung as u32;
        Figures {
            codes: (0..count).map(|rung| OccupationCode::from_digits(digits(rung)).unwrap()).collect(),
            importance: vec![vec![4.0, 3.0]; count],
            importance_z: (0..count).map(|rung| vec![1.0, rung as f32]).collect(),
            level: (0..count).map(|rung| vec![1.0 + 0.5 * rung as f32, 2.0]).collect(),
            job_zones: (0..count).map(|rung| 1 + rung.min(4) as u8).collect(),
            education: vec![Education::HighSchool; count],
            training: vec![Training::ShortTerm; count],
            experience: vec![Experience::None; count],
            pay: (0..count).map(|rung| Some(30_000.0 + 10_000.0 * rung as f32)).collect(),
            growth: vec![Some(3.0); count],
            interests: vec![None; count],
            leading: vec![0.0; count],
        }
    }

    #[test]
    fn a_gap_has_a_direction() {
        let figures = ladder(3);
        assert!(figures.shortfall(0, 2) > figures.shortfall(0, 1));
        assert_eq!(figures.shortfall(2, 0), 0.0);
        assert_eq!(figures.carried_over(2, 0), 1.0);
        let carried = figures.carried_over(0, 2);
        assert!((carried - (2.0 * 1.0 + 1.0 * 2.0) / (2.0 * 2.0 + 1.0 * 2.0)).abs() < 1e-6);
    }

    #[test]
    fn features_turn_their_sign_with_the_direction() {
        let figures = ladder(3);
        let (up, down) = (figures.features(0, 2, 0.5), figures.features(2, 0, 0.5));
        let value = |row: &[f32; FEATURES.len()], name: &str| {
            row[FEATURES.iter().position(|feature| *feature == name).unwrap()]
        };
        assert_eq!(value(&up, "job zones up"), 2.0);
        assert_eq!(value(&down, "job zones up"), -2.0);
        assert!(value(&up, "pay change") > 0.0 && value(&down, "pay change") < 0.0);
        assert_eq!(
            value(&up, "what the destination needs more of"),
            value(&down, "what is no longer needed")
        );
        assert_eq!(value(&up, "interests alike"), 0.0, "what is not published is no change");
    }

    #[test]
    fn fields_are_nested() {
        let code = |text: &str| text.parse::<OccupationCode>().unwrap();
        let of = |other: &str| shared_field(code("15-1252.00"), code(other));
        assert_eq!([of("11-1011.00"), of("15-2051.00"), of("15-1211.00"), of("15-1253.00")], [0, 1, 2, 3]);
    }
}
