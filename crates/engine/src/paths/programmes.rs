//! Programmes of study for a stop, matched to what is missing by meaning.

use crate::assets::Assets;
use crate::service::Unanswered;
use crate::text::Kind;
use waymark_schema::recommendation::GapV1;
use waymark_schema::route::RouteProgramme;

/// Programmes shown for a stop, and looked at.
const SHOWN: usize = 6;
const LOOKED_AT: usize = 40;
/// How near in meaning, as a cosine, a programme's title must be to a missing skill.
const NEAR: f32 = 0.6;
/// Skills named of a programme.
const NAMED: usize = 3;

/// Programmes that lead to an occupation: those that are about something missing come first, the nearest first.
pub(super) fn programmes(
    occupation: usize,
    gap: &GapV1,
    assets: &Assets,
) -> Result<Vec<RouteProgramme>, Unanswered> {
    let details = assets.details()?;
    let names = &assets.reference.core.ratings.names;
    let missing: Vec<usize> = gap
        .missing
        .iter()
        .chain(&gap.close)
        .filter_map(|item| names.iter().position(|name| *name == item.name))
        .collect();
    let mut found = Vec::new();
    for &row in details.programmes_of[occupation].iter().take(LOOKED_AT) {
        let (cip, title) = &details.programmes[usize::from(row)];
        let vector = assets.encoder.encode_anew(title, Kind::Skill)?.vector;
        let mut near: Vec<(f32, usize)> = missing
            .iter()
            .map(|&element| (assets.vocabulary.nearness(element, &vector), element))
            .filter(|(nearness, _)| *nearness >= NEAR)
            .collect();
        near.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        near.truncate(NAMED);
        let nearest = near.first().map_or(0.0, |(nearness, _)| *nearness);
        found.push((
            nearest,
            RouteProgramme {
                code: format!("{:02}.{:04}", cip / 10_000, cip % 10_000),
                title: title.clone(),
                answers: near.into_iter().map(|(_, element)| names[element].clone()).collect(),
            },
        ));
    }
    // Those that are near to nothing stay in the order of the crosswalk.
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    Ok(found.into_iter().map(|(_, programme)| programme).take(SHOWN).collect())
}
