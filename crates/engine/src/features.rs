//! Features of a visitor and one occupation, for the ranker: the one place where they are made, for
//! training and serving alike.
//!
//! Features come in groups, one for each part of the match, and the ranker sees no feature in any
//! part but its own; so a part is what it says. A part the visitor said nothing about is marked
//! unknown and has zeros. The features of skills only rise with a skill that the occupation asks for,
//! and the ranker is held to rise with them: so naming such a skill never lowers that match.

use crate::reference::{Reference, cosine};
use crate::visitor::{SkillEvidence, Visitor};
use waymark_domain::JobLevel;
use waymark_domain::gap::REQUIRED_IMPORTANCE;

/// The parts of a match, in the order of the ranker's output.
pub const PARTS: [&str; 7] = ["role", "skills", "interests", "values", "preparation", "pay", "goal"];

/// Place of the role in [`PARTS`].
pub const ROLE: usize = 0;
/// Place of the skills in [`PARTS`].
pub const SKILLS: usize = 1;
/// Place of the preparation in [`PARTS`].
pub const PREPARATION: usize = 4;
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
    ("correlation of interests", 2),
    ("correlation of interests, positive part", 2),
    ("correlation of work values", 3),
    ("job zone", 4),
    ("job zone above the visitor's", 4),
    ("job zone below the visitor's", 4),
    ("share of workers with at most this education", 4),
    ("leading others, for one who leads", 4),
    ("leading others, for one who does not", 4),
    ("median pay against the visitor's, logarithm", 5),
    ("median pay below the visitor's, logarithm", 5),
    ("pay not published", 5),
    ("probability that this is the goal", GOAL),
    ("probability that this is the goal, logarithm", GOAL),
    ("share of the goal in the same minor group", GOAL),
    ("share of the goal in the same major group", GOAL),
];

/// Number of features.
pub const FEATURES: usize = FEATURE_PARTS.len();

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
        let mut rows = Vec::with_capacity(reference.len() * FEATURES);
        let mut evidence = Vec::with_capacity(reference.len());
        for occupation in 0..reference.len() {
            let skills = skill_features(visitor, occupation, reference);
            evidence.push(skills[0]);
            // Appended in the order of the parts; the row is then looked at where it lies, so that none is
            // allocated for each occupation.
            let start = rows.len();
            rows.extend(role.groups(occupation, reference));
            rows.push(cosine(&role.importance_z, &reference.importance_z[occupation]));
            rows.extend(skills);
            rows.extend(interest_features(visitor, occupation, reference));
            rows.push(correlation(visitor.values, reference.values[occupation]));
            rows.extend(preparation_features(visitor, occupation, reference));
            rows.extend(pay_features(visitor, occupation, reference));
            rows.extend(goal.groups(occupation, reference));
            for (value, (_, part)) in rows[start..].iter_mut().zip(FEATURE_PARTS) {
                if !known[part] {
                    *value = 0.0;
                }
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
    minor: std::collections::HashMap<u32, f32>,
    major: std::collections::HashMap<u32, f32>,
    importance_z: Vec<f32>,
}

impl<'a> Role<'a> {
    fn new(shares: &'a [f32], reference: &Reference) -> Self {
        let mut role = Self {
            shares,
            minor: std::collections::HashMap::new(),
            major: std::collections::HashMap::new(),
            importance_z: vec![0.0; reference.elements()],
        };
        for (occupation, &share) in shares.iter().enumerate().filter(|&(_, &share)| share > 0.0) {
            let soc = reference.core.code(occupation).soc();
            *role.minor.entry(soc.digits() / 1000).or_default() += share;
            *role.major.entry(soc.major()).or_default() += share;
            for (sum, z) in role.importance_z.iter_mut().zip(&reference.importance_z[occupation]) {
                *sum += share * z;
            }
        }
        role
    }

    fn groups(&self, occupation: usize, reference: &Reference) -> [f32; 4] {
        let soc = reference.core.code(occupation).soc();
        [
            self.shares[occupation],
            f32::ln_1p(self.shares[occupation] * 1000.0) / 7.0,
            self.minor.get(&(soc.digits() / 1000)).copied().unwrap_or_default(),
            self.major.get(&soc.major()).copied().unwrap_or_default(),
        ]
    }
}

/// Evidence of a skill for an occupation; for a skill that it asks for, at least none.
fn evidence(skill: &SkillEvidence, occupation: usize, reference: &Reference) -> f32 {
    let asked = skill.elements.iter().any(|&element| {
        reference.rated[occupation] && reference.importance[occupation][element] >= REQUIRED_IMPORTANCE
    });
    let evidence = skill.evidence[occupation];
    if asked { evidence.max(0.0) } else { evidence }
}

fn skill_features(visitor: &Visitor, occupation: usize, reference: &Reference) -> [f32; 6] {
    let (mut sum_for, mut sum_against, mut strongest) = (0.0, 0.0, 0.0_f32);
    for skill in &visitor.skills {
        let evidence = evidence(skill, occupation, reference);
        if evidence > 0.0 {
            sum_for += skill.weight * evidence;
            strongest = strongest.max(skill.weight * evidence);
        } else {
            // What speaks against an occupation is the absence of a link, which a stronger rating of the
            // skill does not make more of.
            sum_against -= evidence;
        }
    }
    let named: f32 = visitor
        .named
        .iter()
        .zip(&reference.importance_z[occupation])
        .map(|(weight, z)| weight * z.max(0.0))
        .sum();
    [
        f32::ln_1p(sum_for) / 2.0,
        sum_for / 10.0,
        strongest / 4.0,
        f32::ln_1p(named) / 2.0,
        -f32::ln_1p(sum_against) / 2.0,
        -sum_against / 10.0,
    ]
}

fn correlation(mine: Option<[f32; 6]>, its: Option<[f32; 6]>) -> f32 {
    match (mine, its) {
        (Some(mine), Some(its)) => mine.iter().zip(its).map(|(a, b)| a * b).sum(),
        _ => 0.0,
    }
}

fn interest_features(visitor: &Visitor, occupation: usize, reference: &Reference) -> [f32; 2] {
    let correlation = correlation(visitor.interests, reference.interests[occupation]);
    [correlation, correlation.max(0.0)]
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
        distance.max(0.0) / 2.0,
        (-distance).max(0.0) / 2.0,
        reached,
        level.max(0.0) * leading / 2.0,
        (-level).max(0.0) * leading / 2.0,
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
