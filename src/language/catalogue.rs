//! Translations by the English text.

use std::borrow::Cow;
use tr::Translator;

/// What stands between the context of a text and the text, in a key: as in gettext's own files.
const CONTEXT_END: char = '\u{4}';
/// What stands between the forms of a plural.
const FORM_END: char = '\0';

/// The texts of one language.
#[derive(Debug, Default)]
pub struct Catalogue {
    /// Keys and texts, in the order of the keys.
    texts: Vec<(String, String)>,
}

impl Catalogue {
    /// A catalogue of keys and texts.
    pub fn new(texts: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut texts: Vec<_> = texts.into_iter().collect();
        texts.sort_unstable();
        Self { texts }
    }

    /// The translation of a text, if there is one.
    pub fn find(&self, context: Option<&str>, english: &str) -> Option<&str> {
        let mut key = String::new();
        let key = match context {
            None => english,
            Some(context) => {
                key.push_str(context);
                key.push(CONTEXT_END);
                key.push_str(english);
                &key
            }
        };
        let place = self.texts.binary_search_by(|(other, _)| other.as_str().cmp(key)).ok()?;
        Some(&self.texts[place].1)
    }

    /// The English texts with this context, each with its translation.
    pub fn of_context<'a>(&'a self, context: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.texts.iter().filter_map(move |(key, text)| {
            let english = key.strip_prefix(context)?.strip_prefix(CONTEXT_END)?;
            Some((english, text.as_str()))
        })
    }
}

impl Translator for Catalogue {
    fn translate<'a>(&'a self, string: &'a str, context: Option<&'a str>) -> Cow<'a, str> {
        Cow::Borrowed(self.find(context, string).unwrap_or(string))
    }

    /// Spanish has one form for one, another for every other number of things that are counted here.
    fn ntranslate<'a>(
        &'a self,
        n: u64,
        singular: &'a str,
        plural: &'a str,
        context: Option<&'a str>,
    ) -> Cow<'a, str> {
        let forms = self.find(context, singular).and_then(|forms| forms.split_once(FORM_END));
        let (one, many) = forms.unwrap_or((singular, plural));
        Cow::Borrowed(if n == 1 { one } else { many })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_found_with_their_context_and_number() {
        let texts = [
            ("Back", "Atrás"),
            ("place\u{4}Back", "Detrás"),
            ("{n} match", "{n} opción\0{n} opciones"),
            ("other\u{4}Wall", "Pared"),
        ];
        let catalogue = Catalogue::new(texts.map(|(key, text)| (key.to_owned(), text.to_owned())));
        assert_eq!(catalogue.find(None, "Back"), Some("Atrás"));
        assert_eq!(catalogue.translate("Back", Some("place")), "Detrás");
        assert_eq!(catalogue.translate("Forth", None), "Forth");
        for (count, expected) in [(0, "{n} opciones"), (1, "{n} opción"), (2, "{n} opciones")] {
            assert_eq!(catalogue.ntranslate(count, "{n} match", "{n} matches", None), expected);
        }
        assert_eq!(catalogue.ntranslate(2, "{n} one", "{n} many", None), "{n} many");
        assert_eq!(catalogue.of_context("place").collect::<Vec<_>>(), [("Back", "Detrás")]);
    }
}
