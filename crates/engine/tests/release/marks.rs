//! What a visitor says of courses, on the shipped release.

use super::{SERVICE, bytes};
use waymark_engine::Service;
use waymark_engine::service::Unanswered;
use waymark_schema::profile::ProfileV1;
use waymark_schema::route::{CourseV1, RoutePlan, RouteStep, RouteWishes};

const ROLE: &str = "retail store manager";
const GOAL: &str = "15-2051.01";

fn plan_to(goal: &str, wishes: &RouteWishes) -> RoutePlan {
    let profile =
        ProfileV1 { v: 1, role: Some(ROLE.to_owned()), goal: Some(goal.to_owned()), ..ProfileV1::default() };
    SERVICE.routes(&profile, wishes).unwrap()
}

fn plan(wishes: &RouteWishes) -> RoutePlan {
    plan_to(GOAL, wishes)
}

fn steps(plan: &RoutePlan) -> Vec<&RouteStep> {
    plan.goals.iter().flat_map(|goal| &goal.routes).flat_map(|route| &route.steps).collect()
}

fn lists(plan: &RoutePlan, url: &str) -> bool {
    steps(plan).iter().any(|step| step.courses.iter().any(|course| course.url == url))
}

fn first_course(plan: &RoutePlan) -> CourseV1 {
    steps(plan).iter().find_map(|step| step.courses.first()).unwrap().clone()
}

#[test]
fn a_course_that_is_done_closes_its_gap_and_takes_no_time_any_more() {
    let before = plan(&RouteWishes::default());
    let course = first_course(&before);
    for wishes in [
        RouteWishes { done: vec![course.url.clone()], ..RouteWishes::default() },
        RouteWishes { known: vec![course.url.clone()], ..RouteWishes::default() },
    ] {
        let after = plan(&wishes);
        assert!(!lists(&after, &course.url));
        assert_eq!(steps(&after).len(), steps(&before).len(), "the ways are the same");
        for (after, before) in steps(&after).iter().zip(steps(&before)) {
            assert_eq!(after.code, before.code);
            for skill in &course.answers {
                let lacks = after.gap.missing.iter().chain(&after.gap.close).any(|item| item.name == *skill);
                assert!(!lacks, "{skill} is learned, and is missing for {}", after.title);
            }
            assert!(after.gap.missing.len() <= before.gap.missing.len());
            assert!(after.months.most <= before.months.most, "{}", after.title);
        }
    }
}

#[test]
fn a_course_that_is_not_wanted_goes_alone_and_comes_back() {
    let before = plan(&RouteWishes::default());
    let course = first_course(&before);
    let after = plan(&RouteWishes { unwanted: vec![course.url.clone()], ..RouteWishes::default() });
    assert!(!lists(&after, &course.url));
    for (after, before) in steps(&after).iter().zip(steps(&before)) {
        assert_eq!(after.gap, before.gap, "nothing was learned");
    }
    assert_eq!(plan(&RouteWishes::default()), before, "and without the mark all is as it was");
}

#[test]
fn each_further_mark_leaves_no_more_missing() {
    let mut wishes = RouteWishes::default();
    let missing = |plan: &RoutePlan| steps(plan).iter().map(|step| step.gap.missing.len()).sum::<usize>();
    let mut last = missing(&plan(&wishes));
    for _ in 0..6 {
        let now = plan(&wishes);
        let Some(course) = steps(&now).iter().find_map(|step| step.courses.first()) else { break };
        wishes.done.push(course.url.clone());
        let after = missing(&plan(&wishes));
        assert!(after <= last);
        last = after;
    }
    assert!(wishes.done.len() >= 3);
}

#[test]
fn marks_that_mean_no_course_change_nothing() {
    let nonsense = vec!["https://www.coursera.org/learn/gone".to_owned(), String::new(), "😀".repeat(500)];
    let wishes = RouteWishes {
        done: nonsense.clone(),
        known: nonsense.clone(),
        unwanted: nonsense,
        ..RouteWishes::default()
    };
    assert_eq!(plan(&wishes), plan(&RouteWishes::default()));
}

#[test]
fn every_course_says_what_it_is_for_and_stands_once_on_a_way() {
    let plan = plan(&RouteWishes::default());
    for route in &plan.goals[0].routes {
        let mut seen = Vec::new();
        for course in route.steps.iter().flat_map(|step| &step.courses) {
            assert!(course.answers.contains(&course.wanted), "{course:?}");
            assert!(!seen.contains(&&course.url), "{} is listed twice on one way", course.title);
            seen.push(&course.url);
        }
    }
    let next: Vec<&str> = plan.next.iter().map(|place| place.code.as_str()).collect();
    assert_eq!(next.len(), 5);
    assert!(!next.contains(&plan.from.unwrap().code.as_str()));
}

#[test]
fn work_that_few_courses_teach_has_ways_all_the_same() {
    for goal in ["47-2031.00", "53-7062.00", "45-2092.00", "27-2031.00", "29-1141.00"] {
        let found = plan_to(goal, &RouteWishes::default());
        let [goal] = found.goals.as_slice() else { panic!("{:?}", found.notes) };
        assert!(!goal.routes.is_empty() || goal.obstacle.is_some());
    }
}

#[test]
fn programmes_are_matched_by_meaning_and_the_matched_come_first() {
    let found = plan_to("11-2021.00", &RouteWishes::default());
    let programmes: Vec<_> = steps(&found).into_iter().flat_map(|step| &step.programmes).collect();
    assert!(programmes.iter().any(|programme| !programme.answers.is_empty()), "{programmes:?}");
    for step in steps(&found) {
        let missing: Vec<&str> =
            step.gap.missing.iter().chain(&step.gap.close).map(|item| item.name.as_str()).collect();
        let answers = || step.programmes.iter().map(|programme| programme.answers.as_slice());
        assert!(
            answers().flatten().all(|skill| missing.contains(&skill.as_str())),
            "{answers:?}",
            answers = step.programmes
        );
        assert!(answers().map(<[String]>::is_empty).is_sorted(), "{:?}", step.programmes);
    }
}

#[test]
fn the_model_is_asked_for_and_refused_if_it_knows_other_courses() {
    let mut service = Service::new(&bytes("core"), &bytes("encoder"), &bytes("ranker")).unwrap();
    for key in ["titles", "details", "transitions", "learning"] {
        service.add(key, &bytes(key)).unwrap();
    }
    let profile = ProfileV1 { v: 1, role: Some(ROLE.to_owned()), ..ProfileV1::default() };
    let asked = service.routes(&profile, &RouteWishes::default());
    assert!(matches!(asked, Err(Unanswered::Needs(key)) if key == "sequence"));
    assert!(service.add("sequence", &bytes("ranker")).is_err());
    assert!(service.add("sequence", b"").is_err());
    service.add("sequence", &bytes("sequence")).unwrap();
    assert!(service.routes(&profile, &RouteWishes::default()).is_ok());
}
