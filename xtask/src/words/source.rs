//! The texts in the source: what stands in `t!` and `mark!`, in the scripts' `t(…)` and in the still pages.

use anyhow::{Context, Result, anyhow};
use proc_macro2::{Delimiter, TokenStream, TokenTree};
use std::collections::BTreeSet;
use std::fmt;
use std::fs;
use std::path::Path;

use super::CONTEXT_END;
use crate::workspace;

/// The scripts beside the program that show texts.
const SCRIPTS: [&str; 4] = ["boot.js", "offline.js", "framed.js", "generator.js"];
/// Pages whose texts stand in HTML, from the repository's root.
const PAGES: [&str; 2] = ["index.html", "xtask/src/generator.html"];
/// The title of the page for embedding, which the build gives it.
pub(crate) const GENERATOR_TITLE: &str = "Waymark on your own page";
/// Words that are the same in every language.
const UNTRANSLATED: [&str; 3] = ["Waymark", "English", "Español"];

/// A text of the page.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Text {
    /// Where it stands, if it has several meanings.
    pub(super) context: Option<String>,
    /// The text, or its form for one thing.
    pub(super) english: String,
    /// Its form for several things.
    pub(super) plural: Option<String>,
}

impl Text {
    /// A text with a context.
    pub(super) fn named(context: &str, english: &str) -> Self {
        Self { context: Some(context.to_owned()), english: english.to_owned(), plural: None }
    }

    fn plain(english: &str) -> Self {
        Self { context: None, english: english.to_owned(), plural: None }
    }

    /// What the page looks it up by.
    pub(super) fn key(&self) -> String {
        match &self.context {
            Some(context) => format!("{context}{CONTEXT_END}{}", self.english),
            None => self.english.clone(),
        }
    }
}

impl fmt::Display for Text {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.context {
            Some(context) => write!(to, "“{}” ({context})", self.english),
            None => write!(to, "“{}”", self.english),
        }
    }
}

/// Every text of the page.
pub(super) fn texts(root: &Path) -> Result<BTreeSet<Text>> {
    let mut texts = BTreeSet::from([Text::plain(GENERATOR_TITLE)]);
    for file in workspace::files_under(&root.join("src"))? {
        if file.extension().is_some_and(|extension| extension == "rs") {
            let source = read(&file)?;
            let tokens: TokenStream =
                source.parse().map_err(|error| anyhow!("{}: {error}", file.display()))?;
            in_rust(tokens, &mut texts).with_context(|| file.display().to_string())?;
        }
    }
    for script in SCRIPTS {
        texts.extend(in_script(&read(&root.join("public").join(script))?));
    }
    for page in PAGES {
        texts.extend(in_page(&read(&root.join(page))?));
    }
    Ok(texts)
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}

/// Collects what stands in the macros; tests are left out.
fn in_rust(tokens: TokenStream, texts: &mut BTreeSet<Text>) -> Result<()> {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut at = 0;
    while at < tokens.len() {
        if is_test_attribute(&tokens[at..]) {
            // What follows, with its braces, is compiled for tests alone.
            while at < tokens.len() && !is_braces(&tokens[at]) {
                at += 1;
            }
            at += 1;
            continue;
        }
        if let [TokenTree::Ident(name), TokenTree::Punct(mark), TokenTree::Group(group), ..] = &tokens[at..]
            && mark.as_char() == '!'
            && (name == "t" || name == "mark")
        {
            texts.extend(text_of(&group.stream().into_iter().collect::<Vec<_>>())?);
        }
        if let TokenTree::Group(group) = &tokens[at] {
            in_rust(group.stream(), texts)?;
        }
        at += 1;
    }
    Ok(())
}

fn is_braces(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace)
}

/// `#[cfg(test)]`.
fn is_test_attribute(tokens: &[TokenTree]) -> bool {
    matches!(tokens, [TokenTree::Punct(hash), TokenTree::Group(group), ..]
        if hash.as_char() == '#' && group.stream().to_string().replace(' ', "") == "cfg(test)")
}

