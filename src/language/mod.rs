//! The language that the page speaks, and its texts.
//!
//! Texts stand in English where they are used, in [`t!`](crate::t), and each is the key of its own translation, as
//! with gettext. `locales/es.po` has the Spanish ones; the build checks it against the source, and fails where one
//! is missing, unused or has other placeholders. A visitor who reads English fetches nothing for it; for others the
//! page fetches one file before it starts. What is said is formatted by the crate `tr`.

mod catalogue;
pub mod dates;
mod names;
pub mod numbers;
mod told;

pub use catalogue::Catalogue;
pub use names::{name, skill_named, skills_like};
pub use told::{industry, told};

use std::cell::Cell;
use tr::Translator;
use waymark_schema::advice::AdviceLanguage;

/// A language that the page speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// As the texts stand in the source.
    #[default]
    English,
    /// Spanish as it is spoken in the United States.
    Spanish,
}

impl Language {
    /// Every language, in the order of the switch.
    pub const ALL: [Self; 2] = [Self::English, Self::Spanish];

    /// Its code in addresses, on elements and in the name of its file.
    pub fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Spanish => "es",
        }
    }

    /// Its tag for numbers and amounts, which are those of the United States.
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en-US",
            Self::Spanish => "es-US",
        }
    }

    /// What it calls itself.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Spanish => "Español",
        }
    }

    /// The language with a code, whatever region follows it: `es`, `es-MX`.
    pub fn of_code(code: &str) -> Option<Self> {
        let main = code.split(['-', '_']).next().unwrap_or_default();
        Self::ALL.into_iter().find(|language| language.code().eq_ignore_ascii_case(main))
    }

    /// The language of written advice that goes with it.
    pub fn of_advice(self) -> AdviceLanguage {
        match self {
            Self::English => AdviceLanguage::English,
            Self::Spanish => AdviceLanguage::Spanish,
        }
    }
}

thread_local! {
    /// What the page speaks now. It is one for the whole page, so that a text in a pure function needs no language
    /// handed down to it; the page is drawn anew when it changes.
    static SPOKEN: Cell<(Language, Option<&'static Catalogue>)> = const { Cell::new((Language::English, None)) };
}

/// The language that the page speaks now.
pub fn spoken() -> Language {
    SPOKEN.get().0
}

/// Has the page speak a language from now on. A catalogue stays for as long as the page does: texts are lent from it.
pub fn speak(language: Language, catalogue: Option<&'static Catalogue>) {
    SPOKEN.set((language, catalogue));
}

/// The language of names that stay as published, for elements in a page of another language.
pub fn published() -> Option<&'static str> {
    (spoken() != Language::English).then(|| Language::English.code())
}

fn catalogue() -> Option<&'static Catalogue> {
    SPOKEN.get().1
}

/// A text in the language in use; itself, where there is no other.
pub fn text(english: &'static str) -> &'static str {
    catalogue().and_then(|catalogue| catalogue.find(None, english)).unwrap_or(english)
}

/// A text whose meaning depends on where it stands.
pub fn text_in(context: &'static str, english: &'static str) -> &'static str {
    catalogue().and_then(|catalogue| catalogue.find(Some(context), english)).unwrap_or(english)
}

/// The text for this many, its placeholders still in it.
pub fn plural(one: &'static str, many: &'static str, count: usize) -> String {
    let count = count as u64;
    match catalogue() {
        Some(catalogue) => catalogue.ntranslate(count, one, many, None).into_owned(),
        None => (if count == 1 { one } else { many }).to_owned(),
    }
}

/// A text of the page in the language in use.
///
/// - `t!("Try again")` is a `&'static str`.
/// - `t!("verb" => "Open")` says where the text stands, where one English text has two translations.
/// - `t!("Saved {name}", name)`, `t!("{} of {}", done, all)` and `t!("{share} lost", share = percent(share))` are a
///   `String`. What needs a format of its own gets it before: placeholders are plain.
/// - `t!("{n} match" | "{n} matches" % count)` is a `String` with the plural of the language.
#[macro_export]
macro_rules! t {
    ($one:literal | $many:literal % $count:expr $(,)?) => {{
        let n: usize = $count;
        ::tr::runtime_format!($crate::language::plural($one, $many, n), n = n)
    }};
    ($one:literal | $many:literal % $count:expr, $($arguments:tt)*) => {{
        let n: usize = $count;
        ::tr::runtime_format!($crate::language::plural($one, $many, n), $($arguments)*, n = n)
    }};
    ($context:literal => $english:literal $(,)?) => { $crate::language::text_in($context, $english) };
    ($context:literal => $english:literal, $($arguments:tt)*) => {
        ::tr::runtime_format!($crate::language::text_in($context, $english), $($arguments)*)
    };
    ($english:literal $(,)?) => { $crate::language::text($english) };
    ($english:literal, $($arguments:tt)*) => {
        ::tr::runtime_format!($crate::language::text($english), $($arguments)*)
    };
}

