//! English sentences.

use super::{Voice, choose, figure, grouped, level, percent};
use crate::fact::{Fact, FactKind, Unit, Value};
use crate::standing::SkillMatch;
use crate::text::lower_first;
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

impl Voice for English {
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

    fn activities(&self, title: &str, activities: &[String], variant: u64) -> String {
        let what: Vec<String> = activities.iter().map(|activity| lower_first(activity)).collect();
        let what = self.list(&what);
        choose(
            variant,
            [
                format!("{title} typically {what}."),
                format!("Day to day, {title} {what}."),
                format!("What {title} do most is to {what}."),
                format!("The core of the work of {title} is to {what}."),
            ],
        )
    }

    fn known_for(&self, title: &str, elements: &[String], variant: u64) -> String {
        let what = self.list(elements);
        choose(
            variant,
            [
                format!("The work of {title} leans on {what} more than on anything else."),
                format!("What counts most for {title} is {what}."),
                format!("{title} rely on {what} above all."),
            ],
        )
    }

    fn preparation(&self, title: &str, entry: Option<&str>, zone: u8, variant: u64) -> String {
        let words = Self::zone_words(zone);
        let Some(entry) = entry else { return self.zone(title, zone) };
        let entry = self.education(entry);
        choose(
            variant,
            [
                format!(
                    "The usual way in is with {entry}, and the work takes {words} (job zone {zone} of 5)."
                ),
                format!("Most {title} start with {entry}; the preparation needed is rated {zone} of 5."),
                format!("With job zone {zone} of 5, it takes {words}, usually {entry}."),
            ],
        )
    }

    fn zone(&self, title: &str, zone: u8) -> String {
        format!("{title} are in job zone {zone} of 5: the work takes {}.", Self::zone_words(zone))
    }

    fn pay(&self, title: &str, median: &str, area: &str, variant: u64) -> String {
        choose(
            variant,
            [
                format!("The median pay of {title} in {area} is {median}."),
                format!("Half of all {title} in {area} earn more than the median of {median}, half less."),
                format!("In {area}, {title} earn {median} at the median."),
            ],
        )
    }

    fn pay_span(&self, low: &str, high: &str, variant: u64) -> String {
        choose(
            variant,
            [
                format!("The lowest-paid tenth earn {low} or less, the highest-paid tenth {high} or more."),
                format!("Pay runs from {low} at the 10th percentile to {high} at the 90th."),
            ],
        )
    }

    fn no_pay(&self, title: &str) -> String {
        format!("The data has no median pay for {title}.")
    }

    fn growth(&self, title: &str, amount: f64, years: &str, average: Option<f64>, variant: u64) -> String {
        let size = percent(amount.abs());
        let change = if amount > 0.0 {
            choose(variant, [format!("grow by {size}"), format!("rise by {size}")])
        } else if amount < 0.0 {
            choose(variant, [format!("shrink by {size}"), format!("fall by {size}")])
        } else {
            "stay the same".to_owned()
        };
        let against = average
            .map(|average| format!(", against {} for all occupations together", percent(average)))
            .unwrap_or_default();
        choose(
            variant,
            [
                format!("Employment of {title} is projected to {change} over {years}{against}."),
                format!("Over {years}, jobs for {title} are projected to {change}{against}."),
                format!("The number of {title} is projected to {change} in {years}{against}."),
            ],
        )
    }

    fn openings(&self, title: &str, openings: &str, years: &str, variant: u64) -> String {
        choose(
            variant,
            [
                format!("About {openings} openings a year are expected for {title} over {years}."),
                format!("Over {years}, {title} can expect about {openings} openings a year."),
            ],
        )
    }

    fn no_outlook(&self, title: &str) -> String {
        format!("The data has no employment projection for {title}.")
    }

    fn own_as_element(&self, own: &str, against: &str, level: SkillLevelV1, variant: u64) -> String {
        let own = self.quote(own);
        match level {
            SkillLevelV1::Strong => choose(
                variant,
                [
                    format!(
                        "Your {own} carries straight over: it was read as {against}, and your level there is enough."
                    ),
                    format!("You bring {own}, which counts here as {against}, at a level that is enough."),
                    format!("With {own} you already cover {against} as far as this work asks for it."),
                ],
            ),
            SkillLevelV1::Medium => choose(
                variant,
                [
                    format!(
                        "Your {own} counts towards {against}, where you are nearly at the level asked for."
                    ),
                    format!("{own} was read as {against}; you are close to what this work asks for."),
                ],
            ),
            SkillLevelV1::Weak => choose(
                variant,
                [
                    format!(
                        "Your {own} was read as {against}, and this work asks for more of it than you are put at."
                    ),
                    format!("{own} helps with {against}, but this work asks for a good deal more of it."),
                ],
            ),
        }
    }

