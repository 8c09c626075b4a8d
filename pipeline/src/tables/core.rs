//! The core table.

use super::borrowing::Borrowing;
use super::grouping::published_code;
use super::{BuildError, check_count, ratings, sources, wages};
use crate::raw::{PROJECTION_YEARS, ProjectionRow, RawData};
use std::collections::{BTreeMap, BTreeSet};
use waymark_domain::{Domain, OccupationCode, SocCode, WorkValue};
use waymark_tables::CoreTables;
use waymark_tables::core::{
    BRIGHT_NEW_AND_EMERGING, BRIGHT_NUMEROUS_OPENINGS, BRIGHT_RAPID_GROWTH, Projection,
};
use waymark_tables::quantise::{MISSING, ONE_TO_SEVEN, SHARE};

pub(super) fn build(raw: &RawData) -> Result<CoreTables, BuildError> {
    let borrowing = Borrowing::new(raw);
    let count = raw.occupations.len();
    let (projections, projection_of) = projections(raw);
    check_count("projections", projections.len(), u16::MAX)?;
    Ok(CoreTables {
        sources: sources::list(),
        codes: raw.occupations.iter().map(|occupation| occupation.code.digits()).collect(),
        titles: raw.occupations.iter().map(|occupation| occupation.title.clone()).collect(),
        job_zones: raw.occupations.iter().map(|occupation| occupation.job_zone).collect(),
        education: (0..count).flat_map(|occupation| shares(borrowing.education(raw, occupation))).collect(),
        borrowed_from: borrowing.lenders().to_vec(),
        interests: raw
            .occupations
            .iter()
            .flat_map(|occupation| match raw.interests.get(&occupation.code) {
                Some(scores) => scores.map(|score| ONE_TO_SEVEN.encode(Some(score))),
                None => [MISSING; 6],
            })
            .collect(),
        work_values: work_values(raw, &borrowing),
        ratings: ratings::block(raw, &borrowing, &[Domain::Skill, Domain::Knowledge]),
        exposure: exposure(raw),
        bright_outlook: bright_outlook(raw),
        projections,
        projection_of,
        projection_years: PROJECTION_YEARS.to_owned(),
        average_change: average_change(&raw.projections),
        wage_socs: wages::published_codes(raw).iter().map(|soc| soc.map_or(0, SocCode::digits)).collect(),
        wages: wages::national(raw),
    })
}

fn shares(shares: Option<[f32; 7]>) -> [u8; 7] {
    shares.map_or([MISSING; 7], |shares| shares.map(|share| SHARE.encode(Some(share))))
}

fn work_values(raw: &RawData, borrowing: &Borrowing) -> Vec<u8> {
    let family = raw.family(Domain::WorkValue);
    let place = |value: WorkValue| family.elements.iter().position(|element| element.name == value.name());
    let places = WorkValue::ALL.map(place);
    (0..raw.occupations.len())
        .flat_map(|occupation| {
            let ratings = family.of(borrowing.rated_code(raw, family, occupation));
            places
                .map(|place| ONE_TO_SEVEN.encode(ratings.zip(place).and_then(|(row, at)| row[at].importance)))
        })
        .collect()
}

fn exposure(raw: &RawData) -> Vec<u8> {
    let shares: BTreeMap<OccupationCode, f32> =
        raw.exposure.iter().map(|exposure| (exposure.code, exposure.share)).collect();
    raw.occupations.iter().map(|occupation| SHARE.encode(shares.get(&occupation.code).copied())).collect()
}

fn bright_outlook(raw: &RawData) -> Vec<u8> {
    let mut bits = vec![0; raw.occupations.len()];
    for outlook in &raw.bright_outlook {
        let reasons = [
            (outlook.rapid_growth, BRIGHT_RAPID_GROWTH),
            (outlook.numerous_openings, BRIGHT_NUMEROUS_OPENINGS),
            (outlook.new_and_emerging, BRIGHT_NEW_AND_EMERGING),
        ];
        if let Some(occupation) = raw.index_of(outlook.code) {
            bits[occupation] =
                reasons.iter().filter(|(holds, _)| *holds).fold(0, |bits, (_, bit)| bits | bit);
        }
    }
    bits
}

/// The projections that any occupation needs, in code order, and the row of each occupation.
fn projections(raw: &RawData) -> (Vec<Projection>, Vec<Option<u16>>) {
    let published: BTreeMap<SocCode, &ProjectionRow> =
        raw.projections.iter().map(|row| (row.soc, row)).collect();
    let codes: BTreeSet<SocCode> = published.keys().copied().collect();
    let code_of: Vec<Option<SocCode>> = raw
        .occupations
        .iter()
        .map(|occupation| published_code(occupation.code.soc(), &codes, &raw.soc_codes))
        .collect();
    let needed: BTreeSet<SocCode> = code_of.iter().flatten().copied().collect();
    let needed: Vec<SocCode> = needed.into_iter().collect();
    let rows = needed.iter().filter_map(|soc| published.get(soc)).map(|row| projection(row)).collect();
    let row_of =
        |soc: &Option<SocCode>| soc.and_then(|soc| needed.binary_search(&soc).ok()).map(|row| row as u16);
    (rows, code_of.iter().map(row_of).collect())
}

fn projection(row: &ProjectionRow) -> Projection {
    Projection {
        soc: row.soc.digits(),
        employment_start: row.employment_start,
        employment_end: row.employment_end,
        change: row.change,
        openings: row.openings,
        entry_education: row.entry_education.clone(),
        experience: row.experience.clone(),
        training: row.training.clone(),
    }
}

/// Change of all employment, tenths of a percent. The file has detailed occupations only, so that
/// their sums are the whole.
fn average_change(rows: &[ProjectionRow]) -> i16 {
    let start: u64 = rows.iter().map(|row| u64::from(row.employment_start)).sum();
    let end: u64 = rows.iter().map(|row| u64::from(row.employment_end)).sum();
    if start == 0 {
        return 0;
    }
    ((end as f64 / start as f64 - 1.0) * 1000.0).round() as i16
}
