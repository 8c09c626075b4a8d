//! Rated elements as bars, the most important first.

use crate::language::name;
use crate::view::rated::{Scale, row};
use leptos::prelude::*;
use waymark_schema::occupation::RatedElement;

/// A list of rated elements.
#[component]
pub fn RatedList(
    /// The elements by falling rating.
    elements: Vec<RatedElement>,
    /// The scale their ratings are on.
    scale: Scale,
    /// At most this many.
    #[prop(default = 12)]
    most: usize,
) -> impl IntoView {
    let item = move |element: RatedElement| {
        let drawn = row(&element, scale);
        let width = format!("{}%", drawn.length);
        view! {
            <li class="rated__row">
                <span class="rated__name">{name(&element.name).to_owned()}</span>
                <span class="rated__track" aria-hidden="true">
                    <span class="rated__bar" style:inline-size=width></span>
                </span>
                <span class="rated__words">{drawn.words}</span>
            </li>
        }
    };
    view! { <ul class="rated">{elements.into_iter().take(most).map(item).collect_view()}</ul> }
}
