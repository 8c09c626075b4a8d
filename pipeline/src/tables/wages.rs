//! Wage tables: of the nation, and of each state with its metropolitan areas.
//!
//! How the survey's columns are read:
//!
//! - `-` is "not published" and stays so.
//! - Footnote 4 marks occupations whose work does not fill a year. It stands on rows with annual
//!   wages only (teachers, pilots) and on rows with hourly wages only (actors, musicians), so a row is
//!   taken as hourly when it has an hourly median and no annual figure. Nothing is multiplied by hours.
//! - Footnote 5 says that what is left out is at or above the top code. This release publishes many
//!   wages above the top code as they are, but of the 10th percentiles all except one lie below it:
//!   rows with this footnote and no wage at all are taken as wholly at or above it. The others lack
//!   upper percentiles only. Where a lower percentile of the row is published above the top code, "at
//!   least the top code" would be less than it, and the figure stays "not published".

use super::grouping::published_code;
use crate::raw::{AreaRow, RawData, WAGE_TOP_CODE, WageRow};
use std::collections::{BTreeMap, BTreeSet};
use waymark_domain::area::AreaKind;
use waymark_domain::{AreaCode, SocCode};
use waymark_tables::WageTables;
use waymark_tables::wages::WageArea;

/// For each occupation, the code that its wages are published under in the nation.
pub(super) fn published_codes(raw: &RawData) -> Vec<Option<SocCode>> {
    let national: BTreeSet<SocCode> =
        raw.wages.iter().filter(|row| row.area == AreaCode::NATION).map(|row| row.soc).collect();
    raw.occupations
        .iter()
        .map(|occupation| published_code(occupation.code.soc(), &national, &raw.soc_codes))
        .collect()
}

/// Wages of the nation.
pub(super) fn national(raw: &RawData) -> WageTables {
    let rows = rows_by_area(raw);
    let areas = raw.areas.iter().filter(|area| area.code == AreaCode::NATION);
    WageTables { areas: areas.map(|area| wage_area(area, &rows)).collect() }
}

/// Wages of each state and, after it, its metropolitan areas by name.
pub(super) fn by_state(raw: &RawData) -> BTreeMap<String, WageTables> {
    let rows = rows_by_area(raw);
    let mut tables: BTreeMap<String, WageTables> = BTreeMap::new();
    for area in ordered_areas(raw).into_iter().filter(|area| area.code != AreaCode::NATION) {
        tables.entry(format!("S{}", area.state)).or_default().areas.push(wage_area(area, &rows));
    }
    tables
}

/// Every place: the nation, then the states by name, each followed by its metropolitan areas by name.
pub(super) fn ordered_areas(raw: &RawData) -> Vec<&AreaRow> {
    let state_names: BTreeMap<&str, &str> = raw
        .areas
        .iter()
        .filter(|area| area.code.kind() == AreaKind::State)
        .map(|area| (area.state.as_str(), area.name.as_str()))
        .collect();
    let mut areas: Vec<&AreaRow> = raw.areas.iter().collect();
    // The nation has no state name, and an absent name sorts first.
    areas.sort_by_key(|area| {
        let state = Some(area).filter(|area| area.code.kind() != AreaKind::Nation);
        let state = state.and_then(|area| state_names.get(area.state.as_str()));
        (state, area.code.kind(), &area.name, area.code)
    });
    areas
}

/// Rows of the codes that some occupation needs, in code order.
fn rows_by_area(raw: &RawData) -> BTreeMap<AreaCode, Vec<&WageRow>> {
    let needed: BTreeSet<SocCode> = published_codes(raw).into_iter().flatten().collect();
    let mut rows: BTreeMap<AreaCode, Vec<&WageRow>> = BTreeMap::new();
    for row in raw.wages.iter().filter(|row| needed.contains(&row.soc)) {
        rows.entry(row.area).or_default().push(row);
    }
    for rows in rows.values_mut() {
        rows.sort_by_key(|row| row.soc);
    }
    rows
}

