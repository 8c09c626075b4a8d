//! Tasks: what comes next in synthetic careers that begin in held-out occupations.
//!
//! The careers are made by the same rules as those that were learned from, with other chance and from occupations
//! that no career passed which was learned from. So the figures say how well the rules are found again; the noise
//! in the rules sets how far anybody could come. The last task is not synthetic: the jobs that the model names are
//! held against the occupations that O*NET lists as related.

use super::metrics::{ranked, recall, reciprocal_rank};
use super::{Task, baseline};
use crate::careers::generate::{Career, Moment, careers};
use crate::careers::{CAREERS, SEED, World};
use crate::paths::transitions::related_pairs;
use crate::raw::RawData;
use anyhow::Result;
use std::collections::BTreeSet;
use waymark_engine::baseline as cosine_baseline;
use waymark_engine::careers::{Event, Forecast, Sequence, Standing, State};
use waymark_engine::reference::cosine;

/// Careers that are measured on.
const MEASURED: usize = 1_000;
/// Careers that roll-outs are measured on: they take many steps each.
const ROLLED_OUT: usize = 500;
/// Courses that a roll-out names.
const LISTED: usize = 5;
/// Next jobs that a roll-out goes on from.
const BRANCHES: usize = 8;

/// What a way to rank has reached so far, beside the others.
#[derive(Default)]
struct Tally {
    n: usize,
    /// Sums of recall@10 and of reciprocal ranks, the model's first.
    sums: Vec<(f64, f64)>,
}

impl Tally {
    fn add(&mut self, gold: &BTreeSet<usize>, orders: &[Vec<usize>]) {
        self.n += 1;
        self.sums.resize(orders.len(), (0.0, 0.0));
        for (sum, order) in self.sums.iter_mut().zip(orders) {
            sum.0 += recall(order, gold, 10);
            sum.1 += reciprocal_rank(order, gold);
        }
    }

    fn tasks(&self, name: &str, baselines: &[&str]) -> [Task; 2] {
        let n = self.n.max(1) as f64;
        let task = |metric: &str, value: &dyn Fn(&(f64, f64)) -> f64| Task {
            name: name.to_owned(),
            metric: metric.to_owned(),
            n: self.n,
            value: self.sums.first().map_or(0.0, |sum| value(sum) / n),
            baselines: baselines
                .iter()
                .zip(self.sums.iter().skip(1))
                .map(|(name, sum)| baseline(name, value(sum) / n))
                .collect(),
        };
        [task("recall@10", &|sum| sum.0), task("mean reciprocal rank", &|sum| sum.1)]
    }
}

/// How often each job follows another, and each course and element is taken, in the careers learned from.
struct Popular {
    jobs: Vec<f32>,
    courses: Vec<f32>,
    elements: Vec<f32>,
}

impl Popular {
    fn new(world: &World, learned_from: &[Career]) -> Self {
        let mut popular = Self {
            jobs: vec![0.0; world.reference.len()],
            courses: vec![0.0; world.catalogue.len()],
            elements: vec![0.0; world.reference.elements()],
        };
        for career in learned_from {
            career.stages.iter().skip(1).for_each(|stage| popular.jobs[stage.job] += 1.0);
            for &course in career.stages.iter().flat_map(|stage| &stage.courses) {
                popular.courses[course] += 1.0;
                world.catalogue.teaches(course).iter().for_each(|&(at, _)| popular.elements[at] += 1.0);
            }
        }
        popular
    }
}

/// Everything that is measured with.
struct Measuring<'a> {
    world: &'a World,
    sequence: &'a Sequence,
    popular: Popular,
}

/// Measures the sequence model.
pub(super) fn measure(raw: &RawData, world: &World, sequence: &Sequence) -> Result<Vec<Task>> {
    sequence.check(&world.catalogue)?;
    let popular = Popular::new(world, &careers(world, CAREERS, false, SEED));
    let measuring = Measuring { world, sequence, popular };
    let held_out = careers(world, MEASURED, true, SEED + 1);
    let mut tasks = measuring.next(&held_out)?;
    tasks.extend(measuring.two_on(&held_out[..held_out.len().min(ROLLED_OUT)])?);
    tasks.push(measuring.course_lists(&held_out[..held_out.len().min(ROLLED_OUT)])?);
    tasks.extend(measuring.published(raw)?);
    Ok(tasks)
}

