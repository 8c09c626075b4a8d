//! The release of tables and models on disk, loaded as questions need it.

use anyhow::{Context, Result, ensure};
use std::path::{Path, PathBuf};
use waymark_engine::{Service, Unanswered};
use waymark_schema::manifest::{MANIFEST_VERSION, Manifest};

/// A service with the folder that its further assets come from.
pub(crate) struct Engine {
    service: Service,
    folder: PathBuf,
    manifest: Manifest,
}

/// Opens the release in `folder`, or the first that is found.
pub(crate) fn open(folder: Option<&Path>) -> Result<Engine> {
    let folder = folder.map(Path::to_owned).or_else(search).context(
        "no manifest.json found: name the folder of tables and models with --assets or $WAYMARK_ASSETS",
    )?;
    let path = folder.join("manifest.json");
    let text = std::fs::read(&path).with_context(|| path.display().to_string())?;
    let manifest: Manifest = serde_json::from_slice(&text).with_context(|| path.display().to_string())?;
    ensure!(
        manifest.v == MANIFEST_VERSION,
        "{}: version {}, this program reads {MANIFEST_VERSION}",
        path.display(),
        manifest.v
    );
    let asset = |key: &str| asset(&folder, &manifest, key);
    let service = Service::new(&asset("core")?, &asset("encoder")?, &asset("ranker")?)?;
    Ok(Engine { service, folder, manifest })
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

fn asset(folder: &Path, manifest: &Manifest, key: &str) -> Result<Vec<u8>> {
    let asset = manifest.assets.get(key).with_context(|| format!("the manifest lists no `{key}`"))?;
    let path = folder.join(&asset.path);
    std::fs::read(&path).with_context(|| path.display().to_string())
}

impl Engine {
    /// Asks the service, adding the assets that it says it needs.
    pub(crate) fn ask<T>(
        &mut self,
        question: impl Fn(&Service) -> Result<T, Unanswered>,
    ) -> Result<T, String> {
        loop {
            match question(&self.service) {
                Ok(answer) => return Ok(answer),
                Err(Unanswered::Refused(error)) => return Err(error.to_string()),
                Err(Unanswered::Needs(key)) => {
                    let bytes =
                        asset(&self.folder, &self.manifest, &key).map_err(|error| format!("{error:#}"))?;
                    self.service.add(&key, &bytes).map_err(|error| error.to_string())?;
                }
            }
        }
    }
}
