//! What is composed, as a visitor would read it.

use crate::release::{BUDGET, Case, cashier, codes, marketing, page_of};
use std::collections::BTreeSet;
use std::fmt::Write;
use waymark_advice::answer::{Answer, Explanation, Sentence};
use waymark_advice::fact::{Fact, Sheet};
use waymark_advice::request::ResultV1;
use waymark_advice::text::overlap;
use waymark_advice::{Language, compose};
use waymark_schema::recommendation::Parts;

fn written(sentence: &Sentence, sheet: &Sheet) -> String {
    let kinds: Vec<String> = sentence
        .facts
        .iter()
        .map(|&id| serde_json::to_value(sheet.get(id).unwrap().kind).unwrap().as_str().unwrap().to_owned())
        .collect();
    format!("{} ({})", sentence.text, kinds.join(", "))
}

fn explanation(explanation: &Explanation, sheet: &Sheet) -> String {
    let mut text = String::new();
    let mut line = |line: String| writeln!(text, "{line}").unwrap();
    for role in &explanation.roles {
        line(format!("# {} {} – {:?}", role.code, role.title, role.skill_match));
        role.description.iter().for_each(|sentence| line(written(sentence, sheet)));
        for row in &role.skills {
            line(format!("| {} | {:?} | {}", row.skill, row.level, written(&row.reason, sheet)));
        }
        role.applies.iter().for_each(|sentence| line(format!("+ {}", written(sentence, sheet))));
        role.develop.iter().for_each(|sentence| line(format!("> {}", written(sentence, sheet))));
        line(format!("! {}", written(&role.next_step, sheet)));
    }
    if let Some(income) = &explanation.income {
        line(format!("# pay; path: {:?}", income.path));
        income.comparison.iter().chain(&income.reasons).for_each(|sentence| line(written(sentence, sheet)));
    }
    text
}

fn answer(question: &str, answer: &Answer, sheet: &Sheet) -> String {
    let mut text = format!("? {question}\n");
    answer.sentences.iter().for_each(|sentence| writeln!(text, "{}", written(sentence, sheet)).unwrap());
    text
}

#[test]
fn an_explanation_in_english_reads_well_and_names_its_facts() {
    let sheet = marketing().sheet(BUDGET);
    insta::assert_snapshot!(explanation(&compose::explain(&sheet, Language::English), &sheet));
}

#[test]
fn an_explanation_in_spanish_reads_well_and_names_its_facts() {
    let sheet = marketing().sheet(BUDGET);
    insta::assert_snapshot!(explanation(&compose::explain(&sheet, Language::Spanish), &sheet));
}

/// What is said in Spanish, with the facts that it rests on in words, but for what stays as published: a title or an
/// activity may have a skill's name in it.
fn said_in_spanish(sentences: &[&Sentence], sheet: &Sheet) -> Vec<String> {
    let element = |fact: &Fact| fact.name_in(Language::Spanish) != fact.name;
    let mut published: Vec<&str> = sheet
        .facts
        .iter()
        .filter(|fact| !element(fact) && !fact.name.is_empty())
        .map(|fact| fact.name.as_str())
        .collect();
    published.sort_by_key(|name| std::cmp::Reverse(name.len()));
    let facts = sentences.iter().flat_map(|sentence| &sentence.facts);
    let phrases = facts.map(|&id| sheet.get(id).unwrap().phrase(Language::Spanish));
    let texts = sentences.iter().map(|sentence| sentence.text.clone()).chain(phrases);
    texts.map(|text| published.iter().fold(text, |text, name| text.replace(name, "…"))).collect()
}

#[test]
fn in_spanish_skills_and_knowledge_have_their_spanish_names() {
    let mut said = Vec::new();
    for case in [marketing(), cashier()] {
        let sheet = case.sheet(BUDGET);
        let explained = compose::explain(&sheet, Language::Spanish);
        let sentences: Vec<&Sentence> = explained.sentences().into_iter().map(|(_, said)| said).collect();
        said.extend(said_in_spanish(&sentences, &sheet));
        let rows = explained.roles.iter().flat_map(|role| &role.skills);
        said.extend(rows.map(|row| row.skill.clone()));
        let asked = case.asked("skills", BUDGET);
        let answered = compose::answer("¿Qué habilidades hacen falta?", &asked, Language::Spanish, &overlap);
        said.extend(said_in_spanish(&answered.sentences.iter().collect::<Vec<_>>(), &asked));
        let elements = case.pages.iter().flat_map(|page| page.skills.iter().chain(&page.knowledge));
        for element in elements {
            let english = element.name.as_str();
            let found: Vec<&String> = said.iter().filter(|text| text.contains(english)).collect();
            assert!(found.is_empty(), "{english} in {found:#?}");
        }
    }
    let named = |spanish: &str| said.iter().any(|text| text.contains(spanish));
    assert!(named("«Redacción»") && named("«Ventas y mercadotecnia»"), "{said:#?}");
}

