//! English sentences.

mod develop;
mod fit;
mod income;
mod occupation;
mod question;

use super::{Words, figure, level};
use crate::fact::{Fact, FactKind, Unit, Value};
use crate::standing::SkillMatch;
use waymark_schema::profile::SkillLevelV1;

/// English.
pub(super) struct English;

impl English {
    fn zone_words(zone: u8) -> &'static str {
        match zone {
            1 => "little or no preparation",
            2 => "some preparation",
            3 => "a medium amount of preparation",
            4 => "a considerable amount of preparation",
            _ => "extensive preparation",
        }
    }

    fn part(part: &str) -> &'static str {
        match part {
            "role" => "your role",
            "skills" => "your skills",
            "interests" => "your interests",
            "values" => "what matters to you at work",
            "goal" => "the work that you would like",
            "preparation" => "your level of preparation",
            _ => "pay",
        }
    }
}

impl Words for English {
    fn fact(&self, fact: &Fact) -> String {
        let name = &fact.name;
        let number = figure(&fact.value, self).unwrap_or_else(|| "not published".to_owned());
        match (fact.kind, &fact.value) {
            (_, Value::Gap { required, estimated, level: standing, knowledge }) => format!(
                "{} {name}: {} of 7 asked for, you are put at {} ({})",
                if *knowledge { "knowledge" } else { "skill" },
                level(*required),
                level(*estimated),
                self.level(*standing)
            ),
            (FactKind::OwnSkill, Value::Standing { level, against: Some(against) }) => {
                format!("your {}: {} here, read as {}", self.quote(name), self.level(*level), against.name)
            }
            (FactKind::OwnSkill, Value::Standing { level, .. }) => {
                format!(
                    "your {}: {} here, like nothing rated as important",
                    self.quote(name),
                    self.level(*level)
                )
            }
            (FactKind::VisitorSkill, Value::Standing { level, .. }) => {
                format!("your skill {}, by your own rating {}", self.quote(name), self.level(*level))
            }
            (FactKind::Title, _) => format!("title: {name}"),
            (FactKind::AlternateTitle, _) => format!("also called: {name}"),
            (FactKind::Match, _) => format!("match with you: {number}"),
            (FactKind::LeadingPart, _) => format!("what counts most for the match: {}", Self::part(name)),
            (FactKind::JobZone, _) => format!("job zone {number} of 5 (preparation)"),
            (FactKind::EducationShare, _) => {
                format!("{number} of workers say {} is required", self.education(name))
            }
            (FactKind::EntryEducation, Value::NotPublished) => {
                "usual education on entry: not published".to_owned()
            }
            (FactKind::EntryEducation, _) => format!("usual education on entry: {}", self.education(name)),
            (FactKind::Experience, _) => format!("experience in a related occupation: {name}"),
            (FactKind::Training, _) => format!("training on the job: {}", self.training(name)),
            (
                FactKind::Skill | FactKind::Knowledge | FactKind::Ability | FactKind::WorkStyle,
                Value::NotPublished,
            ) => "skills: not rated".to_owned(),
            (FactKind::Skill, _) => format!("skill {name}: importance {number} of 5"),
            (FactKind::Knowledge, _) => format!("knowledge {name}: importance {number} of 5"),
            (FactKind::Ability, _) => format!("ability {name}: importance {number} of 5"),
            (FactKind::WorkStyle, _) => format!("work style {name}: importance {number} of 5"),
            (FactKind::Activity, _) => format!("activity: {name}"),
            (FactKind::Technology, _) => format!("technology: {name}"),
            (FactKind::TechnologyInDemand, _) => format!("technology often named in postings: {name}"),
            (FactKind::Programme, _) => format!("programme that leads there: {name}"),
            (FactKind::PayMedian, Value::NotPublished) => "median pay: not published".to_owned(),
            (FactKind::PayMedian, _) => format!("median pay, {}: {number}", self.area(name)),
            (FactKind::PayP10, _) => {
                format!("pay of the lowest-paid tenth (10th percentile), {}: {number}", self.area(name))
            }
            (FactKind::PayP25, _) => format!("pay at the 25th percentile, {}: {number}", self.area(name)),
            (FactKind::PayP75, _) => format!("pay at the 75th percentile, {}: {number}", self.area(name)),
            (FactKind::PayP90, _) => {
                format!("pay of the highest-paid tenth (90th percentile), {}: {number}", self.area(name))
            }
            (FactKind::PayDifference, _) => {
                let more = fact.amount().is_none_or(|amount| amount >= 0.0);
                format!("median pay against yours: {number} {}", if more { "more" } else { "less" })
            }
            (FactKind::PayDifferencePercent, _) => format!("median pay against yours: {number}"),
            (FactKind::Growth, _) => format!("projected change of employment, {name}: {number}"),
            (FactKind::AverageGrowth, _) => {
                format!("the same for all occupations together, {name}: {number}")
            }
            (FactKind::Employment, _) => format!("jobs at the start of {name}: {number}"),
            (FactKind::Openings, _) => format!("openings a year, {name}: {number}"),
            (FactKind::BrightOutlook, _) => format!("outlook: {name}"),
            (FactKind::Exposure, _) => {
                format!("share of tasks exposed to large language models (an estimate): {number}")
            }
            (FactKind::Similar, _) => format!("similar occupation: {name}"),
            (FactKind::VisitorRole, _) => format!("your role: {}", self.quote(name)),
            (FactKind::VisitorPastRole, _) => format!("your earlier role: {}", self.quote(name)),
            (FactKind::VisitorEducation, _) => format!("your education: {}", self.education(name)),
            (FactKind::VisitorInterest, _) => format!("an interest of yours: {name}"),
            (FactKind::VisitorValue, _) => format!("what matters to you: {}", self.work_value(name)),
            (FactKind::VisitorGoal, _) => format!("the role you would like: {}", self.quote(name)),
            (FactKind::VisitorPay, _) => format!("your pay: {number}"),
            (FactKind::VisitorText, _) => format!("from your text: {}", self.quote(name)),
            (FactKind::Gap | FactKind::OwnSkill | FactKind::VisitorSkill, _) => name.clone(),
        }
    }

