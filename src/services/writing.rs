//! A text that a language model is asked for: under way, stopped, there, or failed.

use crate::services::proxy;
use crate::state::advice::failure::Failure;
use crate::state::advice::phase::{Phase, fits};
use crate::state::latest::Latest;
use leptos::prelude::*;
use std::sync::Arc;
use waymark_schema::advice::{Advice, AdviceTask};
use web_sys::AbortController;

/// One text at a time; cheap to copy.
#[derive(Clone, Copy)]
pub struct Writing {
    /// How far it is.
    pub phase: RwSignal<Phase>,
    abort: StoredValue<Option<AbortController>, LocalStorage>,
    latest: StoredValue<Latest>,
}

impl Writing {
    /// Nothing asked for yet. What is under way when the component goes is stopped with it.
    pub fn new() -> Self {
        let writing = Self {
            phase: RwSignal::new(Phase::Idle),
            abort: StoredValue::new_local(None),
            latest: StoredValue::new(Latest::default()),
        };
        on_cleanup(move || writing.cut());
        writing
    }

    /// Sends `body` to `address`; `end` hears how it ended, unless something newer was begun meanwhile.
    pub fn begin(
        self,
        address: String,
        body: String,
        task: AdviceTask,
        end: impl FnOnce(Result<Arc<Advice>, Failure>) + 'static,
    ) {
        self.cut();
        let Ok(abort) = AbortController::new() else { return };
        self.abort.set_value(Some(abort.clone()));
        let ticket = self.latest.try_update_value(Latest::issue);
        self.phase.set(Phase::Waiting);
        leptos::task::spawn_local(async move {
            let current = move || {
                let is_latest = |ticket| self.latest.try_with_value(|latest| latest.is_latest(ticket));
                ticket.and_then(is_latest).unwrap_or_default()
            };
            let outcome = proxy::write(&address, body, &abort, move |sentence| {
                if current() {
                    self.phase.update(|phase| match phase {
                        Phase::Arriving(sentences) => sentences.push(sentence),
                        other => *other = Phase::Arriving(vec![sentence]),
                    });
                }
            })
            .await;
            if !current() {
                return;
            }
            let outcome = match outcome {
                Ok(advice) if fits(&advice, &task) => Ok(Arc::new(advice)),
                Ok(_) => Err(Failure::Nonsense),
                Err(failure) => Err(failure),
            };
            if outcome.is_err() {
                // A stream that is given up is not left running.
                abort.abort();
            }
            self.phase.set(match &outcome {
                Ok(advice) => Phase::Done(Arc::clone(advice)),
                Err(failure) => Phase::Failed(*failure),
            });
            end(outcome);
        });
    }

    /// Stops what is under way, at the visitor's wish.
    pub fn stop(self) {
        self.abort.with_value(|abort| abort.iter().for_each(AbortController::abort));
    }

    /// Forgets the text, and stops what is under way.
    pub fn clear(self) {
        self.cut();
        self.phase.set(Phase::Idle);
    }

    fn cut(self) {
        self.latest.try_update_value(Latest::issue);
        let _ = self.abort.try_update_value(|abort| {
            if let Some(abort) = abort.take() {
                abort.abort();
            }
        });
    }
}

impl Default for Writing {
    fn default() -> Self {
        Self::new()
    }
}
