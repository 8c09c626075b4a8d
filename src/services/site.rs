//! Where the site lives. Every address is built from the document's base, so that the same files work
//! at the root of a host and under any path of it.

use crate::state::step::Step;
use leptos::prelude::{document, window};
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

/// The site's own addresses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site {
    /// Absolute address of the site's root, with a slash at the end.
    root: String,
    /// Path of the site's root, with a slash at both ends.
    path: String,
}

impl Site {
    /// The site this document belongs to.
    pub fn of_document() -> Self {
        let address = document().base_uri().ok().flatten().unwrap_or_default();
        match web_sys::Url::new_with_base("./", &address) {
            Ok(url) => Self { root: url.origin() + &url.pathname(), path: url.pathname() },
            Err(_) => Self { root: "/".to_owned(), path: "/".to_owned() },
        }
    }

    /// The path that the router takes as its base: no slash at the end, empty at the root of a host.
    pub fn router_base(&self) -> String {
        self.path.trim_end_matches('/').to_owned()
    }

    /// Absolute address of a file of the site, such as `manifest.json`.
    pub fn file(&self, name: &str) -> String {
        self.root.clone() + name
    }

    /// The start page.
    pub fn home(&self) -> String {
        self.path.clone()
    }

    /// The start page at a step.
    pub fn step(&self, step: Step) -> String {
        self.path.clone() + "?step=" + step.as_str()
    }

    /// An occupation's page. The slash at the end is what static hosts serve folders under.
    pub fn occupation(&self, code: &str) -> String {
        self.path.clone() + "occupation/" + code + "/"
    }

    /// The page about the site.
    pub fn about(&self) -> String {
        self.path.clone() + "about/"
    }

    /// The page with the models' figures.
    pub fn model_card(&self) -> String {
        self.path.clone() + "model/"
    }

    /// Address of the worker's script, as `index.html` names it.
    pub fn worker(&self) -> String {
        self.script("waymark-worker", "worker_boot.js")
    }

    /// Address of the script that starts the reader of PDF, as `index.html` names it.
    pub fn pdf_reader(&self) -> String {
        self.script("waymark-pdf-reader", "pdf_reader_boot.js")
    }

    /// Absolute address of the language model's proxy, with a slash at the end, if this site has one: as
    /// `index.html` names it, absolute or from the site's root.
    pub fn proxy(&self) -> Option<String> {
        let named = meta("waymark-proxy").filter(|named| !named.trim().is_empty())?;
        let folder = named.trim().trim_end_matches('/').to_owned() + "/";
        let address = web_sys::Url::new_with_base(&folder, &self.root).ok()?;
        matches!(address.protocol().as_str(), "http:" | "https:").then(|| address.href())
    }

    /// The page that shows the same question with facts and without.
    pub fn grounded(&self) -> String {
        self.path.clone() + "grounded/"
    }

    fn script(&self, name: &str, default: &str) -> String {
        self.file(meta(name).as_deref().unwrap_or(default))
    }
}

/// What a `<meta>` of the page says.
fn meta(name: &str) -> Option<String> {
    document().query_selector(&format!("meta[name={name}]")).ok()??.get_attribute("content")
}

/// Drops `index.html` from the address, which the router does not know.
pub fn tidy_address() {
    let location = window().location();
    if let (Ok(path), Ok(search), Ok(history)) = (location.pathname(), location.search(), window().history())
        && let Some(folder) = path.strip_suffix("index.html")
    {
        let address = folder.to_owned() + &search;
        // A browser that refuses keeps the address as it is, and the router shows its own page for it.
        let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&address));
    }
}

/// Sets the document's title.
pub fn set_title(page: &str) {
    document().set_title(&if page.is_empty() {
        "Waymark – a private career guide".to_owned()
    } else {
        page.to_owned() + " – Waymark"
    });
}

/// A function that puts another address of the site in the place of the present one: nothing moves, and
/// Back leads to where it led before.
pub fn use_replace() -> impl Fn(&str) + Clone {
    let navigate = use_navigate();
    move |address: &str| {
        let options =
            NavigateOptions { resolve: false, replace: true, scroll: false, ..NavigateOptions::default() };
        navigate(address, options);
    }
}
