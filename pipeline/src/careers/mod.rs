//! Careers: from the transitions and courses to synthetic careers, and from those to the model of what comes next.
//!
//! Nobody publishes real careers that could be used here. So [`generate`] makes them up, from how natural moves are,
//! what courses teach and what is missing, with noise; [`network`] is the model, [`training`] fits it and [`export`]
//! writes its ONNX file. What it reaches says how well it has found the rules and the made-up persons' tempers
//! again, and nothing of real lives: the model card says so.

pub mod export;
pub mod generate;
pub mod network;
pub mod training;

use crate::models::{Release, publish_models};
use crate::paths::clusters::unit;
use crate::train::onnx::Quantised;
use crate::train::parity;
use crate::train::splits::is_test_occupation;
use anyhow::{Context, Result};
use generate::{Career, careers};
use std::path::Path;
use waymark_engine::Encoder;
use waymark_engine::careers::{Catalogue, Sequence};
use waymark_engine::paths::figures;
use waymark_engine::reference::Reference;
use waymark_engine::text::Kind;
use waymark_routes::Moves;
use waymark_tables::format::read;
use waymark_tables::{LearningTables, TransitionTables};

/// Where chance starts from, as in training.
pub const SEED: u64 = 20_251;
/// Careers to learn from.
pub const CAREERS: usize = 8_000;
/// Careers that the exported model is compared on with the trained one.
const COMPARED: usize = 60;

/// The world that careers take place in.
pub struct World {
    /// Occupations.
    pub reference: Reference,
    /// Moves between them.
    pub moves: Moves,
    /// Courses.
    pub catalogue: Catalogue,
    /// Whether each occupation is held out.
    pub held_out: Vec<bool>,
}

impl World {
    /// Reads a release.
    pub fn new(release: &Release) -> Result<Self> {
        let reference = Reference::new(release.core()?);
        let transitions = read::<TransitionTables>(&release.bytes("transitions")?)?.0;
        let moves = Moves::new(figures(&reference), transitions)?;
        let catalogue = Catalogue::new(&read::<LearningTables>(&release.bytes("learning")?)?.0);
        let held_out = moves.figures().codes.iter().map(|&code| is_test_occupation(code)).collect();
        Ok(Self { reference, moves, catalogue, held_out })
    }
}

/// Trains the sequence model on the release in `out`, and puts it there.
pub fn run(out: &Path) -> Result<()> {
    let release = Release::open(out)?;
    let world = World::new(&release)?;
    eprintln!("1 of 3: careers");
    let learned_from = careers(&world, CAREERS, false, SEED);
    generate::describe(&world, &learned_from);
    eprintln!("2 of 3: the model");
    let encoder = Encoder::from_bytes(&release.bytes("encoder")?)?;
    let learning = read::<LearningTables>(&release.bytes("learning")?)?.0;
    let transitions = read::<TransitionTables>(&release.bytes("transitions")?)?.0;
    let meaning = Meaning::new(&world, &encoder, &learning, &transitions)?;
    let network = training::train(&world, &meaning, &learned_from, SEED).context("sequence model")?;
    eprintln!("3 of 3: its file");
    let rounded = network.round().context("rounding")?;
    let bytes = network.to_onnx(&rounded, &release.manifest.contract, world.catalogue.number())?;
    let compared: Vec<Career> = careers(&world, COMPARED, true, SEED + 2);
    parity::check_sequence(&network, &rounded.points()?, &Sequence::from_bytes(&bytes)?, &world, &compared)?;
    publish_models(out, &[("sequence", &bytes)])
}

/// What occupations and courses mean, as numbers that do not know their places in the lists: so what is learned
/// of some holds for others.
pub struct Meaning {
    /// Rows of occupations: the title's meaning, then the likeness vector.
    pub occupations: Vec<Vec<f32>>,
    /// Rows of courses: the title's meaning, then that of what it teaches.
    pub courses: Vec<Vec<f32>>,
}

impl Meaning {
    fn new(
        world: &World,
        encoder: &Encoder,
        learning: &LearningTables,
        transitions: &TransitionTables,
    ) -> Result<Self> {
        let vector = |text: &str, kind| anyhow::Ok(encoder.encode_anew(text, kind)?.vector);
        let occupations = world.reference.core.titles.iter().enumerate().map(|(occupation, title)| {
            let mut row = vector(title, Kind::Title)?;
            row.extend(
                transitions.vector(occupation).iter().map(|&value| f32::from(value) * transitions.step),
            );
            Ok(row)
        });
        let skills = learning.skills.iter().map(|skill| vector(skill, Kind::Skill));
        let skills: Vec<Vec<f32>> = skills.collect::<Result<_>>()?;
        let courses = learning.courses.iter().map(|course| {
            let mut row = vector(&course.title, Kind::Skill)?;
            let mut taught = vec![0.0; row.len()];
            for &skill in &course.skills {
                taught.iter_mut().zip(&skills[usize::from(skill)]).for_each(|(sum, value)| *sum += value);
            }
            row.extend(unit(taught));
            Ok(row)
        });
        Ok(Self {
            occupations: occupations.collect::<Result<_>>()?,
            courses: courses.collect::<Result<_>>()?,
        })
    }
}

/// Rounds values as they ship.
pub(crate) fn rounded(values: &[f32], columns: usize) -> Quantised {
    Quantised::new(values, columns)
}
