//! O*NET lists: technologies, titles, related occupations, tasks, activities, anchors, bright outlook.

use super::delimited::{Form, read_rows};
use super::error::RawError;
use super::roster::Roster;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use waymark_domain::OccupationCode;

/// A technology used in an occupation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Technology {
    /// The occupation.
    pub code: OccupationCode,
    /// Name of the product, such as `Microsoft Excel`.
    pub name: String,
    /// Often named in employers' postings overall.
    pub hot: bool,
    /// Often named in postings for this occupation.
    pub in_demand: bool,
}

/// A title in use for an occupation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AlternateTitle {
    /// The occupation.
    pub code: OccupationCode,
    /// The title.
    pub title: String,
    /// Its short form, such as `CEO`.
    pub short: Option<String>,
}

/// A title that job holders gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportedTitle {
    /// The occupation.
    pub code: OccupationCode,
    /// The title.
    pub title: String,
    /// Whether My Next Move, O*NET's own site for job seekers, shows it.
    pub shown: bool,
}

/// How closely an occupation is related.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RelatednessTier {
    /// The five closest.
    PrimaryShort,
    /// The next five.
    PrimaryLong,
    /// Ten more.
    Supplemental,
}

/// A published pair of related occupations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RelatedOccupation {
    /// The occupation.
    pub code: OccupationCode,
    /// The one that is related to it.
    pub related: OccupationCode,
    /// How closely.
    pub tier: RelatednessTier,
    /// Place in the list of `code`, from 1.
    pub index: u8,
}

/// How central a task is to its occupation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TaskKind {
    /// Important and done by most.
    Core,
    /// Less important, or done by fewer.
    Supplemental,
}

/// A task of an occupation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// The occupation.
    pub code: OccupationCode,
    /// Number of the task, unique over all occupations.
    pub id: u32,
    /// The statement, in prose: for training only, never written to a table.
    pub text: String,
    /// How central it is; `None` for tasks not rated yet.
    pub kind: Option<TaskKind>,
}

/// A task's membership in a detailed work activity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskActivity {
    /// The occupation.
    pub code: OccupationCode,
    /// Number of the task.
    pub task: u32,
    /// Identifier of the detailed work activity.
    pub activity: String,
}

/// A detailed work activity, such as `Direct financial operations.`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DetailedActivity {
    /// Identifier, such as `4.A.4.b.4.I09.D02`.
    pub id: String,
    /// Title, a short sentence.
    pub title: String,
    /// Identifier of the intermediate activity that it belongs to.
    pub intermediate: String,
}

/// An intermediate work activity: several detailed ones.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IntermediateActivity {
    /// Identifier, such as `4.A.4.b.4.I09`.
    pub id: String,
    /// Title, a short sentence.
    pub title: String,
    /// Identifier of the general work activity that it belongs to.
    pub element: String,
}

/// An example of what a level means. For training only, never written to a table.
#[derive(Debug, Clone, PartialEq)]
pub struct LevelAnchor {
    /// Identifier of the element.
    pub element: String,
    /// The level, 0 to 7.
    pub level: f32,
    /// The example.
    pub text: String,
}

/// Why an occupation is on the Bright Outlook list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BrightOutlook {
    /// The occupation.
    pub code: OccupationCode,
    /// Projected to grow fast.
    pub rapid_growth: bool,
    /// Projected to have many openings.
    pub numerous_openings: bool,
    /// New, or changing much.
    pub new_and_emerging: bool,
}

pub(super) fn read_technologies(folder: &Path, roster: &Roster) -> Result<Vec<Technology>, RawError> {
    let columns = ["O*NET-SOC Code", "Example", "Hot Technology", "In Demand"];
    read_rows(folder, "onet/29.3/Technology Skills.txt", Form::Tabs, columns, |row| {
        let Some(code) = roster.select(row, 0)? else { return Ok(None) };
        let name = row.text(1).to_owned();
        Ok(Some(Technology { code, name, hot: row.flag(2)?, in_demand: row.flag(3)? }))
    })
}

pub(super) fn read_alternate_titles(folder: &Path, roster: &Roster) -> Result<Vec<AlternateTitle>, RawError> {
    let columns = ["O*NET-SOC Code", "Alternate Title", "Short Title"];
    read_rows(folder, "onet/29.3/Alternate Titles.txt", Form::Tabs, columns, |row| {
        Ok(roster.select(row, 0)?.map(|code| AlternateTitle {
            code,
            title: row.text(1).to_owned(),
            short: row.optional_text(2).filter(|&short| short != "n/a").map(str::to_owned),
        }))
    })
}

pub(super) fn read_reported_titles(folder: &Path, roster: &Roster) -> Result<Vec<ReportedTitle>, RawError> {
    let columns = ["O*NET-SOC Code", "Reported Job Title", "Shown in My Next Move"];
    read_rows(folder, "onet/29.3/Sample of Reported Titles.txt", Form::Tabs, columns, |row| {
        let Some(code) = roster.select(row, 0)? else { return Ok(None) };
        Ok(Some(ReportedTitle { code, title: row.text(1).to_owned(), shown: row.flag(2)? }))
    })
}

