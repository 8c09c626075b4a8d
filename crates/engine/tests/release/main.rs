//! The engine on the shipped release: what it refuses, and that nothing typed can make it fail.

#![expect(clippy::unwrap_used, reason = "an asset that cannot be read is a failed test")]

mod feedback;
mod map;
mod market;
mod marks;
mod queries;
mod trust;

use proptest::prelude::*;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use waymark_domain::AreaCode;
use waymark_engine::{EngineError, Service, Unanswered};
use waymark_schema::manifest::Manifest;
use waymark_schema::message::{Answer, Question};
use waymark_schema::profile::{ProfileV1, SkillV1};

struct Release {
    folder: PathBuf,
    manifest: Manifest,
}

static RELEASE: LazyLock<Release> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public");
    let manifest = serde_json::from_slice(&std::fs::read(folder.join("manifest.json")).unwrap()).unwrap();
    Release { folder, manifest }
});

static SERVICE: LazyLock<Service> = LazyLock::new(|| {
    let mut service = Service::new(&bytes("core"), &bytes("encoder"), &bytes("ranker")).unwrap();
    for key in ["titles", "details", "skills", "wages/S06", "map", "transitions", "learning", "sequence"] {
        service.add(key, &bytes(key)).unwrap();
    }
    service
});

fn bytes(key: &str) -> Vec<u8> {
    std::fs::read(RELEASE.folder.join(&RELEASE.manifest.assets[key].path)).unwrap()
}

/// Whether an answer is the same after it has crossed from the worker to the page.
fn crosses(answer: &Answer) -> bool {
    serde_json::from_str::<Answer>(&serde_json::to_string(answer).unwrap())
        .is_ok_and(|there| there == *answer)
}

#[test]
fn damaged_assets_are_refused_with_what_to_do() {
    let (core, encoder, ranker) = (bytes("core"), bytes("encoder"), bytes("ranker"));
    let refused = |core: &[u8], encoder: &[u8], ranker: &[u8]| {
        Service::new(core, encoder, ranker).err().map(|error| error.to_string())
    };
    let half = |bytes: &[u8]| bytes[..bytes.len() / 2].to_vec();
    for error in [
        refused(&half(&core), &encoder, &ranker),
        refused(b"<!doctype html>", &encoder, &ranker),
        refused(&bytes("titles"), &encoder, &ranker),
        refused(&core, &half(&encoder), &ranker),
        refused(&core, &encoder, b""),
        refused(&core, &ranker, &encoder),
    ] {
        assert!(error.is_some_and(|error| error.len() > 20));
    }
}

#[test]
fn what_people_call_a_skill_is_an_element_by_its_usual_name() {
    let vocabulary = &SERVICE.assets().vocabulary;
    for name in ["Communication", "teamwork", "Leadership", "languages", "Spanish", "Sign language"] {
        assert!(vocabulary.is_element(name), "{name}");
    }
    assert!(!vocabulary.is_element("asdf"));
}

#[test]
fn a_misspelled_role_is_understood_and_one_that_says_nothing_is_not() {
    let understood = |text: &str| {
        let question = Question::UnderstandTitle { text: text.to_owned(), top: 3 };
        let Ok(Answer::UnderstandTitle { matches }) = SERVICE.answer(&question) else { panic!("{text}") };
        matches.results.into_iter().map(|found| found.code).collect::<Vec<_>>()
    };
    let misspellings = [
        ("forklfit operater", "53-7051.00"), // typos: on purpose
        ("electrcian", "47-2111.00"),        // typos: on purpose
        ("cosinero", "35-2014.00"),
    ];
    for (misspelled, code) in misspellings {
        assert_eq!(understood(misspelled)[0], code, "{misspelled}");
    }
    for nothing in ["asdf", "nothing", "xkcd qwerty"] {
        assert!(understood(nothing).is_empty(), "{nothing}");
    }
    let profile = ProfileV1 { v: 1, role: Some("asdf".to_owned()), ..ProfileV1::default() };
    let question = Question::Recommend { profile, weights: String::new(), top: 10 };
    let Ok(Answer::Recommend { learned }) = SERVICE.answer(&question) else { panic!("no answer") };
    assert!(learned.results.is_empty() && !learned.notes.is_empty(), "nobody is ranked by it: {learned:?}");
}

#[test]
fn suggested_technologies_are_in_demand_and_nothing_is_suggested_twice() {
    for role in ["warehouse worker", "cashier", "registered nurse", "software developer"] {
        let question = Question::SuggestSkills { roles: vec![role.to_owned()], top: 20 };
        let Ok(Answer::SuggestSkills { skills: choices }) = SERVICE.answer(&question) else {
            panic!("{role}")
        };
        let names: std::collections::BTreeSet<&str> =
            choices.iter().map(|choice| choice.name.as_str()).collect();
        assert_eq!(names.len(), choices.len(), "{role}: {choices:?}");
        assert!(choices.len() >= 10 && !names.contains("Mozilla Firefox"), "{role}: {choices:?}");
    }
}

