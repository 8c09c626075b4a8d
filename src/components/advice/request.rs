//! The way to a language model: a button, a preview of what would be sent, and only then a request.

use crate::app::{use_app, use_site};
use crate::components::advice::preview::Preview;
use crate::components::advice::{Advising, heading};
use crate::services::writing::Writing;
use crate::state::advice::draft::Draft;
use crate::state::advice::failure::INSTEAD;
use crate::state::advice::history::Entry;
use crate::state::advice::phase::Phase;
use crate::t;
use leptos::prelude::*;
use waymark_schema::advice::{About, Advice, AdviceTask};

/// What was composed on the device: what the request is about, and what is kept in its place if it fails.
#[derive(Debug, Clone, PartialEq)]
pub struct Ground {
    /// What is asked.
    pub task: AdviceTask,
    /// The occupations.
    pub about: Vec<About>,
    /// The composed text.
    pub advice: Advice,
}

/// A button that leads to the preview; nothing at all on a site without a proxy.
#[component]
pub fn ModelButton(
    /// Identity of the dialog.
    id: &'static str,
    /// What the button says.
    words: &'static str,
    /// What there is to send; `None` while it is being composed.
    ground: Signal<Option<Ground>>,
    /// Where the text goes.
    writing: Writing,
) -> impl IntoView {
    let app = use_app();
    let proxy = use_site().proxy()?;
    let draft = RwSignal::new(None::<Draft>);
    let open = Memo::new(move |_| writing.phase.with(Phase::is_open));
    let prepare = move |_| {
        let Some(ground) = ground.get_untracked().filter(|_| !open.get_untracked()) else { return };
        let language = app.advising.language.get_untracked();
        let form = app.form.get_untracked();
        draft.set(Some(Draft::new(&form, ground.task, &ground.about, language)));
    };
    let address = proxy.clone();
    let send = move |(draft, body): (Draft, String)| {
        let Some(ground) = ground.get_untracked() else { return };
        let task = draft.task_now();
        let titles = draft.titles.clone();
        app.announcer.say(t!("Sent. Waiting for the language model."));
        app.advising.sent.set(true);
        writing.begin(address.clone() + draft.path(), body, task.clone(), move |outcome| {
            let (advice, remark) = match outcome {
                Ok(advice) => {
                    app.announcer.say(t!("The text is there."));
                    let remark = advice.note.map(crate::state::advice::failure::note_words);
                    ((*advice).clone(), remark.map(str::to_owned))
                }
                Err(failure) => {
                    let remark = format!("{} {}", failure.words(), crate::language::text(INSTEAD));
                    app.announcer.say(remark.clone());
                    (ground.advice, Some(remark))
                }
            };
            keep(app.advising, &task, titles, remark, advice, draft.language);
        });
    };
    Some(view! {
        <button
            id=format!("{id}-button") class="button" type="button" on:click=prepare
            aria-disabled=move || (open.get() || ground.with(Option::is_none)).to_string()
        >
            {words}
        </button>
        <Preview id=id draft=draft proxy=proxy on_send=Callback::new(send) />
    })
}

/// Puts a text into the history.
pub fn keep(
    advising: Advising,
    task: &AdviceTask,
    about: Vec<String>,
    remark: Option<String>,
    advice: Advice,
    language: waymark_schema::advice::AdviceLanguage,
) {
    advising.add(Entry { id: 0, heading: heading(task), about, language, remark, advice });
}
