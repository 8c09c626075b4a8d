//! The release of tables and models on disk, loaded as questions need it.

use anyhow::Result;
use std::path::Path;
use waymark_engine::{Service, Unanswered};
use waymark_release::Release;

/// A service with the release that its further assets come from.
pub(crate) struct Engine {
    service: Service,
    release: Release,
}

/// Opens the release in `folder`, or the first that is found.
pub(crate) fn open(folder: Option<&Path>) -> Result<Engine> {
    let release = Release::open(folder)?;
    Ok(Engine { service: release.service()?, release })
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
                    let bytes = self.release.asset(&key).map_err(|error| error.to_string())?;
                    self.service.add(&key, &bytes).map_err(|error| error.to_string())?;
                }
            }
        }
    }
}
