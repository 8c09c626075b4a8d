//! The page's line to the engine in the worker.

use crate::components::later::fetched_later;
use crate::language::{text, told};
use crate::mark;
use crate::services::site::Site;
use crate::services::timer::rest;
use crate::services::worker::OwnedWorker;
use crate::services::{json, language};
use crate::state::engine_status::EngineStatus;
use crate::state::queue::SUPERSEDED;
use futures::channel::oneshot;
use leptos::prelude::*;
use serde::Serialize;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::future::Future;
use std::pin::Pin;
use std::rc::{Rc, Weak};
use wasm_bindgen::{JsCast, JsValue};
use waymark_schema::message::{Answer, Question, Reply, Request};

/// Why a question has no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AskError {
    /// A newer question of the same kind took its place: nothing to show.
    Superseded,
    /// The engine says why.
    Refused(Refusal),
    /// The engine is gone; its status says why.
    Gone,
}

/// A question that was not answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// Why, in words for the visitor.
    pub message: String,
    /// Whether asking again may help.
    pub retry: bool,
}

/// An answer on its way.
pub type Asking = Pin<Box<dyn Future<Output = Result<Answer, AskError>>>>;

/// Something that answers questions: the worker, or a stand-in in tests.
pub trait Backend {
    /// Asks a question.
    fn ask(&self, question: Question) -> Asking;
    /// Begins again after a failure to load.
    fn retry(&self);
    /// Speaks the page's language from now on, in what it writes for visitors.
    fn speak(&self) {}
}

/// The engine as components see it; cheap to copy, found by [`use_engine`].
#[derive(Clone, Copy)]
pub struct Engine {
    backend: StoredValue<Rc<dyn Backend>, LocalStorage>,
    status: RwSignal<EngineStatus>,
}

impl Engine {
    /// An engine that asks this backend; `status` is the backend's to set.
    pub fn new(backend: Rc<dyn Backend>, status: RwSignal<EngineStatus>) -> Self {
        Self { backend: StoredValue::new_local(backend), status }
    }

    /// The engine in the site's worker, which begins to load at once.
    pub fn in_worker(site: &Site) -> Self {
        let status = RwSignal::new(EngineStatus::default());
        let backend = Rc::new(WorkerBackend {
            script: site.worker(),
            manifest: site.manifest(),
            status,
            line: Rc::default(),
            next_id: Cell::new(0),
        });
        backend.start();
        Self::new(backend, status)
    }

    /// Asks a question.
    pub fn ask(self, question: Question) -> Asking {
        if self.status.with_untracked(|status| matches!(status, EngineStatus::Failed { .. })) {
            // Nobody would answer.
            return Box::pin(async { Err(AskError::Gone) });
        }
        self.backend.with_value(|backend| backend.ask(question))
    }

    /// Begins again after a failure to load.
    pub fn retry(self) {
        self.backend.with_value(|backend| backend.retry());
    }

    /// Tells it that the page speaks another language now.
    pub fn speak(self) {
        self.backend.with_value(|backend| backend.speak());
    }

    /// How far the engine is.
    pub fn status(self) -> Signal<EngineStatus> {
        self.status.into()
    }
}

/// The engine provided by the app.
pub fn use_engine() -> Engine {
    expect_context()
}

/// Who waits for an answer, by the number of the question.
type Pending = RefCell<BTreeMap<u32, oneshot::Sender<Result<Answer, AskError>>>>;

/// Asks the worker by messages.
struct WorkerBackend {
    script: String,
    manifest: String,
    status: RwSignal<EngineStatus>,
    line: Rc<RefCell<Option<Line>>>,
    next_id: Cell<u32>,
}

/// A running worker and who waits for its answers.
struct Line {
    worker: OwnedWorker,
    pending: Rc<Pending>,
}

const STOPPED: &str = mark!("The matching engine stopped. Trying again starts it anew.");
const BROKE: &str = mark!(
    "The matching engine broke off, perhaps for want of memory. Closing other tabs can help; trying again starts it anew."
);
const NOT_STARTED: &str = mark!("The matching engine could not be started. Please check the connection.");

/// The engine is gone, for this reason; trying again may help.
fn failed(message: &'static str) -> EngineStatus {
    EngineStatus::Failed { message: text(message).to_owned(), retry: true }
}

/// Whether the program itself broke off, as it does where the browser gives it no more memory; a file that did not
/// arrive leaves no message.
fn is_trap(event: &web_sys::Event) -> bool {
    event.dyn_ref::<web_sys::ErrorEvent>().is_some_and(|event| event.message().contains("RuntimeError"))
}