impl Measuring<'_> {
    fn step(&self, state: &State, event: Event, standing: &Standing) -> Result<(State, Forecast)> {
        let World { reference, moves, catalogue, .. } = self.world;
        Ok(self.sequence.step(state, event, standing, reference, moves, catalogue)?)
    }

    /// Rated occupations by falling score, other than where one is.
    fn jobs(&self, from: usize, scores: &[f32]) -> Vec<usize> {
        ranked(scores).into_iter().filter(|&to| to != from && self.world.reference.rated[to]).collect()
    }

    /// Courses by falling score that were not taken yet.
    fn courses(standing: &Standing, scores: &[f32]) -> Vec<usize> {
        ranked(scores).into_iter().filter(|course| !standing.taken.contains(course)).collect()
    }

    fn job_orders(&self, from: usize, scores: &[f32]) -> Vec<Vec<usize>> {
        let likeness = cosine_baseline::likeness(from, &self.world.reference);
        let natural = self.world.moves.natural_row(from);
        [scores, &self.popular.jobs, &likeness, &natural].map(|scores| self.jobs(from, scores)).into()
    }

    /// How like what each course teaches is to what the job asks for that is known: the next, or else the present.
    fn near(&self, standing: &Standing) -> Vec<f32> {
        let job = standing.target.unwrap_or(standing.job);
        let asked = &self.world.reference.importance_z[job];
        (0..self.world.catalogue.len())
            .map(|course| {
                let mut taught = vec![0.0; asked.len()];
                self.world.catalogue.teaches(course).iter().for_each(|&(element, fit)| taught[element] = fit);
                cosine(&taught, asked)
            })
            .collect()
    }

    /// How much of what is missing each course teaches.
    fn fits(&self, standing: &Standing) -> Vec<f32> {
        let wanted = standing.wanted(&self.world.reference, &self.world.moves);
        (0..self.world.catalogue.len()).map(|course| self.world.catalogue.fit(course, &wanted)).collect()
    }

    /// The next job, the next course and what it brings, one step ahead.
    fn next(&self, held_out: &[Career]) -> Result<Vec<Task>> {
        let [mut jobs, mut at_once, mut hidden, mut shown, mut gained] =
            std::array::from_fn(|_| Tally::default());
        for career in held_out {
            for (is_shown, courses) in [(false, &mut hidden), (true, &mut shown)] {
                let moments = career.moments(&self.world.catalogue, |_| is_shown);
                let mut state = self.sequence.start();
                for moment in &moments {
                    let forecast;
                    (state, forecast) = self.step(&state, moment.event, &moment.standing)?;
                    let from = moment.standing.job;
                    // Where the present job was passed in training, nothing is unseen.
                    if !self.world.held_out[from] {
                        continue;
                    }
                    if let Some(next) = moment.next_course {
                        let standing = &moment.standing;
                        let orders = [
                            &forecast.courses,
                            &self.popular.courses,
                            &self.near(standing),
                            &self.fits(standing),
                        ]
                        .map(|scores| Self::courses(standing, scores));
                        courses.add(&BTreeSet::from([next]), &orders);
                        if is_shown {
                            self.gains(&mut gained, moment, next, &forecast);
                        }
                    }
                    if let (Some(next), false) = (moment.next_job, is_shown) {
                        let gold = BTreeSet::from([next]);
                        if moment.next_course.is_none() {
                            jobs.add(&gold, &self.job_orders(from, &forecast.jobs));
                        }
                        if matches!(moment.event, Event::Job(_)) {
                            at_once.add(&gold, &self.job_orders(from, &forecast.jobs));
                        }
                    }
                }
            }
        }
        let to_jobs = ["most popular", "nearest by skills", "natural moves alone"];
        let to_courses = ["most popular", "nearest by skills", "what is missing alone"];
        let mut tasks = Vec::new();
        tasks.extend(jobs.tasks("Next job in a made-up career, from an unseen occupation", &to_jobs));
        tasks.extend(at_once.tasks("The same before any course is taken for it", &to_jobs));
        tasks.extend(hidden.tasks("Next course, when nobody knows where it leads", &to_courses));
        tasks.extend(shown.tasks("Next course, on the way to a known job", &to_courses));
        tasks.extend(gained.tasks("Skills gained with the next course", &["most popular", "most missing"]));
        Ok(tasks)
    }

    fn gains(&self, tally: &mut Tally, moment: &Moment, next: usize, forecast: &Forecast) {
        let learned = &moment.standing.learned;
        let taught = self.world.catalogue.teaches(next).iter().map(|&(element, _)| element);
        let gold: BTreeSet<usize> = taught.filter(|&element| !learned[element]).collect();
        if gold.is_empty() {
            return;
        }
        let gained = forecast.gained(&moment.standing, &self.world.catalogue);
        let missing = moment.standing.wanted(&self.world.reference, &self.world.moves);
        let orders = [&gained, &self.popular.elements, &missing].map(|scores| -> Vec<usize> {
            ranked(scores).into_iter().filter(|&element| !learned[element]).collect()
        });
        tally.add(&gold, &orders);
    }

    /// The job after the next, without being told the next: each of the likeliest next jobs is gone on from.
    fn two_on(&self, held_out: &[Career]) -> Result<[Task; 2]> {
        let mut tally = Tally::default();
        for career in held_out {
            let Some(gold) = career.next(1) else { continue };
            let moments = career.moments(&self.world.catalogue, |_| false);
            let Some(first) = moments.first() else { continue };
            let from = first.standing.job;
            let (state, forecast) = self.step(&self.sequence.start(), first.event, &first.standing)?;
            let mut reached = vec![0.0_f32; self.world.reference.len()];
            let likely = self.probabilities(from, &forecast.jobs);
            for &(next, likely) in likely.iter().take(BRANCHES) {
                // Who has done the work has reached what it asks for.
                let asked = &self.world.reference.level[next];
                let levels = first.standing.levels.iter().zip(asked).map(|(mine, asked)| mine.max(*asked));
                let standing = Standing::new(next, levels.collect(), None);
                let (_, forecast) = self.step(&state, Event::Job(next), &standing)?;
                for (to, share) in self.probabilities(next, &forecast.jobs) {
                    reached[to] += likely * share;
                }
            }
            let natural = self.world.moves.natural_row(from);
            let mut walked = vec![0.0_f32; natural.len()];
            for &next in self.jobs(from, &natural).iter().take(BRANCHES) {
                for (to, on) in self.world.moves.natural_row(next).into_iter().enumerate() {
                    walked[to] += natural[next] * on;
                }
            }
            let likeness = cosine_baseline::likeness(from, &self.world.reference);
            // One may come back to where one began.
            let order = |scores: &[f32]| -> Vec<usize> {
                ranked(scores).into_iter().filter(|&to| self.world.reference.rated[to]).collect()
            };
            let orders = [&reached, &self.popular.jobs, &likeness, &walked].map(|scores| order(scores));
            tally.add(&BTreeSet::from([gold]), &orders);
        }
        Ok(tally.tasks(
            "The job after the next, rolled out from the first",
            &["most popular", "nearest by skills", "natural moves alone"],
        ))
    }

    /// Rated occupations with their probability, the likeliest first.
    fn probabilities(&self, from: usize, scores: &[f32]) -> Vec<(usize, f32)> {
        let order = self.jobs(from, scores);
        let largest = order.first().map_or(0.0, |&first| scores[first]);
        let weights: Vec<f32> = order.iter().map(|&to| (scores[to] - largest).exp()).collect();
        let total: f32 = weights.iter().sum();
        order.into_iter().zip(weights).map(|(to, weight)| (to, weight / total)).collect()
    }

    /// All courses on the way to a known job: each one named is taken before the next is asked for.
    fn course_lists(&self, held_out: &[Career]) -> Result<Task> {
        let mut tally = Tally::default();
        for career in held_out {
            let gold: BTreeSet<usize> = career.stages[0].courses.iter().copied().collect();
            if gold.is_empty() {
                continue;
            }
            let moments = career.moments(&self.world.catalogue, |_| true);
            let mut standing = moments[0].standing.clone();
            let mut event = moments[0].event;
            let mut state = self.sequence.start();
            let [fits, near] = [self.fits(&standing), self.near(&standing)].map(|scores| ranked(&scores));
            let mut listed = Vec::new();
            for _ in 0..LISTED {
                let forecast;
                (state, forecast) = self.step(&state, event, &standing)?;
                let Some(&course) = Self::courses(&standing, &forecast.courses).first() else { break };
                standing.take(course, &self.world.catalogue);
                listed.push(course);
                event = Event::Course(course);
            }
            let orders = [listed, ranked(&self.popular.courses), near, fits];
            tally.add(&gold, &orders.map(|order| order.into_iter().take(LISTED).collect()));
        }
        let [mut found, _] = tally.tasks(
            "All courses on the way to a known job, rolled out one by one",
            &["most popular", "nearest by skills", "what is missing alone"],
        );
        "recall@5".clone_into(&mut found.metric);
        Ok(found)
    }

    /// Against what is published: the occupations that O*NET lists as related to unseen ones.
    fn published(&self, raw: &RawData) -> Result<[Task; 2]> {
        let related = related_pairs(raw);
        let reference = &self.world.reference;
        let mut tally = Tally::default();
        for from in (0..reference.len()).filter(|&from| self.world.held_out[from] && reference.rated[from]) {
            let gold: BTreeSet<usize> = related
                .range((from, 0)..(from + 1, 0))
                .map(|&(_, to)| to)
                .filter(|&to| reference.rated[to])
                .collect();
            if gold.is_empty() {
                continue;
            }
            let standing = Standing::new(from, reference.level[from].clone(), None);
            let (_, forecast) = self.step(&self.sequence.start(), Event::Job(from), &standing)?;
            tally.add(&gold, &self.job_orders(from, &forecast.jobs));
        }
        Ok(tally.tasks(
            "Next jobs, against the related occupations that O*NET publishes (not made up)",
            &["most popular", "nearest by skills", "natural moves alone"],
        ))
    }
}
