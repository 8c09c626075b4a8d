//! A place to show figures for, on a page of its own; the visitor's profile stays as it is.

use crate::app::use_app;
use crate::components::combobox::{Choice, Combobox};
use crate::state::form::ProfileFormStoreFields;
use crate::t;
use crate::view::area_search::find;
use crate::view::words::place;
use leptos::prelude::*;
use waymark_schema::message::Answer;

/// Most places offered at once.
const MOST_PLACES: usize = 10;
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
    let app = use_app();
    let text = RwSignal::new(String::new());
    let name = Memo::new(move |_| {
        let code = code.get().filter(|code| code != NATION)?;
        let answer = app.areas.answer.get()?;
        let Answer::Areas { areas } = &*answer else { return None };
        areas.iter().find(|area| area.code == code).map(|area| place(&area.code, &area.name))
    });
    Effect::new(move |_| text.set(name.get().unwrap_or_default()));
    let choices = Signal::derive(move || {
        let text = text.get();
        let Some(answer) = app.areas.answer.get() else { return Vec::new() };
        let Answer::Areas { areas } = &*answer else { return Vec::new() };
        let choice = |code: &str, name: &str| Choice {
            key: code.to_owned(),
            label: place(code, name),
            detail: String::new(),
        };
        find(areas, &text, MOST_PLACES).into_iter().map(|area| choice(&area.code, &area.name)).collect()
    });
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
