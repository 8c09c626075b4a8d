//! The page that writes the lines for embedding the site.
//!
//! Few ever need it, so it is no part of the app's program: it is a page of its own with a script of its own, in the
//! shell's styles.

use anyhow::{Result, bail};

/// The page's content.
const CONTENT: &str = include_str!("generator.html");
/// The scripts that it runs beside the one that brings the language.
const SCRIPTS: &str = "<script src=\"embed.js\" defer></script><script src=\"generator.js\" defer></script>";

/// The page, from the rendered shell: its own content, and not the app.
pub(crate) fn page(shell: &str) -> Result<String> {
    let content = between(shell, "<main ", "</main>")?;
    let page = shell.replacen(content, CONTENT.trim_end(), 1);
    let script = between(&page, "<script src=\"boot", "</script>")?.to_owned();
    let source = between(&script, "src=\"", "\" ")?.trim_end();
    // Without the names of the app's files it starts no app.
    Ok(page.replacen(&script, &format!("<script {source} defer></script>{SCRIPTS}"), 1))
}

/// From the first mention of the one to the end of the next of the other.
fn between<'a>(text: &'a str, from: &str, to: &str) -> Result<&'a str> {
    let found = text.find(from).and_then(|start| {
        let end = start + text[start..].find(to)? + to.len();
        Some(&text[start..end])
    });
    match found {
        Some(found) => Ok(found),
        None => bail!("index.html has no {from} … {to}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_has_the_styles_and_not_the_app() {
        let shell = "<head><link rel=\"stylesheet\" href=\"a.css\"><script src=\"boot-1.js\" data-js=\"app.js\" data-wasm=\"app.wasm\" defer></script></head>\
            <body><main id=\"main\">old</main></body>";
        let page = page(shell).unwrap();
        assert!(
            page.contains("a.css")
                && page.contains("generator.js")
                && page.contains("boot-1.js")
                && page.contains("<h1>"),
            "{page}"
        );
        for gone in ["app.js", "app.wasm", "old</main>"] {
            assert!(!page.contains(gone), "{gone} in {page}");
        }
        assert!(super::page("<head></head>").is_err());
    }
}