#[test]
fn everything_that_occupations_are_rated_by_has_a_spanish_name() {
    let pages = codes().iter().step_by(11).map(|code| page_of(code)).collect::<Vec<_>>();
    let rated = pages.iter().flat_map(|page| {
        let lists = [&page.skills, &page.knowledge, &page.abilities, &page.work_styles];
        lists.into_iter().flatten().map(|element| element.name.as_str())
    });
    let without: BTreeSet<&str> = rated.filter(|name| Language::Spanish.element(name) == *name).collect();
    assert!(without.is_empty(), "{without:?}");
}

#[test]
fn a_skill_is_the_visitors_own_by_its_spanish_name_too() {
    let of = |words: &str| {
        let mut case = marketing();
        case.visitor.skills[0].name = words.to_owned();
        let explained = compose::explain(&case.sheet(BUDGET), Language::Spanish);
        let first = explained.roles.into_iter().map(|role| role.skills.into_iter().next().unwrap());
        first.map(|row| (row.skill, row.level, row.reason.text)).collect::<Vec<_>>()
    };
    assert_eq!(of("Redacción"), of("Writing"));
}

#[test]
fn without_pay_nothing_is_compared() {
    let sheet = cashier().sheet(BUDGET);
    let explained = compose::explain(&sheet, Language::English);
    assert!(explained.income.is_none());
    insta::assert_snapshot!(explanation(&explained, &sheet));
}

#[test]
fn each_kind_of_question_has_an_answer_of_its_own() {
    let questions = [
        "Tell me about the qualifications required for a Data Scientist",
        "What does it pay?",
        "Is the field growing?",
        "Which skills matter?",
        "What software do they use?",
        "What is a typical day like?",
        "What is similar to it?",
        "Will AI take this job?",
        "Who won the cup in 1998?",
    ];
    let mut text = String::new();
    for (language, question) in questions
        .iter()
        .map(|question| (Language::English, *question))
        .chain([(Language::Spanish, "¿Cuánto se gana y qué estudios piden?")])
    {
        let sheet = Case::codes(&["15-2051.00"]).asked(question, 800);
        text += &answer(question, &compose::answer(question, &sheet, language, &overlap), &sheet);
    }
    insta::assert_snapshot!(text);
}

#[test]
fn what_speaks_for_a_match_most_is_named_in_the_visitors_words() {
    let cases = [
        (
            Parts { goal: 2.0, role: 1.0, ..Parts::default() },
            ["your goal of “pastry chef”", "tu meta de «pastry chef»"],
        ),
        (
            Parts { role: 2.0, goal: 1.0, ..Parts::default() },
            ["your role as “baker”", "tu puesto de «baker»"],
        ),
        (
            Parts { values: 2.0, ..Parts::default() },
            ["what matters to you at work", "lo que te importa en el trabajo"],
        ),
    ];
    for (parts, expected) in cases {
        let mut case = Case::codes(&["35-1011.00"]);
        case.visitor.role = Some("baker".to_owned());
        case.visitor.goal = Some("pastry chef".to_owned());
        let result = ResultV1 {
            code: "35-1011.00".to_owned(),
            probability: Some(0.6),
            parts: Some(parts),
            levels: vec![],
        };
        case.matches = vec![result.matched(&case.pages[0])];
        let question = "How well do I fit?";
        let sheet = case.asked(question, 800);
        for (language, words) in [Language::English, Language::Spanish].into_iter().zip(expected) {
            let text = answer(question, &compose::answer(question, &sheet, language, &overlap), &sheet);
            assert!(text.contains(words), "{words} in {text}");
        }
    }
}

#[test]
fn several_occupations_are_answered_one_by_one() {
    let case = Case::codes(&["15-1252.00", "41-2011.00", "29-1141.00", "11-1011.00"]);
    let mut text = String::new();
    for (language, question) in [
        (Language::English, "Which of these can I start without a degree?"),
        (Language::Spanish, "¿Cuál puedo empezar sin título?"),
        (Language::English, "Which one pays best?"),
    ] {
        let sheet = case.asked(question, 1_000);
        text += &answer(question, &compose::answer(question, &sheet, language, &overlap), &sheet);
    }
    insta::assert_snapshot!(text);
}
