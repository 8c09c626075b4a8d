//! What a match is made of, as short bars from a middle line.

use crate::components::explanation::part_class;
use crate::t;
use crate::view::words::{self, Part};
use leptos::prelude::*;
use waymark_schema::recommendation::Parts;

/// The parts of a match.
#[component]
pub fn PartBars(
    /// The contributions.
    parts: Parts,
) -> impl IntoView {
    view! { <ul class="parts" aria-label=t!("Why this match")>{words::parts(&parts).into_iter().map(bar).collect_view()}</ul> }
}

fn bar(part: Part) -> impl IntoView {
    let (start, length) = (format!("{}%", part.start), format!("{}%", part.length));
    view! {
        <li class=part_class(part.effect)>
            <span class="part__label">{part.label}</span>
            <span class="part__track" aria-hidden="true">
                <span class="part__bar" style:inset-inline-start=start style:inline-size=length></span>
            </span>
            <span class="part__words">{part.effect.words()}</span>
        </li>
    }
}
