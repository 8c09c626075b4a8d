//! Matches shown against how many were right, as a plot and a table.

use crate::t;
use crate::view::calibration::{Point, SIDE, TICKS, across, down, points, summary};
use crate::view::format::{percent, thousands};
use leptos::prelude::*;
use waymark_schema::model_card::CalibrationBin;

/// Room for the axes beside the square of the points.
const MARGIN: f32 = 44.0;

/// The plot, a sentence on it, and its figures as a table.
#[component]
pub fn CalibrationPlot(
    /// The bins.
    bins: Vec<CalibrationBin>,
) -> impl IntoView {
    let row = |bin: &CalibrationBin| {
        view! {
            <tr>
                <th scope="row">{percent(bin.shown as f32)}</th>
                <td>{percent(bin.observed as f32)}</td>
                <td>{thousands(bin.n as f32)}</td>
            </tr>
        }
    };
    let view_box = format!("{} -10 {} {}", -MARGIN, SIDE + MARGIN + 24.0, SIDE + MARGIN + 10.0);
    let said = summary(&bins);
    view! {
        <figure class="calibration">
            <svg class="calibration__plot" viewBox=view_box role="img" aria-label=said.clone()>
                {axes()}
                <line class="calibration__ideal" x1="0" y1=SIDE.to_string() x2=SIDE.to_string() y2="0" />
                {points(&bins).into_iter().map(point).collect_view()}
            </svg>
            <figcaption>
                <p>{said}</p>
                <p class="source">{t!("The larger the point, the more cases. The thin line is what chance allows: 95 times in 100.")}</p>
                <details class="more">
                    <summary>{t!("The same as a table")}</summary>
                    <table class="figures">
                        <thead>
                            <tr><th scope="col">{t!("Match shown")}</th><th scope="col">{t!("Were right")}</th><th scope="col">{t!("Cases")}</th></tr>
                        </thead>
                        <tbody>{bins.iter().map(row).collect_view()}</tbody>
                    </table>
                </details>
            </figcaption>
        </figure>
    }
}

fn axes() -> impl IntoView {
    let side = SIDE.to_string();
    let tick = move |share: f32| {
        let (x, y) = (across(share).to_string(), down(share).to_string());
        view! {
            <line class="calibration__grid" x1=x.clone() x2=x.clone() y1="0" y2=side.clone() />
            <line class="calibration__grid" x1="0" x2=side.clone() y1=y.clone() y2=y.clone() />
            <text class="calibration__tick" x=x y=(SIDE + 16.0).to_string() text-anchor="middle">{percent(share)}</text>
            <text class="calibration__tick" x="-6" y=(down(share) + 4.0).to_string() text-anchor="end">{percent(share)}</text>
        }
    };
    view! {
        {TICKS.map(tick).into_iter().collect_view()}
        <text class="calibration__axis" x=(SIDE / 2.0).to_string() y=(SIDE + 36.0).to_string() text-anchor="middle">{t!("match shown")}</text>
        <text class="calibration__axis" x="6" y="14">{t!("share that were right")}</text>
    }
}

fn point(point: Point) -> impl IntoView {
    let (x, y) = (point.x.to_string(), point.y.to_string());
    view! {
        <line class="calibration__chance" x1=x.clone() x2=x.clone() y1=point.low.to_string() y2=point.high.to_string() />
        <circle class="calibration__point" cx=x cy=y r=point.radius.to_string() />
    }
}
