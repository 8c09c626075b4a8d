//! Writes ONNX files: a graph of the few operators that the engine registers.

use prost::Message;
use tract_onnx::pb::tensor_proto::DataType;
use tract_onnx::pb::{
    AttributeProto, GraphProto, ModelProto, NodeProto, OperatorSetIdProto, StringStringEntryProto,
    TensorProto, TensorShapeProto, TypeProto, ValueInfoProto, attribute_proto, tensor_shape_proto,
    type_proto,
};
use waymark_engine::onnx::CONTRACT_KEY;

/// Operator set and file version that the operators in use have not changed in since.
const OPERATOR_SET: i64 = 13;
const FILE_VERSION: i64 = 8;

/// A graph being built. Values go by name.
#[derive(Default)]
pub struct Graph {
    graph: GraphProto,
    next: usize,
}

impl Graph {
    /// Declares an input.
    pub fn input(&mut self, name: &str, kind: DataType, shape: &[usize]) -> String {
        self.graph.input.push(value_info(name, kind, shape));
        name.to_owned()
    }

    /// Adds a constant of single-precision numbers.
    pub fn floats(&mut self, name: &str, values: &[f32], shape: &[usize]) -> String {
        let bytes = values.iter().flat_map(|value| value.to_le_bytes()).collect();
        self.constant(name, DataType::Float, bytes, shape)
    }

    /// Adds a matrix as whole numbers of eight bits with one step for each column, and what turns
    /// them back into numbers. A quarter of the bytes; the error is at most half a step.
    pub fn quantised(&mut self, name: &str, matrix: &Quantised) -> String {
        let bytes = matrix.values.iter().map(|&value| value as u8).collect();
        let whole = self.constant(name, DataType::Int8, bytes, &matrix.shape());
        let number = self.cast(&whole);
        let steps = self.floats(&format!("{name}_steps"), &matrix.steps, &[1, matrix.columns]);
        self.node("Mul", &[&number, &steps])
    }

    /// Adds eight-bit whole numbers as they are.
    pub fn bytes(&mut self, name: &str, matrix: &Quantised) -> String {
        let bytes = matrix.values.iter().map(|&value| value as u8).collect();
        self.constant(name, DataType::Int8, bytes, &matrix.shape())
    }

    /// Adds numbers of rows, for [`Graph::gather`]; there are fewer than 32,768 rows.
    pub fn rows(&mut self, name: &str, rows: &[u32], shape: &[usize]) -> String {
        let bytes = rows.iter().flat_map(|&row| (row as i16).to_le_bytes()).collect();
        let whole = self.constant(name, DataType::Int16, bytes, shape);
        let to = integer_attribute("to", DataType::Int64 as i64);
        self.node_with("Cast", &[&whole], vec![to])
    }

    /// Adds a shape, for `Reshape`.
    pub fn shape(&mut self, name: &str, shape: &[usize]) -> String {
        let bytes = shape.iter().flat_map(|&size| (size as i64).to_le_bytes()).collect();
        self.constant(name, DataType::Int64, bytes, &[shape.len()])
    }

    fn constant(&mut self, name: &str, kind: DataType, raw_data: Vec<u8>, shape: &[usize]) -> String {
        self.graph.initializer.push(TensorProto {
            name: name.to_owned(),
            data_type: kind as i32,
            dims: shape.iter().map(|&size| size as i64).collect(),
            raw_data,
            ..TensorProto::default()
        });
        name.to_owned()
    }

    /// Turns whole numbers into single precision.
    pub fn cast(&mut self, input: &str) -> String {
        let to = integer_attribute("to", DataType::Float as i64);
        self.node_with("Cast", &[input], vec![to])
    }

    /// Picks rows.
    pub fn gather(&mut self, table: &str, rows: &str) -> String {
        self.node_with("Gather", &[table, rows], vec![integer_attribute("axis", 0)])
    }

    /// Adds an operator without attributes; returns the name of its result.
    pub fn node(&mut self, operator: &str, inputs: &[&str]) -> String {
        self.node_with(operator, inputs, Vec::new())
    }

    fn node_with(&mut self, operator: &str, inputs: &[&str], attribute: Vec<AttributeProto>) -> String {
        self.next += 1;
        let output = format!("{}_{}", operator.to_lowercase(), self.next);
        self.graph.node.push(NodeProto {
            name: output.clone(),
            op_type: operator.to_owned(),
            input: inputs.iter().map(|&input| input.to_owned()).collect(),
            output: vec![output.clone()],
            attribute,
            ..NodeProto::default()
        });
        output
    }

    /// Declares a result as an output, under a name of its own.
    pub fn output(&mut self, name: &str, result: &str, shape: &[usize]) {
        for node in &mut self.graph.node {
            node.output
                .iter_mut()
                .chain(&mut node.input)
                .filter(|value| *value == result)
                .for_each(|value| name.clone_into(value));
        }
        self.graph.output.push(value_info(name, DataType::Float, shape));
    }

