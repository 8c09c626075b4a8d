//! Occupations beside one another, as the address names them.

use crate::app::{use_app, use_site};
use crate::components::engine_notice::{EngineNotice, RefusalNotice};
use crate::components::place_choice::{PlaceChoice, place_asked};
use crate::components::published::PublishedTitles;
use crate::components::side_by_side::MOST_COLUMNS;
use crate::components::side_by_side::figures::Figures;
use crate::components::side_by_side::income::Income;
use crate::components::side_by_side::skills::Skills;
use crate::services::dom;
use crate::services::engine::use_engine;
use crate::services::live::use_live;
use crate::services::site::{set_title, use_fragment, use_replace};
use crate::state::basket::{Basket, Chosen, PLACE, WITH, codes_in, fragment};
use crate::state::form::ProfileForm;
use crate::t;
use crate::view::market;
use leptos::prelude::*;
use waymark_schema::market::SideBySide;
use waymark_schema::message::{Answer, Question};

/// The page.
#[component]
pub fn Compare() -> impl IntoView {
    set_title(t!("Compare"));
    let app = use_app();
    let site = use_site();
    let (with, named) = (use_fragment(WITH), use_fragment(PLACE));
    let place = place_asked(named);
    // What the address names comes before what was chosen here earlier.
    let codes = Memo::new(move |_| match with.get() {
        Some(value) => codes_in(&value),
        None => app.compared.with(Basket::codes),
    });
    let live = use_live(use_engine(), 0, move || {
        let codes = codes.get();
        let profile = app.form.with(ProfileForm::to_profile);
        (!codes.is_empty()).then(|| Question::Compare { profile, codes, area: place.get() })
    });
    let found = Memo::new(move |_| match live.answer.get().as_deref() {
        Some(Answer::Compare { side_by_side }) => Some((**side_by_side).clone()),
        _ => None,
    });
    // The toggles elsewhere follow what is compared here; a link that names nothing takes nothing away.
    Effect::new(move |_| {
        if let Some(found) = found.get().filter(|found| !found.occupations.is_empty()) {
            let chosen = |one: waymark_schema::market::Compared| Chosen { code: one.code, title: one.title };
            let basket = Basket::of(found.occupations.into_iter().map(chosen));
            if app.compared.with_untracked(|compared| *compared != basket) {
                app.compared.set(basket);
            }
        }
    });
    let go = {
        let (replace, site) = (use_replace(), site.clone());
        Callback::new(move |(codes, place): (Vec<String>, Option<String>)| {
            replace(&site.compare(&fragment(&codes, place.as_deref())));
        })
    };
    // Once only: an address that names nothing later is that of another page, which a link has just led to.
    Effect::new(move |_| {
        let chosen = codes.get_untracked();
        if with.get_untracked().is_none() && !chosen.is_empty() {
            go.run((chosen, named.get_untracked()));
        }
    });
    let remove = Callback::new(move |code: String| {
        let left: Vec<String> = codes.get_untracked().into_iter().filter(|other| *other != code).collect();
        if left.is_empty() {
            app.compared.set(Basket::default());
        }
        app.announcer.say(t!("It is no longer compared."));
        go.run((left, named.get_untracked()));
        dom::focus_soon("compare-heading");
    });
    let choose = Callback::new(move |place: String| go.run((codes.get_untracked(), Some(place))));
    let own = Memo::new(move |_| app.form.with(ProfileForm::pay));
    let body = move || {
        if codes.with(Vec::is_empty) {
            return view! { <Nothing /> }.into_any();
        }
        if let Some(refusal) = live.refusal.get() {
            return view! { <RefusalNotice refusal=refusal live=live /> }.into_any();
        }
        match found.get() {
            None => view! { <EngineNotice /> <div class="skeleton skeleton--card"></div> }.into_any(),
            Some(found) => view! { <Beside found=found own=own.get() remove=remove /> }.into_any(),
        }
    };
    view! {
        <article class="wide" aria-busy=move || live.pending.get().to_string()>
            <header class="occupation__head">
                <p class="occupation__back"><a href=site.results()>{t!("Back to your results")}</a></p>
                <h1 id="compare-heading" tabindex="-1">{t!("Compare")}</h1>
                <PublishedTitles />
                <p class="field__hint">{t!("What is compared is in this page’s address, and your place with it. Copy it to share the view; your answers are not in it.")}</p>
            </header>
            <PlaceChoice id="compare-place" code=place on_choose=choose />
            {body}
        </article>
    }
}

/// What stands here while nothing is chosen.
#[component]
fn Nothing() -> impl IntoView {
    let site = use_site();
    view! {
        <div class="notice">
            <p>{t!("Nothing is chosen yet. Press “Compare” on a match or on an occupation’s page; up to six can be chosen.")}</p>
            <p><a class="button button--primary" href=site.results()>{t!("See your results")}</a></p>
        </div>
    }
}

/// The tables, and what could not be shown.
#[component]
fn Beside(
    /// What was found.
    found: SideBySide,
    /// The visitor's own pay.
    own: Option<waymark_domain::Pay>,
    /// Called with the code of an occupation to leave out.
    remove: Callback<String>,
) -> impl IntoView {
    let site = use_site();
    let problems = market::problems(&found)
        .into_iter()
        .map(|words| view! { <p class="notice notice--warning">{words}</p> })
        .collect_view();
    if found.occupations.is_empty() {
        return view! { {problems} <Nothing /> }.into_any();
    }
    let columns: Vec<_> = found.occupations.iter().take(MOST_COLUMNS).cloned().collect();
    let beyond = (found.occupations.len() > MOST_COLUMNS).then(|| {
        view! { <p class="note">{t!("The tables hold the first four. Pay below has all that you chose.")}</p> }
    });
    let silent = (!found.matched).then(|| {
        view! {
            <p class="note">
                {t!("You have said nothing about yourself, so there is no match and no gap. ")}
                <a href=site.home()>{t!("Begin with your role")}</a>
            </p>
        }
    });
    view! {
        {problems}
        {silent}
        {beyond}
        <section class="section" aria-labelledby="figures-heading">
            <h2 id="figures-heading">{t!("Figures")}</h2>
            <Figures occupations=columns.clone() in_place=found.place.is_some() own=own remove=remove />
        </section>
        <section class="section" aria-labelledby="skills-heading">
            <h2 id="skills-heading">{t!("Skills")}</h2>
            <Skills occupations=columns elements=found.elements matched=found.matched />
        </section>
        <section class="section" aria-labelledby="income-heading">
            <h2 id="income-heading">{t!("Pay beside yours")}</h2>
            <Income occupations=found.occupations own=own remove=remove />
        </section>
    }
    .into_any()
}
