//! Who uses what was found: the occupations that a hit links to.

use super::index::{Index, Taught};
use super::place;
use crate::assets::Assets;
use crate::service::Unanswered;
use crate::text::Kind;
use waymark_domain::gap::REQUIRED_IMPORTANCE;
use waymark_schema::search::{FoundKind, Hit};

/// Occupations that a hit names; the others are counted.
const MOST_OCCUPATIONS: usize = 4;

/// A hit with its occupations.
pub(super) fn described(
    kind: FoundKind,
    at: usize,
    index: &Index,
    assets: &Assets,
) -> Result<Hit, Unanswered> {
    let (core, details, learning) = (&assets.reference.core, assets.details()?, assets.learning()?);
    let mut hit = Hit::default();
    let users = match kind {
        FoundKind::Occupation => Vec::new(),
        FoundKind::Skill => {
            hit.name.clone_from(&core.ratings.names[at]);
            asking(at, assets)
        }
        FoundKind::Technology => {
            hit.name.clone_from(&details.technologies[at]);
            likeliest(&hit.name, using(at, assets)?, assets)?
        }
        FoundKind::Programme => {
            let (cip, title) = &details.programmes[at];
            hit.name.clone_from(title);
            hit.code = format!("{:02}.{:04}", cip / 10_000, cip % 10_000);
            likeliest(title, led_to(at, assets)?, assets)?
        }
        FoundKind::Course => {
            let course = &learning.courses[at];
            hit.name.clone_from(&course.title);
            hit.url = format!("{}{}", learning.root, course.path);
            hit.offered_by.clone_from(&learning.organisations[usize::from(course.organisation)]);
            let users = match index.taught(at) {
                Some(Taught::Element(element)) => {
                    hit.teaches.clone_from(&core.ratings.names[element]);
                    asking(element, assets)
                }
                Some(Taught::Technology(technology)) => {
                    hit.teaches.clone_from(&details.technologies[technology]);
                    using(technology, assets)?
                }
                None => Vec::new(),
            };
            likeliest(&course.title, users, assets)?
        }
    };
    hit.more = users.len().saturating_sub(MOST_OCCUPATIONS);
    hit.occupations = users.into_iter().take(MOST_OCCUPATIONS).map(|user| place(user, assets)).collect();
    Ok(hit)
}

/// Occupations that an element is important to, those that it stands out in first.
fn asking(element: usize, assets: &Assets) -> Vec<usize> {
    let reference = &assets.reference;
    let important = |index: &usize| {
        let rating = reference.core.ratings.rating(*index, element);
        rating.importance.is_some_and(|importance| importance >= REQUIRED_IMPORTANCE)
    };
    let mut users: Vec<usize> = (0..reference.len()).filter(important).collect();
    users.sort_by(|&a, &b| {
        reference.importance_z[b][element].total_cmp(&reference.importance_z[a][element]).then(a.cmp(&b))
    });
    users
}

/// Occupations that use a technology.
fn using(technology: usize, assets: &Assets) -> Result<Vec<usize>, Unanswered> {
    Ok(holding(technology, &assets.details()?.technologies_of))
}

/// Occupations that a programme leads to.
fn led_to(programme: usize, assets: &Assets) -> Result<Vec<usize>, Unanswered> {
    Ok(holding(programme, &assets.details()?.programmes_of))
}

fn holding(wanted: usize, rows: &[Vec<u16>]) -> Vec<usize> {
    let has = |row: &&Vec<u16>| row.iter().any(|&one| usize::from(one) == wanted);
    rows.iter().enumerate().filter(|(_, row)| has(row)).map(|(index, _)| index).collect()
}

/// The occupations in the order of how much the name says of them.
fn likeliest(name: &str, mut users: Vec<usize>, assets: &Assets) -> Result<Vec<usize>, Unanswered> {
    let logits = assets.encoder.encode_anew(name, Kind::Skill)?.logits;
    users.sort_by(|&a, &b| logits[b].total_cmp(&logits[a]).then(a.cmp(&b)));
    Ok(users)
}
