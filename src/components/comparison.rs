//! The learned ranking beside the simple baseline, for the visitor's own profile.

use crate::app::{use_app, use_site};
use crate::components::engine_notice::RefusalNotice;
use crate::services::dom;
use crate::services::engine::use_engine;
use crate::services::live::use_live;
use crate::services::site::Site;
use crate::state::form::ProfileForm;
use crate::t;
use crate::view::format::{match_percent, of_ten, percent};
use leptos::prelude::*;
use waymark_schema::explanation::Comparison;
use waymark_schema::message::{Answer, Question};
use waymark_schema::recommendation::Scored;

/// Ranking once more waits until the results themselves have followed what is typed, in milliseconds.
const RANKING_REST: i32 = 300;

/// Both rankings in two columns, and how much they agree; ranked only while it is unfolded.
#[component]
pub fn ComparisonDetails() -> impl IntoView {
    let app = use_app();
    let site = use_site();
    let card = site.model_card();
    let open = RwSignal::new(false);
    let live = use_live(use_engine(), RANKING_REST, move || {
        let profile = app.form.with(|form: &ProfileForm| form.says_something().then(|| form.to_profile()));
        profile.filter(|_| open.get()).map(|profile| Question::Baseline { profile })
    });
    let compared = move || {
        if let Some(refusal) = live.refusal.get() {
            return view! { <RefusalNotice refusal=refusal live=live /> }.into_any();
        }
        match live.answer.get().as_deref() {
            Some(Answer::Baseline { comparison }) => columns(comparison, &site).into_any(),
            _ => view! { <p class="field__hint">{t!("Ranking…")}</p> }.into_any(),
        }
    };
    view! {
        <details class="more" on:toggle=move |event| open.set(dom::is_unfolded(&event))>
            <summary>{t!("How this is ranked, beside a simple baseline")}</summary>
            <div class="stack stack--close">
                <p>{t!("A small model weighs everything you said together. The match is the chance that the work suits someone who says what you said. The baseline only measures how alike your skills and interests and the work’s are (their cosine).")}</p>
                <div class="stack stack--close" aria-busy=move || live.pending.get().to_string()>{compared}</div>
                <p><a href=card>{t!("How well each does on people the model has not seen")}</a></p>
            </div>
        </details>
    }
}

/// Each list with what it shares with the other marked.
fn columns(comparison: &Comparison, site: &Site) -> impl IntoView + use<> {
    let column = |title: &'static str, list: &[Scored], other: &[Scored], figure: fn(f32) -> String| {
        let item = |scored: &Scored| {
            let both = other.iter().any(|other| other.code == scored.code);
            view! {
                <li class:comparison__both=both>
                    <a href=site.occupation(&scored.code)>{scored.title.clone()}</a>
                    " " <span class="comparison__figure">{figure(scored.score)}</span>
                    {both.then(|| view! { <span class="visually-hidden">{t!(" (in both)")}</span> })}
                </li>
            }
        };
        view! {
            <div>
                <h4>{title}</h4>
                <ol class="comparison__list">{list.iter().map(item).collect_view()}</ol>
            </div>
        }
    };
    view! {
        <p>
            <strong>{t!("Of the first ten, they share ")} {of_ten(comparison.overlap)} "."</strong>
            {t!(" Those are marked.")}
        </p>
        <div class="comparison">
            {column(t!("Learned match"), &comparison.learned, &comparison.baseline, match_percent)}
            {column(t!("Simple baseline"), &comparison.baseline, &comparison.learned, percent)}
        </div>
    }
}