fn wage_area(area: &AreaRow, rows: &BTreeMap<AreaCode, Vec<&WageRow>>) -> WageArea {
    let rows = rows.get(&area.code).map(Vec::as_slice).unwrap_or_default();
    let mut previous = 0;
    let mut step = |row: &&WageRow| row.soc.digits() - std::mem::replace(&mut previous, row.soc.digits());
    WageArea {
        code: area.code.to_string(),
        name: area.name.clone(),
        soc_steps: rows.iter().map(&mut step).collect(),
        employment: rows.iter().map(|row| row.employment.map_or(0, |jobs| jobs / 10 + 1)).collect(),
        location_quotient: rows
            .iter()
            .map(|row| row.location_quotient.map_or(0, |quotient| quotient.saturating_add(1)))
            .collect(),
        annual: rows.iter().flat_map(|row| annual(row)).collect(),
        hourly_only: rows.iter().map(|row| hourly_only(row)).collect(),
        top_code: WAGE_TOP_CODE,
    }
}

fn annual(row: &WageRow) -> [u32; 5] {
    let mut highest = 0;
    row.annual.map(|wage| match wage {
        Some(dollars) => {
            highest = highest.max(dollars);
            dollars / 10 + 2
        }
        None => u32::from(row.top_coded && highest <= WAGE_TOP_CODE),
    })
}

fn hourly_only(row: &WageRow) -> u32 {
    match row.hourly_median {
        Some(cents) if row.annual == [None; 5] => cents + 1,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use waymark_tables::Wages;
    use waymark_tables::wages::WageFigure::{AtLeast, Exactly};

    fn row(annual: [Option<u32>; 5]) -> WageRow {
        WageRow {
            area: AreaCode::NATION,
            soc: "15-1252".parse().unwrap(),
            employment: Some(1_687_890),
            annual_mean: None,
            annual,
            hourly_median: None,
            location_quotient: None,
            one_period_only: false,
            top_coded: false,
        }
    }

    fn read_back(row: &WageRow) -> Wages {
        let area = AreaRow { code: AreaCode::NATION, state: "00".into(), name: "Nation".into() };
        let rows = BTreeMap::from([(row.area, vec![row])]);
        wage_area(&area, &rows).wages(row.soc).unwrap()
    }

    #[test]
    fn figures_survive_and_missing_stays_missing() {
        let wages = read_back(&row([Some(82_460), Some(105_210), None, Some(239_200), Some(946_560)]));
        let exactly = |dollars| Some(Exactly(dollars));
        assert_eq!(
            wages.annual,
            [exactly(82_460), exactly(105_210), None, exactly(239_200), exactly(946_560)]
        );
        assert_eq!((wages.employment, wages.location_quotient), (Some(1_687_890), None));
        assert_eq!(wages.hourly_median, None);
    }

    #[test]
    fn a_top_coded_figure_is_a_bound_unless_the_row_says_more() {
        let top_coded = |annual| read_back(&WageRow { top_coded: true, ..row(annual) }).annual;
        let bound = Some(AtLeast(WAGE_TOP_CODE));
        assert_eq!(top_coded([None; 5]), [bound; 5]);
        let published = [Some(90_000), Some(100_000), Some(150_000), None, None];
        assert_eq!(top_coded(published)[3..], [bound, bound]);
        let published = [Some(90_000), Some(100_000), Some(150_000), Some(649_720), None];
        assert_eq!(top_coded(published)[4], None);
    }

    #[test]
    fn an_hourly_median_counts_only_without_annual_figures() {
        let hourly = |annual| read_back(&WageRow { hourly_median: Some(2905), ..row(annual) }).hourly_median;
        assert_eq!(hourly([None; 5]), Some(29.05));
        assert_eq!(hourly([Some(40_000); 5]), None);
    }
}
