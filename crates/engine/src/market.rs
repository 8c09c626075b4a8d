//! Occupations beside one another, and those in demand in a place.

use crate::assets::{Assets, Missing};
use crate::guard::Guard;
use crate::page::{bright_outlook, find, outlook};
use crate::pay::{is_shared, pay_range, survey};
use crate::ranker::Ranking;
use crate::recommend::{describe, learned, read};
use crate::service::Unanswered;
use crate::visitor::Visitor;
use waymark_domain::badge::VIABLE_MATCH;
use waymark_domain::gap::REQUIRED_IMPORTANCE;
use waymark_domain::{AreaCode, Profile};
use waymark_schema::market::{Compared, ComparedElement, Demand, InDemand, Jobs, MOST_COMPARED, SideBySide};
use waymark_schema::route::Place;
use waymark_tables::wages::WageArea;

/// Most skills and areas of knowledge that are compared.
const MOST_ELEMENTS: usize = 20;

/// A place as it was asked for.
struct Asked<'a> {
    area: AreaCode,
    wages: Option<&'a WageArea>,
    named: Option<Place>,
    unknown: Option<String>,
}

impl<'a> Asked<'a> {
    /// The place of this code; the nation, and what was asked for, if there is none.
    fn new(area: Option<&str>, assets: &'a Assets) -> Result<Self, Missing> {
        let nation = Self { area: AreaCode::NATION, wages: None, named: None, unknown: None };
        let Some(text) = area else { return Ok(nation) };
        let parsed = text.parse::<AreaCode>().ok();
        if parsed == Some(AreaCode::NATION) {
            return Ok(nation);
        }
        let listed = assets.details()?.areas.iter().find(|area| area.code == text);
        let (Some(area), Some(listed)) = (parsed, listed) else {
            return Ok(Self { unknown: Some(text.to_owned()), ..nation });
        };
        let named = Some(Place { code: listed.code.clone(), title: listed.name.clone() });
        Ok(Self { area, wages: assets.wage_area(area)?, named, unknown: None })
    }

    /// Jobs of an occupation in the nation and here.
    fn jobs(&self, occupation: usize, assets: &Assets) -> Jobs {
        let core = &assets.reference.core;
        let Some(soc) = core.wage_soc(occupation) else { return Jobs::default() };
        let nation = core.wages.area(AreaCode::NATION).and_then(|nation| nation.wages(soc));
        let here = self.wages.and_then(|place| place.wages(soc));
        Jobs {
            nation: nation.and_then(|wages| wages.employment),
            here: here.and_then(|wages| wages.employment),
            location_quotient: here.and_then(|wages| wages.location_quotient),
            shared: is_shared(assets, soc),
        }
    }
}

/// The visitor's matches, if they have said anything.
struct Matched {
    visitor: Visitor,
    ranking: Ranking,
}

fn matched(profile: &Profile, assets: &Assets) -> Result<Option<Matched>, Unanswered> {
    let Some(visitor) = read(profile, assets)?.visitor else { return Ok(None) };
    let ranking = learned(&visitor, assets)?;
    Ok(Some(Matched { visitor, ranking }))
}

/// Occupations beside one another: each once, and no more than [`MOST_COMPARED`].
pub fn side_by_side(
    profile: &Profile,
    codes: &[String],
    area: Option<&str>,
    assets: &Assets,
) -> Result<SideBySide, Unanswered> {
    let asked = Asked::new(area, assets)?;
    let matched = matched(profile, assets)?;
    let mut indices = Vec::new();
    let mut unknown = Vec::new();
    for code in codes {
        match find(code, assets) {
            Ok(index) if indices.contains(&index) || indices.len() == MOST_COMPARED => {}
            Ok(index) => indices.push(index),
            Err(_) => unknown.push(code.clone()),
        }
    }
    let mut occupations = Vec::with_capacity(indices.len());
    for &index in &indices {
        occupations.push(compared(index, matched.as_ref(), &asked, assets)?);
    }
    let elements = elements(&indices, matched.as_ref(), assets);
    Ok(SideBySide {
        occupations,
        elements,
        unknown,
        place: asked.named,
        unknown_place: asked.unknown,
        matched: matched.is_some(),
    })
}

fn compared(
    index: usize,
    matched: Option<&Matched>,
    asked: &Asked<'_>,
    assets: &Assets,
) -> Result<Compared, Missing> {
    let core = &assets.reference.core;
    let found = matched
        .map(|matched| describe(index, &matched.ranking, &matched.visitor, asked.area, assets))
        .transpose()?;
    Ok(Compared {
        code: core.code(index).to_string(),
        title: core.titles[index].clone(),
        found,
        pay: pay_range(assets, index, asked.area)?,
        jobs: asked.jobs(index, assets),
        outlook: outlook(index, assets),
        bright_outlook: bright_outlook(core.bright_outlook[index]),
        exposure: core.exposure(index),
        job_zone: core.job_zones[index],
        rated: assets.reference.rated[index],
    })
}

