//! Known job titles for what is being typed.

use crate::components::combobox::Choice;
use crate::services::engine::use_engine;
use crate::services::live::use_live;
use leptos::prelude::*;
use waymark_schema::message::{Answer, Question};

/// Most titles offered at once.
const MOST_TITLES: usize = 8;

/// Titles that fit what is being typed; nothing once `typed` is empty.
pub fn use_titles(typed: RwSignal<String>) -> Signal<Vec<Choice>> {
    let live = use_live(use_engine(), 60, move || {
        let text = typed.get();
        (text.trim().chars().count() >= 2).then_some(Question::CompleteTitle { text, top: MOST_TITLES })
    });
    Signal::derive(move || {
        live.answer.get().map_or_else(Vec::new, |answer| match &*answer {
            Answer::CompleteTitle { choices } => choices
                .iter()
                .map(|choice| Choice {
                    key: choice.code.clone(),
                    label: choice.title.clone(),
                    detail: if choice.title == choice.occupation {
                        String::new()
                    } else {
                        choice.occupation.clone()
                    },
                })
                .collect(),
            _ => Vec::new(),
        })
    })
}
