//! What routes are made from: how natural moves are, and what courses teach.
//!
//! [`run`] makes both tables after the models have been trained, since courses are matched by the encoder.

pub mod clusters;
pub mod learning;
pub mod transitions;

use crate::models::{Release, publish_tables};
use crate::raw::RawData;
use crate::teacher::Teacher;
use crate::train::{related, views};
use anyhow::{Context, Result};
use candle_core::Tensor;
use clusters::unit;
use std::path::Path;
use waymark_engine::Encoder;
use waymark_engine::paths::figures;
use waymark_engine::reference::Reference;
use waymark_engine::text::Kind;
use waymark_tables::TransitionTables;
use waymark_tables::format::write;

/// Where chance starts from, as in training.
const SEED: u64 = 20_251;

/// Learns the transitions and matches the courses, and puts both tables beside the others in `out`.
///
/// With `keep_transitions`, the courses alone are matched again.
pub fn run(data: &Path, out: &Path, teacher: Option<&Path>, keep_transitions: bool) -> Result<()> {
    let raw = RawData::load(data)?;
    let release = Release::open(out)?;
    let contract = release.contract()?;
    let encoder = Encoder::from_bytes(&release.bytes("encoder")?)?;
    let core = release.core()?;
    let mut teacher = teacher.map(Teacher::open).transpose().context("teacher")?;

    eprintln!("1 of 2: courses");
    let mut meaning = Meaning { encoder: &encoder, teacher: teacher.as_mut() };
    let learning = learning::build(&raw, &core, &release.details()?, &mut meaning, SEED)?;
    publish_tables(out, &[("learning", &write(&learning, contract)?)])?;
    if keep_transitions {
        return Ok(());
    }

    eprintln!("2 of 2: transitions");
    let views = views::Views::new(&raw, teacher.as_mut())?;
    let scores = related::learn(&raw, &views, SEED).context("likeness")?;
    let shipped = vectors(&related::press(&scores.shipped, SEED).context("likeness vectors")?)?;
    let unseen = vectors(&related::press(&scores.unseen, SEED).context("likeness vectors")?)?;
    let figures = figures(&Reference::new(core));
    let table = transitions::learn(&raw, &figures, shipped, &unseen)?;
    publish_tables(out, &[("transitions", &write(&table, contract)?)])
}

/// What words mean: by the teacher, who knows more of them, or without it by the encoder that ships.
pub struct Meaning<'a> {
    encoder: &'a Encoder,
    teacher: Option<&'a mut Teacher>,
}

impl Meaning<'_> {
    /// Vectors of unit length.
    pub fn of(&mut self, texts: &[&str]) -> Result<Vec<Vec<f32>>> {
        if let Some(teacher) = &mut self.teacher {
            return teacher.embed(texts);
        }
        texts.iter().map(|text| Ok(unit(self.encoder.encode(text, Kind::Skill)?.vector))).collect()
    }
}

/// Likeness vectors `[occupations, dimensions]` in steps of a byte.
fn vectors(tensor: &Tensor) -> Result<TransitionTables> {
    let (occupations, dimensions) = tensor.dims2()?;
    let values = tensor.flatten_all()?.to_vec1::<f32>()?;
    let largest = values.iter().map(|value| value.abs()).fold(1e-6, f32::max);
    let step = largest / f32::from(i8::MAX);
    Ok(TransitionTables {
        occupations: occupations as u16,
        dimensions: dimensions as u16,
        vectors: values.iter().map(|value| (value / step).round() as i8).collect(),
        step,
        ..TransitionTables::default()
    })
}
