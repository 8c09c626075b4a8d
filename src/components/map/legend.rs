//! What signs and sizes mean; a field can be picked out.

use crate::app::use_site;
use crate::components::map::use_chart;
use crate::t;
use crate::view::map::words;
use leptos::prelude::*;
use waymark_domain::Field;

/// The sign of a field: the same shape and colour as on the map.
#[component]
pub fn Sign(
    /// Which field.
    field: Field,
) -> impl IntoView {
    let path = match field {
        Field::Business => "M8 3a5 5 0 1 1 0 10A5 5 0 0 1 8 3z",
        Field::Technology => "M3.500 3.500h9v9h-9z",
        Field::Society => "M8 2l6 6-6 6-6-6z",
        Field::Health => "M8 2l6 11H2z",
        Field::Service => "M2 3h12L8 14z",
        Field::Office => "M6 2h4v4h4v4h-4v4H6v-4H2V6h4z",
        Field::Building => {
            "M4.500 2 8 5.500 11.500 2 14 4.500 10.500 8l3.500 3.500-2.500 2.500L8 10.500 4.500 14 2 11.500 5.500 8 2 4.500z"
        }
        Field::Making => "M8 2l5.200 3v6L8 14l-5.200-3V5z",
    };
    let class = format!("sign sign--{}", field as u8);
    view! { <svg class=class viewBox="0 0 16 16" aria-hidden="true"><path d=path /></svg> }
}

/// Fields to pick out, and what else is drawn.
#[component]
pub fn Legend() -> impl IntoView {
    let chart = use_chart();
    let home = use_site().start();
    let choice = move |field: Field| {
        let pressed = move || (chart.field.get() == Some(field)).to_string();
        let toggle = move |_| {
            let chosen = chart.field.get_untracked() != Some(field);
            chart.field.set(chosen.then_some(field));
        };
        view! {
            <li>
                <button class="legend__field" type="button" aria-pressed=pressed on:click=toggle>
                    <Sign field=field /> {words::field(field)}
                </button>
            </li>
        }
    };
    let marks = move || {
        chart.marked.with(|marked| {
            if marked.matches.is_empty() && marked.role.is_none() {
                return view! {
                    <p><a href=home.clone()>{t!("Say where you are now")}</a> {t!(", and the map shows your place and your matches.")}</p>
                }
                .into_any();
            }
            let role = marked.role.map(|_| view! {
                <li><svg class="sign sign--mark" viewBox="0 0 16 16" aria-hidden="true"><path d="M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1zM8 4.500a3.500 3.500 0 1 1 0 7 3.500 3.500 0 0 1 0-7z" /></svg> {t!("Two rings: your role")}</li>
            });
            view! {
                <ul class="legend__marks">
                    {role}
                    <li><svg class="sign sign--mark sign--match" viewBox="0 0 16 16" aria-hidden="true"><path d="M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2z" /></svg> {t!("One ring: your ")} {marked.matches.len()} {t!(" best matches")}</li>
                </ul>
            }
            .into_any()
        })
    };
    view! {
        <section class="legend" aria-labelledby="legend-heading">
            <h2 id="legend-heading" class="legend__heading">{t!("Fields")}</h2>
            <ul class="legend__fields" aria-label=t!("Pick out a field")>{Field::ALL.map(choice).collect_view()}</ul>
            {marks}
            <p class="field__hint">{t!("The larger a sign, the more jobs. Occupations that share a statistical code share its number.")}</p>
        </section>
    }
}
