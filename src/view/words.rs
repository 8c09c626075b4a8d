//! Plain words for codes and scales.

use crate::t;
use waymark_domain::WorkValue;
use waymark_domain::badge::{DESIRABLE_PAY_SHARE, SAFE_EXPOSURE, VIABLE_MATCH};
use waymark_domain::interests::Interest;
use waymark_schema::message::SkillKind;
use waymark_schema::profile::{EducationV1, JobLevelV1, SkillLevelV1};
use waymark_schema::recommendation::{BadgeV1, Parts};

use crate::view::format::percent;

/// Education levels in the order of a select, lowest first.
pub const EDUCATION: [EducationV1; 7] = [
    EducationV1::None,
    EducationV1::HighSchool,
    EducationV1::Certificate,
    EducationV1::Associate,
    EducationV1::Bachelor,
    EducationV1::Master,
    EducationV1::Doctorate,
];

/// Job levels in the order of a select, lowest first.
pub const JOB_LEVELS: [JobLevelV1; 5] =
    [JobLevelV1::Contributor, JobLevelV1::Lead, JobLevelV1::Manager, JobLevelV1::Director, JobLevelV1::Vp];

/// Skill levels in the order of a select.
pub const SKILL_LEVELS: [SkillLevelV1; 3] = [SkillLevelV1::Weak, SkillLevelV1::Medium, SkillLevelV1::Strong];

/// An education level.
pub fn education(level: EducationV1) -> &'static str {
    match level {
        EducationV1::None => t!("Less than high school"),
        EducationV1::HighSchool => t!("High school diploma"),
        EducationV1::Certificate => t!("Certificate or some college"),
        EducationV1::Associate => t!("Associate’s degree"),
        EducationV1::Bachelor => t!("Bachelor’s degree"),
        EducationV1::Master => t!("Master’s degree"),
        EducationV1::Doctorate => t!("Doctorate or professional degree"),
    }
}

/// A level of responsibility.
pub fn job_level(level: JobLevelV1) -> &'static str {
    match level {
        JobLevelV1::Contributor => t!("I do the work myself"),
        JobLevelV1::Lead => t!("I lead a team"),
        JobLevelV1::Manager => t!("Manager"),
        JobLevelV1::Director => t!("Director"),
        JobLevelV1::Vp => t!("Vice president or above"),
    }
}

/// A visitor's rating of a skill.
pub fn skill_level(level: SkillLevelV1) -> &'static str {
    match level {
        SkillLevelV1::Weak => t!("Weak"),
        SkillLevelV1::Medium => t!("Medium"),
        SkillLevelV1::Strong => t!("Strong"),
    }
}

/// What kind of skill it is.
pub fn skill_kind(kind: SkillKind) -> &'static str {
    match kind {
        SkillKind::Skill => t!("skill"),
        SkillKind::Knowledge => t!("knowledge"),
        SkillKind::Technology => t!("tool"),
    }
}

/// The name of an interest, for a visitor who has never heard of RIASEC.
pub fn interest_name(interest: Interest) -> &'static str {
    match interest {
        Interest::Realistic => t!("Making and fixing"),
        Interest::Investigative => t!("Finding out"),
        Interest::Artistic => t!("Creating"),
        Interest::Social => t!("Helping people"),
        Interest::Enterprising => t!("Leading and persuading"),
        Interest::Conventional => t!("Putting in order"),
    }
}

/// The name of a work value, for a visitor.
pub fn value_name(value: WorkValue) -> &'static str {
    match value {
        WorkValue::Achievement => t!("Achievement"),
        WorkValue::WorkingConditions => t!("Good conditions"),
        WorkValue::Recognition => t!("Recognition"),
        WorkValue::Relationships => t!("Good company"),
        WorkValue::Support => t!("Support"),
        WorkValue::Independence => t!("Independence"),
    }
}

/// What a work value means.
pub fn value_description(value: WorkValue) -> &'static str {
    match value {
        WorkValue::Achievement => t!("Seeing results and using what you do best"),
        WorkValue::WorkingConditions => t!("Steady work, fair pay, a good place to be"),
        WorkValue::Recognition => t!("Getting ahead, leading, being looked up to"),
        WorkValue::Relationships => t!("Friendly people, and being of use to others"),
        WorkValue::Support => t!("Managers who stand behind their people"),
        WorkValue::Independence => t!("Deciding for yourself how you work"),
    }
}

/// The field's own name of an interest.
pub fn interest_term(interest: Interest) -> &'static str {
    match interest {
        Interest::Realistic => t!("Realistic"),
        Interest::Investigative => t!("Investigative"),
        Interest::Artistic => t!("Artistic"),
        Interest::Social => t!("Social"),
        Interest::Enterprising => t!("Enterprising"),
        Interest::Conventional => t!("Conventional"),
    }
}

/// What a person with an interest likes to do.
pub fn interest_description(interest: Interest) -> &'static str {
    match interest {
        Interest::Realistic => {
            t!("Work with your hands, tools, machines, plants or animals, and see what you made.")
        }
        Interest::Investigative => t!("Ask why, test ideas, dig into data, and work a hard problem through."),
        Interest::Artistic => t!("Write, draw, design, play or perform, with room to do it your own way."),
        Interest::Social => t!("Teach, care for, advise or listen to people, and see them do better."),
        Interest::Enterprising => t!("Start things, sell ideas, take charge, and carry the risk."),
        Interest::Conventional => {
            t!("Keep records straight, follow a clear method, and get every detail right.")
        }
    }
}

