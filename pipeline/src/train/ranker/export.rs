//! The ranker as an ONNX file.

use super::{
    CROWD, CROWD_HIDDEN, HIDDEN, HIDDEN_PER_PART, NEIGHBOURS, RankerNetwork, SPREAD_PARTS, Weights,
    all_but_skills, depends,
};
use crate::train::encoder::values;
use crate::train::onnx::{Graph, Quantised};
use candle_core::{Device, Result, Tensor};
use tract_onnx::pb::tensor_proto::DataType;
use waymark_engine::features::{FEATURES, KNOWN, PARTS};

impl RankerNetwork {
    /// The ONNX file, with the likeness vectors as `rounded`.
    pub fn to_onnx(&self, rounded: &Quantised, contract: &str) -> Result<Vec<u8>> {
        let count = self.likeness.vectors.dim(0)?;
        let weights = self.weights()?;
        let parts = PARTS.len();
        let mut graph = Graph::default();
        let origin = graph.input("origin", DataType::Float, &[1, count]);
        let goal = graph.input("goal", DataType::Float, &[1, count]);
        let evidence = graph.input("evidence", DataType::Float, &[count]);
        let features = graph.input("features", DataType::Float, &[count, FEATURES]);
        let known = graph.input("known", DataType::Float, &[1, KNOWN]);

        let vectors = graph.quantised("likeness", rounded);
        let width = rounded.columns;
        let as_column = graph.shape("as_column", &[width, 1]);
        let similarity = |graph: &mut Graph, shares: &str| {
            let from = graph.node("MatMul", &[shares, &vectors]);
            // A row of one is the same numbers as a column of one, and the engine registers no transposition.
            let from = graph.node("Reshape", &[&from, &as_column]);
            graph.node("MatMul", &[&vectors, &from])
        };
        let to_origin = similarity(&mut graph, &origin);
        let to_goal = similarity(&mut graph, &goal);

        let neighbours = graph.rows("neighbours", &self.likeness.neighbours, &[count, NEIGHBOURS]);
        let shares = graph.floats("shares", &self.likeness.shares, &[count, NEIGHBOURS]);
        let all_neighbours = graph.floats("all_neighbours", &[1.0; NEIGHBOURS], &[NEIGHBOURS, 1]);
        let as_list = graph.shape("as_list", &[count]);
        let gathered = |graph: &mut Graph, values: &str| {
            let picked = graph.gather(values, &neighbours);
            let weighed = graph.node("Mul", &[&picked, &shares]);
            graph.node("MatMul", &[&weighed, &all_neighbours])
        };
        let evidence_near = gathered(&mut graph, &evidence);
        let origin_list = graph.node("Reshape", &[&origin, &as_list]);
        let origin_near = gathered(&mut graph, &origin_list);
        let goal_list = graph.node("Reshape", &[&goal, &as_list]);
        let goal_near = gathered(&mut graph, &goal_list);

        let merged = self.merged(&weights)?;
        let rows = [&to_origin, &to_goal, &evidence_near, &origin_near, &goal_near];
        let mut spread = graph.floats("spread_bias", &unit(rows.len()), &[1, SPREAD]);
        for (row, values_of) in rows.into_iter().enumerate() {
            // Columns are put side by side by products with unit rows: passing over six columns is cheap.
            let place = graph.floats(&format!("spread_{row}"), &unit(row), &[1, SPREAD]);
            let placed = graph.node("MatMul", &[values_of, &place]);
            spread = graph.node("Add", &[&placed, &spread]);
        }
        let mut product = |name: &str, left: &str, right: &Tensor| -> Result<String> {
            let right_name = graph.floats(name, &values(right)?, right.dims());
            Ok(graph.node("MatMul", &[left, &right_name]))
        };
        let of_features = product("inner", &features, &merged.inner)?;
        let of_spread = product("spread_inner", &spread, &merged.spread)?;
        let hidden = graph.node("Add", &[&of_features, &of_spread]);
        let hidden = graph.node("Relu", &[&hidden]);
        let outer = graph.floats("outer", &values(&merged.outer)?, merged.outer.dims());
        let raw = graph.node("MatMul", &[&hidden, &outer]);
        let constant = graph.floats("outer_bias", &values(&merged.outer_bias)?, &[1, parts]);
        let raw = graph.node("Add", &[&raw, &constant]);
        let gain = graph.floats("gain", &values(&weights.gain)?, &[KNOWN, parts]);
        let gain_bias = graph.floats("gain_bias", &values(&self.gain_bias)?, &[1, parts]);
        let gained = graph.node("MatMul", &[&known, &gain]);
        let gained = graph.node("Add", &[&gained, &gain_bias]);
        let gained = graph.node("Relu", &[&gained]);
        let told = graph.floats("told", &told(), &[KNOWN, parts]);
        let told = graph.node("MatMul", &[&known, &told]);
        let gained = graph.node("Mul", &[&gained, &told]);
        let summed = graph.node("Mul", &[&raw, &gained]);
        let base = graph.floats("base", &values(&weights.base)?, &[KNOWN, 1]);
        let base_bias = graph.floats("base_bias", &values(&self.base_bias)?, &[1, 1]);
        let based = graph.node("MatMul", &[&known, &base]);
        let based = graph.node("Add", &[&based, &base_bias]);
        let all_but_skills = graph.floats("all_but_skills", &values(&all_but_skills()?)?, &[parts, 1]);
        let without_skills = graph.node("MatMul", &[&summed, &all_but_skills]);
        let without_skills = graph.node("Add", &[&without_skills, &based]);
        let expected = graph.node("Sigmoid", &[&without_skills]);
        let everyone = graph.floats("everyone", &vec![1.0 / CROWD as f32; count], &[1, count]);
        let expected = graph.node("MatMul", &[&everyone, &expected]);
        let crowd_inner = graph.floats("crowd_inner", &values(&self.crowd_inner)?, &[1, CROWD_HIDDEN]);
        let crowd_bias = graph.floats("crowd_bias", &values(&self.crowd_bias)?, &[1, CROWD_HIDDEN]);
        let crowd_outer = graph.floats("crowd_outer", &values(&self.crowd_outer)?, &[CROWD_HIDDEN, 1]);
        let crowd = graph.node("MatMul", &[&expected, &crowd_inner]);
        let crowd = graph.node("Add", &[&crowd, &crowd_bias]);
        let crowd = graph.node("Relu", &[&crowd]);
        let crowd = graph.node("MatMul", &[&crowd, &crowd_outer]);
        let start = graph.node("Add", &[&crowd, &based]);
        let all = graph.floats("all_parts", &[1.0; PARTS.len()], &[parts, 1]);
        let logits = graph.node("MatMul", &[&summed, &all]);
        let logits = graph.node("Add", &[&logits, &start]);
        let probability = graph.node("Sigmoid", &[&logits]);
        graph.output("match", &probability, &[count, 1]);
        graph.output("parts", &summed, &[count, parts]);
        graph.output("similarity", &to_origin, &[count, 1]);
        Ok(graph.into_bytes("ranker", contract, &[]))
    }

