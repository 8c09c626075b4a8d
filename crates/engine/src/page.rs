//! An occupation's page.

use crate::assets::Assets;
use crate::error::EngineError;
use crate::features::Features;
use crate::pay::pay_range;
use crate::service::Unanswered;
use crate::titles::best;
use waymark_domain::{AreaCode, Domain, Education, OccupationCode};
use waymark_schema::occupation::{
    EducationShare, OccupationPage, Outlook, Programme, RatedElement, Technology,
};
use waymark_schema::profile::EducationV1;
use waymark_schema::recommendation::{Related, Scored};
use waymark_tables::core::{BRIGHT_NEW_AND_EMERGING, BRIGHT_NUMEROUS_OPENINGS, BRIGHT_RAPID_GROWTH};
use waymark_tables::{DetailTables, RatingBlock};

/// Similar occupations on a page.
const SIMILAR: usize = 10;

/// Index of the occupation with this code.
pub fn find(code: &str, assets: &Assets) -> Result<usize, EngineError> {
    let parsed: OccupationCode = code.parse()?;
    assets.reference.core.index_of(parsed).ok_or_else(|| EngineError::UnknownOccupation(parsed.to_string()))
}

/// Occupations most like one, by learned likeness.
pub fn related(code: &str, top: usize, assets: &Assets) -> Result<Related, EngineError> {
    let index = find(code, assets)?;
    let similarity = likeness(index, assets)?;
    let mut results = best(&similarity, top + 1, assets);
    results.retain(|result| result.code != code);
    results.truncate(top);
    Ok(Related { code: code.to_owned(), results })
}

/// Learned likeness of every occupation to one, -1 to 1.
pub fn likeness(index: usize, assets: &Assets) -> Result<Vec<f32>, EngineError> {
    let count = assets.reference.len();
    let mut origin = vec![0.0; count];
    origin[index] = 1.0;
    let mut similarity =
        assets.ranker.rank(&origin, &vec![0.0; count], &Features::unknown(count))?.similarity;
    similarity[index] = -1.0;
    Ok(similarity)
}

/// Everything that an occupation's page shows.
pub fn page(code: &str, area: Option<AreaCode>, assets: &Assets) -> Result<OccupationPage, Unanswered> {
    let index = find(code, assets)?;
    let (core, details, lexicon) = (&assets.reference.core, assets.details()?, assets.lexicon()?);
    let scored = |index: usize| Scored {
        code: core.code(index).to_string(),
        title: core.titles[index].clone(),
        score: 1.0,
    };
    let mut pay = Vec::from_iter(pay_range(assets, index, AreaCode::NATION)?);
    if let Some(range) = area.map(|area| pay_range(assets, index, area)).transpose()?.flatten() {
        // A place without figures has the nation's, and says so: once is enough.
        pay.retain(|nation| nation.area != range.area);
        pay.push(range);
    }
    let rated = |domain| rated(&core.ratings, index, domain);
    let more = |domain| self::rated(&details.ratings, index, domain);
    Ok(OccupationPage {
        code: code.to_owned(),
        title: core.titles[index].clone(),
        alternate_titles: lexicon.reported(index).map(str::to_owned).collect(),
        job_zone: core.job_zones[index],
        education: education(index, assets),
        borrowed_from: core.borrowed_from[index].map(|other| scored(usize::from(other))),
        interests: core.interests(index),
        activities: named(&details.activities_of[index], &details.activities),
        skills: rated(Domain::Skill),
        knowledge: rated(Domain::Knowledge),
        abilities: more(Domain::Ability),
        work_activities: more(Domain::WorkActivity),
        work_styles: more(Domain::WorkStyle),
        work_values: more(Domain::WorkValue),
        technologies: technologies(index, details),
        pay,
        outlook: outlook(index, assets),
        bright_outlook: bright_outlook(core.bright_outlook[index]),
        exposure: core.exposure(index),
        similar: best(&likeness(index, assets)?, SIMILAR, assets),
        programmes: details.programmes_of[index]
            .iter()
            .map(|&row| &details.programmes[usize::from(row)])
            .map(|(cip, title)| Programme {
                code: format!("{:02}.{:04}", cip / 10_000, cip % 10_000),
                title: title.clone(),
            })
            .collect(),
    })
}

fn named(indices: &[u16], names: &[String]) -> Vec<String> {
    indices.iter().map(|&index| names[usize::from(index)].clone()).collect()
}

/// Elements of a family by falling importance; those without a published rating are left out.
fn rated(block: &RatingBlock, occupation: usize, domain: Domain) -> Vec<RatedElement> {
    block
        .by_importance(occupation, domain)
        .into_iter()
        .map(|(name, importance, level)| RatedElement { name: name.to_owned(), importance, level })
        .collect()
}

fn education(index: usize, assets: &Assets) -> Vec<EducationShare> {
    let Some(shares) = assets.reference.core.education(index) else { return Vec::new() };
    Education::ALL
        .into_iter()
        .zip(shares)
        .filter(|&(_, share)| share > 0.0)
        .map(|(level, share)| EducationShare { level: EducationV1::from(level), share })
        .collect()
}

fn technologies(index: usize, details: &DetailTables) -> Vec<Technology> {
    let in_demand = usize::from(details.in_demand[index]);
    details.technologies_of[index]
        .iter()
        .enumerate()
        .map(|(place, &technology)| Technology {
            name: details.technologies[usize::from(technology)].clone(),
            hot: details.hot[usize::from(technology)] == 1,
            in_demand: place < in_demand,
        })
        .collect()
}

pub(crate) fn outlook(index: usize, assets: &Assets) -> Option<Outlook> {
    let core = &assets.reference.core;
    let projection = core.projection(index)?;
    let row = core.projection_of[index];
    let hundreds = |jobs: u32| jobs as f32 / 10.0;
    Some(Outlook {
        employment_start: hundreds(projection.employment_start),
        employment_end: hundreds(projection.employment_end),
        change_percent: f32::from(projection.change) / 10.0,
        openings: hundreds(projection.openings),
        entry_education: projection.entry_education.clone(),
        experience: projection.experience.clone(),
        training: projection.training.clone(),
        years: core.projection_years.clone(),
        average_change_percent: f32::from(core.average_change) / 10.0,
        soc: waymark_domain::SocCode::from_digits(projection.soc)
            .map(|soc| soc.to_string())
            .unwrap_or_default(),
        shared: core.projection_of.iter().filter(|&&other| other == row).count() > 1,
    })
}

pub(crate) fn bright_outlook(bits: u8) -> Vec<String> {
    let reasons = [
        (BRIGHT_RAPID_GROWTH, "Projected to grow much faster than average"),
        (BRIGHT_NUMEROUS_OPENINGS, "Projected to have a large number of openings"),
        (BRIGHT_NEW_AND_EMERGING, "New or changing fast"),
    ];
    reasons.into_iter().filter(|(bit, _)| bits & bit != 0).map(|(_, reason)| reason.to_owned()).collect()
}
