//! Tells those around the app what happens in it; shows nothing.

use crate::app::{use_app, use_site};
use crate::components::results::Latest;
use crate::services::engine::use_engine;
use crate::services::outward::tell;
use crate::state::engine_status::EngineStatus;
use crate::state::outward::{Found, Happening, occupation_in};
use crate::state::step::Step;
use leptos::prelude::*;
use leptos_router::hooks::{use_location, use_query_map};

/// Tells of the engine, the results and the way the visitor takes.
#[component]
pub fn Telling() -> impl IntoView {
    let app = use_app();
    let status = use_engine().status();
    Effect::new(move |_| match status.get() {
        EngineStatus::Ready => tell(&Happening::Ready),
        EngineStatus::Failed { .. } => tell(&Happening::Error { what: "engine" }),
        EngineStatus::Starting | EngineStatus::Loading { .. } => {}
    });
    let latest = Memo::new(move |_| Latest::of(app));
    Effect::new(move |_| {
        latest.with(|latest| {
            if let Some(latest) = latest {
                tell(&Happening::Results(Found::of(latest.ranking())));
            }
        });
    });
    let (path, query, site) = (use_location().pathname, use_query_map(), use_site());
    let at = Memo::new(move |_| {
        let path = path.get();
        if let Some(code) = occupation_in(&path) {
            return Happening::Selected { code: code.to_owned() };
        }
        if path.trim_end_matches('/') != site.home().trim_end_matches('/') {
            return Happening::Step { step: "other".to_owned() };
        }
        let step = query.with(|query| query.get_str("step").and_then(|name| name.parse::<Step>().ok()));
        Happening::Step { step: step.unwrap_or_else(|| site.first_step()).as_str().to_owned() }
    });
    Effect::new(move |_| at.with(tell));
}
