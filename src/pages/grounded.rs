//! The same question answered from facts and without: what grounding is good for.

use crate::app::{use_app, use_site};
use crate::components::advice::ask::Ask;
use crate::components::combobox::{Choice, Combobox};
use crate::components::title_choices::use_titles;
use crate::services::json;
use crate::services::proxy::{self, Ungrounded};
use crate::services::site::set_title;
use crate::state::advice::failure::Failure;
use crate::state::latest::Latest;
use crate::view::advice::held_words;
use crate::{mark, t};
use leptos::prelude::*;
use waymark_advice::Language;
use waymark_advice::request::{AskRequest, REQUEST_VERSION, ResultV1, VisitorV1};
use web_sys::AbortController;

/// The occupation that the page begins with.
const FIRST: (&str, &str) = ("15-2051.00", "Data Scientists");
/// Questions to begin with.
const QUESTIONS: [&str; 4] = [
    mark!("What qualifications do I need?"),
    mark!("What does it pay?"),
    mark!("Is it growing?"),
    mark!("Which tools are used?"),
];

/// The demonstration.
#[component]
pub fn Grounded() -> impl IntoView {
    set_title(t!("With facts and without"));
    let code = RwSignal::new(FIRST.0.to_owned());
    let text = RwSignal::new(FIRST.1.to_owned());
    let typed = RwSignal::new(String::new());
    let titles = use_titles(typed);
    let codes = Signal::derive(move || vec![code.get()]);
    view! {
        <article class="about grounded">
            <h1>{t!("With facts and without")}</h1>
            <section class="section">
                <h2>{t!("Why it matters")}</h2>
                <p>{t!("A language model writes what sounds likely. Asked about a job with nothing at hand, it may name a wage, a degree or a licence that no source has. It sounds the same whether it is right or wrong.")}</p>
                <p>{t!("Here an answer is made the other way round. First the facts are picked from published data. Then sentences are written from them, and each keeps the numbers of its facts. If a language model writes, every sentence is checked, and one with a figure or a name that no fact has is dropped.")}</p>
            </section>
            <section class="section">
                <h2>{t!("Try it")}</h2>
                <Combobox
                    id="grounded-title"
                    label=t!("Occupation")
                    hint=t!("Any occupation or job title from the list.")
                    text=text
                    choices=titles
                    on_type=Callback::new(move |words: String| {
                        typed.set(words.clone());
                        text.set(words);
                    })
                    on_choose=Callback::new(move |choice: Choice| {
                        typed.set(String::new());
                        text.set(choice.label);
                        code.set(choice.key);
                    })
                />
            </section>
            <div class="grounded__sides">
                <section class="section advice" aria-labelledby="with-heading">
                    <h2 id="with-heading">{t!("With facts")}</h2>
                    <Ask codes=codes suggestions=&QUESTIONS />
                </section>
                <section class="section advice" aria-labelledby="without-heading">
                    <h2 id="without-heading">{t!("Without facts")}</h2>
                    <Without code=code />
                </section>
            </div>
        </article>
    }
}

/// The same question to a bare language model, where this site has one.
#[component]
fn Without(code: RwSignal<String>) -> impl IntoView {
    let Some(address) = use_site().proxy() else {
        return view! {
            <p>{t!("This copy of the site has no language model, so there is no answer to show here. We do not make one up.")}</p>
            <p>{t!("What you would see is a text in the same calm voice, with figures and names, and no way to tell which of them anybody ever published. Under “With facts” every sentence can be opened.")}</p>
        }
        .into_any();
    };
    let app = use_app();
    let question = RwSignal::new(crate::language::text(QUESTIONS[0]).to_owned());
    let outcome = RwSignal::new(None::<Result<Ungrounded, Failure>>);
    let waiting = RwSignal::new(false);
    let latest = StoredValue::new(Latest::default());
    let shown = address.clone();
    let request = move || {
        let result = ResultV1 { code: code.get(), probability: None, parts: None, levels: Vec::new() };
        json::write_readably(&AskRequest {
            v: REQUEST_VERSION,
            language: Language::English,
            visitor: VisitorV1::default(),
            results: vec![result],
            question: question.get(),
        })
        .unwrap_or_default()
    };
    let body = Memo::new(move |_| request());
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Ok(abort) = AbortController::new() else { return };
        if question.with_untracked(|question| question.trim().is_empty()) || waiting.get_untracked() {
            return;
        }
        waiting.set(true);
        outcome.set(None);
        let ticket = latest.try_update_value(Latest::issue);
        let (address, body) = (address.clone() + "v1/ungrounded", body.get_untracked());
        leptos::task::spawn_local(async move {
            let answer = proxy::ungrounded(&address, body, &abort).await;
            let current = ticket.and_then(|ticket| latest.try_with_value(|latest| latest.is_latest(ticket)));
            if current == Some(true) {
                waiting.set(false);
                app.announcer.say(t!("The answer is there."));
                outcome.set(Some(answer));
            }
        });
    };
    let answer = move || {
        match outcome.get()? {
        Err(Failure::Refused(404)) => Some(view! { <p class="notice notice--soft">{t!("The server of this site gives no answers without facts.")}</p> }.into_any()),
        Err(failure) => Some(view! { <p class="notice notice--soft">{failure.words()} {t!(" There is nothing to compare with.")}</p> }.into_any()),
        Ok(Ungrounded { text: None, .. }) => Some(view! {
            <p class="notice notice--soft">{t!("The server of this site has no language model at present, so there is nothing to compare with. We do not make an answer up.")}</p>
        }.into_any()),
        Ok(Ungrounded { text: Some(text), held, sentences }) => Some(view! {
            <blockquote class="grounded__text">{text}</blockquote>
            <p>{held_words(held, sentences)}</p>
        }.into_any()),
    }
    };
    view! {
        <p>{t!("The same language model, asked with no facts. Only the title of the occupation and the question go to it, when you press the button.")}</p>
        <form class="ask" on:submit=send>
            <label class="field__label" for="bare-question">{t!("The question")}</label>
            <input
                id="bare-question" class="input" type="text" maxlength="400" autocomplete="off" prop:value=question
                on:input=move |event| question.set(event_target_value(&event))
            />
            <details class="more">
                <summary>{t!("What is sent")}</summary>
                <p class="source">{t!("To ")} {shown}</p>
                <pre class="preview__json" tabindex="0" role="region" aria-label=t!("The request")>{body}</pre>
            </details>
            <button class="button" type="submit">{t!("Send, and see what it says")}</button>
        </form>
        {move || waiting.get().then(|| view! { <progress aria-label=t!("The language model is at work")></progress> })}
        <div class="ask__answer">{answer}</div>
    }
    .into_any()
}
