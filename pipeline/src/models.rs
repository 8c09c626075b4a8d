//! The models of a release: putting them beside the tables, and opening both again.

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};
use waymark_schema::manifest::{Asset, Manifest};
use waymark_tables::format::read;
use waymark_tables::{Contract, CoreTables, DetailTables, Table, TitleTables};

/// A folder that holds a release, with its manifest.
pub struct Release {
    folder: PathBuf,
    /// The manifest as it stands.
    pub manifest: Manifest,
}

impl Release {
    /// Opens the release in `folder`.
    pub fn open(folder: &Path) -> Result<Self> {
        let path = folder.join("manifest.json");
        let text =
            std::fs::read(&path).with_context(|| format!("{}: build the tables first", path.display()))?;
        let manifest = serde_json::from_slice(&text).with_context(|| format!("{}", path.display()))?;
        Ok(Self { folder: folder.to_owned(), manifest })
    }

    /// Bytes of the asset with this role.
    pub fn bytes(&self, role: &str) -> Result<Vec<u8>> {
        let asset =
            self.manifest.assets.get(role).with_context(|| format!("the manifest has no `{role}`"))?;
        let path = self.folder.join(&asset.path);
        std::fs::read(&path)
            .with_context(|| format!("{}: the manifest lists it, build it again", path.display()))
    }

    /// The core table.
    pub fn core(&self) -> Result<CoreTables> {
        self.table("core")
    }

    /// The title table.
    pub fn titles(&self) -> Result<TitleTables> {
        self.table("titles")
    }

    /// The detail table.
    pub fn details(&self) -> Result<DetailTables> {
        self.table("details")
    }

    /// The contract that every table and model of the release carries.
    pub fn contract(&self) -> Result<Contract> {
        Ok(read::<CoreTables>(&self.bytes("core")?)?.1)
    }

    fn table<T: Table>(&self, role: &str) -> Result<T> {
        Ok(read(&self.bytes(role)?)?.0)
    }
}

/// Writes models under names that carry their hash, lists them in the manifest, and removes the
/// files that they replace.
pub fn publish_models(folder: &Path, models: &[(&str, &[u8])]) -> Result<()> {
    publish(folder, "models", "onnx", models)
}

/// The same for tables that are made after the models.
pub fn publish_tables(folder: &Path, tables: &[(&str, &[u8])]) -> Result<()> {
    publish(folder, "tables", "bin", tables)
}

fn publish(folder: &Path, below: &str, extension: &str, files: &[(&str, &[u8])]) -> Result<()> {
    let mut release = Release::open(folder)?;
    std::fs::create_dir_all(folder.join(below))?;
    for &(role, bytes) in files {
        let sha256 = format!("{:x}", Sha256::digest(bytes));
        let path = format!("{below}/{role}.{}.{extension}", &sha256[..16]);
        let asset = Asset { path: path.clone(), bytes: bytes.len() as u64, sha256 };
        if let Some(old) = release.manifest.assets.insert(role.to_owned(), asset)
            && old.path != path
        {
            // A file that is already gone needs no removing.
            let _ = std::fs::remove_file(folder.join(old.path));
        }
        std::fs::write(folder.join(&path), bytes)?;
        println!("{path}: {} bytes, {} after brotli", bytes.len(), crate::tables::brotli_size(bytes));
    }
    let text = serde_json::to_string_pretty(&release.manifest)? + "\n";
    std::fs::write(folder.join("manifest.json"), text).context("writing the manifest")
}
