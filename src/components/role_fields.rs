//! Current role, what it was understood as, earlier roles and job level.

use crate::app::{use_app, use_site};
use crate::components::combobox::{Choice, Combobox};
use crate::components::keyed_list::KeyedList;
use crate::services::engine::use_engine;
use crate::services::live::{Live, use_live};
use crate::state::form::{Added, ProfileFormStoreFields};
use crate::view::words;
use leptos::prelude::*;
use waymark_schema::message::{Answer, Question};
use waymark_schema::recommendation::{Scored, TitleMatches};

/// Most titles offered at once.
const MOST_TITLES: usize = 8;
/// Most meanings offered when a title is unclear.
const MOST_MEANINGS: usize = 3;
/// How long typing must rest before a title is interpreted, in milliseconds.
const READING_REST: i32 = 250;

/// Titles that fit what is being typed; nothing once `typed` is empty.
fn use_titles(typed: RwSignal<String>) -> Signal<Vec<Choice>> {
    let live = use_live(use_engine(), 60, move || {
        let text = typed.get();
        (text.trim().chars().count() >= 2).then_some(Question::CompleteTitle { text, top: MOST_TITLES })
    });
    Signal::derive(move || {
        live.answer.get().map_or_else(Vec::new, |answer| match &*answer {
            Answer::CompleteTitle { choices } => choices
                .iter()
                .map(|choice| Choice {
                    key: choice.code.clone(),
                    label: choice.title.clone(),
                    detail: if choice.title == choice.occupation {
                        String::new()
                    } else {
                        choice.occupation.clone()
                    },
                })
                .collect(),
            _ => Vec::new(),
        })
    })
}

/// The fields about roles.
#[component]
pub fn RoleFields() -> impl IntoView {
    let form = use_app().form;
    let typed = RwSignal::new(String::new());
    let titles = use_titles(typed);
    let meaning = use_live(use_engine(), READING_REST, move || {
        let text = form.role().get();
        (!text.trim().is_empty()).then_some(Question::UnderstandTitle { text, top: MOST_MEANINGS })
    });
    let on_type = Callback::new(move |text: String| {
        typed.set(text.clone());
        form.role().set(text);
    });
    let on_choose = Callback::new(move |choice: Choice| {
        typed.set(String::new());
        form.role().set(choice.label);
    });
    view! {
        <div class="stack">
            <Combobox
                id="role"
                label="Your role now, or the last one you had"
                hint="In your own words. Pick a suggestion if one fits."
                placeholder="For example: nurse, shop manager, Java developer"
                text=Signal::derive(move || form.role().get())
                choices=titles
                on_type=on_type
                on_choose=on_choose
            />
            <Understood meaning=meaning />
            <PastRoles />
            <JobLevel />
        </div>
    }
}

/// What the role was understood as, or what it may mean.
#[component]
fn Understood(meaning: Live) -> impl IntoView {
    move || {
        let answer = meaning.answer.get()?;
        let Answer::UnderstandTitle { matches } = &*answer else { return None };
        Some(understood(matches))
    }
}

fn understood(matches: &TitleMatches) -> AnyView {
    let form = use_app().form;
    let site = use_site();
    match matches.results.as_slice() {
        [] => view! {
            <p class="understood understood--unsure">
                "We do not know this title yet. Try another word for it, or go on: skills and interests are enough."
            </p>
        }
        .into_any(),
        [first, ..] if matches.confident => view! {
            <p class="understood">
                "Understood as " <a href=site.occupation(&first.code)>{first.title.clone()}</a> "."
            </p>
        }
        .into_any(),
        results => {
            let button = |meaning: &Scored| {
                let title = meaning.title.clone();
                let choose = {
                    let title = title.clone();
                    move |_| form.role().set(title.clone())
                };
                view! { <li><button class="button button--small" type="button" on:click=choose>{title}</button></li> }
            };
            view! {
                <div class="understood understood--unsure">
                    <p id="did-you-mean">"Did you mean one of these?"</p>
                    <ul class="row" aria-labelledby="did-you-mean">{results.iter().map(button).collect_view()}</ul>
                    <p class="field__hint">"If none fits, leave it. Your own words still count."</p>
                </div>
            }
            .into_any()
        }
    }
}

/// Earlier roles: a list, and a field to add one.
#[component]
fn PastRoles() -> impl IntoView {
    let app = use_app();
    let form = app.form;
    let typed = RwSignal::new(String::new());
    let titles = use_titles(typed);
    let add = move |role: String| {
        typed.set(String::new());
        let mut added = Added::Already;
        form.update(|form| added = form.add_past_role(&role));
        match added {
            Added::Yes => app.announcer.say(format!("{role} added to earlier roles")),
            Added::Full => app.announcer.say("No more earlier roles are read"),
            Added::Already => {}
        }
    };
    let remove = move |role: &str| {
        form.past_roles().update(|roles| roles.retain(|other| other != role));
        app.announcer.say(format!("{role} removed"));
    };
    let item = move |role: String| {
        let (label, name) = (format!("Remove {role}"), role.clone());
        view! {
            <li class="tag">
                {role}
                <button class="tag__remove" type="button" aria-label=label on:click=move |_| remove(&name)>"×"</button>
            </li>
        }
        .into_any()
    };
    view! {
        <details class="more" open=move || !form.past_roles().read_untracked().is_empty()>
            <summary>"Add earlier roles"</summary>
            <div class="stack">
                <Combobox
                    id="past-role"
                    label="An earlier role"
                    hint="Press Enter to add it. You can add several."
                    text=typed
                    choices=titles
                    on_type=Callback::new(move |text| typed.set(text))
                    on_choose=Callback::new(move |choice: Choice| add(choice.label))
                    on_take=Callback::new(add)
                />
                <ul class="row" aria-label="Earlier roles">
                    <KeyedList keys=Signal::derive(move || form.past_roles().get()) row=Callback::new(item) />
                </ul>
            </div>
        </details>
    }
}

/// The level of responsibility.
#[component]
fn JobLevel() -> impl IntoView {
    let form = use_app().form;
    let choose = move |event| {
        let level = event_target_value(&event).parse::<usize>().ok();
        form.job_level().set(level.and_then(|index| words::JOB_LEVELS.get(index).copied()));
    };
    let option = move |(index, level): (usize, _)| {
        view! {
            <option value=index.to_string() selected=move || form.job_level().get() == Some(level)>
                {words::job_level(level)}
            </option>
        }
    };
    view! {
        <div class="field">
            <label class="field__label" for="job-level">"Your level " <span class="field__optional">"optional"</span></label>
            <select id="job-level" class="input" on:change=choose>
                <option value="">"Rather not say"</option>
                {words::JOB_LEVELS.into_iter().enumerate().map(option).collect_view()}
            </select>
        </div>
    }
}
