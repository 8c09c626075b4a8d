//! One style sheet instead of many: the sources are kept apart by subject, a visitor fetches one file.

use crate::run::announce;
use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::Path;

/// How trunk names a style sheet in the page's head; one that is for paper alone has `media` and stays apart.
const OPEN: &str = "<link rel=\"stylesheet\" href=\"./";
const CLOSE: &str = "/>";

/// Joins the style sheets that `index.html` names, in their order.
pub(crate) fn join(dist: &Path) -> Result<()> {
    announce("Joining the style sheets");
    let index = dist.join("index.html");
    let html = fs::read_to_string(&index).with_context(|| format!("cannot read {}", index.display()))?;
    let (html, names) = cut(&html);
    // Before the sheet for paper, which has the last word there.
    let Some(place) = html.find(OPEN).or_else(|| html.find("</head>")) else {
        bail!("index.html has no </head>")
    };
    if names.is_empty() {
        bail!("index.html names no style sheet as {OPEN}…\"{CLOSE}");
    }
    let mut styles = String::new();
    for name in &names {
        let path = dist.join(name);
        styles += &fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        styles.push('\n');
        fs::remove_file(&path).with_context(|| format!("cannot remove {}", path.display()))?;
    }
    let hash = Sha256::digest(styles.as_bytes())
        .iter()
        .take(8)
        .fold(String::new(), |text, byte| format!("{text}{byte:02x}"));
    let name = format!("style-{hash}.css");
    fs::write(dist.join(&name), styles).with_context(|| format!("cannot write {name}"))?;
    let page = format!("{}{OPEN}{name}\"{CLOSE}{}", &html[..place], &html[place..]);
    fs::write(&index, page).with_context(|| format!("cannot write {}", index.display()))
}

/// The page without its links to style sheets, and the sheets' names in order.
fn cut(html: &str) -> (String, Vec<String>) {
    let mut rest = html;
    let (mut page, mut names) = (String::new(), Vec::new());
    while let Some((before, after)) = rest.split_once(OPEN) {
        page += before;
        rest = after;
        match after.split_once(CLOSE) {
            Some((tag, after)) if !tag.contains("media=") => {
                names.push(tag.split('"').next().unwrap_or_default().to_owned());
                rest = after;
            }
            _ => page += OPEN,
        }
    }
    (page + rest, names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheets_are_joined_in_order_and_that_for_paper_stays() {
        let dist = std::env::temp_dir().join(format!("waymark-styles-{}", std::process::id()));
        fs::create_dir_all(&dist).unwrap();
        for (name, content) in [("a-01.css", "a{}"), ("b-02.css", "b{}"), ("print-03.css", "p{}")] {
            fs::write(dist.join(name), content).unwrap();
        }
        let link = |name: &str| format!("{OPEN}{name}\"{CLOSE}");
        let print = "<link rel=\"stylesheet\" href=\"./print-03.css\" media=\"print\"/>";
        let html = format!(
            "<head>{}{}{print}</head><body>",
            link("b-02.css\" integrity=\"sha384-x"),
            link("a-01.css")
        );
        fs::write(dist.join("index.html"), html).unwrap();
        join(&dist).unwrap();
        let html = fs::read_to_string(dist.join("index.html")).unwrap();
        let name = html.split(['"', '/']).find(|part| part.starts_with("style-")).unwrap().to_owned();
        let styles = fs::read_to_string(dist.join(&name)).unwrap();
        let left = fs::read_dir(&dist).unwrap().count();
        fs::remove_dir_all(&dist).unwrap();
        assert_eq!(html, format!("<head>{}{print}</head><body>", link(&name)));
        assert_eq!(styles, "b{}\na{}\n");
        assert_eq!(left, 3);
    }
}
