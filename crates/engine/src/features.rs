//! Features of a visitor and one occupation, for the ranker: the one place where they are made, for
//! training and serving alike.
//!
//! Features come in groups, one for each part of the match, and the ranker sees no feature in any
//! part but its own; so a part is what it says. A part the visitor said nothing about is marked
//! unknown and has zeros. The features of skills only rise with a skill that the occupation asks for,
//! and the ranker is held to rise with them: so naming such a skill never lowers that match.

use crate::elementwise;
use crate::reference::{Measured, Reference};
use crate::visitor::{SkillEvidence, Visitor, meant};
use waymark_domain::JobLevel;

/// The parts of a match, in the order of the ranker's output.
pub const PARTS: [&str; 7] = ["role", "skills", "interests", "values", "preparation", "pay", "goal"];

/// Place of the role in [`PARTS`].
pub const ROLE: usize = 0;
/// Place of the skills in [`PARTS`].
pub const SKILLS: usize = 1;
const INTERESTS: usize = 2;
const VALUES: usize = 3;
/// Place of the preparation in [`PARTS`].
pub const PREPARATION: usize = 4;
const PAY: usize = 5;
/// Place of the goal in [`PARTS`].
pub const GOAL: usize = 6;

/// What is said of the visitor as a whole: which parts are known, and how clear the role and the goal are.
pub const KNOWN: usize = PARTS.len() + 2;

/// Every feature with the index of its part.
pub const FEATURE_PARTS: [(&str, usize); 27] = [
    ("probability that this is the current occupation", ROLE),
    ("probability that this is the current occupation, logarithm", ROLE),
    ("share of the role in the same minor group", ROLE),
    ("share of the role in the same major group", ROLE),
    ("cosine of importance to the role's", ROLE),
    ("evidence of the skills for it, logarithm", SKILLS),
    ("evidence of the skills for it, sum", SKILLS),
    ("strongest evidence of a skill for it", SKILLS),
    ("importance above average of the named elements, logarithm", SKILLS),
    ("evidence of the skills against it, negative logarithm", SKILLS),
    ("evidence of the skills against it, negative sum", SKILLS),
    ("correlation of interests", INTERESTS),
    ("correlation of interests, positive part", INTERESTS),
    ("correlation of work values", VALUES),
    ("job zone", PREPARATION),
    ("job zone above the visitor's", PREPARATION),
    ("job zone below the visitor's", PREPARATION),
    ("share of workers with at most this education", PREPARATION),
    ("leading others, for one who leads", PREPARATION),
    ("leading others, for one who does not", PREPARATION),
    ("median pay against the visitor's, logarithm", PAY),
    ("median pay below the visitor's, logarithm", PAY),
    ("pay not published", PAY),
    ("probability that this is the goal", GOAL),
    ("probability that this is the goal, logarithm", GOAL),
    ("share of the goal in the same minor group", GOAL),
    ("share of the goal in the same major group", GOAL),
];

/// Number of features.
pub const FEATURES: usize = FEATURE_PARTS.len();

/// Where each part's features start in a row: they stand in the order of the parts.
const STARTS: [usize; PARTS.len()] = {
    let mut starts = [0; PARTS.len()];
    let mut feature = FEATURES;
    while feature > 0 {
        feature -= 1;
        starts[FEATURE_PARTS[feature].1] = feature;
    }
    starts
};

/// Input of the ranker for one visitor.
#[derive(Debug, Clone)]
pub struct Features {
    /// A row of [`FEATURES`] for each occupation.
    pub rows: Vec<f32>,
    /// Evidence of the skills for each occupation, logarithm: the ranker spreads it over occupations alike.
    pub evidence: Vec<f32>,
    /// 1 for a part that the visitor said something about, else 0; then how clear the role is, and the goal.
    pub known: [f32; KNOWN],
}

impl Features {
    /// Features of a visitor who said nothing.
    pub fn unknown(occupations: usize) -> Self {
        Self {
            rows: vec![0.0; occupations * FEATURES],
            evidence: vec![0.0; occupations],
            known: [0.0; KNOWN],
        }
    }

