//! The foot of every page: where the data come from.

use crate::app::{use_app, use_site};
use crate::components::language_switch::LanguageSwitch;
use crate::language::dates::release;
use crate::t;
use leptos::prelude::*;
use waymark_schema::message::Answer;

/// The foot of every page.
#[component]
pub fn SiteFooter() -> impl IntoView {
    let site = use_site();
    let sources = use_app().sources;
    let list = move || {
        sources.answer.get().and_then(|answer| match &*answer {
            Answer::Sources { sources } => Some(
                sources
                    .iter()
                    .map(|(source, edition)| view! { <li>{source.clone()} " " {release(edition)}</li> })
                    .collect_view(),
            ),
            _ => None,
        })
    };
    view! {
        <footer class="site-footer">
            <p>
                {t!("Waymark is an independent project. It includes information from the O*NET Database by the U.S. Department of Labor, Employment and Training Administration, used under CC BY 4.0 and modified, and from the U.S. Bureau of Labor Statistics. ")}
                <a href=site.about()>{t!("About, sources and limits")}</a> " · " <a href=site.map()>{t!("Map of occupations")}</a> " · " <a href=site.model_card()>{t!("Model card")}</a>
            </p>
            <p class="site-footer__language"><LanguageSwitch id="language-below" /></p>
            <details>
                <summary>{t!("Data releases")}</summary>
                <ul class="site-footer__sources">{list}</ul>
            </details>
        </footer>
    }
}
