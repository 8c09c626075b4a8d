//! The way to the page in another language.

use crate::app::use_app;
use crate::language::{Language, spoken};
use crate::services::engine::use_engine;
use crate::services::{dom, language, site};
use crate::t;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_location;

/// A button for each other language, named in that language. The page is drawn anew in it; the form, what was typed
/// and the place on the site stay.
#[component]
pub fn LanguageSwitch(
    /// The button's id: the new one has the focus after the change.
    id: &'static str,
) -> impl IntoView {
    let (app, engine) = (use_app(), use_engine());
    let (location, replace) = (use_location(), site::use_replace());
    let button = |other: Language| {
        let (location, replace) = (location.clone(), replace.clone());
        let change = move |_| {
            let (location, replace) = (location.clone(), replace.clone());
            spawn_local(async move {
                if !language::change(other).await {
                    app.announcer.say(t!("The texts of that language could not be loaded."));
                    return;
                }
                let (path, query) = (location.pathname.get_untracked(), location.search.get_untracked());
                replace(&(path + &site::with_language(&query) + &location.hash.get_untracked()));
                app.advising.language.set(other.of_advice());
                engine.speak();
                app.language.set(other);
                dom::focus_soon(id);
            });
        };
        view! {
            <button id=id class="language-switch" type="button" lang=other.code() on:click=change>
                {other.own_name()}
            </button>
        }
    };
    Language::ALL.into_iter().filter(|&other| other != spoken()).map(button).collect_view()
}
