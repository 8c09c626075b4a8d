//! The icons of the installed site, drawn from the favicon: `cargo xtask icons`, after the favicon has changed.

use crate::run::run;
use crate::tools::browser;
use crate::workspace;
use anyhow::{Context, Result};
use std::fs;
use std::process::Command;

/// File, size in pixels, and how much of the width the drawing takes. Systems cut a maskable icon to their own
/// shapes, so its drawing stands in the middle of a plain ground.
const ICONS: [(&str, u32, u32); 3] = [("192", 192, 100), ("512", 512, 100), ("maskable-512", 512, 72)];
/// The favicon's ground.
const GROUND: &str = "#0e4f43";

/// Draws every icon into `public/icons`.
pub(crate) fn draw() -> Result<()> {
    let root = workspace::root()?;
    let browser = browser::set_up()?;
    let folder = root.join("public/icons");
    fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
    let svg = fs::read_to_string(root.join("public/favicon.svg")).context("cannot read the favicon")?;
    let page = std::env::temp_dir().join(format!("waymark-icon-{}.html", std::process::id()));
    for (name, size, share) in ICONS {
        let ground = if share < 100 { GROUND } else { "transparent" };
        let style = format!(
            "body{{margin:0;display:grid;place-items:center;width:{size}px;height:{size}px;background:{ground}}}\
             svg{{width:{share}%;height:{share}%}}"
        );
        fs::write(&page, format!("<!doctype html><style>{style}</style>{svg}"))?;
        let file = folder.join(format!("{name}.png"));
        run(
            &format!("Drawing {}", file.display()),
            Command::new(&browser.chromium)
                .args(["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"])
                .arg("--default-background-color=00000000")
                .arg(format!("--window-size={size},{size}"))
                .arg(format!("--screenshot={}", file.display()))
                .arg(&page),
        )?;
    }
    fs::remove_file(&page).with_context(|| format!("cannot remove {}", page.display()))
}
