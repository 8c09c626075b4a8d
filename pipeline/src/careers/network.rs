//! The sequence model: a small gated recurrent network over the events of a career.
//!
//! Jobs and courses are points in one small space, projected from what they mean. What the network remembers turns
//! into a place to look for in that space, and into what each feature of a candidate is worth to this person.

use super::{Meaning, rounded};
use crate::train::encoder::values;
use crate::train::network::{constant, uniform};
use crate::train::onnx::Quantised;
use candle_core::{Device, Result, Tensor, Var};
use rand_chacha::ChaCha8Rng;
use waymark_engine::careers::{COURSE_FEATURES, MOVE_FEATURES};

/// Length of the vectors of jobs and courses.
pub const SPACE: usize = 32;
/// Length of what is remembered.
pub const HIDDEN: usize = 48;

/// One of the two gates.
pub struct Gate {
    /// From the job, the course, the levels and the target, `[SPACE, HIDDEN]` each.
    pub inputs: [Var; 4],
    /// From what is remembered, `[HIDDEN, HIDDEN]`.
    pub state: Var,
    /// `[1, HIDDEN]`.
    pub bias: Var,
}

impl Gate {
    fn new(bias: f32, random: &mut ChaCha8Rng) -> Result<Self> {
        let mut input = || uniform(&[SPACE, HIDDEN], 0.2, random);
        let inputs = [input()?, input()?, input()?, input()?];
        Ok(Self {
            inputs,
            state: uniform(&[HIDDEN, HIDDEN], 0.1, random)?,
            bias: constant(&[1, HIDDEN], bias)?,
        })
    }

    fn parameters(&self) -> Vec<Var> {
        self.inputs.iter().chain([&self.state, &self.bias]).cloned().collect()
    }

    fn run(&self, inputs: &[Tensor; 4], state: &Tensor) -> Result<Tensor> {
        let mut sum = state.matmul(&self.state)?.broadcast_add(&self.bias)?;
        for (input, weights) in inputs.iter().zip(&self.inputs) {
            sum = (sum + input.matmul(weights)?)?;
        }
        sigmoid(&sum)
    }
}

/// From what is remembered to the scores of candidates.
pub struct Head {
    /// To a place in the space, `[HIDDEN, SPACE]`.
    pub query: Var,
    /// To what each feature is worth, `[HIDDEN, features]`.
    pub weights: Var,
    /// What each feature is worth to anybody, `[1, features]`.
    pub worth: Var,
}

impl Head {
    fn new(features: usize, random: &mut ChaCha8Rng) -> Result<Self> {
        Ok(Self {
            query: uniform(&[HIDDEN, SPACE], 0.2, random)?,
            weights: uniform(&[HIDDEN, features], 0.1, random)?,
            worth: constant(&[1, features], 0.1)?,
        })
    }

    fn parameters(&self) -> Vec<Var> {
        [&self.query, &self.weights, &self.worth].map(Var::clone).into()
    }

    /// Scores `[rows, candidates]`, of points `[candidates, SPACE]` with features `[rows, candidates, features]`.
    pub fn scores(&self, state: &Tensor, points: &Tensor, features: &Tensor) -> Result<Tensor> {
        let near = state.matmul(&self.query)?.matmul(&points.t()?)?;
        let worth = state.matmul(&self.weights)?.broadcast_add(&self.worth)?;
        near + features.matmul(&worth.unsqueeze(2)?)?.squeeze(2)?
    }
}

/// The model's parameters.
pub struct SequenceNetwork {
    /// What occupations mean, `[occupations, meaning]`; not learned here.
    occupations: Tensor,
    /// What courses mean, `[courses, meaning]`; not learned here.
    courses: Tensor,
    occupation_space: Var,
    course_space: Var,
    /// `[elements, SPACE]`.
    pub level_space: Var,
    /// How much of what is remembered gives way.
    pub update: Gate,
    /// To what.
    pub candidate: Gate,
    /// Scores of the next job.
    pub job: Head,
    /// Scores of the next course.
    pub course: Head,
    /// How often each course is taken, `[1, courses]`.
    pub course_bias: Var,
}

/// Points of occupations, courses and levels in the space.
pub struct Points {
    /// `[occupations + 1, SPACE]`; the last row is no occupation.
    pub occupations: Tensor,
    /// `[courses + 1, SPACE]`; the last row is no course.
    pub courses: Tensor,
    /// `[elements, SPACE]`.
    pub levels: Tensor,
}

/// What a step is made from, for some people at once.
pub struct Inputs<'a> {
    /// Index of the job that begins, or the number of occupations for none.
    pub jobs: &'a [u32],
    /// Index of the course that was taken, or the number of courses for none.
    pub courses: &'a [u32],
    /// Index of the target, or the number of occupations for none.
    pub targets: &'a [u32],
    /// Levels, 0 to 1, `[people, elements]`.
    pub levels: &'a [f32],
}

impl SequenceNetwork {
    /// A network with random values.
    pub fn new(meaning: &Meaning, elements: usize, random: &mut ChaCha8Rng) -> Result<Self> {
        let (occupations, courses) = (matrix(&meaning.occupations)?, matrix(&meaning.courses)?);
        let count = courses.dim(0)?;
        Ok(Self {
            occupation_space: uniform(&[occupations.dim(1)?, SPACE], 0.2, random)?,
            course_space: uniform(&[courses.dim(1)?, SPACE], 0.2, random)?,
            occupations,
            courses,
            level_space: uniform(&[elements, SPACE], 0.1, random)?,
            update: Gate::new(1.0, random)?,
            candidate: Gate::new(0.0, random)?,
            job: Head::new(MOVE_FEATURES, random)?,
            course: Head::new(COURSE_FEATURES, random)?,
            course_bias: constant(&[1, count], 0.0)?,
        })
    }