pub(super) fn read_related(folder: &Path, roster: &Roster) -> Result<Vec<RelatedOccupation>, RawError> {
    let columns = ["O*NET-SOC Code", "Related O*NET-SOC Code", "Relatedness Tier", "Index"];
    read_rows(folder, "onet/29.3/Related Occupations.txt", Form::Tabs, columns, |row| {
        let (Some(code), Some(related)) = (roster.select(row, 0)?, roster.select(row, 1)?) else {
            return Ok(None);
        };
        let tier = match row.text(2) {
            "Primary-Short" => RelatednessTier::PrimaryShort,
            "Primary-Long" => RelatednessTier::PrimaryLong,
            "Supplemental" => RelatednessTier::Supplemental,
            _ => return Err(row.unexpected(2, "Primary-Short, Primary-Long or Supplemental")),
        };
        Ok(Some(RelatedOccupation { code, related, tier, index: row.parse(3, "a whole number up to 255")? }))
    })
}

pub(super) fn read_tasks(folder: &Path, roster: &Roster) -> Result<Vec<Task>, RawError> {
    let columns = ["O*NET-SOC Code", "Task ID", "Task", "Task Type"];
    read_rows(folder, "onet/29.3/Task Statements.txt", Form::Tabs, columns, |row| {
        let Some(code) = roster.select(row, 0)? else { return Ok(None) };
        let kind = match row.text(3) {
            "Core" => Some(TaskKind::Core),
            "Supplemental" => Some(TaskKind::Supplemental),
            "" | "n/a" => None,
            _ => return Err(row.unexpected(3, "Core, Supplemental or nothing")),
        };
        Ok(Some(Task { code, id: row.parse(1, "a whole number")?, text: row.text(2).to_owned(), kind }))
    })
}

pub(super) fn read_detailed_activities(folder: &Path) -> Result<Vec<DetailedActivity>, RawError> {
    let columns = ["DWA ID", "DWA Title", "IWA ID"];
    read_rows(folder, "onet/29.3/DWA Reference.txt", Form::Tabs, columns, |row| {
        Ok(Some(DetailedActivity {
            id: row.text(0).to_owned(),
            title: row.text(1).to_owned(),
            intermediate: row.text(2).to_owned(),
        }))
    })
}

pub(super) fn read_intermediate_activities(folder: &Path) -> Result<Vec<IntermediateActivity>, RawError> {
    let columns = ["IWA ID", "IWA Title", "Element ID"];
    read_rows(folder, "onet/29.3/IWA Reference.txt", Form::Tabs, columns, |row| {
        Ok(Some(IntermediateActivity {
            id: row.text(0).to_owned(),
            title: row.text(1).to_owned(),
            element: row.text(2).to_owned(),
        }))
    })
}

/// Reads which tasks belong to which activities; `activities` are those of the reference.
pub(super) fn read_task_activities(
    folder: &Path,
    roster: &Roster,
    activities: &[DetailedActivity],
) -> Result<Vec<TaskActivity>, RawError> {
    let known: BTreeSet<&str> = activities.iter().map(|activity| activity.id.as_str()).collect();
    let columns = ["O*NET-SOC Code", "Task ID", "DWA ID"];
    read_rows(folder, "onet/29.3/Tasks to DWAs.txt", Form::Tabs, columns, |row| {
        let Some(code) = roster.select(row, 0)? else { return Ok(None) };
        if !known.contains(row.text(2)) {
            return Err(row.unknown(2, "the DWA Reference"));
        }
        let activity = row.text(2).to_owned();
        Ok(Some(TaskActivity { code, task: row.parse(1, "a whole number")?, activity }))
    })
}

/// What every element of the content model is, by its identifier.
pub(super) fn read_content_model(folder: &Path) -> Result<BTreeMap<String, String>, RawError> {
    let file = "onet/29.3/Content Model Reference.txt";
    read_rows(folder, file, Form::Tabs, ["Element ID", "Description"], |row| {
        Ok(Some((row.text(0).to_owned(), row.text(1).to_owned())))
    })
    .map(|elements| elements.into_iter().collect())
}

pub(super) fn read_anchors(folder: &Path) -> Result<Vec<LevelAnchor>, RawError> {
    let columns = ["Element ID", "Anchor Value", "Anchor Description"];
    read_rows(folder, "onet/29.3/Level Scale Anchors.txt", Form::Tabs, columns, |row| {
        Ok(Some(LevelAnchor {
            element: row.text(0).to_owned(),
            level: row.number(1, 0.0..=7.0)?,
            text: row.text(2).to_owned(),
        }))
    })
}

pub(super) fn read_bright_outlook(folder: &Path, roster: &Roster) -> Result<Vec<BrightOutlook>, RawError> {
    read_rows(folder, "onet/bright_outlook.csv", Form::Commas, ["Code", "Categories"], |row| {
        let Some(code) = roster.select(row, 0)? else { return Ok(None) };
        let mut outlook =
            BrightOutlook { code, rapid_growth: false, numerous_openings: false, new_and_emerging: false };
        for category in row.text(1).split("; ") {
            match category {
                "Rapid Growth" => outlook.rapid_growth = true,
                "Numerous Job Openings" => outlook.numerous_openings = true,
                "New and Emerging" => outlook.new_and_emerging = true,
                _ => {
                    let expected = "Rapid Growth, Numerous Job Openings or New and Emerging";
                    return Err(row.unexpected(1, expected));
                }
            }
        }
        Ok(Some(outlook))
    })
}
