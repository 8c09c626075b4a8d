//! What is kept out of training: rules by hash, so that anyone can recompute them.

use sha2::{Digest, Sha256};
use waymark_domain::OccupationCode;

fn first_byte(text: &str) -> u8 {
    Sha256::digest(text.as_bytes())[0]
}

/// Whether an occupation is a test occupation: nothing is learned from its related occupations.
pub fn is_test_occupation(code: OccupationCode) -> bool {
    first_byte(&code.to_string()).is_multiple_of(5)
}

/// Whether a job title is a test title: it is never seen in training.
pub fn is_test_title(title: &str) -> bool {
    first_byte(&title.to_lowercase()).is_multiple_of(10)
}
