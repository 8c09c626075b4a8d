//! Says where something rests on made-up people or careers.

use crate::app::use_site;
use crate::view::courses::WHAT_THAT_MEANS;
use leptos::prelude::*;

/// A short note with a link to the model card.
#[component]
pub fn MadeUp(
    /// What rests on what.
    words: &'static str,
) -> impl IntoView {
    let site = use_site();
    view! {
        <p class="source made-up">{words} " " <a href=site.model_card()>{crate::language::text(WHAT_THAT_MEANS)}</a></p>
    }
}
