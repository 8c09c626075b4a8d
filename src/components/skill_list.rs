//! The chosen skills in order: drag them, or move them by buttons; rate and remove them.

use crate::app::{AppState, use_app};
use crate::components::keyed_list::KeyedList;
use crate::language;
use crate::services::dom;
use crate::state::form::{FormSkill, ProfileForm, ProfileFormStoreFields};
use crate::t;
use crate::view::reorder::landing;
use crate::view::words;
use leptos::ev::PointerEvent;
use leptos::prelude::*;
use waymark_schema::profile::SkillLevelV1;

/// Identity of the list. The field that adds skills has a list of suggestions, with an identity of its own.
const LIST: &str = "chosen-skills";

/// What tells a row from every other, also from one that had its number or its name before.
fn key(skill: &FormSkill) -> String {
    format!("{} {}", skill.id, skill.name)
}

fn remove_button(id: u32) -> String {
    format!("remove-{id}")
}

/// The chosen skills, most important first.
#[component]
pub fn SkillList() -> impl IntoView {
    let app = use_app();
    let form = app.form;
    let dragged = RwSignal::new(None::<u32>);
    // The list, not the row, holds the pointer: moving a row in the document would lose it.
    let hold = move |event: PointerEvent| {
        if dragged.get_untracked().is_some() {
            event.prevent_default();
            dom::capture_pointer(&event);
        }
    };
    let drag = move |event: PointerEvent| {
        let Some(id) = dragged.get_untracked() else { return };
        let Some(from) = form.with_untracked(|form| place(form, id)) else { return };
        let to = landing(&dom::row_spans(LIST), from, f64::from(event.client_y()));
        if to != from {
            form.update(|form| form.move_skill(id, to));
        }
    };
    let drop = move |_: PointerEvent| {
        if let Some(id) = dragged.get_untracked() {
            dragged.set(None);
            say_place(app, id);
        }
    };
    let keys = Signal::derive(move || form.skills().read().iter().map(key).collect::<Vec<_>>());
    let row = move |wanted: String| {
        let skill =
            form.with_untracked(|form| form.skills.iter().find(|skill| key(skill) == wanted).cloned());
        skill.map(|skill| view! { <SkillRow skill=skill dragged=dragged /> }).into_any()
    };
    let hint = move || {
        if form.skills().read().is_empty() {
            t!("None yet. Three to five are plenty.")
        } else {
            t!("The ones at the top count most. Drag them, or use the arrows.")
        }
    };
    view! {
        <section class="skills" aria-labelledby="skills-heading">
            <h3 id="skills-heading" class="skills__heading">{t!("Your skills, strongest claim first")}</h3>
            <p class="field__hint">{hint}</p>
            <ol
                id=LIST
                class="skills__list"
                on:pointerdown=hold
                on:pointermove=drag
                on:pointerup=drop
                on:pointercancel=drop
            >
                <KeyedList keys=keys row=Callback::new(row) />
            </ol>
        </section>
    }
}

/// One chosen skill.
#[component]
fn SkillRow(skill: FormSkill, dragged: RwSignal<Option<u32>>) -> impl IntoView {
    let app = use_app();
    let FormSkill { id, name, .. } = skill;
    let shown = language::name(&name).to_owned();
    let index = Memo::new(move |_| app.form.with(|form| place(form, id)).unwrap_or_default());
    let remove = {
        let shown = shown.clone();
        move |_| {
            let next = app.form.with_untracked(|form| form.neighbour(id));
            app.form.update(|form| form.remove_skill(&name));
            app.announcer.say(t!("{name} removed", name = shown));
            // The row takes its button with it: the next one has the focus now, or the field if none is left.
            dom::focus(&next.map_or_else(|| "skill".to_owned(), remove_button));
        }
    };
    view! {
        <li class="skill" class:skill--dragged=move || dragged.get() == Some(id)>
            <span
                class="skill__grip"
                aria-hidden="true"
                title=t!("Drag to reorder")
                on:pointerdown=move |_| dragged.set(Some(id))
            >
                <svg viewBox="0 0 10 16">
                    <path d="M2 2h.01M8 2h.01M2 8h.01M8 8h.01M2 14h.01M8 14h.01" />
                </svg>
            </span>
            <span class="skill__place">{move || index.get() + 1}</span>
            <span class="skill__name">{shown.clone()}</span>
            <LevelSelect id=id name=shown.clone() />
            <span class="skill__moves">
                <MoveButton id=id name=shown.clone() index=index way=Way::Up />
                <MoveButton id=id name=shown.clone() index=index way=Way::Down />
            </span>
            <button
                id=remove_button(id)
                class="icon-button"
                type="button"
                aria-label=t!("Remove {name}", name = shown)
                on:click=remove
            >
                <svg viewBox="0 0 16 16" aria-hidden="true">
                    <path d="m4 4 8 8M12 4l-8 8" />
                </svg>
            </button>
        </li>
    }
}

