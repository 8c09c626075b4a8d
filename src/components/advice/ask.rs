//! The question box: an answer composed on the device, and one by a language model if the visitor wants it.

use crate::app::use_app;
use crate::components::advice::history::HistoryList;
use crate::components::advice::progress::Progress;
use crate::components::advice::request::{Ground, ModelButton, keep};
use crate::components::advice::text::whole;
use crate::services::engine::{AskError, Refusal, use_engine};
use crate::services::writing::Writing;
use crate::state::advice::failure::note_words;
use crate::state::advice::phase::Phase;
use crate::state::form::ProfileForm;
use crate::state::latest::Latest;
use crate::t;
use crate::view::advice::language_code;
use crate::view::format::joined;
use leptos::prelude::*;
use std::sync::Arc;
use waymark_advice::request::MAX_QUESTION;
use waymark_schema::advice::{About, AdviceLanguage, AdviceTask, ComposeRequest, Composed};
use waymark_schema::message::{Answer, Question};

/// What became of a question.
#[derive(Debug, Clone, PartialEq, Default)]
enum Asked {
    #[default]
    Nothing,
    Waiting,
    Answered(String, Box<Composed>, AdviceLanguage),
    Refused(Refusal),
}

/// The box, the latest answer, and what was written before.
#[component]
pub fn Ask(
    /// Codes of the occupations that it asks about.
    #[prop(into)]
    codes: Signal<Vec<String>>,
    /// Questions to begin with.
    suggestions: &'static [&'static str],
) -> impl IntoView {
    let app = use_app();
    let engine = use_engine();
    let text = RwSignal::new(String::new());
    let asked = RwSignal::new(Asked::Nothing);
    let latest = StoredValue::new(Latest::default());
    let writing = Writing::new();
    let ask = StoredValue::new(move |question: String| {
        let question: String = question.trim().chars().take(MAX_QUESTION).collect();
        if question.is_empty() {
            return;
        }
        writing.clear();
        asked.set(Asked::Waiting);
        let ticket = latest.try_update_value(Latest::issue);
        let language = app.advising.language.get_untracked();
        let request = ComposeRequest {
            profile: app.form.with_untracked(ProfileForm::to_profile),
            task: AdviceTask::Ask { question: question.clone() },
            codes: codes.get_untracked(),
            language,
        };
        let answer = engine.ask(Question::Compose(Box::new(request)));
        leptos::task::spawn_local(async move {
            let outcome = answer.await;
            let current = ticket
                .and_then(|ticket| latest.try_with_value(|latest| latest.is_latest(ticket)))
                .unwrap_or_default();
            if !current {
                return;
            }
            match outcome {
                Ok(Answer::Compose(composed)) => {
                    let titles = composed.about.iter().map(|about| about.title.clone()).collect();
                    let task = AdviceTask::Ask { question: question.clone() };
                    let words = composed.advice.answer.iter().flat_map(|written| &written.sentences);
                    let said: Vec<&str> = words.map(|sentence| sentence.text.as_str()).collect();
                    app.announcer.say(said.join(" "));
                    keep(app.advising, &task, titles, None, composed.advice.clone(), language);
                    asked.set(Asked::Answered(question, composed, language));
                }
                Err(AskError::Refused(refusal)) => asked.set(Asked::Refused(refusal)),
                Ok(_) | Err(AskError::Superseded | AskError::Gone) => asked.set(Asked::Nothing),
            }
        });
    });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        ask.with_value(|ask| ask(text.get_untracked()));
    };
    let chip = |question: &'static str| {
        let choose = move |_| {
            text.set(question.to_owned());
            ask.with_value(|ask| ask(question.to_owned()));
        };
        view! { <li><button class="chip chip--plain" type="button" on:click=choose>{question}</button></li> }
            .into_any()
    };
    let answer = move || match asked.get() {
        Asked::Nothing => ().into_any(),
        Asked::Waiting => view! { <p class="field__hint">{t!("Looking it up…")}</p> }.into_any(),
        Asked::Refused(refusal) => view! {
            <p class="field__error" role="alert">{refusal.message}</p>
        }
        .into_any(),
        Asked::Answered(question, composed, language) => {
            view! { <Answered question=question composed=*composed language=language writing=writing /> }
                .into_any()
        }
    };
    let chips: Vec<AnyView> = suggestions.iter().copied().map(crate::language::text).map(chip).collect();
    view! {
        <form class="ask" on:submit=submit>
            <label class="field__label" for="question">{t!("Your question")}</label>
            <p id="question-hint" class="field__hint">
                {t!("Answered on your device from the figures on this site. It knows nothing else. Name any occupation to ask about that one.")}
            </p>
            <div class="ask__box">
                <input
                    id="question" class="input" type="text" maxlength=MAX_QUESTION.to_string() autocomplete="off"
                    aria-describedby="question-hint" prop:value=text
                    on:input=move |event| text.set(event_target_value(&event))
                />
                <button class="button button--primary" type="submit">{t!("Ask")}</button>
            </div>
            <ul class="row" aria-label=t!("Questions to begin with")>{chips}</ul>
        </form>
        <div class="ask__answer">{answer}</div>
        <HistoryList />
    }
}

/// The answer to the latest question.
#[component]
fn Answered(
    question: String,
    composed: Composed,
    language: AdviceLanguage,
    writing: Writing,
) -> impl IntoView {
    let named = composed.named.as_ref().map(|words| {
        let titles: Vec<&str> = composed.about.iter().map(|about| about.title.as_str()).collect();
        t!("“{words}” was understood as {}.", joined(&titles), words)
    });
    let Composed { about, advice, .. } = composed;
    let task = AdviceTask::Ask { question: question.clone() };
    let shared = StoredValue::new(about.clone());
    let about_signal: Signal<Vec<About>> = Signal::derive(move || shared.get_value());
    let own = Arc::new(advice.clone());
    let ground = StoredValue::new(Ground { task, about, advice });
    let text = move || {
        let shown = writing.phase.with(Phase::done).unwrap_or_else(|| Arc::clone(&own));
        let note = shown.note.map(|note| view! { <p class="notice notice--soft">{note_words(note)}</p> });
        view! { {note} {whole(&shown)} }
    };
    view! {
        <article class="answer">
            <h3 class="answer__question">{question}</h3>
            {named.map(|words| view! { <p class="source">{words}</p> })}
            <Progress writing=writing begun_with="ask-preview-button" about=about_signal />
            <div class="advice__body" lang=language_code(language)>{text}</div>
            <ModelButton
                id="ask-preview" words=t!("Ask a language model")
                ground=Signal::derive(move || Some(ground.get_value())) writing=writing
            />
        </article>
    }
}