/// The name of a place; the survey's own name for the nation is only “National”.
pub fn place(code: &str, name: &str) -> String {
    if code.starts_with('N') { t!("United States").to_owned() } else { name.to_owned() }
}

/// How much preparation an occupation takes, by its job zone.
pub fn job_zone(zone: u8) -> &'static str {
    match zone {
        1 => t!("Little preparation: a few days to a few months"),
        2 => t!("Some preparation: a few months to a year"),
        3 => t!("Medium preparation: one or two years of training"),
        4 => t!("Considerable preparation: often a four-year degree"),
        5 => t!("Extensive preparation: often graduate study"),
        _ => t!("Preparation not rated"),
    }
}

/// A badge's name.
pub fn badge(badge: BadgeV1) -> &'static str {
    match badge {
        BadgeV1::Viable => t!("Within reach"),
        BadgeV1::Desirable => t!("Pays enough"),
        BadgeV1::Safe => t!("Low AI exposure"),
        BadgeV1::Growing => t!("Growing"),
    }
}

/// The rule a badge is awarded by, with the figures the engine uses.
pub fn badge_rule(badge: BadgeV1) -> String {
    match badge {
        BadgeV1::Viable => t!(
            "A match of at least {}, and at most one step more preparation than you have.",
            percent(VIABLE_MATCH)
        ),
        BadgeV1::Desirable => {
            t!("Within reach, and the median is at least {} of your pay.", percent(DESIRABLE_PAY_SHARE))
        }
        BadgeV1::Safe => t!(
            "At most {} of its tasks are exposed to language models. An estimate, not a forecast.",
            percent(SAFE_EXPOSURE)
        ),
        BadgeV1::Growing => {
            t!("Expected to grow faster than all occupations together, or listed for rapid growth.")
                .to_owned()
        }
    }
}

/// A name in the address or in a class: lower case.
pub fn badge_key(badge: BadgeV1) -> &'static str {
    match badge {
        BadgeV1::Viable => "viable",
        BadgeV1::Desirable => "desirable",
        BadgeV1::Safe => "safe",
        BadgeV1::Growing => "growing",
    }
}

/// How a part of the match counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// The visitor said nothing about it.
    Unknown,
    /// It speaks clearly for the occupation.
    HelpsMuch,
    /// It speaks for the occupation.
    Helps,
    /// It makes little difference.
    Neutral,
    /// It speaks against the occupation.
    HoldsBack,
    /// It speaks clearly against the occupation.
    HoldsBackMuch,
}

impl Effect {
    /// The effect of a contribution to the log-odds: a factor of about 1.25 in the odds is little,
    /// one of about 3 is much.
    pub fn of(contribution: f32) -> Self {
        match contribution {
            0.0 => Self::Unknown,
            c if c >= 1.1 => Self::HelpsMuch,
            c if c >= 0.2 => Self::Helps,
            c if c > -0.2 => Self::Neutral,
            c if c > -1.1 => Self::HoldsBack,
            _ => Self::HoldsBackMuch,
        }
    }

    /// The effect in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Unknown => t!("not told"),
            Self::HelpsMuch => t!("helps a lot"),
            Self::Helps => t!("helps"),
            Self::Neutral => t!("makes little difference"),
            Self::HoldsBack => t!("holds back"),
            Self::HoldsBackMuch => t!("holds back a lot"),
        }
    }
}

/// A part of the match, ready to draw.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// What it is about.
    pub label: String,
    /// How it counts.
    pub effect: Effect,
    /// Length of its bar from the middle, 0 to 50; to the left if it holds back.
    pub length: f32,
    /// Start of its bar, 0 to 100.
    pub start: f32,
}

/// Log-odds at which a bar is full.
const FULL_BAR: f32 = 3.0;

/// What a part of the match is about, by its name in the models.
pub fn part_label(name: &str) -> &str {
    match name {
        "role" => t!("Role"),
        "skills" => t!("Skills"),
        "interests" => t!("Interests"),
        "values" => t!("Values"),
        "preparation" => t!("Preparation"),
        "pay" => t!("Pay"),
        "goal" => t!("Goal"),
        other => other,
    }
}

/// A contribution to the log-odds as a bar from the middle.
pub fn bar(label: &str, contribution: f32) -> Part {
    let length = (contribution.abs() / FULL_BAR).min(1.0) * 50.0;
    let start = if contribution < 0.0 { 50.0 - length } else { 50.0 };
    Part { label: label.to_owned(), effect: Effect::of(contribution), length, start }
}

/// The parts of a match in the order of the form.
pub fn parts(parts: &Parts) -> Vec<Part> {
    parts.named().into_iter().map(|(name, contribution)| bar(part_label(name), contribution)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_point_the_way_they_count() {
        let drawn =
            parts(&Parts { role: 1.5, skills: -0.6, interests: 0.0, preparation: 9.0, ..Parts::default() });
        assert_eq!(drawn[0].effect, Effect::HelpsMuch);
        assert_eq!((drawn[0].start, drawn[0].length), (50.0, 25.0));
        assert_eq!(drawn[1].effect, Effect::HoldsBack);
        assert!((drawn[1].start - 40.0).abs() < 0.01);
        assert_eq!(drawn[2].effect, Effect::Unknown);
        assert_eq!(drawn[4].length, 50.0);
    }

    #[test]
    fn badge_rules_name_the_figures_in_force() {
        assert!(badge_rule(BadgeV1::Viable).contains("10%"));
        assert!(badge_rule(BadgeV1::Desirable).contains("75%"));
        assert!(badge_rule(BadgeV1::Safe).contains("25%"));
    }
}
