//! The worker that takes the text out of a PDF: bytes in, a text out, or nothing if there is none to be had.
//!
//! It is a program of its own because few visitors need it and it is large. It may crash on a damaged file:
//! the page that started it takes that for an answer.

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

/// Pages that are read; a résumé has fewer.
const MOST_PAGES: usize = 40;
/// Bytes of text that are of use: what is longer cannot be read anyhow, and the page says so.
const MOST_BYTES: usize = 400_000;

fn main() {
    let scope: web_sys::DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let reply = scope.clone();
    let on_message = Closure::<dyn FnMut(_)>::new(move |event: web_sys::MessageEvent| {
        let content = js_sys::Uint8Array::new(&event.data()).to_vec();
        let text = text(&content).map_or(JsValue::NULL, |text| JsValue::from_str(&text));
        // A page that has gone away hears nothing, and wants nothing.
        let _ = reply.post_message(&text);
    });
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    // The worker listens for as long as it lives.
    on_message.forget();
}

/// The text of the first pages.
fn text(content: &[u8]) -> Option<String> {
    let mut document = pdf_extract::Document::load_mem(content).ok()?;
    if document.is_encrypted() {
        // Many are encrypted with no password, only to forbid printing.
        document.decrypt("").ok()?;
    }
    let mut text = String::new();
    let mut output = pdf_extract::PlainTextOutput::new(&mut text);
    for page in document.get_pages().into_keys().take(MOST_PAGES) {
        // A page that cannot be read leaves the others.
        let _ = pdf_extract::output_doc_page(&document, &mut output, page);
    }
    if text.len() > MOST_BYTES {
        text = text.chars().take(MOST_BYTES / 4).collect();
    }
    Some(text.trim().to_owned())
}
