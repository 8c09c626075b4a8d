//! Answers that follow what the visitor types: asked anew whenever the question changes, the latest wins.

use crate::services::engine::{AskError, Engine, Refusal};
use crate::services::timer::sleep;
use crate::state::latest::Latest;
use leptos::prelude::*;
use std::sync::Arc;
use waymark_schema::message::{Answer, Question};

/// The answer to a question that changes.
#[derive(Clone, Copy)]
pub struct Live {
    /// The last answer, kept while the next one is on its way; `None` while nothing is asked.
    pub answer: RwSignal<Option<Arc<Answer>>>,
    /// Why the last question was refused, if it was.
    pub refusal: RwSignal<Option<Refusal>>,
    /// Whether an answer is on its way.
    pub pending: RwSignal<bool>,
    /// Counts how often the visitor asked to try again.
    again: RwSignal<u32>,
}

impl Live {
    /// Asks the same question once more, after a refusal.
    pub fn ask_again(self) {
        self.refusal.set(None);
        self.again.update(|again| *again = again.wrapping_add(1));
    }
}

/// Asks `question` whenever it changes and has rested for `delay` milliseconds, as soon as the engine is
/// ready. A question of `None` asks nothing and clears the answer.
pub fn use_live(
    engine: Engine,
    delay: i32,
    question: impl Fn() -> Option<Question> + Send + Sync + 'static,
) -> Live {
    follow(engine, delay, Box::new(question))
}

/// The same for every question, so that the compiler makes one copy of it.
fn follow(engine: Engine, delay: i32, question: Box<dyn Fn() -> Option<Question> + Send + Sync>) -> Live {
    let live = Live {
        answer: RwSignal::new(None),
        refusal: RwSignal::new(None),
        pending: RwSignal::new(false),
        again: RwSignal::new(0),
    };
    let latest = StoredValue::new(Latest::default());
    let question = Memo::new(move |_| question());
    let ready = Memo::new(move |_| engine.status().get().is_ready());
    Effect::new(move |_| {
        let question = question.get();
        let ready = ready.get();
        live.again.track();
        let ticket = latest.try_update_value(Latest::issue);
        let Some(question) = question else {
            live.answer.set(None);
            live.refusal.set(None);
            live.pending.set(false);
            return;
        };
        live.pending.set(true);
        if !ready {
            return;
        }
        leptos::task::spawn_local(async move {
            if delay > 0 {
                sleep(delay).await;
            }
            // The component, or the question, may be gone by now.
            let current = || {
                ticket.is_some_and(|ticket| {
                    latest.try_with_value(|latest| latest.is_latest(ticket)).unwrap_or_default()
                })
            };
            if !current() {
                return;
            }
            let outcome = engine.ask(question).await;
            if !current() {
                return;
            }
            match outcome {
                Ok(answer) => {
                    live.refusal.set(None);
                    live.answer.set(Some(Arc::new(answer)));
                }
                Err(AskError::Refused(refusal)) => {
                    live.answer.set(None);
                    live.refusal.set(Some(refusal));
                }
                Err(AskError::Superseded | AskError::Gone) => {}
            }
            live.pending.set(false);
        });
    });
    live
}
