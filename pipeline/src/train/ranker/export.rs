//! The ranker as an ONNX file.

use super::{CROWD, CROWD_HIDDEN, HIDDEN, NEIGHBOURS, RankerNetwork, all_but_skills};
use crate::train::encoder::values;
use crate::train::onnx::{Graph, Quantised};
use candle_core::{Result, Tensor};
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
        let ones = graph.floats("ones", &vec![1.0; width], &[width, 1]);
        let similarity = |graph: &mut Graph, shares: &str| {
            let from = graph.node("MatMul", &[shares, &vectors]);
            // The engine registers no transposition, so products are summed by a column of ones instead.
            let products = graph.node("Mul", &[&vectors, &from]);
            graph.node("MatMul", &[&products, &ones])
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

        let inner_bias = graph.floats("inner_bias", &values(&self.inner_bias)?, &[1, HIDDEN]);
        let rows = [&to_origin, &to_goal, &evidence_near, &origin_near, &goal_near];
        let mut hidden = |name: &str, inner: &Tensor, spread: &Tensor| -> Result<String> {
            let inner = graph.floats(&format!("{name}_inner"), &values(inner)?, &[FEATURES, HIDDEN]);
            let mut hidden = graph.node("MatMul", &[&features, &inner]);
            for (row, values_of) in rows.into_iter().enumerate() {
                let weights = values(&spread.narrow(0, row, 1)?)?;
                if weights.iter().any(|&weight| weight != 0.0) {
                    let weights = graph.floats(&format!("{name}_spread_{row}"), &weights, &[1, HIDDEN]);
                    let weighed = graph.node("MatMul", &[values_of, &weights]);
                    hidden = graph.node("Add", &[&hidden, &weighed]);
                }
            }
            let hidden = graph.node("Add", &[&hidden, &inner_bias]);
            Ok(graph.node("Relu", &[&hidden]))
        };
        let all = hidden("all", &weights.inner, &weights.spread)?;
        let conditions = hidden("conditions", &weights.inner_conditions, &weights.spread_conditions)?;
        let own = graph.node("Sub", &[&all, &conditions]);
        let outer = graph.floats("outer", &values(&weights.outer)?, &[HIDDEN, parts]);
        let raw = graph.node("MatMul", &[&own, &outer]);
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
}

/// Picks what says that a part is known from all that is known, `[KNOWN, PARTS]`.
fn told() -> Vec<f32> {
    (0..KNOWN).flat_map(|row| (0..PARTS.len()).map(move |part| f32::from(row == part))).collect()
}
