//! From sources to `dist/`.

use crate::run::run;
use crate::{compress, fingerprint, offline, prerender, rest, split, styles, tools, words, workspace};
use anyhow::{Result, bail};

/// What the build is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    /// To look at quickly.
    Dev,
    /// To publish.
    Release,
}

/// Builds the site: compiles app and worker, writes a page for each address, compresses. It needs not know the `address`
/// that the site will have; see [`prerender::write_pages`] for what it does with it.
pub(crate) fn build(mode: Mode, address: Option<&str>) -> Result<()> {
    let address = address.map(|address| format!("{}/", address.trim_end_matches('/')));
    let address = address.as_deref();
    if address.is_some_and(|address| !address.starts_with("https://") && !address.starts_with("http://")) {
        bail!("the site's address must begin with https:// or http://");
    }
    if !workspace::root()?.join("public/manifest.json").is_file() {
        bail!(
            "public/manifest.json is missing: make the tables and models with \
             `cargo run --profile native -p pipeline -- tables` and `… train`"
        );
    }
    words::check()?;
    tools::set_up()?;
    let mut trunk = tools::command("trunk")?;
    trunk.arg("build");
    if mode == Mode::Release {
        // The page's build script leaves the linker's notes in, for the cuts to follow.
        trunk.arg("--release").env("WAYMARK_SPLIT", "1");
    }
    // Trunk refuses the value `1` that some systems give this variable.
    trunk.env_remove("NO_COLOR");
    run("Compiling the app and its worker (some minutes the first time)", &mut trunk)?;
    let dist = workspace::dist()?;
    words::write(&dist)?;
    if mode == Mode::Dev {
        prerender::write_pages(&dist, address)?;
    } else {
        split::split_app(&dist)?;
        rest::cut_worker(&dist)?;
        styles::join(&dist)?;
        fingerprint::rename_all(&dist)?;
        let release = offline::name_release(&dist)?;
        let pages = prerender::write_pages(&dist, address)?;
        offline::write_worker(&dist, &release, &pages)?;
        compress::compress_all(&dist)?;
    }
    println!("The site is in {}", dist.display());
    Ok(())
}
