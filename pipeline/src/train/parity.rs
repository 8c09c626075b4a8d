//! Proof that tract, on the exported file, computes what was trained.

use crate::careers::World;
use crate::careers::generate::Career;
use crate::careers::network::{Points, SequenceNetwork};
use crate::careers::training::forecasts;
use crate::train::encoder::{EncoderNetwork, values};
use crate::train::ranker::{Case, RankerNetwork};
use anyhow::{Result, ensure};
use waymark_engine::careers::Sequence;
use waymark_engine::text::{Bag, Kind};
use waymark_engine::{Encoder, Ranker};

/// Inputs that are compared.
const INPUTS: usize = 1_000;
/// Largest difference allowed, relative to the larger of 1 and the value.
const TOLERANCE: f32 = 1e-4;

/// Compares the encoder's vectors and scores on 1,000 texts (fewer only if fewer are given).
pub fn check_encoder(network: &EncoderNetwork, encoder: &Encoder, texts: &[&str]) -> Result<()> {
    let mut largest = 0.0_f32;
    for chunk in texts[..texts.len().min(INPUTS)].chunks(100) {
        for kind in [Kind::Title, Kind::Skill] {
            let bags: Vec<Bag> = chunk.iter().map(|text| Bag::new(text, kind)).collect();
            let vectors = network.vectors(&bags.iter().collect::<Vec<_>>())?;
            let logits = network.logits(&vectors, kind)?.to_vec2::<f32>()?;
            for ((text, vector), logits) in chunk.iter().zip(vectors.to_vec2::<f32>()?).zip(logits) {
                let encoding = encoder.encode(text, kind)?;
                largest = largest
                    .max(difference(&vector, &encoding.vector))
                    .max(difference(&logits, &encoding.logits));
            }
        }
    }
    report("encoder", texts.len().min(INPUTS), largest)
}

/// Compares the ranker's probabilities, parts and similarities on 1,000 people.
pub fn check_ranker(network: &RankerNetwork, ranker: &Ranker, cases: &[Case]) -> Result<()> {
    let mut largest = 0.0_f32;
    let cases = &cases[..cases.len().min(INPUTS)];
    for case in cases {
        let ours = network.run(case)?;
        let theirs = ranker.rank(&case.origin, &case.goal, &case.features)?;
        let probability: Vec<f32> =
            values(&ours.logits)?.into_iter().map(|logit| 1.0 / (1.0 + (-logit).exp())).collect();
        let parts: Vec<f32> = theirs.parts.iter().flatten().copied().collect();
        largest = largest
            .max(difference(&probability, &theirs.probability))
            .max(difference(&values(&ours.parts)?, &parts))
            .max(difference(&values(&ours.similarity)?, &theirs.similarity));
    }
    report("ranker", cases.len(), largest)
}

/// Compares the sequence model's scores at every moment of some careers, of which half know where they lead.
pub fn check_sequence(
    network: &SequenceNetwork,
    points: &Points,
    sequence: &Sequence,
    world: &World,
    careers: &[Career],
) -> Result<()> {
    let (mut largest, mut inputs) = (0.0_f32, 0);
    for (number, career) in careers.iter().enumerate() {
        let moments = career.moments(&world.catalogue, |_| number % 2 == 0);
        let ours = forecasts(network, points, world, &moments)?;
        let mut state = sequence.start();
        for (moment, ours) in moments.iter().zip(ours) {
            let (next, theirs) = sequence.step(
                &state, moment.event, &moment.standing, &world.reference, &world.moves, &world.catalogue,
            )?;
            state = next;
            for (ours, theirs) in ours.iter().zip([&theirs.jobs, &theirs.courses]) {
                largest = largest.max(difference(ours, theirs));
            }
            inputs += 1;
        }
    }
    report("sequence", inputs, largest)
}

fn difference(ours: &[f32], theirs: &[f32]) -> f32 {
    if ours.len() != theirs.len() {
        return f32::INFINITY;
    }
    let each = ours.iter().zip(theirs).map(|(a, b)| (a - b).abs() / a.abs().max(1.0));
    each.fold(
        0.0,
        |largest, difference| if difference.is_nan() { f32::INFINITY } else { largest.max(difference) },
    )
}

fn report(model: &str, inputs: usize, largest: f32) -> Result<()> {
    eprintln!("{model}: training and tract differ by at most {largest:.1e} on {inputs} inputs");
    ensure!(
        largest <= TOLERANCE,
        "the {model} as exported is not the one that was trained: they differ by {largest:.1e}"
    );
    Ok(())
}
