//! Wages of an occupation in a place, as they are shown.

use crate::assets::{Assets, Missing};
use crate::reference::wages_of;
use waymark_domain::{AreaCode, OccupationCode};
use waymark_schema::recommendation::{PayRange, Wage};
use waymark_tables::wages::{WageArea, WageFigure};

/// Name of the wage survey among the sources of the core table.
const SURVEY: &str = "BLS Occupational Employment and Wage Statistics";

/// Wages in a place; in the nation, with a note, where the place has none. `None` if there are none
/// at all.
pub fn pay_range(assets: &Assets, occupation: usize, area: AreaCode) -> Result<Option<PayRange>, Missing> {
    let code = assets.reference.core.code(occupation);
    let place = assets.wage_area(area)?;
    if let Some(range) = place.and_then(|place| in_place(assets, code, place)) {
        return Ok(Some(range));
    }
    let nation = assets.wage_area(AreaCode::NATION)?.and_then(|nation| in_place(assets, code, nation));
    Ok(nation.map(|range| {
        let note = (area != AreaCode::NATION).then(|| match place {
            Some(place) => format!("Not published for {}; these are the nation's figures.", place.name),
            None => format!("There is no place {area} in the wage survey; these are the nation's figures."),
        });
        PayRange { note, ..range }
    }))
}

fn in_place(assets: &Assets, code: OccupationCode, place: &WageArea) -> Option<PayRange> {
    let (wages, of_group) = wages_of(place, code)?;
    if wages.hourly_median.is_none() && wages.annual.iter().all(Option::is_none) {
        return None;
    }
    let soc = if of_group { code.soc().broad() } else { code.soc() };
    let annual = wages.annual.map(|figure| figure.map(wage));
    let hourly = wages.hourly_median.map(|amount| Wage { amount, top_coded: false });
    let source = assets.reference.core.sources.iter().find(|(name, _)| name == SURVEY);
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
        shared: of_group || occupations_of_soc(assets, code) > 1,
        source: source.map(|(_, release)| format!("OEWS {release}")).unwrap_or_default(),
        note: None,
    })
}

fn occupations_of_soc(assets: &Assets, code: OccupationCode) -> usize {
    let codes = &assets.reference.core.codes;
    codes.iter().filter(|&&digits| digits / 100 == code.soc().digits()).count()
}

fn wage(figure: WageFigure) -> Wage {
    Wage { amount: figure.dollars() as f32, top_coded: matches!(figure, WageFigure::AtLeast(_)) }
}