/// A text of the page that stands where nothing can be called, such as in a constant. It is itself; whoever shows it
/// asks [`text`] for it.
#[macro_export]
macro_rules! mark {
    ($english:literal) => {
        $english
    };
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::view::format::{bytes, dollars, joined, match_percent, thousands};

    /// Has this thread speak Spanish, with the texts as they are committed.
    pub(crate) fn speak_spanish() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/locales/es.po");
        let messages = polib::po_file::parse(std::path::Path::new(path)).unwrap();
        let texts = messages.messages().map(|message| {
            let context = message.msgctxt();
            let before = if context.is_empty() { String::new() } else { format!("{context}\u{4}") };
            let text = match message.msgstr_plural() {
                Ok(forms) if message.is_plural() => forms.join("\0"),
                _ => message.msgstr().unwrap().to_owned(),
            };
            (before + message.msgid(), text)
        });
        speak(Language::Spanish, Some(Box::leak(Box::new(Catalogue::new(texts)))));
    }

    #[test]
    fn spanish_has_its_own_words_plurals_and_joints() {
        speak_spanish();
        assert_eq!(t!("Try again"), "Intentar de nuevo");
        for (count, expected) in [(0, "0 coincidencias"), (1, "1 coincidencia"), (12, "12 coincidencias")] {
            assert_eq!(t!("{n} match" | "{n} matches" % count), expected);
        }
        assert_eq!(t!("up to {n} month" | "up to {n} months" % 1), "hasta 1 mes");
        assert_eq!(t!("button" => "Close"), "Cerrar");
        assert_eq!(t!("Close"), "Casi");
        assert_eq!(joined(&["leer", "escribir", "investigar"]), "leer, escribir e investigar");
        assert_eq!(joined(&["nieve", "hielo"]), "nieve y hielo");
        assert_eq!(name("Time Management"), "Gestión del tiempo");
        assert_eq!(skills_like("tiempo"), ["Time Management"]);
        assert_eq!(skill_named("gestion del tiempo"), Some("Time Management"));
        assert_eq!(
            told(
                "This link is of version 9 and this page reads version 1. Reload the page, or ask for a new link."
            ),
            "Este enlace es de la versión 9 y esta página lee la versión 1. Recarga la página o pide un enlace nuevo."
        );
        speak(Language::English, None);
    }

    #[test]
    fn amounts_are_those_of_the_united_states_in_spanish_too() {
        speak_spanish();
        assert_eq!((thousands(1_234_567.0), dollars(52_000.0)), ("1,234,567".into(), "$52,000".into()));
        assert_eq!((match_percent(0.004), match_percent(0.62)), ("menos del 1%".into(), "62%".into()));
        assert_eq!(bytes(1_234_567), "1.2 MB");
        speak(Language::English, None);
    }

    #[test]
    fn a_language_is_known_by_its_code_in_any_region() {
        for (code, expected) in [
            ("es", Some(Language::Spanish)),
            ("es-MX", Some(Language::Spanish)),
            ("ES_us", Some(Language::Spanish)),
            ("en-GB", Some(Language::English)),
            ("est", None),
            ("de", None),
            ("", None),
        ] {
            assert_eq!(Language::of_code(code), expected, "{code}");
        }
    }

    #[test]
    fn without_a_catalogue_texts_are_english_with_the_plurals_of_english() {
        let name = "Cooks";
        assert_eq!(t!("Try again"), "Try again");
        assert_eq!(t!("{name} or {}", 3, name), "Cooks or 3");
        assert_eq!(t!("{n} match" | "{n} matches" % 1), "1 match");
        assert_eq!(t!("{n} match in {}" | "{n} matches in {}" % 0, "Ohio"), "0 matches in Ohio");
    }
}