    fn own_same(&self, own: &str, title: &str, level: SkillLevelV1, variant: u64) -> String {
        let own = self.quote(own);
        match level {
            SkillLevelV1::Strong => choose(
                variant,
                [
                    format!("Your {own} carries straight over: {title} need it, and your level is enough."),
                    format!("You bring {own} at a level that is enough for the work of {title}."),
                ],
            ),
            SkillLevelV1::Medium => choose(
                variant,
                [
                    format!("Your {own} is nearly at the level that {title} need."),
                    format!("{title} need {own}, and you are close to the level asked for."),
                ],
            ),
            SkillLevelV1::Weak => {
                format!("{title} ask for a good deal more of your {own} than you are put at.")
            }
        }
    }

    fn own_as_technology(&self, own: &str, title: &str, in_demand: bool, variant: u64) -> String {
        let own = self.quote(own);
        if in_demand {
            return choose(
                variant,
                [
                    format!("Your {own} is a technology that postings for {title} often name."),
                    format!("Job postings for {title} often name {own}, which you already use."),
                ],
            );
        }
        format!("Your {own} is among the technologies that {title} use.")
    }

    fn own_unknown(&self, own: &str, title: &str) -> String {
        format!("Your {} is like nothing that is rated as important for {title}.", self.quote(own))
    }

    fn have(&self, names: &[String], title: &str, variant: u64) -> String {
        let what = self.list(names);
        choose(
            variant,
            [
                format!("You are already at the level that {title} need in {what}."),
                format!("In {what}, what you have is enough for the work of {title}."),
                format!("{title} need {what}, and your level there is enough."),
            ],
        )
    }

    fn have_one(&self, name: &str, required: &str, estimated: &str, variant: u64) -> String {
        choose(
            variant,
            [
                format!("For {name}, {required} of 7 is asked for, and you are put at {estimated}."),
                format!("You are put at {estimated} of 7 in {name}, where {required} is asked for."),
            ],
        )
    }

    fn close(&self, name: &str, required: &str, estimated: &str, variant: u64) -> String {
        choose(
            variant,
            [
                format!("{name} is nearly there: {estimated} of 7, where {required} is asked for."),
                format!("You are close in {name}, with {estimated} of 7 against {required}."),
            ],
        )
    }

