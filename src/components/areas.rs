//! The places that wages are published for, asked for when a field first offers them.

use crate::components::combobox::Choice;
use crate::services::engine::Engine;
use crate::services::live::{Live, use_live};
use crate::view::area_search::find;
use crate::view::words::place;
use leptos::prelude::*;
use waymark_schema::message::{Answer, AreaChoice, Question};

/// Most places offered at once.
const MOST_PLACES: usize = 10;

/// Cheap to copy, part of what every page shares.
#[derive(Clone, Copy)]
pub struct Areas {
    live: Live,
    is_wanted: RwSignal<bool>,
}

impl Areas {
    /// Asks nothing yet.
    pub fn new(engine: Engine) -> Self {
        let is_wanted = RwSignal::new(false);
        Self { live: use_live(engine, 0, move || is_wanted.get().then_some(Question::Areas)), is_wanted }
    }

    /// What goes with the words typed so far.
    pub fn choices(self, text: RwSignal<String>) -> Signal<Vec<Choice>> {
        self.is_wanted.set(true);
        let choice = |area: &AreaChoice| Choice {
            key: area.code.clone(),
            label: place(&area.code, &area.name),
            detail: String::new(),
        };
        Signal::derive(move || {
            let text = text.get();
            self.with(|areas| find(areas, &text, MOST_PLACES).into_iter().map(choice).collect())
                .unwrap_or_default()
        })
    }

    /// The name of a place by its code, once the places are known.
    pub fn name(self, code: &str) -> Option<String> {
        self.with(|areas| {
            areas.iter().find(|area| area.code == code).map(|area| place(&area.code, &area.name))
        })?
    }

    fn with<T>(self, read: impl FnOnce(&[AreaChoice]) -> T) -> Option<T> {
        match self.live.answer.get().as_deref() {
            Some(Answer::Areas { areas }) => Some(read(areas)),
            _ => None,
        }
    }
}
