//! Written advice in words: labels, who wrote it, and the same as plain text to take along.

use crate::language::dates::release;
use crate::language::{name, text};
use crate::state::advice::history::{Entry, History};
use crate::view::words::skill_level;
use crate::{mark, t};
use waymark_schema::advice::{
    Advice, AdviceLanguage, CitedFact, IncomeAdvice, Mode, Place, RoleAdvice, Sentence, SkillMatchV1,
    Streamed,
};
use waymark_schema::profile::PayPeriodV1;

/// Questions to begin with, about several occupations.
pub const ABOUT_RESULTS: [&str; 5] = [
    mark!("Which of these can I start without a degree?"),
    mark!("Which of these pays best?"),
    mark!("Which of these is growing?"),
    mark!("Which skills do these need?"),
    mark!("Tell me about the qualifications required for a Data Scientist"),
];

/// Questions to begin with, about one occupation.
pub const ABOUT_ONE: [&str; 6] = [
    mark!("What qualifications do I need?"),
    mark!("What does a typical day look like?"),
    mark!("What does it pay?"),
    mark!("Is it growing?"),
    mark!("Which tools are used?"),
    mark!("How well do I fit?"),
];

/// The skills as a whole.
pub fn skill_match(skill_match: SkillMatchV1) -> &'static str {
    match skill_match {
        SkillMatchV1::Weak => t!("weak skill match"),
        SkillMatchV1::Partial => t!("partial skill match"),
        SkillMatchV1::Strong => t!("strong skill match"),
    }
}

/// The part of a class name for it.
pub fn skill_match_key(skill_match: SkillMatchV1) -> &'static str {
    match skill_match {
        SkillMatchV1::Weak => "weak",
        SkillMatchV1::Partial => "partial",
        SkillMatchV1::Strong => "strong",
    }
}

/// The code of a language for the browser, which reads aloud by it.
pub fn language_code(language: AdviceLanguage) -> &'static str {
    match language {
        AdviceLanguage::English => "en",
        AdviceLanguage::Spanish => "es",
    }
}

/// A period of pay.
pub fn per(period: PayPeriodV1) -> &'static str {
    match period {
        PayPeriodV1::Year => t!("a year"),
        PayPeriodV1::Hour => t!("an hour"),
    }
}

/// The facts that a sentence rests on, those that are there.
pub fn facts_of(sentence: &Sentence, facts: &[CitedFact]) -> Vec<CitedFact> {
    sentence.facts.iter().filter_map(|id| facts.iter().find(|fact| fact.id == *id)).cloned().collect()
}

/// The number of a fact in its text: `7` for `F7`.
pub fn number(fact: &CitedFact) -> &str {
    fact.id.strip_prefix('F').unwrap_or(&fact.id)
}

/// Numbers of facts as a marker shows them: `3, 7`.
pub fn numbers(facts: &[CitedFact]) -> String {
    facts.iter().map(number).collect::<Vec<_>>().join(", ")
}

/// Who wrote a text, and how it was checked.
pub fn byline(advice: &Advice) -> String {
    if advice.mode == Mode::Composed {
        return t!("Composed from the facts that it names, without a language model.").to_owned();
    }
    let report = advice.report;
    let mut words = t!(
        "Written by a language model. Each sentence was checked against the facts: {} kept",
        report.accepted
    );
    if report.repaired > 0 {
        words.push_str(&t!(", {} put right", report.repaired));
    }
    if report.rejected > 0 {
        words.push_str(&t!(", {} dropped", report.rejected));
    }
    words + "."
}

/// Sentences that have come so far, those of a part together, in the order in which the parts began.
pub fn grouped(streamed: &[Streamed]) -> Vec<(Place, Vec<Sentence>)> {
    let mut groups: Vec<(Place, Vec<Sentence>)> = Vec::new();
    for Streamed { place, sentence } in streamed {
        match groups.iter_mut().find(|(other, _)| other == place) {
            Some((_, sentences)) => sentences.push(sentence.clone()),
            None => groups.push((place.clone(), vec![sentence.clone()])),
        }
    }
    groups
}

/// How much of a text that rests on nothing happens to be in the facts.
pub fn held_words(held: u32, sentences: u32) -> String {
    if sentences == 0 {
        return t!("It could not be checked.").to_owned();
    }
    t!(
        "Of its {sentences} sentences, {held} would pass the check against the facts. Nothing of it is marked with a source.",
        sentences,
        held
    )
}

/// A text without markup, with its facts listed below it by number.
pub fn plain_text(heading: &str, remark: Option<&str>, advice: &Advice) -> String {
    let mut whole = String::new();
    let mut line = |words: &str| {
        whole.push_str(words);
        whole.push('\n');
    };
    line(heading);
    remark.into_iter().for_each(&mut line);
    line(&byline(advice));
    if let Some(explanation) = &advice.explanation {
        explanation.roles.iter().for_each(|role| role_lines(role, advice, &mut line));
        explanation.income.iter().for_each(|income| income_lines(income, advice, &mut line));
    }
    if let Some(answer) = &advice.answer {
        line("");
        answer.sentences.iter().for_each(|sentence| line(&cited(sentence, advice)));
    }
    if let Some(review) = &advice.review {
        line("");
        if review.doubts.is_empty() {
            line(t!("Nothing speaks against any of them."));
        }
        for doubt in &review.doubts {
            line(&cited(&doubt.reason, advice));
        }
    }
    if !advice.facts.is_empty() {
        line("");
        line(t!("Facts"));
    }
    for fact in &advice.facts {
        line(&format!("[{}] {} ({})", number(fact), fact.text, release(&fact.source)));
    }
    whole
}

