//! The place, chosen from those that wages are published for.

use crate::app::use_app;
use crate::components::combobox::{Choice, Combobox};
use crate::state::form::{FormArea, ProfileFormStoreFields};
use crate::t;
use leptos::prelude::*;

/// The place field.
#[component]
pub fn AreaField() -> impl IntoView {
    let app = use_app();
    let form = app.form;
    let text = RwSignal::new(form.area().get_untracked().map(|area| area.name).unwrap_or_default());
    // A place that comes or goes by other ways than this field: an undo, a link.
    Effect::new(move |before: Option<Option<FormArea>>| {
        let area = form.area().get();
        match (&area, before.flatten()) {
            (Some(area), _) => text.set(area.name.clone()),
            (None, Some(before)) if text.get_untracked() == before.name => text.set(String::new()),
            (None, _) => {}
        }
        area
    });
    let choices = app.areas.choices(text);
    let on_type = Callback::new(move |typed: String| {
        // Words that name no place yet choose none.
        form.area().set(None);
        text.set(typed);
    });
    let on_choose = Callback::new(move |choice: Choice| {
        text.set(choice.label.clone());
        form.area().set(Some(FormArea { code: choice.key, name: choice.label }));
    });
    let unknown = move || form.area().get().is_none() && !text.get().trim().is_empty();
    view! {
        <div>
            <Combobox
                id="area"
                label=t!("Where you want to work")
                hint=t!("A state or a metropolitan area in the United States. Leave empty for the whole nation.")
                placeholder=t!("For example: Ohio, or Boston")
                text=text
                choices=choices
                on_type=on_type
                on_choose=on_choose
            />
            <p class="field__error" aria-live="polite">
                {move || unknown().then_some(t!("Choose a place from the list, or clear the field."))}
            </p>
        </div>
    }
}
