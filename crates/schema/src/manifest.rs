//! `manifest.json`: every asset with its hash, and the contract that ties model and tables together.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The version of the manifest's own form.
pub const MANIFEST_VERSION: u32 = 1;

/// The list of assets that belong together in one release.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Version of this form; see [`MANIFEST_VERSION`].
    pub v: u32,
    /// Identity of the release of tables that the models were trained on: both carry it, and the
    /// engine refuses a pair that differs.
    pub contract: String,
    /// Assets by role: `core`, `titles`, `details`, `skills`, `encoder`, `ranker`, and `wages/S06`
    /// and so on by state.
    pub assets: BTreeMap<String, Asset>,
    /// The releases of the source data, for attribution: source name to release.
    pub sources: BTreeMap<String, String>,
}

/// One file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asset {
    /// Path relative to the manifest; the name carries the first digits of the hash.
    pub path: String,
    /// Size in bytes, uncompressed.
    pub bytes: u64,
    /// SHA-256 of the bytes, lower-case hexadecimal.
    pub sha256: String,
}
