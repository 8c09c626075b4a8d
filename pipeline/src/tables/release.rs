//! Bytes, names and contract of a release's tables.

use super::{BuildError, BuiltTables};
use sha2::{Digest, Sha256};
use std::io::Write;
use waymark_tables::format::{payload, write};
use waymark_tables::{Contract, Table};

/// The core table may take this many bytes after brotli: it is on the way to the first result.
pub const BROTLI_LIMIT_OF_CORE: usize = 700_000;

/// The files of a release's tables.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Release {
    /// Identity of the release: the first 16 bytes of the SHA-256 of the core table's payload.
    pub contract: Contract,
    /// The files: core, titles, details, skills, then wages by state.
    pub files: Vec<TableFile>,
    /// Source and release, for attribution.
    pub sources: Vec<(String, String)>,
}

/// One file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableFile {
    /// Key in the manifest, such as `core` or `wages/S06`.
    pub role: String,
    /// Number of rows: occupations, titles, or SOC codes over all places.
    pub rows: usize,
    /// SHA-256 of the bytes, lower-case hexadecimal.
    pub sha256: String,
    /// Content.
    pub bytes: Vec<u8>,
}

impl Release {
    /// Gives the tables their bytes.
    pub fn encode(tables: &BuiltTables) -> Result<Self, BuildError> {
        let mut identity = [0; 16];
        identity.copy_from_slice(&Sha256::digest(payload(&tables.core)?)[..16]);
        let contract = Contract(identity);
        let mut files = vec![
            file("core".to_owned(), tables.core.len(), &tables.core, contract)?,
            file("titles".to_owned(), tables.titles.shared.len(), &tables.titles, contract)?,
            file("details".to_owned(), tables.details.technologies_of.len(), &tables.details, contract)?,
            file("skills".to_owned(), tables.skills.shared.len(), &tables.skills, contract)?,
        ];
        for (state, wages) in &tables.wages {
            let rows = wages.areas.iter().map(|area| area.soc_steps.len()).sum();
            files.push(file(format!("wages/{state}"), rows, wages, contract)?);
        }
        Ok(Self { contract, files, sources: tables.core.sources.clone() })
    }
}

fn file<T: Table>(role: String, rows: usize, table: &T, contract: Contract) -> Result<TableFile, BuildError> {
    let bytes = write(table, contract)?;
    Ok(TableFile { role, rows, sha256: format!("{:x}", Sha256::digest(&bytes)), bytes })
}

impl TableFile {
    /// Path relative to the manifest; it carries the hash, so that a stale cache cannot mix releases.
    pub fn path(&self) -> String {
        format!("tables/{}.{}.bin", self.role, &self.sha256[..16])
    }
}

/// Size after brotli at its best, as a static host serves it.
pub fn brotli_size(bytes: &[u8]) -> usize {
    /// Brotli's largest window that every browser takes, as a power of two.
    const WINDOW: u32 = 22;
    let mut packed = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut packed, 1 << 16, 11, WINDOW);
    let written = writer.write_all(bytes);
    drop(writer);
    // Writing to memory does not fail; if it did, no size at all would be the honest answer.
    if written.is_ok() { packed.len() } else { bytes.len() }
}
