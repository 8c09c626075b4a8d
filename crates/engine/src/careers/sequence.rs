//! Runs the sequence model, one event at a time.

use super::features::{COURSE_FEATURES, Catalogue, MOVE_FEATURES, Standing, move_features};
use crate::error::EngineError;
use crate::onnx::{Runnable, load};
use crate::reference::Reference;
use crate::softmax::softmax;
use std::sync::{Mutex, PoisonError};
use tract_core::prelude::*;
use waymark_routes::Moves;

/// Key of [`Catalogue::number`] in the model's metadata.
pub const CATALOGUE_KEY: &str = "waymark.courses";
/// Key of the length of [`State`] in the model's metadata.
pub const STATE_KEY: &str = "waymark.state";

/// Runs the sequence model.
///
/// Inputs of the ONNX file: `state` f32 `[1, hidden]`; the event as `job` f32 `[1, occupations]` and `course` f32
/// `[1, courses]`, one of them zero and the other a one among zeros; `levels` f32 `[1, elements]` (0 to 1);
/// `target` f32 `[1, occupations]`, like `job`, or zeros; `moves` f32 `[occupations, MOVE_FEATURES]`; `fit` f32
/// `[courses, COURSE_FEATURES]`. Outputs: `next_state` f32 `[1, hidden]`, and log-odds up to a constant:
/// `next_job` f32 `[occupations, 1]` and `next_course` f32 `[courses, 1]`.
pub struct Sequence {
    model: Runnable,
    contract: String,
    hidden: usize,
    catalogue: u32,
    /// Features of the moves from the latest job: they are asked for again after every course taken in it.
    latest: Mutex<Option<(usize, Vec<f32>)>>,
}

/// What the model remembers of a career so far.
#[derive(Debug, Clone, PartialEq)]
pub struct State(Vec<f32>);

/// What happens in a career.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    /// A job begins, by its index.
    Job(usize),
    /// A course was taken, by its index.
    Course(usize),
}

/// What may come next.
#[derive(Debug, Clone, PartialEq)]
pub struct Forecast {
    /// Unnormalised log-probability of each occupation as the next job.
    pub jobs: Vec<f32>,
    /// Unnormalised log-probability of each course as the next.
    pub courses: Vec<f32>,
}

impl Forecast {
    /// How likely the next course is to teach each element that is not learned yet, 0 to 1.
    pub fn gained(&self, standing: &Standing, catalogue: &Catalogue) -> Vec<f32> {
        let mut gained = vec![0.0; standing.learned.len()];
        for (course, share) in softmax(&self.courses)
            .into_iter()
            .enumerate()
            .filter(|(course, _)| !standing.taken.contains(course))
        {
            for &(element, _) in
                catalogue.teaches(course).iter().filter(|(element, _)| !standing.learned[*element])
            {
                gained[element] += share;
            }
        }
        gained
    }
}

impl Sequence {
    /// Loads the model from the bytes of its ONNX file.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, EngineError> {
        let loaded = load("sequence", bytes)?;
        let hidden = loaded.number(STATE_KEY)? as usize;
        let catalogue = loaded.number(CATALOGUE_KEY)? as u32;
        let model = loaded.runnable(&[0, 1, 2])?;
        Ok(Self { model, contract: loaded.contract, hidden, catalogue, latest: Mutex::default() })
    }

    /// The release of tables that the model was trained on.
    pub fn contract(&self) -> &str {
        &self.contract
    }

    /// Refuses a list of courses other than the one that the model was trained on.
    pub fn check(&self, catalogue: &Catalogue) -> Result<(), EngineError> {
        if self.catalogue == catalogue.number() {
            return Ok(());
        }
        Err(EngineError::Model {
            model: "sequence",
            reason: "it was trained on another list of courses: run `pipeline careers` again".to_owned(),
        })
    }

    /// Before anything has happened.
    pub fn start(&self) -> State {
        State(vec![0.0; self.hidden])
    }

    /// What may come after an event, of a person who stands so after it. Reference, moves and catalogue are those of
    /// the model's release, always.
    pub fn step(
        &self,
        state: &State,
        event: Event,
        standing: &Standing,
        reference: &Reference,
        moves: &Moves,
        catalogue: &Catalogue,
    ) -> Result<(State, Forecast), EngineError> {
        let fit = catalogue.features(standing, &standing.wanted(reference, moves));
        let inputs = [
            &state.0,
            &one_hot(if let Event::Job(job) = event { Some(job) } else { None }, reference.len()),
            &one_hot(if let Event::Course(course) = event { Some(course) } else { None }, catalogue.len()),
            &scaled(&standing.levels),
            &one_hot(standing.target, reference.len()),
            &self.moves_from(standing.job, moves),
            &fit,
        ];
        self.run(inputs.map(Vec::as_slice))
            .map_err(|error| EngineError::Model { model: "sequence", reason: format!("{error:#}") })
    }

    fn moves_from(&self, job: usize, moves: &Moves) -> Vec<f32> {
        // Whoever panicked with the lock held left whole features behind.
        let mut latest = self.latest.lock().unwrap_or_else(PoisonError::into_inner);
        match &*latest {
            Some((known, features)) if *known == job => features.clone(),
            _ => latest.insert((job, move_features(job, moves))).1.clone(),
        }
    }

    fn run(&self, inputs: [&[f32]; 7]) -> TractResult<(State, Forecast)> {
        // What is known of the person is one row; the open moves and courses are a row each.
        let row_widths = [None, None, None, None, None, Some(MOVE_FEATURES), Some(COURSE_FEATURES)];
        let tensors = inputs.into_iter().zip(row_widths).map(|(values, width)| {
            let shape = width.map_or([1, values.len()], |width| [values.len() / width, width]);
            Ok(tensor1(values).into_shape(&shape)?.into())
        });
        let outputs = self.model.run(tensors.collect::<TractResult<TVec<TValue>>>()?)?;
        let values =
            |index: usize| -> TractResult<Vec<f32>> { Ok(outputs[index].view().as_slice::<f32>()?.to_vec()) };
        Ok((State(values(0)?), Forecast { jobs: values(1)?, courses: values(2)? }))
    }
}

/// Levels as the model takes them, 0 to 1.
pub fn scaled(levels: &[f32]) -> Vec<f32> {
    levels.iter().map(|level| level / 7.0).collect()
}

fn one_hot(index: Option<usize>, count: usize) -> Vec<f32> {
    let mut row = vec![0.0; count];
    if let Some(value) = index.and_then(|index| row.get_mut(index)) {
        *value = 1.0;
    }
    row
}
