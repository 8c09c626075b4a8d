//! Texts that the visitor takes along: to the clipboard, or as a file.

use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// Copies a text; false where the browser does not allow it.
pub async fn copy(text: &str) -> bool {
    // Where the origin is not secure enough, there is no clipboard at all.
    let clipboard: JsValue = window().navigator().clipboard().into();
    if !clipboard.is_object() {
        return false;
    }
    let clipboard: web_sys::Clipboard = clipboard.unchecked_into();
    JsFuture::from(clipboard.write_text(text)).await.is_ok()
}

/// Offers a text as a file of this name; false where the browser does not allow it.
pub fn download(name: &str, text: &str) -> bool {
    save(name, text).is_ok()
}

fn save(name: &str, text: &str) -> Result<(), JsValue> {
    let parts = js_sys::Array::of1(&text.into());
    let options = BlobPropertyBag::new();
    options.set_type("text/plain;charset=utf-8");
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    Url::revoke_object_url(&address)
}
