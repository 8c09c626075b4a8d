//! Where things are.

use anyhow::{Context, Result, bail};
use std::env;
use std::path::{Path, PathBuf};

/// The root folder of the repository.
pub(crate) fn root() -> Result<PathBuf> {
    // Cargo sets the variable when it runs this program; the folder known at compile time serves a
    // program started by hand.
    let own =
        env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
    Ok(own.parent().context("the xtask folder has no parent")?.to_owned())
}

/// The folder of the built site.
pub(crate) fn dist() -> Result<PathBuf> {
    Ok(root()?.join("dist"))
}

/// The folder cargo writes to.
pub(crate) fn target() -> Result<PathBuf> {
    let root = root()?;
    Ok(env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), |folder| root.join(folder)))
}

/// The folder of programs that this project installs for itself.
pub(crate) fn tools() -> Result<PathBuf> {
    let set = |name: &str| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let cache = match (set("WAYMARK_CACHE"), set("XDG_CACHE_HOME"), set("HOME")) {
        (Some(cache), _, _) => cache,
        (None, Some(cache), _) => cache.join("waymark"),
        (None, None, Some(home)) => home.join(".cache/waymark"),
        (None, None, None) => bail!("no place for tools: set HOME, or WAYMARK_CACHE to a folder"),
    };
    Ok(cache.join("tools"))
}

/// The version of a package in `Cargo.lock`.
pub(crate) fn locked_version(package: &str) -> Result<String> {
    let path = root()?.join("Cargo.lock");
    let lock = std::fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    version_in(&lock, package).with_context(|| format!("Cargo.lock has no package `{package}`"))
}

fn version_in(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let after = lock.lines().skip_while(|line| *line != name).nth(1)?;
    Some(after.strip_prefix("version = \"")?.strip_suffix('"')?.to_owned())
}

/// Every file under a folder, in order of path.
pub(crate) fn files_under(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let entries =
            std::fs::read_dir(&folder).with_context(|| format!("cannot list {}", folder.display()))?;
        for entry in entries {
            let path = entry?.path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_in_the_lock_file_is_found() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.1.0\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(version_in(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(version_in(lock, "wasm"), None);
    }
}
