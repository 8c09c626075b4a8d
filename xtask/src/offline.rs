//! The service worker, which keeps one release of the site on the device.
//!
//! The build knows every file and its hash, so the worker is written here: it keeps a release whole or not at
//! all. The release's name is a hash over all its files, so that any change is another release.

use crate::run::announce;
use crate::shell::CARD;
use crate::{prerender, release, workspace};
use anyhow::{Context, Result, bail};
use base64::prelude::{BASE64_STANDARD, Engine};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The worker, with places for what the build knows.
const WORKER: &str = include_str!("service_worker.js");
/// The tables that every visit loads, and those that an occupation's page asks for with its ways, and the
/// map; others are kept when they are first used.
const FIRST_ASSETS: [&str; 9] =
    ["core", "encoder", "ranker", "titles", "details", "transitions", "learning", "sequence", "map"];
/// What a page says before the build has named its release.
const UNNAMED: &str = "name=\"waymark-release\" content=\"development\"";

/// Files and their SHA-256 in Base64, as browsers want it.
type Hashes = BTreeMap<String, String>;

/// Names the release in `index.html`.
pub(crate) fn name_release(dist: &Path) -> Result<String> {
    let index = dist.join("index.html");
    let html = fs::read_to_string(&index).with_context(|| format!("cannot read {}", index.display()))?;
    let mut hasher = Sha256::new();
    for (name, hash) in hashes(dist)? {
        hasher.update(format!("{name} {hash}\n"));
    }
    let release = format!("{:x}", hasher.finalize())[..16].to_owned();
    let named = format!("name=\"waymark-release\" content=\"{release}\"");
    match html.matches(UNNAMED).count() {
        1 => fs::write(&index, html.replacen(UNNAMED, &named, 1))
            .with_context(|| format!("cannot write {}", index.display()))?,
        count => bail!("index.html must have {UNNAMED} exactly once, has it {count} times"),
    }
    Ok(release)
}

/// Writes `service_worker.js` for the release, once every file has its last name.
pub(crate) fn write_worker(dist: &Path, release: &str, pages: &[String]) -> Result<()> {
    announce("Writing the service worker");
    let manifest = release::manifest(dist)?;
    let first_assets: Vec<&str> = FIRST_ASSETS
        .iter()
        .map(|&key| {
            let asset = manifest.assets.get(key).with_context(|| format!("the manifest names no {key}"))?;
            Ok(asset.path.as_str())
        })
        .collect::<Result<_>>()?;
    let mut first = Hashes::new();
    let mut later = Hashes::new();
    for (name, hash) in hashes(dist)? {
        match keeping(&name, &first_assets) {
            Keeping::First => first.insert(name, hash),
            Keeping::Later => later.insert(name, hash),
            Keeping::Never => None,
        };
    }
    let fixed: Vec<String> = [String::new(), "index.html".to_owned()]
        .into_iter()
        .chain(pages.iter().filter(|page| !page.starts_with("occupation/")).cloned())
        .collect();
    let text = WORKER
        .replace("{release}", release)
        .replace("{first}", &serde_json::to_string(&first.iter().collect::<Vec<_>>())?)
        .replace("{later}", &serde_json::to_string(&later.iter().collect::<Vec<_>>())?)
        .replace("{pages}", &serde_json::to_string(&fixed)?)
        .replace("{bare}", &serde_json::to_string(prerender::BARE)?);
    fs::write(dist.join("service_worker.js"), text).context("cannot write service_worker.js")
}

/// When a file is kept on the device.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Keeping {
    /// Before the release is used: every visit needs it.
    First,
    /// When it is first used.
    Later,
    /// Never: it is a page, for which the shell stands in, or for others than the page.
    Never,
}

fn keeping(name: &str, first_assets: &[&str]) -> Keeping {
    let extension = Path::new(name).extension().and_then(|extension| extension.to_str()).unwrap_or("");
    match (name, extension) {
        (CARD, _) => Keeping::Never,
        ("manifest.json" | "service_worker.js" | "embed.js" | "generator.js", _) | (_, "html" | "br") => {
            Keeping::Never
        }
        _ if first_assets.contains(&name) => Keeping::First,
        _ if name.starts_with("pdf_reader") || name.starts_with("icons/") => Keeping::Later,
        (_, "js" | "wasm" | "css" | "svg" | "webmanifest") => Keeping::First,
        (_, "json") if name.starts_with("manifest-") || name.starts_with("locales/") => Keeping::First,
        (_, "json" | "bin" | "onnx" | "png") => Keeping::Later,
        _ => Keeping::Never,
    }
}

/// The hash of every file but compressed copies.
fn hashes(dist: &Path) -> Result<Hashes> {
    let mut hashes = Hashes::new();
    for file in workspace::files_under(dist)? {
        let name = file.strip_prefix(dist)?.to_str().context("a file's name is not text")?.replace('\\', "/");
        if Path::new(&name).extension().is_none_or(|extension| extension != "br") {
            let content = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
            hashes.insert(name, BASE64_STANDARD.encode(Sha256::digest(content)));
        }
    }
    Ok(hashes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_every_visit_needs_is_kept_first_and_pages_never() {
        let first = ["tables/core.01.bin"];
        for (name, expected) in [
            ("app-01.js", Keeping::First),
            ("app-01_bg.wasm", Keeping::First),
            ("worker_bg-01.wasm", Keeping::First),
            ("tables/core.01.bin", Keeping::First),
            ("manifest-01.json", Keeping::First),
            ("locales/es-01.json", Keeping::First),
            ("favicon.svg", Keeping::First),
            ("tables/wages/S06.01.bin", Keeping::Later),
            ("model-card.json", Keeping::Later),
            ("pdf_reader_bg-01.wasm", Keeping::Later),
            ("manifest.json", Keeping::Never),
            ("index.html", Keeping::Never),
            ("occupation/15-1252.00/index.html", Keeping::Never),
            ("service_worker.js", Keeping::Never),
        ] {
            assert_eq!(keeping(name, &first), expected, "{name}");
        }
    }

    #[test]
    fn a_release_is_named_after_all_its_files() {
        let dist = std::env::temp_dir().join(format!("waymark-offline-{}", std::process::id()));
        fs::create_dir_all(&dist).unwrap();
        let name = |style: &str| {
            fs::write(dist.join("index.html"), format!("<meta {UNNAMED} />")).unwrap();
            fs::write(dist.join("app.css"), style).unwrap();
            name_release(&dist).unwrap()
        };
        let [one, other, again] = ["a", "b", "a"].map(name);
        let html = fs::read_to_string(dist.join("index.html")).unwrap();
        let twice = name_release(&dist);
        fs::remove_dir_all(&dist).unwrap();
        assert_eq!(one, again);
        assert_ne!(one, other);
        assert!(html.contains(&format!("content=\"{again}\"")), "{html}");
        assert!(twice.is_err(), "a release is named once");
    }
}
