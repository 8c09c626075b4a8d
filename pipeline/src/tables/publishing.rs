//! Writes a release into the folder that the site is served from.

use super::release::Release;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use waymark_schema::manifest::{Asset, MANIFEST_VERSION, Manifest};

/// Manifest entries that training writes, and that outlive a build of tables with the same contract.
const MODELS: [&str; 2] = ["encoder", "ranker"];
/// The same of what is made after training, and is no part of the first result.
const AFTER_TRAINING: [&str; 4] = ["learning", "map", "sequence", "transitions"];

/// What publishing did beyond writing the tables.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Published {
    /// Models of an earlier release that the manifest no longer lists: they must be trained again.
    pub dropped_models: Vec<String>,
    /// Paths of models that belong to this release too, relative to the manifest.
    pub kept_models: Vec<String>,
    /// Tables of earlier builds that were removed, relative to the manifest.
    pub removed: Vec<String>,
}

/// Why a release cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    /// A file or folder cannot be read or written.
    #[error("{path}: cannot be {action}: check the folder and its permissions")]
    File {
        /// The file or folder.
        path: PathBuf,
        /// What was tried.
        action: &'static str,
        /// What failed.
        source: io::Error,
    },
    /// A manifest that is there but cannot be understood.
    #[error("{path}: not a manifest of version {MANIFEST_VERSION}: remove it and train the models again")]
    Manifest {
        /// The manifest.
        path: PathBuf,
        /// What is wrong.
        source: serde_json::Error,
    },
}

/// Writes tables and manifest below `folder`, and removes the tables of earlier builds.
///
/// The manifest comes after the files that it names, and stale files go last, so that an interrupted
/// run leaves a folder that is whole.
pub fn publish(release: &Release, folder: &Path) -> Result<Published, PublishError> {
    let manifest_path = folder.join("manifest.json");
    let earlier = read_manifest(&manifest_path)?;
    let mut published = Published::default();
    let mut assets = BTreeMap::new();
    for file in &release.files {
        let path = folder.join(file.path());
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(|source| failed(parent, "created", source))?;
        }
        fs::write(&path, &file.bytes).map_err(|source| failed(&path, "written", source))?;
        let asset = Asset { path: file.path(), bytes: file.bytes.len() as u64, sha256: file.sha256.clone() };
        assets.insert(file.role.clone(), asset);
    }
    let contract = release.contract.to_string();
    for model in MODELS.into_iter().chain(AFTER_TRAINING) {
        let Some(asset) = earlier.as_ref().and_then(|earlier| earlier.assets.get(model)) else { continue };
        if earlier.as_ref().is_some_and(|earlier| earlier.contract == contract) {
            if MODELS.contains(&model) {
                published.kept_models.push(asset.path.clone());
            }
            assets.insert(model.to_owned(), asset.clone());
        } else {
            published.dropped_models.push(model.to_owned());
        }
    }
    let sources = release.sources.iter().cloned().collect();
    let manifest = Manifest { v: MANIFEST_VERSION, contract, assets, sources };
    let text = serde_json::to_string_pretty(&manifest)
        .map_err(|source| PublishError::Manifest { path: manifest_path.clone(), source })?;
    fs::write(&manifest_path, text + "\n").map_err(|source| failed(&manifest_path, "written", source))?;
    published.removed = remove_stale(folder, &manifest)?;
    Ok(published)
}

fn failed(path: &Path, action: &'static str, source: io::Error) -> PublishError {
    PublishError::File { path: path.to_owned(), action, source }
}

fn read_manifest(path: &Path) -> Result<Option<Manifest>, PublishError> {
    match fs::read(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(source) => Err(failed(path, "read", source)),
        Ok(bytes) => serde_json::from_slice(&bytes)
            .map(Some)
            .map_err(|source| PublishError::Manifest { path: path.to_owned(), source }),
    }
}

/// Removes files with a hash in their name that the manifest does not list.
fn remove_stale(folder: &Path, manifest: &Manifest) -> Result<Vec<String>, PublishError> {
    let mut removed = Vec::new();
    for below in ["tables", "tables/wages"] {
        let entries = fs::read_dir(folder.join(below))
            .and_then(Iterator::collect::<io::Result<Vec<_>>>)
            .map_err(|source| failed(&folder.join(below), "read", source))?;
        for entry in entries {
            let name = entry.file_name().to_string_lossy().into_owned();
            let path = format!("{below}/{name}");
            if carries_hash(&name) && manifest.assets.values().all(|asset| asset.path != path) {
                fs::remove_file(entry.path()).map_err(|source| failed(&entry.path(), "removed", source))?;
                removed.push(path);
            }
        }
    }
    removed.sort();
    Ok(removed)
}

/// Whether a name is that of a table file: `core.0123456789abcdef.bin`.
fn carries_hash(name: &str) -> bool {
    let mut parts = name.rsplit('.');
    parts.next() == Some("bin")
        && parts.next().is_some_and(|hash| {
            hash.len() == 16
                && hash.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
        })
        && parts.next().is_some()
}

#[cfg(test)]
#[path = "publishing_tests.rs"]
mod tests;
