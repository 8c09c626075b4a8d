//! Advice in the form that the page reads, with the facts in words.

use std::collections::BTreeSet;
use waymark_advice::answer::{self as from, Origin};
use waymark_advice::fact::{FactId, Sheet};
use waymark_advice::standing::SkillMatch;
use waymark_advice::{Answer, Explanation, Language};
use waymark_schema::advice as to;

pub(crate) fn explanation(written: Explanation, sheet: &Sheet, language: Language) -> to::Advice {
    let explanation = to::WrittenExplanation {
        roles: written.roles.into_iter().map(role).collect(),
        income: written.income.map(income),
    };
    with_facts(to::Advice { explanation: Some(explanation), ..to::Advice::default() }, sheet, language)
}

pub(crate) fn answer(written: Answer, sheet: &Sheet, language: Language) -> to::Advice {
    let answer = to::WrittenAnswer { sentences: sentences(written.sentences), answered: written.answered };
    with_facts(to::Advice { answer: Some(answer), ..to::Advice::default() }, sheet, language)
}

pub(crate) fn review(written: from::Review, sheet: &Sheet, language: Language) -> to::Advice {
    let doubt = |doubt: from::Doubt| to::Doubt {
        code: doubt.code,
        reason: sentence(doubt.reason),
        replacement: doubt.replacement,
    };
    let review = to::Review { doubts: written.doubts.into_iter().map(doubt).collect() };
    with_facts(to::Advice { review: Some(review), ..to::Advice::default() }, sheet, language)
}

/// The facts that the sentences name.
fn with_facts(mut advice: to::Advice, sheet: &Sheet, language: Language) -> to::Advice {
    let ids: BTreeSet<FactId> = advice
        .sentences()
        .into_iter()
        .flat_map(|sentence| &sentence.facts)
        .filter_map(|id| FactId::parse(id))
        .collect();
    advice.facts = ids
        .into_iter()
        .filter_map(|id| sheet.get(id))
        .map(|fact| to::CitedFact {
            id: fact.id.to_string(),
            occupation: fact.occupation.clone(),
            text: fact.phrase(language),
            source: fact.source.clone(),
        })
        .collect();
    advice
}

fn role(role: from::RoleAdvice) -> to::RoleAdvice {
    let row = |row: from::SkillRow| to::SkillRow {
        skill: row.skill,
        level: row.level,
        reason: sentence(row.reason),
    };
    to::RoleAdvice {
        code: role.code,
        title: role.title,
        description: sentences(role.description),
        skill_match: match role.skill_match {
            SkillMatch::Weak => to::SkillMatchV1::Weak,
            SkillMatch::Partial => to::SkillMatchV1::Partial,
            SkillMatch::Strong => to::SkillMatchV1::Strong,
        },
        skills: role.skills.into_iter().map(row).collect(),
        applies: sentences(role.applies),
        develop: sentences(role.develop),
        next_step: sentence(role.next_step),
    }
}

fn income(income: from::IncomeAdvice) -> to::IncomeAdvice {
    to::IncomeAdvice {
        comparison: sentences(income.comparison),
        path: income.path,
        reasons: sentences(income.reasons),
    }
}

fn sentences(all: Vec<from::Sentence>) -> Vec<to::Sentence> {
    all.into_iter().map(sentence).collect()
}

fn sentence(sentence: from::Sentence) -> to::Sentence {
    to::Sentence {
        text: sentence.text,
        facts: sentence.facts.iter().map(ToString::to_string).collect(),
        origin: match sentence.origin {
            Origin::Composed => to::Mode::Composed,
            Origin::Model => to::Mode::Model,
        },
    }
}
