//! A visitor on the way through a route, as the sequence model follows them.

use super::courses::{Wanted, described, wanted};
use super::goals::place;
use super::marks::Marks;
use crate::assets::Assets;
use crate::careers::{Event, Forecast, Standing, State};
use crate::service::Unanswered;
use crate::weigh::order;
use waymark_schema::recommendation::GapV1;
use waymark_schema::route::{CourseV1, Place};

/// Jobs told that often come next.
const NEXT_JOBS: usize = 5;
/// Courses taken before that the model is told of; the latest say most.
const TOLD: usize = 12;

/// What the model remembers, and where the visitor stands.
pub(super) struct Progress<'a> {
    assets: &'a Assets,
    marks: &'a Marks,
    state: State,
    /// Courses taken or planned so far.
    taken: Vec<usize>,
    /// Elements that courses taken, known or planned teach.
    learned: Vec<bool>,
}

impl<'a> Progress<'a> {
    /// Somebody who sets out.
    pub(super) fn new(marks: &'a Marks, assets: &'a Assets) -> Result<Self, Unanswered> {
        let (sequence, catalogue) = assets.sequence()?;
        let mut learned = vec![false; assets.reference.elements()];
        for &course in marks.done.iter().chain(&marks.known) {
            catalogue.teaches(course).iter().for_each(|&(element, _)| learned[element] = true);
        }
        Ok(Self { assets, marks, state: sequence.start(), taken: Vec::new(), learned })
    }

    /// Raises levels to what an occupation asks for, wherever a course that the visitor has taken, or knows the
    /// matter of, teaches it.
    pub(super) fn raise(
        marks: &Marks,
        occupation: usize,
        levels: &mut [f32],
        assets: &Assets,
    ) -> Result<(), Unanswered> {
        let (_, catalogue) = assets.sequence()?;
        for &course in marks.done.iter().chain(&marks.known) {
            for &(element, _) in catalogue.teaches(course) {
                levels[element] = levels[element].max(assets.reference.level[occupation][element]);
            }
        }
        Ok(())
    }

    fn standing(&self, job: usize, target: Option<usize>, levels: &[f32]) -> Standing {
        Standing {
            levels: levels.to_vec(),
            learned: self.learned.clone(),
            taken: self.taken.clone(),
            job,
            target,
        }
    }

    fn step(&mut self, event: Event, standing: &Standing) -> Result<Forecast, Unanswered> {
        let (sequence, catalogue) = self.assets.sequence()?;
        let moves = self.assets.moves()?;
        let (state, forecast) =
            sequence.step(&self.state, event, standing, &self.assets.reference, moves, catalogue)?;
        self.state = state;
        Ok(forecast)
    }

    /// Begins a job, of which the next may be known, and takes what was taken already.
    fn begin(&mut self, job: usize, target: Option<usize>, levels: &[f32]) -> Result<Forecast, Unanswered> {
        let mut forecast = self.step(Event::Job(job), &self.standing(job, target, levels))?;
        if self.taken.is_empty() {
            let skipped = self.marks.done.len().saturating_sub(TOLD);
            for &course in &self.marks.done[skipped..] {
                self.taken.push(course);
                forecast = self.step(Event::Course(course), &self.standing(job, target, levels))?;
            }
        }
        Ok(forecast)
    }

    /// The jobs that often come next, of those that are natural moves.
    pub(super) fn next_jobs(mut self, job: usize, levels: &[f32]) -> Result<Vec<Place>, Unanswered> {
        let forecast = self.begin(job, None, levels)?;
        let natural = self.assets.moves()?.from(job);
        let likeliest = order(&forecast.jobs).into_iter();
        Ok(likeliest
            .filter(|&to| to != job && natural.iter().any(|found| found.to == to))
            .take(NEXT_JOBS)
            .map(|to| place(to, self.assets))
            .collect())
    }

    /// Courses for what is missing for a move, in the order in which the model expects them: each that it names is
    /// taken before the next is asked for.
    pub(super) fn courses(
        &mut self,
        from: usize,
        to: usize,
        gap: &GapV1,
        levels: &[f32],
    ) -> Result<Vec<CourseV1>, Unanswered> {
        let learning = self.assets.learning()?;
        let (_, catalogue) = self.assets.sequence()?;
        let ratings = &self.assets.reference.core.ratings;
        let mut open: Vec<Wanted> =
            wanted(gap, ratings, learning, |course| self.marks.has(course) || self.taken.contains(&course));
        if open.is_empty() {
            return Ok(Vec::new());
        }
        let mut forecast = self.begin(from, Some(to), levels)?;
        let mut found = Vec::new();
        loop {
            let expected = |course: usize| forecast.courses[course];
            let likeliest = open
                .iter()
                .enumerate()
                .filter(|(_, wanted)| wanted.left > 0)
                .flat_map(|(at, wanted)| wanted.courses.iter().map(move |matched| (at, *matched)))
                .filter(|(_, matched)| !self.taken.contains(&usize::from(matched.course)))
                .max_by(|a, b| {
                    let scores = [a, b].map(|found| expected(usize::from(found.1.course)));
                    // Among equals the one for the more important skill.
                    scores[0].total_cmp(&scores[1]).then(b.0.cmp(&a.0))
                });
            let Some((at, matched)) = likeliest else { break };
            let course = usize::from(matched.course);
            for wanted in open.iter_mut().filter(|wanted| wanted.is_taught_by(course)) {
                wanted.left = wanted.left.saturating_sub(1);
            }
            found.push(described(matched, &open[at].name, gap, ratings, learning));
            self.taken.push(course);
            catalogue.teaches(course).iter().for_each(|&(element, _)| self.learned[element] = true);
            if open.iter().all(|wanted| wanted.left == 0) {
                break;
            }
            forecast = self.step(Event::Course(course), &self.standing(from, Some(to), levels))?;
        }
        Ok(found)
    }
}
