//! Tells whoever listens around the app what has happened, by events on the window.

use crate::state::outward::Happening;
use leptos::prelude::window;
use serde::Serialize;
use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit};

/// Tells what has happened. Nobody need listen.
pub fn tell(happening: &Happening) {
    let init = CustomEventInit::new();
    init.set_detail(&detail(happening));
    if let Ok(event) = CustomEvent::new_with_event_init_dict(happening.name(), &init) {
        // An event that nobody cancels says nothing back.
        let _ = window().dispatch_event(&event);
    }
}

fn detail(happening: &Happening) -> JsValue {
    match happening {
        Happening::Ready => JsValue::NULL,
        Happening::Step { step: word } | Happening::Selected { code: word } => word.into(),
        Happening::Feedback { about, code, answer } => {
            let told = (about, code, answer);
            told.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).unwrap_or(JsValue::NULL)
        }
        Happening::Download { format: word } | Happening::Error { what: word } => (*word).into(),
        Happening::Results(found) => {
            found.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).unwrap_or(JsValue::NULL)
        }
    }
}
