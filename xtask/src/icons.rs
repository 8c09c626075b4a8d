//! The icons of the installed site, drawn from the favicon, and the card of links to it: `cargo xtask icons`, after either
//! has changed.

use crate::run::run;
use crate::tools::browser::{self, Browser};
use crate::{shell, workspace};
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;
use std::process::Command;

/// File, size in pixels, and how much of the width the drawing takes. Systems cut a maskable icon to their own
/// shapes, so its drawing stands in the middle of a plain ground.
const ICONS: [(&str, u32, u32); 3] = [("192", 192, 100), ("512", 512, 100), ("maskable-512", 512, 72)];
/// The favicon's ground.
const GROUND: &str = "#0e4f43";

/// The picture that goes with links to the site, and its size in pixels, which is what previews ask for.
const CARD: &str = include_str!("card.html");
const CARD_SIZE: (u32, u32) = (1200, 630);

/// Draws every icon into `public/icons`, and the card of links to the site into `public`.
pub(crate) fn draw() -> Result<()> {
    let root = workspace::root()?;
    let browser = browser::set_up()?;
    let folder = root.join("public/icons");
    fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
    let svg = fs::read_to_string(root.join("public/favicon.svg")).context("cannot read the favicon")?;
    for (name, size, share) in ICONS {
        let ground = if share < 100 { GROUND } else { "transparent" };
        let style = format!(
            "body{{margin:0;display:grid;place-items:center;width:{size}px;height:{size}px;background:{ground}}}\
             svg{{width:{share}%;height:{share}%}}"
        );
        let html = format!("<!doctype html><style>{style}</style>{svg}");
        picture(&browser, &html, (size, size), &folder.join(format!("{name}.png")))?;
    }
    picture(&browser, CARD, CARD_SIZE, &root.join("public").join(shell::CARD))
}

/// Draws a page as a picture.
fn picture(browser: &Browser, html: &str, (width, height): (u32, u32), file: &Path) -> Result<()> {
    let page = std::env::temp_dir().join(format!("waymark-picture-{}.html", std::process::id()));
    fs::write(&page, html).with_context(|| format!("cannot write {}", page.display()))?;
    run(
        &format!("Drawing {}", file.display()),
        Command::new(&browser.chromium)
            .args(["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"])
            .arg("--default-background-color=00000000")
            .arg(format!("--window-size={width},{height}"))
            .arg(format!("--screenshot={}", file.display()))
            .arg(&page),
    )?;
    fs::remove_file(&page).with_context(|| format!("cannot remove {}", page.display()))
}
