//! What the page's own HTML shows until the app has more: the facts of an occupation, the words of a page.

use leptos::prelude::{document, window};
use std::cell::RefCell;

/// The part of the page that the build wrote for this address alone.
const PART: &str = "still";

/// What stood on the page when the app took it over.
struct Still {
    path: String,
    html: String,
}

thread_local! {
    static STILL: RefCell<Option<Still>> = const { RefCell::new(None) };
}

/// Takes the still page away, and keeps what is this address's own.
pub fn take_over() {
    if let Some(part) = document().get_element_by_id(PART) {
        let html = part.inner_html();
        STILL.set(path().map(|path| Still { path, html }));
    }
    if let Some(main) = document().get_element_by_id("main") {
        main.remove();
    }
}

/// What the page at this address showed before the app was there, as the build wrote it, in the page's language.
pub fn html() -> Option<String> {
    let path = path()?;
    STILL.with_borrow(|still| {
        still.as_ref().filter(|still| still.path == path).map(|still| still.html.clone())
    })
}

fn path() -> Option<String> {
    window().location().pathname().ok()
}
