//! Written advice: the explanation of the results, questions and answers, and what a language model adds.
//!
//! `explain` and `ask` are the two ways in. Both show what the worker composed; `request` is the button and
//! the preview through which a visitor may send more than that to a proxy, `progress` what they see meanwhile.

pub mod ask;
pub mod explain;
pub mod history;
pub mod preview;
pub mod progress;
pub mod request;
pub mod review;
pub mod take_along;
pub mod text;

use crate::app::use_app;
use crate::language::spoken;
use crate::services::session::Session;
use crate::state::advice::history::{Entry, History};
use crate::t;
use leptos::prelude::*;
use waymark_schema::advice::{AdviceLanguage, AdviceTask};

/// What all written advice on the site shares; cheap to copy.
#[derive(Clone, Copy)]
pub struct Advising {
    /// The texts that were asked for.
    pub history: RwSignal<History>,
    /// In which language to write.
    pub language: RwSignal<AdviceLanguage>,
    /// Whether the visitor has sent anything to a language model.
    pub sent: RwSignal<bool>,
    /// Occupations in doubt, with the reason, as the last review of these results has it.
    pub doubts: RwSignal<Vec<(String, String)>>,
}

impl Advising {
    /// As it was kept on the device.
    pub fn kept() -> Self {
        let history = RwSignal::new(Session::APP.kept::<History>("advice").unwrap_or_default());
        let language = RwSignal::new(Session::APP.kept("advice-language").unwrap_or_else(usual));
        Effect::new(move |_| history.with(|history| Session::APP.keep("advice", history)));
        // Advice follows the page's language until the visitor asks for another.
        Effect::new(move |_| match language.get() {
            language if language == usual() => Session::APP.forget("advice-language"),
            language => Session::APP.keep("advice-language", &language),
        });
        let sent = RwSignal::new(Session::APP.kept("advice-sent").unwrap_or(false));
        Effect::new(move |_| sent.with(|sent| Session::APP.keep("advice-sent", sent)));
        Self { history, language, sent, doubts: RwSignal::new(Vec::new()) }
    }

    /// Keeps a text.
    pub fn add(self, entry: Entry) {
        self.history.update(|history| history.add(entry));
    }
}

/// The language of the page, for advice.
fn usual() -> AdviceLanguage {
    spoken().of_advice()
}

/// What the history calls a text.
fn heading(task: &AdviceTask) -> String {
    match task {
        AdviceTask::Explain => t!("Your results explained").to_owned(),
        AdviceTask::Ask { question } => question.clone(),
        AdviceTask::Review => t!("What speaks against your results").to_owned(),
    }
}

/// Chooses the language of what is written.
#[component]
pub fn LanguageChoice(
    /// Identity of the field.
    id: &'static str,
) -> impl IntoView {
    let language = use_app().advising.language;
    let choose = move |event| {
        let spanish = event_target_value(&event) == "es";
        language.set(if spanish { AdviceLanguage::Spanish } else { AdviceLanguage::English });
    };
    let is = move |other| language.get() == other;
    view! {
        <span class="advice__language">
            <label for=id>{t!("Write in")}</label>
            <select id=id class="input input--small" on:change=choose>
                <option value="en" selected=move || is(AdviceLanguage::English)>{"English"}</option>
                <option value="es" lang="es" selected=move || is(AdviceLanguage::Spanish)>{"Español"}</option>
            </select>
        </span>
    }
}
