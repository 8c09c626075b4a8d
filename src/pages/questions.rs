//! Short questions about what one would like to do, and the interests that they come to.

use crate::app::use_site;
use crate::components::keeping::Undo;
use crate::components::questions::all::AllQuestions;
use crate::components::questions::one::{OneQuestion, RESULT};
use crate::components::questions::outcome::OutcomeOf;
use crate::components::questions::{Asking, use_replies};
use crate::services::site::{set_title, use_replace};
use crate::state::questions::{ALL, SHORT};
use crate::state::step::Step;
use crate::t;
use crate::view::questions as words;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// Where the visitor is among the questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Question(usize),
    Result,
}

/// The page of the questions; `?at=` names one of them, from 1, or the result.
#[component]
pub fn Questions() -> impl IntoView {
    set_title(t!("Questions about interests"));
    let asking = Asking::kept();
    let replies = use_replies();
    let query = use_query_map();
    let place = Memo::new(move |_| {
        let at = query.with(|query| query.get_str("at").map(str::to_owned));
        let count = asking.count();
        match at.as_deref() {
            Some(RESULT) => Place::Result,
            Some(number) => {
                let asked = number.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
                Place::Question(asked.filter(|&asked| asked < count).unwrap_or(0))
            }
            // Where the visitor left off.
            None => match replies.get_untracked().first_open(count) {
                Some(open) => Place::Question(open),
                None => Place::Result,
            },
        }
    });
    let question = Memo::new(move |before: Option<&usize>| match place.get() {
        Place::Question(question) => question,
        Place::Result => before.copied().unwrap_or(0),
    });
    // The place where the visitor left off gets an address, so that Back finds it again.
    let replace = use_replace();
    let site = use_site();
    Effect::new(move |_| {
        if query.with(|query| query.get_str("at").is_none()) {
            let at = match place.get_untracked() {
                Place::Question(question) => (question + 1).to_string(),
                Place::Result => RESULT.to_owned(),
            };
            replace(&site.questions_at(&at));
        }
    });
    let asks = Memo::new(move |_| matches!(place.get(), Place::Question(_)));
    view! {
        <div class="questions-page">
            <p><a href=use_site().step(Step::Interests)>{t!("Back to your interests")}</a></p>
            <h1>{t!("What would you like to do?")}</h1>
            <p class="questions-page__lead">
                {t!("Think of the doing alone, not of pay, school or whether you can. Say yes, no or not sure.")}
            </p>
            // Below a single question, so that its buttons are in sight on a phone.
            {move || asking.one_page.get().then(|| view! { <Bar asking=asking /> })}
            {move || if asking.one_page.get() {
                view! { <AllQuestions asking=asking /> <OutcomeOf asking=asking /> }.into_any()
            } else if asks.get() {
                view! { <OneQuestion at=question asking=asking /> }.into_any()
            } else {
                view! { <OutcomeOf asking=asking /> }.into_any()
            }}
            {move || (!asking.one_page.get()).then(|| view! { <Bar asking=asking /> })}
        </div>
    }
}

/// How the questions are asked, and undoing.
#[component]
fn Bar(asking: Asking) -> impl IntoView {
    view! {
        <div class="journey__bar">
            <Versions asking=asking />
            <Undo />
        </div>
    }
}

/// Chooses how many questions there are and how they are shown.
#[component]
fn Versions(asking: Asking) -> impl IntoView {
    let version = move |long: bool| {
        let count = if long { ALL } else { SHORT };
        let id = format!("questions-{count}");
        view! {
            <span class="all-questions__choice">
                <input
                    id=id.clone() type="radio" name="questions-length"
                    prop:checked=move || asking.long.get() == long on:change=move |_| asking.long.set(long)
                />
                <label for=id>{words::length(count)}</label>
            </span>
        }
    };
    view! {
        <div class="questions-page__versions">
            <fieldset class="all-questions__choices">
                <legend class="visually-hidden">{t!("How many questions")}</legend>
                {version(false)}
                {version(true)}
            </fieldset>
            <button class="link-button" type="button" on:click=move |_| asking.one_page.update(|one| *one = !*one)>
                {move || if asking.one_page.get() { t!("One question at a time") } else { t!("All questions on one page") }}
            </button>
        </div>
    }
}
