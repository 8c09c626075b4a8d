//! A list whose rows are kept while their keys stay in it.

use leptos::prelude::*;

/// Rows by key. All lists of the app share this one, because the compiler makes a copy of [`For`] for every
/// type it is used with, and each weighs ten kilobytes.
#[component]
pub fn KeyedList(
    /// The keys in order.
    #[prop(into)]
    keys: Signal<Vec<String>>,
    /// The row of a key.
    row: Callback<String, AnyView>,
) -> impl IntoView {
    view! { <For each=move || keys.get() key=Clone::clone children=move |key| row.run(key) /> }
}
