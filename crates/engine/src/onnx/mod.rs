//! Loading an ONNX model with exactly the operators that the models use.
//!
//! tract's own reader of ONNX links every operator that tract knows, whichever are registered, and is most of a
//! worker's size. So the file is read here into tract's graph ([`graph`]), and tract does the rest: it plans the order
//! and the memory of what is needed, and runs it. A model that needs another operator is refused by name when it is
//! loaded.

mod file;
mod fused;
mod graph;

use crate::error::EngineError;
use file::Model;
use prost::Message;
use std::sync::Arc;
use tract_core::prelude::{IntoRunnable, TypedModel, TypedRunnableModel};

/// A model ready to run.
pub(crate) type Runnable = Arc<TypedRunnableModel>;

/// A model that was read, and the release of tables that it was trained on.
pub(crate) struct Loaded {
    name: &'static str,
    model: TypedModel,
    pub(crate) contract: String,
    metadata: Vec<file::Entry>,
}

impl Loaded {
    /// The model ready to run for these of its outputs, by number: what only others need is not computed.
    pub(crate) fn runnable(&self, outputs: &[usize]) -> Result<Runnable, EngineError> {
        let fail = |reason: String| EngineError::Model { model: self.name, reason };
        let mut model = self.model.clone();
        let chosen = outputs.iter().map(|&output| self.model.outputs.get(output).copied());
        model.outputs = chosen
            .collect::<Option<_>>()
            .ok_or_else(|| fail(format!("it has {} outputs", self.model.outputs.len())))?;
        model.into_runnable().map_err(|error| fail(format!("{error:#}")))
    }

    /// A number in the file's metadata.
    pub(crate) fn number(&self, key: &str) -> Result<f32, EngineError> {
        value(&self.metadata, key).and_then(|value| value.parse().ok()).ok_or_else(|| EngineError::Model {
            model: self.name,
            reason: format!("it does not say {key}: train it again"),
        })
    }
}

/// Key of the release in an ONNX file's metadata.
pub const CONTRACT_KEY: &str = "waymark.contract";
/// Key of [`crate::Encoder::confident_probability`] in the encoder's metadata.
pub const CONFIDENT_KEY: &str = "waymark.confident_probability";

/// Reads and checks a model.
pub(crate) fn load(name: &'static str, bytes: &[u8]) -> Result<Loaded, EngineError> {
    let fail = |reason: String| EngineError::Model { model: name, reason };
    let Model { graph, metadata } =
        Model::decode(bytes).map_err(|error| fail(format!("it is no ONNX file: {error}")))?;
    let contract = value(&metadata, CONTRACT_KEY)
        .ok_or_else(|| fail(format!("it does not say {CONTRACT_KEY}: train it again")))?
        .to_owned();
    let graph = graph.ok_or_else(|| fail("it has no graph".to_owned()))?;
    let model = graph::build(graph).map_err(|error| fail(format!("{error:#}")))?;
    Ok(Loaded { name, model, contract, metadata })
}

fn value<'a>(metadata: &'a [file::Entry], key: &str) -> Option<&'a str> {
    metadata.iter().find(|entry| entry.key == key).map(|entry| entry.value.as_str())
}

#[cfg(test)]
mod tests {
    use super::file::{Entry, Model};
    use super::{CONTRACT_KEY, load};
    use prost::Message;
    use std::path::Path;
    use tract_core::internal::{Datum, RunnableModel, TValue, Tensor, tensor1};
    use tract_onnx::prelude::{Framework, InferenceModelExt, IntoRunnable};

    const MODELS: [&str; 3] = ["encoder", "ranker", "sequence"];

