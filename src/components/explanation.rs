//! Why an occupation has the match it has: what each skill does.

use crate::app::use_app;
use crate::components::engine_notice::RefusalNotice;
use crate::services::engine::use_engine;
use crate::services::live::{Live, use_live};
use crate::state::form::ProfileForm;
use crate::t;
use crate::view::reasons::{self, SkillRow};
use crate::view::words::Effect;
use leptos::prelude::*;
use waymark_schema::explanation::{Explanation, SkillEffect};
use waymark_schema::message::{Answer, Question};

/// Explaining ranks many times over; it waits until the results themselves have followed what is typed.
const EXPLAINING_REST: i32 = 300;

/// Skills shown before the rest is folded away.
const MOST_SKILLS: usize = 6;

/// The explanation of an occupation for the form as it stands; nothing is asked while `code` gives none.
pub fn use_explanation(code: impl Fn() -> Option<String> + Send + Sync + 'static) -> Live {
    let form = use_app().form;
    use_live(use_engine(), EXPLAINING_REST, move || {
        let code = code()?;
        let profile = form.with(|form: &ProfileForm| form.says_something().then(|| form.to_profile()))?;
        Some(Question::Explain { profile, code })
    })
}

/// The explanation in an answer.
pub fn explanation(live: Live) -> Option<Explanation> {
    match live.answer.get().as_deref() {
        Some(Answer::Explain { explanation }) => Some((**explanation).clone()),
        _ => None,
    }
}

/// What the visitor's skills do to a match, as soon as it is measured.
#[component]
pub fn DecisiveSkills(
    /// The explanation, asked for by [`use_explanation`].
    live: Live,
) -> impl IntoView {
    let skills = Memo::new(move |_| {
        explanation(live).map(|explanation| (explanation.skills, explanation.found.r#match))
    });
    move || {
        if let Some(refusal) = live.refusal.get() {
            return Some(view! { <RefusalNotice refusal=refusal live=live /> }.into_any());
        }
        match skills.get() {
            Some((skills, probability)) => Some(skill_effects(&skills, probability)),
            None if live.pending.get() => {
                Some(view! { <p class="field__hint">{t!("Measuring what each skill does…")}</p> }.into_any())
            }
            None => None,
        }
    }
}

fn skill_effects(skills: &[SkillEffect], probability: f32) -> AnyView {
    if skills.is_empty() {
        return view! { <p class="field__hint">{t!("Add skills to see what each one does to this match.")}</p> }
            .into_any();
    }
    let rows = reasons::skills(skills, probability);
    let (first, rest) = rows.split_at(rows.len().min(MOST_SKILLS));
    let list = |rows: &[SkillRow]| {
        view! { <ul class="parts parts--named">{rows.iter().map(skill_row).collect_view()}</ul> }
    };
    view! {
        <h4 class="why__heading">{t!("What each of your skills does")}</h4>
        {list(first)}
        {(!rest.is_empty()).then(|| view! {
            <details class="more"><summary>{t!("{} more", rest.len())}</summary>{list(rest)}</details>
        })}
        <p class="source">{t!("Measured by ranking again without the skill")}</p>
    }
    .into_any()
}

fn skill_row(row: &SkillRow) -> impl IntoView + use<> {
    let (start, length) = (format!("{}%", row.bar.start), format!("{}%", row.bar.length));
    view! {
        <li class=part_class(row.bar.effect)>
            <span class="part__label">{row.name.clone()}</span>
            <span class="part__track" aria-hidden="true">
                <span class="part__bar" style:inset-inline-start=start style:inline-size=length></span>
            </span>
            <span class="part__words">{row.words.clone()}</span>
        </li>
    }
}

/// The class of a bar by its effect.
pub fn part_class(effect: Effect) -> &'static str {
    match effect {
        Effect::Unknown => "part part--unknown",
        Effect::Helps | Effect::HelpsMuch => "part part--helps",
        Effect::Neutral => "part part--neutral",
        Effect::HoldsBack | Effect::HoldsBackMuch => "part part--holds",
    }
}
