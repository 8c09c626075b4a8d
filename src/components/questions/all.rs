//! All questions on one page.

use crate::app::use_app;
use crate::components::questions::{Asking, use_replies};
use crate::state::form::ProfileFormStoreFields;
use crate::state::questions::Reply;
use crate::view::questions as words;
use leptos::prelude::*;

/// Every question with its answers.
#[component]
pub fn AllQuestions(
    /// How they are asked.
    asking: Asking,
) -> impl IntoView {
    let replies = use_replies();
    let done = move || {
        let count = asking.count();
        words::answered(replies.get().answered(count), count)
    };
    view! {
        <div class="all-questions">
            <ol class="all-questions__list">
                <For each=move || 0..asking.count() key=|question| *question children=|question| view! { <li><Row question=question /></li> } />
            </ol>
            <p class="question__done" role="status">{done}</p>
        </div>
    }
}

#[component]
fn Row(question: usize) -> impl IntoView {
    let form = use_app().form;
    let replies = use_replies();
    let choice = move |reply: Reply| {
        let id = format!("question-{question}-{}", reply as u8);
        view! {
            <span class="all-questions__choice">
                <input
                    id=id.clone() type="radio" name=format!("question-{question}")
                    prop:checked=move || replies.get().get(question) == Some(reply)
                    on:change=move |_| form.replies().update(|replies| replies.set(question, Some(reply)))
                />
                <label for=id>{words::reply(reply)}</label>
            </span>
        }
    };
    view! {
        <fieldset class="all-questions__one">
            <legend>{words::question(question)}</legend>
            <div class="all-questions__choices">{Reply::ALL.map(choice).collect_view()}</div>
        </fieldset>
    }
}
