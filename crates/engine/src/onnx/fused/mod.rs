//! Operators of this engine's own, for what tract's general ones do slowly: each does in one pass over its input what
//! the file says in several, and leaves out what the file's constants multiply by zero. A product of matrices is one of
//! its own, too: tract's, for any shape and kind of number, takes longer to be prepared than these models to be read.
//!
//! The file has standard operators only, so any runtime can run it. Which of them are one operator here is found when
//! the graph is built ([`Sources`]), and what they compute differs from the file's by rounding alone.

mod layers;
mod likeness;
mod neighbours;
mod picked;
mod product;
mod sources;
#[cfg(test)]
pub(super) mod tests;

use product::Product;
pub(super) use sources::Sources;
use std::fmt::Debug;
use std::sync::Arc;
use tract_core::internal::{
    Datum, DatumTypeExt, EvalContext, EvalOp, Op, StaticName, TValue, Tensor, TractResult, TypedFact,
    TypedOp, as_op, op_as_typed_op, op_out_of_plan, tvec,
};
use tract_core::prelude::TVec;

/// What an operator computes from its inputs: numbers, row by row.
trait Kernel: Debug + Send + Sync {
    fn name(&self) -> &'static str;

    /// Rows and columns of the result.
    fn shape(&self) -> [usize; 2];

    /// Fills the result, which is zero before.
    fn run(&self, inputs: &[TValue], result: &mut [f32]) -> TractResult<()>;
}

/// A kernel as an operator in tract's graph.
#[derive(Debug, Clone)]
pub(super) struct Fused(Arc<dyn Kernel>);

impl Fused {
    fn new(kernel: impl Kernel + 'static) -> Self {
        Self(Arc::new(kernel))
    }

    /// The product of matrices of these shapes; `None` where there is none.
    pub(super) fn product(left: [usize; 2], right: [usize; 2]) -> Option<Self> {
        Product::new(left, right).map(Self::new)
    }
}

/// Two operators are the same if they share their constants.
impl PartialEq for Fused {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for Fused {}

impl Op for Fused {
    fn name(&self) -> StaticName {
        self.0.name().into()
    }

    op_as_typed_op!();
}

impl EvalOp for Fused {
    op_out_of_plan!();

    fn eval(&self, _: &EvalContext, inputs: TVec<TValue>) -> TractResult<TVec<TValue>> {
        let mut result = Tensor::zero::<f32>(&self.0.shape())?;
        self.0.run(&inputs, result.try_as_plain_ram_mut()?.as_slice_mut()?)?;
        Ok(tvec!(result.into()))
    }
}

impl TypedOp for Fused {
    fn output_facts(&self, _: &[&TypedFact]) -> TractResult<TVec<TypedFact>> {
        Ok(tvec!(f32::datum_type().fact(self.0.shape())))
    }

    as_op!();
}
