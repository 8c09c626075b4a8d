//! What an occupation asks for, against what the visitor has.

use crate::language::name;
use crate::t;
use leptos::prelude::*;
use waymark_schema::recommendation::{GapCountsV1, GapItemV1, GapV1};

/// Most elements shown of each kind.
const MOST_SHOWN: usize = 5;

/// The gap, folded away.
#[component]
pub fn GapDetails(
    /// How many elements there are of each kind.
    counts: GapCountsV1,
    /// The elements, which may come later.
    #[prop(into)]
    gap: Signal<Option<GapV1>>,
) -> impl IntoView {
    let GapCountsV1 { have, close, missing } = counts;
    let summary = match (missing, close) {
        (0, 0) => t!("You seem to have what it asks for").to_owned(),
        (0, close) => t!("{n} skill is nearly there" | "{n} skills are nearly there" % close),
        (missing, _) => t!("{n} skill still to learn" | "{n} skills still to learn" % missing),
    };
    let lists = move || match gap.get() {
        Some(gap) => columns(&gap).into_any(),
        None => view! { <p class="field__hint">{t!("Looking…")}</p> }.into_any(),
    };
    (have + close + missing > 0).then(|| {
        view! {
            <details class="gap">
                <summary>{summary}</summary>
                {lists}
                <p class="source">{t!("Estimated from your words; most important for the work first. Ratings: O*NET.")}</p>
            </details>
        }
    })
}

/// What the visitor has, nearly has and lacks, side by side.
fn columns(gap: &GapV1) -> impl IntoView + use<> {
    let list = |title: &'static str, kind: &'static str, items: &[GapItemV1]| {
        (!items.is_empty()).then(|| {
            let rest = items.len().saturating_sub(MOST_SHOWN);
            let names = items
                .iter()
                .take(MOST_SHOWN)
                .map(|item| view! { <li>{name(&item.name).to_owned()}</li> })
                .collect_view();
            view! {
                <div class=kind>
                    <h4 class="gap__title">{title}</h4>
                    <ul class="gap__list">{names}</ul>
                    {(rest > 0).then(|| view! { <p class="gap__rest">{t!("and {rest} more", rest)}</p> })}
                </div>
            }
        })
    };
    view! {
        <div class="gap__columns">
            {list(t!("You have"), "gap__part gap__part--have", &gap.have)}
            {list(t!("Close"), "gap__part gap__part--close", &gap.close)}
            {list(t!("To learn"), "gap__part gap__part--missing", &gap.missing)}
        </div>
    }
}
