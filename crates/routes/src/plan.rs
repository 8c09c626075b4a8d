//! The best routes from one occupation to another.
//!
//! A route is a path in a graph whose nodes are an occupation, the number of moves so far, and which of the
//! occupations that the visitor keeps have been passed; so the limit of four moves and every kept stop hold by
//! construction. What is excluded or pays too little is left out of the graph, and so is what cannot reach the
//! goal in the moves that are left. A* finds the cheapest path; for an alternative, what has been used becomes
//! dearer and the search runs again, until the routes differ in most of their stops.

use crate::moves::Moves;
use petgraph::algo::astar;
use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::EdgeRef;
use std::collections::HashMap;
use waymark_domain::preparation::{Needs, between_zones, schooling};
use waymark_domain::route::MOST_MOVES;
use waymark_domain::{Education, Months, MoveTime, RouteConcern, RouteWeights};

/// What each move costs by itself: nobody changes work for nothing.
const MOVE_COST: f32 = 0.7;
/// Cost of a year on the way, for each point of weight.
const YEAR_COST: f32 = 0.35;
/// Cost of a job zone or a level of schooling more, for each point of weight.
const PREPARATION_COST: f32 = 0.3;
/// Cost of pay below that of the stop before, in units of its logarithm, for each point of weight: nobody takes a
/// well-paid post in order to leave it for a lesser one.
const LOSS_COST: f32 = 3.0;
/// Cost of pay below the best there is, in the same units.
const LESS_PAY_COST: f32 = 0.15;
/// What a stop or a direct move costs more for each route that has it already.
const USED_COST: f32 = 1.5;
/// Searches for alternatives at most.
const SEARCHES: usize = 16;
/// From this naturalness on, years in the one work count as experience for the other.
const RELATED: f32 = 0.1;
/// Replacements offered for a stop.
const REPLACEMENTS: usize = 3;

/// What is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Query<'a> {
    /// Where the visitor is.
    pub start: usize,
    /// Where the visitor wants to go.
    pub goal: usize,
    /// What matters.
    pub weights: RouteWeights,
    /// Stops that must be passed.
    pub keep: &'a [usize],
    /// Stops that must not be passed.
    pub exclude: &'a [usize],
    /// No stop and no goal pays less, dollars a year.
    pub pay_floor: Option<f32>,
    /// What the visitor earns, dollars a year.
    pub own_pay: Option<f32>,
    /// Education that the visitor has.
    pub education: Education,
    /// Job zone that the visitor is prepared for.
    pub job_zone: u8,
    /// Median pay of every occupation in the chosen place.
    pub pay: &'a [Option<f32>],
    /// How little each occupation fits the visitor, 0 or more.
    pub misfit: &'a [f32],
}

/// A way to the goal.
#[derive(Debug, Clone, PartialEq)]
pub struct Route {
    /// Occupations from the start to the goal.
    pub stops: Vec<usize>,
    /// What it costs under the weights.
    pub cost: f32,
}

impl Route {
    /// Occupations between start and goal.
    pub fn between(&self) -> &[usize] {
        self.stops.get(1..self.stops.len() - 1).unwrap_or_default()
    }
}

/// Where a way has come to.
///
/// A way that has to pass a kept stop could go there and back through the same occupation. Within four moves that
/// is the only way to come twice to one, so it is enough to know the stop before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct State {
    occupation: usize,
    moves: usize,
    /// The kept stops passed, as bits.
    passed: u8,
    /// The stop before, if there are kept stops.
    before: Option<usize>,
}

/// Answers queries over the moves there are.
pub struct Plan<'a> {
    moves: &'a Moves,
    query: Query<'a>,
    /// Highest pay of all, which others are compared with.
    best_pay: f32,
}

impl<'a> Plan<'a> {
    /// A plan for a query.
    pub fn new(moves: &'a Moves, query: Query<'a>) -> Self {
        let best_pay = query.pay.iter().flatten().copied().fold(1.0, f32::max);
        Self { moves, query, best_pay }
    }

