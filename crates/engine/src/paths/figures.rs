//! What routes need to know of occupations, from the core table.

use crate::reference::Reference;
use waymark_domain::preparation::entry_education;
use waymark_domain::{Education, Experience, Training};
use waymark_routes::Figures;

/// The figures of all occupations.
pub fn figures(reference: &Reference) -> Figures {
    let core = &reference.core;
    let count = reference.len();
    let projected = |occupation: usize| core.projection(occupation);
    Figures {
        codes: (0..count).map(|occupation| core.code(occupation)).collect(),
        importance: reference.importance.clone(),
        importance_z: reference.importance_z.iter().map(|row| row.to_vec()).collect(),
        level: reference.level.clone(),
        job_zones: core.job_zones.clone(),
        education: (0..count).map(|occupation| usual_education(reference, occupation)).collect(),
        training: (0..count)
            .map(|occupation| {
                projected(occupation)
                    .and_then(|row| Training::from_published(&row.training))
                    .unwrap_or(Training::None)
            })
            .collect(),
        experience: (0..count)
            .map(|occupation| {
                projected(occupation)
                    .and_then(|row| Experience::from_published(&row.experience))
                    .unwrap_or(Experience::None)
            })
            .collect(),
        pay: reference.median_pay.clone(),
        growth: (0..count)
            .map(|occupation| projected(occupation).map(|row| f32::from(row.change) / 10.0))
            .collect(),
        interests: reference.interests.clone(),
        leading: reference.leading.clone(),
    }
}

/// The usual education of who enters: as projected, or else what most workers say is required, or else what
/// the job zone stands for.
fn usual_education(reference: &Reference, occupation: usize) -> Education {
    let core = &reference.core;
    let published = core.projection(occupation).and_then(|row| entry_education(&row.entry_education));
    let rated = || {
        let shares = core.education(occupation)?;
        let most = shares.into_iter().enumerate().max_by(|a, b| a.1.total_cmp(&b.1))?;
        Education::ALL.get(most.0).copied()
    };
    published.or_else(rated).unwrap_or(match core.job_zones[occupation] {
        0..=2 => Education::HighSchool,
        3 => Education::Certificate,
        4 => Education::Bachelor,
        _ => Education::Master,
    })
}
