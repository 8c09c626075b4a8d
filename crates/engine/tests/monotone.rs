//! Naming what an occupation asks for never lowers its match, on the shipped models, whatever was answered.

#![expect(clippy::unwrap_used, reason = "an asset that cannot be read is a failed test")]

use proptest::prelude::*;
use std::path::Path;
use std::sync::LazyLock;
use waymark_domain::gap::REQUIRED_IMPORTANCE;
use waymark_domain::interests::Interest;
use waymark_domain::{Answer, Interests, Opinion, Profile, Reason, Seen, Skill, SkillLevel};
use waymark_engine::assets::Assets;
use waymark_engine::features::Features;
use waymark_engine::feedback::Adaptation;
use waymark_engine::ranker::Ranking;
use waymark_engine::visitor::Visitor;
use waymark_schema::manifest::Manifest;

static ASSETS: LazyLock<Assets> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public");
    let manifest: Manifest =
        serde_json::from_slice(&std::fs::read(folder.join("manifest.json")).unwrap()).unwrap();
    let bytes = |key: &str| std::fs::read(folder.join(&manifest.assets[key].path)).unwrap();
    Assets::new(&bytes("core"), &bytes("encoder"), &bytes("ranker")).unwrap()
});

/// Rounding may differ in the last digits between two runs.
const ROUNDING: f32 = 1e-5;

fn ranked(profile: &Profile) -> Ranking {
    let visitor =
        Visitor::new(profile, &ASSETS.reference, &ASSETS.encoder, &ASSETS.vocabulary, None).unwrap();
    let features = Features::new(&visitor, &ASSETS.reference);
    ASSETS.ranker.rank(&visitor.origin, &visitor.goal, &features).unwrap()
}

/// The match as it is shown: adapted to the profile's feedback, if it has any.
fn match_with(profile: &Profile, occupation: usize) -> f32 {
    let ranking = ranked(profile);
    let adaptation = Adaptation::of(&profile.feedback, &ranking, &ASSETS).unwrap();
    adaptation.map_or(ranking.probability[occupation], |adaptation| adaptation.apply(&ranking)[occupation])
}

/// Elements that the occupation asks for.
fn asked(occupation: usize) -> Vec<usize> {
    let reference = &ASSETS.reference;
    (0..reference.elements())
        .filter(|&element| {
            reference.rated[occupation] && reference.importance[occupation][element] >= REQUIRED_IMPORTANCE
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn a_required_skill_never_lowers_the_match(
        occupation in 0..ASSETS.reference.len(),
        role in proptest::option::of(0..ASSETS.reference.len()),
        others in proptest::collection::vec((0..ASSETS.reference.elements(), 0..3_usize), 0..6),
        interest in proptest::option::of(0..6_usize),
        pick in any::<proptest::sample::Index>(),
        answers in proptest::collection::vec((0..ASSETS.reference.len(), 0..2_usize, 0..8_usize), 0..5),
    ) {
        let required = asked(occupation);
        prop_assume!(!required.is_empty());
        let core = &ASSETS.reference.core;
        let levels = [SkillLevel::Weak, SkillLevel::Medium, SkillLevel::Strong];
        let element = *pick.get(&required);
        let name = |element: usize| core.ratings.names[element].clone();
        let mut profile = Profile {
            role: role.map(|role| core.titles[role].clone()),
            skills: others
                .iter()
                .filter(|(other, _)| name(*other) != name(element))
                .map(|&(other, level)| Skill { name: name(other), level: levels[level] })
                .collect(),
            interests: interest.and_then(|at| Interests::from_chosen(&[Interest::ALL[at]])),
            ..Profile::default()
        };
        let seen = ranked(&profile);
        profile.feedback = answers
            .into_iter()
            .map(|(of, answer, reason)| Opinion {
                occupation: core.code(of),
                answer: [Answer::Yes, Answer::No][answer],
                reason: Reason::ALL.get(reason).copied(),
                seen: Some(Seen { probability: seen.probability[of], parts: seen.parts[of] }),
            })
            .collect();
        let mut last = match_with(&profile, occupation);
        for level in levels {
            profile.skills.retain(|skill| skill.name != name(element));
            profile.skills.push(Skill { name: name(element), level });
            let now = match_with(&profile, occupation);
            prop_assert!(
                now >= last - ROUNDING,
                "{} as {level:?} takes {} from {last} to {now}",
                name(element),
                core.titles[occupation]
            );
            last = now;
        }
    }
}
