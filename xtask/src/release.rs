//! The release's own files, read as the page reads them: the manifest, and the tables that it names.

use anyhow::{Context, Result};
use std::fs;
use std::path::Path;
use waymark_schema::manifest::Manifest;
use waymark_tables::format::{self, Table};

/// The manifest of the release in this folder.
pub(crate) fn manifest(folder: &Path) -> Result<Manifest> {
    let path = folder.join("manifest.json");
    let text = fs::read_to_string(&path).with_context(|| {
        format!(
            "cannot read {}: make it with `cargo run --profile native -p pipeline -- tables`",
            path.display()
        )
    })?;
    serde_json::from_str(&text).with_context(|| format!("{} is not a manifest", path.display()))
}

/// A table of the release in this folder.
pub(crate) fn table<T: Table>(folder: &Path) -> Result<T> {
    let manifest = manifest(folder)?;
    let asset =
        manifest.assets.get(T::NAME).with_context(|| format!("the manifest names no {} table", T::NAME))?;
    let path = folder.join(&asset.path);
    let bytes = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let (table, _) = format::read(&bytes).with_context(|| path.display().to_string())?;
    Ok(table)
}
