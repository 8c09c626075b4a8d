//! The one polite live region of the page.

use crate::app::use_app;
use leptos::prelude::*;

/// Says things to screen readers, one at a time.
#[derive(Clone, Copy)]
pub struct Announcer {
    words: RwSignal<String>,
}

impl Announcer {
    /// An announcer that has said nothing.
    pub fn new() -> Self {
        Self { words: RwSignal::new(String::new()) }
    }

    /// Says something. The same words said twice differ by a space that is not heard, or they would not
    /// be spoken again.
    pub fn say(self, words: impl Into<String>) {
        let mut words = words.into();
        if self.words.with_untracked(|before| *before == words) {
            words.push('\u{a0}');
        }
        self.words.set(words);
    }
}

impl Default for Announcer {
    fn default() -> Self {
        Self::new()
    }
}

/// Where the announcer's words stand.
#[component]
pub fn LiveRegion() -> impl IntoView {
    let words = use_app().announcer.words;
    view! {
        <div id="announcer" class="visually-hidden" role="status" aria-live="polite">
            {words}
        </div>
    }
}
