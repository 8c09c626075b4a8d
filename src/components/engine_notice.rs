//! The promise, and how far the engine is.

use crate::app::use_app;
use crate::services::engine::{Refusal, use_engine};
use crate::services::live::Live;
use crate::state::engine_status::EngineStatus;
use crate::t;
use crate::view::format::bytes;
use leptos::prelude::*;

/// Says that nothing has left the page, or what has: only what the visitor sent themselves.
#[component]
pub fn Promise() -> impl IntoView {
    let sent = use_app().advising.sent;
    let words = move || {
        if sent.get() {
            t!("Only what you sent to the language model yourself has left this page.")
        } else {
            t!("Nothing you typed has left this page.")
        }
    };
    view! {
        <p class="promise">
            <svg class="promise__icon" viewBox="0 0 20 20" aria-hidden="true">
                <path d="M10 1.5 3 4.2v5.1c0 4.4 3 7.6 7 9.2 4-1.6 7-4.8 7-9.2V4.2z" />
                <path class="promise__tick" d="m6.8 9.9 2.3 2.4 4.2-4.6" />
            </svg>
            {words}
        </p>
    }
}

/// Says why a question was not answered, with a way to ask again where that may help.
#[component]
pub fn RefusalNotice(
    /// Why.
    refusal: Refusal,
    /// The question that was refused.
    live: Live,
) -> impl IntoView {
    view! {
        <div class="notice notice--warning" role="alert">
            <p>{refusal.message}</p>
            {refusal.retry.then(|| view! {
                <button class="button" type="button" on:click=move |_| live.ask_again()>{t!("Try again")}</button>
            })}
        </div>
    }
}

/// Shows the engine loading or failed; nothing once it is ready.
#[component]
pub fn EngineNotice() -> impl IntoView {
    let engine = use_engine();
    let status = engine.status();
    let retry = move |_| engine.retry();
    move || {
        match status.get() {
        EngineStatus::Ready => ().into_any(),
        EngineStatus::Starting => view! {
            <div class="engine">
                <label class="engine__label" for="engine-progress">{t!("Getting the matching engine…")}</label>
                <progress id="engine-progress"></progress>
                <p class="engine__hint">{t!("You can fill in the form meanwhile.")}</p>
            </div>
        }
        .into_any(),
        EngineStatus::Loading { loaded, total } => view! {
            <div class="engine">
                <label class="engine__label" for="engine-progress">
                    {t!("Loading the data: ")} {bytes(loaded)} {t!(" of ")} {bytes(total)}
                </label>
                <progress id="engine-progress" max=total.to_string() value=loaded.to_string()></progress>
                <p class="engine__hint">{t!("Once only. Then your browser keeps it.")}</p>
            </div>
        }
        .into_any(),
        EngineStatus::Failed { message, retry: can_retry } => view! {
            <div class="notice notice--warning" role="alert">
                <p>{message}</p>
                <p>{t!("Your answers are kept.")}</p>
                {can_retry.then(|| view! {
                    <button class="button" type="button" on:click=retry>{t!("Try again")}</button>
                })}
            </div>
        }
        .into_any(),
    }
    }
}
