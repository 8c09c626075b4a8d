//! Focus, scrolling, and where things are on the screen.

use crate::services::library::is_framed;
use crate::services::timer::now;
use crate::view::reorder::RowSpan;
use leptos::prelude::document;
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, FocusOptions, HtmlDialogElement, HtmlElement, HtmlInputElement, PointerEvent};

/// Moves the focus to the element with this id, if it is there.
pub fn focus(id: &str) {
    if let Some(element) = element::<HtmlElement>(id) {
        // Where an element cannot be focused nothing is lost.
        let _ = element.focus();
    }
}

/// Moves the focus once what has just changed is on the page.
pub fn focus_soon(id: &str) {
    let id = id.to_owned();
    leptos::prelude::request_animation_frame(move || focus(&id));
}

/// Moves the focus to what a link has led to, once it is on the page, which stays at its top. A frame may be as high as
/// its content; there it is the page around that has to come along.
pub fn focus_on_arrival(id: &'static str) {
    leptos::prelude::request_animation_frame(move || {
        let options = FocusOptions::new();
        options.set_prevent_scroll(!is_framed());
        if let Some(element) = element::<HtmlElement>(id) {
            // Where an element cannot be focused nothing is lost.
            let _ = element.focus_with_options(&options);
        }
    });
}

/// Takes the focus from what has it.
pub fn let_go_of_focus() {
    let active = document().active_element().and_then(|active| active.dyn_into::<HtmlElement>().ok());
    if let Some(active) = active {
        // What cannot lose the focus keeps it until it goes.
        let _ = active.blur();
    }
}

thread_local! {
    /// The element that should keep the focus while what it is in is drawn anew, and since when.
    static HELD: RefCell<Option<(String, f64)>> = const { RefCell::new(None) };
}

/// How long the focus is held, in milliseconds: the answer that draws anew comes well before.
const HELD_FOR: f64 = 3_000.0;

/// Moves the focus to the element with this id, now and each time that [`regain_focus_soon`] finds it lost.
pub fn hold_focus(id: &str) {
    HELD.set(Some((id.to_owned(), now())));
    focus_soon(id);
}

/// Gives the focus back to what holds it, where drawing anew has taken it away.
pub fn regain_focus_soon() {
    leptos::prelude::request_animation_frame(|| {
        let is_lost = document().active_element().is_none_or(|active| active.tag_name() == "BODY");
        let held = HELD.with_borrow(Clone::clone).filter(|(_, since)| now() - since < HELD_FOR);
        if let Some((id, _)) = held.filter(|_| is_lost) {
            focus(&id);
        }
    });
}

/// Shows a dialog over the page, once what has just changed is in it.
pub fn show_dialog_soon(id: &'static str) {
    leptos::prelude::request_animation_frame(move || {
        if let Some(dialog) = element::<HtmlDialogElement>(id).filter(|dialog| !dialog.open()) {
            // A browser that cannot show it leaves the page as it is, and nothing is sent.
            let _ = dialog.show_modal();
        }
    });
}

/// Closes a dialog; the focus goes back to where it was.
pub fn close_dialog(id: &str) {
    if let Some(dialog) = element::<HtmlDialogElement>(id) {
        dialog.close();
    }
}

/// Scrolls an element of a list into view, as little as needed.
pub fn reveal(id: &str) {
    if let Some(element) = element::<Element>(id) {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// The words in the input that an event comes from.
pub fn input_text(event: &Event) -> String {
    event
        .target()
        .and_then(|target| target.dyn_into::<HtmlInputElement>().ok())
        .map(|input| input.value())
        .unwrap_or_default()
}

/// The words in the input with this id.
pub fn input_value(id: &str) -> String {
    element::<HtmlInputElement>(id).map(|input| input.value()).unwrap_or_default()
}

/// Whether the details element that an event comes from is unfolded.
pub fn is_unfolded(event: &Event) -> bool {
    event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
        .is_some_and(|details| details.has_attribute("open"))
}

/// Puts words into the input with this id.
pub fn set_input(id: &str, text: &str) {
    if let Some(input) = element::<HtmlInputElement>(id) {
        input.set_value(text);
    }
}

/// The vertical extents of the children of a list.
pub fn row_spans(list: &str) -> Vec<RowSpan> {
    let Some(list) = element::<Element>(list) else { return Vec::new() };
    let children = list.children();
    (0..children.length())
        .filter_map(|index| children.item(index))
        .map(|row| {
            let bounds = row.get_bounding_client_rect();
            RowSpan { top: bounds.top(), bottom: bounds.bottom() }
        })
        .collect()
}

/// Keeps a drag's moves coming to the element it began on.
pub fn capture_pointer(event: &PointerEvent) {
    if let Some(element) = event.current_target().and_then(|target| target.dyn_into::<Element>().ok()) {
        // Without capture the drag ends when the pointer leaves the handle; the buttons remain.
        let _ = element.set_pointer_capture(event.pointer_id());
    }
}

fn element<T: JsCast>(id: &str) -> Option<T> {
    document().get_element_by_id(id)?.dyn_into().ok()
}
