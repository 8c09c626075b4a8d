//! The file form: a header that says what it is, then one structure in postcard.

use serde::{Serialize, de::DeserializeOwned};

/// Version of the format of every table. A change of any structure changes it.
pub const FORMAT_VERSION: u16 = 2;

const MAGIC: [u8; 4] = *b"WAYM";
const HEADER_LENGTH: usize = 4 + 1 + 2 + 16;

/// Identity of a release of tables: the first 16 bytes of the SHA-256 of the core table's payload.
///
/// Every table and model of the release carries it, and the engine refuses a mixture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Contract(pub [u8; 16]);

impl std::fmt::Display for Contract {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// A structure that is a table of its own.
pub trait Table: Serialize + DeserializeOwned {
    /// Number of the kind in the header.
    const KIND: u8;
    /// Name of the kind in messages.
    const NAME: &'static str;

    /// Checks what the form alone does not promise: lengths that agree, indices in range.
    fn check(&self) -> Result<(), String>;
}

/// Why bytes are not the table that was wanted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TableError {
    /// No table at all.
    #[error("the {0} table is not a Waymark table: fetch it again, or rebuild with `pipeline tables`")]
    NotATable(&'static str),
    /// A table of another kind.
    #[error("expected the {wanted} table, found kind {found}: the manifest names the wrong file")]
    Kind {
        /// The kind that was asked for.
        wanted: &'static str,
        /// The kind's number in the header.
        found: u8,
    },
    /// A table of another version.
    #[error(
        "the {table} table has format {found}, this engine reads {FORMAT_VERSION}: rebuild with `pipeline tables`"
    )]
    Version {
        /// The kind.
        table: &'static str,
        /// The version in the header.
        found: u16,
    },
    /// Damaged content.
    #[error("the {table} table is damaged ({reason}): fetch it again")]
    Damaged {
        /// The kind.
        table: &'static str,
        /// What does not hold.
        reason: String,
    },
    /// A structure too large to write.
    #[error("the {0} table cannot be written: {1}")]
    Write(&'static str, String),
}

/// The postcard form of a table, without header. Its hash is the contract, for the core table.
pub fn payload<T: Table>(table: &T) -> Result<Vec<u8>, TableError> {
    table.check().map_err(|reason| TableError::Write(T::NAME, reason))?;
    postcard::to_allocvec(table).map_err(|error| TableError::Write(T::NAME, error.to_string()))
}

/// A whole table file: header and payload.
pub fn write<T: Table>(table: &T, contract: Contract) -> Result<Vec<u8>, TableError> {
    let payload = payload(table)?;
    let mut bytes = Vec::with_capacity(HEADER_LENGTH + payload.len());
    bytes.extend_from_slice(&MAGIC);
    bytes.push(T::KIND);
    bytes.extend_from_slice(&FORMAT_VERSION.to_le_bytes());
    bytes.extend_from_slice(&contract.0);
    bytes.extend_from_slice(&payload);
    Ok(bytes)
}

/// Reads a table file of this kind, and the contract it carries.
pub fn read<T: Table>(bytes: &[u8]) -> Result<(T, Contract), TableError> {
    let (header, payload) = bytes.split_at_checked(HEADER_LENGTH).ok_or(TableError::NotATable(T::NAME))?;
    if header[..4] != MAGIC {
        return Err(TableError::NotATable(T::NAME));
    }
    if header[4] != T::KIND {
        return Err(TableError::Kind { wanted: T::NAME, found: header[4] });
    }
    let version = u16::from_le_bytes([header[5], header[6]]);
    if version != FORMAT_VERSION {
        return Err(TableError::Version { table: T::NAME, found: version });
    }
    let mut contract = [0; 16];
    contract.copy_from_slice(&header[7..]);
    let damaged = |reason: String| TableError::Damaged { table: T::NAME, reason };
    let (table, rest): (T, _) =
        postcard::take_from_bytes(payload).map_err(|error| damaged(error.to_string()))?;
    if !rest.is_empty() {
        return Err(damaged(format!("{} bytes too many", rest.len())));
    }
    table.check().map_err(damaged)?;
    Ok((table, Contract(contract)))
}
