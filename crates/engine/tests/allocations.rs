//! The hot path allocates nothing for each occupation: ranking twice as many allocates no more often.

#![expect(clippy::unwrap_used, reason = "an asset that cannot be read is a failed test")]

use allocation_counter::measure;
use std::path::Path;
use waymark_domain::interests::Interest;
use waymark_domain::{Concern, Interests, Profile, Skill, SkillLevel, Weights};
use waymark_engine::assets::Assets;
use waymark_engine::features::Features;
use waymark_engine::visitor::Visitor;
use waymark_engine::{baseline, guard, weigh};
use waymark_enlarged::{Draw, core, model};
use waymark_schema::manifest::Manifest;
use waymark_tables::CoreTables;
use waymark_tables::format::{read, write};

fn bytes(key: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public");
    let manifest: Manifest =
        serde_json::from_slice(&std::fs::read(folder.join("manifest.json")).unwrap()).unwrap();
    std::fs::read(folder.join(&manifest.assets[key].path)).unwrap()
}

/// The shipped release with every occupation so many times.
fn assets(times: usize) -> Assets {
    let (real, contract) = read::<CoreTables>(&bytes("core")).unwrap();
    let draw = Draw::new(real.len(), real.len() * times);
    Assets::new(
        &write(&core(&real, &draw), contract).unwrap(),
        &model(&bytes("encoder"), &draw).unwrap(),
        &model(&bytes("ranker"), &draw).unwrap(),
    )
    .unwrap()
}

fn profile() -> Profile {
    let skill = |name: &str| Skill { name: name.to_owned(), level: SkillLevel::Strong };
    Profile {
        role: Some("marketing coordinator".to_owned()),
        skills: vec![skill("Writing"), skill("Speaking"), skill("planning events")],
        interests: Interests::from_chosen(&[Interest::Enterprising, Interest::Investigative]),
        ..Profile::default()
    }
}

/// How often each step of a recommendation allocates.
fn steps(times: usize) -> Vec<(&'static str, u64)> {
    let assets = assets(times);
    let reference = &assets.reference;
    let read = || Visitor::new(&profile(), reference, &assets.encoder, &assets.vocabulary, None).unwrap();
    let visitor = read();
    let features = Features::new(&visitor, reference);
    let rank = || assets.ranker.rank(&visitor.origin, &visitor.goal, &features).unwrap();
    let ranking = rank();
    let weights = Concern::ALL.iter().fold(Weights::default(), |weights, &concern| weights.with(concern, 3));
    let count = |work: &dyn Fn()| measure(work).count_total;
    vec![
        ("reading the profile", count(&|| drop(read()))),
        ("features", count(&|| drop(Features::new(&visitor, reference)))),
        ("the ranker", count(&|| drop(rank()))),
        (
            "weighing",
            count(&|| drop(weigh::scores(&ranking.probability, weights, visitor.job_zone, reference))),
        ),
        ("the order", count(&|| drop(guard::order(&ranking.probability, &visitor, reference)))),
        ("the baseline", count(&|| drop(baseline::scores(&visitor, reference)))),
    ]
}

#[test]
fn ranking_twice_as_many_occupations_allocates_no_more_often() {
    let (once, twice) = (steps(1), steps(2));
    assert!(once.iter().any(|&(_, count)| count > 0), "allocations are counted at all");
    for ((step, once), (_, twice)) in once.into_iter().zip(twice) {
        assert!(twice <= once, "{step}: {once} allocations for all occupations, {twice} for twice as many");
    }
}
