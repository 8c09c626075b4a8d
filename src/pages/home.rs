//! The journey: five short steps or one page, with live results.

use crate::app::{use_app, use_site};
use crate::components::answers_summary::AnswersSummary;
use crate::components::interest_cards::InterestCards;
use crate::components::keeping::{Offers, Undo};
use crate::components::later::{fetched_later, in_turn, later, soon};
use crate::components::pay_fields::PayFields;
use crate::components::results::{Latest, Results};
use crate::components::resume::Resume;
use crate::components::role_fields::RoleFields;
use crate::components::skill_list::SkillList;
use crate::components::skill_suggestions::{AddSkill, SkillSuggestions};
use crate::components::trail::Trail;
use crate::components::weighing::keep_in_address;
use crate::components::wishes::Wishes;
use crate::services::dom;
use crate::services::site::set_title;
use crate::services::timer::rest;
use crate::state::step::Step;
use crate::t;
use crate::view::summary;
use leptos::prelude::*;
use leptos::task::spawn_local_scoped_with_cancellation;
use leptos_router::hooks::use_query_map;

/// The start page.
#[component]
pub fn Home() -> impl IntoView {
    set_title("");
    let app = use_app();
    let site = use_site();
    keep_in_address(app.order, &site);
    let query = use_query_map();
    let step = Memo::new(move |_| {
        query
            .with(|query| query.get_str("step").and_then(|name| name.parse::<Step>().ok()))
            .unwrap_or_else(|| site.first_step())
    });
    // A step is drawn in a task of its own, after the link is followed.
    let drawn = RwSignal::new(step.get_untracked());
    Effect::new(move |before: Option<Step>| {
        let step = step.get();
        if before.is_some_and(|before| before != step) {
            spawn_local_scoped_with_cancellation(async move {
                rest().await;
                // What has the focus goes away. While nothing has changed yet, letting go of it costs nothing.
                dom::let_go_of_focus();
                drawn.set(step);
                // A new step is a new page to whoever cannot see it.
                let narrow_results = step == Step::Results;
                dom::focus_soon(if narrow_results { "results-heading" } else { "step-heading" });
            });
        }
        step
    });
    let answered = move |step| app.form.with(|form| summary::is_answered(form, step));
    let whole = move || app.one_page.get();
    let form = move || {
        if whole() {
            view! { <OnePage /> }.into_any()
        } else {
            view! { <OneStep step=drawn.get() /> }.into_any()
        }
    };
    let bar = move || {
        view! {
            {move || (!whole()).then(|| view! { <Trail step=step answered=answered /> })}
            <div class="journey__ways">
                <LayoutSwitch />
                <Undo />
            </div>
        }
    };
    view! {
        <div class="home" class:home--begun=move || drawn.get() != Step::Role && !whole()>
            <Hero />
            <div class="journey__bar">{in_turn(bar)}</div>
            <Offers />
            <div class="journey" data-step=move || if whole() { "all" } else { drawn.get().as_str() }>
                <div class="panel panel--form">{in_turn(move || form)}</div>
                <div class="panel panel--results">{soon(Results)}</div>
            </div>
            <ResultsBar step=drawn />
        </div>
    }
}

/// What the site is for.
#[component]
fn Hero() -> impl IntoView {
    view! {
        <div class="hero">
            <h1>{t!("Find work that fits you")}</h1>
            <p class="hero__lead">
                {t!("Say where you are now: your role, your skills, what you like. Waymark shows occupations that fit, why they fit, and what they pay where you live.")}
            </p>
        </div>
    }
}

/// Chooses between steps and one page.
#[component]
fn LayoutSwitch() -> impl IntoView {
    let one_page = use_app().one_page;
    view! {
        <button class="link-button" type="button" on:click=move |_| one_page.update(|one_page| *one_page = !*one_page)>
            {move || if one_page.get() { t!("Show one step at a time") } else { t!("Show everything on one page") }}
        </button>
    }
}

/// The fields of a step.
fn fields(step: Step) -> AnyView {
    match step {
        Step::Role => view! { <RoleFields /> }.into_any(),
        Step::Skills => later(skills).shown(),
        Step::Interests => later(interests).shown(),
        Step::Pay => later(pay).shown(),
        Step::Results => later(answers).shown(),
    }
}

fetched_later!(fn skills() -> AnyView, in journey =>
    view! {
        <div class="stack">
            {soon(SkillSuggestions)}
            {soon(Resume)}
            {soon(AddSkill)}
            {soon(SkillList)}
        </div>
    }
    .into_any()
);

fetched_later!(fn interests() -> AnyView, in journey =>
    view! {
        <div class="stack">
            {soon(InterestCards)}
            {soon(Wishes)}
        </div>
    }
    .into_any()
);

fetched_later!(fn pay() -> AnyView, in journey => view! { <PayFields /> }.into_any());

fetched_later!(fn answers() -> AnyView, in journey => view! { <AnswersSummary /> }.into_any());

/// One step, with ways on and back.
#[component]
fn OneStep(step: Step) -> impl IntoView {
    let site = use_site();
    let heading = (step != Step::Results)
        .then(|| view! { <h2 id="step-heading" class="panel__heading" tabindex="-1">{step.heading()}</h2> });
    let previous =
        step.previous().map(|previous| view! { <a class="button" href=site.step(previous)>{t!("Back")}</a> });
    let next = step.next().map(|next| {
        let words =
            if next == Step::Results { t!("See results").to_owned() } else { t!("Next: {}", next.label()) };
        view! { <a class="button button--primary" href=site.step(next)>{words}</a> }
    });
    view! {
        {heading}
        {fields(step)}
        <div class="panel__ways">{previous} {next}</div>
    }
}

/// All steps below one another.
#[component]
fn OnePage() -> impl IntoView {
    let section = |step: Step| {
        let id = format!("part-{}", step.as_str());
        view! {
            <section class="panel__part" aria-labelledby=id.clone()>
                <h2 id=id.clone() class="panel__heading">{step.heading()}</h2>
                {fields(step)}
            </section>
        }
    };
    [Step::Role, Step::Skills, Step::Interests, Step::Pay].map(section).collect_view()
}

/// On a phone: how much was found, and the way there.
#[component]
fn ResultsBar(
    /// Where the visitor is.
    #[prop(into)]
    step: Signal<Step>,
) -> impl IntoView {
    let app = use_app();
    let site = use_site();
    let found = Memo::new(move |_| {
        let latest = Latest::of(app)?;
        let results = &latest.ranking().results;
        results.first().map(|best| (results.len(), best.title.clone()))
    });
    let to_results = site.step(Step::Results);
    move || {
        let here = step.get() == Step::Results && !app.one_page.get();
        let (count, best) = found.get().filter(|_| !here)?;
        let words = view! {
            <span class="results-bar__count">{t!("{n} match" | "{n} matches" % count)}</span>
            <span class="results-bar__best">{best}</span>
            <span class="results-bar__go">{t!("See results")}</span>
        };
        Some(if app.one_page.get() {
            view! {
                <button class="results-bar" type="button" on:click=|_| dom::focus("results-heading")>{words}</button>
            }
            .into_any()
        } else {
            view! { <a class="results-bar" href=to_results.clone()>{words}</a> }.into_any()
        })
    }
}
