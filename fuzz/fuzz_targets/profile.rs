//! Any text is read as a profile or refused with a message; what was read is within its limits.
#![no_main]

use libfuzzer_sys::fuzz_target;
use waymark_schema::profile::{MAX_PAST_ROLES, MAX_SKILLS, MAX_TEXT_BYTES, MAX_WORDS_LENGTH, ProfileV1};

fuzz_target!(|json: &str| {
    match ProfileV1::from_json(json).and_then(ProfileV1::into_domain) {
        Err(error) => assert!(!error.to_string().is_empty()),
        Ok(profile) => {
            assert!(profile.skills.len() <= MAX_SKILLS && profile.past_roles.len() <= MAX_PAST_ROLES);
            assert!(profile.role.is_none_or(|role| role.chars().count() <= MAX_WORDS_LENGTH));
            assert!(profile.text.is_none_or(|text| text.len() <= MAX_TEXT_BYTES));
            assert!(profile.pay.is_none_or(|pay| pay.annual_full_time() > 0.0));
        }
    }
});
