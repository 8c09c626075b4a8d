//! Occupations beside one another: a table of figures, one of skills, and pay beside the visitor's own.

pub mod figures;
pub mod income;
pub mod skills;

use crate::t;
use leptos::prelude::*;
use waymark_schema::market::Compared;

/// Occupations that stand beside one another in the tables; more are compared by pay alone.
pub const MOST_COLUMNS: usize = 4;

/// The head of a table: the occupations, with a way to leave each out.
pub(super) fn columns(
    occupations: &[Compared],
    address: &dyn Fn(&str) -> String,
    remove: Option<Callback<String>>,
) -> AnyView {
    let column = |one: &Compared| {
        let button = remove.map(|remove| {
            let (code, label) = (one.code.clone(), t!("Do not compare {}", one.title));
            view! {
                <button class="icon-button compare__remove" type="button" aria-label=label on:click=move |_| remove.run(code.clone())>"×"</button>
            }
        });
        view! {
            <th role="columnheader" scope="col">
                <span class="compare__name"><a href=address(&one.code)>{one.title.clone()}</a></span>
                {button}
            </th>
        }
    };
    view! {
        <thead role="rowgroup">
            <tr role="row" class="compare__head">
                <td role="cell" class="compare__corner"></td>
                {occupations.iter().map(column).collect_view()}
            </tr>
        </thead>
    }
    .into_any()
}

/// A row: what it is about, a note on it, and a cell for each occupation.
pub(super) fn row(name: &'static str, note: Option<&'static str>, cells: Vec<AnyView>) -> AnyView {
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">
                <span class="compare__measure">
                    {name}
                    {note.map(|note| view! { <span class="compare__note">{note}</span> })}
                </span>
            </th>
            {cells.into_iter().map(|cell| view! { <td role="cell">{cell}</td> }).collect_view()}
        </tr>
    }
    .into_any()
}
