//! Current role, what it was understood as, earlier roles and job level.

use crate::app::use_app;
use crate::components::combobox::{Choice, Combobox};
use crate::components::keyed_list::KeyedList;
use crate::components::later::in_turn;
use crate::components::published::EnglishIsRead;
use crate::components::title_choices::use_titles;
use crate::components::understood::{Retry, Understood};
use crate::services::engine::use_engine;
use crate::services::live::use_live;
use crate::state::form::{Added, ProfileFormStoreFields};
use crate::t;
use crate::view::words;
use leptos::prelude::*;
use waymark_schema::message::{Answer, Question};

/// Most meanings offered when a title is unclear.
const MOST_MEANINGS: usize = 3;
/// How long typing must rest before a title is interpreted, in milliseconds.
const READING_REST: i32 = 250;

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
    let matches = move || match meaning.answer.get().as_deref() {
        Some(Answer::UnderstandTitle { matches }) => Some(matches.clone()),
        _ => None,
    };
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
                label=t!("Your role now, or the last one you had")
                hint=t!("In your own words. Pick a suggestion if one fits.")
                placeholder=t!("For example: nurse, cashier")
                text=Signal::derive(move || form.role().get())
                choices=titles
                on_type=on_type
                on_choose=on_choose
            />
            <EnglishIsRead />
            <Understood id="role-meaning" matches=Signal::derive(matches) retry=Retry::Field("role") />
            {in_turn(PastRoles)}
            {in_turn(JobLevel)}
        </div>
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
            Added::Yes => app.announcer.say(t!("{role} added to earlier roles", role)),
            Added::Full => app.announcer.say(t!("No more earlier roles are read")),
            Added::Already => {}
        }
    };
    let remove = move |role: &str| {
        form.past_roles().update(|roles| roles.retain(|other| other != role));
        app.announcer.say(t!("{role} removed", role));
    };
    let item = move |role: String| {
        let (label, name) = (t!("Remove {role}", role), role.clone());
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
            <summary>{t!("Add earlier roles")}</summary>
            <div class="stack">
                <Combobox
                    id="past-role"
                    label=t!("An earlier role")
                    hint=t!("Press Enter to add it. You can add several.")
                    text=typed
                    choices=titles
                    on_type=Callback::new(move |text| typed.set(text))
                    on_choose=Callback::new(move |choice: Choice| add(choice.label))
                    on_take=Callback::new(add)
                />
                <ul class="row" aria-label=t!("Earlier roles")>
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
            <option value=index.to_string() prop:selected=move || form.job_level().get() == Some(level)>
                {words::job_level(level)}
            </option>
        }
    };
    view! {
        <div class="field">
            <label class="field__label" for="job-level">{t!("Your level ")} <span class="field__optional">{t!("optional")}</span></label>
            <select id="job-level" class="input" on:change=choose>
                <option value="">{t!("Rather not say")}</option>
                {words::JOB_LEVELS.into_iter().enumerate().map(option).collect_view()}
            </select>
        </div>
    }
}
