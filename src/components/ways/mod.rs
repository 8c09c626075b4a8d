//! How to get there: the ways from the visitor's role to a goal, each move with what it takes.

pub mod courses;
pub mod limits;
pub mod next;
pub mod step;

use crate::app::{use_app, use_site};
use crate::components::engine_notice::RefusalNotice;
use crate::components::feedback::Useful;
use crate::language::told;
use crate::services::dom;
use crate::services::engine::use_engine;
use crate::services::live::use_live;
use crate::services::session::Session;
use crate::state::feedback::{Feedback, Subject};
use crate::state::form::{ProfileForm, ProfileFormStoreFields};
use crate::state::route_choices::RouteChoices;
use crate::t;
use crate::view::links::{SearchLink, searches};
use crate::view::routes::{headline, spoken};
use courses::Marked;
use leptos::prelude::*;
use limits::{Chosen, Limits};
use next::NextJobs;
use std::collections::BTreeSet;
use step::Step;
use waymark_schema::message::{Answer, Question};
use waymark_schema::profile::ProfileV1;
use waymark_schema::route::{GoalRoutes, Obstacle, Place, RouteV1};

/// How long typing of the floor must rest, in milliseconds.
const TYPING_REST: i32 = 150;
/// The name that the choices are kept under.
const KEPT: &str = "routes";

/// What the visitor has unfolded, which stays so when the ways are planned anew.
#[derive(Clone, Copy)]
struct Unfolded(RwSignal<BTreeSet<String>>);

impl Unfolded {
    fn has(self, name: &str) -> bool {
        self.0.with_untracked(|names| names.contains(name))
    }

    fn note(self, name: &str, unfolded: bool) {
        self.0.update(|names| {
            if unfolded {
                names.insert(name.to_owned());
            } else {
                names.remove(name);
            }
        });
    }
}

/// The ways to an occupation, and where else to learn for it.
#[component]
pub fn Ways(
    /// O*NET-SOC code of the goal.
    goal: String,
    /// Its title.
    title: String,
) -> impl IntoView {
    let app = use_app();
    let site = use_site();
    let kept = Session::APP.kept::<RouteChoices>(KEPT).unwrap_or_default();
    let choices = RwSignal::new(kept.for_goal(&goal));
    provide_context(Unfolded(RwSignal::new(BTreeSet::from(["way-0".to_owned()]))));
    Effect::new(move |_| choices.with(|choices| Session::APP.keep(KEPT, choices)));
    let has_role = Memo::new(move |_| app.form.with(|form| !form.roles().is_empty()));
    let wishes = Memo::new(move |_| choices.with(RouteChoices::to_wishes));
    let live = use_live(use_engine(), TYPING_REST, move || {
        let profile = app.form.with(ProfileForm::to_profile);
        has_role.get().then(|| Question::Routes {
            // What was said of results changes no way, so it asks for none anew.
            profile: ProfileV1 { goal: Some(goal.clone()), feedback: Vec::new(), ..profile },
            wishes: wishes.get(),
        })
    });
    let plan = Memo::new(move |_| match live.answer.get().as_deref() {
        Some(Answer::Routes { plan }) => Some((**plan).clone()),
        _ => None,
    });
    let body = move || {
        if !has_role.get() {
            return view! {
                <p>
                    {t!("Say what your role is now, and you see here which moves lead to this work. ")}
                    <a href=site.home()>{t!("Begin with your role")}</a>
                </p>
            }
            .into_any();
        }
        if let Some(refusal) = live.refusal.get() {
            return view! { <RefusalNotice refusal=refusal live=live /> }.into_any();
        }
        let Some(plan) = plan.get() else {
            return view! { <div class="skeleton skeleton--line"></div> <div class="skeleton skeleton--card"></div> }
                .into_any();
        };
        let notes =
            plan.notes.into_iter().map(|note| view! { <li class="note">{told(&note)}</li> }).collect_view();
        let from = plan.from.unwrap_or_default();
        let ways = plan
            .goals
            .into_iter()
            .map(|goal| view! { <ToGoal found=goal from=from.clone() choices=choices /> })
            .collect_view();
        view! {
            <ul class="notes">{notes}</ul>
            {ways}
            <NextJobs jobs=plan.next />
        }
        .into_any()
    };
    view! {
        <section class="section ways" aria-labelledby="ways-heading" aria-busy=move || live.pending.get().to_string()>
            <h2 id="ways-heading" tabindex="-1">{t!("How to get there")}</h2>
            {move || has_role.get().then(|| view! { <Limits choices=choices /> <Chosen choices=choices /> <Marked choices=choices /> })}
            {body}
            <Searches title=title />
        </section>
    }
}

