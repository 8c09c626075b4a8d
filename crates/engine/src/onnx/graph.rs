//! From an ONNX graph to tract's.

use super::file::{Constant, Graph, Kind, Node, Value};
use super::fused::{Fused, Sources};
use std::collections::HashMap;
use std::sync::Arc;
use tract_core::internal::{
    AxisOp, Datum, DatumType, DatumTypeExt, OutletId, SpecialOps, Tensor, TractResult, TypedFact, TypedModel,
    TypedOp, anyhow, bail, ensure, tensor0, tensor1,
};
use tract_core::ops::array::Gather;
use tract_core::ops::cast::cast;
use tract_core::ops::{math, nn};

/// Values by the names that nodes ask for them by.
type Values = HashMap<String, OutletId>;

/// Builds a graph of fixed shapes. Matrices have two dimensions; what an operator broadcasts has as many
/// dimensions as what it is broadcast to.
pub(super) fn build(graph: Graph) -> TractResult<TypedModel> {
    let mut model = TypedModel::default();
    let mut values = Values::new();
    let mut constants = HashMap::new();
    for constant in graph.constants {
        let numbers = Arc::new(tensor(&constant)?);
        values.insert(constant.name.clone(), model.add_const(&constant.name, Arc::clone(&numbers))?);
        constants.insert(constant.name, numbers);
    }
    for input in graph.inputs {
        let outlet = model.add_source(&input.name, fact(&input)?)?;
        values.insert(input.name, outlet);
    }
    let mut sources = Sources::new(&constants);
    for node in &graph.nodes {
        let wires = |inputs: &[&str]| {
            let wire = |&input: &&str| {
                values.get(input).copied().ok_or_else(|| anyhow!("there is no value {input}"))
            };
            inputs.iter().map(wire).collect::<TractResult<Vec<_>>>()
        };
        let [name] = node.outputs.as_slice() else { bail!("{} has more than one result", node.operator) };
        ensure!(!values.contains_key(name), "{name} is made twice");
        let inputs: Vec<&str> = node.inputs.iter().map(String::as_str).collect();
        let inputs = wires(&inputs)?;
        let shape = |value: &str| {
            let fact = model.outlet_fact(*values.get(value)?).ok()?;
            fact.shape.as_concrete().map(<[usize]>::to_vec)
        };
        // What led to it stands in the graph still, and is not run unless something else needs it.
        let outlet = if let Some((fused, inputs)) = sources.fused(name, node, shape) {
            model.wire_node(name, fused, &wires(&inputs)?)?[0]
        } else if let Some(numbers) = sources.table(name) {
            model.add_const(name, numbers)?
        } else {
            wire(&mut model, name, node, &inputs)?
        };
        values.insert(name.clone(), outlet);
    }
    let outputs = graph
        .outputs
        .iter()
        .map(|output| values.get(&output.name).copied().ok_or_else(|| anyhow!("no {}", output.name)))
        .collect::<TractResult<Vec<_>>>()?;
    model.select_output_outlets(&outputs)?;
    Ok(model)
}