    /// The bytes of a shipped model.
    fn shipped(name: &str) -> Vec<u8> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public/models");
        let is_it =
            |path: &Path| path.file_name().is_some_and(|file| file.to_string_lossy().starts_with(name));
        let mut files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        std::fs::read(files.find(|path| is_it(path)).unwrap()).unwrap()
    }

    /// A model with all of its outputs.
    fn whole(bytes: &[u8]) -> super::Runnable {
        let loaded = load("model", bytes).unwrap();
        let all: Vec<usize> = (0..loaded.model.outputs.len()).collect();
        loaded.runnable(&all).unwrap()
    }

    /// Inputs of the declared kinds and shapes, some of them zero; distributions sum to one.
    fn inputs(model: &Model, seed: usize) -> Vec<Tensor> {
        let mut state = seed as u64;
        let mut next = move || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 40) as f32 / (1 << 24) as f32
        };
        let inputs = &model.graph.as_ref().unwrap().inputs;
        inputs
            .iter()
            .map(|input| {
                let fact = super::graph::fact(input).unwrap();
                let shape = fact.shape.as_concrete().unwrap().to_vec();
                let length = shape.iter().product();
                let mut numbers: Vec<f32> = (0..length).map(|_| next().max(0.3) - 0.3).collect();
                if ["origin", "goal"].contains(&input.name.as_str()) {
                    let total: f32 = numbers.iter().sum();
                    numbers.iter_mut().for_each(|number| *number /= total);
                }
                let tensor = if fact.datum_type == i64::datum_type() {
                    tensor1(&numbers.iter().map(|number| (number * 20_000.0) as i64).collect::<Vec<_>>())
                } else {
                    tensor1(&numbers)
                };
                tensor.into_shape(&shape).unwrap()
            })
            .collect()
    }

    fn outputs<F, O>(model: &std::sync::Arc<RunnableModel<F, O>>, inputs: &[Tensor]) -> Vec<Vec<f32>>
    where
        F: tract_core::internal::Fact + Clone + 'static,
        O: std::fmt::Debug
            + std::fmt::Display
            + AsRef<dyn tract_core::internal::Op>
            + AsMut<dyn tract_core::internal::Op>
            + Clone
            + 'static,
    {
        let inputs = inputs.iter().cloned().map(TValue::from).collect();
        let outputs = model.run(inputs).unwrap();
        outputs.iter().map(|output| output.view().as_slice::<f32>().unwrap().to_vec()).collect()
    }

    #[test]
    fn the_shipped_models_say_what_they_say_in_tracts_own_reading() {
        for name in MODELS {
            let bytes = shipped(name);
            let ours = whole(&bytes);
            let theirs = tract_onnx::onnx().model_for_read(&mut bytes.as_slice()).unwrap();
            let theirs = theirs.into_optimized().unwrap().into_runnable().unwrap();
            for seed in 0..4 {
                let inputs = inputs(&Model::decode(bytes.as_slice()).unwrap(), seed);
                let (ours, theirs) = (outputs(&ours, &inputs), outputs(&theirs, &inputs));
                assert_eq!(ours.len(), theirs.len());
                for (ours, theirs) in ours.into_iter().zip(theirs) {
                    assert_eq!(ours.len(), theirs.len());
                    let near =
                        |(a, b): (&f32, &f32)| (a - b).abs() <= 1e-5 * b.abs().max(1.0) && a.is_finite();
                    assert!(ours.iter().zip(&theirs).all(near), "{name}");
                }
            }
        }
    }

    #[test]
    fn the_shipped_models_have_the_operators_made_for_them() {
        for (name, count) in [("encoder", 1), ("ranker", 6)] {
            let model = whole(&shipped(name));
            assert_eq!(super::fused::tests::count(model.model()), count, "{name}");
        }
    }

    /// Why the ranker is refused, when something is changed in it.
    fn refused(change: impl FnOnce(&mut Model)) -> String {
        let mut model = Model::decode(shipped("ranker").as_slice()).unwrap();
        change(&mut model);
        let refused = load("ranker", &model.encode_to_vec()).and_then(|loaded| loaded.runnable(&[0, 1, 2]));
        refused.err().unwrap().to_string()
    }

    #[test]
    fn what_cannot_be_run_is_refused_in_words() {
        let nodes = |model: &mut Model, change: &dyn Fn(&mut super::file::Node)| {
            change(model.graph.as_mut().unwrap().nodes.last_mut().unwrap());
        };
        for (change, words) in [
            (|node| node.operator = "Tan".to_owned(), "there is no operator Tan here"),
            (|node| node.inputs[0] = "nothing".to_owned(), "there is no value nothing"),
            (|node| node.inputs.clear(), "has 0 inputs"),
            (|node| node.outputs.push("second".to_owned()), "more than one result"),
            (|node| node.outputs[0] = "another".to_owned(), "no match"),
        ] as [(fn(&mut super::file::Node), &str); 5]
        {
            let refused = refused(|model| nodes(model, &change));
            assert!(refused.contains(words), "{refused}");
        }
        let shape = refused(|model| model.graph.as_mut().unwrap().constants[0].shape[0] += 1);
        assert!(shape.starts_with("the ranker model cannot be used"), "{shape}");
        let negative = refused(|model| model.graph.as_mut().unwrap().constants[0].shape[0] = -1);
        assert!(negative.starts_with("the ranker model cannot be used"), "{negative}");
        let nothing = refused(|model| model.graph = None);
        assert!(nothing.contains("it has no graph"), "{nothing}");
        let unsaid = refused(|model| model.metadata.clear());
        assert!(unsaid.contains(CONTRACT_KEY), "{unsaid}");
        let key = CONTRACT_KEY.to_owned();
        let said = Model { graph: None, metadata: vec![Entry { key, value: "x".to_owned() }] };
        assert!(load("model", &said.encode_to_vec()).is_err());
    }

    #[test]
    fn cut_files_are_refused() {
        let bytes = shipped("ranker");
        for length in (0..bytes.len()).step_by(bytes.len() / 60) {
            assert!(load("ranker", &bytes[..length]).is_err(), "{length} bytes");
        }
        assert!(load("ranker", b"<!doctype html>").is_err());
    }
}
