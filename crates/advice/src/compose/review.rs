//! Doubts that the figures themselves give rise to.

use super::{Writer, sentence};
use crate::answer::{ANSWER_VERSION, Doubt, Review};
use crate::fact::{FactKind, Sheet, Value};
use crate::language::Language;
use crate::standing::SkillMatch;
use waymark_domain::badge::VIABLE_MATCH;
use waymark_schema::profile::SkillLevelV1;

/// The review without a language model: a match that is not viable, or skills that are a weak match, is
/// doubted; nothing is proposed instead.
pub fn review(sheet: &Sheet, language: Language) -> Review {
    let writer = Writer::new(sheet, language);
    let mut doubts = Vec::new();
    for subject in &sheet.subjects {
        let code = subject.code.as_str();
        let Some((probability, fact)) = writer.figure(code, FactKind::Match) else { continue };
        let unlikely = fact.amount().is_some_and(|percent| percent < f64::from(VIABLE_MATCH) * 100.0);
        let reason = if unlikely {
            sentence(writer.voice.doubt(&subject.title, &probability), &[fact])
        } else if subject.skill_match == Some(SkillMatch::Weak) {
            let missing: Vec<_> = sheet
                .of_kind(code, FactKind::Gap)
                .filter(|fact| matches!(fact.value, Value::Gap { level: SkillLevelV1::Weak, .. }))
                .take(5)
                .collect();
            sentence(writer.voice.doubt_gap(&subject.title), &missing)
        } else {
            continue;
        };
        doubts.push(Doubt { code: subject.code.clone(), reason, replacement: None });
    }
    Review { v: ANSWER_VERSION, language, doubts }
}
