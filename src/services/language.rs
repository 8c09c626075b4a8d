//! The language of the page in the browser: what the script that starts the page chose, and a change of it.
//!
//! `public/boot.js` chooses before the program is there, from the address, the visitor's last choice and the browser,
//! and fetches the texts. It leaves both at a name on the window, with a function that fetches those of another
//! language. Where there is no such script, as in tests, the page speaks English.

use crate::language::{Catalogue, Language, speak, spoken};
use crate::services::library;
use js_sys::{Array, Function, Object, Promise, Reflect};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Where the script leaves the language.
const NAME: &str = "waymarkLanguage";
/// There, and in what the worker is told: the language's code, and its texts.
const SPOKEN: &str = "spoken";
const TEXTS: &str = "texts";
/// Where a choice is kept.
const KEPT: &str = "waymark/1/language";
/// The parameter of the address.
pub const PARAMETER: &str = "lang";

/// Has the page speak what the script chose, and says so in the address.
pub fn begin() {
    if let Some(script) = script() {
        hear(&script);
    }
}

/// What tells the worker the page's language and its texts: what it writes for a file is read by the visitor.
pub fn message() -> Option<JsValue> {
    let script = script()?;
    let message = Object::new();
    for name in [SPOKEN, TEXTS] {
        // A plain object takes any property.
        let _ = Reflect::set(&message, &name.into(), &Reflect::get(&script, &name.into()).ok()?);
    }
    Some(message.into())
}

/// Takes over a language and its texts, if that is what this is.
pub fn hear(message: &JsValue) -> bool {
    let of = |name: &str| Reflect::get(message, &name.into()).ok();
    let Some(language) =
        of(SPOKEN).and_then(|code| code.as_string()).and_then(|code| Language::of_code(&code))
    else {
        return false;
    };
    use_texts(language, &of(TEXTS).unwrap_or(JsValue::UNDEFINED));
    true
}

/// Has the page speak another language, if its texts can be had; the visitor's choice is kept.
pub async fn change(language: Language) -> bool {
    let Some(texts) = fetch(language).await else { return false };
    use_texts(language, &texts);
    if let Some(storage) = library::storage() {
        // Where nothing can be kept, the address has it still.
        let _ = storage.set_item(KEPT, language.code());
    }
    true
}

/// What stands in addresses for the language in use; `None` where it is English and the browser asks for nothing
/// else, so that the shortest address is the usual one.
pub fn in_address() -> Option<String> {
    let preferred = script()
        .and_then(|script| Reflect::get(&script, &"preferred".into()).ok()?.as_string())
        .and_then(|code| Language::of_code(&code))
        .unwrap_or_default();
    let usual = spoken() == Language::English && preferred == Language::English;
    (!usual).then(|| format!("{PARAMETER}={}", spoken().code()))
}

fn script() -> Option<JsValue> {
    Reflect::get(&window(), &NAME.into()).ok().filter(JsValue::is_object)
}

async fn fetch(language: Language) -> Option<JsValue> {
    let script = script()?;
    let fetch: Function = Reflect::get(&script, &"use".into()).ok()?.dyn_into().ok()?;
    let coming: Promise = fetch.call1(&script, &language.code().into()).ok()?.dyn_into().ok()?;
    JsFuture::from(coming).await.ok()
}

/// Texts as the file has them: each English one is followed by its translation.
fn use_texts(language: Language, texts: &JsValue) {
    let texts: Vec<String> = texts
        .dyn_ref::<Array>()
        .map(|texts| texts.iter().filter_map(|text| text.as_string()).collect())
        .unwrap_or_default();
    let mut texts = texts.into_iter();
    let pairs = std::iter::from_fn(|| Some((texts.next()?, texts.next()?)));
    // Texts are lent from it all over the page, so it stays; a visitor seldom changes the language.
    let catalogue: Option<&'static Catalogue> =
        (language != Language::English).then(|| &*Box::leak(Box::new(Catalogue::new(pairs))));
    speak(language, catalogue);
}