    fn leading_part(&self, part: &str, words: Option<&str>, variant: u64) -> String {
        let what = match (part, words) {
            ("role", Some(role)) => format!("your role as {}", self.quote(role)),
            ("goal", Some(goal)) => format!("your goal of {}", self.quote(goal)),
            _ => Self::part(part).to_owned(),
        };
        choose(
            variant,
            [
                format!("Of everything that speaks for this match, {what} counts most."),
                format!("The model gives {what} the most weight in this match."),
            ],
        )
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

    fn overall(&self, probability: &str, skill_match: SkillMatch, title: &str, variant: u64) -> String {
        let fit = self.skill_match(skill_match);
        choose(
            variant,
            [
                format!(
                    "Taken together, your skills are a {fit} match for {title}, and the model puts the whole match at {probability}."
                ),
                format!(
                    "The model puts your match with {title} at {probability}; your skills alone are a {fit} match."
                ),
            ],
        )
    }

    fn nothing_rated(&self, title: &str) -> String {
        format!("The data has no skill ratings for {title}.")
    }

    fn gap(&self, name: &str, required: &str, estimated: &str, variant: u64) -> String {
        choose(
            variant,
            [
                format!(
                    "What is furthest off is {name}: {required} of 7 is asked for, and you are put at {estimated}."
                ),
                format!("The gap to close first is {name}, from {estimated} to {required} on a scale to 7."),
                format!(
                    "{name} needs the most work: you are put at {estimated} of 7, and {required} is asked for."
                ),
            ],
        )
    }

    fn learn_knowledge(&self, name: &str, programmes: &[String], variant: u64) -> String {
        if programmes.is_empty() {
            return choose(
                variant,
                [
                    format!("An introductory course in {name} is the plainest way to begin."),
                    format!(
                        "Begin {name} with one introductory book or course, and write down what you would use."
                    ),
                ],
            );
        }
        let programmes = self.list(programmes);
        choose(
            variant,
            [
                format!(
                    "Begin with an introductory course in {name}; programmes that lead here include {programmes}."
                ),
                format!(
                    "To learn {name} in earnest, look at programmes that lead here, such as {programmes}."
                ),
            ],
        )
    }

    fn practise_skill(&self, name: &str, variant: u64) -> String {
        choose(
            variant,
            [
                format!("{name} grows with use: ask for a task that needs it, and for comments afterwards."),
                format!(
                    "To build {name}, take on a small piece of work that depends on it and have it looked over."
                ),
                format!("Practise {name} where you are now, on real work, and keep the results to show."),
            ],
        )
    }

    fn learn_technology(&self, name: &str, title: &str, variant: u64) -> String {
        choose(
            variant,
            [
                format!("Postings for {title} often name {name}, so its basics are worth learning."),
                format!("Learn the basics of {name}: postings for {title} often name it."),
            ],
        )
    }

    fn on_the_job(&self, training: &str) -> String {
        format!("Once hired, the usual training is {}.", self.training(training))
    }

    fn education_gap(&self, entry: &str, own: &str) -> String {
        format!(
            "The usual way in is with {}, and you have {}, so plan for that step.",
            self.education(entry),
            self.education(own)
        )
    }

    fn nothing_missing(&self, title: &str, variant: u64) -> String {
        choose(
            variant,
            [
                format!(
                    "None of the skills that matter most for {title} is far off, so deepen what is close."
                ),
                format!("Nothing big is missing for {title}: what helps now is proof of what you can do."),
            ],
        )
    }

    fn step_knowledge(&self, name: &str, variant: u64) -> String {
        choose(
            variant,
            [
                format!("This week, find one introductory course in {name} and read through its outline."),
                format!("This week, read one introduction to {name} and note what you already know."),
            ],
        )
    }

    fn step_skill(&self, name: &str, variant: u64) -> String {
        choose(
            variant,
            [
                format!(
                    "This week, pick one task at work that needs {name} and ask someone to look at the result."
                ),
                format!("This week, write down one time you used {name}, and what you would do better now."),
            ],
        )
    }

    fn step_technology(&self, name: &str, variant: u64) -> String {
        choose(
            variant,
            [
                format!("This week, try {name} on one small task of your own."),
                format!("This week, follow one short introduction to {name} and keep what you make."),
            ],
        )
    }

    fn step_talk(&self, title: &str, variant: u64) -> String {
        choose(
            variant,
            [
                format!(
                    "This week, read one job posting for {title} and mark every line that you could do today."
                ),
                format!("This week, ask one person among {title} what they would learn first."),
            ],
        )
    }

    fn reason_gap(&self, required: &str, estimated: &str, level: SkillLevelV1) -> String {
        match level {
            SkillLevelV1::Strong => format!("{estimated} of 7, and {required} is asked for."),
            SkillLevelV1::Medium => format!("{estimated} of 7, a little below the {required} asked for."),
            SkillLevelV1::Weak => format!("{estimated} of 7, well below the {required} asked for."),
        }
    }

    fn reason_element(&self, against: &str, level: SkillLevelV1) -> String {
        match level {
            SkillLevelV1::Strong => format!("Read as {against}, where your level is enough."),
            SkillLevelV1::Medium => format!("Read as {against}, where you are nearly there."),
            SkillLevelV1::Weak => format!("Read as {against}, where much more is asked for."),
        }
    }

    fn reason_same(&self, level: SkillLevelV1) -> String {
        match level {
            SkillLevelV1::Strong => "It is asked for here, and your level is enough.",
            SkillLevelV1::Medium => "It is asked for here, and you are nearly there.",
            SkillLevelV1::Weak => "It is asked for here, and much more of it.",
        }
        .to_owned()
    }

    fn area(&self, name: &str) -> String {
        if name == "National" { "the United States".to_owned() } else { name.to_owned() }
    }

    fn reason_technology(&self, in_demand: bool) -> String {
        if in_demand {
            "Postings for this work often name it."
        } else {
            "It is among the technologies in use."
        }
        .to_owned()
    }

    fn reason_unknown(&self) -> String {
        "It is like nothing that is rated as important here.".to_owned()
    }

    fn income(&self, title: &str, median: &str, difference: f64, share: f64) -> String {
        let by = format!("${} ({})", grouped(difference), percent(share.abs()));
        if difference > 0.0 {
            format!("{title}: {median} at the median, {by} more than you earn now.")
        } else if difference < 0.0 {
            format!("{title}: {median} at the median, {by} less than you earn now.")
        } else {
            format!("{title}: {median} at the median, the same as you earn now.")
        }
    }

    fn income_unknown(&self, title: &str, median: Option<&str>) -> String {
        match median {
            Some(median) => {
                format!("{title}: {median} at the median, which cannot be set against your yearly pay.")
            }
            None => format!("{title}: the data has no median pay, so there is nothing to compare."),
        }
    }

    fn path(&self, title: &str, probability: &str, variant: u64) -> String {
        choose(
            variant,
            [
                format!("Of these, the path to take is {title}: the match is {probability}."),
                format!("The one to go for is {title}, with a match of {probability}."),
            ],
        )
    }

    fn path_pay(&self, title: &str, median: &str, difference: Option<f64>) -> String {
        let more = match difference {
            Some(amount) if amount > 0.0 => format!(", ${} more than you earn now", grouped(amount)),
            Some(amount) if amount < 0.0 => {
                format!(", though that is ${} less than you earn now", grouped(amount))
            }
            _ => String::new(),
        };
        format!(
            "Among the matches that come close to the best one, {title} pay most, with {median} at the median{more}."
        )
    }

    fn path_best_match(&self, title: &str) -> String {
        format!("Pay cannot be compared here, so the best match decides, and that is {title}.")
    }

    fn path_gap(&self, name: Option<&str>) -> String {
        match name {
            Some(name) => format!("What stands between you and it most is {name}."),
            None => "None of the skills that matter most there is far off.".to_owned(),
        }
    }

    fn no_path(&self) -> String {
        "None of these is likely enough to be called a path.".to_owned()
    }

    fn entry(&self, title: &str, entry: &str, variant: u64) -> String {
        let entry = self.education(entry);
        choose(
            variant,
            [
                format!("{title} usually start with {entry}."),
                format!("The usual education on entry for {title} is {entry}."),
            ],
        )
    }

    fn no_entry(&self, title: &str) -> String {
        format!("The data does not say what education {title} usually start with.")
    }

    fn education_shares(&self, shares: &[(String, String)]) -> String {
        let said: Vec<String> =
            shares.iter().map(|(share, name)| format!("{share} name {}", self.education(name))).collect();
        format!("Asked what is required, workers differ: {}.", self.list(&said))
    }

    fn experience(&self, experience: &str) -> String {
        match experience {
            "None" => "No work experience in a related occupation is usually needed.".to_owned(),
            other => {
                format!("Experience in a related occupation is usually asked for: {}.", lower_first(other))
            }
        }
    }

    fn programmes(&self, names: &[String], variant: u64) -> String {
        let names = self.list(names);
        choose(
            variant,
            [
                format!("Programmes of study that lead there include {names}."),
                format!("One can study {names}, for example."),
            ],
        )
    }

    fn without_degree(&self, title: &str, entry: &str, possible: bool) -> String {
        let entry = self.education(entry);
        if possible {
            format!("{title}: yes, the usual education on entry is {entry}.")
        } else {
            format!("{title}: as a rule not, since the usual education on entry is {entry}.")
        }
    }

    fn important(&self, title: &str, names: &[String], knowledge: bool, variant: u64) -> String {
        let names = self.list(names);
        if knowledge {
            return choose(
                variant,
                [
                    format!("The areas of knowledge that matter most are {names}."),
                    format!("What one has to know about is above all {names}."),
                ],
            );
        }
        choose(
            variant,
            [
                format!("The most important skills of {title} are {names}."),
                format!("Among skills, {title} rate {names} as most important."),
            ],
        )
    }

    fn tools(&self, title: &str, names: &[String], variant: u64) -> String {
        let names = self.list(names);
        choose(
            variant,
            [
                format!("{title} work with {names}."),
                format!("Technologies in use among {title} include {names}."),
            ],
        )
    }

    fn tools_in_demand(&self, names: &[String], variant: u64) -> String {
        let names = self.list(names);
        choose(
            variant,
            [
                format!("Job postings most often name {names}."),
                format!("What employers' postings name most is {names}."),
            ],
        )
    }

    fn no_tools(&self, title: &str) -> String {
        format!("The data lists no technologies for {title}.")
    }

    fn no_activities(&self, title: &str) -> String {
        format!("The data does not list what {title} do day to day.")
    }

    fn similar(&self, title: &str, names: &[String], variant: u64) -> String {
        let names = self.list(names);
        choose(
            variant,
            [
                format!("The occupations most like {title} are {names}."),
                format!("Close to {title} are {names}."),
            ],
        )
    }

    fn no_similar(&self, title: &str) -> String {
        format!("The data lists no occupations like {title}.")
    }

    fn exposure(&self, title: &str, share: &str, variant: u64) -> String {
        choose(
            variant,
            [
                format!(
                    "An estimated {share} of the tasks of {title} are exposed to large language models, which is an estimate and not a forecast."
                ),
                format!(
                    "About {share} of what {title} do is estimated to be exposed to large language models; that is no forecast of lost jobs."
                ),
            ],
        )
    }

    fn no_exposure(&self, title: &str) -> String {
        format!("The data has no estimate of how far the tasks of {title} are exposed to language models.")
    }

    fn bright(&self, reason: &str) -> String {
        format!("It is listed as having a bright outlook: {}.", lower_first(reason))
    }

    fn not_in_data(&self, title: &str) -> String {
        format!(
            "The data on {title} does not answer that; it covers entry, pay, outlook, skills, tools, tasks and similar occupations."
        )
    }

    fn doubt(&self, title: &str, probability: &str) -> String {
        format!("The model itself puts the match with {title} at only {probability}.")
    }

    fn doubt_gap(&self, title: &str) -> String {
        format!("Your skills cover little of what matters most for {title}.")
    }
}
