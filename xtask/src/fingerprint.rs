//! Names with a hash for the files that trunk leaves without one: the workers', and the scripts that start
//! the programs.
//!
//! A page of one release must not start the worker of another, whatever a cache still holds; so each of
//! these files is renamed after its content, from the innermost outwards, and whoever names it is
//! changed to the new name.

use crate::run::announce;
use anyhow::{Context, Result, bail};
use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::Hasher;
use std::path::Path;

/// A file, and the one file that names it, in double quotes.
const NAMED_BY: [(&str, &str); 13] = [
    ("locales/es.json", "boot.js"),
    ("framed.js", "boot.js"),
    ("offline.js", "boot.js"),
    ("places.js", "boot.js"),
    ("worker_bg.wasm", "worker_boot.js"),
    ("worker_rest.wasm", "worker_boot.js"),
    ("worker.js", "worker_boot.js"),
    ("worker_boot.js", "index.html"),
    ("boot.js", "index.html"),
    ("pdf_reader_bg.wasm", "pdf_reader_boot.js"),
    ("pdf_reader.js", "pdf_reader_boot.js"),
    ("pdf_reader_boot.js", "index.html"),
    ("map_painter.js", "index.html"),
];

const MANIFEST: &str = "manifest.json";

/// Renames the files in `dist`.
pub(crate) fn rename_all(dist: &Path) -> Result<()> {
    announce("Naming the worker's files after their content");
    name_manifest(dist)?;
    for (file, namer) in NAMED_BY {
        let path = dist.join(file);
        let content = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let name = hashed_name(file, &content);
        rename_in(&dist.join(namer), file, &name)?;
        fs::rename(&path, dist.join(&name)).with_context(|| format!("cannot rename {}", path.display()))?;
    }
    Ok(())
}

/// Gives the manifest a second name with a hash, for the page and its worker: whatever a cache still holds, they then
/// read the list of their own release. The plain name stays for those who look for the site, such as `404.html`.
fn name_manifest(dist: &Path) -> Result<()> {
    let plain = dist.join(MANIFEST);
    let content = fs::read(&plain).with_context(|| format!("cannot read {}", plain.display()))?;
    let name = hashed_name(MANIFEST, &content);
    fs::write(dist.join(&name), content).with_context(|| format!("cannot write {name}"))?;
    ["index.html", "worker_boot.js"]
        .iter()
        .try_for_each(|namer| rename_in(&dist.join(namer), MANIFEST, &name))
}

/// Changes the one mention of a file in another.
fn rename_in(namer: &Path, file: &str, name: &str) -> Result<()> {
    let text = fs::read_to_string(namer).with_context(|| format!("cannot read {}", namer.display()))?;
    let text = replace_name(&text, file, name).with_context(|| namer.display().to_string())?;
    fs::write(namer, text).with_context(|| format!("cannot write {}", namer.display()))
}

/// `worker-0123456789abcdef.js` for `worker.js`.
fn hashed_name(file: &str, content: &[u8]) -> String {
    // A name that changes with the content is all that is wanted: no one gains by forging it.
    let mut hasher = DefaultHasher::new();
    hasher.write(content);
    let (stem, extension) = file.split_once('.').unwrap_or((file, ""));
    format!("{stem}-{:016x}.{extension}", hasher.finish())
}

/// The text with the one quoted mention of a file changed.
fn replace_name(text: &str, old: &str, new: &str) -> Result<String> {
    let quoted = format!("\"{old}\"");
    match text.matches(&quoted).count() {
        1 => Ok(text.replacen(&quoted, &format!("\"{new}\""), 1)),
        count => bail!("must name {quoted} exactly once, does so {count} times"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_changes_with_the_content() {
        let name = hashed_name("worker_bg.wasm", b"a");
        assert_eq!(name.len(), "worker_bg-0123456789abcdef.wasm".len());
        assert!(name.starts_with("worker_bg-"));
        assert_eq!(name, hashed_name("worker_bg.wasm", b"a"));
        assert_ne!(name, hashed_name("worker_bg.wasm", b"b"));
    }

    #[test]
    fn a_file_must_be_named_once() {
        let boot = "importScripts(\"worker.js\");";
        assert_eq!(
            replace_name(boot, "worker.js", "worker-1.js").unwrap(),
            "importScripts(\"worker-1.js\");"
        );
        assert!(replace_name(boot, "boot.js", "x").is_err());
        assert!(replace_name(&boot.repeat(2), "worker.js", "x").is_err());
    }

    #[test]
    fn every_file_is_renamed_with_its_mentions() {
        let dist = std::env::temp_dir().join(format!("waymark-fingerprint-{}", std::process::id()));
        fs::create_dir_all(&dist).unwrap();
        let files = [
            ("worker_bg.wasm", "w"),
            ("worker.js", "j"),
            ("worker_rest.wasm", "r"),
            (
                "worker_boot.js",
                "importScripts(\"worker.js\"); \"worker_bg.wasm\" \"worker_rest.wasm\" \"manifest.json\"",
            ),
            ("framed.js", "f"),
            ("offline.js", "o"),
            ("places.js", "p"),
            ("manifest.json", "{}"),
            (
                "boot.js",
                "import(\"offline.js\"); import(\"framed.js\"); import(\"places.js\"); \"locales/es.json\"",
            ),
            ("locales/es.json", "[]"),
            ("map_painter.js", "m"),
            ("pdf_reader_bg.wasm", "p"),
            ("pdf_reader.js", "r"),
            ("pdf_reader_boot.js", "importScripts(\"pdf_reader.js\"); \"pdf_reader_bg.wasm\""),
            (
                "index.html",
                "<meta content=\"worker_boot.js\" /><script src=\"boot.js\"><meta content=\"pdf_reader_boot.js\" /><meta content=\"map_painter.js\" /><meta content=\"manifest.json\" />",
            ),
        ];
        fs::create_dir_all(dist.join("locales")).unwrap();
        for (file, content) in files {
            fs::write(dist.join(file), content).unwrap();
        }
        rename_all(&dist).unwrap();
        let index = fs::read_to_string(dist.join("index.html")).unwrap();
        let boot = index.split('"').nth(1).unwrap().to_owned();
        let worker = fs::read_to_string(dist.join(&boot)).unwrap();
        let is_file = |part: &&str| ["worker", "manifest-"].iter().any(|name| part.starts_with(name));
        let names: Vec<_> = worker.split('"').filter(is_file).collect();
        let all_there = names.iter().all(|name| dist.join(name).is_file());
        fs::remove_dir_all(&dist).unwrap();
        assert!(boot.starts_with("worker_boot-"), "{index}");
        assert_eq!(names.len(), 4, "{worker}");
        assert!(all_there, "{worker}");
    }
}
