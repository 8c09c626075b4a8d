//! The head of every page: skip link, brand and the few places to go.

use crate::app::use_site;
use crate::components::language_switch::LanguageSwitch;
use crate::services::dom;
use crate::t;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// The head of every page.
#[component]
pub fn SiteHeader() -> impl IntoView {
    let site = use_site();
    // A plain `#main` would lead to the document's base, not to this page.
    let path = use_location().pathname;
    let current = move |address: String| move || is_at(&path.get(), &address).then_some("page");
    let skip = |_| dom::focus("main");
    view! {
        <button class="skip" type="button" on:click=skip>{t!("Skip to the content")}</button>
        <header class="site-header">
            <a class="brand" href=site.start()>
                <Mark />
                <span>"Waymark"</span>
            </a>
            <nav class="site-header__nav" aria-label=t!("Site")>
                <a href=site.start() aria-current=current(site.home())>{t!("Find work")}</a>
                <a href=site.map() aria-current=current(site.map())>{t!("Map")}</a>
                <a href=site.search("") aria-current=current(site.search(""))>{t!("Search")}</a>
                <a href=site.saved() aria-current=current(site.saved())>{t!("Saved")}</a>
                <a href=site.about() aria-current=current(site.about())>{t!("About")}</a>
                <LanguageSwitch id="language" />
            </nav>
        </header>
    }
}

/// Whether a path is that of an address, whatever its query.
fn is_at(path: &str, address: &str) -> bool {
    let at = address.split('?').next().unwrap_or_default();
    path.trim_end_matches('/') == at.trim_end_matches('/')
}

/// The trail marker.
#[component]
pub fn Mark() -> impl IntoView {
    view! {
        <svg class="brand__mark" viewBox="0 0 32 32" aria-hidden="true">
            <path class="brand__post" d="M14 3h4v26h-4z" />
            <path class="brand__sign" d="M5 7h18l5 4.5-5 4.5H5z" />
        </svg>
    }
}
