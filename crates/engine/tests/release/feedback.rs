//! Feedback on the shipped release: what an answer does to the rest, and that it helps.

use crate::SERVICE;
use std::collections::BTreeSet;
use waymark_domain::{Part, Weights};
use waymark_engine::page::related;
use waymark_engine::recommend::Method;
use waymark_schema::feedback::{
    AnswerV1, FeedbackKindV1, FeedbackV1, ReasonV1, SeenV1, read_lines, write_lines,
};
use waymark_schema::profile::ProfileV1;
use waymark_schema::recommendation::{Match, Recommendation};

const ALL: usize = 2_000;

fn nurse() -> ProfileV1 {
    ProfileV1::from_json(
        r#"{"v":1,"role":"registered nurse","skills":["Writing","Active Listening","Biology"],
            "interests":["S","I"],"education":"bachelor","pay":{"amount":90000,"per":"year"}}"#,
    )
    .unwrap()
}

fn first(profile: &ProfileV1) -> Recommendation {
    SERVICE.recommend(profile, 60, Method::Learned(Weights::default())).unwrap()
}

fn ranked(profile: &ProfileV1) -> Recommendation {
    SERVICE.recommend(profile, ALL, Method::Learned(Weights::default())).unwrap()
}

/// What a visitor says of a result, as the page notes it.
fn said(found: &Match, answer: AnswerV1, reason: Option<ReasonV1>) -> FeedbackV1 {
    let seen = Some(SeenV1 { r#match: found.r#match, parts: found.parts });
    FeedbackV1 {
        kind: FeedbackKindV1::Occupation,
        code: found.code.clone(),
        stops: Vec::new(),
        url: None,
        answer,
        reason,
        seen,
    }
}

fn after(profile: &ProfileV1, feedback: Vec<FeedbackV1>) -> Recommendation {
    ranked(&ProfileV1 { feedback, ..profile.clone() })
}

fn codes(found: &Recommendation) -> Vec<&str> {
    found.results.iter().map(|found| found.code.as_str()).collect()
}

fn shown(found: &Recommendation, code: &str) -> f32 {
    let found = found.results.iter().find(|found| found.code == code).unwrap();
    found.adapted.map_or(found.r#match, |adapted| adapted.r#match)
}

fn weight(found: &Recommendation, part: Part) -> f32 {
    let weights = &found.adaptation.as_ref().unwrap().weights;
    weights.iter().find(|weight| weight.part == part.as_str()).unwrap().weight
}

fn log_odds(probability: f32) -> f32 {
    (probability / (1.0 - probability)).ln()
}

#[test]
fn a_no_sets_aside_and_lowers_what_is_like_it_more_than_what_is_not() {
    let before = ranked(&nurse());
    let first = &before.results[1];
    let now = after(&nurse(), vec![said(first, AnswerV1::No, None)]);
    assert!(!codes(&now).contains(&first.code.as_str()));
    assert_eq!(now.results.len() + 1, before.results.len());
    assert!(now.is_adapted() && !before.is_adapted());
    let fall = |code: &str| {
        let before = before.results.iter().find(|found| found.code == code).unwrap();
        log_odds(before.r#match) - log_odds(shown(&now, code))
    };
    let like: Vec<String> = related(&first.code, 5, SERVICE.assets())
        .unwrap()
        .results
        .into_iter()
        .map(|near| near.code)
        .collect();
    let mean = |codes: &[String]| codes.iter().map(|code| fall(code)).sum::<f32>() / codes.len() as f32;
    let all: Vec<String> = now.results.iter().map(|found| found.code.clone()).collect();
    assert!(mean(&like) > mean(&all) + 0.2, "{} {}", mean(&like), mean(&all));
    // The model's own figure stays, and its parts still add up to it.
    for found in &now.results {
        let own = before.results.iter().find(|other| other.code == found.code).unwrap();
        assert_eq!((found.r#match, found.parts), (own.r#match, own.parts));
        // Among the same occupations: what was set aside has no place.
        let mut others = before.results.iter().filter(|other| other.code != first.code);
        let place = others.position(|other| other.code == found.code).unwrap();
        assert_eq!(found.adapted.unwrap().place_before, place + 1);
    }
}

#[test]
fn a_not_now_sets_aside_and_teaches_nothing() {
    let before = ranked(&nurse());
    let first = &before.results[0];
    let now = after(&nurse(), vec![said(first, AnswerV1::NotNow, None)]);
    assert_eq!(codes(&now), codes(&before)[1..]);
    assert!(!now.is_adapted());
    assert!(now.adaptation.unwrap().weights.iter().all(|weight| weight.weight == 1.0));
}

#[test]
fn without_answers_nothing_changes_and_taking_them_back_brings_the_list_back() {
    let before = ranked(&nurse());
    assert!(before.adaptation.is_none() && before.results.iter().all(|found| found.adapted.is_none()));
    assert_eq!(after(&nurse(), Vec::new()), before);
}

#[test]
fn too_little_pay_makes_pay_count_more_and_nothing_else() {
    let before = ranked(&nurse());
    let feedback: Vec<FeedbackV1> = before
        .results
        .iter()
        .filter(|found| found.parts.pay < -0.1)
        .take(4)
        .map(|found| said(found, AnswerV1::No, Some(ReasonV1::Pay)))
        .collect();
    assert_eq!(feedback.len(), 4);
    let now = after(&nurse(), feedback);
    assert!(weight(&now, Part::Pay) > 1.02, "{}", weight(&now, Part::Pay));
    for part in Part::ALL.into_iter().filter(|&part| part != Part::Pay) {
        assert!((weight(&now, part) - 1.0).abs() < 1e-5, "{part:?}");
    }
}

#[test]
fn a_yes_to_an_unlikely_occupation_raises_what_is_like_it() {
    let before = ranked(&nurse());
    let unlikely = before.results.iter().find(|found| found.code == "15-1252.00").unwrap();
    let now = after(&nurse(), vec![said(unlikely, AnswerV1::Yes, None)]);
    assert!(shown(&now, "15-1252.00") > unlikely.r#match);
    let near = related("15-1252.00", 1, SERVICE.assets()).unwrap().results[0].code.clone();
    let its = before.results.iter().find(|found| found.code == near).unwrap().r#match;
    assert!(shown(&now, &near) > its);
}

#[test]
fn the_lines_of_a_file_do_what_the_profile_does() {
    let before = ranked(&nurse());
    let feedback = vec![
        said(&before.results[0], AnswerV1::No, Some(ReasonV1::Role)),
        said(&before.results[3], AnswerV1::Yes, None),
        said(&before.results[7], AnswerV1::NotNow, None),
    ];
    let profile = ProfileV1 { id: Some("a1".into()), feedback: feedback.clone(), ..nurse() };
    let file = read_lines(&write_lines(&profile, "2026-03-14").unwrap());
    assert!(file.broken.is_empty());
    let read: Vec<FeedbackV1> = file.lines.into_iter().map(|(_, line)| line.feedback).collect();
    assert_eq!(after(&nurse(), read), after(&nurse(), feedback));
}

#[test]
fn what_is_not_of_this_release_is_passed_over() {
    let mut foreign = said(&ranked(&nurse()).results[0], AnswerV1::No, None);
    foreign.code = "99-9999.99".into();
    let now = after(&nurse(), vec![foreign]);
    assert!(now.adaptation.is_none() && now.results.iter().all(|found| found.adapted.is_none()));
}

/// Roles of people who want one kind of work and do not say so.
const ROLES: [&str; 24] = [
    "registered nurse",
    "software developer",
    "accountant",
    "elementary school teacher",
    "electrician",
    "chef",
    "marketing manager",
    "truck driver",
    "graphic designer",
    "civil engineer",
    "retail salesperson",
    "police officer",
    "dental hygienist",
    "lawyer",
    "warehouse worker",
    "social worker",
    "administrative assistant",
    "mechanic",
    "data analyst",
    "hairdresser",
    "journalist",
    "pharmacist",
    "construction manager",
    "bank teller",
];

/// What such people want.
#[derive(Clone, Copy)]
enum Wish {
    /// Work of two of the six interests.
    Interests([usize; 2]),
    /// Work that asks for one skill or area of knowledge more than most of what they are shown at first.
    Element(usize, f32),
}

impl Wish {
    fn is_met(self, found: &Match) -> bool {
        let reference = &SERVICE.assets().reference;
        let index = reference.core.index_of(found.code.parse().unwrap()).unwrap();
        match self {
            Self::Interests(both) => reference.interests[index]
                .is_some_and(|its| both.iter().map(|&one| its[one]).sum::<f32>() > 0.15),
            Self::Element(element, least) => reference.importance_z[index][element] > least,
        }
    }
}

/// The third quarter of an element's importance among results.
fn upper_quarter(found: &Recommendation, element: usize) -> f32 {
    let reference = &SERVICE.assets().reference;
    let of = |found: &Match| {
        reference.importance_z[reference.core.index_of(found.code.parse().unwrap()).unwrap()][element]
    };
    let mut all: Vec<f32> = found.results.iter().map(of).collect();
    all.sort_by(f32::total_cmp);
    all[all.len() * 3 / 4]
}

/// Share of the first ten unanswered results that people want, without and with what their answers to ten
/// results, one after another, have taught.
fn wanted_share(wish: impl Fn(usize, usize, &Recommendation) -> Wish) -> [f32; 2] {
    let mut sums = [0.0; 2];
    for (at, role) in ROLES.iter().enumerate() {
        for shift in 0..2 {
            let mut profile =
                ProfileV1::from_json(&format!(r#"{{"v":1,"role":"{role}","education":"bachelor"}}"#))
                    .unwrap();
            let start = first(&profile);
            let wish = wish(at, shift, &start);
            let answered = |profile: &ProfileV1| -> BTreeSet<String> {
                profile.feedback.iter().map(|said| said.code.clone()).collect()
            };
            for _ in 0..10 {
                let known = answered(&profile);
                let now = first(&profile);
                let next = now.results.iter().find(|found| !known.contains(&found.code)).unwrap();
                let answer = if wish.is_met(next) { AnswerV1::Yes } else { AnswerV1::No };
                let entry = said(next, answer, None);
                profile.feedback.push(entry);
            }
            let known = answered(&profile);
            let share = |list: &Recommendation| {
                let rest = list.results.iter().filter(|found| !known.contains(&found.code));
                rest.take(10).filter(|found| wish.is_met(found)).count() as f32 / 10.0
            };
            sums[0] += share(&start);
            sums[1] += share(&first(&profile));
        }
    }
    sums.map(|sum| sum / (ROLES.len() * 2) as f32)
}

#[test]
fn ten_answers_bring_more_of_what_somebody_wants_and_has_not_said() {
    let elements = SERVICE.assets().reference.elements();
    let interests =
        wanted_share(|at, shift, _| Wish::Interests([(at + shift) % 6, (at + shift + 1 + at % 3) % 6]));
    let element = wanted_share(|at, shift, start| {
        let element = (at * 37 + shift * 11) % elements;
        Wish::Element(element, upper_quarter(start, element))
    });
    println!("wanted among the first ten, without and with answers: {interests:.3?} {element:.3?}");
    for [without, with] in [interests, element] {
        assert!(with > without + 0.05, "{interests:?} {element:?}");
    }
}
