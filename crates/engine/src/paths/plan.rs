//! A profile with a goal to the ways there.

use super::goals::{best, named, place, start};
use super::marks::Marks;
use super::progress::Progress;
use super::steps::{Describing, yearly_median};
use crate::assets::{Assets, Missing};
use crate::error::EngineError;
use crate::pay::pay_range;
use crate::ranker::Ranking;
use crate::recommend::{area, learned, read};
use crate::reference::MEDIAN;
use crate::service::Unanswered;
use crate::visitor::Visitor;
use crate::weigh::log_odds;
use waymark_domain::route::LimitsError;
use waymark_domain::{AreaCode, Education, OccupationCode, Profile, RouteLimits, RouteWeights, grouped};
use waymark_routes::{Moves, Plan, Query};
use waymark_schema::route::{GoalRoutes, Obstacle, RoutePlan, RouteWishes, WishesError};

/// Different ways to a goal.
const WAYS: usize = 3;
/// Occupations named that can be reached instead.
const NEAREST: usize = 3;
/// A match of this log-odds or more fits well enough to cost nothing; what is below costs by how far.
const FITS: f32 = -0.85;
const MISFIT_COST: f32 = 0.2;
const MOST_MISFIT: f32 = 1.0;

/// The ways from a profile's role to its goal; without a goal, to the three occupations that fit best.
///
/// The goal of the profile is a code or words.
pub fn plan(profile: &Profile, wishes: &RouteWishes, assets: &Assets) -> Result<RoutePlan, Unanswered> {
    let weights: RouteWeights = wishes.weights.parse().map_err(wrong)?;
    let limits = wishes.limits().map_err(EngineError::from)?;
    let moves = assets.moves()?;
    let marks = Marks::new(wishes, assets.learning()?);
    assets.sequence()?;
    assets.details()?;
    let mut answer = RoutePlan { id: profile.id.clone(), ..RoutePlan::default() };
    let goal = match &profile.goal {
        Some(goal) => named(goal, assets, &mut answer.notes)?,
        None => None,
    };
    if profile.goal.is_some() && goal.is_none() {
        return Ok(answer);
    }
    // A goal that came as a code is no word that the ranker could read.
    let goal_title = goal.map(|goal| assets.reference.core.titles[goal].clone());
    let mut reading = read(&Profile { goal: goal_title, ..profile.clone() }, assets)?;
    answer.notes.extend(std::mem::take(&mut reading.notes));
    let from = reading.visitor.as_ref().and_then(|visitor| start(visitor, assets, &mut answer.notes));
    let (Some(mut visitor), Some(start)) = (reading.visitor.take(), from) else {
        answer.notes.push("A way needs a beginning: say what your role is now.".to_owned());
        return Ok(answer);
    };
    answer.from = Some(place(start, assets));
    answer.next = Progress::new(&marks, assets)?.next_jobs(start, &visitor.levels)?;
    let ranking = learned(&visitor, assets)?;
    let goals = goal.map_or_else(|| best(start, &ranking, &visitor, assets), |goal| vec![goal]);
    let area = area(&reading.profile);
    let situation = Situation {
        assets,
        moves,
        pay: &pay_in(area, assets)?,
        misfit: &misfit(&ranking),
        ranking: &ranking,
        marks: &marks,
        area,
        start,
        weights,
        ways: if goal.is_some() { WAYS } else { 1 },
    };
    if profile.education.is_none() {
        answer.notes.push(format!(
            "You have not said your education: that of people who begin as {} is assumed, and a high school diploma at \
             least.",
            assets.reference.core.titles[start]
        ));
    }
    for goal in goals {
        answer.goals.push(situation.to(goal, &limits, &mut visitor)?);
    }
    Ok(answer)
}

fn wrong(error: waymark_domain::route::RouteWeightsError) -> EngineError {
    EngineError::from(WishesError::from(error))
}

