//! What can be wrong with a raw file.

/// Why the raw data cannot be used. Every message names the file, the place in it and the remedy.
///
/// Files are named relative to the data folder; lines count from 1, after decompression.
#[derive(Debug, thiserror::Error)]
pub enum RawError {
    /// Neither the file nor its compressed form is there.
    #[error(
        "{file}: no such file, plain or with .gz: download this release from its publisher, or point --data at the folder that holds it"
    )]
    MissingFile {
        /// The file.
        file: String,
    },
    /// The file cannot be read, decompressed, or taken as UTF-8 or CSV.
    #[error("{file}: cannot be read: download it again from its publisher")]
    Unreadable {
        /// The file.
        file: String,
        /// What failed.
        source: std::io::Error,
    },
    /// A column that is needed is not in the header.
    #[error(
        "{file} line 1: no column `{column}`, the header has {found}: use the publisher's own file of this release, with its header unchanged"
    )]
    MissingColumn {
        /// The file.
        file: String,
        /// The column that is wanted.
        column: &'static str,
        /// The columns that are there.
        found: String,
    },
    /// A row whose number of fields is not the header's.
    #[error(
        "{file} line {line}: {found} fields where the header has {expected}, beginning with `{value}`: the line is cut or damaged, download the file again from its publisher"
    )]
    RowLength {
        /// The file.
        file: String,
        /// The line.
        line: u64,
        /// Number of fields in the row.
        found: usize,
        /// Number of columns in the header.
        expected: usize,
        /// The row's first field.
        value: String,
    },
    /// A value that is not of its column's form.
    #[error(
        "{file} line {line}: {column} is `{value}`, expected {expected}: download the file again from its publisher, or teach the reader the new form"
    )]
    Value {
        /// The file.
        file: String,
        /// The line.
        line: u64,
        /// The column.
        column: &'static str,
        /// The value.
        value: String,
        /// What was expected.
        expected: String,
    },
    /// A well-formed name of something that the other files do not know.
    #[error(
        "{file} line {line}: {column} `{value}` is not in {list}: take both files from matching releases"
    )]
    Unknown {
        /// The file.
        file: String,
        /// The line.
        line: u64,
        /// The column.
        column: &'static str,
        /// The value.
        value: String,
        /// The file or list that should have it.
        list: &'static str,
    },
    /// A file that says nothing of something it must cover.
    #[error("{file}: no row for {missing}: take it and {list} from matching releases")]
    NotCovered {
        /// The file.
        file: String,
        /// What has no row.
        missing: String,
        /// The file or list that names it.
        list: &'static str,
    },
}