/// The visitor's own rating of a skill.
#[component]
fn LevelSelect(id: u32, name: String) -> impl IntoView {
    let form = use_app().form;
    let level = Memo::new(move |_| {
        form.with(|form| form.skills.iter().find(|skill| skill.id == id).map(|skill| skill.level))
    });
    let rate = move |event| {
        let index = event_target_value(&event).parse::<usize>().ok();
        let Some(&chosen) = index.and_then(|index| words::SKILL_LEVELS.get(index)) else { return };
        form.skills().update(|skills| {
            if let Some(skill) = skills.iter_mut().find(|skill| skill.id == id) {
                skill.level = chosen;
            }
        });
    };
    let option = move |(index, choice): (usize, SkillLevelV1)| {
        view! {
            <option value=index.to_string() prop:selected=move || level.get() == Some(choice)>
                {words::skill_level(choice)}
            </option>
        }
    };
    view! {
        <select class="input skill__level" aria-label=t!("How strong: {name}", name) on:change=rate>
            {words::SKILL_LEVELS.into_iter().enumerate().map(option).collect_view()}
        </select>
    }
}

/// The way a button moves a skill.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Up,
    Down,
}

impl Way {
    fn as_str(self) -> &'static str {
        match self {
            Self::Up => "up",
            Self::Down => "down",
        }
    }

    fn name_on(self, name: &str) -> String {
        match self {
            Self::Up => t!("Move {name} up", name),
            Self::Down => t!("Move {name} down", name),
        }
    }

    fn arrow(self) -> &'static str {
        match self {
            Self::Up => "m3 10 5-5 5 5",
            Self::Down => "m3 6 5 5 5-5",
        }
    }
}

/// Moves a skill by one place; it keeps the focus, so that it can be pressed again.
#[component]
fn MoveButton(id: u32, name: String, index: Memo<usize>, way: Way) -> impl IntoView {
    let app = use_app();
    let at_end = Memo::new(move |_| match way {
        Way::Up => index.get() == 0,
        Way::Down => app.form.with(|form| index.get() + 1 == form.skills.len()),
    });
    let button = format!("{}-{id}", way.as_str());
    let shift = {
        let button = button.clone();
        move |_| {
            let from = index.get_untracked();
            let to = match way {
                Way::Up => from.saturating_sub(1),
                Way::Down => from + 1,
            };
            app.form.update(|form| form.move_skill(id, to));
            say_place(app, id);
            dom::focus_soon(&button);
        }
    };
    view! {
        <button
            id=button
            class="icon-button"
            type="button"
            aria-label=way.name_on(&name)
            aria-disabled=move || at_end.get().to_string()
            on:click=shift
        >
            <svg viewBox="0 0 16 16" aria-hidden="true">
                <path d=way.arrow() />
            </svg>
        </button>
    }
}

fn place(form: &ProfileForm, id: u32) -> Option<usize> {
    form.skills.iter().position(|skill| skill.id == id)
}

/// Tells where a skill stands now.
fn say_place(app: AppState, id: u32) {
    app.form.with_untracked(|form| {
        if let Some(index) = place(form, id) {
            let name = language::name(&form.skills[index].name);
            app.announcer.say(t!("{name}: now number {} of {}", index + 1, form.skills.len(), name));
        }
    });
}
