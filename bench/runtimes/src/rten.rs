//! The models as rten runs them.

use rten::{Model, NodeId, Value};
use rten_tensor::Tensor;
use rten_tensor::prelude::*;
use wasm_bindgen::prelude::*;

/// Encoder and ranker, loaded.
#[wasm_bindgen]
pub struct Models {
    encoder: Graph,
    ranker: Graph,
}

/// A model with its inputs and its output found.
struct Graph {
    model: Model,
    inputs: Vec<NodeId>,
    output: NodeId,
}

impl Graph {
    fn new(bytes: &[u8], inputs: &[&str], output: &str) -> Result<Self, String> {
        let model = Model::load(bytes.to_vec()).map_err(|error| error.to_string())?;
        let node = |name: &str| model.find_node(name).ok_or_else(|| format!("the model has no `{name}`"));
        let inputs = inputs.iter().map(|name| node(name)).collect::<Result<_, _>>()?;
        let output = node(output)?;
        Ok(Self { model, inputs, output })
    }

    fn run(&self, values: Vec<Value>) -> Result<Vec<f32>, String> {
        let inputs = self.inputs.iter().copied().zip(values.into_iter().map(Into::into)).collect();
        let mut outputs = self.model.run(inputs, &[self.output], None).map_err(|error| error.to_string())?;
        let output = outputs.pop().ok_or("no output")?;
        let tensor: Tensor<f32> = output.try_into().map_err(|_| "the output holds no numbers".to_owned())?;
        Ok(tensor.to_vec())
    }
}

#[wasm_bindgen]
impl Models {
    /// Loads both from the bytes of their files.
    #[wasm_bindgen(constructor)]
    pub fn new(encoder: &[u8], ranker: &[u8]) -> Result<Models, String> {
        Ok(Self {
            encoder: Graph::new(encoder, &["buckets", "weights"], "title_logits")?,
            ranker: Graph::new(ranker, &["origin", "goal", "evidence", "features", "known"], "match")?,
        })
    }

    /// Title scores of a bag of features, `buckets` and `weights` as the encoder's file wants them.
    pub fn encode(&self, buckets: &[i32], weights: &[f32]) -> Result<Vec<f32>, String> {
        self.encoder.run(vec![
            Tensor::from_data(&[buckets.len()], buckets.to_vec()).into(),
            Tensor::from_data(&[1, weights.len()], weights.to_vec()).into(),
        ])
    }

    /// Match with each occupation, all inputs as the ranker's file wants them.
    pub fn rank(
        &self,
        origin: &[f32],
        goal: &[f32],
        evidence: &[f32],
        rows: &[f32],
        known: &[f32],
    ) -> Result<Vec<f32>, String> {
        let row = |values: &[f32]| Value::from(Tensor::from_data(&[1, values.len()], values.to_vec()));
        let occupations = evidence.len();
        self.ranker.run(vec![
            row(origin),
            row(goal),
            Tensor::from_data(&[occupations], evidence.to_vec()).into(),
            Tensor::from_data(&[occupations, rows.len() / occupations], rows.to_vec()).into(),
            row(known),
        ])
    }
}
