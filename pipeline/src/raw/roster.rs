//! Which occupations there are.

use super::delimited::{Form, Row, read_rows};
use super::error::RawError;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use waymark_domain::{OccupationCode, SocCode};

/// An occupation that O*NET collects data on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occupation {
    /// O*NET-SOC code.
    pub code: OccupationCode,
    /// Official title.
    pub title: String,
    /// What its workers do, in prose: for training only, never written to a table.
    pub description: String,
    /// Job zone, 1 (little preparation) to 5 (extensive).
    pub job_zone: u8,
}

/// The occupations of the classification, and those among them with data.
///
/// Lines about occupations of the classification that have no data ("All Other" titles, military
/// occupations) are left out by design; a code outside the classification is an error.
pub(super) struct Roster {
    /// Occupations with data: those with a job zone.
    pub(super) occupations: Vec<Occupation>,
    with_data: BTreeSet<OccupationCode>,
    classified: BTreeSet<OccupationCode>,
}

impl Roster {
    pub(super) fn read(folder: &Path) -> Result<Self, RawError> {
        let job_zones: BTreeMap<OccupationCode, u8> = read_rows(
            folder,
            "onet/29.3/Job Zones.txt",
            Form::Tabs,
            ["O*NET-SOC Code", "Job Zone"],
            |row| {
                let zone = row.parse(1, "a whole number from 1 to 5")?;
                if !(1..=5).contains(&zone) {
                    return Err(row.unexpected(1, "a whole number from 1 to 5"));
                }
                Ok(Some((row.occupation(0)?, zone)))
            },
        )?
        .into_iter()
        .collect();
        let file = "onet/30.0/Occupation Data.txt";
        let columns = ["O*NET-SOC Code", "Title", "Description"];
        let mut classified = BTreeSet::new();
        let mut occupations = read_rows(folder, file, Form::Tabs, columns, |row| {
            let code = row.occupation(0)?;
            classified.insert(code);
            Ok(job_zones.get(&code).map(|&job_zone| Occupation {
                code,
                title: row.text(1).to_owned(),
                description: row.text(2).to_owned(),
                job_zone,
            }))
        })?;
        occupations.sort_by_key(|occupation| occupation.code);
        let with_data: BTreeSet<_> = job_zones.into_keys().collect();
        if let Some(code) = with_data.difference(&classified).next() {
            return Err(RawError::NotCovered {
                file: file.to_owned(),
                missing: code.to_string(),
                list: "Job Zones",
            });
        }
        Ok(Self { occupations, with_data, classified })
    }

    /// The occupation on `row`, or `None` if it has no data.
    pub(super) fn select<const N: usize>(
        &self,
        row: &Row<'_, N>,
        column: usize,
    ) -> Result<Option<OccupationCode>, RawError> {
        let code = row.occupation(column)?;
        if !self.classified.contains(&code) {
            return Err(row.unknown(column, "Occupation Data"));
        }
        Ok(self.with_data.contains(&code).then_some(code))
    }

    /// Occupations with data whose code extends this SOC code.
    pub(super) fn of_soc(&self, soc: SocCode) -> impl Iterator<Item = OccupationCode> + '_ {
        self.with_data.iter().copied().filter(move |code| code.soc() == soc)
    }

    /// Every SOC code of the classification.
    pub(super) fn soc_codes(&self) -> BTreeSet<SocCode> {
        self.classified.iter().map(|code| code.soc()).collect()
    }
}
