//! The map of the shipped release.

use crate::SERVICE;
use waymark_schema::map::OccupationMap;
use waymark_schema::message::{Answer, Question};
use waymark_schema::profile::ProfileV1;

fn map() -> OccupationMap {
    match SERVICE.answer(&Question::Map) {
        Ok(Answer::Map { map }) => *map,
        other => panic!("{other:?}"),
    }
}

fn matches(json: &str) -> Vec<f32> {
    let profile = ProfileV1::from_json(json).unwrap();
    match SERVICE.answer(&Question::MatchAll { profile }) {
        Ok(Answer::MatchAll { matches }) => matches,
        other => panic!("{other:?}"),
    }
}

#[test]
fn every_occupation_has_a_place_of_its_own_on_the_map() {
    let map = map();
    let count = map.codes.len();
    assert!(count > 900, "{count}");
    assert_eq!([map.titles.len(), map.x.len(), map.y.len(), map.jobs.len()], [count; 4]);
    let mut places: Vec<_> = map.x.iter().zip(&map.y).map(|(x, y)| (x.to_bits(), y.to_bits())).collect();
    places.sort_unstable();
    places.dedup();
    assert_eq!(places.len(), count);
    assert!(map.x.iter().chain(&map.y).all(|at| (0.0..=1.0).contains(at)));
}

#[test]
fn kinds_of_nurses_lie_nearer_to_each_other_than_to_roofers() {
    let map = map();
    let place = |code: &str| {
        let at = map.codes.iter().position(|other| other == code).unwrap();
        (map.x[at], map.y[at])
    };
    let apart = |a: &str, b: &str| {
        let (a, b) = (place(a), place(b));
        (a.0 - b.0).hypot(a.1 - b.1)
    };
    let [nurse, critical_care, roofer] = ["29-1141.00", "29-1141.03", "47-2181.00"];
    assert!(apart(nurse, critical_care) * 3.0 < apart(nurse, roofer));
}

#[test]
fn the_matches_of_the_map_are_those_of_the_results() {
    let json = r#"{"v":1,"role":"marketing coordinator","skills":["Writing","Speaking"]}"#;
    let all = matches(json);
    let map = map();
    assert_eq!(all.len(), map.codes.len());
    let profile = ProfileV1::from_json(json).unwrap();
    let Ok(Answer::Recommend { learned }) =
        SERVICE.answer(&Question::Recommend { profile, weights: String::new(), top: 10 })
    else {
        panic!("a profile with a role has results");
    };
    assert_eq!(learned.results.len(), 10);
    for found in learned.results {
        let at = map.codes.iter().position(|code| *code == found.code).unwrap();
        assert_eq!(all[at], found.r#match, "{}", found.title);
    }
}

#[test]
fn a_profile_that_says_nothing_matches_nothing() {
    assert!(matches(r#"{"v":1}"#).is_empty());
}
