//! Fits the sequence model to careers.

use super::generate::{Career, Moment};
use super::network::{HIDDEN, Inputs, Points, SequenceNetwork};
use super::{Meaning, World};
use crate::train::encoder::values;
use crate::train::network::Schedule;
use candle_core::{D, Device, Result, Tensor};
use candle_nn::ops::log_softmax;
use rand::seq::SliceRandom;
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
use waymark_engine::careers::sequence::scaled;
use waymark_engine::careers::{COURSE_FEATURES, Event, MOVE_FEATURES, move_features};

const CAREERS_PER_STEP: usize = 64;
const EPOCHS: usize = 6;
const PEAK_RATE: f64 = 6e-3;
const WEIGHT_DECAY: f64 = 1e-4;
/// Share of stages in which the next job is known beforehand.
const SHOWN: f64 = 0.5;
/// Added to the score of what is no candidate.
const NEVER: f32 = -1e9;

/// Trains the network, saying how the loss goes.
pub fn train(world: &World, meaning: &Meaning, careers: &[Career], seed: u64) -> Result<SequenceNetwork> {
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let network = SequenceNetwork::new(meaning, world.reference.elements(), &mut random)?;
    let course = Candidates::new(world)?;
    let steps = EPOCHS * careers.len().div_ceil(CAREERS_PER_STEP);
    let mut schedule = Schedule::new(network.parameters(), PEAK_RATE, WEIGHT_DECAY, steps)?;
    let mut order: Vec<usize> = (0..careers.len()).collect();
    for epoch in 0..EPOCHS {
        order.shuffle(&mut random);
        let mut sums = [0.0; 2];
        for batch in order.chunks(CAREERS_PER_STEP) {
            let moments: Vec<Vec<Moment>> = batch
                .iter()
                .map(|&career| careers[career].moments(&world.catalogue, |_| random.random_bool(SHOWN)))
                .collect();
            let points = network.points()?;
            let losses = losses(&network, &points, world, &course, &moments)?;
            for (sum, one) in sums.iter_mut().zip(&losses) {
                *sum += one.to_scalar::<f32>()?;
            }
            schedule.step(&(&losses[0] + &losses[1])?)?;
        }
        let [jobs, courses] = sums.map(|sum| sum / (steps / EPOCHS) as f32);
        eprintln!("careers epoch {}/{EPOCHS}: next job {jobs:.3}, next course {courses:.3}", epoch + 1);
    }
    Ok(network)
}

/// What does not change from batch to batch.
struct Candidates {
    /// Features of all moves, `[occupations, occupations * MOVE_FEATURES]`.
    moves: Tensor,
    /// [`NEVER`] for what is not learned from, `[1, occupations]`.
    closed: Tensor,
}

impl Candidates {
    fn new(world: &World) -> Result<Self> {
        let count = world.reference.len();
        let rows: Vec<f32> = (0..count).flat_map(|from| move_features(from, &world.moves)).collect();
        let closed: Vec<f32> = (0..count)
            .map(|to| if world.held_out[to] || !world.reference.rated[to] { NEVER } else { 0.0 })
            .collect();
        Ok(Self {
            moves: Tensor::from_vec(rows, (count, count * MOVE_FEATURES), &Device::Cpu)?,
            closed: Tensor::from_vec(closed, (1, count), &Device::Cpu)?,
        })
    }
}

