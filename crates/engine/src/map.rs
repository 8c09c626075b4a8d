//! The map of occupations, and how a profile matches all that is on it.

use crate::assets::{Assets, Missing};
use crate::recommend::{learned, read};
use crate::service::Unanswered;
use waymark_domain::Profile;
use waymark_schema::map::OccupationMap;

/// Every occupation and its place.
pub fn occupations(assets: &Assets) -> Result<OccupationMap, Missing> {
    let (places, core) = (assets.map()?, &assets.reference.core);
    let mut map = OccupationMap { titles: core.titles.clone(), ..OccupationMap::default() };
    for occupation in 0..core.len() {
        let [x, y] = places.place(occupation);
        map.codes.push(core.code(occupation).to_string());
        map.x.push(x);
        map.y.push(y);
        // Published in hundreds.
        map.jobs.push(core.projection(occupation).map(|row| row.employment_start as f32 / 10.0));
    }
    Ok(map)
}

/// The match with every occupation, in the order of the map; none for a profile that says nothing.
pub fn matches(profile: &Profile, assets: &Assets) -> Result<Vec<f32>, Unanswered> {
    let Some(visitor) = read(profile, assets)?.visitor else { return Ok(Vec::new()) };
    Ok(learned(&visitor, assets)?.probability)
}