    /// Up to `most` routes that differ in most of their stops, the best first; none if there is no way.
    pub fn routes(&self, most: usize) -> Vec<Route> {
        let Some((graph, start)) = self.graph() else { return Vec::new() };
        let mut routes: Vec<Route> = Vec::new();
        let mut used: HashMap<usize, u8> = HashMap::new();
        let mut used_directly = 0_u8;
        for _ in 0..SEARCHES {
            if routes.len() >= most {
                break;
            }
            let dearer = |from: usize, to: usize| {
                if to != self.query.goal {
                    f32::from(used.get(&to).copied().unwrap_or_default()) * USED_COST
                } else if from == self.query.start {
                    f32::from(used_directly) * USED_COST
                } else {
                    0.0
                }
            };
            let found = astar(
                &graph,
                start,
                |node| graph[node].occupation == self.query.goal,
                |edge| {
                    edge.weight() + dearer(graph[edge.source()].occupation, graph[edge.target()].occupation)
                },
                |_| 0.0,
            );
            let Some((_, path)) = found else { break };
            let stops: Vec<usize> = path.iter().map(|&node| graph[node].occupation).collect();
            let route = Route { cost: self.cost(&stops), stops };
            if route.between().is_empty() {
                used_directly = used_directly.saturating_add(1);
            }
            for &stop in route.between().iter().filter(|stop| !self.query.keep.contains(stop)) {
                let times = used.entry(stop).or_default();
                *times = times.saturating_add(1);
            }
            if routes.iter().all(|other| self.differ(&route, other)) {
                routes.push(route);
            }
        }
        routes.sort_by(|a, b| a.cost.total_cmp(&b.cost));
        routes
    }

    /// What a route costs: the sum over its moves.
    pub fn cost(&self, stops: &[usize]) -> f32 {
        stops
            .windows(2)
            .map(|pair| self.step_cost(pair[0], pair[1], self.moves.natural(pair[0], pair[1])))
            .sum()
    }

    /// How long a move is likely to take, with courses of this length beside other preparation.
    pub fn time(&self, from: usize, to: usize, courses: Months) -> MoveTime {
        let figures = self.moves.figures();
        let zone = figures.job_zones[from].max(self.query.job_zone);
        let education = figures.education[from].max(self.query.education);
        let asked = figures.experience[to];
        let experience = match asked.months() {
            // Who is in work that asks for as much has it already.
            _ if figures.experience[from] >= asked => Months::default(),
            // Years in what the visitor does now may count, and how many there are is not known.
            months if from == self.query.start || self.moves.natural(self.query.start, to) >= RELATED => {
                Months { least: 0, ..months }
            }
            months => months,
        };
        MoveTime::of(Needs {
            zone: between_zones(zone, figures.job_zones[to]),
            schooling: schooling(education, figures.education[to]),
            experience,
            courses,
            training: figures.training[to].months(),
        })
    }

