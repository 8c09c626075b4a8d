//! O*NET ratings: the six families, interests and education.

use super::delimited::{Form, Row, for_each_row};
use super::error::RawError;
use super::roster::Roster;
use std::collections::BTreeMap;
use std::path::Path;
use waymark_domain::{Domain, Element, OccupationCode};

/// Ratings of occupations on the elements of one family.
#[derive(Debug, Clone, PartialEq)]
pub struct Family {
    /// The family.
    pub domain: Domain,
    /// Its elements, as published.
    pub elements: Vec<Element>,
    /// Per rated occupation, one rating for each element, in the order of `elements`.
    pub ratings: BTreeMap<OccupationCode, Vec<RawRating>>,
}

/// A published rating.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct RawRating {
    /// Importance 1 to 5 (extent 1 to 7 for work values); `None` if absent or recommended for suppression.
    pub importance: Option<f32>,
    /// Level 0 to 7.
    pub level: Level,
}

/// The level of an element that an occupation needs.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub enum Level {
    /// Absent, recommended for suppression, or of a family without levels.
    #[default]
    Missing,
    /// The element does not matter to the occupation, so that its level says nothing.
    NotRelevant,
    /// Level 0 to 7.
    Rated(f32),
}

impl Family {
    fn new(domain: Domain) -> Self {
        Self { domain, elements: Vec::new(), ratings: BTreeMap::new() }
    }

    /// Ratings of an occupation, in the order of `elements`, if any is published.
    pub fn of(&self, code: OccupationCode) -> Option<&[RawRating]> {
        self.ratings.get(&code).map(Vec::as_slice)
    }

    /// Position of the element on `row`, which must be in the content model.
    fn element<const N: usize>(
        &mut self,
        row: &Row<'_, N>,
        (id, name): (usize, usize),
        content_model: &BTreeMap<String, String>,
    ) -> Result<usize, RawError> {
        if let Some(at) = self.elements.iter().position(|element| element.id == row.text(id)) {
            return Ok(at);
        }
        if !content_model.contains_key(row.text(id)) || !row.text(id).starts_with(prefix(self.domain)) {
            return Err(row.unknown(id, "this family's part of the Content Model Reference"));
        }
        self.elements.push(Element {
            id: row.text(id).to_owned(),
            name: row.text(name).to_owned(),
            domain: self.domain,
        });
        Ok(self.elements.len() - 1)
    }

    fn rating(&mut self, code: OccupationCode, element: usize) -> &mut RawRating {
        let ratings = self.ratings.entry(code).or_default();
        if ratings.len() <= element {
            ratings.resize(element + 1, RawRating::default());
        }
        &mut ratings[element]
    }

    /// Gives every rated occupation an entry for each element.
    fn finish(mut self) -> Self {
        for ratings in self.ratings.values_mut() {
            ratings.resize(self.elements.len(), RawRating::default());
        }
        self
    }
}

/// Where the content model keeps a family.
fn prefix(domain: Domain) -> &'static str {
    match domain {
        Domain::Skill => "2.",
        Domain::Knowledge => "2.C.",
        Domain::Ability => "1.A.",
        Domain::WorkActivity => "4.A.",
        Domain::WorkStyle => "1.C.",
        Domain::WorkValue => "1.B.2.",
    }
}

/// Reads skills, knowledge or abilities: importance and level.
pub(super) fn read_levelled(
    folder: &Path,
    file: &str,
    domain: Domain,
    roster: &Roster,
    content_model: &BTreeMap<String, String>,
) -> Result<Family, RawError> {
    let columns = [
        "O*NET-SOC Code", "Element ID", "Element Name", "Scale ID", "Data Value", "Recommend Suppress",
        "Not Relevant",
    ];
    let mut family = Family::new(domain);
    for_each_row(folder, file, Form::Tabs, columns, |row| {
        let Some(code) = roster.select(row, 0)? else { return Ok(()) };
        let element = family.element(row, (1, 2), content_model)?;
        let suppressed = row.flag(5)?;
        let rating = family.rating(code, element);
        match row.text(3) {
            "IM" => rating.importance = Some(row.number(4, 1.0..=5.0)?).filter(|_| !suppressed),
            "LV" => {
                let level = row.number(4, 0.0..=7.0)?;
                rating.level = if row.flag(6)? {
                    Level::NotRelevant
                } else if suppressed {
                    Level::Missing
                } else {
                    Level::Rated(level)
                };
            }
            _ => return Err(row.unexpected(3, "IM or LV")),
        }
        Ok(())
    })?;
    Ok(family.finish())
}

/// Reads work styles: importance only.
pub(super) fn read_work_styles(
    folder: &Path,
    roster: &Roster,
    content_model: &BTreeMap<String, String>,
) -> Result<Family, RawError> {
    let columns =
        ["O*NET-SOC Code", "Element ID", "Element Name", "Scale ID", "Data Value", "Recommend Suppress"];
    let mut family = Family::new(Domain::WorkStyle);
    for_each_row(folder, "onet/29.3/Work Styles.txt", Form::Tabs, columns, |row| {
        let Some(code) = roster.select(row, 0)? else { return Ok(()) };
        if row.text(3) != "IM" {
            return Err(row.unexpected(3, "IM"));
        }
        let element = family.element(row, (1, 2), content_model)?;
        let suppressed = row.flag(5)?;
        let importance = row.number(4, 1.0..=5.0)?;
        family.rating(code, element).importance = Some(importance).filter(|_| !suppressed);
        Ok(())
    })?;
    Ok(family.finish())
}

