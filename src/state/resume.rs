//! The pasted résumé: its length, the files it may come from, and what of its reading goes into the form.

use crate::state::form::{Added, ProfileForm};
use crate::t;
use waymark_schema::profile::{MAX_TEXT_BYTES, SkillLevelV1};
use waymark_schema::reading::{FoundRole, FoundSkill, LeftOut, LeftOutReason};

/// Largest file that is opened, in bytes.
pub const MAX_FILE_BYTES: f64 = 5_000_000.0;

/// What a file is, by its name and the type that the browser gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// Words as they are.
    Text,
    /// A PDF.
    Pdf,
    /// Anything else.
    Unknown,
}

impl FileKind {
    /// The kind of a file.
    pub fn of(name: &str, media_type: &str) -> Self {
        let name = name.to_lowercase();
        let ends = |endings: &[&str]| endings.iter().any(|ending| name.ends_with(ending));
        if media_type == "application/pdf" || ends(&[".pdf"]) {
            Self::Pdf
        } else if media_type.starts_with("text/plain")
            || media_type == "text/markdown"
            || ends(&[".txt", ".md", ".text", ".markdown"])
        {
            Self::Text
        } else {
            Self::Unknown
        }
    }
}

/// Whether a text is short enough to be read.
pub fn fits(text: &str) -> bool {
    text.len() <= MAX_TEXT_BYTES
}

/// How long a text is, against how long it may be.
pub fn length_words(text: &str) -> String {
    t!("{} of {} bytes", grouped(text.len()), grouped(MAX_TEXT_BYTES))
}

/// What to do about a text that is too long.
pub fn too_long_words(text: &str) -> String {
    t!(
        "This is {} bytes too long. Remove older jobs or anything that is not about work.",
        grouped(text.len().saturating_sub(MAX_TEXT_BYTES))
    )
}

fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// Adds a found skill behind the last one that is at least as strong, so that the list keeps running from
/// strongest to weakest.
pub fn add_skill(form: &mut ProfileForm, found: &FoundSkill) -> Added {
    let added = form.add_skill(&found.name);
    if added == Added::Yes
        && let Some(mut skill) = form.skills.pop()
    {
        skill.level = found.level;
        let place = form
            .skills
            .iter()
            .rposition(|other| rank(other.level) >= rank(skill.level))
            .map_or(0, |last| last + 1);
        form.skills.insert(place, skill);
    }
    added
}

fn rank(level: SkillLevelV1) -> u8 {
    match level {
        SkillLevelV1::Weak => 0,
        SkillLevelV1::Medium => 1,
        SkillLevelV1::Strong => 2,
    }
}

/// Puts a found role into the form: the current one as the role, others among the earlier ones.
pub fn use_role(form: &mut ProfileForm, role: &FoundRole) {
    if role.current {
        form.role.clone_from(&role.words);
    } else {
        form.add_past_role(&role.words);
    }
}

/// Whether a found role is in the form already.
pub fn has_role(form: &ProfileForm, role: &FoundRole) -> bool {
    let same = |other: &String| other.trim().to_lowercase() == role.words.to_lowercase();
    if role.current { same(&form.role) } else { form.past_roles.iter().any(same) }
}

/// What a text names and its writer does not claim, in one line; nothing if there is nothing.
pub fn left_out_words(left_out: &[LeftOut]) -> Option<String> {
    let of = |reason: LeftOutReason, why: &str| {
        let words: Vec<&str> =
            left_out.iter().filter(|left| left.reason == reason).map(|left| left.words.as_str()).collect();
        (!words.is_empty()).then(|| format!("{} ({why})", words.join(", ")))
    };
    let parts: Vec<String> = [
        of(LeftOutReason::Negated, t!("you say you do not have it")),
        of(LeftOutReason::SomebodyElses, t!("other people’s")),
        of(LeftOutReason::Wanted, t!("you would like to have it")),
    ]
    .into_iter()
    .flatten()
    .collect();
    (!parts.is_empty()).then(|| t!("Left out: {}.", parts.join("; ")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use waymark_schema::message::SkillKind;

    fn found(name: &str, level: SkillLevelV1) -> FoundSkill {
        FoundSkill { name: name.into(), kind: SkillKind::Skill, level, because: vec![name.into()] }
    }

    #[test]
    fn found_skills_join_the_list_strongest_first() {
        let mut form = ProfileForm::default();
        form.add_skill("Mine");
        for (name, level) in
            [("Basic", SkillLevelV1::Weak), ("Best", SkillLevelV1::Strong), ("Usual", SkillLevelV1::Medium)]
        {
            assert_eq!(add_skill(&mut form, &found(name, level)), Added::Yes);
        }
        let names: Vec<&str> = form.skills.iter().map(|skill| skill.name.as_str()).collect();
        assert_eq!(names, ["Best", "Mine", "Usual", "Basic"]);
        assert_eq!(add_skill(&mut form, &found("best", SkillLevelV1::Weak)), Added::Already);
        assert_eq!(form.skills[0].level, SkillLevelV1::Strong);
    }

    #[test]
    fn files_are_told_apart_by_type_or_name() {
        let cases = [
            ("cv.PDF", "", FileKind::Pdf),
            ("cv", "application/pdf", FileKind::Pdf),
            ("cv.txt", "", FileKind::Text),
            ("cv.md", "text/markdown", FileKind::Text),
            ("cv.docx", "application/zip", FileKind::Unknown),
        ];
        for (name, media_type, expected) in cases {
            assert_eq!(FileKind::of(name, media_type), expected, "{name}");
        }
    }

    #[test]
    fn lengths_are_counted_in_bytes() {
        assert_eq!(length_words("é"), "2 of 50,000 bytes");
        assert!(fits(&"x".repeat(50_000)) && !fits(&"é".repeat(25_001)));
        assert!(too_long_words(&"x".repeat(51_234)).contains("1,234"));
    }

    #[test]
    fn what_was_left_out_is_said_in_one_line() {
        assert_eq!(left_out_words(&[]), None);
        let left = |words: &str, reason| LeftOut { words: words.into(), reason };
        let line = left_out_words(&[
            left("SAP", LeftOutReason::Negated),
            left("Java developers", LeftOutReason::SomebodyElses),
            left("Oracle", LeftOutReason::Negated),
        ]);
        assert_eq!(
            line.as_deref(),
            Some("Left out: SAP, Oracle (you say you do not have it); Java developers (other people’s).")
        );
    }

    #[test]
    fn roles_go_where_they_belong_once() {
        let role = |current| FoundRole {
            words: "Nurse".into(),
            code: "29-1141.00".into(),
            title: "Registered Nurses".into(),
            current,
            because: Vec::new(),
        };
        let mut form = ProfileForm::default();
        for current in [true, false] {
            assert!(!has_role(&form, &role(current)));
            use_role(&mut form, &role(current));
            use_role(&mut form, &role(current));
            assert!(has_role(&form, &role(current)));
        }
        assert_eq!((form.role.as_str(), form.past_roles.len()), ("Nurse", 1));
    }
}
