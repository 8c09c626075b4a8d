//! Search by meaning, held to what a person would expect. The queries and expectations were written down before
//! the search was, from what people may type and not from what it finds.

use crate::SERVICE;
use std::fmt::Write;
use waymark_schema::message::{Answer, Question};
use waymark_schema::search::{Found, FoundKind};

use FoundKind::{Course, Occupation, Programme, Skill, Technology};

/// Hits of a kind that are looked at.
const FIRST: usize = 5;
/// Share of the expectations that must be met.
const LEAST: f32 = 0.85;

/// What is typed, and for each kind expected the parts of names, one of which must be among the first.
type Expected = (&'static str, &'static [(FoundKind, &'static str)]);

const QUERIES: [Expected; 31] = [
    (
        "show me anything with data and hospitals",
        &[
            (Occupation, "health information|medical records|health informatics"),
            (Programme, "health|medical"),
            (Course, "health|medic|clinical"),
        ],
    ),
    ("python", &[(Technology, "python"), (Occupation, "software|data scien|programmer"), (Course, "python")]),
    ("Excel", &[(Technology, "excel"), (Course, "excel")]),
    ("spreadsheets", &[(Technology, "excel|spreadsheet|sheets"), (Course, "excel|spreadsheet|sheets")]),
    ("looking after animals", &[(Occupation, "animal|veterinar"), (Programme, "animal|veterinar")]),
    ("drawing by hand", &[(Occupation, "artist|illustrat|draft"), (Programme, "drawing|illustrat|art")]),
    (
        "fixing cars",
        &[(Occupation, "automotive|vehicle|mechanic"), (Programme, "automobile|automotive|vehicle")],
    ),
    (
        "teaching small children",
        &[
            (Occupation, "preschool|kindergarten|childcare|elementary"),
            (Programme, "early childhood|kindergarten|preschool|child"),
        ],
    ),
    ("solar panels", &[(Occupation, "solar"), (Programme, "solar")]),
    (
        "accounting",
        &[
            (Occupation, "account|bookkeep"),
            (Programme, "accounting"),
            (Course, "accounting"),
            (Technology, "quickbooks|accounting"),
        ],
    ),
    ("public speaking", &[(Skill, "speaking"), (Course, "speak|presentation|communicat")]),
    (
        "machine learning",
        &[(Course, "machine learning"), (Occupation, "data scien|computer and information research")],
    ),
    ("cooking for people", &[(Occupation, "cook|chef"), (Programme, "culinary|cook|food")]),
    (
        "helping people with addiction",
        &[(Occupation, "substance abuse|addict"), (Programme, "substance|addiction")],
    ),
    (
        "building houses",
        &[
            (Occupation, "carpent|construct"),
            (Programme, "construction|carpent"),
            (Skill, "building and construction"),
        ],
    ),
    (
        "selling online",
        &[(Course, "commerce|marketing|sell|sales"), (Occupation, "sales|merchant|marketing")],
    ),
    ("maths", &[(Skill, "mathematics"), (Occupation, "mathemat|statistic"), (Programme, "mathemat")]),
    ("photo editing", &[(Technology, "photo"), (Occupation, "photograph")]),
    ("law and the environment", &[(Programme, "environment"), (Occupation, "environment|law")]),
    (
        "growing plants",
        &[(Programme, "horticult|plant|agricult"), (Occupation, "farm|nursery|agricult|plant|landscap")],
    ),
    ("databases", &[(Technology, "sql|database|oracle"), (Occupation, "database")]),
    ("truck driving", &[(Occupation, "truck driver"), (Programme, "truck")]),
    ("working with numbers in a bank", &[(Occupation, "bank|teller|loan|financial|credit")]),
    ("welding", &[(Occupation, "weld"), (Programme, "weld")]),
    ("listening to people", &[(Skill, "active listening")]),
    ("cyber security", &[(Occupation, "security"), (Programme, "security"), (Course, "security")]),
    ("pythn programing", &[(Technology, "python")]),
    ("project management", &[(Course, "project management"), (Occupation, "project manage")]),
    ("music for films", &[(Occupation, "music|compos|sound"), (Programme, "music")]),
    ("flying planes", &[(Occupation, "pilot"), (Programme, "pilot|aviation|flight")]),
    ("elderly people at home", &[(Occupation, "home health|personal care|nursing assist")]),
];

pub(crate) fn found(text: &str, top: usize) -> Found {
    match SERVICE.answer(&Question::Search { text: text.into(), top }) {
        Ok(Answer::Search { found }) => *found,
        other => panic!("{text}: {other:?}"),
    }
}

fn names(found: &Found, kind: FoundKind) -> Vec<&str> {
    let group = found.groups.iter().find(|group| group.kind == kind);
    group.map_or(Vec::new(), |group| group.hits.iter().map(|hit| hit.name.as_str()).collect())
}

#[test]
fn what_is_meant_is_found() {
    let (mut met, mut of, mut report) = (0, 0, String::new());
    for (text, expectations) in QUERIES {
        let found = found(text, FIRST);
        for &(kind, parts) in expectations {
            let names = names(&found, kind);
            let is_met =
                parts.split('|').any(|part| names.iter().any(|name| name.to_lowercase().contains(part)));
            met += usize::from(is_met);
            of += 1;
            let mark = if is_met { "met " } else { "MISS" };
            writeln!(report, "{mark} {text} / {kind:?}: {names:?}").unwrap();
        }
    }
    println!("{report}{met} of {of} expectations of {} queries", QUERIES.len());
    assert!(met as f32 >= LEAST * of as f32, "{met} of {of}:\n{report}");
}

#[test]
fn hits_link_to_the_occupations_that_use_them() {
    let core = &SERVICE.assets().reference.core;
    for (text, _) in QUERIES {
        for group in found(text, FIRST).groups {
            for hit in group.hits {
                assert!(!hit.name.is_empty() && (0.0..=2.0).contains(&hit.nearness), "{hit:?}");
                match group.kind {
                    Occupation => assert!(core.index_of(hit.code.parse().unwrap()).is_some(), "{hit:?}"),
                    Skill => assert!(!hit.occupations.is_empty(), "{hit:?}"),
                    Technology | Programme => {}
                    Course => assert!(hit.url.starts_with("https://"), "{hit:?}"),
                }
                assert!(
                    hit.more == 0 || hit.occupations.len() == 4,
                    "others are counted only beside those named: {hit:?}"
                );
            }
        }
    }
}

#[test]
fn words_without_meaning_find_nothing() {
    for text in ["", "   ", "?!…", "😀"] {
        let found = found(text, 5);
        assert!(found.groups.is_empty() && found.concepts.is_empty(), "{found:?}");
    }
    let long = "hospital ".repeat(20_000) + "é";
    assert!(!found(&long, 2).groups.is_empty());
}
