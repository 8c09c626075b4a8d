//! Results as a file: JSON of a version, to keep, to read by other programs, and to bring back.

use crate::profile::{ProfileError, ProfileV1};
use crate::recommendation::Recommendation;
use serde::{Deserialize, Serialize};
use waymark_domain::Weights;
use waymark_domain::weights::WeightsError;

/// The only version there is.
pub const FILE_VERSION: u32 = 1;
/// Longest file read, in bytes.
pub const MAX_FILE_BYTES: usize = 2_000_000;

/// Results with what they are for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ResultsFileV1 {
    /// Version of this form; also what a file of this program is known by.
    pub waymark: u32,
    /// The day it was written, as `2026-03-14`.
    pub written: String,
    /// What the visitor said.
    pub profile: ProfileV1,
    /// The order, as on the command line; empty for the usual one.
    #[serde(default)]
    pub weights: String,
    /// What fits. Bringing the file back ranks anew, so these are for other readers.
    pub recommendation: Recommendation,
    /// Sources of the figures, with their releases.
    pub sources: Vec<(String, String)>,
}

/// What a file brings back.
#[derive(Debug, Clone, PartialEq)]
pub struct Brought {
    /// The profile, checked.
    pub profile: ProfileV1,
    /// The order.
    pub weights: Weights,
}

/// Why a file brings nothing.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum FileError {
    /// Longer than any file of this program.
    #[error("This file is too large to be results from here.")]
    TooLong,
    /// Not JSON at all.
    #[error("This file is not JSON, or is damaged: {0}.")]
    NotJson(String),
    /// JSON of something else.
    #[error("This file is not from here: it has neither the field “waymark” nor the “v” of a profile.")]
    Foreign,
    /// A version that this program does not know.
    #[error("This file is of version {0} and this page reads version {FILE_VERSION}.")]
    Version(u32),
    /// A field that is missing, unknown or of the wrong kind.
    #[error("A field of this file is wrong: {0}.")]
    Field(String),
    /// A field of the profile that makes no sense.
    #[error("The profile in this file is wrong: {0}.")]
    Profile(#[from] ProfileError),
    /// An order that cannot be read.
    #[error("The order in this file is wrong: {0}.")]
    Weights(#[from] WeightsError),
}

/// The fields by which a file is known.
#[derive(Deserialize)]
struct Marks {
    waymark: Option<u32>,
    v: Option<u32>,
}

impl ResultsFileV1 {
    /// The file's text.
    pub fn to_json(&self) -> Result<String, FileError> {
        serde_json::to_string_pretty(self).map_err(|error| FileError::Field(error.to_string()))
    }
}

/// Reads results, or a profile alone as the command line takes it.
pub fn read(text: &str) -> Result<Brought, FileError> {
    if text.len() > MAX_FILE_BYTES {
        return Err(FileError::TooLong);
    }
    let not_json = |error: serde_json::Error| FileError::NotJson(error.to_string());
    serde_json::from_str::<serde::de::IgnoredAny>(text).map_err(not_json)?;
    if !text.trim_start().starts_with('{') {
        return Err(FileError::Foreign);
    }
    let marks: Marks = serde_json::from_str(text).map_err(|_| FileError::Foreign)?;
    let field = |error: serde_json::Error| FileError::Field(error.to_string());
    let (profile, weights) = match marks {
        Marks { waymark: Some(FILE_VERSION), .. } => {
            let file: ResultsFileV1 = serde_json::from_str(text).map_err(field)?;
            (file.profile, file.weights.parse()?)
        }
        Marks { waymark: Some(other), .. } => return Err(FileError::Version(other)),
        Marks { v: Some(_), .. } => (serde_json::from_str(text).map_err(field)?, Weights::default()),
        Marks { .. } => return Err(FileError::Foreign),
    };
    profile.clone().into_domain()?;
    Ok(Brought { profile, weights })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file() -> ResultsFileV1 {
        let profile = ProfileV1::from_json(r#"{"v":1,"role":"Nurse","skills":["Writing"]}"#).unwrap();
        ResultsFileV1 {
            waymark: FILE_VERSION,
            written: "2026-03-14".into(),
            profile,
            weights: "pay2".into(),
            recommendation: Recommendation::default(),
            sources: vec![("O*NET".into(), "30.0".into())],
        }
    }

    #[test]
    fn a_file_comes_back_as_it_went() {
        let brought = read(&file().to_json().unwrap()).unwrap();
        assert_eq!(brought.profile, file().profile);
        assert_eq!(brought.weights, "pay2".parse().unwrap());
    }

    #[test]
    fn a_profile_alone_is_read_too() {
        let brought = read(r#"{"v":1,"goal":"Midwife"}"#).unwrap();
        assert_eq!(brought.profile.goal.as_deref(), Some("Midwife"));
        assert!(brought.weights.is_usual());
    }

    #[test]
    fn what_is_wrong_is_said_with_its_place() {
        let with = |from: &str, to: &str| {
            let text = file().to_json().unwrap();
            assert!(text.contains(from), "{from} in {text}");
            text.replacen(from, to, 1)
        };
        let cases = [
            (String::new(), "not JSON"),
            ("{".into(), "not JSON"),
            ("[1, 2]".into(), "not from here"),
            (r#"{"name":"x"}"#.into(), "not from here"),
            (with("\"waymark\": 1", "\"waymark\": 7"), "version 7"),
            (with("\"role\"", "\"rolle\""), "unknown field `rolle`"),
            (with("\"role\": \"Nurse\"", "\"role\": 5"), "expected a string at line"),
            (with("\"v\": 1", "\"v\": 2"), "`v` is 2"),
            (with("\"pay2\"", "\"luck9\""), "The order in this file"),
            (with("\"results\": []", "\"results\": [3]"), "invalid type"),
            ("x".repeat(MAX_FILE_BYTES + 1), "too large"),
        ];
        for (text, expected) in cases {
            let error = read(&text).unwrap_err().to_string();
            assert!(error.contains(expected), "{text:.60}: {error}");
        }
    }
}
