//! A place to show figures for, on a page of its own; the visitor's profile stays as it is.

use crate::app::use_app;
use crate::components::combobox::{Choice, Combobox};
use crate::state::form::ProfileFormStoreFields;
use crate::t;
use leptos::prelude::*;

/// The code of the nation.
pub const NATION: &str = "N0000000";

/// The code that figures are asked for: the address's, or else that of the visitor's own place.
pub fn place_asked(named: Memo<Option<String>>) -> Memo<Option<String>> {
    let form = use_app().form;
    Memo::new(move |_| named.get().or_else(|| form.area().get().map(|area| area.code)))
}

/// The field for the place.
#[component]
pub fn PlaceChoice(
    /// Identity of the field.
    id: &'static str,
    /// Code of the place that figures are shown for; `None` for the nation.
    #[prop(into)]
    code: Signal<Option<String>>,
    /// Called with the code of another place.
    on_choose: Callback<String>,
) -> impl IntoView {
    let text = RwSignal::new(String::new());
    let areas = use_app().areas;
    let name = Memo::new(move |_| areas.name(&code.get().filter(|code| code != NATION)?));
    Effect::new(move |_| text.set(name.get().unwrap_or_default()));
    let choices = areas.choices(text);
    let on_type = Callback::new(move |typed: String| {
        let emptied = typed.trim().is_empty() && name.get_untracked().is_some();
        text.set(typed);
        if emptied {
            on_choose.run(NATION.to_owned());
        }
    });
    let on_pick = Callback::new(move |choice: Choice| {
        text.set(if choice.key == NATION { String::new() } else { choice.label });
        on_choose.run(choice.key);
    });
    view! {
        <Combobox
            id=id
            label=t!("Figures for")
            hint=t!("A state or a metropolitan area. Empty means the whole nation.")
            placeholder=t!("United States")
            text=text
            choices=choices
            on_type=on_type
            on_choose=on_pick
        />
    }
}
