//! One question at a time: the buttons stay where they are, so that twelve answers are twelve presses.

use crate::app::{use_app, use_site};
use crate::components::questions::{Asking, use_replies};
use crate::services::dom;
use crate::state::form::ProfileFormStoreFields;
use crate::state::questions::Reply;
use crate::t;
use crate::view::questions as words;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

/// Where one is after the last question.
pub const RESULT: &str = "result";

/// The question in the address.
#[component]
pub fn OneQuestion(
    /// Which one, from 0.
    at: Memo<usize>,
    /// How they are asked.
    asking: Asking,
) -> impl IntoView {
    let (app, site) = (use_app(), use_site());
    let replies = use_replies();
    let navigate = StoredValue::new(use_navigate());
    let addresses = site.clone();
    let go = move |place: String, replace: bool| {
        let options =
            NavigateOptions { resolve: false, replace, scroll: false, ..NavigateOptions::default() };
        navigate.with_value(|navigate| navigate(&addresses.questions_at(&place), options));
    };
    let go = StoredValue::new(go);
    let next = move || {
        let (here, count) = (at.get_untracked(), untrack(move || asking.count()));
        if here + 1 < count {
            app.announcer.say(format!("{}: {}", words::progress(here + 1, count), words::question(here + 1)));
            go.with_value(|go| go((here + 2).to_string(), false));
        } else {
            go.with_value(|go| go(RESULT.to_owned(), false));
            dom::focus_soon("outcome-heading");
        }
    };
    let answer = move |reply: Reply| {
        app.form.replies().update(|replies| replies.set(at.get_untracked(), Some(reply)));
        next();
    };
    let back = move |_| {
        let here = at.get_untracked();
        app.announcer.say(words::question(here - 1));
        go.with_value(|go| go(here.to_string(), false));
        if here == 1 {
            // The button that was pressed goes with the first question.
            dom::focus_soon("question-heading");
        }
    };
    let on_key = move |event: KeyboardEvent| {
        let number = event.key().parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        let plain = !event.ctrl_key() && !event.alt_key() && !event.meta_key();
        if let Some(reply) = number.filter(|_| plain).and_then(|number| Reply::ALL.get(number).copied()) {
            event.prevent_default();
            answer(reply);
        }
    };
    let button = move |reply: Reply| {
        let chosen = move || (replies.get().get(at.get()) == Some(reply)).to_string();
        view! {
            <button class="button question__reply" type="button" aria-pressed=chosen on:click=move |_| answer(reply)>
                {words::reply(reply)}
            </button>
        }
    };
    let done = move || {
        let count = asking.count();
        words::answered(replies.get().answered(count), count)
    };
    let to_result = site.questions_at(RESULT);
    view! {
        <section class="question" aria-labelledby="question-heading" on:keydown=on_key>
            <p class="question__progress">{move || words::progress(at.get(), asking.count())}</p>
            <progress class="question__bar" max=move || asking.count().to_string() value=move || at.get().to_string() aria-hidden="true"></progress>
            <h2 id="question-heading" class="question__words" tabindex="-1">{move || words::question(at.get())}</h2>
            <div class="question__replies" role="group" aria-labelledby="question-heading">
                {Reply::ALL.map(button).collect_view()}
            </div>
            <p class="field__hint">
                <span class="question__keys">{t!("While the focus is in the question, the keys 1, 2 and 3 answer as well. ")}</span>
                {t!("No question needs an answer.")}
            </p>
            <div class="panel__ways">
                {move || (at.get() > 0).then(|| view! { <button class="button" type="button" on:click=back>{t!("Back")}</button> })}
                <button class="button" type="button" on:click=move |_| next()>{t!("Skip")}</button>
            </div>
            <p class="question__done">{done} " " <a href=to_result>{t!("See what they come to so far")}</a></p>
        </section>
    }
}