/// The ways to one goal, or why there is none.
#[component]
fn ToGoal(found: GoalRoutes, from: Place, choices: RwSignal<RouteChoices>) -> impl IntoView {
    let GoalRoutes { routes, obstacle, .. } = found;
    if let Some(obstacle) = obstacle {
        return view! { <NoWay obstacle=obstacle /> }.into_any();
    }
    let routes: Vec<(Subject, RouteV1)> =
        routes.into_iter().map(|route| (subject(&from, &route), route)).collect();
    let form = use_app().form;
    let ways = move || {
        let is_aside = |(subject, _): &&(Subject, RouteV1)| {
            form.feedback().with(|feedback: &Feedback| feedback.is_aside(subject))
        };
        let way = |(place, (_, route)): (usize, &(Subject, RouteV1))| {
            view! { <Way place=place route=route.clone() from=from.clone() choices=choices /> }
        };
        let (aside, kept): (Vec<_>, Vec<_>) = routes.iter().partition(|route| is_aside(route));
        let count = kept.len();
        let kept = kept.into_iter().enumerate().map(way).collect_view();
        let aside: Vec<_> =
            aside.into_iter().enumerate().map(|(at, route)| way((count + at, route))).collect();
        view! {
            {kept}
            {(!aside.is_empty()).then(|| view! {
                <details class="more">
                    <summary>{t!("Set aside (")} {aside.len()} ")"</summary>
                    {aside}
                </details>
            })}
        }
    };
    view! {
        {ways}
        <p class="source">
            {t!("Which moves are natural is learned from the occupations that O*NET lists as related. It is not counted from people’s careers. ")}
            {t!("Times are ranges from O*NET and the Bureau of Labor Statistics. Yours may differ.")}
        </p>
    }
    .into_any()
}

/// A way as what something can be said of.
fn subject(from: &Place, route: &RouteV1) -> Subject {
    let steps: Vec<String> = route.steps.iter().map(|step| step.code.clone()).collect();
    Subject::route(&from.code, &steps)
}

/// One way.
#[component]
fn Way(place: usize, route: RouteV1, from: Place, choices: RwSignal<RouteChoices>) -> impl IntoView {
    let name = if place == 0 { t!("The best way").to_owned() } else { t!("Another way ({})", place + 1) };
    let heading = format!("way-{place}");
    let unfolded = expect_context::<Unfolded>();
    let open = unfolded.has(&heading);
    let note = {
        let heading = heading.clone();
        move |event: leptos::ev::Event| unfolded.note(&heading, dom::is_unfolded(&event))
    };
    let told = headline(&route);
    let labelled = heading.clone();
    let last = route.steps.len().saturating_sub(1);
    let (about, title) = (subject(&from, &route), spoken(&route));
    let steps = route
        .steps
        .into_iter()
        .enumerate()
        .map(|(at, step)| view! { <Step place=place step=step is_goal=at == last choices=choices /> })
        .collect_view();
    view! {
        <article class="way" aria-labelledby=labelled>
            <details open=open on:toggle=note>
                <summary>
                    <h3 id=heading class="way__name">{name}</h3>
                    <span class="way__told">{told}</span>
                </summary>
                <ol class="way__steps">
                    <li class="stop stop--start">
                        <p class="stop__title"><span class="stop__now">{t!("Now")}</span> {from.title}</p>
                    </li>
                    {steps}
                </ol>
                <Useful subject=about title=title seen=None />
            </details>
        </article>
    }
}

/// Why there is no way, and what is within reach.
#[component]
fn NoWay(obstacle: Obstacle) -> impl IntoView {
    let site = use_site();
    let nearest = obstacle
        .nearest
        .into_iter()
        .map(|place| view! { <li><a href=site.occupation(&place.code)>{place.title}</a></li> })
        .collect::<Vec<_>>();
    view! {
        <div class="notice" role="status">
            <p>{told(&obstacle.message)}</p>
            {(!nearest.is_empty()).then(|| view! {
                <p>{t!("Within reach, and nearest to it:")}</p>
                <ul>{nearest}</ul>
            })}
        </div>
    }
}

/// Searches on other sites.
#[component]
fn Searches(title: String) -> impl IntoView {
    let link = |search: SearchLink| {
        view! {
            <li>
                <a href=search.url target="_blank" rel="noopener noreferrer">{search.finds}</a>
                <span class="searches__site">{t!(" on ")} {search.site}</span>
            </li>
        }
    };
    view! {
        <details class="more searches">
            <summary>{t!("Certificates, apprenticeships and more")}</summary>
            <p class="field__hint">{t!("These links search other sites for this occupation, and open there. They carry its title, and nothing that you typed.")}</p>
            <ul>{searches(&title).into_iter().map(link).collect_view()}</ul>
        </details>
    }
}
