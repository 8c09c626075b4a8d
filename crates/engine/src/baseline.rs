//! The plain baseline: cosine of skills, and of interests. Shown beside the learned ranking, so
//! that a visitor can see what learning changes.

use crate::reference::{Measured, Reference, cosine};
use crate::visitor::{Visitor, meant};
use waymark_domain::Domain;

/// How much a named skill raises its element, in standard deviations over occupations.
const NAMED_SKILL: f32 = 1.5;

/// Cosine with every occupation, 0 to 1 (negative ones are 0): of the importance of the 35 O*NET
/// skills, of the interests, or the mean of both where both are known.
pub fn scores(visitor: &Visitor, reference: &Reference) -> Vec<f32> {
    let skills: Vec<usize> = reference.elements_of(Domain::Skill).collect();
    let origin: Vec<(usize, f32)> = meant(&visitor.origin).collect();
    let mine = skills
        .iter()
        .map(|&element| {
            // Mean over where the visitor comes from.
            let its =
                |&(occupation, share): &(usize, f32)| share * reference.importance_z[occupation][element];
            let by_role: f32 = origin.iter().map(its).sum();
            by_role + NAMED_SKILL * visitor.named[element]
        })
        .collect();
    let mine = Measured::new(mine);
    let has_skills = mine.iter().any(|&value| value != 0.0);
    (0..reference.len())
        .map(|occupation| {
            let by_skills = has_skills.then(|| mine.cosine(&reference.skills_z[occupation]));
            let by_interests = visitor
                .interests
                .map(|mine| reference.interests[occupation].map_or(0.0, |its| cosine(&mine, &its)));
            let known = [by_skills, by_interests];
            let count = known.iter().flatten().count().max(1);
            (known.iter().flatten().sum::<f32>() / count as f32).max(0.0)
        })
        .collect()
}

/// Cosine of the importance of the 35 O*NET skills between one occupation and every other: the
/// baseline of likeness.
pub fn likeness(occupation: usize, reference: &Reference) -> Vec<f32> {
    let skills: Vec<usize> = reference.elements_of(Domain::Skill).collect();
    let row = |occupation: usize| -> Vec<f32> {
        skills.iter().map(|&element| reference.importance[occupation][element]).collect()
    };
    let mine = row(occupation);
    (0..reference.len()).map(|other| cosine(&mine, &row(other))).collect()
}
