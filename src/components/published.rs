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

/// How far the models read what is not English.
#[component]
pub fn EnglishIsRead() -> impl IntoView {
    is_foreign().then(|| {
        view! {
            <p class="note">
                {t!("You can write your role in Spanish: common titles are understood. Titles in English are understood better, and the suggestions are in English.")}
            </p>
        }
    })
}

fn is_foreign() -> bool {
    spoken() != Language::English
}
