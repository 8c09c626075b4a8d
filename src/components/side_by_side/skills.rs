//! What the occupations ask for, beside what the visitor has: a line for each level, with two marks on it.

use super::columns;
use crate::app::use_site;
use crate::language::name;
use crate::t;
use crate::view::dumbbell::{Dumbbell, Standing, dumbbell, dumbbell_words};
use leptos::prelude::*;
use waymark_schema::market::{Compared, ComparedElement};

/// Rows shown before the rest is folded away.
const FIRST_ROWS: usize = 10;
/// Height of a drawing, and the middle of it.
const HEIGHT: f32 = 18.0;
const MIDDLE: f32 = HEIGHT / 2.0;

/// The table of skills.
#[component]
pub fn Skills(
    /// The occupations.
    occupations: Vec<Compared>,
    /// What they ask for.
    elements: Vec<ComparedElement>,
    /// Whether the visitor's own levels are known.
    matched: bool,
) -> impl IntoView {
    let site = use_site();
    if elements.is_empty() {
        return view! { <p>{t!("The skills of these occupations are not rated.")}</p> }.into_any();
    }
    let all = RwSignal::new(false);
    let count = occupations.len();
    let rest = elements.len().saturating_sub(FIRST_ROWS);
    let rows = elements
        .iter()
        .enumerate()
        .map(|(place, element)| {
            let cells = (0..count).map(|at| cell(element, at)).collect_view();
            let is_folded = move || place >= FIRST_ROWS && !all.get();
            view! {
                <tr role="row" hidden=is_folded>
                    <th role="rowheader" scope="row"><span class="compare__measure">{name(&element.name).to_owned()}</span></th>
                    {cells}
                </tr>
            }
        })
        .collect_view();
    let keys = [Standing::Had, Standing::Close, Standing::ToLearn].map(|standing| {
        let class = format!("dumbbell-key dumbbell-key--{}", standing.key());
        view! { <span class=class>{standing.words()}</span> }
    });
    view! {
        <p class="compare__key">
            {matched.then(|| view! { {keys.collect_view()} <span class="dumbbell-key dumbbell-key--yours">{t!("you")}</span> })}
            <span>{t!("Lines run from level 0 to 7.")}</span>
        </p>
        <div class="compare__scroll" tabindex="0" role="region" aria-label=t!("Skills beside one another")>
            <table class="compare compare--skills" role="table" style=("--count", count.to_string())>
                {columns(&occupations, &|code| site.occupation(code), None)}
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        </div>
        {move || (rest > 0 && !all.get()).then(|| view! {
            <button class="button button--small" type="button" on:click=move |_| all.set(true)>{t!("Show {rest} more skills", rest)}</button>
        })}
        <p class="source">{t!("O*NET ratings of skills and knowledge, the most important to any of these first. Your levels are estimated from your words.")}</p>
    }
    .into_any()
}

fn cell(element: &ComparedElement, at: usize) -> AnyView {
    let drawn = dumbbell(element, at);
    let class = format!("dumbbell dumbbell--{}", drawn.standing.key());
    let words = dumbbell_words(element, at);
    view! {
        <td role="cell" class=class>
            {drawing(&drawn)}
            <span class="dumbbell__words" aria-hidden="true">{drawn.standing.words()}</span>
            <span class="visually-hidden">{words}</span>
        </td>
    }
    .into_any()
}

/// The line; its words stand beside it.
fn drawing(drawn: &Dumbbell) -> Option<AnyView> {
    let asked = drawn.asked.filter(|_| drawn.standing != Standing::Unrated)?;
    let percent = |at: f32| format!("{at}%");
    let middle = MIDDLE.to_string();
    let between = drawn.yours.map(|yours| {
        view! { <line class="dumbbell__between" x1=percent(yours) x2=percent(asked) y1=middle.clone() y2=middle.clone() /> }
    });
    let yours = drawn.yours.map(|yours| {
        view! { <line class="dumbbell__yours" x1=percent(yours) x2=percent(yours) y1="2" y2=(HEIGHT - 2.0).to_string() /> }
    });
    Some(
        view! {
            <svg class="dumbbell__svg" height=HEIGHT.to_string() aria-hidden="true">
                <line class="dumbbell__line" x1="0" x2="100%" y1=middle.clone() y2=middle.clone() />
                {between}
                <circle class="dumbbell__asked" cx=percent(asked) cy=middle.clone() r="5" />
                {yours}
            </svg>
        }
        .into_any(),
    )
}
