//! The chosen skills in order: drag them, or move them by buttons; rate and remove them.

use crate::app::use_app;
use crate::services::dom;
use crate::state::form::{FormSkill, ProfileFormStoreFields};
use crate::view::reorder::landing;
use crate::view::words;
use leptos::ev::PointerEvent;
use leptos::prelude::*;

const LIST: &str = "skill-list";

/// The chosen skills, most important first.
#[component]
pub fn SkillList() -> impl IntoView {
    let app = use_app();
    let form = app.form;
    let dragged = RwSignal::new(None::<u32>);
    let place =
        move |id: u32| form.with_untracked(|form| form.skills.iter().position(|skill| skill.id == id));
    let say_place = move |id: u32| {
        form.with_untracked(|form| {
            if let Some(index) = form.skills.iter().position(|skill| skill.id == id) {
                let name = &form.skills[index].name;
                app.announcer.say(format!("{name}: now number {} of {}", index + 1, form.skills.len()));
            }
        });
    };
    // The list, not the row, holds the pointer: moving a row in the document would lose it.
    let hold = move |event: PointerEvent| {
        if dragged.get_untracked().is_some() {
            event.prevent_default();
            dom::capture_pointer(&event);
        }
    };
    let drag = move |event: PointerEvent| {
        let Some(id) = dragged.get_untracked() else { return };
        let Some(from) = place(id) else { return };
        let to = landing(&dom::row_spans(LIST), from, f64::from(event.client_y()));
        if to != from {
            form.update(|form| form.move_skill(id, to));
        }
    };
    let drop = move |_: PointerEvent| {
        if let Some(id) = dragged.get_untracked() {
            dragged.set(None);
            say_place(id);
        }
    };
    let shift = move |id: u32, to: usize, button: &'static str| {
        form.update(|form| form.move_skill(id, to));
        say_place(id);
        dom::focus_soon(&button_id(button, id));
    };
    let row = move |skill: FormSkill| {
        let id = skill.id;
        let name = skill.name.clone();
        let index = Memo::new(move |_| {
            form.with(|form| form.skills.iter().position(|skill| skill.id == id).unwrap_or_default())
        });
        let is_last = Memo::new(move |_| form.with(|form| index.get() + 1 == form.skills.len()));
        let level = Memo::new(move |_| {
            form.with(|form| form.skills.iter().find(|skill| skill.id == id).map(|skill| skill.level))
        });
        let rate = move |event| {
            let chosen = event_target_value(&event)
                .parse()
                .ok()
                .and_then(|index: usize| words::SKILL_LEVELS.get(index));
            if let Some(&chosen) = chosen {
                form.skills().update(|skills| {
                    if let Some(skill) = skills.iter_mut().find(|skill| skill.id == id) {
                        skill.level = chosen;
                    }
                });
            }
        };
        let remove = {
            let name = name.clone();
            move |_| {
                form.update(|form| form.remove_skill(&name));
                app.announcer.say(format!("{name} removed"));
                dom::focus("skill");
            }
        };
        let option = move |(index, choice): (usize, _)| {
            view! {
                <option value=index.to_string() selected=move || level.get() == Some(choice)>
                    {words::skill_level(choice)}
                </option>
            }
        };
        view! {
            <li class="skill" class:skill--dragged=move || dragged.get() == Some(id)>
                <span class="skill__grip" aria-hidden="true" title="Drag to reorder" on:pointerdown=move |_| dragged.set(Some(id))>
                    <svg viewBox="0 0 10 16"><path d="M2 2h.01M8 2h.01M2 8h.01M8 8h.01M2 14h.01M8 14h.01" /></svg>
                </span>
                <span class="skill__place">{move || index.get() + 1}</span>
                <span class="skill__name">{name.clone()}</span>
                <select class="input skill__level" aria-label=format!("How strong: {name}") on:change=rate>
                    {words::SKILL_LEVELS.into_iter().enumerate().map(option).collect_view()}
                </select>
                <span class="skill__moves">
                    <button
                        id=button_id("up", id) class="icon-button" type="button" aria-label=format!("Move {name} up")
                        aria-disabled=move || (index.get() == 0).to_string()
                        on:click=move |_| shift(id, index.get_untracked().saturating_sub(1), "up")
                    >
                        <svg viewBox="0 0 16 16" aria-hidden="true"><path d="m3 10 5-5 5 5" /></svg>
                    </button>
                    <button
                        id=button_id("down", id) class="icon-button" type="button" aria-label=format!("Move {name} down")
                        aria-disabled=move || is_last.get().to_string()
                        on:click=move |_| shift(id, index.get_untracked() + 1, "down")
                    >
                        <svg viewBox="0 0 16 16" aria-hidden="true"><path d="m3 6 5 5 5-5" /></svg>
                    </button>
                </span>
                <button class="icon-button" type="button" aria-label=format!("Remove {name}") on:click=remove>
                    <svg viewBox="0 0 16 16" aria-hidden="true"><path d="m4 4 8 8M12 4l-8 8" /></svg>
                </button>
            </li>
        }
    };
    let empty = move || form.skills().read().is_empty();
    view! {
        <section class="skills" aria-labelledby="skills-heading">
            <h3 id="skills-heading" class="skills__heading">"Your skills, strongest claim first"</h3>
            <p class="field__hint">
                {move || if empty() {
                    "None yet. Three to five are plenty."
                } else {
                    "The ones at the top count most. Drag them, or use the arrows."
                }}
            </p>
            <ol
                id=LIST class="skills__list"
                on:pointerdown=hold on:pointermove=drag on:pointerup=drop on:pointercancel=drop
            >
                <For each=move || form.skills().get() key=|skill| skill.id children=row />
            </ol>
        </section>
    }
}

fn button_id(kind: &str, skill: u32) -> String {
    format!("{kind}-{skill}")
}
