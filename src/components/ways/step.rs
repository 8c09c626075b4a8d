//! One move: what kind it is, how long it takes, what it pays, what to learn, and ways to change it.

use super::courses::Courses;
use crate::app::{use_app, use_site};
use crate::components::badges::Badges;
use crate::components::gap::GapDetails;
use crate::services::dom;
use crate::state::route_choices::RouteChoices;
use crate::t;
use crate::view::pay_words;
use crate::view::{courses, routes};
use leptos::prelude::*;
use waymark_schema::route::{Place, RouteProgramme, RouteStep};

/// A move to an occupation.
#[component]
pub fn Step(
    /// Place of the way among the ways.
    place: usize,
    /// The move.
    step: RouteStep,
    /// Whether it leads to the goal, which can be neither kept nor left out.
    is_goal: bool,
    /// What the visitor has chosen.
    choices: RwSignal<RouteChoices>,
) -> impl IntoView {
    let site = use_site();
    let key = format!("courses-{place}-{}", step.code);
    let place = Place { code: step.code.clone(), title: step.title.clone() };
    let class = format!("kind kind--{}", routes::kind_key(step.kind));
    let basis = step
        .basis
        .iter()
        .map(|part| view! { <li>{routes::months(part.months)} ": " {routes::basis(part.basis)}</li> })
        .collect::<Vec<_>>();
    let time = if step.months.most == 0 {
        t!("No extra preparation").to_owned()
    } else {
        t!("Likely time: {}", routes::months(step.months))
    };
    let pay = step.pay.as_ref().map(pay_words::median);
    let change = routes::pay_change(step.pay_change_percent);
    let programmes = step.programmes;
    let any_programmes = !programmes.is_empty();
    let programmes =
        programmes.into_iter().map(|programme| view! { <Programme programme=programme /> }).collect_view();
    view! {
        <li class="stop" class:stop--goal=is_goal>
            <h4 class="stop__title"><a href=site.occupation(&step.code)>{step.title.clone()}</a></h4>
            <div class="stop__marks">
                <details class=class>
                    <summary>{routes::kind(step.kind)}</summary>
                    <p class="badge__rule">{routes::kind_rule(step.kind)}</p>
                </details>
                <Badges badges=step.badges />
            </div>
            <p class="stop__natural">{routes::natural(step.natural)} "."</p>
            <dl class="stop__facts">
                <div>
                    <dt>{t!("Time")}</dt>
                    <dd>
                        {time}
                        {(!basis.is_empty()).then(|| view! { <ul class="stop__basis">{basis}</ul> })}
                    </dd>
                </div>
                <div>
                    <dt>{t!("Pay")}</dt>
                    <dd>
                        {pay.unwrap_or_else(|| t!("No pay figures are published.").to_owned())}
                        {change.map(|change| view! { <span class="stop__change">{change}</span> })}
                    </dd>
                </div>
            </dl>
            <GapDetails counts=step.gap.counts() gap=Some(step.gap) />
            <Courses name=key courses=step.courses choices=choices />
            {any_programmes.then(|| view! {
                <details class="more">
                    <summary>{t!("Programmes of study that lead here")}</summary>
                    <ul class="programmes">{programmes}</ul>
                    <p class="source">
                        {t!("NCES and BLS crosswalk of programmes to occupations. What a programme is for is matched by the meaning of its title.")}
                    </p>
                </details>
            })}
            {(!is_goal).then(|| view! { <Changes place=place replacements=step.replacements choices=choices /> })}
        </li>
    }
}

/// A programme with the missing skills that it is about.
#[component]
fn Programme(programme: RouteProgramme) -> impl IntoView {
    let purpose = courses::purpose(&programme.answers);
    view! {
        <li>
            {programme.title}
            {purpose.map(|purpose| view! { <span class="course__purpose">{purpose}</span> })}
        </li>
    }
}

/// Buttons that keep a stop, leave it out, or put another in its place.
#[component]
fn Changes(place: Place, replacements: Vec<Place>, choices: RwSignal<RouteChoices>) -> impl IntoView {
    let app = use_app();
    let changed = move |words: String| {
        app.announcer.say(words);
        // The stop may be gone, and with it the button.
        dom::focus_soon("ways-heading");
    };
    let kept = choices.with_untracked(|choices| choices.is_kept(&place.code));
    let keep = {
        let place = place.clone();
        move |_| {
            let mut room = true;
            choices.update(|choices| room = choices.keep(place.clone()));
            changed(if room {
                t!("Every way now passes {}", place.title)
            } else {
                t!("No more stops can be kept: let one go first").to_owned()
            });
        }
    };
    let leave_out = {
        let place = place.clone();
        move |_| {
            choices.update(|choices| choices.leave_out(place.clone()));
            changed(t!("No way passes {} now", place.title));
        }
    };
    let instead = {
        let old = place.clone();
        move |new: Place| {
            let (old, chosen) = (old.clone(), new.clone());
            let replace = move |_| {
                choices.update(|choices| {
                    choices.replace(old.clone(), chosen.clone());
                });
                changed(t!("{} in the place of {}", chosen.title, old.title));
            };
            view! { <li><button class="button button--small" type="button" on:click=replace>{new.title}</button></li> }
        }
    };
    let any = !replacements.is_empty();
    view! {
        <div class="stop__changes">
            {(!kept).then(|| view! {
                <button class="button button--small" type="button" on:click=keep>
                    {t!("Keep this step")} <span class="visually-hidden">": " {place.title.clone()}</span>
                </button>
            })}
            <button class="button button--small" type="button" on:click=leave_out>
                {t!("Leave it out")} <span class="visually-hidden">": " {place.title.clone()}</span>
            </button>
            {any.then(|| view! {
                <details class="more">
                    <summary>{t!("Something else instead")}</summary>
                    <ul class="stop__instead">{replacements.into_iter().map(instead).collect_view()}</ul>
                </details>
            })}
        </div>
    }
}
