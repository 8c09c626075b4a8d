//! Comparison and demand on the shipped release.

use crate::SERVICE;
use waymark_schema::market::{Demand, SideBySide};
use waymark_schema::message::{Answer, Question};
use waymark_schema::profile::ProfileV1;

fn nurse() -> ProfileV1 {
    ProfileV1 { v: 1, role: Some("Registered Nurse".into()), ..ProfileV1::default() }
}

fn silent() -> ProfileV1 {
    ProfileV1 { v: 1, ..ProfileV1::default() }
}

fn compare(profile: ProfileV1, codes: &[&str], area: Option<&str>) -> SideBySide {
    let codes = codes.iter().map(|&code| code.to_owned()).collect();
    match SERVICE.answer(&Question::Compare { profile, codes, area: area.map(str::to_owned) }) {
        Ok(Answer::Compare { side_by_side }) => *side_by_side,
        other => panic!("{other:?}"),
    }
}

fn demand(profile: ProfileV1, area: Option<&str>) -> Demand {
    match SERVICE.answer(&Question::Demand { profile, area: area.map(str::to_owned), top: 30 }) {
        Ok(Answer::Demand { demand }) => *demand,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_comparison_has_what_the_occupations_own_pages_have() {
    let codes = ["29-1141.00", "15-1252.00", "29-1141.00", "11-9111.00"];
    let found = compare(nurse(), &codes, Some("S0600000"));
    let order: Vec<&str> = found.occupations.iter().map(|one| one.code.as_str()).collect();
    assert_eq!(order, ["29-1141.00", "15-1252.00", "11-9111.00"], "each once, in the order asked for");
    assert_eq!(found.place.as_ref().map(|place| place.title.as_str()), Some("California"));
    for one in &found.occupations {
        let question = Question::Occupation { code: one.code.clone(), area: Some("S0600000".into()) };
        let Ok(Answer::Occupation { page }) = SERVICE.answer(&question) else { panic!("no page") };
        assert_eq!(one.pay.as_ref(), page.pay.last());
        assert_eq!(one.outlook, page.outlook);
        assert_eq!((one.exposure, one.job_zone), (page.exposure, page.job_zone));
        assert!(one.jobs.here.unwrap() < one.jobs.nation.unwrap());
        for (element, at) in found.elements.iter().zip(0..).filter(|_| one.rated) {
            let rated = page.skills.iter().chain(&page.knowledge).filter(|rated| rated.name == element.name);
            let place = order.iter().position(|code| *code == one.code).unwrap();
            let importance = element.importance[place].unwrap();
            assert!(rated.clone().any(|rated| rated.importance == importance), "{at}: {element:?}");
        }
        let Ok(Answer::Explain { explanation }) =
            SERVICE.answer(&Question::Explain { profile: nurse(), code: one.code.clone() })
        else {
            panic!("no explanation");
        };
        let found = one.found.as_ref().unwrap();
        assert!((found.r#match - explanation.found.r#match).abs() < 1e-5);
        assert_eq!(found.gap, explanation.found.gap);
    }
    assert!(found.elements.iter().all(|element| element.yours.is_some()));
}

#[test]
fn what_cannot_be_compared_is_told() {
    let codes = ["nonsense", "99-9999.00", "29-1141.00"];
    let found = compare(silent(), &codes, Some("S9900000"));
    assert_eq!(found.unknown, ["nonsense", "99-9999.00"]);
    assert_eq!(found.unknown_place.as_deref(), Some("S9900000"));
    assert!(found.place.is_none() && !found.matched);
    assert!(found.occupations[0].found.is_none());
    assert!(found.elements.iter().all(|element| element.yours.is_none()));
    let pay = found.occupations[0].pay.as_ref().unwrap();
    assert!(pay.area == "N0000000" && pay.note.is_none(), "the nation's figures, and no talk of the place");
    assert!(compare(silent(), &[], None).occupations.is_empty());
}

#[test]
fn an_occupation_without_wages_or_ratings_compares_without_them() {
    let core = &SERVICE.assets().reference.core;
    let unpaid = (0..core.len()).find(|&index| core.wage_soc(index).is_none()).unwrap();
    let unrated = (0..core.len()).find(|&index| !SERVICE.assets().reference.rated[index]).unwrap();
    let codes = [core.code(unpaid).to_string(), core.code(unrated).to_string()];
    let found = compare(nurse(), &[&codes[0], &codes[1]], None);
    let one = &found.occupations[0];
    assert!(one.pay.is_none() && one.jobs.nation.is_none());
    let other = found.occupations.last().unwrap();
    assert!(!other.rated);
    let place = found.occupations.len() - 1;
    assert!(found.elements.iter().all(|element| element.importance[place].is_none()));
}

#[test]
fn no_more_than_six_are_compared() {
    let core = &SERVICE.assets().reference.core;
    let codes: Vec<String> = (0..9).map(|index| core.code(index).to_string()).collect();
    let codes: Vec<&str> = codes.iter().map(String::as_str).collect();
    assert_eq!(compare(silent(), &codes, None).occupations.len(), 6);
}

#[test]
fn demand_is_ordered_by_its_stated_rule_among_what_fits() {
    for (area, here) in [(None, false), (Some("S0600000"), true), (Some("M0041860"), true)] {
        let list = demand(nurse(), area);
        assert!(list.matched && list.results.len() > 5, "{area:?}: {}", list.results.len());
        assert_eq!(list.place.is_some(), here);
        assert!(list.results.iter().all(|one| one.r#match.unwrap() >= 0.1));
        let demands: Vec<f32> = list.results.iter().filter_map(|one| one.demand).collect();
        assert!(demands.is_sorted_by(|a, b| a >= b));
        let last_known = list.results.iter().rposition(|one| one.demand.is_some()).unwrap();
        assert_eq!(last_known + 1, demands.len(), "what is not published comes last");
        for one in &list.results {
            let expected = match (here, one.openings, one.jobs.location_quotient) {
                (false, openings, _) => openings,
                (true, Some(openings), Some(quotient)) => Some(openings * quotient),
                _ => None,
            };
            assert_eq!(one.demand, expected);
        }
        assert!(list.survey.starts_with("OEWS ") && !list.years.is_empty());
    }
}

#[test]
fn the_order_of_demand_is_that_of_the_openings_in_the_place() {
    // The location quotient is published to two decimals, so only clear differences are held to it.
    let list = demand(silent(), Some("S0600000"));
    assert!(!list.matched && list.of > 800 && list.results.len() == 30);
    let known: Vec<(f32, f32)> =
        list.results.iter().filter_map(|one| one.demand.zip(one.openings_here)).collect();
    assert!(known.len() > 20);
    let ratios: Vec<f32> = known.iter().map(|(demand, here)| here / demand).collect();
    let (least, most) =
        ratios.iter().fold((f32::MAX, 0.0_f32), |(least, most), &one| (least.min(one), most.max(one)));
    assert!(most / least < 1.1, "{least} to {most}");
}

#[test]
fn an_unknown_place_gives_the_nations_demand_and_says_so() {
    let list = demand(nurse(), Some("Atlantis"));
    assert_eq!(list.unknown_place.as_deref(), Some("Atlantis"));
    assert_eq!(list.results, demand(nurse(), None).results);
}
