//! The questions about interests: one at a time (`one`), all at once (`all`), and what they come to (`outcome`).

pub mod all;
pub mod one;
pub mod outcome;

use crate::app::use_app;
use crate::services::session::Session;
use crate::state::form::ProfileForm;
use crate::state::questions::{ALL, Replies, SHORT};
use leptos::prelude::*;

/// How the questions are asked; cheap to copy.
#[derive(Clone, Copy)]
pub struct Asking {
    /// Whether all 30 are asked rather than 12.
    pub long: RwSignal<bool>,
    /// Whether they stand on one page.
    pub one_page: RwSignal<bool>,
}

impl Asking {
    /// As it was when this tab last asked.
    pub fn kept() -> Self {
        let kept = |name: &'static str| {
            let signal = RwSignal::new(Session::APP.kept(name).unwrap_or(false));
            Effect::new(move |_| signal.with(|value| Session::APP.keep(name, value)));
            signal
        };
        Self { long: kept("questions-long"), one_page: kept("questions-one-page") }
    }

    /// How many questions are asked.
    pub fn count(self) -> usize {
        if self.long.get() { ALL } else { SHORT }
    }
}

/// The answers, which are part of the form.
pub fn use_replies() -> Signal<Replies> {
    let form = use_app().form;
    Memo::new(move |_| form.with(|form: &ProfileForm| form.replies)).into()
}
