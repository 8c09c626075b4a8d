//! Synthetic careers.
//!
//! A made-up person has a temper: how much pay, rank, schooling and one's own field count. It bends how natural moves
//! are, and so decides what job comes next, with chance. On the way there the person takes courses for what is
//! missing, the easier first, with chance too. One move in eight and one course in eight are for no reason that the
//! rules know, and what is known of a person's levels is known with errors: so nobody could foresee these careers
//! fully.

use super::World;
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
use waymark_engine::careers::{BEST, Catalogue, Event, MOVE_FEATURES, Standing, move_features};

/// Jobs of a career.
const JOBS: std::ops::RangeInclusive<usize> = 2..=5;
/// How much naturalness counts: above 1, the likelier moves are likelier still.
const NATURAL: f32 = 4.0;
/// How much people differ, for each feature of a move but the first, in what it is worth to them.
const TEMPER: [f32; MOVE_FEATURES] = [0.0, 0.3, 0.3, 1.0, 0.6, 1.2, 0.8, 0.6];
/// Share of moves, and of courses, that follow no rule.
const FOR_NO_REASON: f64 = 0.125;
/// Shares of people who take no course, one, two and so on before a move.
const COURSES: [f64; 5] = [0.15, 0.2, 0.25, 0.25, 0.15];
/// How much it counts that a course fits what is missing, and that it is easy.
const FIT: f32 = 3.0;
const EASE: f32 = 0.7;
/// What a course is worth that is more than one level above the last of its group.
const TOO_HARD: f32 = 0.2;
/// Error in what is known of a person's level, and how much people of one job differ.
const LEVEL_ERROR: f32 = 0.5;
const LEVEL_SPREAD: f32 = 0.6;
/// Share of elements that nothing is known of but what the job asks for.
const UNKNOWN: f64 = 0.4;

/// A made-up career.
#[derive(Debug, Clone, PartialEq)]
pub struct Career {
    /// Its jobs in order.
    pub stages: Vec<Stage>,
}

/// A job, and what is learned in it for the next.
#[derive(Debug, Clone, PartialEq)]
pub struct Stage {
    /// The occupation.
    pub job: usize,
    /// What is known of the person's levels: partly, and with errors.
    pub levels: Vec<f32>,
    /// Courses taken, in order.
    pub courses: Vec<usize>,
}

impl Career {
    /// The job after a stage.
    pub fn next(&self, stage: usize) -> Option<usize> {
        self.stages.get(stage + 1).map(|stage| stage.job)
    }
}

/// Makes careers up. Those to learn from pass no occupation that is held out; those to measure with begin in one.
pub fn careers(world: &World, count: usize, held_out: bool, seed: u64) -> Vec<Career> {
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let starts: Vec<(usize, f32)> = (0..world.reference.len())
        .filter(|&occupation| world.reference.rated[occupation] && world.held_out[occupation] == held_out)
        .map(|occupation| (occupation, employed(world, occupation)))
        .collect();
    (0..count).filter_map(|_| career(world, &starts, held_out, &mut random)).collect()
}

/// How many begin in an occupation: by the root of its employment, so that the small ones are met too.
fn employed(world: &World, occupation: usize) -> f32 {
    let core = &world.reference.core;
    core.projection(occupation).map_or(1.0, |row| (row.employment_start as f32).sqrt().max(1.0))
}