#[test]
fn a_table_of_another_release_is_refused() {
    let mut other = bytes("core");
    // The contract lies behind magic, kind and version.
    other[7] ^= 1;
    let error = Service::new(&other, &bytes("encoder"), &bytes("ranker")).err().unwrap();
    assert!(matches!(error, EngineError::Contract { .. }), "{error}");
}

#[test]
fn a_question_names_the_asset_that_it_needs() {
    let service = Service::new(&bytes("core"), &bytes("encoder"), &bytes("ranker")).unwrap();
    let needs = |question: Question| match service.answer(&question) {
        Err(Unanswered::Needs(key)) => key,
        other => panic!("{other:?}"),
    };
    assert_eq!(needs(Question::CompleteTitle { text: "n".into(), top: 3 }), "titles");
    assert_eq!(needs(Question::Areas), "details");
    let profile = ProfileV1 { v: 1, skills: vec![SkillV1::Name("Writing".into())], ..ProfileV1::default() };
    // Skills and interests need nothing further: the first result comes from the core alone.
    assert!(service.answer(&Question::Recommend { profile, weights: String::new(), top: 3 }).is_ok());
}

#[test]
fn every_occupation_has_a_page() {
    let core = &SERVICE.assets().reference.core;
    for index in 0..core.len() {
        let code = core.code(index).to_string();
        let Ok(Answer::Occupation { page }) =
            SERVICE.answer(&Question::Occupation { code: code.clone(), area: None })
        else {
            panic!("{code} has no page");
        };
        assert!(!page.title.is_empty() && (1..=5).contains(&page.job_zone), "{code}");
        assert!(page.similar.iter().all(|similar| similar.code != code), "{code}");
        assert!(crosses(&Answer::Occupation { page: page.clone() }), "{code}");
        for wage in page.pay.iter().flat_map(|pay| [pay.p10, pay.p25, pay.median, pay.p75, pay.p90]).flatten()
        {
            assert!(wage.amount > 0.0, "{code}");
        }
    }
}

#[test]
fn a_page_has_the_pay_of_each_place_once() {
    let san_francisco = "M0041860";
    let places = |code: &str| {
        let question = Question::Occupation { code: code.into(), area: Some(san_francisco.into()) };
        let Ok(Answer::Occupation { page }) = SERVICE.answer(&question) else { panic!("{code} has no page") };
        page.pay.into_iter().map(|range| (range.area, range.note.is_some())).collect::<Vec<_>>()
    };
    let nation = AreaCode::NATION.to_string();
    // Software developers are counted there, cooks in private households are not.
    assert_eq!(places("15-1252.00"), [(nation.clone(), false), (san_francisco.to_owned(), false)]);
    assert_eq!(places("35-2013.00"), [(nation, true)]);
}

#[test]
fn suggestions_fit_the_role() {
    let question = Question::SuggestSkills { roles: vec!["Registered Nurse".into()], top: 12 };
    let Ok(Answer::SuggestSkills { skills }) = SERVICE.answer(&question) else { panic!("no suggestions") };
    let names: Vec<&str> = skills.iter().map(|skill| skill.name.as_str()).collect();
    assert_eq!(names.len(), 12);
    assert!(names.contains(&"Medicine and Dentistry"), "{names:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn nothing_typed_makes_it_fail(role in ".{0,120}", skill in ".{0,60}", text in ".{0,200}") {
        let profile = ProfileV1 {
            v: 1,
            role: Some(role.clone()),
            skills: vec![SkillV1::Name(skill.clone())],
            text: Some(text),
            ..ProfileV1::default()
        };
        let questions = [
            Question::Recommend { profile: profile.clone(), weights: "pay4".into(), top: 3 },
            Question::Gaps { profile: profile.clone(), codes: vec!["15-1252.00".into()] },
            Question::Baseline { profile: profile.clone() },
            Question::Explain { profile, code: "15-1252.00".into() },
            Question::UnderstandTitle { text: role.clone(), top: 3 },
            Question::CompleteTitle { text: role.clone(), top: 3 },
            Question::CompleteSkill { text: skill, top: 3 },
            Question::SuggestSkills { roles: vec![role], top: 3 },
        ];
        for question in questions {
            let answer = SERVICE.answer(&question);
            let refused = matches!(answer, Err(Unanswered::Refused(EngineError::NothingSaid)));
            prop_assert!(answer.is_ok() || refused, "{answer:?}");
            prop_assert!(answer.as_ref().is_ok_and(crosses) || refused);
            if let Ok(Answer::Recommend { learned }) = answer {
                prop_assert!(learned.results.iter().all(|result| (0.0..=1.0).contains(&result.r#match)));
            }
        }
    }
}
