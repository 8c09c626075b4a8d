//! One reader for every delimited file: finds the file, checks the header, hands out rows.

use super::error::RawError;
use flate2::read::MultiGzDecoder;
use std::fs::File;
use std::io::Read;
use std::ops::RangeInclusive;
use std::path::Path;
use std::str::FromStr;
use waymark_domain::{OccupationCode, SocCode};

/// How fields are set apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// Tabs, without quoting: a quotation mark is a character like any other.
    Tabs,
    /// Commas, with quoting.
    Commas,
}

/// The wanted fields of one line, in the order in which the columns were asked for.
pub(super) struct Row<'a, const N: usize> {
    file: &'a str,
    line: u64,
    columns: &'a [&'static str; N],
    values: [&'a str; N],
}

/// Calls `each` for every line of `file` (or `file` with `.gz`) below `folder`.
pub(super) fn for_each_row<const N: usize>(
    folder: &Path,
    file: &str,
    form: Form,
    columns: [&'static str; N],
    each: impl FnMut(&Row<'_, N>) -> Result<(), RawError>,
) -> Result<(), RawError> {
    let (file, text) = read_text(folder, file)?;
    match form {
        Form::Tabs => for_each_tabbed(&file, &text, &columns, each),
        Form::Commas => for_each_quoted(&file, &text, &columns, each),
    }
}

/// Collects what `each` makes of the lines, without those that it leaves out.
pub(super) fn read_rows<T, const N: usize>(
    folder: &Path,
    file: &str,
    form: Form,
    columns: [&'static str; N],
    mut each: impl FnMut(&Row<'_, N>) -> Result<Option<T>, RawError>,
) -> Result<Vec<T>, RawError> {
    let mut rows = Vec::new();
    for_each_row(folder, file, form, columns, |row| {
        rows.extend(each(row)?);
        Ok(())
    })?;
    Ok(rows)
}

/// The name under which the file was found, and its text.
fn read_text(folder: &Path, file: &str) -> Result<(String, String), RawError> {
    let compressed = format!("{file}.gz");
    let (name, opened) = match File::open(folder.join(file)) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            (compressed.as_str(), File::open(folder.join(&compressed)))
        }
        opened => (file, opened),
    };
    let unreadable = |source| RawError::Unreadable { file: name.to_owned(), source };
    let mut opened = match opened {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return Err(RawError::MissingFile { file: file.to_owned() });
        }
        opened => opened.map_err(unreadable)?,
    };
    let mut text = String::new();
    if name == file {
        opened.read_to_string(&mut text).map_err(unreadable)?;
    } else {
        MultiGzDecoder::new(opened).read_to_string(&mut text).map_err(unreadable)?;
    }
    if let Some(rest) = text.strip_prefix('\u{feff}') {
        text = rest.to_owned();
    }
    Ok((name.to_owned(), text))
}

fn for_each_tabbed<const N: usize>(
    file: &str,
    text: &str,
    columns: &[&'static str; N],
    mut each: impl FnMut(&Row<'_, N>) -> Result<(), RawError>,
) -> Result<(), RawError> {
    let mut lines = text.lines();
    let header: Vec<&str> = lines.next().unwrap_or_default().split('\t').collect();
    let positions = positions(file, &header, columns)?;
    let mut fields = Vec::with_capacity(header.len());
    for (line, number) in lines.zip(2..) {
        fields.clear();
        fields.extend(line.split('\t'));
        check_length(file, number, fields.len(), header.len(), fields[0])?;
        each(&Row { file, line: number, columns, values: positions.map(|at| fields[at]) })?;
    }
    Ok(())
}

fn for_each_quoted<const N: usize>(
    file: &str,
    text: &str,
    columns: &[&'static str; N],
    mut each: impl FnMut(&Row<'_, N>) -> Result<(), RawError>,
) -> Result<(), RawError> {
    let unreadable = |error: csv::Error| RawError::Unreadable {
        file: file.to_owned(),
        source: std::io::Error::other(error),
    };
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let header = reader.headers().map_err(unreadable)?.clone();
    let positions = positions(file, &header.iter().collect::<Vec<_>>(), columns)?;
    let mut record = csv::StringRecord::new();
    while reader.read_record(&mut record).map_err(unreadable)? {
        let line = record.position().map_or(0, csv::Position::line);
        check_length(file, line, record.len(), header.len(), record.get(0).unwrap_or_default())?;
        each(&Row { file, line, columns, values: positions.map(|at| record.get(at).unwrap_or_default()) })?;
    }
    Ok(())
}

fn positions<const N: usize>(
    file: &str,
    header: &[&str],
    columns: &[&'static str; N],
) -> Result<[usize; N], RawError> {
    let mut positions = [0; N];
    for (position, &column) in positions.iter_mut().zip(columns) {
        *position =
            header.iter().position(|&name| name == column).ok_or_else(|| RawError::MissingColumn {
                file: file.to_owned(),
                column,
                found: header
                    .iter()
                    .map(|name| format!("`{}`", shorten(name)))
                    .collect::<Vec<_>>()
                    .join(", "),
            })?;
    }
    Ok(positions)
}

fn check_length(file: &str, line: u64, found: usize, expected: usize, first: &str) -> Result<(), RawError> {
    if found == expected {
        return Ok(());
    }
    Err(RawError::RowLength { file: file.to_owned(), line, found, expected, value: shorten(first) })
}

/// Enough of a value to recognise it by.
fn shorten(value: &str) -> String {
    value.chars().take(60).collect()
}

impl<'a, const N: usize> Row<'a, N> {
    /// The field as it stands.
    pub(super) fn text(&self, column: usize) -> &'a str {
        self.values[column]
    }

    /// The field, or `None` if it is empty.
    pub(super) fn optional_text(&self, column: usize) -> Option<&'a str> {
        Some(self.text(column)).filter(|text| !text.is_empty())
    }

    /// The error of a field that is not of the expected form.
    pub(super) fn unexpected(&self, column: usize, expected: impl Into<String>) -> RawError {
        RawError::Value {
            file: self.file.to_owned(),
            line: self.line,
            column: self.columns[column],
            value: shorten(self.text(column)),
            expected: expected.into(),
        }
    }

    /// The error of a field that names something unknown to `list`.
    pub(super) fn unknown(&self, column: usize, list: &'static str) -> RawError {
        RawError::Unknown {
            file: self.file.to_owned(),
            line: self.line,
            column: self.columns[column],
            value: shorten(self.text(column)),
            list,
        }
    }

    /// The field in a type of its own.
    pub(super) fn parse<T: FromStr>(&self, column: usize, expected: &str) -> Result<T, RawError> {
        self.text(column).parse().map_err(|_| self.unexpected(column, expected))
    }

    /// A number within `range`.
    pub(super) fn number(&self, column: usize, range: RangeInclusive<f32>) -> Result<f32, RawError> {
        self.parse(column, "a number").and_then(|number| {
            let expected = || format!("a number from {} to {}", range.start(), range.end());
            range.contains(&number).then_some(number).ok_or_else(|| self.unexpected(column, expected()))
        })
    }

    /// A number with at most `places` decimals and perhaps commas, times ten to the power of `places`.
    pub(super) fn fixed_point(&self, column: usize, places: usize) -> Result<i64, RawError> {
        scale_decimal(self.text(column), places)
            .ok_or_else(|| self.unexpected(column, format!("a number with at most {places} decimals")))
    }

    /// An O*NET-SOC code.
    pub(super) fn occupation(&self, column: usize) -> Result<OccupationCode, RawError> {
        self.parse(column, "an O*NET-SOC code such as 15-1252.00")
    }

    /// A SOC code.
    pub(super) fn soc(&self, column: usize) -> Result<SocCode, RawError> {
        self.parse(column, "a SOC code such as 15-1252")
    }

    /// `Y` or `N`; empty counts as `N`, since it stands for "not stated" in every flag that O*NET has.
    pub(super) fn flag(&self, column: usize) -> Result<bool, RawError> {
        match self.text(column) {
            "Y" => Ok(true),
            "N" | "" => Ok(false),
            _ => Err(self.unexpected(column, "Y, N or nothing")),
        }
    }
}

/// Reads `1,579.8` with one place as 15798.
fn scale_decimal(text: &str, places: usize) -> Option<i64> {
    let text = text.replace(',', "");
    let (sign, digits) = text.strip_prefix('-').map_or((1, text.as_str()), |digits| (-1, digits));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || fraction.len() > places || !all_digits(whole) || !all_digits(fraction) {
        return None;
    }
    format!("{whole}{fraction:0<places$}").parse::<i64>().ok().map(|number| sign * number)
}

#[cfg(test)]
#[path = "delimited_tests.rs"]
mod tests;
