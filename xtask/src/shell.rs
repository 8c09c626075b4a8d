//! The page shell: `index.html` as trunk wrote it, with the places that differ from page to page.

use anyhow::{Context, Result, bail};
use std::ops::Range;

/// The picture that goes with a link to any page, from the root.
pub(crate) const CARD: &str = "card.png";

/// What one page says about itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Outside<'a> {
    /// The folder of the page relative to the site's root, with a slash at the end; empty for the start page.
    pub(crate) folder: &'a str,
    /// Title of the page.
    pub(crate) title: &'a str,
    /// One or two sentences for search engines and previews.
    pub(crate) description: &'a str,
    /// What it shows before the app is there, as HTML; `None` for what the start page shows.
    pub(crate) content: Option<&'a str>,
}

/// `index.html`, cut where pages differ.
#[derive(Debug)]
pub(crate) struct Shell {
    html: String,
    /// Where each page has its own, in order.
    places: [(Range<usize>, Place); 4],
    /// The address that the site will have, with a slash at the end, if it is known.
    address: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Base,
    Title,
    Description,
    Content,
}

impl Shell {
    /// Finds the places in `html`; says which is missing or there twice.
    pub(crate) fn parse(html: &str, address: Option<&str>) -> Result<Self> {
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
        let [header, noscript] = ["</header>", "<noscript>"].map(|mark| {
            let found = html[head_end..].match_indices(mark).map(|(at, _)| head_end + at);
            only(found.map(|at| at..at + mark.len()).collect(), mark)
        });
        let mut places = [
            (base, Place::Base),
            (title.end..title.end + title_length, Place::Title),
            (description, Place::Description),
            (header?.end..noscript?.start, Place::Content),
        ];
        places.sort_by_key(|(range, _)| range.start);
        Ok(Self { html: html.to_owned(), places, address: address.map(str::to_owned) })
    }

    /// What the start page says about itself.
    pub(crate) fn start(&self) -> Result<(String, String)> {
        let text = |wanted| {
            let (range, _) = self.places.iter().find(|&&(_, place)| place == wanted)?;
            self.html.get(range.clone())
        };
        let title = text(Place::Title).context("index.html has no title")?.trim();
        let description = text(Place::Description).and_then(|tag| attribute(tag, "content"));
        Ok((title.to_owned(), description.context("index.html describes nothing")?.to_owned()))
    }

    /// The whole page.
    pub(crate) fn render(&self, page: &Outside<'_>) -> String {
        let mut html = String::with_capacity(self.html.len() * 2);
        let mut end = 0;
        for (range, place) in &self.places {
            html.push_str(&self.html[end..range.start]);
            match (place, page.content) {
                (Place::Base, _) => html.extend(["<base href=\"", &way_to_root(page.folder), "\" />"]),
                (Place::Title, _) => html.push_str(&escape(page.title)),
                (Place::Description, _) => html.push_str(&self.description(page)),
                (Place::Content, Some(content)) => {
                    html.extend(["\n      ", content.trim_end(), "\n        "]);
                }
                (Place::Content, None) => html.push_str(&self.html[range.clone()]),
            }
            end = range.end;
        }
        html + &self.html[end..]
    }

    /// What search engines and previews read.
    fn description(&self, page: &Outside<'_>) -> String {
        let (title, description) = (escape(page.title), escape(page.description));
        let root = match &self.address {
            Some(address) => escape(address),
            None => way_to_root(page.folder),
        };
        let mut lines = vec![
            format!("<meta name=\"description\" content=\"{description}\" />"),
            "<meta property=\"og:type\" content=\"website\" />".to_owned(),
            "<meta property=\"og:site_name\" content=\"Waymark\" />".to_owned(),
            format!("<meta property=\"og:title\" content=\"{title}\" />"),
            format!("<meta property=\"og:description\" content=\"{description}\" />"),
            format!("<meta property=\"og:image\" content=\"{root}{CARD}\" />"),
            "<meta name=\"twitter:card\" content=\"summary_large_image\" />".to_owned(),
        ];
        if self.address.is_some() {
            lines.push(format!("<meta property=\"og:url\" content=\"{root}{}\" />", page.folder));
            lines.push(format!("<link rel=\"canonical\" href=\"{root}{}\" />", page.folder));
        }
        lines.join("\n    ")
    }
}

