//! Bureau of Labor Statistics: wages by place, and employment projections.

use super::delimited::{Form, Row, read_rows};
use super::error::RawError;
use std::collections::BTreeSet;
use std::path::Path;
use waymark_domain::area::AreaKind;
use waymark_domain::{AreaCode, SocCode};
use waymark_tables::wages::WageFigure;

/// The annual wage that footnote 5 of the wage survey stands for: "equal to or greater than". The
/// survey's file has the footnote's number only; this is its published text.
pub const WAGE_TOP_CODE: u32 = 239_200;

/// The years that the projections cover, as in the columns that are read.
pub const PROJECTION_YEARS: &str = "2024-34";

/// Employment projections of one SOC code.
#[derive(Debug, Clone, PartialEq)]
pub struct ProjectionRow {
    /// SOC code; some are groups or combinations of the survey's own, such as 13-1020 and 21-1018.
    pub soc: SocCode,
    /// Title, without the example titles that follow it in the file.
    pub title: String,
    /// Jobs in 2024, hundreds.
    pub employment_start: u32,
    /// Jobs in 2034, hundreds.
    pub employment_end: u32,
    /// Change of employment, tenths of a percent.
    pub change: i16,
    /// Openings a year, hundreds.
    pub openings: u32,
    /// Median annual wage of 2024, dollars, if published.
    pub median_wage: Option<WageFigure>,
    /// Typical entry-level education.
    pub entry_education: String,
    /// Work experience in a related occupation.
    pub experience: String,
    /// Typical on-the-job training.
    pub training: String,
}

/// A place that wages are published for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AreaRow {
    /// Its code.
    pub code: AreaCode,
    /// Two digits of its state, `00` for the nation. A metropolitan area across states is listed
    /// under the first.
    pub state: String,
    /// Its name.
    pub name: String,
}

/// Wages of one occupation or group in one place. A figure is `None` if it is not published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WageRow {
    /// The place.
    pub area: AreaCode,
    /// Six digits: an occupation, a group of them, or a combination of the survey's own.
    pub soc: SocCode,
    /// Number of jobs.
    pub employment: Option<u32>,
    /// Mean annual wage, dollars.
    pub annual_mean: Option<u32>,
    /// Annual wage at the 10th, 25th, 50th, 75th and 90th percentile, dollars.
    pub annual: [Option<u32>; 5],
    /// Median hourly wage, cents.
    pub hourly_median: Option<u32>,
    /// Concentration against the nation, hundredths; none is published for the nation.
    pub location_quotient: Option<u16>,
    /// Footnote 4: wages are published either by the hour or by the year, because the work does not
    /// fill a year. It stands on both kinds of rows, so which kind a row is shows in its figures alone.
    pub one_period_only: bool,
    /// Footnote 5: figures left out are at or above [`WAGE_TOP_CODE`].
    pub top_coded: bool,
}

/// An occupation or group of the wage survey.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SurveyOccupation {
    /// Its code.
    pub soc: SocCode,
    /// Its name.
    pub name: String,
}

pub(super) fn read_projections(folder: &Path) -> Result<Vec<ProjectionRow>, RawError> {
    let columns = [
        "Occupation Title",
        "Occupation Code",
        "Employment 2024",
        "Employment 2034",
        "Employment Percent Change, 2024-2034",
        "Occupational Openings, 2024-2034 Annual Average",
        "Median Annual Wage 2024",
        "Typical Entry-Level Education",
        "Work Experience in a Related Occupation",
        "Typical on-the-job Training",
    ];
    read_rows(folder, "bls/employment_projections_2024_34.csv", Form::Commas, columns, |row| {
        // A spreadsheet formula, ="13-2011", keeps spreadsheets from taking the code for a date.
        let soc = row
            .text(1)
            .strip_prefix("=\"")
            .and_then(|code| code.strip_suffix('"'))
            .and_then(|code| code.parse().ok())
            .ok_or_else(|| row.unexpected(1, "a SOC code written =\"15-1252\""))?;
        let change = row.fixed_point(4, 1)?;
        Ok(Some(ProjectionRow {
            soc,
            title: row.text(0).split('*').next().unwrap_or_default().trim().to_owned(),
            employment_start: thousands(row, 2)?,
            employment_end: thousands(row, 3)?,
            change: change.try_into().map_err(|_| row.unexpected(4, "a percentage below 3,276"))?,
            openings: thousands(row, 5)?,
            median_wage: wage_figure(row, 6)?,
            entry_education: row.text(7).to_owned(),
            experience: row.text(8).to_owned(),
            training: row.text(9).to_owned(),
        }))
    })
}

/// A number of thousands with one decimal, as hundreds.
fn thousands<const N: usize>(row: &Row<'_, N>, column: usize) -> Result<u32, RawError> {
    let hundreds = row.fixed_point(column, 1)?;
    hundreds.try_into().map_err(|_| row.unexpected(column, "a number of thousands that is not negative"))
}

fn wage_figure<const N: usize>(row: &Row<'_, N>, column: usize) -> Result<Option<WageFigure>, RawError> {
    let text = row.text(column).replace(',', "");
    if text == "N/A" {
        return Ok(None);
    }
    let unexpected = || row.unexpected(column, "a number of dollars, >= and a number, or N/A");
    match text.strip_prefix(">=") {
        Some(dollars) => dollars.parse().map(WageFigure::AtLeast),
        None => text.parse().map(WageFigure::Exactly),
    }
    .map(Some)
    .map_err(|_| unexpected())
}

