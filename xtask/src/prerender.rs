//! One HTML file for every address of the site.
//!
//! A static host answers `occupation/15-1252.00/` only if there is a file of that name. Each page is the shell with
//! the way back to the root, a title, a description and a still content of its own: what can be read before the app
//! is there, and is shown until the app has more.

mod fill;
mod occupation;
mod site_pages;

use crate::run::announce;
use crate::shell::{Outside, Shell, escape};
use crate::{generator, not_found, release, words};
use anyhow::{Context, Result};
use fill::fill;
use occupation::Tables;
use site_pages::{SITE_PAGES, SitePage};
use std::fs;
use std::path::Path;

/// What stands in a page that shows nothing else before the app is there.
pub(crate) const BARE: &str = include_str!("prerender/bare.html");
const SITE_PAGE: &str = include_str!("prerender/page.html");
const GENERATOR_DESCRIPTION: &str = "Choose how Waymark looks inside your page, and copy the lines that put it there. It \
                                     stays private: your page is never told what a visitor types.";

/// A page that is not the start page.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Page {
    /// Folder relative to the root, with a slash at the end.
    folder: String,
    /// Title of the page.
    title: String,
    /// One or two sentences of facts.
    description: String,
    /// What it shows before the app is there, as HTML.
    content: String,
}

/// Writes every page into `dist`, from its `index.html`, and gives back their folders.
///
/// With the `address` that the site will have, which ends with a slash, pages name their own and a `sitemap.xml` names
/// them all.
pub(crate) fn write_pages(dist: &Path, address: Option<&str>) -> Result<Vec<String>> {
    let index = dist.join("index.html");
    let html = fs::read_to_string(&index).with_context(|| format!("cannot read {}", index.display()))?;
    let shell = Shell::parse(&html, address)?;
    let pages = pages(&read_tables(dist)?);
    announce(&format!("Writing {} pages and 404.html", pages.len()));
    let (title, description) = shell.start()?;
    let start = Outside { folder: "", title: &title, description: &description, content: None };
    write(dist, &start, &shell.render(&start))?;
    for page in &pages {
        let outside = Outside {
            folder: &page.folder,
            title: &page.title,
            description: &page.description,
            content: Some(&page.content),
        };
        write(dist, &outside, &shell.render(&outside))?;
    }
    let generator = Outside {
        folder: "embed/",
        title: words::GENERATOR_TITLE,
        description: GENERATOR_DESCRIPTION,
        content: None,
    };
    write(dist, &generator, &generator::page(&shell.render(&generator))?)?;
    fs::write(dist.join("404.html"), not_found::PAGE).context("cannot write 404.html")?;
    let folders: Vec<String> = pages.into_iter().map(|page| page.folder).collect();
    if let Some(address) = address {
        fs::write(dist.join("sitemap.xml"), sitemap(address, &folders))
            .context("cannot write sitemap.xml")?;
    }
    Ok(folders)
}

/// The words of the pages that other languages have their own for, beside those of their HTML.
pub(crate) fn words() -> impl Iterator<Item = &'static str> {
    SITE_PAGES
        .iter()
        .flat_map(|page| [page.title, page.heading, page.description])
        .chain(occupation::words())
        .chain([GENERATOR_DESCRIPTION])
}

/// The list of pages that search engines ask for. What shows a visitor's own is left out.
fn sitemap(address: &str, folders: &[String]) -> String {
    let own = ["saved/", "compare/"];
    let pages = folders.iter().map(String::as_str).filter(|folder| !own.contains(folder));
    let addresses = std::iter::once("").chain(pages).map(|folder| escape(&format!("{address}{folder}")));
    let entries: String =
        addresses.flat_map(|page| ["  <url><loc>".to_owned(), page, "</loc></url>\n".to_owned()]).collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{entries}</urlset>\n"
    )
}

fn write(dist: &Path, page: &Outside<'_>, html: &str) -> Result<()> {
    let folder = dist.join(page.folder);
    fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
    fs::write(folder.join("index.html"), html)
        .with_context(|| format!("cannot write into {}", folder.display()))
}

fn read_tables(folder: &Path) -> Result<Tables> {
    Ok(Tables::new(release::table(folder)?, release::table(folder)?, &release::table(folder)?))
}

/// Every page but the start page.
fn pages(tables: &Tables) -> Vec<Page> {
    let occupations = (0..tables.core.len()).map(|index| occupation::page(tables, index));
    SITE_PAGES.iter().map(site_page).chain(occupations).collect()
}

fn site_page(page: &SitePage) -> Page {
    let content = fill(
        SITE_PAGE,
        &[
            ("heading", escape(page.heading)),
            ("description", escape(page.description)),
            ("bare", BARE.trim_end().to_owned()),
        ],
    );
    Page {
        folder: format!("{}/", page.folder),
        title: format!("{} – Waymark", page.title),
        description: page.description.to_owned(),
        content,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_committed_tables_give_a_page_for_every_occupation_and_for_what_is_about_the_site() {
        let tables = read_tables(&crate::workspace::root().unwrap().join("public")).unwrap();
        let pages = pages(&tables);
        assert_eq!(pages.len(), tables.core.len() + SITE_PAGES.len());
        assert!(pages.len() > 900, "{}", pages.len());
        for page in &pages {
            let length = page.description.chars().count();
            assert!((80..320).contains(&length), "{length}: {page:?}");
            assert!(!page.content.contains(['{', '}']) && !page.content.contains("<!--"), "{page:?}");
        }
        let share = |part: &str| {
            pages.iter().filter(|page| page.content.contains(part)).count() as f32 / pages.len() as f32
        };
        for part in
            ["Also called", "What people do", "Skills that count", "Median pay", "Openings", "Related"]
        {
            assert!(share(part) > 0.8, "{part}: {}", share(part));
        }
        assert_eq!(pages[0].title, "About – Waymark");
    }

    #[test]
    fn the_sitemap_names_the_pages_that_are_the_same_for_all() {
        let folders = ["about/", "saved/", "occupation/15-1252.00/"].map(String::from);
        let map = sitemap("https://example.org/w/", &folders);
        for page in ["", "about/", "occupation/15-1252.00/"] {
            assert!(map.contains(&format!("<loc>https://example.org/w/{page}</loc>")), "{map}");
        }
        assert!(!map.contains("saved"), "{map}");
    }
}
