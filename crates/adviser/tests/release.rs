//! Texts composed from the release in `public/`.

#![expect(clippy::unwrap_used, reason = "an asset that cannot be read is a failed test")]

use std::path::PathBuf;
use std::sync::OnceLock;
use waymark_adviser::compose;
use waymark_engine::Service;
use waymark_schema::advice::{Advice, AdviceLanguage, AdviceTask, ComposeRequest, Composed};
use waymark_schema::manifest::Manifest;
use waymark_schema::profile::ProfileV1;

const DATA_SCIENTISTS: &str = "15-2051.00";
const NURSES: &str = "29-1141.00";
const CASHIERS: &str = "41-2011.00";

fn service() -> &'static Service {
    static SERVICE: OnceLock<Service> = OnceLock::new();
    SERVICE.get_or_init(|| {
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../public");
        let manifest: Manifest =
            serde_json::from_slice(&std::fs::read(folder.join("manifest.json")).unwrap()).unwrap();
        let asset = |key: &str| std::fs::read(folder.join(&manifest.assets[key].path)).unwrap();
        let mut service = Service::new(&asset("core"), &asset("encoder"), &asset("ranker")).unwrap();
        for key in ["titles", "details"] {
            service.add(key, &asset(key)).unwrap();
        }
        service
    })
}

fn composed(profile: &str, task: AdviceTask, codes: &[&str]) -> Composed {
    let request = ComposeRequest {
        profile: ProfileV1::from_json(profile).unwrap(),
        task,
        codes: codes.iter().map(|code| (*code).to_owned()).collect(),
        language: AdviceLanguage::English,
    };
    compose(&request, service()).map_err(|_| request).unwrap()
}

fn ask(question: &str, codes: &[&str]) -> Composed {
    composed(r#"{"v":1}"#, AdviceTask::Ask { question: question.to_owned() }, codes)
}

/// Every sentence rests on a fact that is there, in words and with a source.
fn check_facts(advice: &Advice) {
    let sentences = advice.sentences();
    assert!(!sentences.is_empty());
    for sentence in sentences {
        assert!(!sentence.facts.is_empty(), "{sentence:?}");
        for id in &sentence.facts {
            let fact = advice.facts.iter().find(|fact| fact.id == *id).unwrap();
            assert!(!fact.text.is_empty() && !fact.source.is_empty(), "{fact:?}");
        }
    }
}

#[test]
fn an_explanation_is_whole_and_rests_on_facts() {
    let profile = r#"{"v":1,"role":"marketing coordinator","skills":["Writing","Speaking"],"pay":{"amount":52000,"per":"year"}}"#;
    let codes = [DATA_SCIENTISTS, NURSES, CASHIERS];
    let composed = composed(profile, AdviceTask::Explain, &codes);
    check_facts(&composed.advice);
    let explanation = composed.advice.explanation.unwrap();
    assert_eq!(explanation.roles.iter().map(|role| role.code.as_str()).collect::<Vec<_>>(), codes);
    for (role, about) in explanation.roles.iter().zip(&composed.about) {
        assert!(about.found.as_ref().is_some_and(|found| found.code == role.code));
        assert!((2..=3).contains(&role.description.len()), "{:?}", role.description);
        assert!(!role.skills.is_empty() && !role.applies.is_empty() && !role.develop.is_empty());
        assert!(!role.next_step.text.is_empty());
    }
    assert_eq!(explanation.income.unwrap().comparison.len(), codes.len());
}

#[test]
fn a_question_is_about_the_occupation_that_it_names() {
    let cases = [
        ("Tell me about the qualifications required for a Data Scientist", DATA_SCIENTISTS, true),
        ("What does a registered nurse earn?", NURSES, true),
        ("How do I train as a nurse?", NURSES, true),
        ("Is it growing?", CASHIERS, false),
        ("What does a typical day look like?", CASHIERS, false),
        ("Which skills matter most?", CASHIERS, false),
        ("What do cashiers earn in a year?", CASHIERS, false),
        ("How do these compare with a nurse?", CASHIERS, false),
        ("", CASHIERS, false),
        ("a a a as as for for a", CASHIERS, false),
    ];
    let mut failures = Vec::new();
    for (question, expected, elsewhere) in cases {
        let composed = ask(question, &[CASHIERS]);
        let codes: Vec<_> = composed.about.iter().map(|about| about.code.as_str()).collect();
        if codes != [expected] || composed.named.is_some() != elsewhere {
            failures.push(format!("{question}: {codes:?} {:?}", composed.named));
        }
        check_facts(&composed.advice);
    }
    assert!(failures.is_empty(), "{failures:#?}");
}

#[test]
fn each_of_the_results_is_answered() {
    let answer = ask("Which of these can I start without a degree?", &[DATA_SCIENTISTS, CASHIERS]);
    let text: Vec<String> =
        answer.advice.answer.unwrap().sentences.into_iter().map(|sentence| sentence.text).collect();
    assert!(text.iter().any(|text| text.contains("Data Scientists")), "{text:?}");
    assert!(text.iter().any(|text| text.contains("Cashiers")), "{text:?}");
}

#[test]
fn a_far_off_result_is_doubted_with_its_figures() {
    let profile = r#"{"v":1,"role":"cashier","education":"high-school"}"#;
    let review = composed(profile, AdviceTask::Review, &["29-1215.00", CASHIERS]).advice;
    check_facts(&review);
    let doubts = review.review.unwrap().doubts;
    assert_eq!(doubts.iter().map(|doubt| doubt.code.as_str()).collect::<Vec<_>>(), ["29-1215.00"]);
}

#[test]
fn a_code_that_is_none_is_refused() {
    let request = ComposeRequest {
        profile: ProfileV1::default(),
        task: AdviceTask::Explain,
        codes: vec!["99-9999.99".to_owned()],
        language: AdviceLanguage::Spanish,
    };
    assert!(compose(&request, service()).is_err());
}
