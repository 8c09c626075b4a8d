//! The map of occupations.

use crate::app::use_site;
use crate::components::engine_notice::{EngineNotice, RefusalNotice};
use crate::components::later::{below, soon};
use crate::components::map::canvas::MapCanvas;
use crate::components::map::card::MapCard;
use crate::components::map::controls::{MapButtons, MapSearch};
use crate::components::map::legend::Legend;
use crate::components::map::list::MapList;
use crate::components::map::{Follow, provide_chart};
use crate::components::published::PublishedTitles;
use crate::services::engine::use_engine;
use crate::services::live::use_live;
use crate::services::site::set_title;
use crate::t;
use crate::view::map::{Points, words};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use std::sync::Arc;
use waymark_schema::message::{Answer, Question};

/// The page of the map; `?at=` names the occupation to look at.
#[component]
pub fn Map() -> impl IntoView {
    set_title(t!("Map of occupations"));
    let live = use_live(use_engine(), 0, || Some(Question::Map));
    let points = Memo::new(move |_| match live.answer.get().as_deref() {
        Some(Answer::Map { map }) => Some(Arc::new(Points::of(map))),
        _ => None,
    });
    let body = move || match (points.get(), live.refusal.get()) {
        (Some(points), _) => view! { <Content points=points /> }.into_any(),
        (None, Some(refusal)) => view! { <RefusalNotice refusal=refusal live=live /> }.into_any(),
        (None, None) => view! {
            <EngineNotice />
            <div class="map__screen map__screen--waiting skeleton"></div>
        }
        .into_any(),
    };
    view! {
        <div class="map">
            <header class="map__head">
                <h1>{t!("Map of occupations")}</h1>
                <PublishedTitles />
                <p class="map__about">{crate::language::text(words::LEAD)}</p>
            </header>
            {body}
        </div>
    }
}

#[component]
fn Content(points: Arc<Points>) -> impl IntoView {
    let chart = provide_chart(Arc::clone(&points));
    let at = use_query_map().with_untracked(|query| query.get_str("at").map(str::to_owned));
    if let Some(point) = at.and_then(|code| points.find(&code)) {
        chart.look_at(point, Follow::Closer);
    }
    let aside = || view! { <MapCard /> <Legend /> };
    view! {
        <MapSearch />
        <div class="map__grid">
            <div class="map__main">
                <MapCanvas />
                <MapButtons />
                <p id="map-keys" class="field__hint">
                    {t!("Drag to move; pinch, or hold Ctrl and turn the wheel, to zoom. With the keyboard: arrow keys go from one occupation to the next, Enter opens it, + and − zoom, 0 shows the whole map.")}
                </p>
            </div>
            <div class="map__aside">{soon(aside)}</div>
        </div>
        <p class="map__about">{crate::language::text(words::ABOUT)} " " <a href=use_site().model_card()>{t!("Model card")}</a></p>
        {below(1, MapList)}
    }
}