    /// Everything that is learned.
    pub fn parameters(&self) -> Vec<Var> {
        let mut all: Vec<Var> =
            [&self.occupation_space, &self.course_space, &self.level_space].map(Var::clone).into();
        all.extend(self.update.parameters());
        all.extend(self.candidate.parameters());
        all.extend(self.job.parameters());
        all.extend(self.course.parameters());
        all.push(self.course_bias.clone());
        all
    }

    /// Where everything lies in the space now.
    pub fn points(&self) -> Result<Points> {
        points(
            &self.occupations.matmul(&self.occupation_space)?,
            &self.courses.matmul(&self.course_space)?,
            self.level_space.as_tensor(),
        )
    }

    /// What is remembered after an event, `[people, HIDDEN]`.
    pub fn step(&self, points: &Points, inputs: &Inputs<'_>, state: &Tensor) -> Result<Tensor> {
        let people = inputs.jobs.len();
        let device = &Device::Cpu;
        let rows =
            |table: &Tensor, rows: &[u32]| table.index_select(&Tensor::from_slice(rows, people, device)?, 0);
        let levels = Tensor::from_slice(inputs.levels, (people, inputs.levels.len() / people), device)?;
        let inputs = [
            rows(&points.occupations, inputs.jobs)?,
            rows(&points.courses, inputs.courses)?,
            levels.matmul(&points.levels)?,
            rows(&points.occupations, inputs.targets)?,
        ];
        let update = self.update.run(&inputs, state)?;
        // Between -1 and 1, like the hyperbolic tangent, which the engine does not register.
        let candidate = self.candidate.run(&inputs, state)?.affine(2.0, -1.0)?;
        state + (update * (candidate - state)?)?
    }

    /// Scores of the next job, `[people, occupations]`.
    pub fn jobs(&self, points: &Points, state: &Tensor, moves: &Tensor) -> Result<Tensor> {
        let count = points.occupations.dim(0)? - 1;
        self.job.scores(state, &points.occupations.narrow(0, 0, count)?, moves)
    }

    /// Scores of the next course, `[people, courses]`.
    pub fn courses(&self, points: &Points, state: &Tensor, fit: &Tensor) -> Result<Tensor> {
        let count = points.courses.dim(0)? - 1;
        let scores = self.course.scores(state, &points.courses.narrow(0, 0, count)?, fit)?;
        scores.broadcast_add(&self.course_bias)
    }

    /// Rounds the large matrices to what ships; those of the gates in place.
    pub fn round(&self) -> Result<Rounded> {
        let gate = |gate: &Gate| -> Result<Vec<Quantised>> {
            gate.inputs.iter().chain([&gate.state]).map(in_place).collect()
        };
        Ok(Rounded {
            occupations: rounded(&values(&self.occupations.matmul(&self.occupation_space)?)?, SPACE),
            courses: rounded(&values(&self.courses.matmul(&self.course_space)?)?, SPACE),
            levels: in_place(&self.level_space)?,
            update: gate(&self.update)?,
            candidate: gate(&self.candidate)?,
        })
    }
}

/// The large matrices as they ship.
pub struct Rounded {
    /// `[occupations, SPACE]`.
    pub occupations: Quantised,
    /// `[courses, SPACE]`.
    pub courses: Quantised,
    /// `[elements, SPACE]`.
    pub levels: Quantised,
    /// The matrices of [`SequenceNetwork::update`]: of its inputs, then of its state.
    pub update: Vec<Quantised>,
    /// The same of [`SequenceNetwork::candidate`].
    pub candidate: Vec<Quantised>,
}

impl Rounded {
    /// Where everything lies in the space as shipped.
    pub fn points(&self) -> Result<Points> {
        let tensor = |table: &Quantised| {
            let [rows, columns] = table.shape();
            Tensor::from_vec(table.restored(), (rows, columns), &Device::Cpu)
        };
        points(&tensor(&self.occupations)?, &tensor(&self.courses)?, &tensor(&self.levels)?)
    }
}

fn points(occupations: &Tensor, courses: &Tensor, levels: &Tensor) -> Result<Points> {
    let none = Tensor::zeros((1, SPACE), occupations.dtype(), &Device::Cpu)?;
    Ok(Points {
        occupations: Tensor::cat(&[occupations, &none], 0)?,
        courses: Tensor::cat(&[courses, &none], 0)?,
        levels: levels.clone(),
    })
}

fn in_place(table: &Var) -> Result<Quantised> {
    let rounded = rounded(&values(table)?, table.dim(1)?);
    table.set(&Tensor::from_vec(rounded.restored(), table.shape(), &Device::Cpu)?)?;
    Ok(rounded)
}

fn matrix(rows: &[Vec<f32>]) -> Result<Tensor> {
    let columns = rows.first().map_or(0, Vec::len);
    Tensor::from_vec(rows.concat(), (rows.len(), columns), &Device::Cpu)
}

fn sigmoid(logits: &Tensor) -> Result<Tensor> {
    (logits.neg()?.exp()? + 1.0)?.recip()
}