    fn level(&self, level: SkillLevelV1) -> &'static str {
        match level {
            SkillLevelV1::Strong => "Strong",
            SkillLevelV1::Medium => "Medium",
            SkillLevelV1::Weak => "Weak",
        }
    }

    fn skill_match(&self, skill_match: SkillMatch) -> &'static str {
        match skill_match {
            SkillMatch::Strong => "strong",
            SkillMatch::Partial => "partial",
            SkillMatch::Weak => "weak",
        }
    }

    fn list(&self, items: &[String]) -> String {
        // Names that hold commas or an "and" of their own are kept apart by semicolons.
        let mixed = items.len() > 1 && items.iter().any(|item| item.contains(',') || item.contains(" and "));
        match items {
            [] => String::new(),
            [only] => only.clone(),
            [rest @ .., last] if mixed => format!("{}; and {last}", rest.join("; ")),
            [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
        }
    }

    fn quote(&self, words: &str) -> String {
        format!("“{words}”")
    }

    fn per(&self, unit: Unit) -> &'static str {
        if unit == Unit::DollarsPerHour { "an hour" } else { "a year" }
    }

    fn at_least(&self, figure: &str) -> String {
        format!("at least {figure}")
    }

    fn education(&self, name: &str) -> String {
        match name {
            "Doctoral or professional degree" | "doctorate" => "a doctoral or professional degree",
            "Master's degree" | "master" => "a master's degree",
            "Bachelor's degree" | "bachelor" => "a bachelor's degree",
            "Associate's degree" | "associate" => "an associate's degree",
            "Postsecondary nondegree award" | "certificate" => {
                "a certificate or some college, short of a degree"
            }
            "Some college, no degree" => "some college, short of a degree",
            "High school diploma or equivalent" | "high-school" => "a high school diploma or its equivalent",
            "No formal educational credential" | "none" => "no formal credential",
            other => other,
        }
        .to_owned()
    }

    fn training(&self, name: &str) -> String {
        match name {
            "Short-term on-the-job training" => "short, on the job",
            "Moderate-term on-the-job training" => "of moderate length, on the job",
            "Long-term on-the-job training" => "long, on the job",
            "Internship/residency" => "an internship or residency",
            "Apprenticeship" => "an apprenticeship",
            "None" => "none as a rule",
            other => other,
        }
        .to_owned()
    }

    fn area(&self, name: &str) -> String {
        if name == "National" { "the United States".to_owned() } else { name.to_owned() }
    }

    fn work_value(&self, key: &str) -> &'static str {
        match key {
            "achievement" => "seeing results",
            "working-conditions" => "good working conditions",
            "recognition" => "being recognised",
            "relationships" => "the people around you",
            "support" => "a boss who backs you",
            _ => "deciding for yourself",
        }
    }
}
