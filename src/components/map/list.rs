//! The map in words: every occupation by field.

use crate::app::use_site;
use crate::components::map::legend::Sign;
use crate::components::map::use_chart;
use crate::language::published;
use crate::services::dom;
use crate::t;
use crate::view::format::match_percent;
use crate::view::map::words;
use leptos::prelude::*;
use waymark_domain::Field;

/// All fields, each folded away.
#[component]
pub fn MapList() -> impl IntoView {
    view! {
        <section class="map-list" aria-labelledby="map-list-heading">
            <h2 id="map-list-heading">{t!("The same as a list")}</h2>
            {Field::ALL.map(|field| view! { <FieldList field=field /> }).collect_view()}
        </section>
    }
}

/// The occupations of a field, written once it is unfolded.
#[component]
fn FieldList(field: Field) -> impl IntoView {
    let (chart, site) = (use_chart(), use_site());
    let points = chart.points();
    let mut members: Vec<usize> = (0..points.len()).filter(|&point| points.fields[point] == field).collect();
    members.sort_by(|&a, &b| points.titles[a].cmp(&points.titles[b]));
    let count = members.len();
    let unfolded = RwSignal::new(false);
    let rows = move || {
        unfolded.get().then(|| {
            chart.matches.with(|matches| {
                chart.marked.with(|marked| {
                    members
                        .iter()
                        .map(|&point| {
                            let share = matches.get(point).map(|&share| t!(" {} match", match_percent(share)));
                            let role = (marked.role == Some(point)).then_some(t!(" your role"));
                            view! {
                                <li>
                                    <a lang=published() href=site.occupation(&points.codes[point])>{points.titles[point].clone()}</a>
                                    <span class="map-list__marks">{share} {role}</span>
                                </li>
                            }
                        })
                        .collect_view()
                })
            })
        })
    };
    view! {
        <details class="more" on:toggle=move |event| unfolded.set(dom::is_unfolded(&event))>
            <summary><Sign field=field /> {words::field(field)} ", " {t!("{n} occupation" | "{n} occupations" % count)}</summary>
            <ul class="map-list__rows">{rows}</ul>
        </details>
    }
}
