//! A level of responsibility moves the ranking the way a person would expect, on the shipped models.

#![expect(clippy::unwrap_used, reason = "an asset that cannot be read is a failed test")]

use std::path::Path;
use waymark_domain::{JobLevel, Profile, Weights};
use waymark_engine::assets::Assets;
use waymark_engine::recommend::{Method, recommend};
use waymark_schema::manifest::Manifest;

const ROLES: [&str; 6] =
    ["software developer", "registered nurse", "accountant", "retail salesperson", "civil engineer", "chef"];
const TOP: usize = 10;

fn assets() -> Assets {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public");
    let manifest: Manifest =
        serde_json::from_slice(&std::fs::read(folder.join("manifest.json")).unwrap()).unwrap();
    let bytes = |key: &str| std::fs::read(folder.join(&manifest.assets[key].path)).unwrap();
    let mut assets = Assets::new(&bytes("core"), &bytes("encoder"), &bytes("ranker")).unwrap();
    assets.add_titles(&bytes("titles")).unwrap();
    assets
}

/// How much leading others belongs to the first results, on average, standardised.
fn leading(role: &str, level: JobLevel, assets: &Assets) -> f32 {
    let profile = Profile { role: Some(role.to_owned()), job_level: Some(level), ..Profile::default() };
    let answer = recommend(&profile, TOP, Method::Learned(Weights::default()), assets).unwrap();
    let reference = &assets.reference;
    let each = answer.results.iter().map(|found| {
        let index = reference.core.index_of(found.code.parse().unwrap()).unwrap();
        reference.leading[index]
    });
    each.sum::<f32>() / TOP as f32
}

#[test]
fn the_higher_the_level_the_more_the_results_lead_others() {
    let assets = assets();
    let mean =
        |level| ROLES.map(|role| leading(role, level, &assets)).iter().sum::<f32>() / ROLES.len() as f32;
    let [contributor, lead, manager, vp] =
        [JobLevel::Contributor, JobLevel::Lead, JobLevel::Manager, JobLevel::Vp].map(mean);
    assert!(
        contributor < lead && lead <= manager && manager <= vp && contributor + 0.1 < vp,
        "contributor {contributor}, lead {lead}, manager {manager}, vice president {vp}"
    );
}
