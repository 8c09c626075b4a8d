//! Reasons, other orders and what-ifs on the shipped release: whatever the models have learned, these hold.

use crate::SERVICE;
use std::collections::{BTreeMap, BTreeSet};
use waymark_domain::badge::VIABLE_MATCH;
use waymark_domain::{Concern, Weights};
use waymark_engine::recommend::Method;
use waymark_engine::weigh;
use waymark_engine::{EngineError, Unanswered};
use waymark_schema::explanation::{Comparison, Explanation, Opening};
use waymark_schema::message::{Answer, Question};
use waymark_schema::profile::ProfileV1;
use waymark_schema::recommendation::{GapV1, Match, Recommendation};

fn profile(json: &str) -> ProfileV1 {
    ProfileV1::from_json(json).unwrap()
}

fn marketer() -> ProfileV1 {
    profile(
        r#"{"v":1,"role":"marketing coordinator","skills":["Writing","Speaking","Critical Thinking","Adobe Photoshop"],
            "interests":["E","A"],"education":"associate","pay":{"amount":52000,"per":"year"}}"#,
    )
}

fn recommend(profile: &ProfileV1, weights: &str, top: usize) -> Recommendation {
    let question = Question::Recommend { profile: profile.clone(), weights: weights.into(), top };
    match SERVICE.answer(&question) {
        Ok(Answer::Recommend { learned }) => learned,
        other => panic!("{other:?}"),
    }
}

fn explain(profile: &ProfileV1, code: &str) -> Explanation {
    match SERVICE.answer(&Question::Explain { profile: profile.clone(), code: code.into() }) {
        Ok(Answer::Explain { explanation }) => *explanation,
        other => panic!("{other:?}"),
    }
}

fn openings(profile: &ProfileV1, top: usize) -> Vec<Opening> {
    match SERVICE.answer(&Question::WhatIf { profile: profile.clone(), top }) {
        Ok(Answer::WhatIf { openings }) => openings,
        other => panic!("{other:?}"),
    }
}

/// Means over the first ten results of what each concern wants less or more of.
fn means(answer: &Recommendation) -> [f32; 3] {
    let reference = &SERVICE.assets().reference;
    let mean = |figures: Vec<f32>| figures.iter().sum::<f32>() / figures.len() as f32;
    let first = || answer.results.iter().take(10);
    let index = |code: &str| reference.core.index_of(code.parse().unwrap()).unwrap();
    [
        mean(first().filter_map(|found| reference.median_pay[index(&found.code)]).collect()),
        mean(first().filter_map(|found| found.growth_percent).collect()),
        mean(first().filter_map(|found| reference.core.exposure(index(&found.code))).collect()),
    ]
}

#[test]
fn each_concern_brings_what_it_asks_for_to_the_front() {
    let profile = marketer();
    let [pay, growth, exposure] = means(&recommend(&profile, "", 10));
    assert!(means(&recommend(&profile, "pay3", 10))[0] > pay);
    assert!(means(&recommend(&profile, "growth4", 10))[1] > growth);
    assert!(means(&recommend(&profile, "exposure3", 10))[2] < exposure);
    // Only preparation beyond one's own counts, so this takes someone who has little.
    let cashier = self::profile(
        r#"{"v":1,"role":"cashier","skills":["Writing","Management of Personnel Resources"],"interests":["E","S"],"education":"high-school"}"#,
    );
    let zones = |weights: &str| -> u32 {
        recommend(&cashier, weights, 10).results.iter().map(|found| u32::from(found.job_zone)).sum()
    };
    assert!(zones("preparation4") < zones(""));
}

