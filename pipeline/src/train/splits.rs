//! What is kept out of training: rules by hash, so that anyone can recompute them.

use sha2::{Digest, Sha256};
use waymark_domain::OccupationCode;

fn byte(text: &str, at: usize) -> u8 {
    Sha256::digest(text.as_bytes())[at]
}

/// Whether an occupation is a test occupation: nothing is learned from its related occupations.
pub fn is_test_occupation(code: OccupationCode) -> bool {
    byte(&code.to_string(), 0).is_multiple_of(5)
}

/// Whether a job title is a test title: it is never seen in training.
pub fn is_test_title(title: &str) -> bool {
    byte(&title.to_lowercase(), 0).is_multiple_of(10)
}

/// Whether a title is kept from training to choose by, such as when to be confident. No test title is.
pub fn is_validation_title(title: &str) -> bool {
    !is_test_title(title) && byte(&title.to_lowercase(), 1).is_multiple_of(20)
}
