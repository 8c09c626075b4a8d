//! A worker of the page's, with what hears it.

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, MessageEvent, Worker};

/// A worker; when this is dropped it ends, and nothing that it has said is heard any more.
pub struct OwnedWorker {
    worker: Worker,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(Event)>,
}

impl OwnedWorker {
    /// Starts the script at this address; `None` where the browser does not.
    pub fn start(
        address: &str,
        on_message: impl FnMut(MessageEvent) + 'static,
        on_error: impl FnMut(Event) + 'static,
    ) -> Option<Self> {
        let worker = Worker::new(address).ok()?;
        let (on_message, on_error) = (Closure::new(on_message), Closure::new(on_error));
        worker.set_onmessage(Some(AsRef::<JsValue>::as_ref(&on_message).unchecked_ref()));
        worker.set_onerror(Some(AsRef::<JsValue>::as_ref(&on_error).unchecked_ref()));
        Some(Self { worker, _on_message: on_message, _on_error: on_error })
    }

    /// Tells it something, and says whether that could be sent.
    pub fn tell(&self, message: &JsValue) -> bool {
        self.worker.post_message(message).is_ok()
    }

    /// Tells it something with these objects in it, which the page then has no more.
    pub fn give(&self, message: &JsValue, given: &JsValue) -> bool {
        self.worker.post_message_with_transfer(message, given).is_ok()
    }
}

impl Drop for OwnedWorker {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}
