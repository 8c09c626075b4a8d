//! Jobs that often come next.

use crate::app::use_site;
use crate::components::made_up::MadeUp;
use crate::view::courses::{NEXT_HEADING, NEXT_IS_MADE_UP};
use leptos::prelude::*;
use waymark_schema::route::Place;

/// A list of jobs, folded away; nothing if there is none.
#[component]
pub fn NextJobs(
    /// The jobs, the likeliest first.
    jobs: Vec<Place>,
) -> impl IntoView {
    let site = use_site();
    (!jobs.is_empty()).then(|| {
        let list = jobs
            .into_iter()
            .map(|job| view! { <li><a href=site.occupation(&job.code)>{job.title}</a></li> })
            .collect_view();
        view! {
            <details class="more next-jobs">
                <summary>{crate::language::text(NEXT_HEADING)}</summary>
                <ol>{list}</ol>
                <MadeUp words=crate::language::text(NEXT_IS_MADE_UP) />
            </details>
        }
    })
}
