//! The text of a PDF, by a worker of its own that is loaded when the first PDF comes.
//!
//! A PDF can be damaged in more ways than any reader foresees. So each is read in a fresh worker, which may
//! crash or take for ever without harm to the page, and is stopped at the end.

use crate::services::site::Site;
use crate::services::timer::sleep;
use crate::services::worker::OwnedWorker;
use crate::t;
use futures::channel::oneshot;
use futures::future::{Either, select};
use js_sys::Uint8Array;
use std::cell::RefCell;
use std::pin::pin;
use std::rc::Rc;
use web_sys::{Event, MessageEvent};

/// How long a PDF may take, in milliseconds.
const PATIENCE: i32 = 20_000;

fn unreadable() -> String {
    t!("This PDF could not be read. Paste its text instead.").to_owned()
}

fn no_words() -> String {
    t!("This PDF has no text in it, perhaps because it is a picture. Paste the text instead.").to_owned()
}

/// The text of a PDF, or why there is none, in words for the visitor.
pub async fn text(content: &Uint8Array, site: &Site) -> Result<String, String> {
    let (tell, told) = oneshot::channel::<Option<String>>();
    let tell = Rc::new(RefCell::new(Some(tell)));
    let on_message = {
        let tell = Rc::clone(&tell);
        move |event: MessageEvent| {
            if let Some(tell) = tell.borrow_mut().take() {
                // Whoever waited may have gone; then nobody wants the text.
                let _ = tell.send(event.data().as_string());
            }
        }
    };
    let on_error = {
        let tell = Rc::clone(&tell);
        move |event: Event| {
            // The visitor is told in words, so the browser need not report it as well.
            event.prevent_default();
            if let Some(tell) = tell.borrow_mut().take() {
                let _ = tell.send(None);
            }
        }
    };
    let worker = OwnedWorker::start(&site.pdf_reader(), on_message, on_error).ok_or_else(unreadable)?;
    let outcome = if worker.tell(content) {
        match select(told, pin!(sleep(PATIENCE))).await {
            Either::Left((Ok(text), _)) => text,
            Either::Left((Err(_), _)) | Either::Right(_) => None,
        }
    } else {
        None
    };
    drop(worker);
    match outcome {
        Some(text) if text.trim().is_empty() => Err(no_words()),
        Some(text) => Ok(text),
        None => Err(unreadable()),
    }
}
