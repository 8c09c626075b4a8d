//! A route as it is shown: each move with its gap, what to learn, time and pay.

use super::courses::duration;
use super::goals::place;
use super::marks::Marks;
use super::programmes::programmes;
use super::progress::Progress;
use crate::assets::Assets;
use crate::ranker::Ranking;
use crate::recommend::describe;
use crate::service::Unanswered;
use crate::visitor::Visitor;
use waymark_domain::{AreaCode, Education, Months, MoveFacts, MoveKind, TimeBasis};
use waymark_routes::{Moves, Plan, Route};
use waymark_schema::recommendation::PayRange;
use waymark_schema::route::{RouteStep, RouteV1, time_parts};

/// What the description of a route is made from.
pub(super) struct Describing<'a> {
    pub(super) assets: &'a Assets,
    pub(super) moves: &'a Moves,
    pub(super) marks: &'a Marks,
    pub(super) plan: &'a Plan<'a>,
    pub(super) ranking: &'a Ranking,
    pub(super) area: AreaCode,
    /// Median pay of every occupation in the chosen place.
    pub(super) pay: &'a [Option<f32>],
}

impl Describing<'_> {
    /// A route with all its moves. What is learned at a stop is there for the next.
    pub(super) fn route(&self, route: &Route, visitor: &mut Visitor) -> Result<RouteV1, Unanswered> {
        let own = visitor.levels.clone();
        let mut progress = Progress::new(self.marks, self.assets)?;
        let mut steps = Vec::with_capacity(route.stops.len() - 1);
        for at in 1..route.stops.len() {
            let step = self.step(route, at, visitor, &mut progress);
            // Who has done the work has reached what it asks for.
            for (level, &asked) in
                visitor.levels.iter_mut().zip(&self.assets.reference.level[route.stops[at]])
            {
                *level = level.max(asked);
            }
            steps.push(step);
        }
        visitor.levels = own;
        let steps: Vec<RouteStep> = steps.into_iter().collect::<Result<_, _>>()?;
        let months = steps
            .iter()
            .fold(Months::default(), |sum, step| sum.then(Months::new(step.months.least, step.months.most)));
        let (start, goal) = (route.stops[0], route.stops[route.stops.len() - 1]);
        Ok(RouteV1 {
            cost: route.cost,
            months: months.into(),
            pay_change_percent: self.pay_change(start, goal),
            steps,
        })
    }

    fn step(
        &self,
        route: &Route,
        at: usize,
        visitor: &mut Visitor,
        progress: &mut Progress<'_>,
    ) -> Result<RouteStep, Unanswered> {
        let (from, to) = (route.stops[at - 1], route.stops[at]);
        let figures = self.moves.figures();
        Progress::raise(self.marks, to, &mut visitor.levels, self.assets)?;
        let found = describe(to, self.ranking, visitor, self.area, self.assets)?;
        let courses = progress.courses(from, to, &found.gap, &visitor.levels)?;
        let time = self.plan.time(from, to, duration(&courses, &found.gap));
        let change = self.pay_change(from, to);
        let facts = MoveFacts {
            job_zones: figures.job_zones[to] as i8 - figures.job_zones[from] as i8,
            pay_ratio: change.map(|percent| 1.0 + percent / 100.0),
            carried_over: figures.carried_over(from, to),
            on_the_way: at + 1 < route.stops.len(),
        };
        let asks_for_schooling = time.parts.iter().any(|(basis, _)| *basis == TimeBasis::Schooling)
            && figures.education[to] > Education::HighSchool;
        Ok(RouteStep {
            code: found.code,
            title: found.title,
            kind: MoveKind::of(&facts).into(),
            natural: self.moves.natural(from, to),
            r#match: found.r#match,
            badges: found.badges,
            months: time.months.into(),
            basis: time_parts(&time),
            pay: found.pay,
            pay_change_percent: change,
            programmes: if asks_for_schooling {
                programmes(to, &found.gap, self.assets)?
            } else {
                Vec::new()
            },
            gap: found.gap,
            courses,
            replacements: self
                .plan
                .replacements(route, at)
                .into_iter()
                .map(|to| place(to, self.assets))
                .collect(),
        })
    }

    fn pay_change(&self, from: usize, to: usize) -> Option<f32> {
        Some((self.pay[to]? / self.pay[from]? - 1.0) * 100.0)
    }
}

/// The median of a range of pay by the year.
pub(super) fn yearly_median(range: &PayRange) -> Option<f32> {
    range.median.filter(|_| range.per == "year").map(|wage| wage.amount)
}
