//! Loading an ONNX model with exactly the operators that the two models use.
//!
//! tract's full operator set would more than double the worker's size, so only these are
//! registered; a model that needs another is refused by name when it is loaded.

use crate::error::EngineError;
use std::collections::BTreeMap;
use tract_onnx::Onnx;
use tract_onnx::model::{OnnxOpRegister, ParsingContext};
use tract_onnx::pb::NodeProto;
use tract_onnx::prelude::*;
#[cfg_attr(
    not(test),
    expect(clippy::wildcard_imports, reason = "tract names what an operator needs in one prelude")
)]
use tract_onnx::tract_hir::internal::*;
use tract_onnx::tract_hir::ops;

/// A model ready to run.
pub(crate) type Runnable = Arc<TypedRunnableModel>;

fn operators() -> OnnxOpRegister {
    let mut register = OnnxOpRegister::default();
    register.insert("Add", |_, _| Ok((ops::math::Add.into_hir(), vec![])));
    register.insert("Mul", |_, _| Ok((ops::math::Mul.into_hir(), vec![])));
    register.insert("Div", |_, _| Ok((ops::math::Div.into_hir(), vec![])));
    register.insert("Sqrt", |_, _| Ok((ops::math::sqrt().into_hir(), vec![])));
    register.insert("MatMul", |_, _| Ok((expand(ops::matmul::MatMulInference::default()), vec![])));
    register.insert("Relu", |_, _| Ok((expand(ops::activations::Clip::new(Some(0.0), None)), vec![])));
    register.insert("Sigmoid", |_, _| Ok((ops::nn::sigmoid().into_hir(), vec![])));
    register.insert("Gather", |_, node| {
        Ok((expand(ops::array::Gather::new(node.get_attr_opt("axis")?.unwrap_or(0))), vec![]))
    });
    register.insert("Reshape", |_, _| Ok((expand(ops::array::Reshape::new(false)), vec![])));
    register.insert("Cast", cast);
    register
}

fn cast(_: &ParsingContext, node: &NodeProto) -> TractResult<(Box<dyn InferenceOp>, Vec<String>)> {
    Ok((expand(Cast { to: node.get_attr::<DatumType>("to")? }), vec![]))
}

/// ONNX `Cast` between number types; tract keeps its own form of it private.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Cast {
    to: DatumType,
}

impl Expansion for Cast {
    fn name(&self) -> StaticName {
        "Cast".into()
    }

    fn rules<'r, 'p: 'r, 's: 'r>(
        &'s self,
        solver: &mut Solver<'r>,
        inputs: &'p [TensorProxy],
        outputs: &'p [TensorProxy],
    ) -> InferenceResult {
        check_input_arity(inputs, 1)?;
        check_output_arity(outputs, 1)?;
        solver.equals(&outputs[0].datum_type, self.to.bex())?;
        solver.equals(&outputs[0].rank, &inputs[0].rank)?;
        solver.equals(&outputs[0].shape, &inputs[0].shape)
    }

    fn wire(&self, prefix: &str, model: &mut TypedModel, inputs: &[OutletId]) -> TractResult<TVec<OutletId>> {
        model.wire_node(prefix, tract_onnx::tract_core::ops::cast::cast(self.to), inputs)
    }
}

/// A loaded model and the release of tables that it was trained on.
pub(crate) struct Loaded {
    name: &'static str,
    pub(crate) model: Runnable,
    pub(crate) contract: String,
    metadata: BTreeMap<String, String>,
}

impl Loaded {
    /// A number in the file's metadata.
    pub(crate) fn number(&self, key: &str) -> Result<f32, EngineError> {
        self.metadata.get(key).and_then(|value| value.parse().ok()).ok_or_else(|| EngineError::Model {
            model: self.name,
            reason: format!("it does not say {key}: train it again"),
        })
    }
}

/// Key of the release in an ONNX file's metadata.
pub const CONTRACT_KEY: &str = "waymark.contract";
/// Key of [`crate::Encoder::confident_probability`] in the encoder's metadata.
pub const CONFIDENT_KEY: &str = "waymark.confident_probability";
/// What tract puts before a key of the metadata.
const METADATA: &str = "onnx.metadata_props.";

/// Reads, checks and optimises a model.
pub(crate) fn load(name: &'static str, bytes: &[u8]) -> Result<Loaded, EngineError> {
    let fail = |reason: String| EngineError::Model { model: name, reason };
    let onnx = Onnx { op_register: operators(), ..Onnx::default() };
    let model = onnx.model_for_read(&mut &*bytes).map_err(|error| fail(format!("{error:#}")))?;
    let metadata: BTreeMap<String, String> = model
        .properties
        .iter()
        .filter_map(|(key, tensor)| {
            let value = tensor.try_as_plain_ram().ok()?.to_scalar::<String>().ok()?.clone();
            Some((key.strip_prefix(METADATA)?.to_owned(), value))
        })
        .collect();
    let contract = metadata
        .get(CONTRACT_KEY)
        .cloned()
        .ok_or_else(|| fail(format!("it does not say {CONTRACT_KEY}: train it again")))?;
    let model = model
        .into_optimized()
        .and_then(IntoRunnable::into_runnable)
        .map_err(|error| fail(format!("{error:#}")))?;
    Ok(Loaded { name, model, contract, metadata })
}