    /// Features of the visitor with every occupation.
    pub fn new(visitor: &Visitor, reference: &Reference) -> Self {
        let known = [
            visitor.has_origin(),
            !visitor.skills.is_empty(),
            visitor.interests.is_some(),
            visitor.values.is_some(),
            visitor.job_zone.is_some() || visitor.job_level.is_some(),
            visitor.pay.is_some(),
            visitor.has_goal(),
        ];
        let role = Role::new(&visitor.origin, reference);
        let goal = Role::new(&visitor.goal, reference);
        let skills = known[SKILLS].then(|| Skills::new(visitor, reference));
        // What is not known stays zero.
        let mut rows = vec![0.0; reference.len() * FEATURES];
        let mut evidence = vec![0.0; reference.len()];
        for (occupation, row) in rows.as_chunks_mut::<FEATURES>().0.iter_mut().enumerate() {
            let mut put = |part: usize, features: &[f32]| {
                row[STARTS[part]..][..features.len()].copy_from_slice(features);
            };
            if known[ROLE] {
                let alike = role.importance_z.cosine(&reference.importance_z[occupation]);
                let [this, this_log, minor, major] = role.groups(occupation, reference);
                put(ROLE, &[this, this_log, minor, major, alike]);
            }
            if let Some(skills) = &skills {
                let skills = skills.of(occupation);
                evidence[occupation] = skills[0];
                put(SKILLS, &skills);
            }
            if known[INTERESTS] {
                put(INTERESTS, &interest_features(visitor, occupation, reference));
            }
            if known[VALUES] {
                put(VALUES, &[correlation(visitor.values, reference.values[occupation])]);
            }
            if known[PREPARATION] {
                put(PREPARATION, &preparation_features(visitor, occupation, reference));
            }
            if known[PAY] {
                put(PAY, &pay_features(visitor, occupation, reference));
            }
            if known[GOAL] {
                put(GOAL, &goal.groups(occupation, reference));
            }
        }
        let mut told = [0.0; KNOWN];
        for (told, known) in told.iter_mut().zip(known) {
            *told = f32::from(known);
        }
        told[PARTS.len()] = clearness(&visitor.origin);
        told[PARTS.len() + 1] = clearness(&visitor.goal);
        Self { rows, evidence, known: told }
    }
}

/// How clear a role is: 1 if it means one occupation, nearly 0 if it may mean any, 0 if it is not known.
fn clearness(shares: &[f32]) -> f32 {
    shares.iter().map(|share| share * share).sum()
}

/// A role (the current one, or the goal), summed up once for all occupations.
struct Role<'a> {
    shares: &'a [f32],
    logarithms: Vec<f32>,
    minor: Vec<f32>,
    major: Vec<f32>,
    importance_z: Measured,
}

impl<'a> Role<'a> {
    fn new(shares: &'a [f32], reference: &Reference) -> Self {
        // There are no more groups than occupations.
        let none = || vec![0.0; reference.len()];
        let (mut logarithms, mut minor, mut major) = (none(), none(), none());
        let mut importance_z = vec![0.0; reference.elements()];
        for (occupation, share) in meant(shares) {
            logarithms[occupation] = f32::ln_1p(share * 1000.0) / 7.0;
            minor[reference.minor_group[occupation]] += share;
            major[reference.major_group[occupation]] += share;
            for (sum, z) in importance_z.iter_mut().zip(reference.importance_z[occupation].iter()) {
                *sum += share * z;
            }
        }
        Self { shares, logarithms, minor, major, importance_z: Measured::new(importance_z) }
    }

    fn groups(&self, occupation: usize, reference: &Reference) -> [f32; 4] {
        [
            self.shares[occupation],
            self.logarithms[occupation],
            self.minor[reference.minor_group[occupation]],
            self.major[reference.major_group[occupation]],
        ]
    }
}

/// What the skills say, summed up for every occupation.
struct Skills {
    sum_for: Vec<f32>,
    sum_against: Vec<f32>,
    strongest: Vec<f32>,
    log_for: Vec<f32>,
    log_against: Vec<f32>,
    log_named: Vec<f32>,
}

