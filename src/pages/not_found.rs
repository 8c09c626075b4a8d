//! The page for addresses that lead nowhere.

use crate::app::use_site;
use crate::services::site::set_title;
use crate::t;
use leptos::prelude::*;

/// The page for addresses that lead nowhere.
#[component]
pub fn NotFound() -> impl IntoView {
    set_title(t!("Page not found"));
    let site = use_site();
    view! {
        <div class="lost">
            <h1>{t!("This path ends here")}</h1>
            <p>{t!("There is no page at this address. It may have been mistyped, or moved.")}</p>
            <p><a class="button button--primary" href=site.start()>{t!("Back to the start")}</a></p>
        </div>
    }
}