impl WorkerBackend {
    /// Starts a fresh worker and has it load.
    fn start(&self) {
        self.line.borrow_mut().take();
        self.status.set(EngineStatus::Starting);
        let pending = Rc::<Pending>::default();
        let on_message = {
            let listener = Listener {
                status: self.status,
                line: Rc::downgrade(&self.line),
                pending: Rc::downgrade(&pending),
            };
            move |event: web_sys::MessageEvent| {
                leptos::task::spawn_local(hear(event.data(), listener.clone()));
            }
        };
        let on_error = {
            let (status, pending) = (self.status, Rc::downgrade(&pending));
            move |event: web_sys::Event| {
                if let Some(pending) = pending.upgrade() {
                    pending.borrow_mut().clear();
                }
                let message = match status.with_untracked(EngineStatus::is_ready) {
                    _ if is_trap(&event) => BROKE,
                    true => STOPPED,
                    false => NOT_STARTED,
                };
                status.set(failed(message));
            }
        };
        let Some(worker) = OwnedWorker::start(&self.script, on_message, on_error) else {
            self.status.set(failed(NOT_STARTED));
            return;
        };
        *self.line.borrow_mut() = Some(Line { worker, pending });
        Backend::speak(self);
        self.send(&Request { id: self.number(), body: Question::Load { manifest: self.manifest.clone() } });
    }

    fn number(&self) -> u32 {
        let id = self.next_id.get();
        self.next_id.set(id.wrapping_add(1));
        id
    }

    fn send(&self, request: &Request) -> bool {
        let Ok(message) = request.serialize(&serde_wasm_bindgen::Serializer::json_compatible()) else {
            return false;
        };
        self.line.borrow().as_ref().is_some_and(|line| line.worker.tell(&message))
    }
}

fetched_later!(fn read(message: JsValue) -> Option<Reply>, in journey =>
    message.as_string().and_then(|text| json::read(&text)).map(heard)
);

/// What the worker says, in the language in use.
fn heard(reply: Reply) -> Reply {
    match reply {
        Reply::Failure { id, message, retry } if message != SUPERSEDED => {
            Reply::Failure { id, message: told(&message), retry }
        }
        reply => reply,
    }
}

/// What hearing a worker takes. The worker's own things are held weakly: what an earlier one said concerns nobody.
#[derive(Clone)]
struct Listener {
    status: RwSignal<EngineStatus>,
    line: Weak<RefCell<Option<Line>>>,
    pending: Weak<Pending>,
}

/// Takes in what the worker says. The program that reads it comes while the worker loads; messages wait for it and
/// keep their order.
async fn hear(message: JsValue, Listener { status, line, pending }: Listener) {
    let read = read(message).await;
    let Some(pending) = pending.upgrade() else { return };
    let reply = match read {
        Ok(Some(reply)) => reply,
        // What is not of the protocol comes from nobody the page knows; it is left alone.
        Ok(None) => return,
        // What it said is lost, and what it says later would make no sense.
        Err(_) => {
            status.set(failed(NOT_STARTED));
            if let Some(line) = line.upgrade() {
                line.borrow_mut().take();
            }
            return;
        }
    };
    let next = status.get_untracked().after(&reply);
    if next != status.get_untracked() {
        status.set(next);
    }
    let (id, outcome) = match reply {
        Reply::Answer { id, body } => (id, Ok(*body)),
        Reply::Failure { id: Some(id), message, .. } if message == SUPERSEDED => {
            (id, Err(AskError::Superseded))
        }
        Reply::Failure { id: Some(id), message, retry } => {
            (id, Err(AskError::Refused(Refusal { message, retry })))
        }
        Reply::Progress { .. } | Reply::Ready | Reply::Failure { id: None, .. } => return,
    };
    let asker = pending.borrow_mut().remove(&id);
    if let Some(asker) = asker {
        // What is made of it is drawn in tasks of its own.
        rest().await;
        // An asker that has gone away wants no answer.
        let _ = asker.send(outcome);
    }
}

impl Backend for WorkerBackend {
    fn ask(&self, question: Question) -> Asking {
        let id = self.number();
        let (asker, answer) = oneshot::channel();
        if self.send(&Request { id, body: question })
            && let Some(line) = &*self.line.borrow()
        {
            line.pending.borrow_mut().insert(id, asker);
        }
        Box::pin(async move { answer.await.unwrap_or(Err(AskError::Gone)) })
    }

    fn retry(&self) {
        self.start();
    }

    fn speak(&self) {
        if let Some(message) = language::message()
            && let Some(line) = &*self.line.borrow()
        {
            // A worker that cannot be told writes in English.
            line.worker.tell(&message);
        }
    }
}
