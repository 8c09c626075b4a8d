//! Work in demand: what fits, by openings, for the nation or a place.

use crate::app::{use_app, use_site};
use crate::components::compare_choice::{CompareToggle, CompareTray};
use crate::components::engine_notice::{EngineNotice, RefusalNotice};
use crate::components::place_choice::{PlaceChoice, place_asked};
use crate::components::published::PublishedTitles;
use crate::language::published;
use crate::services::engine::use_engine;
use crate::services::live::use_live;
use crate::services::site::{set_title, use_fragment, use_replace};
use crate::state::basket::{PLACE, fragment};
use crate::state::form::ProfileForm;
use crate::t;
use crate::view::format::{change_percent, match_percent_first};
use crate::view::{market, pay_words};
use leptos::prelude::*;
use waymark_schema::market::{Demand as List, InDemand};
use waymark_schema::message::{Answer, Question};

/// Most occupations listed.
const MOST: usize = 30;

/// The page.
#[component]
pub fn Demand() -> impl IntoView {
    set_title(t!("In demand"));
    let app = use_app();
    let site = use_site();
    let place = place_asked(use_fragment(PLACE));
    let live = use_live(use_engine(), 0, move || {
        let profile = app.form.with(ProfileForm::to_profile);
        Some(Question::Demand { profile, area: place.get(), top: MOST })
    });
    let choose = {
        let (replace, site) = (use_replace(), site.clone());
        Callback::new(move |place: String| replace(&site.demand(&fragment(&[], Some(&place)))))
    };
    let body = move || {
        if let Some(refusal) = live.refusal.get() {
            return view! { <RefusalNotice refusal=refusal live=live /> }.into_any();
        }
        match live.answer.get().as_deref() {
            Some(Answer::Demand { demand }) => view! { <Listed list=(**demand).clone() /> }.into_any(),
            _ => view! { <EngineNotice /> <div class="skeleton skeleton--card"></div> }.into_any(),
        }
    };
    view! {
        <article class="wide" aria-busy=move || live.pending.get().to_string()>
            <header class="occupation__head">
                <p class="occupation__back"><a href=site.results()>{t!("Back to your results")}</a></p>
                <h1>{t!("In demand near you")}</h1>
                <PublishedTitles />
            </header>
            <PlaceChoice id="demand-place" code=place on_choose=choose />
            {body}
            <CompareTray />
        </article>
    }
}

/// The list and its rule.
#[component]
fn Listed(list: List) -> impl IntoView {
    let site = use_site();
    let in_place = list.place.is_some();
    let problem = market::unknown_place(list.unknown_place.as_deref())
        .map(|words| view! { <p class="notice notice--warning">{words}</p> });
    let silent = (!list.matched).then(|| {
        view! {
            <p class="note">
                {t!("Say something about yourself, and the list holds what fits you. ")}
                <a href=site.home()>{t!("Begin with your role")}</a>
            </p>
        }
    });
    let source = market::demand_source(&list);
    let rule = market::demand_rule(&list);
    let highest = list.results.first().and_then(|first| first.demand);
    let none = list.results.is_empty();
    let rows = list.results.into_iter().map(|found| row(found, in_place, highest)).collect_view();
    view! {
        {problem}
        {silent}
        <p class="demand__rule">{rule} " " {highest.map(|_| t!("The bar shows openings beside those of the first."))}</p>
        {none.then(|| view! { <p class="notice">{t!("Nothing fits well enough. Say more about yourself, or in other words.")}</p> })}
        <ol class="demand" aria-label=t!("Work in demand")>{rows}</ol>
        <p class="source">{source}</p>
    }
}

fn row(found: InDemand, in_place: bool, highest: Option<f32>) -> AnyView {
    let site = use_site();
    let length = market::demand_length(found.demand, highest);
    let bar = length.map(|length| {
        view! {
            <span class="demand__track" aria-hidden="true">
                <span class="demand__bar" style:inline-size=format!("{length}%")></span>
            </span>
        }
    });
    let here = market::openings_here(&found).filter(|_| in_place);
    let openings = market::openings(&found);
    let concentration = in_place.then(|| market::concentration(found.jobs.location_quotient));
    let unplaced = in_place && found.demand.is_none();
    let pay = found.pay.as_ref().map_or_else(|| t!("No pay published").to_owned(), pay_words::median);
    let pay_note = found.pay.as_ref().and_then(|pay| pay.note.clone());
    view! {
        <li class="demand__row">
            <h2 class="demand__title"><a lang=published() href=site.occupation(&found.code)>{found.title.clone()}</a></h2>
            {found.r#match.map(|share| view! { <p class="demand__match"><strong>{match_percent_first(share)}</strong> {t!(" match")}</p> })}
            {bar}
            <ul class="demand__facts">
                <li><strong>{openings}</strong> {here.map(|words| format!(", {words}"))}</li>
                {concentration.map(|words| view! { <li>{words}</li> })}
                <li>{market::job_counts(&found.jobs, in_place)}</li>
                {found.growth_percent.map(|growth| view! { <li>{t!("Jobs ")} {change_percent(growth)} {t!(" in ten years")}</li> })}
                <li>{pay}</li>
                {pay_note.map(|note| view! { <li>{note}</li> })}
                {unplaced.then(|| view! { <li>{t!("Not in the order: its figure for this place is not published")}</li> })}
                {(found.shared || found.jobs.shared).then(|| view! { <li>{t!("Other occupations share these figures")}</li> })}
            </ul>
            <CompareToggle code=found.code title=found.title />
        </li>
    }
    .into_any()
}
