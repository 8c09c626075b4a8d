//! The page shell: `index.html` as trunk wrote it, with the places that differ from page to page.

use anyhow::{Result, bail};
use std::ops::Range;

/// What one page says about itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Head<'a> {
    /// The way from the page's folder to the site's root: `./`, `../`, `../../`.
    pub(crate) base: &'a str,
    /// Title of the page.
    pub(crate) title: &'a str,
    /// One or two sentences for search engines and previews.
    pub(crate) description: &'a str,
}

/// `index.html`, cut where pages differ.
#[derive(Debug)]
pub(crate) struct Shell {
    /// The text between the places, in order: one more than there are places.
    constant: [String; 4],
    /// What belongs in each place.
    places: [Place; 3],
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Base,
    Title,
    Description,
}

impl Shell {
    /// Finds the places in `html`; says which is missing or there twice.
    pub(crate) fn parse(html: &str) -> Result<Self> {
        let head_end = html.find("</head>").unwrap_or(html.len());
        let head = &html[..head_end];
        let base = only(tags(head, "base"), "<base href=\"./\" />")?;
        if attribute(&head[base.clone()], "href") != Some("./") {
            bail!("index.html: <base> must have href=\"./\", found {}", &head[base]);
        }
        let title = only(tags(head, "title"), "<title>")?;
        let Some(title_length) = head[title.end..].find("</title>") else {
            bail!("index.html: <title> is not closed");
        };
        let is_description =
            |tag: &Range<usize>| attribute(&head[tag.clone()], "name") == Some("description");
        let description = only(
            tags(head, "meta").into_iter().filter(is_description).collect(),
            "<meta name=\"description\" content=\"…\">",
        )?;
        let mut places = [
            (base, Place::Base),
            (title.end..title.end + title_length, Place::Title),
            (description, Place::Description),
        ];
        places.sort_by_key(|(range, _)| range.start);
        let [(first, _), (second, _), (third, _)] = &places;
        let constant = [
            html[..first.start].to_owned(),
            html[first.end..second.start].to_owned(),
            html[second.end..third.start].to_owned(),
            html[third.end..].to_owned(),
        ];
        Ok(Self { constant, places: places.map(|(_, place)| place) })
    }

    /// The whole page with this head.
    pub(crate) fn render(&self, head: &Head<'_>) -> String {
        let mut page = self.constant[0].clone();
        for (place, constant) in self.places.iter().zip(&self.constant[1..]) {
            let (before, text, after) = match place {
                Place::Base => ("<base href=\"", head.base, "\" />"),
                Place::Title => ("", head.title, ""),
                Place::Description => ("<meta name=\"description\" content=\"", head.description, "\" />"),
            };
            page.extend([before, &escape(text), after]);
            page.push_str(constant);
        }
        page
    }
}

/// The text as it stands in HTML, between tags or in a quoted attribute.
pub(crate) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Where the opening tags of this name are. A `>` inside an attribute would end a tag early; the
/// shell has none, and a page that has one fails to parse rather than breaking.
fn tags(html: &str, name: &str) -> Vec<Range<usize>> {
    let open = format!("<{name}");
    html.match_indices(&open)
        .filter(|(at, _)| {
            html[at + open.len()..]
                .starts_with(|next: char| next.is_ascii_whitespace() || next == '>' || next == '/')
        })
        .filter_map(|(at, _)| html[at..].find('>').map(|length| at..at + length + 1))
        .collect()
}

/// The value of an attribute in double quotes.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let before = format!("{name}=\"");
    let after_space = |at: usize| tag[..at].ends_with(|previous: char| previous.is_ascii_whitespace());
    let (at, _) = tag.match_indices(&before).find(|&(at, _)| after_space(at))?;
    tag[at + before.len()..].split('"').next()
}

fn only(found: Vec<Range<usize>>, what: &str) -> Result<Range<usize>> {
    let count = found.len();
    let mut found = found.into_iter();
    match (found.next(), count) {
        (Some(range), 1) => Ok(range),
        _ => bail!("index.html must have exactly one {what} in its head, found {count}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HTML: &str = "<!doctype html><html><head><base href=\"./\" /><title>Waymark</title>\n\
        <meta name=\"viewport\" content=\"x\" />\n<meta\n  name=\"description\"\n  content=\"Old\"\n/>\n\
        <link href=\"a.css\"></head><body><svg><title>Logo</title></svg></body></html>";

    #[test]
    fn a_page_has_its_own_head_and_the_shell_around_it() {
        let head = Head { base: "../../", title: "A & B", description: "Say \"yes\"" };
        let page = Shell::parse(HTML).unwrap().render(&head);
        assert_eq!(
            page,
            "<!doctype html><html><head><base href=\"../../\" /><title>A &amp; B</title>\n\
             <meta name=\"viewport\" content=\"x\" />\n\
             <meta name=\"description\" content=\"Say &quot;yes&quot;\" />\n\
             <link href=\"a.css\"></head><body><svg><title>Logo</title></svg></body></html>"
        );
    }

    #[test]
    fn what_is_missing_or_there_twice_is_named() {
        let cases = [
            (
                HTML.replace("<base href=\"./\" />", ""),
                "exactly one <base href=\"./\" /> in its head, found 0",
            ),
            (HTML.replace("<head>", "<head><base href=\"./\">"), "found 2"),
            (HTML.replace("href=\"./\"", "href=\"/\""), "<base> must have href=\"./\""),
            (HTML.replace("<title>Waymark</title>", ""), "exactly one <title>"),
            (HTML.replace("\"description\"", "\"author\""), "exactly one <meta name=\"description\""),
        ];
        for (html, expected) in cases {
            let error = Shell::parse(&html).unwrap_err().to_string();
            assert!(error.contains(expected), "{error}");
        }
    }
}