fn career(world: &World, starts: &[(usize, f32)], held_out: bool, random: &mut ChaCha8Rng) -> Option<Career> {
    let temper = TEMPER.map(|spread| spread * normal(random));
    let spread: Vec<f32> = (0..world.reference.elements()).map(|_| LEVEL_SPREAD * normal(random)).collect();
    let mut learned = vec![false; world.reference.elements()];
    let mut job = draw(starts, random)?;
    let mut stages = Vec::new();
    let jobs = random.random_range(JOBS);
    let mut highest = vec![0.0_f32; world.reference.elements()];
    let mut taken: Vec<usize> = Vec::new();
    while stages.len() < jobs {
        for ((highest, &asked), spread) in highest.iter_mut().zip(&world.reference.level[job]).zip(&spread) {
            *highest = highest.max((asked + spread).clamp(0.0, 7.0));
        }
        let levels = known(&highest, &world.reference.level[job], random);
        let next = next_job(world, job, &temper, held_out, random)?;
        let mut standing = Standing::new(job, highest.clone(), Some(next));
        standing.learned.clone_from(&learned);
        standing.taken.clone_from(&taken);
        let courses =
            if stages.len() + 1 < jobs { courses(world, &mut standing, random) } else { Vec::new() };
        learned = standing.learned;
        taken = standing.taken;
        stages.push(Stage { job, levels, courses });
        job = next;
    }
    Some(Career { stages })
}

/// What is known of somebody's levels: with errors, and for some elements only what the job asks for.
fn known(levels: &[f32], asked: &[f32], random: &mut ChaCha8Rng) -> Vec<f32> {
    let each = levels.iter().zip(asked).map(|(&level, &asked)| {
        if random.random_bool(UNKNOWN) {
            asked
        } else {
            (level + LEVEL_ERROR * normal(random)).clamp(0.0, 7.0)
        }
    });
    each.collect()
}

/// How much each natural move is worth to somebody of this temper.
fn inclinations(
    world: &World,
    job: usize,
    temper: &[f32; MOVE_FEATURES],
    held_out: bool,
) -> Vec<(usize, f32)> {
    let features = move_features(job, &world.moves);
    let natural = world.moves.from(job).iter().filter(|found| held_out || !world.held_out[found.to]);
    natural
        .filter(|found| world.reference.rated[found.to])
        .map(|found| {
            let row = &features[found.to * MOVE_FEATURES..][..MOVE_FEATURES];
            let liked: f32 = row.iter().zip(temper).map(|(value, weight)| value * weight).sum();
            (found.to, found.natural.powf(NATURAL) * liked.exp())
        })
        .collect()
}

fn next_job(
    world: &World,
    job: usize,
    temper: &[f32; MOVE_FEATURES],
    held_out: bool,
    random: &mut ChaCha8Rng,
) -> Option<usize> {
    let inclined = inclinations(world, job, temper, held_out);
    if inclined.is_empty() || random.random_bool(FOR_NO_REASON) {
        let anywhere: Vec<(usize, f32)> = (0..world.reference.len())
            .filter(|&to| to != job && world.reference.rated[to] && (held_out || !world.held_out[to]))
            .map(|to| (to, employed(world, to)))
            .collect();
        return draw(&anywhere, random);
    }
    draw(&inclined, random)
}

/// Courses for what the next job asks for, one after the other.
fn courses(world: &World, standing: &mut Standing, random: &mut ChaCha8Rng) -> Vec<usize> {
    let shares: Vec<(usize, f32)> = COURSES.iter().map(|&share| share as f32).enumerate().collect();
    let count = draw(&shares, random).unwrap_or(0);
    let mut chosen = Vec::new();
    for _ in 0..count {
        let relevant = relevant(world, standing);
        let course = if relevant.is_empty() || random.random_bool(FOR_NO_REASON) {
            // Somebody without need of any course mostly takes none.
            if relevant.is_empty() && random.random_bool(0.8) {
                break;
            }
            random.random_range(0..world.catalogue.len())
        } else {
            let Some(course) = draw(&relevant, random) else { break };
            course
        };
        if standing.taken.contains(&course) {
            continue;
        }
        standing.take(course, &world.catalogue);
        chosen.push(course);
    }
    chosen
}

/// The ten courses that answer most of what is missing, with what each is worth now.
pub fn relevant(world: &World, standing: &Standing) -> Vec<(usize, f32)> {
    let wanted = standing.wanted(&world.reference, &world.moves);
    let strongest = wanted.iter().copied().fold(1e-6, f32::max);
    let fit = |course: usize| world.catalogue.answers(course, &wanted) / strongest;
    let mut fitting: Vec<(usize, f32)> = (0..world.catalogue.len())
        .filter(|course| !standing.taken.contains(course))
        .map(|course| (course, fit(course)))
        .filter(|&(_, fit)| fit > 0.0)
        .collect();
    fitting.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    fitting.truncate(BEST);
    let worth = |(course, fit): (usize, f32)| {
        let hard = if world.catalogue.above(course, &standing.taken) > 1.0 { TOO_HARD } else { 1.0 };
        (course, (FIT * fit - EASE * world.catalogue.level(course)).exp() * hard)
    };
    fitting.into_iter().map(worth).collect()
}

