//! What the visitor wants from work: the values that matter, and a job to aim for.

use crate::app::use_app;
use crate::components::combobox::{Choice, Combobox};
use crate::components::title_choices::use_titles;
use crate::state::form::ProfileFormStoreFields;
use crate::t;
use crate::view::words;
use leptos::prelude::*;
use waymark_domain::WorkValue;

/// Both wishes; each may be left empty.
#[component]
pub fn Wishes() -> impl IntoView {
    view! {
        <ValueChoices />
        <GoalField />
    }
}

/// The six work values as small choices.
#[component]
fn ValueChoices() -> impl IntoView {
    let form = use_app().form;
    let choice = move |value: WorkValue| {
        let place = value as usize;
        let toggle = move |event| {
            let chosen = event_target_checked(&event);
            form.values().update(|values| values[place] = chosen);
        };
        view! {
            <label class="value">
                <input
                    class="value__input" type="checkbox"
                    prop:checked=move || form.values().get()[place] on:change=toggle
                />
                <span class="value__name">{words::value_name(value)}</span>
                <span class="value__text">{words::value_description(value)}</span>
            </label>
        }
    };
    view! {
        <fieldset class="values">
            <legend class="field__label">{t!("What matters to you at work ")} <span class="field__optional">{t!("optional")}</span></legend>
            <p class="field__hint">{t!("One to three say most.")}</p>
            <div class="values__grid">{WorkValue::ALL.map(choice).collect_view()}</div>
        </fieldset>
    }
}

/// A job to aim for, in the visitor's own words.
#[component]
fn GoalField() -> impl IntoView {
    let form = use_app().form;
    let typed = RwSignal::new(String::new());
    let titles = use_titles(typed);
    let on_type = Callback::new(move |text: String| {
        typed.set(text.clone());
        form.goal().set(text);
    });
    let on_choose = Callback::new(move |choice: Choice| {
        typed.set(String::new());
        form.goal().set(choice.label);
    });
    view! {
        <Combobox
            id="goal"
            label=t!("A job you would like, if you have one in mind")
            hint=t!("Results lean towards it and towards work like it.")
            placeholder=t!("For example: data analyst")
            text=Signal::derive(move || form.goal().get())
            choices=titles
            on_type=on_type
            on_choose=on_choose
        />
    }
}
