//! Programmes, exposure, ESCO skills and courses.

use super::delimited::{Form, read_rows};
use super::error::RawError;
use super::roster::Roster;
use std::path::Path;
use waymark_domain::{OccupationCode, SocCode};

/// An instructional programme that leads to a SOC code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProgrammeRow {
    /// Six digits of the CIP 2020 code.
    pub cip: u32,
    /// Title of the programme.
    pub title: String,
    /// Where it leads.
    pub soc: SocCode,
}

/// Exposure of an occupation's tasks to large language models.
///
/// The share is Eloundou et al.'s E1 + 0.5 E2 (`beta`): tasks that a language model alone would speed
/// up by half or more count fully, those that need further software count half. Of the two published
/// ratings, by people and by GPT-4, this is GPT-4's (`dv_rating_beta`).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Exposure {
    /// The occupation.
    pub code: OccupationCode,
    /// Share of tasks, 0 to 1.
    pub share: f32,
}

/// A skill of the European classification.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EscoSkill {
    /// Its address.
    pub id: String,
    /// Label, alternative labels and description, run together by the publisher of the file.
    pub text: String,
}

/// A course of the catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Course {
    /// Title.
    pub title: String,
    /// Who offers it.
    pub organisation: String,
    /// How long it takes, as published: `1 - 3 Months`.
    pub time: String,
    /// How hard it is: `Beginner`, and so on.
    pub difficulty: String,
    /// Where it is.
    pub url: String,
    /// Skills that it teaches; empty for those that do not say.
    pub skills: Vec<String>,
}

pub(super) fn read_programmes(folder: &Path) -> Result<Vec<ProgrammeRow>, RawError> {
    let columns = ["CIP2020Code", "CIP2020Title", "SOC2018Code"];
    read_rows(folder, "crosswalk/cip2020_soc2018.csv", Form::Commas, columns, |row| {
        // The crosswalk's ways to say that a programme leads to no occupation, or that none leads to one.
        if row.text(2) == "99-9999" || row.text(0) == "99.9999" || row.text(1).starts_with("NO MATCH") {
            return Ok(None);
        }
        let cip = row
            .text(0)
            .split_once('.')
            .filter(|(series, programme)| series.len() == 2 && programme.len() == 4)
            .and_then(|(series, programme)| format!("{series}{programme}").parse().ok())
            .ok_or_else(|| row.unexpected(0, "a CIP code such as 11.0701"))?;
        Ok(Some(ProgrammeRow { cip, title: row.text(1).to_owned(), soc: row.soc(2)? }))
    })
}

pub(super) fn read_exposure(folder: &Path, roster: &Roster) -> Result<Vec<Exposure>, RawError> {
    let columns = ["O*NET-SOC Code", "dv_rating_beta"];
    read_rows(folder, "ai-exposure/occ_level.csv", Form::Commas, columns, |row| {
        let Some(code) = roster.select(row, 0)? else { return Ok(None) };
        Ok(Some(Exposure { code, share: row.number(1, 0.0..=1.0)? }))
    })
}

pub(super) fn read_esco_skills(folder: &Path) -> Result<Vec<EscoSkill>, RawError> {
    read_rows(folder, "esco/skills.csv", Form::Commas, ["id", "description"], |row| {
        Ok(Some(EscoSkill { id: row.text(0).to_owned(), text: row.text(1).to_owned() }))
    })
}

pub(super) fn read_courses(folder: &Path) -> Result<Vec<Course>, RawError> {
    let columns = ["title", "organization", "url", "skills", "time", "difficulty"];
    read_rows(folder, "courses/coursera_2023.csv", Form::Commas, columns, |row| {
        Ok(Some(Course {
            title: row.text(0).to_owned(),
            organisation: row.text(1).to_owned(),
            time: row.text(4).to_owned(),
            difficulty: row.text(5).to_owned(),
            url: row.text(2).to_owned(),
            skills: row
                .optional_text(3)
                .into_iter()
                .flat_map(|skills| skills.split('|'))
                .map(|skill| skill.trim().to_owned())
                .collect(),
        }))
    })
}