/// The text in a macro: `"one"`, `"context" => "text"`, `"one" | "many" % count`. The pattern of a macro has none.
fn text_of(tokens: &[TokenTree]) -> Result<Option<Text>> {
    let literal = |token: Option<&TokenTree>| -> Result<Option<String>> {
        match token {
            Some(TokenTree::Literal(literal)) => Ok(Some(unquoted(&literal.to_string())?)),
            _ => Ok(None),
        }
    };
    let mark = |at: usize| match tokens.get(at) {
        Some(TokenTree::Punct(mark)) => Some(mark.as_char()),
        _ => None,
    };
    let Some(first) = literal(tokens.first())? else { return Ok(None) };
    Ok(match (mark(1), mark(2)) {
        (Some('='), Some('>')) => {
            literal(tokens.get(3))?.map(|english| Text { context: Some(first), english, plural: None })
        }
        (Some('|'), _) => Some(Text { context: None, english: first, plural: literal(tokens.get(2))? }),
        _ => Some(Text { context: None, english: first, plural: None }),
    })
}

fn unquoted(literal: &str) -> Result<String> {
    let literal: syn::LitStr = syn::parse_str(literal).with_context(|| format!("{literal} is no text"))?;
    Ok(literal.value())
}

/// What stands in calls of `t`, in double quotes without escapes.
fn in_script(source: &str) -> Vec<Text> {
    source
        .match_indices("t(\"")
        .filter(|&(at, _)| !source[..at].ends_with(|before: char| before.is_alphanumeric() || before == '.'))
        .filter_map(|(at, call)| source[at + call.len()..].split('"').next())
        .map(Text::plain)
        .collect()
}

/// The words between the tags of a page's content, and those that label its elements.
fn in_page(html: &str) -> Vec<Text> {
    let start = html.find("<main").unwrap_or(0);
    let end = html.find("</main>").unwrap_or(html.len());
    let mut words = Vec::new();
    for piece in html[start..end].split('<').skip(1) {
        let (tag, after) = piece.split_once('>').unwrap_or((piece, ""));
        if let Some((_, label)) = tag.split_once("aria-label=\"") {
            words.extend(label.split('"').next().map(str::to_owned));
        }
        words.push(after.split_whitespace().collect::<Vec<_>>().join(" "));
    }
    words
        .into_iter()
        .filter(|text| text.chars().any(char::is_alphabetic) && !UNTRANSLATED.contains(&text.as_str()))
        .map(|text| Text::plain(&text))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_found_wherever_they_stand() {
        let source = r#"
            const A: &str = mark!("a\
                b");
            fn f() { view! { <p title=t!("c")>{t!("x" => "d")} {t!("{n} e" | "{n} es" % 3, 1)}</p> } }
            #[cfg(test)]
            mod tests { fn g() { t!("not this"); } }
            fn h() { vec![t!("{name} f", name)]; }
            macro_rules! t { ($a:literal) => { $a }; }
        "#;
        let mut texts = BTreeSet::new();
        in_rust(source.parse().unwrap(), &mut texts).unwrap();
        let keys: BTreeSet<String> = texts.iter().map(Text::key).collect();
        assert_eq!(keys, BTreeSet::from(["ab", "c", "{n} e", "{name} f", "x\u{4}d"].map(String::from)));
        assert_eq!(texts.iter().find_map(|text| text.plural.as_deref()), Some("{n} es"));
    }

    #[test]
    fn texts_of_scripts_and_pages_are_found() {
        let found = in_script("say(t(\"One\"), getElement(\"two\"), at(\"three\"), t(\"Four. Five\"));");
        assert_eq!(found, [Text::plain("One"), Text::plain("Four. Five")]);
        let html =
            "<title>no</title><main><a aria-label=\"Over\">Waymark</a> <p>Some\n   words</p>7</main>after";
        assert_eq!(in_page(html), [Text::plain("Over"), Text::plain("Some words")]);
    }
}
