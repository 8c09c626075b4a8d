//! Files that the visitor chooses or drops: opened here, and nowhere else.

use crate::services::pdf;
use crate::services::site::Site;
use crate::state::resume::{FileKind, MAX_FILE_BYTES};
use crate::t;
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DragEvent, Event, File, HtmlInputElement};

/// The file that was chosen in a file input, which is emptied so that the same file can be chosen again.
pub fn chosen(event: &Event) -> Option<File> {
    let input: HtmlInputElement = event.target()?.dyn_into().ok()?;
    let file = input.files()?.get(0);
    input.set_value("");
    file
}

/// The file that was dropped.
pub fn dropped(event: &DragEvent) -> Option<File> {
    event.data_transfer()?.files()?.get(0)
}

/// Whether what is dragged is a file.
pub fn is_file(event: &DragEvent) -> bool {
    event.data_transfer().is_some_and(|dragged| dragged.types().includes(&"Files".into(), 0))
}

/// The text of a JSON file, or why it cannot be had, in words for the visitor.
pub async fn json(file: File) -> Result<String, String> {
    if file.size() > MAX_FILE_BYTES {
        return Err(t!("This file is too large to be results from here.").to_owned());
    }
    let text =
        JsFuture::from(file.text()).await.map_err(|_| t!("This file could not be opened.").to_owned())?;
    Ok(text.as_string().unwrap_or_default())
}

/// The text of a file, or why it cannot be had, in words for the visitor.
pub async fn text(file: File, site: &Site) -> Result<String, String> {
    if file.size() > MAX_FILE_BYTES {
        return Err(
            t!("This file is larger than 5 MB. Save it smaller, or paste its text instead.").to_owned()
        );
    }
    let unreadable = |_: JsValue| t!("This file could not be opened. Paste its text instead.").to_owned();
    match FileKind::of(&file.name(), &file.type_()) {
        FileKind::Text => {
            let text = JsFuture::from(file.text()).await.map_err(unreadable)?;
            Ok(text.as_string().unwrap_or_default())
        }
        FileKind::Pdf => {
            let content = JsFuture::from(file.array_buffer()).await.map_err(unreadable)?;
            pdf::text(&Uint8Array::new(&content), site).await
        }
        FileKind::Unknown => {
            Err(t!("Only .txt, .md and .pdf files can be read here. Paste the text instead.").to_owned())
        }
    }
}
