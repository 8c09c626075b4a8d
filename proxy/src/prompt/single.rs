//! The prompt for models too small for a whole answer: one sentence on one fact, shown by examples.
//!
//! The examples are about other occupations and of the same kind as the fact, so that what is left to do is to
//! say this fact in the same way. They live in a template, a line each: kind, occupation, fact, sentence.

use super::{Prompt, disarmed};
use waymark_advice::Language;
use waymark_advice::fact::{Fact, FactKind};

/// Asks for one sentence on this fact; none if there is no example of its kind.
pub fn single(title: &str, fact: &Fact, language: Language) -> Option<Prompt> {
    let examples = examples(fact.kind, language);
    if examples.is_empty() {
        return None;
    }
    let mut fact = fact.clone();
    if matches!(fact.kind, FactKind::OwnSkill | FactKind::VisitorSkill) {
        fact.name = disarmed(&fact.name);
    }
    Some(Prompt {
        system: include_str!("../../templates/sentence.v2.txt").replace("{language}", language.name()),
        examples,
        user: asked(title, &fact.phrase(language)),
        schema: None,
    })
}

fn asked(title: &str, fact: &str) -> String {
    format!("Occupation: {title}\nFact: {fact}")
}

fn examples(kind: FactKind, language: Language) -> Vec<(String, String)> {
    let lines = match language {
        Language::English => include_str!("../../templates/sentence.v2.en.txt"),
        Language::Spanish => include_str!("../../templates/sentence.v2.es.txt"),
    };
    let wanted = serde_json::to_value(kind).unwrap_or_default();
    let parsed = lines.lines().filter_map(|line| {
        let [kind, title, fact, sentence] = line.split(" | ").collect::<Vec<_>>().try_into().ok()?;
        (wanted == kind).then(|| (asked(title, fact), sentence.to_owned()))
    });
    parsed.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_example_has_a_kind_and_both_halves() {
        for lines in [
            include_str!("../../templates/sentence.v2.en.txt"),
            include_str!("../../templates/sentence.v2.es.txt"),
        ] {
            for line in lines.lines() {
                let parts: Vec<&str> = line.split(" | ").collect();
                assert_eq!(parts.len(), 4, "{line}");
                assert!(serde_json::from_value::<FactKind>(parts[0].into()).is_ok(), "{line}");
                assert!(parts[3].ends_with('.'), "{line}");
            }
        }
    }
}
