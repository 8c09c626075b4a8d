//! The texts in the source: what stands in `t!` and `mark!`, in the scripts' `t(…)` and in the still pages.

use anyhow::{Context, Result, anyhow, bail};
use proc_macro2::{Delimiter, TokenStream, TokenTree};
use std::collections::BTreeSet;
use std::fmt;
use std::fs;
use std::path::Path;

use super::{CONTEXT_END, placeholders};
use crate::shell::Shell;
use crate::{prerender, workspace};

/// The scripts beside the program that show texts.
const SCRIPTS: [&str; 4] = ["boot.js", "offline.js", "framed.js", "generator.js"];
/// Pages whose texts stand in HTML, from the repository's root.
const PAGES: [&str; 5] = [
    "index.html",
    "xtask/src/generator.html",
    "xtask/src/prerender/bare.html",
    "xtask/src/prerender/page.html",
    "xtask/src/prerender/occupation.html",
];
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
    texts.extend(prerender::words().map(Text::plain));
    let (_, description) = Shell::parse(&read(&root.join("index.html"))?, None)?.start()?;
    texts.insert(Text::plain(&description));
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
            let tokens: Vec<TokenTree> = group.stream().into_iter().collect();
            let text = text_of(&tokens)?;
            if let Some(text) = text.as_ref().filter(|_| name == "t") {
                is_filled(text, &tokens)?;
            }
            texts.extend(text);
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

/// Whether the arguments have something for every place of the text: `name` or `name = …` for `{name}`, and as many
/// others as there are places without a name. The macro itself leaves a place that nothing fills as it stands.
fn is_filled(text: &Text, tokens: &[TokenTree]) -> Result<()> {
    let is_comma = |token: &TokenTree| matches!(token, TokenTree::Punct(mark) if mark.as_char() == ',');
    let mut given: BTreeSet<String> = text.plural.iter().map(|_| "n".to_owned()).collect();
    for (place, argument) in
        tokens.split(is_comma).skip(1).filter(|argument| !argument.is_empty()).enumerate()
    {
        given.insert(place.to_string());
        if let [TokenTree::Ident(name)] = argument {
            given.insert(name.to_string());
        }
        if let [TokenTree::Ident(name), TokenTree::Punct(mark), ..] = argument
            && mark.as_char() == '='
        {
            given.insert(name.to_string());
        }
    }
    let forms = [Some(&text.english), text.plural.as_ref()];
    let wanted: BTreeSet<String> = forms.into_iter().flatten().flat_map(|form| placeholders(form)).collect();
    match wanted.difference(&given).next() {
        Some(name) => bail!("nothing fills {{{name}}} in {text}"),
        None => Ok(()),
    }
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
    // A place that the build fills is no text.
    words
        .into_iter()
        .filter(|text| text.chars().any(char::is_alphabetic) && !text.contains('{'))
        .filter(|text| !UNTRANSLATED.contains(&text.as_str()))
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
    fn a_place_that_nothing_fills_is_found() {
        let check = |source: &str| in_rust(source.parse().unwrap(), &mut BTreeSet::new());
        for whole in [
            r#"t!("{} of {all}", one(2, 3), all = f(4),)"#,
            r#"t!("{name} f", name)"#,
            r#"t!("x" => "{1} {0}", a, b)"#,
            r#"t!("{n} of {share}" | "{n} of {share}" % count, share)"#,
            r#"mark!("{name}")"#,
        ] {
            check(whole).unwrap();
        }
        for (broken, place) in [
            (r#"t!("{share} above", percent(share))"#, "{share}"),
            (r#"t!("{} of {}", one)"#, "{1}"),
            (r#"t!("{name}")"#, "{name}"),
        ] {
            let error = check(broken).unwrap_err().to_string();
            assert!(error.contains(place), "{error}");
        }
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