/// The way from a page's folder to the site's root: `./`, `../`, `../../`.
fn way_to_root(folder: &str) -> String {
    match folder.matches('/').count() {
        0 => "./".to_owned(),
        depth => "../".repeat(depth),
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
        _ => bail!("index.html must have exactly one {what}, found {count}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HTML: &str = "<!doctype html><html><head><base href=\"./\" /><title>Waymark</title>\n\
        <meta name=\"viewport\" content=\"x\" />\n<meta\n  name=\"description\"\n  content=\"Old\"\n/>\n\
        <link href=\"a.css\"></head><body><main><header><svg><title>Logo</title></svg></header>\
        <h1>Start</h1><noscript>No</noscript></main></body></html>";

    #[test]
    fn a_page_has_its_own_outside_and_the_shell_around_it() {
        let page = Outside {
            folder: "occupation/1/",
            title: "A & B",
            description: "Say \"yes\"",
            content: Some("<h1>A</h1>"),
        };
        let html = Shell::parse(HTML, None).unwrap().render(&page);
        assert!(html.starts_with(
            "<!doctype html><html><head><base href=\"../../\" /><title>A &amp; B</title>\n\
             <meta name=\"viewport\" content=\"x\" />\n\
             <meta name=\"description\" content=\"Say &quot;yes&quot;\" />\n"
        ));
        assert!(html.ends_with(
            "<link href=\"a.css\"></head><body><main><header><svg><title>Logo</title></svg></header>\n      \
             <h1>A</h1>\n        <noscript>No</noscript></main></body></html>"
        ));
        for card in ["og:title\" content=\"A &amp; B\"", "og:image\" content=\"../../card.png\""] {
            assert!(html.contains(card), "{card} in {html}");
        }
        assert!(!html.contains("canonical") && !html.contains("Old") && !html.contains("Start"), "{html}");
    }

    #[test]
    fn the_start_page_keeps_its_content_and_gets_a_card() {
        let shell = Shell::parse(HTML, Some("https://example.org/w/")).unwrap();
        let (title, description) = shell.start().unwrap();
        assert_eq!((title.as_str(), description.as_str()), ("Waymark", "Old"));
        let html =
            shell.render(&Outside { folder: "", title: &title, description: &description, content: None });
        for part in [
            "<base href=\"./\" />",
            "<h1>Start</h1>",
            "og:image\" content=\"https://example.org/w/card.png\"",
            "rel=\"canonical\" href=\"https://example.org/w/\"",
        ] {
            assert!(html.contains(part), "{part} in {html}");
        }
        let about = shell.render(&Outside { folder: "about/", title: "", description: "", content: None });
        assert!(about.contains("href=\"https://example.org/w/about/\""), "{about}");
    }

    #[test]
    fn what_is_missing_or_there_twice_is_named() {
        let cases = [
            (HTML.replace("<base href=\"./\" />", ""), "exactly one <base href=\"./\" />, found 0"),
            (HTML.replace("<head>", "<head><base href=\"./\">"), "found 2"),
            (HTML.replace("href=\"./\"", "href=\"/\""), "<base> must have href=\"./\""),
            (HTML.replace("<title>Waymark</title>", ""), "exactly one <title>"),
            (HTML.replace("\"description\"", "\"author\""), "exactly one <meta name=\"description\""),
            (HTML.replace("<noscript>", ""), "exactly one <noscript>"),
        ];
        for (html, expected) in cases {
            let error = Shell::parse(&html, None).unwrap_err().to_string();
            assert!(error.contains(expected), "{error}");
        }
    }

    #[test]
    fn the_way_to_the_root_has_a_step_for_each_folder() {
        assert_eq!(way_to_root(""), "./");
        assert_eq!(way_to_root("about/"), "../");
        assert_eq!(way_to_root("occupation/15-1252.00/"), "../../");
    }
}
