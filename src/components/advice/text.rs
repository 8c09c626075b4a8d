//! A written text: sentences with markers that open their facts, and the parts of an explanation.
//!
//! Whatever wrote it, it is shown as text and never as markup.

use crate::app::use_site;
use crate::language::dates::release;
use crate::language::name;
use crate::t;
use crate::view::advice::{self, APPLIES, DEVELOP, INCOME, NEXT_STEP, PATH};
use crate::view::words::skill_level;
use leptos::prelude::*;
use waymark_schema::advice::{
    Advice, CitedFact, IncomeAdvice, RoleAdvice, Sentence, SkillRow, WrittenAnswer, WrittenExplanation,
};

/// A sentence, and a marker that opens what it rests on.
pub fn sentence(sentence: &Sentence, facts: &[CitedFact]) -> AnyView {
    let facts = advice::facts_of(sentence, facts);
    let fact = |fact: &CitedFact| {
        view! {
            <li>
                <span class="cite__number">{advice::number(fact).to_owned()}</span>
                <span>{fact.text.clone()} " " <span class="source">{release(&fact.source)}</span></span>
            </li>
        }
    };
    let marker = (!facts.is_empty()).then(|| {
        view! {
            <details class="cite">
                <summary class="cite__mark">
                    <span class="visually-hidden">{t!("Rests on fact ")}</span>
                    {advice::numbers(&facts)}
                </summary>
                <ul class="cite__facts">{facts.iter().map(fact).collect_view()}</ul>
            </details>
        }
    });
    view! { <span class="claim">{sentence.text.clone()} {marker} " "</span> }.into_any()
}

/// Sentences that follow one another.
pub fn paragraph(sentences: &[Sentence], facts: &[CitedFact]) -> AnyView {
    let all: Vec<AnyView> = sentences.iter().map(|one| sentence(one, facts)).collect();
    view! { <div class="advice__text">{all}</div> }.into_any()
}

/// Sentences below one another.
pub fn points(sentences: &[Sentence], facts: &[CitedFact]) -> AnyView {
    let all: Vec<AnyView> =
        sentences.iter().map(|one| view! { <li>{sentence(one, facts)}</li> }.into_any()).collect();
    view! { <ul class="advice__points">{all}</ul> }.into_any()
}

/// Who wrote a text.
pub fn byline(advice: &Advice) -> AnyView {
    view! { <p class="source">{advice::byline(advice)}</p> }.into_any()
}

/// The explanation of some occupations, the first of them unfolded.
pub fn explanation(written: &WrittenExplanation, facts: &[CitedFact]) -> AnyView {
    let roles: Vec<AnyView> =
        written.roles.iter().enumerate().map(|(place, one)| role(one, place == 0, facts)).collect();
    view! { <div class="advice__roles">{roles}</div> }.into_any()
}

fn role(role: &RoleAdvice, open: bool, facts: &[CitedFact]) -> AnyView {
    let site = use_site();
    let fitness = format!("fitness fitness--{}", advice::skill_match_key(role.skill_match));
    view! {
        <details class="advice-role" open=open>
            <summary>
                <h4 class="advice-role__title">{role.title.clone()}</h4>
                <span class=fitness>{advice::skill_match(role.skill_match)}</span>
            </summary>
            <div class="advice-role__body">
                {paragraph(&role.description, facts)}
                {skill_table(role, facts)}
                {part(crate::language::text(APPLIES), &role.applies, facts)}
                {part(crate::language::text(DEVELOP), &role.develop, facts)}
                <div class="advice__step">
                    <h5>{crate::language::text(NEXT_STEP)}</h5>
                    {paragraph(std::slice::from_ref(&role.next_step), facts)}
                </div>
                <p><a href=site.occupation(&role.code)>{t!("All about ")} {role.title.clone()}</a></p>
            </div>
        </details>
    }
    .into_any()
}

fn part(heading: &'static str, sentences: &[Sentence], facts: &[CitedFact]) -> Option<AnyView> {
    (!sentences.is_empty())
        .then(|| view! { <div><h5>{heading}</h5> {points(sentences, facts)}</div> }.into_any())
}

fn skill_table(role: &RoleAdvice, facts: &[CitedFact]) -> Option<AnyView> {
    let row = |row: &SkillRow| {
        let level = skill_level(row.level);
        view! {
            <tr role="row">
                <th scope="row" role="rowheader">{name(&row.skill).to_owned()}</th>
                <td role="cell"><span class=format!("level level--{}", level.to_lowercase())>{level}</span></td>
                <td role="cell">{sentence(&row.reason, facts)}</td>
            </tr>
        }
        .into_any()
    };
    let rows: Vec<AnyView> = role.skills.iter().map(row).collect();
    (!rows.is_empty()).then(|| {
        view! {
            // The roles are said, because on a phone the rows are laid out as a grid, and would lose them.
            <table class="skill-table" role="table">
                <caption class="visually-hidden">{t!("Your skills for ")} {role.title.clone()}</caption>
                <thead role="rowgroup">
                    <tr role="row">
                        <th scope="col" role="columnheader">{t!("Skill")}</th>
                        <th scope="col" role="columnheader">{t!("You")}</th>
                        <th scope="col" role="columnheader">{t!("Why")}</th>
                    </tr>
                </thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        }
        .into_any()
    })
}

/// Pay across the occupations, and the path.
pub fn income(income: &IncomeAdvice, facts: &[CitedFact]) -> AnyView {
    view! {
        <div class="advice__income">
            <h4>{crate::language::text(INCOME)}</h4>
            {points(&income.comparison, facts)}
            <h4>{crate::language::text(PATH)}</h4>
            {paragraph(&income.reasons, facts)}
        </div>
    }
    .into_any()
}

/// The answer to a question.
pub fn answer(written: &WrittenAnswer, facts: &[CitedFact]) -> AnyView {
    if written.sentences.len() > 4 {
        points(&written.sentences, facts)
    } else {
        paragraph(&written.sentences, facts)
    }
}

/// Any text, whole.
pub fn whole(advice: &Advice) -> AnyView {
    let facts = &advice.facts;
    let doubts = advice.review.as_ref().map(|review| {
        let reasons: Vec<Sentence> = review.doubts.iter().map(|doubt| doubt.reason.clone()).collect();
        if reasons.is_empty() {
            view! { <p>{crate::components::advice::review::NO_DOUBT}</p> }.into_any()
        } else {
            points(&reasons, facts)
        }
    });
    view! {
        {advice.explanation.as_ref().map(|written| explanation(written, facts))}
        {advice.explanation.as_ref().and_then(|written| written.income.as_ref()).map(|one| income(one, facts))}
        {advice.answer.as_ref().map(|written| answer(written, facts))}
        {doubts}
        {byline(advice)}
    }
    .into_any()
}
