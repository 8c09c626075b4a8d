//! Guesses from a résumé about role, level, education and industries: to use, to correct, or to leave.

use crate::app::use_app;
use crate::language::industry as named;
use crate::services::session::Session;
use crate::state::form::ProfileFormStoreFields;
use crate::state::resume::{has_role, use_role};
use crate::t;
use crate::view::words;
use leptos::prelude::*;
use waymark_schema::reading::{FoundIndustry, FoundRole, TextReading};

/// The guesses of a reading.
#[component]
pub fn ResumeGuesses(
    /// What was found.
    reading: TextReading,
) -> impl IntoView {
    let form = use_app().form;
    let TextReading { roles, industries, job_level, education, .. } = reading;
    let level = job_level.map(|found| {
        let index = words::JOB_LEVELS.iter().position(|level| *level == found.level).unwrap_or_default();
        let in_form = Signal::derive(move || {
            let chosen = form.job_level().get();
            chosen.and_then(|chosen| words::JOB_LEVELS.iter().position(|level| *level == chosen))
        });
        view! {
            <Guess
                id="guess-level"
                label=t!("Your level")
                options=words::JOB_LEVELS.map(words::job_level).to_vec()
                guessed=index
                in_form=in_form
                because=found.because
                on_use=Callback::new(move |index: usize| form.job_level().set(words::JOB_LEVELS.get(index).copied()))
            />
        }
    });
    let education = education.map(|found| {
        let index = words::EDUCATION.iter().position(|level| *level == found.education).unwrap_or_default();
        let in_form = Signal::derive(move || {
            let chosen = form.education().get();
            chosen.and_then(|chosen| words::EDUCATION.iter().position(|level| *level == chosen))
        });
        view! {
            <Guess
                id="guess-education"
                label=t!("Your education")
                options=words::EDUCATION.map(words::education).to_vec()
                guessed=index
                in_form=in_form
                because=found.because
                on_use=Callback::new(move |index: usize| form.education().set(words::EDUCATION.get(index).copied()))
            />
        }
    });
    let roles = (!roles.is_empty()).then(|| {
        view! {
            <div class="guess">
                <p id="guess-roles" class="field__label">{t!("Your roles")}</p>
                <ul class="guess__roles" aria-labelledby="guess-roles">
                    {roles.into_iter().map(|role| view! { <Role role=role /> }).collect_view()}
                </ul>
            </div>
        }
    });
    view! {
        {roles}
        {level}
        {education}
        {(!industries.is_empty()).then(|| view! { <Industries industries=industries /> })}
    }
}

/// Words in quotation marks.
fn quoted(because: &[String]) -> String {
    because.iter().map(|words| format!("“{words}”")).collect::<Vec<_>>().join(" · ")
}

/// A role, to use as the current one or as an earlier one.
#[component]
fn Role(role: FoundRole) -> impl IntoView {
    let app = use_app();
    let kept = StoredValue::new(role.clone());
    let used = Memo::new(move |_| app.form.with(|form| kept.with_value(|role| has_role(form, role))));
    let take = move |()| {
        let role = kept.get_value();
        app.form.update(|form| use_role(form, &role));
        app.announcer.say(t!("{} is in your profile", role.words));
    };
    view! {
        <li class="guess__role">
            <span>
                <strong>{role.words.clone()}</strong>
                {if role.current { t!(" (now), understood as {}", role.title) } else { t!(" (earlier), understood as {}", role.title) }}
            </span>
            <span class="found__because">{quoted(&role.because)}</span>
            <UseButton what=role.words used=used on_use=Callback::new(take) />
        </li>
    }
}

/// A guess from a list, which can be corrected before it is used.
#[component]
fn Guess(
    /// Identity of the select.
    id: &'static str,
    /// What is guessed.
    label: &'static str,
    /// What it may be.
    options: Vec<&'static str>,
    /// Index of the guess.
    guessed: usize,
    /// Index of what the form has.
    in_form: Signal<Option<usize>>,
    /// Words that suggested it.
    because: Vec<String>,
    /// Called with the index to use.
    on_use: Callback<usize>,
) -> impl IntoView {
    let app = use_app();
    let chosen = RwSignal::new(guessed);
    let used = Memo::new(move |_| in_form.get() == Some(chosen.get()));
    let take = move |()| {
        on_use.run(chosen.get_untracked());
        app.announcer.say(t!("{label}: in your profile", label));
    };
    let option = move |(index, words): (usize, &'static str)| {
        view! { <option value=index.to_string() selected=index == guessed>{words}</option> }
    };
    view! {
        <div class="guess">
            <label class="field__label" for=id>{label}</label>
            <div class="guess__choice">
                <select
                    id=id
                    class="input"
                    on:change=move |event| {
                        if let Ok(index) = event_target_value(&event).parse() {
                            chosen.set(index);
                        }
                    }
                >
                    {options.into_iter().enumerate().map(option).collect_view()}
                </select>
                <UseButton what=label.to_owned() used=used on_use=Callback::new(take) />
            </div>
            <span class="found__because">{quoted(&because)}</span>
        </div>
    }
}

/// A button that takes a guess into the form, and then says that it is there.
#[component]
fn UseButton(what: String, used: Memo<bool>, on_use: Callback<()>) -> impl IntoView {
    view! {
        <button
            class="button button--small guess__use"
            type="button"
            aria-label=move || if used.get() { t!("In your profile: {what}", what) } else { t!("Use this: {what}", what) }
            aria-disabled=move || used.get().to_string()
            on:click=move |_| {
                if !used.get_untracked() {
                    on_use.run(());
                }
            }
        >
            {move || if used.get() { t!("In your profile") } else { t!("Use this") }}
        </button>
    }
}

/// Industries, each to keep or drop. They are kept for the visitor to see; matches do not depend on them.
#[component]
fn Industries(industries: Vec<FoundIndustry>) -> impl IntoView {
    let dropped = RwSignal::new(Session::APP.kept::<Vec<String>>("dropped-industries").unwrap_or_default());
    Effect::new(move |_| dropped.with(|dropped| Session::APP.keep("dropped-industries", dropped)));
    let chip = move |industry: FoundIndustry| {
        let name = StoredValue::new(industry.name.clone());
        let kept = Memo::new(move |_| name.with_value(|name| !dropped.read().contains(name)));
        let toggle = move |_| {
            let name = name.get_value();
            dropped.update(|dropped| {
                let before = dropped.len();
                dropped.retain(|other| *other != name);
                if dropped.len() == before {
                    dropped.push(name);
                }
            });
        };
        let because = industry.because.join(", ");
        view! {
            <li>
                <button
                    class="chip"
                    type="button"
                    title=t!("Because of: {because}", because)
                    aria-pressed=move || kept.get().to_string()
                    on:click=toggle
                >
                    <span class="chip__mark" aria-hidden="true"></span>
                    {named(&industry.name).to_owned()}
                </button>
            </li>
        }
    };
    view! {
        <div class="guess">
            <p id="guess-industries" class="field__label">{t!("Industries you seem to know")}</p>
            <ul class="row" aria-labelledby="guess-industries">
                {industries.into_iter().map(chip).collect_view()}
            </ul>
            <span class="field__hint">{t!("Drop what is wrong. Industries do not change the matches.")}</span>
        </div>
    }
}