/// Median pay of every occupation in a place, or the nation's where the place has none.
fn pay_in(area: AreaCode, assets: &Assets) -> Result<Vec<Option<f32>>, Missing> {
    let place = if area == AreaCode::NATION { None } else { assets.wage_area(area)? };
    let core = &assets.reference.core;
    let local = |occupation: usize| {
        let wages = place?.wages(core.wage_soc(occupation)?)?;
        wages.annual[MEDIAN].map(|figure| figure.dollars() as f32)
    };
    Ok((0..core.len())
        .map(|occupation| local(occupation).or(assets.reference.median_pay[occupation]))
        .collect())
}

/// How little each occupation fits, by its match.
fn misfit(ranking: &Ranking) -> Vec<f32> {
    let cost = |&probability: &f32| ((FITS - log_odds(probability)) * MISFIT_COST).clamp(0.0, MOST_MISFIT);
    ranking.probability.iter().map(cost).collect()
}

/// Where the visitor stands, and what matters.
struct Situation<'a> {
    assets: &'a Assets,
    moves: &'a Moves,
    pay: &'a [Option<f32>],
    misfit: &'a [f32],
    ranking: &'a Ranking,
    marks: &'a Marks,
    area: AreaCode,
    start: usize,
    weights: RouteWeights,
    ways: usize,
}

/// Limits by index; kept stops that are start or goal are passed anyway.
struct Limits {
    keep: Vec<usize>,
    exclude: Vec<usize>,
    pay_floor: Option<f32>,
}