/// Losses of the next job and the next course.
fn losses(
    network: &SequenceNetwork,
    points: &Points,
    world: &World,
    candidates: &Candidates,
    moments: &[Vec<Moment>],
) -> Result<[Tensor; 2]> {
    let people = moments.len();
    let (occupations, courses) = (world.reference.len(), world.catalogue.len());
    let elements = world.reference.elements();
    let longest = moments.iter().map(Vec::len).max().unwrap_or(0);
    let mut state = Tensor::zeros((people, HIDDEN), candle_core::DType::F32, &Device::Cpu)?;
    let mut states = Vec::with_capacity(longest);
    for time in 0..longest {
        // Who is through stays as they are; nothing is asked of them any more.
        let now: Vec<Option<&Moment>> = moments.iter().map(|career| career.get(time)).collect();
        let inputs = inputs(&now, occupations, courses, elements);
        let (jobs, taken, targets, levels) = &inputs;
        state = network.step(points, &Inputs { jobs, courses: taken, targets, levels }, &state)?;
        states.push(state.clone());
    }
    let all = Tensor::cat(&states, 0)?;
    let (mut job, mut course) = (Asked::default(), Asked::default());
    let (mut from, mut fit) = (Vec::new(), Vec::new());
    for (person, career) in moments.iter().enumerate() {
        for (time, moment) in career.iter().enumerate() {
            let row = (time * people + person) as u32;
            if let (Some(next), None) = (moment.next_job, moment.standing.target) {
                job.push(row, next);
                from.push(moment.standing.job as u32);
            }
            if let Some(next) = moment.next_course {
                course.push(row, next);
                let wanted = moment.standing.wanted(&world.reference, &world.moves);
                fit.extend(world.catalogue.features(&moment.standing, &wanted));
            }
        }
    }
    let zero = || Tensor::zeros((), candle_core::DType::F32, &Device::Cpu);
    let jobs = if job.rows.is_empty() {
        zero()?
    } else {
        let from = Tensor::from_slice(&from, from.len(), &Device::Cpu)?;
        let features =
            candidates.moves.index_select(&from, 0)?.reshape((job.rows.len(), occupations, MOVE_FEATURES))?;
        let scores = network.jobs(points, &job.states(&all)?, &features)?;
        job.loss(&scores.broadcast_add(&candidates.closed)?)?
    };
    if course.rows.is_empty() {
        return Ok([jobs, zero()?]);
    }
    let count = course.rows.len();
    let fit = Tensor::from_vec(fit, (count, courses, COURSE_FEATURES), &Device::Cpu)?;
    let next = course.loss(&network.courses(points, &course.states(&all)?, &fit)?)?;
    Ok([jobs, next])
}

type Columns = (Vec<u32>, Vec<u32>, Vec<u32>, Vec<f32>);

/// The inputs of some people's moments; nothing for those who have none.
fn inputs(now: &[Option<&Moment>], occupations: usize, courses: usize, elements: usize) -> Columns {
    let (mut jobs, mut taken, mut targets, mut levels) = Columns::default();
    for moment in now {
        let (mut job, mut course) = (occupations, courses);
        match moment.map(|moment| moment.event) {
            Some(Event::Job(begun)) => job = begun,
            Some(Event::Course(done)) => course = done,
            None => {}
        }
        jobs.push(job as u32);
        taken.push(course as u32);
        targets.push(moment.and_then(|moment| moment.standing.target).unwrap_or(occupations) as u32);
        levels.extend(moment.map_or_else(|| vec![0.0; elements], |moment| scaled(&moment.standing.levels)));
    }
    (jobs, taken, targets, levels)
}

/// What the trained network says at every moment of a career: scores of jobs and of courses.
pub fn forecasts(
    network: &SequenceNetwork,
    points: &Points,
    world: &World,
    moments: &[Moment],
) -> Result<Vec<[Vec<f32>; 2]>> {
    let (occupations, courses) = (world.reference.len(), world.catalogue.len());
    let mut state = Tensor::zeros((1, HIDDEN), candle_core::DType::F32, &Device::Cpu)?;
    let mut all = Vec::with_capacity(moments.len());
    for moment in moments {
        let (jobs, taken, targets, levels) =
            inputs(&[Some(moment)], occupations, courses, world.reference.elements());
        let columns = Inputs { jobs: &jobs, courses: &taken, targets: &targets, levels: &levels };
        state = network.step(points, &columns, &state)?;
        let moves = move_features(moment.standing.job, &world.moves);
        let moves = Tensor::from_vec(moves, (1, occupations, MOVE_FEATURES), &Device::Cpu)?;
        let wanted = moment.standing.wanted(&world.reference, &world.moves);
        let fit = world.catalogue.features(&moment.standing, &wanted);
        let fit = Tensor::from_vec(fit, (1, courses, COURSE_FEATURES), &Device::Cpu)?;
        all.push([
            values(&network.jobs(points, &state, &moves)?)?,
            values(&network.courses(points, &state, &fit)?)?,
        ]);
    }
    Ok(all)
}

/// Rows that something is asked of, with the right answers.
#[derive(Default)]
struct Asked {
    rows: Vec<u32>,
    answers: Vec<u32>,
}

impl Asked {
    fn push(&mut self, row: u32, answer: usize) {
        self.rows.push(row);
        self.answers.push(answer as u32);
    }

    fn states(&self, all: &Tensor) -> Result<Tensor> {
        all.index_select(&Tensor::from_slice(&self.rows, self.rows.len(), &Device::Cpu)?, 0)
    }

    /// Mean of the cross-entropy of scores against the answers.
    fn loss(&self, scores: &Tensor) -> Result<Tensor> {
        let answers = Tensor::from_slice(&self.answers, (self.answers.len(), 1), &Device::Cpu)?;
        log_softmax(scores, D::Minus1)?.gather(&answers, 1)?.mean_all()?.neg()
    }
}
