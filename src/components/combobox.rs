//! An editable combobox with a list, after the WAI-ARIA 1.2 pattern: type freely, or choose.

use crate::app::use_app;
use crate::services::dom;
use crate::t;
use crate::view::list_keys::{KeyEffect, ListState};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

/// Something to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What tells choices apart.
    pub key: String,
    /// What is shown, and put into the field.
    pub label: String,
    /// What is shown beside it.
    pub detail: String,
}

/// An editable combobox.
#[component]
pub fn Combobox(
    /// Identity of the input; the list's and the options' are made from it.
    id: &'static str,
    /// The field's name.
    #[prop(into)]
    label: String,
    /// Help below the name.
    #[prop(into, optional)]
    hint: String,
    /// An example shown while the field is empty.
    #[prop(into, optional)]
    placeholder: String,
    /// The words in the field.
    #[prop(into)]
    text: Signal<String>,
    /// What fits the words.
    #[prop(into)]
    choices: Signal<Vec<Choice>>,
    /// Called with the words as they are typed.
    on_type: Callback<String>,
    /// Called with a choice.
    on_choose: Callback<Choice>,
    /// Called with the words when Enter is pressed and no choice is active.
    #[prop(optional)]
    on_take: Option<Callback<String>>,
) -> impl IntoView {
    let announcer = use_app().announcer;
    let state = RwSignal::new(ListState::default());
    let count = Memo::new(move |_| choices.with(Vec::len));
    let shown = Memo::new(move |_| state.get().open && count.get() > 0);
    let list_id = format!("{id}-list");
    let hint_id = (!hint.is_empty()).then(|| format!("{id}-hint"));
    let option_id = move |index: usize| format!("{id}-option-{index}");

    Effect::new(move |_| {
        let count = count.get();
        if state.read_untracked().open && count > 0 {
            announcer.say(t!("{n} suggestion" | "{n} suggestions" % count));
        }
    });

    let choose = move |index: usize| {
        let choice = choices.with_untracked(|choices| choices.get(index).cloned());
        state.set(ListState::default());
        if let Some(choice) = choice {
            on_choose.run(choice);
            // The parent may keep the same text (an emptied field): the input itself must follow.
            dom::set_input(id, &text.get_untracked());
        }
    };
    let on_input = move |event| {
        state.set(ListState { open: true, active: None });
        on_type.run(dom::input_text(&event));
    };
    let on_key = move |event: KeyboardEvent| {
        let (next, effect) =
            state.get_untracked().after_key(&event.key(), event.alt_key(), count.get_untracked());
        if next != state.get_untracked() {
            state.set(next);
        }
        if let Some(index) = next.active {
            dom::reveal(&option_id(index));
        }
        match effect {
            KeyEffect::Pass => {}
            KeyEffect::Handled => event.prevent_default(),
            KeyEffect::Choose(index) => {
                event.prevent_default();
                choose(index);
            }
            KeyEffect::TakeText => {
                event.prevent_default();
                if let Some(take) = on_take {
                    take.run(text.get_untracked());
                    dom::set_input(id, &text.get_untracked());
                }
            }
            KeyEffect::Clear => on_type.run(String::new()),
        }
    };
    let option = move |(index, choice): (usize, Choice)| {
        let active = Signal::derive(move || state.get().active == Some(index));
        view! { <ListOption id=option_id(index) choice=choice active=active on_choose=move || choose(index) /> }
    };
    view! {
        <div class="field combobox">
            <label class="field__label" for=id>{label}</label>
            {hint_id.clone().map(|hint_id| view! { <p class="field__hint" id=hint_id>{hint}</p> })}
            <div class="combobox__box">
                <input
                    id=id
                    class="input"
                    type="text"
                    role="combobox"
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    maxlength="200"
                    placeholder=placeholder
                    aria-autocomplete="list"
                    aria-expanded=move || shown.get().to_string()
                    aria-controls=list_id.clone()
                    aria-describedby=hint_id
                    aria-activedescendant=move || {
                        state.get().active.filter(|_| shown.get()).map(option_id)
                    }
                    prop:value=text
                    on:input=on_input
                    on:keydown=on_key
                    on:blur=move |_| state.set(ListState::default())
                />
                <ul id=list_id class="combobox__list" role="listbox" aria-label=t!("Suggestions") hidden=move || !shown.get()>
                    {move || choices.get().into_iter().enumerate().map(option).collect_view()}
                </ul>
            </div>
        </div>
    }
}

/// One of the choices.
#[component]
fn ListOption(
    id: String,
    choice: Choice,
    active: Signal<bool>,
    on_choose: impl Fn() + 'static,
) -> impl IntoView {
    view! {
        <li
            id=id
            class="combobox__option"
            role="option"
            aria-selected=move || active.get().to_string()
            // The field keeps the focus, or its blur would close the list before the click.
            on:mousedown=|event| event.prevent_default()
            on:click=move |_| on_choose()
        >
            <span class="combobox__label">{choice.label}</span>
            <span class="combobox__detail">{choice.detail}</span>
        </li>
    }
}