/// Draws one of some weighted things.
fn draw(weighted: &[(usize, f32)], random: &mut ChaCha8Rng) -> Option<usize> {
    let total: f32 = weighted.iter().map(|(_, weight)| weight).sum();
    let mut left = random.random::<f32>() * total;
    let found = weighted.iter().find(|(_, weight)| {
        left -= weight;
        left <= 0.0
    });
    found.or(weighted.last()).map(|&(thing, _)| thing)
}

/// About normal, with mean 0 and variance 1.
fn normal(random: &mut ChaCha8Rng) -> f32 {
    (0..12).map(|_| random.random::<f32>()).sum::<f32>() - 6.0
}

/// Says what the careers are like.
pub fn describe(world: &World, careers: &[Career]) {
    let stages = || careers.iter().flat_map(|career| &career.stages);
    let jobs = stages().count() as f64;
    let courses: usize = stages().map(|stage| stage.courses.len()).sum();
    // Into how many jobs a job leads for one person, as the exponential of the entropy.
    let mut random = ChaCha8Rng::seed_from_u64(1);
    let effective: f64 = stages()
        .take(2_000)
        .map(|stage| {
            let temper = TEMPER.map(|spread| spread * normal(&mut random));
            let inclined = inclinations(world, stage.job, &temper, true);
            let total: f32 = inclined.iter().map(|(_, weight)| weight).sum();
            let shares = inclined.iter().map(|(_, weight)| f64::from(weight / total));
            shares.map(|share| -share * share.max(1e-12).ln()).sum::<f64>().exp()
        })
        .sum();
    eprintln!(
        "{} careers of {:.1} jobs and {:.1} courses; a job leads one person to about {:.1} others",
        careers.len(),
        jobs / careers.len().max(1) as f64,
        courses as f64 / careers.len().max(1) as f64,
        effective / jobs.min(2_000.0)
    );
}

/// A moment of a career, right after an event.
#[derive(Debug, Clone, PartialEq)]
pub struct Moment {
    /// What has just happened.
    pub event: Event,
    /// How the person stands now. Its target is the next job where that is shown.
    pub standing: Standing,
    /// Place of the present job in the career.
    pub stage: usize,
    /// The next course, if another is taken in this job.
    pub next_course: Option<usize>,
    /// The next job; `None` in the last.
    pub next_job: Option<usize>,
}

impl Career {
    /// The moments of the career in order. `shown` says, for each stage, whether the next job is known
    /// beforehand, as it is to somebody who plans a route.
    pub fn moments(&self, catalogue: &Catalogue, mut shown: impl FnMut(usize) -> bool) -> Vec<Moment> {
        let mut moments = Vec::new();
        let mut before: Option<Standing> = None;
        for (number, stage) in self.stages.iter().enumerate() {
            let next_job = self.next(number);
            let target = next_job.filter(|_| shown(number));
            let mut standing = Standing::new(stage.job, stage.levels.clone(), target);
            if let Some(before) = before.take() {
                standing.learned = before.learned;
                standing.taken = before.taken;
            }
            for at in 0..=stage.courses.len() {
                let event = match at.checked_sub(1) {
                    None => Event::Job(stage.job),
                    Some(last) => {
                        standing.take(stage.courses[last], catalogue);
                        Event::Course(stage.courses[last])
                    }
                };
                moments.push(Moment {
                    event,
                    standing: standing.clone(),
                    stage: number,
                    next_course: stage.courses.get(at).copied(),
                    next_job,
                });
            }
            before = Some(standing);
        }
        moments
    }
}
