//! What the page's own HTML shows until the app has more: the facts of an occupation, the words of a page.

use leptos::prelude::{document, window};
use std::cell::RefCell;
use web_sys::Element;

/// The part of the page that the build wrote for this address alone.
const PART: &str = "still";

/// What stood on the page when the app took it over.
struct Still {
    path: String,
    html: String,
}

thread_local! {
    static STILL: RefCell<Option<Still>> = const { RefCell::new(None) };
    static PAGE: RefCell<Option<Element>> = const { RefCell::new(None) };
}

/// Keeps what is this address's own of the still page, which stays until [`take_away`]: the app is drawn behind it.
pub fn take_over() {
    if let Some(part) = document().get_element_by_id(PART) {
        let html = part.inner_html();
        STILL.set(path().map(|path| Still { path, html }));
    }
    let page = document().get_element_by_id("main");
    if let Some(page) = &page {
        // The app's own content has this name from now on.
        let _ = page.remove_attribute("id");
    }
    PAGE.set(page);
}

/// Takes the still page away, and so shows the app; does nothing where it is gone.
pub fn take_away() {
    if let Some(page) = PAGE.take() {
        page.remove();
    }
}

/// Whether the still page is what the visitor sees.
pub fn is_there() -> bool {
    PAGE.with_borrow(Option::is_some)
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
