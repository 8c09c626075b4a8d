//! Models for another number of occupations.

use crate::{Draw, EnlargeError};
use prost::Message;
use tract_onnx::pb::tensor_proto::DataType;
use tract_onnx::pb::tensor_shape_proto::dimension::Value;
use tract_onnx::pb::type_proto::Value::TensorType;
use tract_onnx::pb::{ModelProto, TensorProto, ValueInfoProto};

/// Weights that hold numbers of occupations rather than figures of them.
const NEIGHBOURS: &str = "neighbours";
/// Weights that take a mean over all occupations.
const MEAN: &str = "everyone";

/// The model of an ONNX file with every axis of occupations enlarged: an axis is one if it is as long as there are
/// real occupations, and no other axis of the shipped models is.
pub fn model(bytes: &[u8], draw: &Draw) -> Result<Vec<u8>, EnlargeError> {
    let mut model = ModelProto::decode(bytes)?;
    let graph = model.graph.as_mut().ok_or(EnlargeError::Incomplete("graph"))?;
    for value in graph.input.iter_mut().chain(&mut graph.output) {
        declare(value, draw);
    }
    for tensor in &mut graph.initializer {
        enlarge(tensor, draw);
    }
    Ok(model.encode_to_vec())
}

/// Declares an input or output with the new length.
fn declare(value: &mut ValueInfoProto, draw: &Draw) {
    let Some(TensorType(tensor)) = value.r#type.as_mut().and_then(|kind| kind.value.as_mut()) else { return };
    for dimension in tensor.shape.iter_mut().flat_map(|shape| &mut shape.dim) {
        if dimension.value == Some(Value::DimValue(draw.real as i64)) {
            dimension.value = Some(Value::DimValue(draw.len() as i64));
        }
    }
}

/// Copies the rows, or columns, of what is kept for each occupation.
fn enlarge(tensor: &mut TensorProto, draw: &Draw) {
    let width = width(tensor);
    let shape: Vec<usize> = tensor.dims.iter().map(|&length| length as usize).collect();
    if tensor.data_type == DataType::Int64 as i32 {
        // The shape that values of all occupations are brought to.
        let shape_of_all = (draw.real as i64).to_le_bytes();
        for chunk in tensor.raw_data.chunks_mut(width).filter(|chunk| **chunk == shape_of_all) {
            chunk.copy_from_slice(&(draw.len() as i64).to_le_bytes());
        }
        return;
    }
    let Some(axis) = shape.iter().position(|&length| length == draw.real) else { return };
    let inner = width * shape[axis + 1..].iter().product::<usize>();
    let outer = inner * draw.real;
    tensor.raw_data = tensor.raw_data.chunks(outer).flat_map(|block| draw.column(block, inner)).collect();
    tensor.dims[axis] = draw.len() as i64;
    if tensor.name == NEIGHBOURS {
        // As 32 bits, for there may be more than 16 can number.
        let renamed = |pair: &[u8]| draw.first_copy(usize::from(u16::from_le_bytes([pair[0], pair[1]])));
        tensor.raw_data =
            tensor.raw_data.chunks(2).flat_map(|pair| (renamed(pair) as i32).to_le_bytes()).collect();
        tensor.data_type = DataType::Int32 as i32;
    }
    if tensor.name == MEAN {
        let share = 1.0 / draw.len() as f32;
        tensor.raw_data = (0..draw.len()).flat_map(|_| share.to_le_bytes()).collect();
    }
}

/// Bytes of one number.
fn width(tensor: &TensorProto) -> usize {
    let count: i64 = tensor.dims.iter().product();
    tensor.raw_data.len() / (count.max(1) as usize)
}
