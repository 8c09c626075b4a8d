//! Where the site lives. Every address is built from the document's base, so that the same files work
//! at the root of a host and under any path of it.

use crate::language::{Language, spoken};
use crate::services::language;
use crate::state::embedding::Embedding;
use crate::state::step::Step;
use crate::t;
use crate::view::weighing::query_with;
use leptos::prelude::{Get, Memo, document, window};
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};
use waymark_domain::Weights;

/// The site's own addresses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site {
    /// Absolute address of the site's root, with a slash at the end.
    root: String,
    /// Path of the site's root, with a slash at both ends.
    path: String,
    /// How the site is embedded, if it is.
    embedding: Option<Embedding>,
}

impl Site {
    /// The site this document belongs to.
    pub fn of_document() -> Self {
        let address = document().base_uri().ok().flatten().unwrap_or_default();
        let embedding = Embedding::read(&window().location().search().unwrap_or_default());
        match web_sys::Url::new_with_base("./", &address) {
            Ok(url) => Self { root: url.origin() + &url.pathname(), path: url.pathname(), embedding },
            Err(_) => Self { root: "/".to_owned(), path: "/".to_owned(), embedding },
        }
    }

    /// The path that the router takes as its base: no slash at the end, empty at the root of a host.
    pub fn router_base(&self) -> String {
        self.path.trim_end_matches('/').to_owned()
    }

    /// Absolute address of a file of the site, such as `model-card.json`.
    pub fn file(&self, name: &str) -> String {
        self.root.clone() + name
    }

    /// The path of the start page.
    pub fn home(&self) -> String {
        self.path.clone()
    }

    /// The start page, for a link to it.
    pub fn start(&self) -> String {
        self.page("")
    }

    /// Most results that whoever embeds the site wants; `None` where all are wanted.
    pub fn limit(&self) -> Option<usize> {
        self.embedding.as_ref()?.limit
    }

    /// The step that a visit begins with.
    pub fn first_step(&self) -> Step {
        self.embedding.as_ref().and_then(|embedding| embedding.start).unwrap_or_default()
    }

    /// A page in a folder of the site, embedded as this one is.
    fn page(&self, folder: &str) -> String {
        let page = self.path.clone() + folder;
        let carried = self.carried();
        if carried.is_empty() { page } else { page + "?" + &carried }
    }

    /// The start page at a step.
    pub fn step(&self, step: Step) -> String {
        with_query(self.start(), "step", step.as_str())
    }

    /// What every address of the site has in its query: how it is embedded, and its language.
    fn carried(&self) -> String {
        let embedded = self.embedding.as_ref().map(|embedding| embedding.carried.clone());
        [embedded, language::in_address()].into_iter().flatten().collect::<Vec<_>>().join("&")
    }

    /// An occupation's page. The slash at the end is what static hosts serve folders under.
    pub fn occupation(&self, code: &str) -> String {
        self.page(&format!("occupation/{code}/"))
    }

    /// The page that compares occupations, with what [`crate::state::basket::fragment`] makes of them.
    pub fn compare(&self, fragment: &str) -> String {
        self.with_fragment("compare/", fragment)
    }

    /// The page of work in demand, with the place in a fragment.
    pub fn demand(&self, fragment: &str) -> String {
        self.with_fragment("demand/", fragment)
    }

    /// The page of the search by meaning, for these words.
    pub fn search(&self, words: &str) -> String {
        let fragment = if words.trim().is_empty() {
            String::new()
        } else {
            format!("{SEARCHED}={}", js_sys::encode_uri_component(words))
        };
        self.with_fragment("search/", &fragment)
    }

    /// A page with what stands behind the `#`, which no browser sends: what a visitor looks for or compares is in
    /// the address, to be kept and linked, and in no request.
    fn with_fragment(&self, folder: &str, fragment: &str) -> String {
        let page = self.page(folder);
        if fragment.is_empty() { page } else { page + "#" + fragment }
    }

    /// The page that writes the lines for embedding the site; it is not of this program.
    pub fn embedding(&self) -> String {
        let page = self.path.clone() + "embed/";
        language::in_address().map_or(page.clone(), |language| page + "?" + &language)
    }

    /// The page about the site.
    pub fn about(&self) -> String {
        self.page("about/")
    }

    /// The page of saved profiles.
    pub fn saved(&self) -> String {
        self.page("saved/")
    }

    /// The map of occupations.
    pub fn map(&self) -> String {
        self.page("map/")
    }

    /// The map, looking at an occupation.
    pub fn map_at(&self, code: &str) -> String {
        with_query(self.map(), "at", code)
    }

    /// The questions about interests.
    pub fn questions(&self) -> String {
        self.page("questions/")
    }

    /// The questions at one of them, or at their result.
    pub fn questions_at(&self, at: &str) -> String {
        with_query(self.questions(), "at", at)
    }

    /// The results.
    pub fn results(&self) -> String {
        self.step(Step::Results)
    }

    /// The whole address of results for the profile at the link's end, in this order.
    pub fn shared(&self, link: &str, weights: Weights) -> String {
        self.root.clone() + &query_with("step=results", weights) + LINK + link
    }

    /// The page with the models' figures.
    pub fn model_card(&self) -> String {
        self.page("model/")
    }

