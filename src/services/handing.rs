//! Handing something to the visitor: a file, a text on the clipboard, a page to print.

use js_sys::{Array, Reflect};
use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// Hands over a file; `false` if the browser refuses.
pub fn file(name: &str, kind: &str, content: &str) -> bool {
    try_file(name, kind, content).is_ok()
}

fn try_file(name: &str, kind: &str, content: &str) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&content.into()), &options)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    Url::revoke_object_url(&address)
}

/// Copies a text; `false` if the browser refuses, as it may in a frame.
pub async fn copy(text: &str) -> bool {
    let navigator = window().navigator();
    // Where the page is not secure, there is no such property.
    let there = Reflect::get(&navigator, &"clipboard".into()).is_ok_and(|clipboard| clipboard.is_object());
    there && JsFuture::from(navigator.clipboard().write_text(text)).await.is_ok()
}

/// Opens the browser's own way to print, or to save as PDF.
pub fn print() {
    // A frame that may not print does nothing; the site in a tab of its own can.
    let _ = window().print();
}
