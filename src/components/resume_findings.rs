//! What was found in a résumé: skills to keep or drop, and what was left out.

use crate::app::use_app;
use crate::components::resume_guesses::ResumeGuesses;
use crate::language::{name, told};
use crate::state::form::Added;
use crate::state::resume::{add_skill, left_out_words};
use crate::t;
use crate::view::words;
use leptos::prelude::*;
use waymark_schema::reading::{FoundSkill, TextReading};

/// What was found, to be taken into the form or left.
#[component]
pub fn ResumeFindings(
    /// What was found.
    reading: TextReading,
) -> impl IntoView {
    let app = use_app();
    app.announcer
        .say(t!("{n} skill found in your text" | "{n} skills found in your text" % reading.skills.len()));
    let left_out = left_out_words(&reading.left_out);
    let notes = reading.notes.clone();
    view! {
        <section class="found" aria-labelledby="found-heading">
            <h3 id="found-heading">{t!("Found in your text")}</h3>
            {notes.into_iter().map(|note| view! { <p class="notice">{told(&note)}</p> }).collect_view()}
            <FoundSkills skills=reading.skills.clone() />
            <ResumeGuesses reading=reading />
            {left_out.map(|words| view! { <p class="field__hint found__left-out">{words}</p> })}
        </section>
    }
}

/// The found skills, strongest first.
#[component]
fn FoundSkills(skills: Vec<FoundSkill>) -> impl IntoView {
    let app = use_app();
    if skills.is_empty() {
        return None;
    }
    let all = StoredValue::new(skills.clone());
    let missing = Memo::new(move |_| {
        app.form.with(|form| {
            all.with_value(|all| all.iter().filter(|skill| !form.has_skill(&skill.name)).count())
        })
    });
    let add_all = move |_| {
        let mut count = 0;
        let mut full = false;
        app.form.update(|form| {
            for skill in all.get_value() {
                match add_skill(form, &skill) {
                    Added::Yes => count += 1,
                    Added::Full => full = true,
                    Added::Already => {}
                }
            }
        });
        let added = t!("{n} skill added" | "{n} skills added" % count);
        app.announcer.say(if full { t!("{added}, and now the list is full", added) } else { added });
    };
    Some(view! {
        <fieldset class="found__skills">
            <legend class="field__label">{t!("Skills, strongest first. Keep what is right.")}</legend>
            <button
                class="button button--small"
                type="button"
                aria-disabled=move || (missing.get() == 0).to_string()
                on:click=add_all
            >
                {move || match missing.get() {
                    0 => t!("All are in your list").to_owned(),
                    count => t!("Add all ({count})", count),
                }}
            </button>
            <ul class="found__list">
                {skills.into_iter().map(|skill| view! { <FoundSkillRow skill=skill /> }).collect_view()}
            </ul>
        </fieldset>
    })
}

/// A found skill with the words that suggested it.
#[component]
fn FoundSkillRow(skill: FoundSkill) -> impl IntoView {
    let app = use_app();
    let kept = StoredValue::new(skill.clone());
    let chosen =
        Memo::new(move |_| app.form.with(|form| kept.with_value(|skill| form.has_skill(&skill.name))));
    let toggle = move |_| {
        let skill = kept.get_value();
        if chosen.get_untracked() {
            app.form.update(|form| form.remove_skill(&skill.name));
            app.announcer.say(t!("{} removed", name(&skill.name)));
            return;
        }
        let mut added = Added::Already;
        app.form.update(|form| added = add_skill(form, &skill));
        app.announcer.say(match added {
            Added::Full => t!("The list is full: remove a skill to add another").to_owned(),
            Added::Yes | Added::Already => t!("{} added", name(&skill.name)),
        });
    };
    let because = skill.because.iter().map(|words| format!("“{words}”")).collect::<Vec<_>>().join(" · ");
    view! {
        <li>
            <label class="found__skill">
                <input type="checkbox" class="found__check" prop:checked=move || chosen.get() on:change=toggle />
                <span class="found__name">{name(&skill.name).to_owned()}</span>
                <span class="found__level">{words::skill_level(skill.level)}</span>
                <span class="found__because">{because}</span>
            </label>
        </li>
    }
}
