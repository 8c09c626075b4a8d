//! What the benchmarks share: the shipped release, and somebody who asks.

use std::path::Path;
use waymark_domain::interests::Interest;
use waymark_domain::{Interests, Profile, Skill, SkillLevel};
use waymark_schema::manifest::Manifest;

/// The bytes of a file of the shipped release.
///
/// # Panics
/// If there is no release: then there is nothing to measure.
pub fn bytes(key: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public");
    let manifest = std::fs::read(folder.join("manifest.json")).expect("a manifest");
    let manifest: Manifest = serde_json::from_slice(&manifest).expect("a manifest of this version");
    std::fs::read(folder.join(&manifest.assets[key].path)).expect("a file that the manifest names")
}

/// Somebody with a role, three skills and two interests.
pub fn profile() -> Profile {
    let skill = |name: &str| Skill { name: name.to_owned(), level: SkillLevel::Strong };
    Profile {
        role: Some("marketing coordinator".to_owned()),
        skills: vec![skill("Writing"), skill("Speaking"), skill("planning events")],
        interests: Interests::from_chosen(&[Interest::Enterprising, Interest::Investigative]),
        ..Profile::default()
    }
}

/// The middle one of some times.
pub fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
