//! What speaks against the results: doubts, each with a reason and perhaps other work, scored on the device.
//!
//! A doubt removes nothing. The result stays where it is, with the doubt beside it.

use crate::app::{use_app, use_site};
use crate::components::advice::explain::use_composed;
use crate::components::advice::progress::Progress;
use crate::components::advice::request::{Ground, ModelButton};
use crate::components::advice::text::{byline, sentence};
use crate::components::engine_notice::RefusalNotice;
use crate::components::explanation::{explanation as explained, use_explanation};
use crate::services::writing::Writing;
use crate::state::advice::failure::note_words;
use crate::state::advice::phase::Phase;
use crate::view::format::match_percent;
use crate::view::reasons;
use crate::{mark, t};
use leptos::prelude::*;
use std::sync::Arc;
use waymark_schema::advice::{About, Advice, AdviceTask, CitedFact, Doubt};

/// Results that are looked at.
const REVIEWED: usize = 10;
/// Said where there is no doubt.
pub const NO_DOUBT: &str = mark!("Nothing in the figures speaks clearly against any of them.");

/// The section about doubts.
#[component]
pub fn Review(
    /// Codes of the results as they are shown.
    codes: Signal<Vec<String>>,
) -> impl IntoView {
    let app = use_app();
    let wanted = RwSignal::new(false);
    let first =
        Memo::new(move |_| codes.with(|codes| codes.iter().take(REVIEWED).cloned().collect::<Vec<_>>()));
    let (live, composed) = use_composed(AdviceTask::Review, move || wanted.get().then(|| first.get()));
    let writing = Writing::new();
    Effect::new(move |before: Option<()>| {
        composed.track();
        if before.is_some() {
            writing.clear();
        }
    });
    let shown = Memo::new(move |_| {
        let written = writing.phase.with(Phase::done);
        written
            .or_else(|| composed.with(|composed| composed.as_ref().map(|one| Arc::new(one.advice.clone()))))
    });
    // The cards say so, too.
    Effect::new(move |_| {
        let doubts = shown.with(|advice| {
            let review = advice.as_ref().and_then(|advice| advice.review.as_ref());
            let doubts = review.into_iter().flat_map(|review| &review.doubts);
            doubts.map(|doubt| (doubt.code.clone(), doubt.reason.text.clone())).collect()
        });
        app.advising.doubts.set(doubts);
    });
    on_cleanup(move || app.advising.doubts.set(Vec::new()));
    let ground = Signal::derive(move || {
        composed.get().map(|composed| Ground {
            task: AdviceTask::Review,
            about: composed.about,
            advice: composed.advice,
        })
    });
    let about: Signal<Vec<About>> =
        Signal::derive(move || ground.get().map(|ground| ground.about).unwrap_or_default());
    let text = move || {
        let advice = shown.get()?;
        Some(about.with_untracked(|about| doubts(&advice, about)))
    };
    let refusal = Memo::new(move |_| live.refusal.get());
    let body = move || {
        if !wanted.get() {
            return view! {
                <button class="button" type="button" on:click=move |_| wanted.set(true)>{t!("Look for doubts")}</button>
            }
            .into_any();
        }
        if let Some(refusal) = refusal.get() {
            return view! { <RefusalNotice refusal=refusal live=live /> }.into_any();
        }
        view! {
            <div class="advice__ways">
                <ModelButton id="review-preview" words=t!("Have a language model look for doubts") ground=ground writing=writing />
            </div>
            <Progress writing=writing begun_with="review-preview-button" about=about />
            <div class="advice__body">{text}</div>
        }
        .into_any()
    };
    view! {
        <section class="advice" aria-labelledby="review-heading">
            <h3 id="review-heading" tabindex="-1">{t!("What speaks against them?")}</h3>
            <p class="field__hint">{t!("A doubt removes nothing: the result stays where it is, and its card says what is in doubt.")}</p>
            {body}
        </section>
    }
}

/// The doubts of a review.
fn doubts(advice: &Advice, about: &[About]) -> AnyView {
    let Some(review) = &advice.review else { return ().into_any() };
    let note = advice.note.map(|note| view! { <p class="notice notice--soft">{note_words(note)}</p> });
    let rows: Vec<AnyView> = review.doubts.iter().map(|one| doubt(one, about, &advice.facts)).collect();
    let rows = if rows.is_empty() {
        view! { <p>{NO_DOUBT}</p> }.into_any()
    } else {
        view! { <ul class="doubts">{rows}</ul> }.into_any()
    };
    view! { {note} {rows} {byline(advice)} }.into_any()
}

fn doubt(doubt: &Doubt, about: &[About], facts: &[CitedFact]) -> AnyView {
    let title = about.iter().find(|about| about.code == doubt.code);
    let title = title.map_or_else(|| doubt.code.clone(), |about| about.title.clone());
    let instead = doubt.replacement.clone().map(|code| view! { <Instead code=code /> });
    view! {
        <li class="doubt">
            <h4>{title}</h4>
            <div class="advice__text">{sentence(&doubt.reason, facts)}</div>
            {instead}
        </li>
    }
    .into_any()
}

/// Other work that was proposed, with the match that the model on this device gives it.
#[component]
fn Instead(code: String) -> impl IntoView {
    let site = use_site();
    let wanted = code.clone();
    let live = use_explanation(move || Some(wanted.clone()));
    move || {
        if live.refusal.get().is_some() {
            return Some(
                view! { <p class="source">{t!("It proposes ")} {code.clone()} {t!(", for which there is no data.")}</p> }
                    .into_any(),
            );
        }
        match explained(live) {
            Some(scored) => {
                let found = scored.found;
                Some(view! {
                    <p>
                        {t!("Proposed instead: ")} <a href=site.occupation(&found.code)>{found.title.clone()}</a>
                        {t!(". Scored on this device: ")} <strong>{match_percent(found.r#match)} {t!(" match")}</strong> ". "
                        {reasons::place(scored.rank, scored.of)}
                    </p>
                }
                .into_any())
            }
            None => Some(
                view! { <p class="field__hint">{t!("Scoring what was proposed instead…")}</p> }.into_any(),
            ),
        }
    }
}