/// What matters to any of these occupations, the most important to any of them first.
fn elements(indices: &[usize], matched: Option<&Matched>, assets: &Assets) -> Vec<ComparedElement> {
    let ratings = &assets.reference.core.ratings;
    let mut found: Vec<(f32, ComparedElement)> = (0..ratings.len())
        .filter_map(|element| {
            let rated: Vec<_> = indices.iter().map(|&index| ratings.rating(index, element)).collect();
            let highest = rated.iter().filter_map(|rating| rating.importance).fold(0.0, f32::max);
            let compared = || ComparedElement {
                name: ratings.names[element].clone(),
                importance: rated.iter().map(|rating| rating.importance).collect(),
                level: rated.iter().map(|rating| rating.level).collect(),
                yours: matched.map(|matched| matched.visitor.levels[element]),
            };
            (highest >= REQUIRED_IMPORTANCE).then(|| (highest, compared()))
        })
        .collect();
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    found.truncate(MOST_ELEMENTS);
    found.into_iter().map(|(_, element)| element).collect()
}

/// Occupations in demand among those that fit: a match of at least [`VIABLE_MATCH`] that the guard admits. For
/// a visitor who has said nothing, among all.
///
/// In a place they are ordered by the nation's openings a year times the place's location quotient. That is the
/// order of the openings there, if openings fall where the jobs are: the quotient is the place's share of the
/// occupation's jobs over its share of all jobs, and the latter is the same for every occupation. Without a
/// place the order is that of the openings.
pub fn demand(
    profile: &Profile,
    area: Option<&str>,
    top: usize,
    assets: &Assets,
) -> Result<Demand, Unanswered> {
    let asked = Asked::new(area, assets)?;
    let matched = matched(profile, assets)?;
    let guard = matched.as_ref().map(|matched| Guard::new(&matched.visitor, &assets.reference));
    let fits = |index: usize| match (&matched, &guard) {
        (Some(matched), Some(guard)) => {
            matched.ranking.probability[index] >= VIABLE_MATCH
                && guard.admits(index, &matched.visitor, &assets.reference)
        }
        _ => true,
    };
    let core = &assets.reference.core;
    let mut found: Vec<InDemand> = (0..core.len())
        .filter(|&index| fits(index))
        .map(|index| {
            let probability = matched.as_ref().map(|matched| matched.ranking.probability[index]);
            in_demand(index, probability, &asked, assets)
        })
        .collect();
    let of = found.len();
    // What has no figure comes last, the best match first.
    let order = |one: &InDemand| (one.demand.unwrap_or(-1.0), one.r#match.unwrap_or_default());
    found.sort_by(|a, b| {
        let (a, b) = (order(a), order(b));
        b.0.total_cmp(&a.0).then(b.1.total_cmp(&a.1))
    });
    found.truncate(top);
    for one in &mut found {
        one.pay = pay_range(assets, find(&one.code, assets)?, asked.area)?;
    }
    Ok(Demand {
        results: found,
        of,
        place: asked.named,
        unknown_place: asked.unknown,
        matched: matched.is_some(),
        survey: survey(assets),
        years: core.projection_years.clone(),
    })
}

fn in_demand(index: usize, probability: Option<f32>, asked: &Asked<'_>, assets: &Assets) -> InDemand {
    let core = &assets.reference.core;
    let projection = core.projection(index);
    let openings = projection.map(|projection| projection.openings as f32 / 10.0);
    let jobs = asked.jobs(index, assets);
    let share = jobs.here.zip(jobs.nation).filter(|&(_, nation)| nation > 0);
    let row = core.projection_of[index];
    InDemand {
        code: core.code(index).to_string(),
        title: core.titles[index].clone(),
        r#match: probability,
        openings,
        demand: if asked.named.is_some() {
            openings.zip(jobs.location_quotient).map(|(openings, quotient)| openings * quotient)
        } else {
            openings
        },
        openings_here: openings.zip(share).map(|(all, (here, nation))| all * here as f32 / nation as f32),
        growth_percent: projection.map(|projection| f32::from(projection.change) / 10.0),
        jobs,
        pay: None,
        shared: row.is_some() && core.projection_of.iter().filter(|&&other| other == row).count() > 1,
    }
}
