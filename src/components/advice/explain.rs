//! “Explain these results”: composed on the device, and by a language model if the visitor wants one.

use crate::app::use_app;
use crate::components::advice::LanguageChoice;
use crate::components::advice::progress::Progress;
use crate::components::advice::request::{Ground, ModelButton};
use crate::components::advice::review::Review;
use crate::components::advice::take_along::TakeAlong;
use crate::components::advice::text::{byline, explanation, income};
use crate::components::engine_notice::RefusalNotice;
use crate::services::dom;
use crate::services::engine::use_engine;
use crate::services::live::{Live, use_live};
use crate::services::writing::Writing;
use crate::state::advice::failure::note_words;
use crate::state::advice::phase::Phase;
use crate::state::form::ProfileForm;
use crate::t;
use crate::view::advice::{language_code, plain_text};
use leptos::prelude::*;
use std::sync::Arc;
use waymark_schema::advice::{About, Advice, AdviceTask, ComposeRequest, Composed};
use waymark_schema::message::{Answer, Question};

/// Results that are explained.
const EXPLAINED: usize = 5;
/// Composing waits until the results themselves have followed what is typed.
const COMPOSING_REST: i32 = 400;

/// Texts of a task about these occupations, for the form as it stands; none while `codes` gives none.
pub fn use_composed(
    task: AdviceTask,
    codes: impl Fn() -> Option<Vec<String>> + Send + Sync + 'static,
) -> (Live, Memo<Option<Composed>>) {
    let app = use_app();
    let live = use_live(use_engine(), COMPOSING_REST, move || {
        let codes = codes().filter(|codes| !codes.is_empty())?;
        let profile = app.form.with(ProfileForm::to_profile);
        let language = app.advising.language.get();
        let request = ComposeRequest { profile, task: task.clone(), codes, language };
        Some(Question::Compose(Box::new(request)))
    });
    let composed = Memo::new(move |_| match live.answer.get().as_deref() {
        Some(Answer::Compose(composed)) => Some((**composed).clone()),
        _ => None,
    });
    (live, composed)
}

/// The section below the results.
#[component]
pub fn ExplainResults(
    /// Codes of the results as they are shown.
    #[prop(into)]
    codes: Signal<Vec<String>>,
    /// Whether the visitor wants the explanation.
    wanted: RwSignal<bool>,
) -> impl IntoView {
    let first =
        Memo::new(move |_| codes.with(|codes| codes.iter().take(EXPLAINED).cloned().collect::<Vec<_>>()));
    let (live, composed) = use_composed(AdviceTask::Explain, move || wanted.get().then(|| first.get()));
    let writing = Writing::new();
    // What was written for other results says nothing of these.
    Effect::new(move |before: Option<()>| {
        composed.track();
        if before.is_some() {
            writing.clear();
        }
    });
    let begin = move |_| {
        wanted.set(true);
        dom::focus_soon("explain-heading");
    };
    // Told apart first, so that a new answer changes the text and leaves the rest as it is.
    let refusal = Memo::new(move |_| live.refusal.get());
    let body = move || {
        if !wanted.get() {
            return view! {
                <button class="button" type="button" on:click=begin>{t!("Explain the first five")}</button>
            }
            .into_any();
        }
        if let Some(refusal) = refusal.get() {
            return view! { <RefusalNotice refusal=refusal live=live /> }.into_any();
        }
        let there = Memo::new(move |_| composed.with(Option::is_some));
        view! { {move || if there.get() {
            view! { <Explained composed=composed writing=writing /> }.into_any()
        } else {
            view! { <p class="field__hint">{t!("Writing…")}</p> }.into_any()
        }} }
        .into_any()
    };
    view! {
        <section class="advice" aria-labelledby="explain-heading">
            <h3 id="explain-heading" tabindex="-1">{t!("Explain these results")}</h3>
            <p class="field__hint">
                {t!("In words: how your skills apply, what to develop, and a step for this week. It is written on your device, and nothing is sent. The small numbers open the facts that a sentence rests on.")}
            </p>
            {body}
        </section>
        {move || wanted.get().then(|| view! { <Review codes=codes /> })}
    }
}

/// The explanation: the language model's if there is one, and else the composed one.
#[component]
fn Explained(composed: Memo<Option<Composed>>, writing: Writing) -> impl IntoView {
    let language = use_app().advising.language;
    let own = RwSignal::new(false);
    let written = Memo::new(move |_| writing.phase.with(Phase::done));
    let shown = Memo::new(move |_| {
        let written = written.get().filter(|_| !own.get());
        written
            .or_else(|| composed.with(|composed| composed.as_ref().map(|one| Arc::new(one.advice.clone()))))
    });
    let ground = Signal::derive(move || {
        composed.get().map(|composed| Ground {
            task: AdviceTask::Explain,
            about: composed.about,
            advice: composed.advice,
        })
    });
    let about: Signal<Vec<About>> =
        Signal::derive(move || ground.get().map(|ground| ground.about).unwrap_or_default());
    // The comparison of pay is composed: without the visitor's pay the proxy cannot make one.
    let pay = move || {
        let composed = composed.get()?;
        let written = composed.advice.explanation?.income?;
        Some(income(&written, &composed.advice.facts))
    };
    let text = move || {
        let advice: Arc<Advice> = shown.get()?;
        let explained = advice.explanation.as_ref().map(|written| explanation(written, &advice.facts));
        let note = advice.note.map(|note| view! { <p class="notice notice--soft">{note_words(note)}</p> });
        Some(view! { {note} {explained} {pay()} {byline(&advice)} })
    };
    let to_take = move |()| {
        let advice = shown.get_untracked().map(|advice| (*advice).clone()).unwrap_or_default();
        plain_text(t!("Your results explained"), None, &advice)
    };
    view! {
        <div class="advice__ways">
            <LanguageChoice id="explain-language" />
            <ModelButton id="explain-preview" words=t!("Write it with a language model") ground=ground writing=writing />
        </div>
        <Progress writing=writing begun_with="explain-preview-button" about=about />
        {move || written.get().is_some().then(|| view! {
            <button class="link-button" type="button" aria-pressed=move || own.get().to_string() on:click=move |_| own.update(|own| *own = !*own)>
                {t!("Show the text composed on this device")}
            </button>
        })}
        <div class="advice__body" lang=move || language_code(language.get())>{text}</div>
        <TakeAlong text=Callback::new(to_take) name="waymark-explanation.txt" what=t!("the explanation") />
    }
}