    /// Address of the list of the release's files, as `index.html` names it.
    pub fn manifest(&self) -> String {
        self.named("waymark-manifest", "manifest.json")
    }

    /// Address of the worker's script, as `index.html` names it.
    pub fn worker(&self) -> String {
        self.named("waymark-worker", "worker_boot.js")
    }

    /// Address of the script that draws the map, as `index.html` names it.
    pub fn map_painter(&self) -> String {
        self.named("waymark-map-painter", "map_painter.js")
    }

    /// Address of the script that starts the reader of PDF, as `index.html` names it.
    pub fn pdf_reader(&self) -> String {
        self.named("waymark-pdf-reader", "pdf_reader_boot.js")
    }

    /// Absolute address of the language model's proxy, with a slash at the end, if this site has one: the one
    /// that whoever embeds the site named, else as `index.html` names it, absolute or from the site's root.
    pub fn proxy(&self) -> Option<String> {
        if let Some(chosen) = self.embedding.as_ref().and_then(|embedding| embedding.proxy.clone()) {
            return Some(chosen);
        }
        let named = meta("waymark-proxy").filter(|named| !named.trim().is_empty())?;
        let folder = named.trim().trim_end_matches('/').to_owned() + "/";
        let address = web_sys::Url::new_with_base(&folder, &self.root).ok()?;
        matches!(address.protocol().as_str(), "http:" | "https:").then(|| address.href())
    }

    /// The page that shows the same question with facts and without.
    pub fn grounded(&self) -> String {
        self.page("grounded/")
    }

    fn named(&self, name: &str, default: &str) -> String {
        self.file(meta(name).as_deref().unwrap_or(default))
    }
}

/// An address with one more value in its query, which needs no escaping.
fn with_query(address: String, name: &str, value: &str) -> String {
    let before = if address.contains('?') { '&' } else { '?' };
    address + &format!("{before}{name}={value}")
}

/// What a `<meta>` of the page says.
fn meta(name: &str) -> Option<String> {
    document().query_selector(&format!("meta[name={name}]")).ok()??.get_attribute("content")
}

/// Drops `index.html` from the address, which the router does not know, and puts the language into it.
pub fn tidy_address() {
    let location = window().location();
    if let (Ok(path), Ok(search), Ok(hash), Ok(history)) =
        (location.pathname(), location.search(), location.hash(), window().history())
    {
        let said = with_language(&search);
        let folder = path.strip_suffix("index.html");
        if folder.is_none() && said == search {
            return;
        }
        let address = folder.unwrap_or(&path).to_owned() + &said + &hash;
        // A browser that refuses keeps the address as it is, and the router shows its own page for it.
        let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&address));
    }
}

/// A query with the language in use in the place of any other; one that asks for the language in use stays.
pub fn with_language(query: &str) -> String {
    let is_language = |part: &&str| part.split('=').next() == Some(language::PARAMETER);
    let parts: Vec<&str> = query.trim_start_matches('?').split('&').filter(|part| !part.is_empty()).collect();
    let said = parts.iter().copied().find(is_language).and_then(|part| Language::of_code(part.get(5..)?));
    let own = language::in_address();
    let parts: Vec<&str> = match said {
        Some(said) if said == spoken() => parts,
        _ => parts.into_iter().filter(|part| !is_language(part)).chain(own.as_deref()).collect(),
    };
    if parts.is_empty() { String::new() } else { "?".to_owned() + &parts.join("&") }
}

/// What stands before a profile at the end of a link.
const LINK: &str = "#profile=";

/// The profile at the end of the address, which loses it: a reload or a bookmark does not bring it again.
pub fn take_link() -> Option<String> {
    let hash = window().location().hash().ok()?;
    let link = hash.strip_prefix(LINK)?.to_owned();
    drop_fragment();
    Some(link)
}

/// What `read` makes of the named values at the end of the address, `#role=nurse&skills=…`, which loses them.
pub fn take_prefill<T>(
    names: &[&str],
    read: impl Fn(&dyn Fn(&str) -> Option<String>) -> Option<T>,
) -> Option<T> {
    let hash = window().location().hash().ok()?;
    let values = web_sys::UrlSearchParams::new_with_str(hash.strip_prefix('#')?).ok()?;
    if !names.iter().any(|name| values.has(name)) {
        return None;
    }
    let found = read(&|name: &str| values.get(name));
    drop_fragment();
    found
}

fn drop_fragment() {
    let location = window().location();
    if let (Ok(path), Ok(search), Ok(history)) = (location.pathname(), location.search(), window().history())
    {
        // A browser that refuses keeps the address as it is; the answers are then offered again with a reload.
        let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&(path + &search)));
    }
}

/// The name of the words that are searched for, behind the `#`.
pub const SEARCHED: &str = "q";

/// What the address says behind its `#` under this name, and follows it.
pub fn use_fragment(name: &'static str) -> Memo<Option<String>> {
    let hash = use_location().hash;
    Memo::new(move |_| {
        let hash = hash.get();
        web_sys::UrlSearchParams::new_with_str(hash.trim_start_matches('#')).ok()?.get(name)
    })
}

/// Sets the document's title.
pub fn set_title(page: &str) {
    document().set_title(&if page.is_empty() {
        t!("Waymark – a private career guide").to_owned()
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
