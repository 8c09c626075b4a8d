//! The occupation looked at: name, field, match, pay, and what is near it.

use crate::app::{use_app, use_site};
use crate::components::map::legend::Sign;
use crate::components::map::{Follow, use_chart};
use crate::language::dates::release;
use crate::services::engine::use_engine;
use crate::services::live::use_live;
use crate::state::form::{ProfileForm, ProfileFormStoreFields};
use crate::t;
use crate::view::format::match_percent_first;
use crate::view::map::words;
use crate::view::pay_words;
use crate::view::words::place;
use leptos::prelude::*;
use waymark_schema::message::{Answer, Question};
use waymark_schema::recommendation::PayRange;

/// Near ones that are named.
const NEAR: usize = 5;

/// The card, or how to get one.
#[component]
pub fn MapCard() -> impl IntoView {
    let chart = use_chart();
    move || match chart.current.get() {
        Some(point) => view! { <CardOf point=point /> }.into_any(),
        None => view! {
            <p class="map__hint">{t!("Choose a point, or find an occupation by its name.")}</p>
        }
        .into_any(),
    }
}

#[component]
fn CardOf(point: usize) -> impl IntoView {
    let (app, site, chart) = (use_app(), use_site(), use_chart());
    let points = chart.points();
    let (code, field) = (points.codes[point].clone(), points.fields[point]);
    let asked = code.clone();
    let page = use_live(use_engine(), 0, move || {
        let area = app.form.area().get().map(|area| area.code);
        Some(Question::Occupation { code: asked.clone(), area })
    });
    // The place's own figures come after the nation's.
    let pay = Memo::new(move |_| match page.answer.get().as_deref() {
        Some(Answer::Occupation { page }) => Some(page.pay.last().cloned()),
        _ => None,
    });
    let says_something = Memo::new(move |_| app.form.with(ProfileForm::says_something));
    let home = site.start();
    let fits = move || {
        let share = chart.matches.with(|matches| matches.get(point).copied());
        let marks = chart.marked.with(|_| chart.marks(point));
        let rank = marks.rank.map(|rank| t!(" Number {rank} of your matches.", rank));
        let role = marks.is_role.then_some(t!(" Your role."));
        match share {
            Some(share) => view! {
                <p class="map-card__match"><strong>{match_percent_first(share)}</strong> {t!(" match.")} {role} {rank}</p>
            }
            .into_any(),
            None if says_something.get() => view! { <p class="map-card__match">{t!("Matching…")}</p> }.into_any(),
            None => view! {
                <p><a href=home.clone()>{t!("Say something about yourself")}</a> {t!(" to see how it fits you.")}</p>
            }
            .into_any(),
        }
    };
    let near = points.nearest(point, NEAR).into_iter().map(|other| {
        let title = points.titles[other].clone();
        view! {
            <li>
                <button class="link-button" type="button" on:click=move |_| chart.look_at(other, Follow::Hidden)>{title}</button>
            </li>
        }
    });
    let near = near.collect_view();
    view! {
        <article class="map-card" aria-labelledby="map-card-title">
            <h2 id="map-card-title" class="map-card__title"><a href=site.occupation(&code)>{points.titles[point].clone()}</a></h2>
            <p class="map-card__field"><Sign field=field /> {words::field(field)}</p>
            {fits}
            {move || match pay.get() {
                None => view! { <p class="field__hint">{t!("Looking up pay…")}</p> }.into_any(),
                Some(None) => view! { <p>{t!("No pay figures are published for this work.")}</p> }.into_any(),
                Some(Some(range)) => pay_lines(&range),
            }}
            <p class="source">{words::jobs_there(points.jobs[point])}</p>
            <p><a class="button button--primary button--small" href=site.occupation(&code)>{t!("Open its page")}</a></p>
            <h3 class="map-card__near">{t!("Near it on the map")}</h3>
            <ul class="map-card__list">{near}</ul>
            <button class="link-button" type="button" on:click=move |_| chart.current.set(None)>{t!("button" => "Close")}</button>
        </article>
    }
}

/// Pay in words, with its place and source.
fn pay_lines(range: &PayRange) -> AnyView {
    view! {
        <p class="map-card__pay"><strong>{pay_words::median(range)}</strong> " " {pay_words::spread(range)}</p>
        <p class="source">{release(&range.source)} ", " {place(&range.area, &range.area_name)}</p>
    }
    .into_any()
}