    /// The bytes of the ONNX file.
    ///
    /// `metadata` are further entries beside the contract.
    pub fn into_bytes(mut self, name: &str, contract: &str, metadata: &[(&str, String)]) -> Vec<u8> {
        name.clone_into(&mut self.graph.name);
        let entry =
            |key: &str, value: &str| StringStringEntryProto { key: key.to_owned(), value: value.to_owned() };
        let model = ModelProto {
            ir_version: FILE_VERSION,
            producer_name: "waymark".to_owned(),
            opset_import: vec![OperatorSetIdProto { domain: String::new(), version: OPERATOR_SET }],
            metadata_props: std::iter::once(entry(CONTRACT_KEY, contract))
                .chain(metadata.iter().map(|(key, value)| entry(key, value)))
                .collect(),
            graph: Some(self.graph),
            ..ModelProto::default()
        };
        model.encode_to_vec()
    }
}

fn integer_attribute(name: &str, value: i64) -> AttributeProto {
    AttributeProto {
        name: name.to_owned(),
        r#type: attribute_proto::AttributeType::Int as i32,
        i: value,
        ..AttributeProto::default()
    }
}

fn value_info(name: &str, kind: DataType, shape: &[usize]) -> ValueInfoProto {
    let dimension = |&size: &usize| tensor_shape_proto::Dimension {
        value: Some(tensor_shape_proto::dimension::Value::DimValue(size as i64)),
        ..tensor_shape_proto::Dimension::default()
    };
    let tensor = type_proto::Tensor {
        elem_type: kind as i32,
        shape: Some(TensorShapeProto { dim: shape.iter().map(dimension).collect() }),
    };
    ValueInfoProto {
        name: name.to_owned(),
        r#type: Some(TypeProto {
            value: Some(type_proto::Value::TensorType(tensor)),
            ..TypeProto::default()
        }),
        ..ValueInfoProto::default()
    }
}

/// A matrix in whole numbers of eight bits, with one step for each column.
#[derive(Debug, Clone, PartialEq)]
pub struct Quantised {
    /// Row by row.
    pub values: Vec<i8>,
    /// Number that one unit of each column stands for.
    pub steps: Vec<f32>,
    /// Number of columns.
    pub columns: usize,
}

impl Quantised {
    /// Rounds a matrix, given row by row. What little of a column lies beyond six standard
    /// deviations is cut, so that the steps stay fine for the rest.
    pub fn new(matrix: &[f32], columns: usize) -> Self {
        Self::with_steps(matrix, columns, |largest, spread| largest.min(spread * 6.0) / 127.0)
    }

    /// Rounds a matrix in steps of `share` of each column's standard deviation. Coarse steps leave fewer
    /// different values, so that the file packs into fewer bytes on its way to the visitor.
    pub fn coarse(matrix: &[f32], columns: usize, share: f32) -> Self {
        Self::with_steps(matrix, columns, |_, spread| spread * share)
    }

    /// Rounds in the step that is chosen for a column's largest value and standard deviation.
    fn with_steps(matrix: &[f32], columns: usize, choose: impl Fn(f32, f32) -> f32) -> Self {
        let rows = (matrix.len() / columns).max(1);
        let steps: Vec<f32> = (0..columns)
            .map(|column| {
                let values = || matrix.iter().skip(column).step_by(columns);
                let largest = values().fold(0.0_f32, |largest, value| largest.max(value.abs()));
                let spread = (values().map(|value| value * value).sum::<f32>() / rows as f32).sqrt();
                choose(largest, spread).max(1e-9)
            })
            .collect();
        let values = matrix
            .iter()
            .enumerate()
            .map(|(at, value)| (value / steps[at % columns]).round().clamp(-127.0, 127.0) as i8)
            .collect();
        Self { values, steps, columns }
    }

    /// Rows and columns.
    pub fn shape(&self) -> [usize; 2] {
        [self.values.len() / self.columns, self.columns]
    }

    /// The matrix that the engine will see.
    pub fn restored(&self) -> Vec<f32> {
        self.values
            .iter()
            .enumerate()
            .map(|(at, &value)| f32::from(value) * self.steps[at % self.columns])
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounding_is_at_most_half_a_step_within_the_limits() {
        let matrix: Vec<f32> = (0..400_u16).map(|at| (f32::from(at) * 0.37).sin()).collect();
        let rounded = Quantised::new(&matrix, 4);
        for (at, (value, restored)) in matrix.iter().zip(rounded.restored()).enumerate() {
            assert!((value - restored).abs() <= rounded.steps[at % 4] / 2.0 + 1e-6);
        }
        assert_eq!(rounded.shape(), [100, 4]);
    }
}