impl Skills {
    fn new(visitor: &Visitor, reference: &Reference) -> Self {
        let none = || vec![0.0; reference.len()];
        let (mut sum_for, mut sum_against, mut strongest) = (none(), none(), none());
        for SkillEvidence { weight, evidence } in &visitor.skills {
            let sums = sum_for.iter_mut().zip(&mut sum_against).zip(&mut strongest);
            for (((sum_for, sum_against), strongest), &evidence) in sums.zip(evidence) {
                let speaks_for = weight * above_zero(evidence);
                *sum_for += speaks_for;
                *strongest = if speaks_for > *strongest { speaks_for } else { *strongest };
                // What speaks against an occupation is the absence of a link, which a stronger rating of the
                // skill does not make more of.
                *sum_against += above_zero(-evidence);
            }
        }
        let mut named = none();
        for (element, &weight) in visitor.named.iter().enumerate().filter(|&(_, &weight)| weight > 0.0) {
            for (named, importance_z) in named.iter_mut().zip(&reference.importance_z) {
                *named += weight * above_zero(importance_z[element]);
            }
        }
        let logarithms = |sums: &[f32]| {
            let mut sums = sums.to_vec();
            elementwise::ln_1p(&mut sums);
            sums
        };
        Self {
            log_for: logarithms(&sum_for),
            log_against: logarithms(&sum_against),
            log_named: logarithms(&named),
            sum_for,
            sum_against,
            strongest,
        }
    }

    fn of(&self, occupation: usize) -> [f32; 6] {
        [
            self.log_for[occupation] / 2.0,
            self.sum_for[occupation] / 10.0,
            self.strongest[occupation] / 4.0,
            self.log_named[occupation] / 2.0,
            -self.log_against[occupation] / 2.0,
            -self.sum_against[occupation] / 10.0,
        ]
    }
}

/// The number, or zero if it is below; in the browser `max` is a call, since it has its own mind about what is no number.
fn above_zero(number: f32) -> f32 {
    if number > 0.0 { number } else { 0.0 }
}

fn correlation(mine: Option<[f32; 6]>, its: Option<[f32; 6]>) -> f32 {
    match (mine, its) {
        (Some(mine), Some(its)) => mine.iter().zip(its).map(|(a, b)| a * b).sum(),
        _ => 0.0,
    }
}

fn interest_features(visitor: &Visitor, occupation: usize, reference: &Reference) -> [f32; 2] {
    let correlation = correlation(visitor.interests, reference.interests[occupation]);
    [correlation, above_zero(correlation)]
}

fn preparation_features(visitor: &Visitor, occupation: usize, reference: &Reference) -> [f32; 6] {
    let zone = f32::from(reference.core.job_zones[occupation]);
    let distance = visitor.job_zone.map_or(0.0, |mine| zone - mine);
    let reached = match (visitor.education, reference.education_reached[occupation]) {
        (Some(education), Some(reached)) => reached[education.rank()],
        _ => 0.5,
    };
    let leading = reference.leading[occupation];
    let level = visitor.job_level.map_or(0.0, |level| match level {
        JobLevel::Contributor => -1.0,
        JobLevel::Lead => 0.4,
        JobLevel::Manager => 0.8,
        JobLevel::Director => 1.0,
        JobLevel::Vp => 1.2_f32,
    });
    [
        zone / 5.0,
        above_zero(distance) / 2.0,
        above_zero(-distance) / 2.0,
        reached,
        above_zero(level) * leading / 2.0,
        above_zero(-level) * leading / 2.0,
    ]
}

fn pay_features(visitor: &Visitor, occupation: usize, reference: &Reference) -> [f32; 3] {
    match (visitor.pay, reference.median_pay[occupation]) {
        (Some(mine), Some(its)) => {
            let ratio = (its / mine).ln().clamp(-2.0, 2.0);
            [ratio, above_zero(-ratio), 0.0]
        }
        (Some(_), None) => [0.0, 0.0, 1.0],
        (None, _) => [0.0; 3],
    }
}
