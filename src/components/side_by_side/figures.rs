//! The table of figures.

use super::{columns, row};
use crate::app::use_site;
use crate::components::parts::PartBars;
use crate::components::pay_bar::PayBar;
use crate::language::name;
use crate::t;
use crate::view::format::{change_percent, jobs, match_percent_first, percent};
use crate::view::pay_chart::PayScale;
use crate::view::{market, words};
use leptos::prelude::*;
use waymark_domain::Pay;
use waymark_schema::market::Compared;

/// What stands where nothing is published.
/// A figure that is in no source.
fn not_published() -> &'static str {
    t!("Not published")
}

/// The table.
#[component]
pub fn Figures(
    /// The occupations.
    occupations: Vec<Compared>,
    /// Whether the figures are for a place.
    in_place: bool,
    /// The visitor's own pay.
    own: Option<Pay>,
    /// Called with the code of an occupation to leave out.
    remove: Callback<String>,
) -> impl IntoView {
    let site = use_site();
    let scale = PayScale::covering(
        occupations.iter().filter_map(|one| one.pay.as_ref()),
        own.map(|own| own.annual_full_time()),
    );
    let each = |cell: &dyn Fn(&Compared) -> AnyView| occupations.iter().map(cell).collect::<Vec<AnyView>>();
    let outlook_years = occupations.iter().find_map(|one| Some(one.outlook.as_ref()?.years.clone()));
    let source = t!(
        "U.S. Bureau of Labor Statistics, Occupational Employment and Wage Statistics and Employment Projections {}; O*NET; exposure: Eloundou and others, 2023.",
        outlook_years.unwrap_or_default()
    );
    let count = occupations.len();
    view! {
        <div class="compare__scroll" tabindex="0" role="region" aria-label=t!("Figures beside one another")>
            <table class="compare" role="table" style=("--count", count.to_string())>
                {columns(&occupations, &|code| site.occupation(code), Some(remove))}
                <tbody role="rowgroup">
                    {row(t!("Match"), None, each(&match_cell))}
                    {row(t!("Pay"), None, each(&|one| view! { <PayBar pay=one.pay.clone() scale=scale own=own /> }.into_any()))}
                    {row(t!("Jobs"), None, each(&|one| jobs_cell(one, in_place)))}
                    {row(t!("Growth"), Some(t!("of jobs in the nation over ten years")), each(&growth_cell))}
                    {row(t!("Openings a year"), Some(t!("in the nation")), each(&openings_cell))}
                    {row(t!("Bright Outlook"), Some(t!("a list by O*NET")), each(&bright_cell))}
                    {row(t!("Exposure to AI"), Some(t!("an estimate of tasks that language models could speed up, not a forecast of jobs")), each(&exposure_cell))}
                    {row(t!("Preparation"), None, each(&preparation_cell))}
                    {row(t!("What you lack"), None, each(&gap_cell))}
                </tbody>
            </table>
        </div>
        <p class="source">{source}</p>
    }
}

fn text(words: impl Into<String>) -> AnyView {
    let words: String = words.into();
    view! { <span>{words}</span> }.into_any()
}

fn match_cell(one: &Compared) -> AnyView {
    match &one.found {
        None => text(t!("Not known yet")),
        Some(found) => view! {
            <p class="compare__figure"><strong>{match_percent_first(found.r#match)}</strong> {t!(" match")}</p>
            <PartBars parts=found.parts />
        }
        .into_any(),
    }
}

fn jobs_cell(one: &Compared, in_place: bool) -> AnyView {
    view! {
        <p>{market::job_counts(&one.jobs, in_place)}</p>
        {in_place.then(|| view! { <p>{market::concentration(one.jobs.location_quotient)}</p> })}
        {one.jobs.shared.then(|| view! { <p class="compare__aside">{t!("Other occupations share these figures.")}</p> })}
    }
    .into_any()
}

fn growth_cell(one: &Compared) -> AnyView {
    match &one.outlook {
        None => text(not_published()),
        Some(outlook) => view! {
            <p class="compare__figure"><strong>{change_percent(outlook.change_percent)}</strong></p>
            <p class="compare__aside">{t!("all occupations: ")} {change_percent(outlook.average_change_percent)}</p>
        }
        .into_any(),
    }
}

fn openings_cell(one: &Compared) -> AnyView {
    match &one.outlook {
        None => text(not_published()),
        Some(outlook) => view! {
            <p class="compare__figure"><strong>{jobs(outlook.openings)}</strong></p>
            {outlook.shared.then(|| view! { <p class="compare__aside">{t!("shared with other occupations (SOC ")} {outlook.soc.clone()} ")"</p> })}
        }
        .into_any(),
    }
}

fn bright_cell(one: &Compared) -> AnyView {
    if one.bright_outlook.is_empty() {
        return text(t!("Not on the list"));
    }
    let reasons =
        one.bright_outlook.iter().map(|reason| view! { <li>{name(reason).to_owned()}</li> }).collect_view();
    view! { <ul>{reasons}</ul> }.into_any()
}

fn exposure_cell(one: &Compared) -> AnyView {
    match one.exposure {
        None => text(not_published()),
        Some(share) => view! { <p><strong>{percent(share)}</strong> {t!(" of its tasks")}</p> }.into_any(),
    }
}

fn preparation_cell(one: &Compared) -> AnyView {
    let entry = one.outlook.as_ref().map(|outlook| {
        view! {
            <p class="compare__aside">{t!("Typical way in: ")} {name(&outlook.entry_education).to_owned()}</p>
            <p class="compare__aside">{t!("Experience: ")} {name(&outlook.experience).to_owned()}</p>
            <p class="compare__aside">{t!("Training on the job: ")} {name(&outlook.training).to_owned()}</p>
        }
    });
    view! { <p>{words::job_zone(one.job_zone)}</p> {entry} }.into_any()
}

fn gap_cell(one: &Compared) -> AnyView {
    let Some(found) = &one.found else { return text(t!("Not known yet")) };
    if !one.rated {
        return text(t!("Its skills are not rated"));
    }
    let (names, more) = market::to_learn(&found.gap);
    let items = names.into_iter().map(|name| view! { <li>{name}</li> }).collect_view();
    view! {
        <p>{market::gap_counts(&found.gap)}</p>
        <ul class="compare__lacking">{items}</ul>
        {(more > 0).then(|| view! { <p class="compare__aside">{t!("and {more} more", more)}</p> })}
    }
    .into_any()
}
