//! The head of the printed report; on a screen it is not there.

use crate::app::use_app;
use crate::components::site_header::Mark;
use crate::language::dates::day;
use crate::services::library::today;
use crate::view::summary;
use leptos::prelude::*;

/// Whose report it is, of which day, and what it is for.
#[component]
pub fn ReportHead() -> impl IntoView {
    let app = use_app();
    let lines = move || {
        let lines = app.form.with(summary::lines);
        lines
            .into_iter()
            .map(|(name, words)| view! { <div><dt>{name}</dt> <dd>{words}</dd></div> })
            .collect_view()
    };
    view! {
        <div class="report-head" aria-hidden="true">
            <p class="brand"><Mark /> <span>"Waymark"</span></p>
            <p class="report-head__date">{day(&today())}</p>
            <dl class="said">{lines}</dl>
        </div>
    }
}
