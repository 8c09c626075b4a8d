//! The texts of the page in its other languages: checked against the source, and written as the page fetches them.
//!
//! English texts stand in the source and are the keys. A language's file is a gettext catalogue in `locales/`, which
//! any translator's tool opens. The build fails where a text is missing, is not used any more, or has other
//! placeholders than the English one.

mod source;

use crate::run::announce;
use crate::{release, workspace};
use anyhow::{Context, Result, bail};
pub(crate) use source::GENERATOR_TITLE;
use source::Text;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use waymark_schema::model_card::ModelCard;
use waymark_tables::{CoreTables, DetailTables};

/// The languages beside English, by their codes.
const LANGUAGES: [&str; 1] = ["es"];
/// What stands between the context of a text and the text, in a key.
const CONTEXT_END: char = '\u{4}';
/// What stands between the forms of a plural.
const FORM_END: char = '\0';
/// What the engine calls the reasons for a place on the Bright Outlook list.
const BRIGHT: [&str; 3] = [
    "Projected to grow much faster than average",
    "Projected to have a large number of openings",
    "New or changing fast",
];

/// Keys and texts, as the page reads them.
type Texts = BTreeMap<String, String>;

/// Checks every language against the source.
pub(crate) fn check() -> Result<()> {
    announce("Checking the texts of every language");
    LANGUAGES.iter().try_for_each(|language| texts(language).map(|_| ()))
}

/// Writes the texts of every language into `dist`.
pub(crate) fn write(dist: &Path) -> Result<()> {
    let folder = dist.join("locales");
    fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
    for language in LANGUAGES {
        let texts = texts(language)?;
        let flat: Vec<&String> = texts.iter().flat_map(|(key, text)| [key, text]).collect();
        let path = folder.join(format!("{language}.json"));
        fs::write(&path, serde_json::to_string(&flat)?)
            .with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(())
}

/// A language's texts, once they are found to be whole.
fn texts(language: &str) -> Result<Texts> {
    let root = workspace::root()?;
    let path = root.join("locales").join(format!("{language}.po"));
    let catalogue = polib::po_file::parse(&path)
        .map_err(|error| anyhow::anyhow!("{error}"))
        .with_context(|| format!("cannot read {}", path.display()))?;
    let mut wanted = source::texts(&root)?;
    wanted.extend(names(&root.join("public"))?);
    let mut faults = Vec::new();
    let mut texts = Texts::new();
    for message in catalogue.messages() {
        let plural = message.msgid_plural().ok().filter(|_| message.is_plural()).map(str::to_owned);
        let context = message.msgctxt();
        let text = Text {
            context: (!context.is_empty()).then(|| context.to_owned()),
            english: message.msgid().to_owned(),
            plural,
        };
        let forms: Vec<&str> = match message.msgstr_plural() {
            Ok(forms) if message.is_plural() => forms.iter().map(String::as_str).collect(),
            _ => vec![message.msgstr().unwrap_or_default()],
        };
        faults.extend(fault(&text, &forms));
        if !wanted.remove(&text) {
            faults.push(format!("not used: {text}"));
        }
        if texts.insert(text.key(), forms.join(&FORM_END.to_string())).is_some() {
            faults.push(format!("there twice: {text}"));
        }
    }
    faults.extend(wanted.iter().map(|text| format!("missing: {text}")));
    if !faults.is_empty() {
        bail!("locales/{language}.po does not go with the source:\n  {}", faults.join("\n  "));
    }
    Ok(texts)
}

/// What is wrong with a translation.
fn fault(text: &Text, forms: &[&str]) -> Option<String> {
    let expected = 1 + usize::from(text.plural.is_some());
    if forms.len() != expected || forms.iter().any(|form| form.trim().is_empty()) {
        return Some(format!("needs {expected} translations: {text}"));
    }
    let edges = |words: &str| (words.starts_with(' '), words.ends_with(' '));
    let many = text.plural.as_deref().unwrap_or(&text.english);
    for (place, form) in forms.iter().enumerate() {
        let english = if place == 0 { &text.english } else { many };
        // The form for one thing need not say the number.
        let without_count = |names: BTreeSet<String>| -> BTreeSet<String> {
            names.into_iter().filter(|name| text.plural.is_none() || name != "n").collect()
        };
        if without_count(placeholders(english)) != without_count(placeholders(form)) {
            return Some(format!("has other placeholders: {text} – {form}"));
        }
        if edges(english) != edges(form) {
            return Some(format!("begins or ends otherwise, with a space or without: {text} – {form}"));
        }
    }
    None
}

/// The placeholders of a text: their names, and for those without one their place.
fn placeholders(text: &str) -> BTreeSet<String> {
    let mut unnamed = 0;
    text.split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}'))
        .map(|(name, _)| {
            if name.is_empty() {
                unnamed += 1;
                (unnamed - 1).to_string()
            } else {
                name.to_owned()
            }
        })
        .collect()
}

/// The names in the tables and in the model card that the page shows in its language.
fn names(folder: &Path) -> Result<BTreeSet<Text>> {
    let core: CoreTables = release::table(folder)?;
    let details: DetailTables = release::table(folder)?;
    let card = folder.join("model-card.json");
    let card = fs::read(&card).with_context(|| format!("cannot read {}", card.display()))?;
    let card: ModelCard = serde_json::from_slice(&card).context("public/model-card.json is no model card")?;
    let skills = core.ratings.names.iter().map(|name| Text::named("skill", name));
    let elements = details.ratings.names.iter().map(String::as_str);
    let entry =
        core.projections.iter().flat_map(|row| [&row.entry_education, &row.experience, &row.training]);
    let others = elements.chain(entry.map(String::as_str)).chain(BRIGHT).chain(card.words());
    let others = others.filter(|name| !name.is_empty());
    Ok(skills.chain(others.map(|name| Text::named("name", name))).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_is_whole() {
        for language in LANGUAGES {
            let texts = texts(language).unwrap();
            assert!(texts.len() > 1_000, "{}", texts.len());
        }
    }

    #[test]
    fn a_translation_has_the_places_and_edges_of_its_text() {
        let text = Text { context: None, english: " {} of {all}".into(), plural: None };
        assert_eq!(fault(&text, &[" {} de {all}"]), None);
        assert_eq!(fault(&text, &[" {all}: {0}"]), None);
        for wrong in ["", " {} de", " {} de {todo}", "{} de {all}", " {} de {all} "] {
            assert!(fault(&text, &[wrong]).is_some(), "{wrong}");
        }
        let counted = Text { context: None, english: "{n} match".into(), plural: Some("{n} matches".into()) };
        assert_eq!(fault(&counted, &["una opción", "{n} opciones"]), None);
        assert!(fault(&counted, &["{n} opción"]).is_some());
        assert!(fault(&counted, &["{n} opción", "{m} opciones"]).is_some());
    }
}
