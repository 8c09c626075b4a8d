//! Features of a visitor and one occupation, for the ranker: the one place where they are made, for
//! training and serving alike.
//!
//! Features come in groups, one for each part of the match, and the ranker sees no feature in any
//! part but its own; so a part is what it says. A part the visitor said nothing about is marked
//! unknown and has zeros.

use crate::reference::{Reference, cosine};
use crate::visitor::Visitor;
use waymark_domain::JobLevel;

/// The parts of a match, in the order of the ranker's output.
pub const PARTS: [&str; 5] = ["role", "skills", "interests", "preparation", "pay"];

/// Every feature with the index of its part.
pub const FEATURE_PARTS: [(&str, usize); 20] = [
    ("probability that this is the current occupation", 0),
    ("share of the role in the same minor group", 0),
    ("share of the role in the same major group", 0),
    ("cosine of importance to the role's", 0),
    ("mean evidence of the skills", 1),
    ("strongest evidence of a skill", 1),
    ("sum of evidence for, logarithm", 1),
    ("share of skills that speak for it", 1),
    ("cosine of importance to the named elements", 1),
    ("correlation of interests", 2),
    ("correlation of interests, positive part", 2),
    ("job zone", 3),
    ("job zone above the visitor's", 3),
    ("job zone below the visitor's", 3),
    ("share of workers with at most this education", 3),
    ("management work for a manager", 3),
    ("management work for a contributor", 3),
    ("median pay against the visitor's, logarithm", 4),
    ("median pay below the visitor's, logarithm", 4),
    ("pay not published", 4),
];

/// Number of features.
pub const FEATURES: usize = FEATURE_PARTS.len();

/// Input of the ranker for one visitor.
pub struct Features {
    /// A row of [`FEATURES`] for each occupation.
    pub rows: Vec<f32>,
    /// 1 for a part that the visitor said something about, else 0.
    pub known: [f32; PARTS.len()],
}

impl Features {
    /// Features of the visitor with every occupation.
    pub fn new(visitor: &Visitor, reference: &Reference) -> Self {
        let known = [
            visitor.has_origin(),
            !visitor.skills.is_empty(),
            visitor.interests.is_some(),
            visitor.job_zone.is_some(),
            visitor.pay.is_some(),
        ];
        let role = Role::new(visitor, reference);
        let mut rows = Vec::with_capacity(reference.len() * FEATURES);
        for occupation in 0..reference.len() {
            let mut row = Vec::with_capacity(FEATURES);
            row.extend(role.features(occupation, reference));
            row.extend(skill_features(visitor, occupation, reference));
            row.extend(interest_features(visitor, occupation, reference));
            row.extend(preparation_features(visitor, occupation, reference));
            row.extend(pay_features(visitor, occupation, reference));
            for (value, (_, part)) in row.iter_mut().zip(FEATURE_PARTS) {
                if !known[part] {
                    *value = 0.0;
                }
            }
            rows.extend(row);
        }
        Self { rows, known: known.map(|known| if known { 1.0 } else { 0.0 }) }
    }
}

/// The visitor's role, summed up once for all occupations.
struct Role<'a> {
    origin: &'a [f32],
    minor: std::collections::HashMap<u32, f32>,
    major: std::collections::HashMap<u32, f32>,
    importance_z: Vec<f32>,
}

impl<'a> Role<'a> {
    fn new(visitor: &'a Visitor, reference: &Reference) -> Self {
        let mut role = Self {
            origin: &visitor.origin,
            minor: std::collections::HashMap::new(),
            major: std::collections::HashMap::new(),
            importance_z: vec![0.0; reference.elements()],
        };
        for (occupation, &share) in visitor.origin.iter().enumerate().filter(|&(_, &share)| share > 0.0) {
            let soc = reference.core.code(occupation).soc();
            *role.minor.entry(soc.digits() / 1000).or_default() += share;
            *role.major.entry(soc.major()).or_default() += share;
            for (sum, z) in role.importance_z.iter_mut().zip(&reference.importance_z[occupation]) {
                *sum += share * z;
            }
        }
        role
    }

    fn features(&self, occupation: usize, reference: &Reference) -> [f32; 4] {
        let soc = reference.core.code(occupation).soc();
        [
            self.origin[occupation],
            self.minor.get(&(soc.digits() / 1000)).copied().unwrap_or_default(),
            self.major.get(&soc.major()).copied().unwrap_or_default(),
            cosine(&self.importance_z, &reference.importance_z[occupation]),
        ]
    }
}

fn skill_features(visitor: &Visitor, occupation: usize, reference: &Reference) -> [f32; 5] {
    let (mut sum, mut weights, mut strongest, mut sum_for, mut weight_for) = (0.0, 0.0, 0.0_f32, 0.0, 0.0);
    for skill in &visitor.skills {
        let evidence = skill.evidence[occupation];
        sum += skill.weight * evidence;
        weights += skill.weight;
        strongest = strongest.max(skill.weight * evidence);
        if evidence > 0.0 {
            sum_for += skill.weight * evidence;
            weight_for += skill.weight;
        }
    }
    let mean = if weights > 0.0 { sum / weights } else { 0.0 };
    let share_for = if weights > 0.0 { weight_for / weights } else { 0.0 };
    let coverage = cosine(&visitor.named, &reference.importance_z[occupation]);
    [mean / 2.0, strongest / 4.0, f32::ln_1p(sum_for) / 2.0, share_for, coverage]
}

fn interest_features(visitor: &Visitor, occupation: usize, reference: &Reference) -> [f32; 2] {
    let (Some(mine), Some(its)) = (visitor.interests, reference.interests[occupation]) else {
        return [0.0; 2];
    };
    let correlation: f32 = mine.iter().zip(its).map(|(a, b)| a * b).sum();
    [correlation, correlation.max(0.0)]
}

fn preparation_features(visitor: &Visitor, occupation: usize, reference: &Reference) -> [f32; 6] {
    let zone = f32::from(reference.core.job_zones[occupation]);
    let distance = visitor.job_zone.map_or(0.0, |mine| zone - mine);
    let reached = match (visitor.education, reference.education_reached[occupation]) {
        (Some(education), Some(reached)) => reached[education.rank()],
        _ => 0.5,
    };
    // Major group 11 is management; nothing else in the tables says who leads others.
    let manages = if reference.core.code(occupation).soc().major() == 11 { 1.0 } else { 0.0 };
    let level = visitor.job_level.map_or(0.0, |level| match level {
        JobLevel::Contributor => -1.0,
        JobLevel::Lead => 0.25,
        JobLevel::Manager => 0.75,
        JobLevel::Director | JobLevel::Vp => 1.0_f32,
    });
    [
        zone / 5.0,
        distance.max(0.0) / 2.0,
        (-distance).max(0.0) / 2.0,
        reached,
        level.max(0.0) * manages,
        (-level).max(0.0) * manages,
    ]
}

fn pay_features(visitor: &Visitor, occupation: usize, reference: &Reference) -> [f32; 3] {
    match (visitor.pay, reference.median_pay[occupation]) {
        (Some(mine), Some(its)) => {
            let ratio = (its / mine).ln().clamp(-2.0, 2.0);
            [ratio, (-ratio).max(0.0), 0.0]
        }
        (Some(_), None) => [0.0, 0.0, 1.0],
        (None, _) => [0.0; 3],
    }
}