impl Situation<'_> {
    fn to(&self, goal: usize, limits: &RouteLimits, visitor: &mut Visitor) -> Result<GoalRoutes, Unanswered> {
        let code = self.assets.reference.core.code(goal);
        let mut answer = GoalRoutes { goal: place(goal, self.assets), ..GoalRoutes::default() };
        if goal == self.start {
            answer.obstacle =
                Some(obstacle("This is what your role was understood as: you are there.".to_owned()));
            return Ok(answer);
        }
        if let Err(contradiction) = limits.check(code) {
            answer.obstacle = Some(obstacle(self.worded(&contradiction)));
            return Ok(answer);
        }
        let limits = self.by_index(limits, goal)?;
        let query = self.query(goal, &limits, visitor);
        let plan = Plan::new(self.moves, query);
        let routes = plan.routes(self.ways);
        if routes.is_empty() {
            answer.obstacle = Some(self.obstacle(goal, &limits, &plan, visitor)?);
            return Ok(answer);
        }
        let describing = Describing {
            assets: self.assets,
            moves: self.moves,
            marks: self.marks,
            plan: &plan,
            ranking: self.ranking,
            area: self.area,
            pay: self.pay,
        };
        for route in &routes {
            answer.routes.push(describing.route(route, visitor)?);
        }
        Ok(answer)
    }

    fn by_index(&self, limits: &RouteLimits, goal: usize) -> Result<Limits, EngineError> {
        let indices = |codes: &[OccupationCode]| -> Result<Vec<usize>, EngineError> {
            codes
                .iter()
                .map(|&code| {
                    let index = self.assets.reference.core.index_of(code);
                    index.ok_or_else(|| EngineError::UnknownOccupation(code.to_string()))
                })
                .collect()
        };
        let mut keep = indices(&limits.keep)?;
        keep.retain(|&kept| kept != goal && kept != self.start);
        Ok(Limits { keep, exclude: indices(&limits.exclude)?, pay_floor: limits.pay_floor })
    }

    fn query<'b>(&'b self, goal: usize, limits: &'b Limits, visitor: &Visitor) -> Query<'b> {
        let figures = self.moves.figures();
        Query {
            start: self.start,
            goal,
            weights: self.weights,
            keep: &limits.keep,
            exclude: &limits.exclude,
            pay_floor: limits.pay_floor,
            own_pay: visitor.pay.or(self.pay[self.start]),
            education: visitor
                .education
                .unwrap_or_else(|| figures.education[self.start].max(Education::HighSchool)),
            // Half a zone is not yet there.
            job_zone: visitor.job_zone.map_or(figures.job_zones[self.start], |zone| zone.floor() as u8),
            pay: self.pay,
            misfit: self.misfit,
        }
    }

    /// Why there is no way, and what is within reach.
    fn obstacle(
        &self,
        goal: usize,
        limits: &Limits,
        plan: &Plan<'_>,
        visitor: &Visitor,
    ) -> Result<Obstacle, Unanswered> {
        let message = if let Some(floor) = limits.pay_floor.filter(|_| !plan.pays_enough(goal)) {
            self.floor_words(goal, floor)?
        } else {
            self.blocked_words(goal, limits, visitor)
        };
        let mut reachable = plan.reachable();
        reachable.retain(|&occupation| occupation != goal);
        reachable.sort_by(|&a, &b| {
            self.moves.natural(b, goal).total_cmp(&self.moves.natural(a, goal)).then(a.cmp(&b))
        });
        let nearest =
            reachable.into_iter().take(NEAREST).map(|occupation| place(occupation, self.assets)).collect();
        Ok(Obstacle { message, nearest })
    }

    /// Why no chain of moves leads to a goal that is within the limits itself.
    fn blocked_words(&self, goal: usize, limits: &Limits, visitor: &Visitor) -> String {
        let opens =
            |limits: &Limits| !Plan::new(self.moves, self.query(goal, limits, visitor)).routes(1).is_empty();
        let keep = || limits.keep.clone();
        let exclude = || limits.exclude.clone();
        let none = Limits { keep: Vec::new(), exclude: Vec::new(), pay_floor: None };
        let without_floor = Limits { keep: keep(), exclude: exclude(), pay_floor: None };
        let without_keep = Limits { keep: Vec::new(), exclude: exclude(), ..*limits };
        let without_exclude = Limits { keep: keep(), exclude: Vec::new(), ..*limits };
        if limits.pay_floor.is_some() && opens(&without_floor) {
            "Every way passes work that pays less than your floor. With a lower floor there is one."
                .to_owned()
        } else if !limits.keep.is_empty() && opens(&without_keep) {
            "No way of at most four moves passes all that you keep. Keep less, and there is one.".to_owned()
        } else if !limits.exclude.is_empty() && opens(&without_exclude) {
            "Every way passes something that you left out. Allow some of it again, and there is one."
                .to_owned()
        } else if opens(&none) {
            "Your limits leave no way together, though there is one without them. Ease one of them."
                .to_owned()
        } else {
            format!(
                "No chain of at most four natural moves leads to {}: it asks for too much that work \
                 within reach does not teach. It may need a degree or a licence of its own first.",
                self.assets.reference.core.titles[goal]
            )
        }
    }

    fn floor_words(&self, goal: usize, floor: f32) -> Result<String, Missing> {
        let title = &self.assets.reference.core.titles[goal];
        let range = pay_range(self.assets, goal, self.area)?;
        Ok(match range.as_ref().and_then(|range| Some((yearly_median(range)?, &range.area_name))) {
            Some((median, area)) => format!(
                "{title} pays ${} a year at the median ({area}), less than your floor of ${}. Lower the floor, or choose \
                 another goal.",
                grouped(f64::from(median)),
                grouped(f64::from(floor))
            ),
            None => format!(
                "No yearly pay is published for {title}, so nobody can promise your floor of ${}. Take the floor \
                 away to see the ways.",
                grouped(f64::from(floor))
            ),
        })
    }

    /// A contradiction with titles in the place of codes.
    fn worded(&self, contradiction: &LimitsError) -> String {
        let title = |code: OccupationCode| {
            let index = self.assets.reference.core.index_of(code);
            index.map_or_else(|| code.to_string(), |index| self.assets.reference.core.titles[index].clone())
        };
        match contradiction {
            LimitsError::KeptAndExcluded(code) => {
                format!("You both keep and leave out {}: choose one of the two.", title(*code))
            }
            LimitsError::GoalExcluded(code) => {
                format!(
                    "You left out your goal itself, {}: allow it again, or choose another goal.",
                    title(*code)
                )
            }
            LimitsError::TooManyKept(_) | LimitsError::Floor(_) => {
                format!("These limits cannot hold: {contradiction}.")
            }
        }
    }
}

fn obstacle(message: String) -> Obstacle {
    Obstacle { message, nearest: Vec::new() }
}
