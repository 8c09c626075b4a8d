//! The sequence model as an ONNX file.

use super::network::{Gate, HIDDEN, Head, Rounded, SPACE, SequenceNetwork};
use crate::train::encoder::values;
use crate::train::onnx::{Graph, Quantised};
use candle_core::Result;
use tract_onnx::pb::tensor_proto::DataType;
use waymark_engine::careers::sequence::{CATALOGUE_KEY, STATE_KEY};
use waymark_engine::careers::{COURSE_FEATURES, MOVE_FEATURES};

impl SequenceNetwork {
    /// The ONNX file of the rounded network, for the list of courses of this number.
    pub fn to_onnx(&self, rounded: &Rounded, contract: &str, catalogue: u32) -> Result<Vec<u8>> {
        let [occupations, _] = rounded.occupations.shape();
        let [courses, _] = rounded.courses.shape();
        let [elements, _] = rounded.levels.shape();
        let mut graph = Graph::default();
        let state = graph.input("state", DataType::Float, &[1, HIDDEN]);
        let job = graph.input("job", DataType::Float, &[1, occupations]);
        let course = graph.input("course", DataType::Float, &[1, courses]);
        let levels = graph.input("levels", DataType::Float, &[1, elements]);
        let target = graph.input("target", DataType::Float, &[1, occupations]);
        let moves = graph.input("moves", DataType::Float, &[occupations, MOVE_FEATURES]);
        let fit = graph.input("fit", DataType::Float, &[courses, COURSE_FEATURES]);

        let occupation_points = graph.quantised("occupations", &rounded.occupations);
        let course_points = graph.quantised("courses", &rounded.courses);
        let level_points = graph.quantised("elements", &rounded.levels);
        let inputs = [
            graph.node("MatMul", &[&job, &occupation_points]),
            graph.node("MatMul", &[&course, &course_points]),
            graph.node("MatMul", &[&levels, &level_points]),
            graph.node("MatMul", &[&target, &occupation_points]),
        ];
        let update = gate(&mut graph, "update", &self.update, &rounded.update, &inputs, &state)?;
        let candidate = gate(&mut graph, "candidate", &self.candidate, &rounded.candidate, &inputs, &state)?;
        let two = graph.floats("two", &[2.0], &[1, 1]);
        let one = graph.floats("one", &[1.0], &[1, 1]);
        let candidate = graph.node("Mul", &[&candidate, &two]);
        let candidate = graph.node("Sub", &[&candidate, &one]);
        let change = graph.node("Sub", &[&candidate, &state]);
        let change = graph.node("Mul", &[&update, &change]);
        let next = graph.node("Add", &[&state, &change]);

        let jobs = head(&mut graph, "job", &self.job, [&next, &occupation_points, &moves])?;
        let scored = head(&mut graph, "course", &self.course, [&next, &course_points, &fit])?;
        let bias = graph.floats("course_bias", &values(&self.course_bias)?, &[courses, 1]);
        let scored = graph.node("Add", &[&scored, &bias]);
        graph.output("next_state", &next, &[1, HIDDEN]);
        graph.output("next_job", &jobs, &[occupations, 1]);
        graph.output("next_course", &scored, &[courses, 1]);
        let metadata = [(CATALOGUE_KEY, catalogue.to_string()), (STATE_KEY, HIDDEN.to_string())];
        Ok(graph.into_bytes("sequence", contract, &metadata))
    }
}

/// A gate's value, 0 to 1.
fn gate(
    graph: &mut Graph,
    name: &str,
    gate: &Gate,
    rounded: &[Quantised],
    inputs: &[String; 4],
    state: &str,
) -> Result<String> {
    let mut sum = graph.floats(&format!("{name}_bias"), &values(&gate.bias)?, &[1, HIDDEN]);
    let sources = inputs.iter().map(String::as_str).chain([state]);
    for (place, (source, matrix)) in sources.zip(rounded).enumerate() {
        let weights = graph.quantised(&format!("{name}_{place}"), matrix);
        let product = graph.node("MatMul", &[source, &weights]);
        sum = graph.node("Add", &[&sum, &product]);
    }
    Ok(graph.node("Sigmoid", &[&sum]))
}

/// Scores of candidates, `[candidates, 1]`, from the state, the candidates' points and their features.
fn head(
    graph: &mut Graph,
    name: &str,
    head: &Head,
    [state, points, features]: [&String; 3],
) -> Result<String> {
    let width = head.worth.dim(1)?;
    let query = graph.floats(&format!("{name}_query"), &values(&head.query)?, &[HIDDEN, SPACE]);
    let weights = graph.floats(&format!("{name}_weights"), &values(&head.weights)?, &[HIDDEN, width]);
    let worth = graph.floats(&format!("{name}_worth"), &values(&head.worth)?, &[1, width]);
    // A row becomes a column: the engine registers no transposition.
    let point = graph.shape(&format!("{name}_as_point"), &[SPACE, 1]);
    let column = graph.shape(&format!("{name}_as_column"), &[width, 1]);
    let query = graph.node("MatMul", &[state, &query]);
    let query = graph.node("Reshape", &[&query, &point]);
    let near = graph.node("MatMul", &[points, &query]);
    let its = graph.node("MatMul", &[state, &weights]);
    let its = graph.node("Add", &[&its, &worth]);
    let its = graph.node("Reshape", &[&its, &column]);
    let known = graph.node("MatMul", &[features, &its]);
    Ok(graph.node("Add", &[&near, &known]))
}
