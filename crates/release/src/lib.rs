//! A release of tables and models in a folder, found and opened by its manifest: for the command line and the
//! proxy. The browser fetches the same files, and the engine itself reads none.

use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};
use waymark_engine::{EngineError, Service};
use waymark_schema::manifest::{MANIFEST_VERSION, Manifest};

/// Why a release cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum ReleaseError {
    /// No folder was named and none was found.
    #[error(
        "no manifest.json found: name the folder of tables and models in `assets`, --assets or $WAYMARK_ASSETS"
    )]
    NotFound,
    /// A file that cannot be read.
    #[error("{0}: {1}")]
    File(PathBuf, std::io::Error),
    /// A manifest that cannot be read.
    #[error("{0}: {1}")]
    Manifest(PathBuf, serde_json::Error),
    /// A manifest of another version.
    #[error("{0}: version {1}, this program reads {MANIFEST_VERSION}")]
    Version(PathBuf, u32),
    /// A file that the manifest does not list.
    #[error("the manifest lists no `{0}`")]
    Unlisted(String),
    /// A file with another content than the manifest says.
    #[error("{0}: damaged, or of another release than the manifest: fetch the release again")]
    Damaged(PathBuf),
    /// Tables and models that the engine refuses.
    #[error(transparent)]
    Engine(#[from] EngineError),
}

/// A release on disk.
#[derive(Debug)]
pub struct Release {
    folder: PathBuf,
    manifest: Manifest,
}

impl Release {
    /// The release in this folder, or the first that is found: in `$WAYMARK_ASSETS`, or in `public` in the current
    /// folder, beside the program, or above either.
    pub fn open(folder: Option<&Path>) -> Result<Self, ReleaseError> {
        let folder = folder.map(Path::to_owned).or_else(search).ok_or(ReleaseError::NotFound)?;
        let path = folder.join("manifest.json");
        let text = std::fs::read(&path).map_err(|error| ReleaseError::File(path.clone(), error))?;
        let manifest: Manifest =
            serde_json::from_slice(&text).map_err(|error| ReleaseError::Manifest(path.clone(), error))?;
        if manifest.v != MANIFEST_VERSION {
            return Err(ReleaseError::Version(path, manifest.v));
        }
        Ok(Self { folder, manifest })
    }

    /// The names of all files.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.manifest.assets.keys().map(String::as_str)
    }

    /// The bytes of a file, which are those that the manifest promises.
    pub fn asset(&self, key: &str) -> Result<Vec<u8>, ReleaseError> {
        let asset = self.manifest.assets.get(key).ok_or_else(|| ReleaseError::Unlisted(key.to_owned()))?;
        let path = self.folder.join(&asset.path);
        let content = std::fs::read(&path).map_err(|error| ReleaseError::File(path.clone(), error))?;
        if format!("{:x}", Sha256::digest(&content)) != asset.sha256 {
            return Err(ReleaseError::Damaged(path));
        }
        Ok(content)
    }

    /// The engine with the core table and the models; further tables are added as they are needed.
    pub fn service(&self) -> Result<Service, ReleaseError> {
        Ok(Service::new(&self.asset("core")?, &self.asset("encoder")?, &self.asset("ranker")?)?)
    }
}

fn search() -> Option<PathBuf> {
    let named = std::env::var_os("WAYMARK_ASSETS").map(PathBuf::from);
    let here = std::env::current_dir().ok();
    let above = here.iter().flat_map(|here| here.ancestors()).map(|folder| folder.join("public"));
    let program = std::env::current_exe().ok();
    let beside =
        program.iter().flat_map(|program| program.ancestors().skip(1)).map(|folder| folder.join("public"));
    named.into_iter().chain(above).chain(beside).find(|folder| folder.join("manifest.json").is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_with_another_content_is_refused() {
        let folder = std::env::temp_dir().join(format!("waymark-release-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let sha256 = format!("{:x}", Sha256::digest(b"core"));
        let manifest = serde_json::json!({
            "v": MANIFEST_VERSION,
            "contract": "0",
            "sources": {},
            "assets": { "core": { "path": "core.bin", "bytes": 4, "sha256": sha256 } },
        });
        std::fs::write(folder.join("manifest.json"), manifest.to_string()).unwrap();
        let release = Release::open(Some(&folder)).unwrap();
        std::fs::write(folder.join("core.bin"), "core").unwrap();
        assert_eq!(release.asset("core").unwrap(), b"core");
        std::fs::write(folder.join("core.bin"), "cord").unwrap();
        let refused = release.asset("core").unwrap_err();
        assert!(matches!(refused, ReleaseError::Damaged(_)), "{refused}");
        assert!(matches!(release.asset("encoder").unwrap_err(), ReleaseError::Unlisted(_)));
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