/// Adds a node's operator to the graph.
fn wire(model: &mut TypedModel, name: &str, node: &Node, inputs: &[OutletId]) -> TractResult<OutletId> {
    let arity = match node.operator.as_str() {
        "Sqrt" | "Relu" | "Sigmoid" | "Cast" => 1,
        "Add" | "Sub" | "Mul" | "Div" | "MatMul" | "Gather" | "Reshape" => 2,
        other => bail!("there is no operator {other} here"),
    };
    ensure!(inputs.len() == arity, "{name} has {} inputs, {} takes {arity}", inputs.len(), node.operator);
    let rank = |place: usize| -> TractResult<usize> { Ok(model.outlet_fact(inputs[place])?.rank()) };
    let operator: Box<dyn TypedOp> = match node.operator.as_str() {
        "Add" | "Sub" | "Mul" | "Div" => {
            ensure!(rank(0)? == rank(1)?, "{name} is of different numbers of dimensions");
            Box::new(match node.operator.as_str() {
                "Add" => math::add(),
                "Sub" => math::sub(),
                "Mul" => math::mul(),
                _ => math::div(),
            })
        }
        "Sqrt" => Box::new(math::sqrt()),
        "Sigmoid" => Box::new(nn::sigmoid()),
        "Relu" => {
            let zero = tensor0(0_f32).broadcast_into_rank(rank(0)?)?;
            let zero = model.add_const(format!("{name}.zero"), zero)?;
            return Ok(model.wire_node(name, math::max(), &[inputs[0], zero])?[0]);
        }
        "MatMul" => {
            let sizes = |place: usize| {
                let fact = model.outlet_fact(inputs[place]).ok()?;
                (fact.datum_type == f32::datum_type()).then(|| fact.shape.as_concrete()?.try_into().ok())?
            };
            let product = sizes(0).zip(sizes(1)).and_then(|(left, right)| Fused::product(left, right));
            Box::new(product.ok_or_else(|| anyhow!("{name} is not of two matrices of f32 that go together"))?)
        }
        "Gather" => Box::new(Gather::new(attribute(node, "axis").unwrap_or(0).try_into()?)),
        "Cast" => {
            let to = attribute(node, "to").and_then(|kind| Kind::try_from(i32::try_from(kind).ok()?).ok());
            Box::new(cast(datum_type(to.ok_or_else(|| anyhow!("{name} casts to an unknown kind"))?)?))
        }
        _ => return reshape(model, name, inputs),
    };
    Ok(model.wire_node(name, operator, inputs)?[0])
}

/// Reshapes to a constant shape.
fn reshape(model: &mut TypedModel, name: &str, inputs: &[OutletId]) -> TractResult<OutletId> {
    let to = model.outlet_fact(inputs[1])?.konst.clone();
    let to = to.ok_or_else(|| anyhow!("the shape of {name} is not constant"))?;
    let to = to.view().as_slice::<i64>()?.iter().map(|&size| size.into()).collect();
    let from = model.outlet_fact(inputs[0])?.shape.to_tvec();
    Ok(model.wire_node(name, AxisOp::Reshape(0, from, to), &inputs[..1])?[0])
}

fn attribute(node: &Node, name: &str) -> Option<i64> {
    node.attributes.iter().find(|attribute| attribute.name == name).map(|attribute| attribute.integer)
}

fn datum_type(kind: Kind) -> TractResult<DatumType> {
    Ok(match kind {
        Kind::Float => f32::datum_type(),
        Kind::Int8 => i8::datum_type(),
        Kind::Int16 => i16::datum_type(),
        Kind::Int32 => i32::datum_type(),
        Kind::Int64 => i64::datum_type(),
        Kind::Undefined => bail!("a kind of number is not given"),
    })
}

/// Kind and shape of an input.
pub(super) fn fact(input: &Value) -> TractResult<TypedFact> {
    let tensor = input.of.as_ref().and_then(|of| of.tensor.as_ref());
    let tensor = tensor.ok_or_else(|| anyhow!("the input {} has no type", input.name))?;
    let sizes = tensor.shape.iter().flat_map(|shape| &shape.dimensions).map(|dimension| dimension.size);
    Ok(datum_type(Kind::try_from(tensor.kind)?)?.fact(shape(sizes)?))
}

/// The numbers of a constant.
pub(super) fn tensor(constant: &Constant) -> TractResult<Tensor> {
    let bytes = &constant.bytes;
    let numbers = match Kind::try_from(constant.kind)? {
        Kind::Float => tensor1(&numbers(bytes, f32::from_le_bytes)),
        Kind::Int8 => tensor1(&numbers(bytes, i8::from_le_bytes)),
        Kind::Int16 => tensor1(&numbers(bytes, i16::from_le_bytes)),
        Kind::Int32 => tensor1(&numbers(bytes, i32::from_le_bytes)),
        Kind::Int64 => tensor1(&numbers(bytes, i64::from_le_bytes)),
        Kind::Undefined => bail!("the constant {} is of no kind", constant.name),
    };
    numbers.into_shape(&shape(constant.shape.iter().copied())?)
}

fn numbers<T, const N: usize>(bytes: &[u8], read: impl Fn([u8; N]) -> T) -> Vec<T> {
    bytes.as_chunks().0.iter().map(|&bytes| read(bytes)).collect()
}

fn shape(sizes: impl Iterator<Item = i64>) -> TractResult<Vec<usize>> {
    sizes.map(|size| Ok(usize::try_from(size)?)).collect()
}
