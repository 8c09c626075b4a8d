//! A résumé, pasted or from a file: the text, and what was found in it.

use crate::app::{use_app, use_site};
use crate::components::resume_findings::ResumeFindings;
use crate::services::engine::use_engine;
use crate::services::live::use_live;
use crate::services::session::Session;
use crate::services::{dom, files};
use crate::state::resume::{fits, length_words, too_long_words};
use crate::t;
use leptos::ev::{DragEvent, Event};
use leptos::prelude::*;
use waymark_schema::message::{Answer, Question};

/// How long typing must rest before a text is read, in milliseconds.
const READING_REST: i32 = 400;

/// A field for a résumé, folded away until it is wanted.
#[component]
pub fn Resume() -> impl IntoView {
    let text = RwSignal::new(Session::APP.kept::<String>("resume").unwrap_or_default());
    Effect::new(move |_| text.with(|text| Session::APP.keep("resume", text)));
    let read = use_live(use_engine(), READING_REST, move || {
        text.with(|text| {
            (!text.trim().is_empty() && fits(text)).then(|| Question::ReadText { text: text.clone() })
        })
    });
    let reading = Memo::new(move |_| {
        read.answer.get().and_then(|answer| match &*answer {
            Answer::ReadText { reading } => Some((**reading).clone()),
            _ => None,
        })
    });
    let busy = move || read.pending.get().then(|| view! { <p class="field__hint">{t!("Reading…")}</p> });
    let refused = move || {
        read.refusal.get().map(|refusal| view! { <p class="field__error" role="alert">{refusal.message}</p> })
    };
    view! {
        <details class="more resume" open=move || !text.read_untracked().is_empty()>
            <summary>{t!("Paste or drop a résumé")}</summary>
            <div class="stack">
                <ResumeText text=text />
                {busy}
                {refused}
                {move || reading.get().map(|reading| view! { <ResumeFindings reading=reading /> })}
            </div>
        </details>
    }
}

/// The field for the text: type, paste, drop, or choose a file.
#[component]
fn ResumeText(text: RwSignal<String>) -> impl IntoView {
    let app = use_app();
    let site = use_site();
    let trouble = RwSignal::new(None::<String>);
    let opening = RwSignal::new(false);
    let over = RwSignal::new(false);
    let open = StoredValue::new(move |file: web_sys::File| {
        let site = site.clone();
        trouble.set(None);
        opening.set(true);
        app.announcer.say(t!("Opening the file"));
        leptos::task::spawn_local(async move {
            let outcome = files::text(file, &site).await;
            // The visitor may have left the step meanwhile.
            if opening.try_set(false).is_some() {
                return;
            }
            match outcome {
                Ok(found) => {
                    text.set(found);
                    app.announcer.say(t!("The file was opened"));
                    dom::focus("resume-text");
                }
                Err(message) => trouble.set(Some(message)),
            }
        });
    });
    let choose = move |event: Event| {
        if let Some(file) = files::chosen(&event) {
            open.with_value(|open| open(file));
        }
    };
    let drag = move |event: DragEvent| {
        if files::is_file(&event) {
            event.prevent_default();
            over.set(true);
        }
    };
    let drop = move |event: DragEvent| {
        over.set(false);
        if let Some(file) = files::dropped(&event) {
            event.prevent_default();
            open.with_value(|open| open(file));
        }
    };
    let too_long = Memo::new(move |_| text.with(|text| (!fits(text)).then(|| too_long_words(text))));
    let message = move || {
        let opening = opening.get().then(|| t!("Opening the file…").to_owned());
        trouble.get().or_else(|| too_long.get()).map_or_else(
            || opening.map(|words| view! { <p class="field__hint">{words}</p> }.into_any()),
            |words| Some(view! { <p class="field__error" role="alert">{words}</p> }.into_any()),
        )
    };
    view! {
        <div class="field">
            <label class="field__label" for="resume-text">{t!("Your résumé, or a few lines about your work")}</label>
            <p id="resume-hint" class="field__hint">
                {t!("It is read on this device: nothing leaves it, not even a PDF. Texts in English are read best.")}
            </p>
            <div
                class="resume__drop"
                class:resume__drop--over=move || over.get()
                on:dragenter=drag
                on:dragover=drag
                on:dragleave=move |_| over.set(false)
                on:drop=drop
            >
                <textarea
                    id="resume-text"
                    class="input resume__text"
                    rows="7"
                    spellcheck="false"
                    autocomplete="off"
                    aria-describedby="resume-hint resume-length"
                    aria-invalid=move || too_long.get().is_some().to_string()
                    prop:value=move || text.get()
                    on:input=move |event| {
                        trouble.set(None);
                        text.set(event_target_value(&event));
                    }
                ></textarea>
                <div class="resume__file">
                    <label class="button button--small resume__choose">
                        {t!("Choose a file")}
                        <input
                            class="visually-hidden"
                            type="file"
                            accept=".txt,.md,.pdf,text/plain,text/markdown,application/pdf"
                            on:change=choose
                        />
                    </label>
                    <span class="field__hint">{t!("or drop it here: .txt, .md or .pdf, up to 5\u{a0}MB")}</span>
                </div>
            </div>
            <div class="resume__below">
                <span id="resume-length" class="field__hint">{move || text.with(|text| length_words(text))}</span>
                <Show when=move || !text.read().is_empty()>
                    <button
                        class="link-button"
                        type="button"
                        on:click=move |_| {
                            trouble.set(None);
                            text.set(String::new());
                            app.announcer.say(t!("The text was removed"));
                            dom::focus("resume-text");
                        }
                    >
                        {t!("Remove the text")}
                    </button>
                </Show>
            </div>
            {message}
        </div>
    }
}