pub(super) fn read_areas(folder: &Path) -> Result<Vec<AreaRow>, RawError> {
    let columns = ["area_code", "area_type", "state_code", "area_name"];
    let file = "bls/oews_areas.tsv";
    let rows = read_rows(folder, file, Form::Tabs, columns, |row| {
        let state = row.text(2);
        if state.len() != 2 || !state.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(row.unexpected(2, "two digits"));
        }
        let code = area_code(row, 0, 1)?;
        Ok(Some(AreaRow { code, state: state.to_owned(), name: row.text(3).to_owned() }))
    })?;
    let states: BTreeSet<&str> =
        rows.iter().filter(|row| row.code.kind() == AreaKind::State).map(|row| row.state.as_str()).collect();
    let orphan =
        rows.iter().find(|row| row.code.kind() == AreaKind::Metro && !states.contains(row.state.as_str()));
    if let Some(orphan) = orphan {
        return Err(RawError::NotCovered {
            file: file.to_owned(),
            missing: format!("the state {} of {}", orphan.state, orphan.code),
            list: "the wage file",
        });
    }
    Ok(rows)
}

fn area_code<const N: usize>(row: &Row<'_, N>, code: usize, kind: usize) -> Result<AreaCode, RawError> {
    format!("{}{}", row.text(kind), row.text(code))
        .parse()
        .map_err(|_| row.unexpected(code, "seven digits, with N, S or M as area_type"))
}

/// Reads a code without dash; `None` for 000000, all occupations together.
fn survey_code<const N: usize>(row: &Row<'_, N>, column: usize) -> Result<Option<SocCode>, RawError> {
    let text = row.text(column);
    let unexpected = || row.unexpected(column, "six digits such as 151252");
    if text.len() != 6 {
        return Err(unexpected());
    }
    match text.parse().map_err(|_| unexpected())? {
        0 => Ok(None),
        digits => SocCode::from_digits(digits).map(Some).ok_or_else(unexpected),
    }
}

pub(super) fn read_survey_occupations(folder: &Path) -> Result<Vec<SurveyOccupation>, RawError> {
    let columns = ["occupation_code", "occupation_name"];
    read_rows(folder, "bls/oews_occupations.tsv", Form::Tabs, columns, |row| {
        Ok(survey_code(row, 0)?.map(|soc| SurveyOccupation { soc, name: row.text(1).to_owned() }))
    })
}

pub(super) fn read_wages(
    folder: &Path,
    areas: &[AreaRow],
    occupations: &[SurveyOccupation],
) -> Result<Vec<WageRow>, RawError> {
    let areas: BTreeSet<AreaCode> = areas.iter().map(|area| area.code).collect();
    let occupations: BTreeSet<SocCode> = occupations.iter().map(|occupation| occupation.soc).collect();
    let columns = [
        "area_code", "area_type", "occupation_code", "employment", "annual_mean", "annual_p10", "annual_p25",
        "annual_median", "annual_p75", "annual_p90", "hourly_median", "location_quotient", "footnotes",
    ];
    read_rows(folder, "bls/oews_may2025.tsv", Form::Tabs, columns, |row| {
        let Some(soc) = survey_code(row, 2)? else { return Ok(None) };
        if !occupations.contains(&soc) {
            return Err(row.unknown(2, "the survey's list of occupations"));
        }
        let area = area_code(row, 0, 1)?;
        if !areas.contains(&area) {
            return Err(row.unknown(0, "the survey's list of areas"));
        }
        let mut annual = [None; 5];
        for (wage, column) in annual.iter_mut().zip(5..) {
            *wage = tens(row, column)?;
        }
        let footnotes = footnotes(row, 12)?;
        Ok(Some(WageRow {
            area,
            soc,
            employment: tens(row, 3)?,
            annual_mean: tens(row, 4)?,
            annual,
            hourly_median: figure(row, 10, 2)?,
            location_quotient: figure(row, 11, 2)?,
            one_period_only: footnotes.contains(&4),
            top_coded: footnotes.contains(&5),
        }))
    })
}

/// A figure times ten to the power of `places`, or `None` if it is not published.
fn figure<T: TryFrom<i64>, const N: usize>(
    row: &Row<'_, N>,
    column: usize,
    places: usize,
) -> Result<Option<T>, RawError> {
    if matches!(row.text(column), "-" | "") {
        return Ok(None);
    }
    let number = row.fixed_point(column, places)?;
    T::try_from(number).map(Some).map_err(|_| row.unexpected(column, "a number that is not negative or vast"))
}

/// A figure that the survey publishes in multiples of ten, as the wage tables rely on.
fn tens<const N: usize>(row: &Row<'_, N>, column: usize) -> Result<Option<u32>, RawError> {
    let number = figure(row, column, 0)?;
    match number {
        Some(number) if number % 10 != 0 => Err(row.unexpected(column, "a multiple of 10")),
        number => Ok(number),
    }
}

fn footnotes<const N: usize>(row: &Row<'_, N>, column: usize) -> Result<Vec<u8>, RawError> {
    let numbers = row.optional_text(column).into_iter().flat_map(|text| text.split('|'));
    numbers
        .map(|number| number.parse().map_err(|_| row.unexpected(column, "footnote numbers with | between")))
        .collect()
}
