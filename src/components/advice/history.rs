//! What was asked and written, with ways to take it along and to erase it.

use crate::app::use_app;
use crate::components::advice::take_along::TakeAlong;
use crate::components::advice::text::whole;
use crate::components::keyed_list::KeyedList;
use crate::services::dom;
use crate::state::advice::history::{Entry, History};
use crate::t;
use crate::view::advice::{history_text, language_code, plain_text};
use crate::view::format::joined;
use leptos::prelude::*;

/// The history, folded away; nothing while it is empty.
#[component]
pub fn HistoryList() -> impl IntoView {
    let app = use_app();
    let history = app.advising.history;
    let keys = Memo::new(move |_| {
        history.with(|history| history.entries.iter().map(|entry| entry.id.to_string()).collect::<Vec<_>>())
    });
    let any = Memo::new(move |_| !keys.read().is_empty());
    let row = move |key: String| {
        let entry = history.with_untracked(|history| {
            history.entries.iter().find(|entry| entry.id.to_string() == key).cloned()
        });
        entry.map(one).into_any()
    };
    let erase = move |_| {
        history.set(History::default());
        app.announcer.say(t!("Everything written was erased"));
        dom::focus_soon("question");
    };
    let all = move |()| history.with_untracked(history_text);
    move || {
        any.get().then(|| view! {
            <details class="more history">
                <summary>{t!("What was written so far: ")} {move || t!("{n} text" | "{n} texts" % keys.read().len())}</summary>
                <p class="field__hint">{t!("Kept in this tab only, like your answers, and gone when you close it.")}</p>
                <div class="history__ways">
                    <TakeAlong text=Callback::new(all) name="waymark-questions.txt" what=t!("all of it") />
                    <button class="link-button" type="button" on:click=erase>{t!("Erase all")}</button>
                </div>
                <ol class="history__list"><KeyedList keys=keys row=Callback::new(row) /></ol>
            </details>
        })
    }
}

fn one(entry: Entry) -> AnyView {
    let titles: Vec<&str> = entry.about.iter().map(String::as_str).collect();
    let about =
        (!titles.is_empty()).then(|| view! { <p class="source">{t!("About ")} {joined(&titles)}</p> });
    let remark = entry.remark.clone().map(|remark| view! { <p class="notice notice--soft">{remark}</p> });
    let text = whole(&entry.advice);
    let (heading, language) = (entry.heading.clone(), language_code(entry.language));
    let to_take = move |()| plain_text(&entry.heading, entry.remark.as_deref(), &entry.advice);
    view! {
        <li class="history__entry">
            <details>
                <summary>{heading.clone()}</summary>
                <div class="advice__body" lang=language>{about} {remark} {text}</div>
                <TakeAlong text=Callback::new(to_take) name="waymark-answer.txt" what=heading />
            </details>
        </li>
    }
    .into_any()
}
