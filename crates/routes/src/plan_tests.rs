//! Routes over a small made-up world, against every route there is.

use super::*;
use crate::moves::tests::table;
use crate::pair::tests::ladder;

const RUNGS: usize = 12;

fn world() -> Moves {
    Moves::new(ladder(RUNGS), table(RUNGS)).unwrap()
}

/// Whether no stop comes twice.
fn is_simple(stops: &[usize]) -> bool {
    stops.iter().enumerate().all(|(at, stop)| !stops[..at].contains(stop))
}

struct Asked {
    pay: Vec<Option<f32>>,
    misfit: Vec<f32>,
    keep: Vec<usize>,
    exclude: Vec<usize>,
    pay_floor: Option<f32>,
    weights: RouteWeights,
}

impl Asked {
    fn of(moves: &Moves) -> Self {
        Self {
            pay: moves.figures().pay.clone(),
            misfit: vec![0.0; RUNGS],
            keep: Vec::new(),
            exclude: Vec::new(),
            pay_floor: None,
            weights: RouteWeights::default(),
        }
    }

    fn query(&self, start: usize, goal: usize) -> Query<'_> {
        Query {
            start,
            goal,
            weights: self.weights,
            keep: &self.keep,
            exclude: &self.exclude,
            pay_floor: self.pay_floor,
            own_pay: None,
            education: Education::HighSchool,
            job_zone: 1,
            pay: &self.pay,
            misfit: &self.misfit,
        }
    }
}

/// The cheapest route of all, found by trying every one.
fn cheapest(moves: &Moves, plan: &Plan<'_>, query: &Query<'_>) -> Option<f32> {
    fn go(moves: &Moves, plan: &Plan<'_>, query: &Query<'_>, stops: &mut Vec<usize>, best: &mut Option<f32>) {
        let at = stops[stops.len() - 1];
        if at == query.goal {
            if query.keep.iter().all(|kept| stops.contains(kept)) {
                let cost = plan.cost(stops);
                *best = Some(best.map_or(cost, |best| best.min(cost)));
            }
            return;
        }
        if stops.len() > MOST_MOVES {
            return;
        }
        for step in moves.from(at) {
            if !stops.contains(&step.to) && plan.allowed(step.to) {
                stops.push(step.to);
                go(moves, plan, query, stops, best);
                stops.pop();
            }
        }
    }
    let mut best = None;
    go(moves, plan, query, &mut vec![query.start], &mut best);
    best
}

#[test]
fn the_first_route_is_the_cheapest_of_all() {
    let moves = world();
    let mut compared = 0;
    for (number, weights) in ["", "fit=4", "pay=4,time=0", "time=4,preparation=4"].iter().enumerate() {
        let mut asked = Asked::of(&moves);
        asked.weights = weights.parse().unwrap();
        asked.misfit = (0..RUNGS).map(|rung| ((rung * 7 + number) % 5) as f32 / 3.0).collect();
        for (keep, exclude, floor) in [
            (vec![], vec![], None),
            (vec![5], vec![], None),
            (vec![], vec![3, 6], None),
            (vec![], vec![], Some(55_000.0)),
        ] {
            asked.keep = keep;
            asked.exclude = exclude;
            asked.pay_floor = floor;
            for (start, goal) in (0..RUNGS).flat_map(|start| (0..RUNGS).map(move |goal| (start, goal))) {
                if start == goal || asked.keep.contains(&start) || asked.keep.contains(&goal) {
                    continue;
                }
                let query = asked.query(start, goal);
                let plan = Plan::new(&moves, query);
                let found = plan.routes(1).first().map(|route| route.cost);
                let expected = cheapest(&moves, &plan, &query).filter(|_| plan.allowed(goal));
                match (found, expected) {
                    (Some(found), Some(expected)) => {
                        assert!(
                            (found - expected).abs() < 1e-3,
                            "{start} to {goal}: {found}, not {expected}"
                        );
                        compared += 1;
                    }
                    (found, expected) => assert_eq!(found, expected, "{start} to {goal}"),
                }
            }
        }
    }
    assert!(compared > 200, "{compared}");
}

#[test]
fn alternatives_differ_and_none_is_cheaper_than_the_first() {
    let moves = world();
    let asked = Asked::of(&moves);
    let plan = Plan::new(&moves, asked.query(0, 7));
    let routes = plan.routes(3);
    assert!(routes.len() >= 2, "{routes:?}");
    assert!(routes.is_sorted_by(|a, b| a.cost <= b.cost));
    for (at, route) in routes.iter().enumerate() {
        assert!(route.stops.len() <= MOST_MOVES + 1 && is_simple(&route.stops));
        assert_eq!((route.stops[0], route.stops[route.stops.len() - 1]), (0, 7));
        for other in &routes[..at] {
            assert!(plan.differ(route, other), "{route:?} {other:?}");
        }
    }
}

#[test]
fn limits_hold_on_every_route() {
    let moves = world();
    let mut asked = Asked::of(&moves);
    asked.pay_floor = Some(55_000.0);
    asked.exclude = vec![5];
    for route in Plan::new(&moves, asked.query(1, 8)).routes(3) {
        assert!(route.stops[1..].iter().all(|&stop| asked.pay[stop].unwrap() >= 55_000.0), "{route:?}");
        assert!(!route.stops.contains(&5));
    }
    asked.pay[8] = None;
    assert!(Plan::new(&moves, asked.query(1, 8)).routes(1).is_empty(), "unpublished pay promises no floor");
}

#[test]
fn a_replacement_leads_on() {
    let moves = world();
    let asked = Asked::of(&moves);
    let mut replaced = 0;
    for goal in 1..RUNGS {
        let plan = Plan::new(&moves, asked.query(0, goal));
        for route in plan.routes(3) {
            for at in 1..route.stops.len() - 1 {
                for other in plan.replacements(&route, at) {
                    assert!(!route.stops.contains(&other));
                    assert!(moves.from(route.stops[at - 1]).iter().any(|found| found.to == other));
                    assert!(moves.from(other).iter().any(|found| found.to == route.stops[at + 1]));
                    replaced += 1;
                }
            }
            assert!(plan.replacements(&route, 0).is_empty());
            assert!(plan.replacements(&route, route.stops.len() - 1).is_empty());
        }
    }
    assert!(replaced > 0);
}

#[test]
fn there_is_no_way_to_where_one_is() {
    let moves = world();
    let asked = Asked::of(&moves);
    assert!(Plan::new(&moves, asked.query(3, 3)).routes(1).is_empty());
}