    /// Both hidden layers as one: what parts say, and beside it, with the sign turned, what they would say by
    /// what they depend on alone.
    fn merged(&self, weights: &Weights) -> Result<Merged> {
        let (dependent, independent): (Vec<u32>, Vec<u32>) = (0..HIDDEN as u32)
            .partition(|&hidden| (0..PARTS.len()).any(|on| depends(hidden as usize / HIDDEN_PER_PART, on)));
        let pick = |from: &Tensor, hidden: &[u32], dimension: usize| {
            from.index_select(&Tensor::new(hidden, &Device::Cpu)?, dimension)
        };
        let beside =
            |own: &Tensor, conditions: &Tensor| Tensor::cat(&[own, &pick(conditions, &dependent, 1)?], 1);
        let bias = self.inner_bias.as_tensor();
        let spread = beside(&weights.spread, &weights.spread_conditions)?;
        // Where a part depends on no other, its conditions are the bias alone: the same for every visitor.
        let outer_bias =
            pick(bias, &independent, 1)?.relu()?.matmul(&pick(&weights.outer, &independent, 0)?)?.neg()?;
        Ok(Merged {
            inner: beside(&weights.inner, &weights.inner_conditions)?,
            spread: Tensor::cat(&[&spread, &beside(bias, bias)?], 0)?,
            outer: Tensor::cat(&[&weights.outer, &pick(&weights.outer, &dependent, 0)?.neg()?], 0)?,
            outer_bias,
        })
    }
}

/// The network's two hidden layers in one, as [`RankerNetwork::merged`] makes it.
struct Merged {
    inner: Tensor,
    /// One row for each column that is spread by likeness, and the bias.
    spread: Tensor,
    outer: Tensor,
    outer_bias: Tensor,
}

/// Columns that are spread by likeness, and one that is 1 everywhere.
const SPREAD: usize = SPREAD_PARTS.len() + 1;

/// A row of zeros with a one.
fn unit(place: usize) -> Vec<f32> {
    (0..SPREAD).map(|column| f32::from(column == place)).collect()
}

/// Picks what says that a part is known from all that is known, `[KNOWN, PARTS]`.
fn told() -> Vec<f32> {
    (0..KNOWN).flat_map(|row| (0..PARTS.len()).map(move |part| f32::from(row == part))).collect()
}