#[test]
fn fit_alone_keeps_the_order_of_the_match_and_the_match_is_never_changed() {
    let profile = marketer();
    let all = SERVICE.assets().reference.len();
    let by_match = recommend(&profile, "", all);
    // Where the match is next to nothing, tract's sigmoid is coarser than the log-odds that the order goes by.
    let rises = |pair: &[Match]| pair[0].r#match + 1e-6 < pair[1].r#match;
    let rises = by_match.results.windows(2).filter(|pair| rises(pair)).count();
    assert!(rises <= 1, "the match rises only where what the guard holds back begins: {rises}");
    assert_eq!(recommend(&profile, "fit4", all), by_match);
    let matches = |answer: &Recommendation| -> BTreeSet<(String, u32)> {
        answer.results.iter().map(|found| (found.code.clone(), found.r#match.to_bits())).collect()
    };
    let weighed = recommend(&profile, "pay4,growth2,preparation1,exposure3", all);
    assert_ne!(weighed, by_match);
    assert_eq!(matches(&weighed), matches(&by_match));
}

#[test]
fn a_missing_figure_is_neutral() {
    let reference = &SERVICE.assets().reference;
    let even = vec![0.5; reference.len()];
    for (concern, missing) in [
        (Concern::Pay, (0..reference.len()).find(|&o| reference.median_pay[o].is_none())),
        (Concern::Growth, (0..reference.len()).find(|&o| reference.core.projection(o).is_none())),
        (Concern::Exposure, (0..reference.len()).find(|&o| reference.core.exposure(o).is_none())),
    ] {
        let scores = weigh::scores(&even, Weights::default().with(concern, 4), None, reference);
        let mean = scores.iter().sum::<f32>() / scores.len() as f32;
        assert!(mean.abs() < 0.2, "{concern:?}: {mean}");
        if let Some(missing) = missing {
            assert_eq!(scores[missing], 0.0, "{concern:?}");
        }
        assert!(scores.iter().all(|score| score.abs() <= 4.0 * weigh::FURTHEST + 1e-3), "{concern:?}");
    }
}

#[test]
fn weights_that_cannot_be_read_are_refused() {
    let question = Question::Recommend { profile: marketer(), weights: "luck9".into(), top: 3 };
    let answer = SERVICE.answer(&question);
    assert!(matches!(answer, Err(Unanswered::Refused(EngineError::Weights(_)))), "{answer:?}");
}

#[test]
fn the_comparison_is_of_the_two_rankings() {
    let profile = marketer();
    let question = Question::Baseline { profile: profile.clone() };
    let Ok(Answer::Baseline { comparison }) = SERVICE.answer(&question) else { panic!("no answer") };
    let codes = |answer: &Recommendation| -> Vec<String> {
        answer.results.iter().map(|found| found.code.clone()).collect()
    };
    let learned: Vec<String> = comparison.learned.iter().map(|scored| scored.code.clone()).collect();
    let baseline: Vec<String> = comparison.baseline.iter().map(|scored| scored.code.clone()).collect();
    assert_eq!(learned, codes(&recommend(&profile, "", 10)));
    assert_eq!(baseline, codes(&SERVICE.recommend(&profile, 10, Method::Baseline).unwrap()));
    let common = learned.iter().filter(|code| baseline.contains(code)).count();
    assert!((comparison.overlap - common as f32 / 10.0).abs() < 1e-6);
}

#[test]
fn the_gaps_of_results_are_those_that_a_whole_answer_has() {
    let profile = marketer();
    let (list, whole) = (
        recommend(&profile, "", 20),
        SERVICE.recommend(&profile, 20, Method::Learned(Weights::default())).unwrap(),
    );
    let codes: Vec<String> = list.results.iter().map(|found| found.code.clone()).collect();
    let question = Question::Gaps { profile, codes };
    let Ok(Answer::Gaps { gaps }) = SERVICE.answer(&question) else { panic!("no answer") };
    assert_eq!(gaps.len(), 20);
    for (listed, found) in list.results.iter().zip(&whole.results) {
        assert_eq!(gaps[&found.code], found.gap);
        assert_eq!(listed.gap_counts, found.gap.counts());
        assert_eq!(Match { gap: found.gap.clone(), ..listed.clone() }, *found);
    }
    assert!(whole.results.iter().any(|found| !found.gap.missing.is_empty() && !found.gap.have.is_empty()));
}

#[test]
fn who_has_said_nothing_has_neither_gaps_nor_a_comparison() {
    let nobody = ProfileV1 { v: 1, ..ProfileV1::default() };
    let of =
        |code: &str| SERVICE.answer(&Question::Gaps { profile: nobody.clone(), codes: vec![code.into()] });
    assert_eq!(of("15-1252.00").unwrap(), Answer::Gaps { gaps: BTreeMap::new() });
    let comparison = SERVICE.answer(&Question::Baseline { profile: nobody.clone() }).unwrap();
    assert_eq!(comparison, Answer::Baseline { comparison: Comparison::default() });
    let unknown = Question::Gaps { profile: marketer(), codes: vec!["99-9999.99".into()] };
    assert!(SERVICE.answer(&unknown).is_err());
}

#[test]
fn an_explanation_agrees_with_the_results_and_measures_every_skill() {
    let profile = marketer();
    let results = recommend(&profile, "", 40);
    for (place, found) in results.results.iter().enumerate() {
        let explanation = explain(&profile, &found.code);
        assert_eq!(Match { gap: GapV1::default(), ..explanation.found.clone() }, *found);
        assert_eq!(explanation.rank, place + 1);
        assert_eq!(explanation.of, SERVICE.assets().reference.len());
        assert_eq!(explanation.against.is_some(), place >= 10, "{}", found.code);
        let named: BTreeSet<&str> = explanation.skills.iter().map(|skill| skill.name.as_str()).collect();
        assert_eq!(named, BTreeSet::from(["Writing", "Speaking", "Critical Thinking", "Adobe Photoshop"]));
        assert!(explanation.skills.windows(2).all(|two| two[0].effect.abs() >= two[1].effect.abs()));
        for skill in &explanation.skills {
            let effect = weigh::log_odds(found.r#match) - weigh::log_odds(skill.without);
            assert!((effect - skill.effect).abs() < 1e-4);
        }
    }
}

#[test]
fn a_skill_left_out_has_the_match_of_a_profile_without_it() {
    let profile = marketer();
    let code = recommend(&profile, "", 1).results[0].code.clone();
    let explanation = explain(&profile, &code);
    let without_writing = ProfileV1 { skills: profile.skills[1..].to_vec(), ..profile };
    let writing = explanation.skills.iter().find(|skill| skill.name == "Writing").unwrap();
    assert_eq!(explain(&without_writing, &code).found.r#match, writing.without);
}

#[test]
fn what_holds_an_occupation_back_adds_up_to_what_it_lacks() {
    let profile = marketer();
    let results = recommend(&profile, "", 10);
    let tenth = &results.results[9];
    for code in ["29-1141.00", "39-5092.00", "15-1252.00"] {
        let explanation = explain(&profile, code);
        let against = explanation.against.unwrap();
        assert_eq!((&against.code, against.r#match), (&tenth.code, tenth.r#match));
        let differences: Vec<f32> = against.parts.iter().map(|part| part.its - part.other).collect();
        assert!(differences.is_sorted(), "{code}");
        assert!(differences[0] < 0.0, "{code}: something holds it back");
        let behind = weigh::log_odds(explanation.found.r#match) - weigh::log_odds(against.r#match);
        let said: f32 = differences.iter().sum();
        // Parts that hardly differ are left out, so the rest adds up nearly.
        assert!((said - behind).abs() < 0.5, "{code}: {said} of {behind}");
    }
}

#[test]
fn openings_are_what_a_profile_with_the_skill_gets() {
    let profile = marketer();
    let openings = openings(&profile, 6);
    assert!(openings.len() >= 3, "{openings:?}");
    assert!(openings.windows(2).all(|two| two[0].gain >= two[1].gain));
    let first = |profile: &ProfileV1| -> BTreeSet<String> {
        recommend(profile, "", 10).results.into_iter().map(|found| found.code).collect()
    };
    let before = first(&profile);
    for opening in &openings {
        assert!(!["Writing", "Speaking", "Critical Thinking"].contains(&opening.name.as_str()));
        let mut more = profile.clone();
        let json = format!(r#"{{"v":1,"skills":["{}"]}}"#, opening.name);
        more.skills.extend(self::profile(&json).skills);
        let after = first(&more);
        assert!(
            opening.opens.windows(2).all(|two| two[0].after - two[0].before >= two[1].after - two[1].before)
        );
        for opened in &opening.opens {
            assert!(opened.after > opened.before && opened.after >= VIABLE_MATCH, "{opened:?}");
            assert_eq!(explain(&profile, &opened.code).found.r#match, opened.before, "{}", opening.name);
            assert_eq!(explain(&more, &opened.code).found.r#match, opened.after, "{}", opening.name);
            assert_eq!(opened.enters, after.contains(&opened.code) && !before.contains(&opened.code));
        }
    }
}

#[test]
fn what_if_is_the_same_every_time() {
    assert_eq!(openings(&marketer(), 6), openings(&marketer(), 6));
}

#[test]
fn a_profile_that_says_nothing_has_nothing_to_explain() {
    for json in [r#"{"v":1}"#, r#"{"v":1,"role":"!!!"}"#] {
        let questions = [
            Question::Explain { profile: profile(json), code: "15-1252.00".into() },
            Question::WhatIf { profile: profile(json), top: 3 },
        ];
        for question in questions {
            let answer = SERVICE.answer(&question);
            assert!(matches!(answer, Err(Unanswered::Refused(EngineError::NothingSaid))), "{answer:?}");
        }
    }
    let unknown = SERVICE.answer(&Question::Explain { profile: marketer(), code: "99-9999.00".into() });
    assert!(matches!(unknown, Err(Unanswered::Refused(EngineError::UnknownOccupation(_)))), "{unknown:?}");
}

/// Prints how long the questions take: `cargo test --profile native -- --ignored --nocapture time`.
#[test]
#[ignore = "a measurement, not a check"]
fn time_of_an_answer() {
    let mut long = marketer();
    let names: Vec<String> = SERVICE.assets().reference.core.ratings.names.iter().take(12).cloned().collect();
    long.skills.extend(names.into_iter().map(waymark_schema::profile::SkillV1::Name));
    for (name, profile) in [("four skills", marketer()), ("sixteen skills", long)] {
        let time = |what: &str, ask: &dyn Fn()| {
            let begin = std::time::Instant::now();
            ask();
            println!("{name}, {what}: {:.1} ms", begin.elapsed().as_secs_f64() * 1e3);
        };
        for _ in 0..2 {
            time("recommend", &|| drop(recommend(&profile, "pay2", 30)));
            time("explain", &|| drop(explain(&profile, "15-1252.00")));
            time("what if", &|| drop(openings(&profile, 6)));
        }
    }
}
