//! Skills likely for the visitor's roles, as chips to switch on and off, and a field for others.

use crate::app::{AppState, use_app};
use crate::components::combobox::{Choice, Combobox};
use crate::components::keyed_list::KeyedList;
use crate::language;
use crate::services::engine::use_engine;
use crate::services::live::use_live;
use crate::state::form::{Added, ProfileForm};
use crate::t;
use crate::view::words;
use leptos::prelude::*;
use waymark_schema::message::{Answer, Question, SkillChoice};

/// Most skills suggested.
const MOST_SUGGESTIONS: usize = 20;
/// Most skills offered for what is typed.
const MOST_COMPLETIONS: usize = 8;

fn choices(answer: Option<std::sync::Arc<Answer>>) -> Vec<SkillChoice> {
    answer.map_or_else(Vec::new, |answer| match &*answer {
        Answer::SuggestSkills { skills } | Answer::CompleteSkill { skills } => skills.clone(),
        _ => Vec::new(),
    })
}

/// Chips for likely skills.
#[component]
pub fn SkillSuggestions() -> impl IntoView {
    let app = use_app();
    let form = app.form;
    let suggested = use_live(use_engine(), 200, move || {
        let roles = form.with(ProfileForm::roles);
        (!roles.is_empty()).then_some(Question::SuggestSkills { roles, top: MOST_SUGGESTIONS })
    });
    let chip = move |name: String| {
        let label = language::name(&name).to_owned();
        let name = StoredValue::new(name);
        let chosen = Memo::new(move |_| form.with(|form| name.with_value(|name| form.has_skill(name))));
        let toggle = move |_| {
            let name = name.get_value();
            if chosen.get_untracked() {
                form.update(|form| form.remove_skill(&name));
                app.announcer.say(t!("{name} removed", name = language::name(&name)));
            } else {
                add(app, &name);
            }
        };
        view! {
            <li>
                <button class="chip" type="button" aria-pressed=move || chosen.get().to_string() on:click=toggle>
                    <span class="chip__mark" aria-hidden="true"></span>
                    {label}
                </button>
            </li>
        }
        .into_any()
    };
    let names = Memo::new(move |_| {
        choices(suggested.answer.get()).into_iter().map(|skill| skill.name).collect::<Vec<_>>()
    });
    let heading = move || {
        if form.with(|form| form.roles().is_empty()) {
            t!("Tell us your role first, and likely skills appear here. Or add your own below.")
        } else if names.with(Vec::is_empty) {
            t!("Looking for skills that go with your role…")
        } else {
            t!("People in your role often have these. Choose yours.")
        }
    };
    view! {
        <div>
            <p class="field__hint" id="suggested-skills">{heading}</p>
            <ul class="row chips" aria-labelledby="suggested-skills">
                <KeyedList keys=names row=Callback::new(chip) />
            </ul>
        </div>
    }
}

/// A field to add any skill.
#[component]
pub fn AddSkill() -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let completed = use_live(use_engine(), 60, move || {
        let text = typed.get();
        (text.trim().chars().count() >= 2).then_some(Question::CompleteSkill { text, top: MOST_COMPLETIONS })
    });
    let offered = Signal::derive(move || {
        let own = typed.with(|text| language::skills_like(text)).into_iter().take(MOST_COMPLETIONS / 2);
        let own: Vec<Choice> = own.map(|name| choice(name.to_owned(), String::new())).collect();
        let found = choices(completed.answer.get())
            .into_iter()
            .filter(|skill| own.iter().all(|choice| choice.key != skill.name))
            .map(|skill| choice(skill.name, words::skill_kind(skill.kind).to_owned()))
            .collect::<Vec<_>>();
        [own, found].concat()
    });
    let app = use_app();
    let take = move |name: String| {
        typed.set(String::new());
        add(app, language::skill_named(&name).unwrap_or(&name));
    };
    view! {
        <Combobox
            id="skill"
            label=t!("Add a skill, a tool or a subject")
            hint=t!("In your own words, then Enter.")
            text=typed
            choices=offered
            on_type=Callback::new(move |text| typed.set(text))
            on_choose=Callback::new(move |choice: Choice| take(choice.key))
            on_take=Callback::new(take)
        />
    }
}

/// A skill to choose, shown by its name in the language in use.
fn choice(key: String, detail: String) -> Choice {
    Choice { label: language::name(&key).to_owned(), key, detail }
}

fn add(app: AppState, name: &str) {
    let mut added = Added::Already;
    app.form.update(|form| added = form.add_skill(name));
    match added {
        Added::Yes => app.announcer.say(t!("{} added", language::name(name.trim()))),
        Added::Full => app.announcer.say(t!("The list is full: remove a skill to add another")),
        Added::Already => {}
    }
}
