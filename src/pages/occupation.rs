//! An occupation's page.

use crate::app::{use_app, use_site};
use crate::components::advice::ask::Ask;
use crate::components::compare_choice::{CompareToggle, CompareTray};
use crate::components::engine_notice::{EngineNotice, Promise, RefusalNotice};
use crate::components::later::{below, meanwhile, soon};
use crate::components::pay_chart::PayChart;
use crate::components::published::PublishedTitles;
use crate::components::ways::Ways;
use crate::components::your_fit::YourFit;
use crate::language::published;
use crate::pages::occupation_sections::{
    Demands, Details, Exposure, InterestBars, OutlookFacts, Preparation, Programmes, Related, Technologies,
};
use crate::services::engine::use_engine;
use crate::services::live::use_live;
use crate::services::site::set_title;
use crate::state::form::{ProfileForm, ProfileFormStoreFields};
use crate::t;
use crate::view::advice::ABOUT_ONE;
use crate::view::format::joined;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use waymark_domain::OccupationCode;
use waymark_schema::message::{Answer, Question};
use waymark_schema::occupation::OccupationPage;

/// Alternate titles shown at once.
const MOST_TITLES: usize = 8;

/// The page of the occupation in the address.
#[component]
pub fn Occupation() -> impl IntoView {
    let app = use_app();
    let params = use_params_map();
    let text = Memo::new(move |_| params.with(|params| params.get("code").unwrap_or_default()));
    let code = Memo::new(move |_| text.get().parse::<OccupationCode>().ok().map(|code| code.to_string()));
    let page = use_live(use_engine(), 0, move || {
        let area = app.form.area().get().map(|area| area.code);
        code.get().map(|code| Question::Occupation { code, area })
    });
    // Until the answer comes the title stays as the page's own HTML has it.
    Effect::new(move |_| {
        if let Some(Answer::Occupation { page }) = page.answer.get().as_deref() {
            set_title(&page.title);
        }
    });
    move || {
        match page.refusal.get() {
            Some(refusal) if refusal.retry => {
                return view! { <div class="lost"><RefusalNotice refusal=refusal live=page /></div> }
                    .into_any();
            }
            None if code.get().is_some() => {}
            _ => return view! { <Unknown code=text.get() /> }.into_any(),
        }
        match page.answer.get().as_deref() {
            Some(Answer::Occupation { page }) => view! { <Content page=(**page).clone() /> }.into_any(),
            _ => view! { <Loading /> }.into_any(),
        }
    }
}

/// While the engine loads.
#[component]
fn Loading() -> impl IntoView {
    let bones = || {
        view! {
            <div class="occupation">
                <h1>{t!("Occupation")}</h1>
                <div class="skeleton skeleton--line"></div>
                <div class="skeleton skeleton--card"></div>
                <div class="skeleton skeleton--card"></div>
            </div>
        }
    };
    view! {
        {meanwhile(bones)}
        // Below, so that nothing moves up when it goes.
        <EngineNotice />
    }
}

/// A code that names no occupation.
#[component]
fn Unknown(code: String) -> impl IntoView {
    set_title(t!("Occupation not found"));
    let site = use_site();
    view! {
        <div class="lost">
            <h1>{t!("We know no such occupation")}</h1>
            <p>{t!("There is no data for “")} {code} {t!("”. The code of an occupation looks like 15-1252.00.")}</p>
            <p><a class="button button--primary" href=site.home()>{t!("Find work that fits")}</a></p>
        </div>
    }
}

/// The page itself.
#[component]
fn Content(page: OccupationPage) -> impl IntoView {
    let site = use_site();
    let titles: Vec<&str> = page.alternate_titles.iter().take(MOST_TITLES).map(String::as_str).collect();
    let also = (!titles.is_empty())
        .then(|| view! { <p class="occupation__also">{t!("Also called ")} <span lang=published()>{joined(&titles)}</span> "."</p> });
    let borrowed = page.borrowed_from.as_ref().map(|from| {
        view! {
            <p class="note">
                {t!("Some ratings were not collected for this occupation. Education, styles or values come from ")}
                <a href=site.occupation(&from.code)>{from.title.clone()}</a> {t!(", which shares its statistical code.")}
            </p>
        }
    });
    let details = StoredValue::new(page.clone());
    let fit = move || view! { <YourFit code=details.with_value(|page| page.code.clone()) /> };
    let ask = move || {
        let codes = details.with_value(|page| vec![page.code.clone()]);
        view! {
            <section class="section advice advice--page" aria-labelledby="ask-heading">
                <h2 id="ask-heading">{t!("Ask about this work")}</h2>
                <Ask codes=Signal::stored(codes) suggestions=&ABOUT_ONE />
            </section>
        }
    };
    let ways = move || {
        let (goal, title) = details.with_value(|page| (page.code.clone(), page.title.clone()));
        view! { <Ways goal=goal title=title /> }
    };
    let work = move || view! { <Work page=details.get_value() /> };
    let demands = move || view! { <Demands page=details.get_value() /> };
    let further = move || {
        let page = details.get_value();
        view! {
            <Technologies technologies=page.technologies.clone() />
            <Details page=page />
        }
    };
    let aside = move || view! { <Aside page=details.get_value() /> };
    view! {
        <article class="occupation">
            <header class="occupation__head">
                <p class="occupation__back"><a href=site.step(crate::state::step::Step::Results)>{t!("Back to your results")}</a></p>
                <h1 lang=published()>{page.title.clone()}</h1>
                <p class="occupation__code">{t!("O*NET-SOC ")} {page.code.clone()}</p>
                {also}
                {borrowed}
                <PublishedTitles />
                <p><CompareToggle code=page.code.clone() title=page.title.clone() /></p>
                <Promise />
            </header>
            {soon(fit)}
            {soon(ask)}
            {soon(ways)}
            <div class="occupation__grid">
                <div class="occupation__main">{below(1, work)} {below(2, demands)} {below(3, further)}</div>
                <div class="occupation__aside">{below(1, aside)}</div>
            </div>
            <CompareTray />
        </article>
    }
}

/// The work itself: what people do, and what it pays.
#[component]
fn Work(page: OccupationPage) -> impl IntoView {
    let app = use_app();
    let own = Memo::new(move |_| app.form.with(ProfileForm::pay));
    let activities = (!page.activities.is_empty()).then(|| {
        let items =
            page.activities.iter().map(|activity| view! { <li>{activity.clone()}</li> }).collect_view();
        view! {
            <section class="section">
                <h2>{t!("What people do there")}</h2>
                <ul class="activities" lang=published()>{items}</ul>
                <p class="source">{t!("O*NET, detailed work activities")}</p>
            </section>
        }
    });
    let pay = page.pay.clone();
    let place_hint = move || {
        app.form.area().read().is_none().then(|| {
            view! { <p class="field__hint">{t!("Choose a place on the pay step to see its figures here too.")}</p> }
        })
    };
    view! {
        {activities}
        <section class="section">
            <h2>{t!("Pay")}</h2>
            {move || view! { <PayChart ranges=pay.clone() own=own.get() /> }}
            {place_hint}
        </section>
    }
}

/// What surrounds the work: outlook, ways in, what is like it.
#[component]
fn Aside(page: OccupationPage) -> impl IntoView {
    view! {
        <OutlookFacts outlook=page.outlook.clone() bright=page.bright_outlook.clone() />
        <Preparation page=page.clone() />
        <Exposure share=page.exposure />
        <InterestBars scores=page.interests />
        <Related similar=page.similar />
        <Programmes programmes=page.programmes />
    }
}
