//! Wages of an occupation in a place, as they are shown.

use crate::assets::{Assets, Missing};
use waymark_domain::{AreaCode, SocCode};
use waymark_schema::recommendation::{PayRange, Wage};
use waymark_tables::wages::{WageArea, WageFigure};

/// Name of the wage survey among the sources of the core table.
const SURVEY: &str = "BLS Occupational Employment and Wage Statistics";

/// Wages in a place; in the nation, with a note, where the place has none. `None` if there are none
/// at all.
pub fn pay_range(assets: &Assets, occupation: usize, area: AreaCode) -> Result<Option<PayRange>, Missing> {
    let Some(soc) = assets.reference.core.wage_soc(occupation) else { return Ok(None) };
    let place = assets.wage_area(area)?;
    if let Some(range) = place.and_then(|place| in_place(assets, soc, place)) {
        return Ok(Some(range));
    }
    let nation = assets.wage_area(AreaCode::NATION)?.and_then(|nation| in_place(assets, soc, nation));
    Ok(nation.map(|range| {
        let note = (area != AreaCode::NATION).then(|| match place {
            Some(place) => format!("Not published for {}; these are the nation's figures.", place.name),
            None => format!("There is no place {area} in the wage survey; these are the nation's figures."),
        });
        PayRange { note, ..range }
    }))
}

fn in_place(assets: &Assets, soc: SocCode, place: &WageArea) -> Option<PayRange> {
    let wages = place.wages(soc)?;
    if wages.hourly_median.is_none() && wages.annual.iter().all(Option::is_none) {
        return None;
    }
    let annual = wages.annual.map(|figure| figure.map(wage));
    let hourly = wages.hourly_median.map(|amount| Wage { amount, top_coded: false });
    Some(PayRange {
        area: place.code.clone(),
        area_name: place.name.clone(),
        per: if hourly.is_some() { "hour" } else { "year" }.to_owned(),
        p10: annual[0],
        p25: annual[1],
        median: hourly.or(annual[2]),
        p75: annual[3],
        p90: annual[4],
        soc: soc.to_string(),
        shared: is_shared(assets, soc),
        source: survey(assets),
        note: None,
    })
}

/// The survey and its month, such as `OEWS May 2025`.
pub(crate) fn survey(assets: &Assets) -> String {
    let source = assets.reference.core.sources.iter().find(|(name, _)| name == SURVEY);
    source.map(|(_, release)| format!("OEWS {release}")).unwrap_or_default()
}

/// Whether figures under this code are of several occupations: several O*NET occupations take them,
/// or the code is that of a group.
pub(crate) fn is_shared(assets: &Assets, soc: SocCode) -> bool {
    let core = &assets.reference.core;
    let takes = |(index, &digits): (usize, &u32)| (digits == soc.digits()).then_some(index);
    let mut takers = core.wage_socs.iter().enumerate().filter_map(takes);
    let first_is_own = takers.next().is_some_and(|index| core.code(index).soc() == soc);
    !first_is_own || takers.next().is_some()
}

fn wage(figure: WageFigure) -> Wage {
    Wage { amount: figure.dollars() as f32, top_coded: matches!(figure, WageFigure::AtLeast(_)) }
}