fn role_lines(role: &RoleAdvice, advice: &Advice, line: &mut impl FnMut(&str)) {
    line(&format!("\n{} – {}", role.title, skill_match(role.skill_match)));
    role.description.iter().for_each(|sentence| line(&cited(sentence, advice)));
    for row in &role.skills {
        line(&format!("- {}: {}. {}", name(&row.skill), skill_level(row.level), cited(&row.reason, advice)));
    }
    for (heading, sentences) in [(text(APPLIES), &role.applies), (text(DEVELOP), &role.develop)] {
        line(heading);
        sentences.iter().for_each(|sentence| line(&format!("- {}", cited(sentence, advice))));
    }
    line(text(NEXT_STEP));
    line(&format!("- {}", cited(&role.next_step, advice)));
}

fn income_lines(income: &IncomeAdvice, advice: &Advice, line: &mut impl FnMut(&str)) {
    line("");
    line(text(INCOME));
    income.comparison.iter().for_each(|sentence| line(&format!("- {}", cited(sentence, advice))));
    line(text(PATH));
    income.reasons.iter().for_each(|sentence| line(&format!("- {}", cited(sentence, advice))));
}

/// Heading of how skills apply.
pub const APPLIES: &str = mark!("How your skills apply");
/// Heading of what to develop.
pub const DEVELOP: &str = mark!("What to develop, and how");
/// Heading of the next step.
pub const NEXT_STEP: &str = mark!("One step for this week");
/// Heading of the comparison of pay.
pub const INCOME: &str = mark!("Pay beside yours");
/// Heading of the path.
pub const PATH: &str = mark!("The path to take, by pay and fit");

/// A sentence with the numbers of its facts.
fn cited(sentence: &Sentence, advice: &Advice) -> String {
    let facts = facts_of(sentence, &advice.facts);
    if facts.is_empty() { sentence.text.clone() } else { format!("{} [{}]", sentence.text, numbers(&facts)) }
}

/// Everything that was written, for a file: latest first.
pub fn history_text(history: &History) -> String {
    let entry = |entry: &Entry| plain_text(&entry.heading, entry.remark.as_deref(), &entry.advice);
    history
        .entries
        .iter()
        .map(entry)
        .collect::<Vec<_>>()
        .join("\n----------------------------------------\n\n")
}

/// The name of a part of an explanation that is still arriving.
pub fn part_label(part: &str) -> &'static str {
    match part {
        "description" => t!("What it is"),
        "skills" => t!("Your skills"),
        "applies" => text(APPLIES),
        "develop" => text(DEVELOP),
        "next-step" => text(NEXT_STEP),
        "comparison" => text(INCOME),
        "path" => text(PATH),
        "doubt" => t!("A doubt"),
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use waymark_schema::advice::{Report, WrittenAnswer};

    fn sentence(text: &str, facts: &[&str]) -> Sentence {
        let facts = facts.iter().map(|&fact| fact.to_owned()).collect();
        Sentence { text: text.to_owned(), facts, origin: Mode::Composed }
    }

    fn advice() -> Advice {
        let fact = |id: &str, text: &str| CitedFact {
            id: id.into(),
            occupation: None,
            text: text.into(),
            source: "BLS".into(),
        };
        Advice {
            answer: Some(WrittenAnswer {
                sentences: vec![sentence("It pays.", &["F7", "F9", "F1"])],
                answered: true,
            }),
            facts: vec![fact("F1", "title"), fact("F7", "median pay: $1")],
            ..Advice::default()
        }
    }

    #[test]
    fn a_text_to_take_along_names_its_facts_by_number() {
        let text = plain_text("What does it pay?", Some("A remark."), &advice());
        assert_eq!(
            text,
            "What does it pay?\nA remark.\nComposed from the facts that it names, without a language model.\n\n\
             It pays. [7, 1]\n\nFacts\n[1] title (BLS)\n[7] median pay: $1 (BLS)\n"
        );
    }

    #[test]
    fn a_fact_that_is_not_there_has_no_marker() {
        let advice = advice();
        let facts = facts_of(&advice.answer.as_ref().unwrap().sentences[0], &advice.facts);
        assert_eq!(numbers(&facts), "7, 1");
    }

    #[test]
    fn the_byline_says_who_wrote_and_what_became_of_it() {
        let report = Report { accepted: 12, repaired: 0, rejected: 2 };
        let written = Advice { mode: Mode::Model, report, ..Advice::default() };
        assert!(byline(&written).ends_with("12 kept, 2 dropped."));
    }

    #[test]
    fn sentences_of_a_part_come_together() {
        let streamed = |code: &str, part: &str, text: &str| Streamed {
            place: Place { code: Some(code.into()), part: part.into() },
            sentence: sentence(text, &[]),
        };
        let groups = grouped(&[
            streamed("1", "description", "a"),
            streamed("2", "skills", "b"),
            streamed("1", "description", "c"),
        ]);
        assert_eq!(groups.len(), 2);
        assert_eq!(groups[0].1.iter().map(|sentence| sentence.text.as_str()).collect::<Vec<_>>(), ["a", "c"]);
    }
}
