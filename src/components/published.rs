//! What the page says, in languages other than English, about words that stay English.

use crate::language::{Language, spoken};
use crate::t;
use leptos::prelude::*;

/// That titles are in English.
#[component]
pub fn PublishedTitles() -> impl IntoView {
    is_foreign().then(|| {
        view! {
            <p class="note">
                {t!("Titles of occupations, programmes and courses, and some terms, are in English, as they are published.")}
            </p>
        }
    })
}

/// That the models read English alone.
#[component]
pub fn EnglishIsRead() -> impl IntoView {
    is_foreign().then(|| {
        view! {
            <p class="note">
                {t!("The models on this page read job titles in English only. Write yours in English, or pick one from the list.")}
            </p>
        }
    })
}

fn is_foreign() -> bool {
    spoken() != Language::English
}