    /// Occupations that can take the place of a stop, the best first: `at` is its place in the route.
    pub fn replacements(&self, route: &Route, at: usize) -> Vec<usize> {
        let (Some(&before), Some(&after)) =
            (at.checked_sub(1).and_then(|at| route.stops.get(at)), route.stops.get(at + 1))
        else {
            return Vec::new();
        };
        let leads_on = |to: usize| self.moves.from(to).iter().find(|next| next.to == after);
        let mut others: Vec<(usize, f32)> = self
            .moves
            .from(before)
            .iter()
            .filter(|first| !route.stops.contains(&first.to) && self.allowed(first.to))
            .filter_map(|first| {
                let next = leads_on(first.to)?;
                let cost = self.step_cost(before, first.to, first.natural)
                    + self.step_cost(first.to, after, next.natural);
                Some((first.to, cost))
            })
            .collect();
        others.sort_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)));
        others.into_iter().take(REPLACEMENTS).map(|(to, _)| to).collect()
    }

    /// Occupations that can be reached under the limits.
    pub fn reachable(&self) -> Vec<usize> {
        let mut reached = vec![self.query.start];
        let mut last = reached.clone();
        for _ in 0..MOST_MOVES {
            let mut next: Vec<usize> = Vec::new();
            for to in last.iter().flat_map(|&from| self.moves.from(from)).map(|found| found.to) {
                if self.allowed(to) && !reached.contains(&to) {
                    reached.push(to);
                    next.push(to);
                }
            }
            last = next;
        }
        reached.remove(0);
        reached
    }

    /// Whether a stop is within the limits.
    pub fn allowed(&self, occupation: usize) -> bool {
        !self.query.exclude.contains(&occupation) && self.pays_enough(occupation)
    }

    /// Whether an occupation pays the floor; where no pay is published, nobody can promise that.
    pub fn pays_enough(&self, occupation: usize) -> bool {
        self.query.pay_floor.is_none_or(|floor| self.query.pay[occupation].is_some_and(|pay| pay >= floor))
    }

    /// Costs under the weights; with the usual ones, a natural move is about 1 and a bold one about 5.
    fn step_cost(&self, from: usize, to: usize, natural: f32) -> f32 {
        let weight = |concern| f32::from(self.query.weights.of(concern));
        let figures = self.moves.figures();
        let fit = -natural.clamp(1e-6, 1.0).ln() + self.query.misfit[to];
        let before = if from == self.query.start { self.query.own_pay } else { self.query.pay[from] };
        let pay = self.query.pay[to].map_or(0.0, |pay| {
            let loss = before.map_or(0.0, |before| (before / pay).ln().max(0.0));
            LOSS_COST * loss + LESS_PAY_COST * (self.best_pay / pay).ln().max(0.0)
        });
        let zones = figures.job_zones[to].saturating_sub(figures.job_zones[from].max(self.query.job_zone));
        let schooling = figures.education[to]
            .rank()
            .saturating_sub(figures.education[from].max(self.query.education).rank());
        MOVE_COST
            + weight(RouteConcern::Fit) / 2.0 * fit
            + weight(RouteConcern::Pay) * pay
            + weight(RouteConcern::Time) * YEAR_COST * self.time(from, to, Months::default()).months.years()
            + weight(RouteConcern::Preparation) * PREPARATION_COST * (f32::from(zones) + schooling as f32)
    }

    /// Whether two routes are different ways: at most half of the free stops of the shorter are in the other.
    fn differ(&self, a: &Route, b: &Route) -> bool {
        let free = |route: &Route| -> Vec<usize> {
            route.between().iter().copied().filter(|stop| !self.query.keep.contains(stop)).collect()
        };
        let (a, b) = (free(a), free(b));
        let common = a.iter().filter(|stop| b.contains(stop)).count();
        let shorter = a.len().min(b.len());
        if shorter == 0 { a.len() != b.len() } else { common * 2 <= shorter && common < a.len().max(b.len()) }
    }

    /// Every state that can be on a way, and the start; `None` if the goal is out of reach.
    fn graph(&self) -> Option<(DiGraph<State, f32>, NodeIndex)> {
        let (start, goal) = (self.query.start, self.query.goal);
        let hops = self.hops();
        if start == goal || hops[start] > MOST_MOVES || !self.pays_enough(goal) {
            return None;
        }
        let all_passed = (1_u8 << self.query.keep.len()) - 1;
        let mut graph = DiGraph::new();
        let mut known: HashMap<State, NodeIndex> = HashMap::new();
        let first = State { occupation: start, moves: 0, passed: 0, before: None };
        let start_node = graph.add_node(first);
        known.insert(first, start_node);
        let mut layer = vec![(first, start_node)];
        let mut arrives = false;
        for moves in 1..=MOST_MOVES {
            let mut next = Vec::new();
            for (state, node) in std::mem::take(&mut layer) {
                for step in self.moves.from(state.occupation) {
                    let kept = self.query.keep.iter().position(|&kept| kept == step.to);
                    let passed = state.passed | kept.map_or(0, |kept| 1 << kept);
                    let arrived = step.to == goal;
                    let dead =
                        if arrived { passed != all_passed } else { moves + hops[step.to] > MOST_MOVES };
                    if dead || step.to == start || state.before == Some(step.to) || !self.allowed(step.to) {
                        continue;
                    }
                    arrives |= arrived;
                    let before = Some(state.occupation).filter(|_| all_passed != 0);
                    let reached = State { occupation: step.to, moves, passed, before };
                    let target = *known.entry(reached).or_insert_with(|| {
                        let target = graph.add_node(reached);
                        if !arrived {
                            next.push((reached, target));
                        }
                        target
                    });
                    graph.add_edge(node, target, self.step_cost(state.occupation, step.to, step.natural));
                }
            }
            layer = next;
        }
        arrives.then_some((graph, start_node))
    }

    /// Fewest moves from each occupation to the goal; more than [`MOST_MOVES`] if it takes more.
    fn hops(&self) -> Vec<usize> {
        let count = self.moves.figures().len();
        let mut hops = vec![MOST_MOVES + 1; count];
        hops[self.query.goal] = 0;
        for distance in 1..=MOST_MOVES {
            for from in 0..count {
                let near = |found: &crate::moves::Move| hops[found.to] == distance - 1;
                if hops[from] > distance && self.moves.from(from).iter().any(near) {
                    hops[from] = distance;
                }
            }
        }
        hops
    }
}

#[cfg(test)]
#[path = "plan_tests.rs"]
mod tests;