/// Reads work values: extent. The other scale of the file, high points, is derived from it.
pub(super) fn read_work_values(
    folder: &Path,
    roster: &Roster,
    content_model: &BTreeMap<String, String>,
) -> Result<Family, RawError> {
    let columns = ["O*NET-SOC Code", "Element ID", "Element Name", "Scale ID", "Data Value"];
    let mut family = Family::new(Domain::WorkValue);
    for_each_row(folder, "onet/29.3/Work Values.txt", Form::Tabs, columns, |row| {
        let Some(code) = roster.select(row, 0)? else { return Ok(()) };
        match row.text(3) {
            "EX" => {
                let element = family.element(row, (1, 2), content_model)?;
                family.rating(code, element).importance = Some(row.number(4, 1.0..=7.0)?);
                Ok(())
            }
            "VH" => Ok(()),
            _ => Err(row.unexpected(3, "EX or VH")),
        }
    })?;
    Ok(family.finish())
}

/// Reads work activities, which are published by SOC code: a row goes to every occupation of its code.
pub(super) fn read_work_activities(
    folder: &Path,
    roster: &Roster,
    content_model: &BTreeMap<String, String>,
) -> Result<Family, RawError> {
    let columns = ["SOC6", "Element ID", "Element Name", "Scale ID", "Data Value"];
    let mut family = Family::new(Domain::WorkActivity);
    for_each_row(folder, "onet/30.1/work_activities_importance_soc6.tsv", Form::Tabs, columns, |row| {
        let soc = row.soc(0)?;
        if row.text(3) != "IM" {
            return Err(row.unexpected(3, "IM"));
        }
        let element = family.element(row, (1, 2), content_model)?;
        let importance = row.number(4, 1.0..=5.0)?;
        for code in roster.of_soc(soc) {
            family.rating(code, element).importance = Some(importance);
        }
        Ok(())
    })?;
    Ok(family.finish())
}

/// Reads RIASEC scores, 1 to 7, in the order of [`waymark_domain::interests::Interest::ALL`].
pub(super) fn read_interests(
    folder: &Path,
    roster: &Roster,
) -> Result<BTreeMap<OccupationCode, [f32; 6]>, RawError> {
    let file = "onet/30.0/Interests.txt";
    let columns = ["O*NET-SOC Code", "Element ID", "Scale ID", "Data Value"];
    let mut scores: BTreeMap<OccupationCode, [Option<f32>; 6]> = BTreeMap::new();
    for_each_row(folder, file, Form::Tabs, columns, |row| {
        let Some(code) = roster.select(row, 0)? else { return Ok(()) };
        match row.text(2) {
            "OI" => {
                let ids = ["1.B.1.a", "1.B.1.b", "1.B.1.c", "1.B.1.d", "1.B.1.e", "1.B.1.f"];
                let interest = ids
                    .iter()
                    .position(|&id| id == row.text(1))
                    .ok_or_else(|| row.unknown(1, "the six interests 1.B.1.a to 1.B.1.f"))?;
                scores.entry(code).or_default()[interest] = Some(row.number(3, 1.0..=7.0)?);
                Ok(())
            }
            "IH" => Ok(()),
            _ => Err(row.unexpected(2, "OI or IH")),
        }
    })?;
    let complete = |(code, scores): (OccupationCode, [Option<f32>; 6])| {
        let mut all = [0.0; 6];
        for (score, published) in all.iter_mut().zip(scores) {
            *score = published.ok_or_else(|| RawError::NotCovered {
                file: file.to_owned(),
                missing: format!("one of the six interests of {code}"),
                list: "the Content Model Reference",
            })?;
        }
        Ok((code, all))
    };
    scores.into_iter().map(complete).collect()
}

/// Reads the percentage of workers by required education, O*NET categories 1 to 12 from the first; `None`
/// for a category without a row.
///
/// `Recommend Suppress` is not honoured here. It marks single categories with a wide standard error,
/// mostly the largest of a small sample (bachelor's degrees of 29-1141.00 Registered Nurses), and a
/// distribution without its largest part would mislead more than an uncertain one.
pub(super) fn read_education(
    folder: &Path,
    roster: &Roster,
) -> Result<BTreeMap<OccupationCode, [Option<f32>; 12]>, RawError> {
    let columns = ["O*NET-SOC Code", "Scale ID", "Category", "Data Value"];
    let mut percentages: BTreeMap<OccupationCode, [Option<f32>; 12]> = BTreeMap::new();
    let file = "onet/29.3/Education, Training, and Experience.txt";
    for_each_row(folder, file, Form::Tabs, columns, |row| {
        let Some(code) = roster.select(row, 0)? else { return Ok(()) };
        // The file's other scales are about experience and training.
        if row.text(1) != "RL" {
            return Ok(());
        }
        let category: usize = row.parse(2, "a whole number from 1 to 12")?;
        let percentage = row.number(3, 0.0..=100.0)?;
        *category
            .checked_sub(1)
            .and_then(|at| percentages.entry(code).or_default().get_mut(at))
            .ok_or_else(|| row.unexpected(2, "a whole number from 1 to 12"))? = Some(percentage);
        Ok(())
    })?;
    Ok(percentages)
}
