//! Pay of the nation and of the visitor's place, drawn as boxes on one axis, with the same figures as a table.

use crate::language::dates::release;
use crate::t;
use crate::view::format::dollars;
use crate::view::pay_chart::{PayScale, is_yearly};
use crate::view::pay_words::{caveats, figure};
use crate::view::words::place;
use leptos::prelude::*;
use waymark_domain::Pay;
use waymark_schema::recommendation::{PayRange, Wage};

/// Height of one place's row in the drawing.
const ROW: f32 = 30.0;

/// Pay as a chart and a table.
#[component]
pub fn PayChart(
    /// Wages: the nation's, then those of the chosen place.
    ranges: Vec<PayRange>,
    /// The visitor's own pay.
    own: Option<Pay>,
) -> impl IntoView {
    if ranges.is_empty() {
        return view! { <p>{t!("No pay figures are published for this occupation.")}</p> }.into_any();
    }
    let yearly: Vec<_> = ranges.iter().filter(|range| is_yearly(range)).collect();
    let scale = PayScale::covering(yearly.iter().copied(), own.map(|own| own.annual_full_time()));
    let drawing = (!yearly.is_empty()).then(|| drawing(&yearly, scale, own));
    // A row for each figure and a column for each place, of which there are few: so it fits a phone.
    let row = |name: &'static str, wage: fn(&PayRange) -> Option<Wage>| {
        let cells = ranges.iter().map(|range| view! { <td>{figure(wage(range), range)}</td> }).collect_view();
        view! { <tr><th scope="row">{name}</th> {cells}</tr> }
    };
    let rows = [
        row(t!("1 in 10 earn less than"), |range| range.p10),
        row(t!("1 in 4 less than"), |range| range.p25),
        row(t!("Half less than"), |range| range.median),
        row(t!("3 in 4 less than"), |range| range.p75),
        row(t!("9 in 10 less than"), |range| range.p90),
    ];
    let places = ranges
        .iter()
        .map(|range| view! { <th scope="col">{place(&range.area, &range.area_name)}</th> })
        .collect_view();
    let per = if yearly.len() == ranges.len() {
        t!("Dollars a year, before tax.")
    } else {
        t!("Dollars; hourly where only hourly pay is published.")
    };
    let mut notes: Vec<String> = ranges.iter().flat_map(caveats).collect();
    notes.dedup();
    let source = ranges.first().map(|range| release(&range.source));
    view! {
        <div class="pay-chart">
            {drawing}
            <table class="figures">
                <caption>{per}</caption>
                <thead>
                    <tr><td></td> {places}</tr>
                </thead>
                <tbody>{rows.into_iter().collect_view()}</tbody>
            </table>
            <ul class="pay__caveats">{notes.into_iter().map(|note| view! { <li>{note}</li> }).collect_view()}</ul>
            <p class="source">{t!("U.S. Bureau of Labor Statistics, ")} {source}</p>
        </div>
    }
    .into_any()
}

/// The drawing; the table below it says the same, so it is hidden from screen readers.
fn drawing(ranges: &[&PayRange], scale: PayScale, own: Option<Pay>) -> AnyView {
    let bottom = ranges.len() as f32 * ROW;
    let percent = |at: f32| format!("{at}%");
    let grid = scale
        .ticks()
        .into_iter()
        .map(|tick| {
            view! { <line class="pay-chart__grid" x1=percent(tick.at) x2=percent(tick.at) y1="0" y2=bottom.to_string() /> }
        })
        .collect_view();
    let axis = scale
        .ticks()
        .into_iter()
        .map(|tick| view! { <span style:inset-inline-start=percent(tick.at)>{dollars(tick.amount)}</span> })
        .collect_view();
    let rows = ranges
        .iter()
        .enumerate()
        .map(|(index, range)| {
            let marks = scale.marks(range);
            let middle = (index as f32 + 0.5) * ROW;
            let whisker = marks.extent().map(|(low, high)| {
                view! {
                    <line class="pay-chart__whisker" x1=percent(low) x2=percent(high) y1=middle.to_string() y2=middle.to_string() />
                }
            });
            let half = marks.middle_half().map(|(low, high)| {
                view! {
                    <rect class="pay-chart__half" x=percent(low) width=percent(high - low) y=(middle - 7.0).to_string() height="14" rx="3" />
                }
            });
            let median = marks.median.map(|at| {
                view! {
                    <line class="pay-chart__median" x1=percent(at) x2=percent(at) y1=(middle - 10.0).to_string() y2=(middle + 10.0).to_string() />
                }
            });
            view! { {whisker} {half} {median} }
        })
        .collect_view();
    let yours = own.map(|own| {
        let at = percent(scale.position(own.annual_full_time()));
        view! { <line class="pay-chart__own" x1=at.clone() x2=at y1="0" y2=bottom.to_string() /> }
    });
    let names =
        ranges.iter().map(|range| view! { <li>{place(&range.area, &range.area_name)}</li> }).collect_view();
    view! {
        <div class="pay-chart__figure" aria-hidden="true">
            <ul class="pay-chart__names">{names}</ul>
            <div class="pay-chart__plot">
                <svg class="pay-chart__svg" height=bottom.to_string()>{grid} {rows} {yours}</svg>
                <div class="pay-chart__axis">{axis}</div>
            </div>
        </div>
        <p class="pay-chart__key" aria-hidden="true">
            <span class="key key--median">{t!("median")}</span>
            <span class="key key--half">{t!("middle half")}</span>
            <span class="key key--whisker">{t!("8 in 10")}</span>
            {own.map(|_| view! { <span class="key key--own">{t!("you")}</span> })}
        </p>
    }
    .into_any()
}
