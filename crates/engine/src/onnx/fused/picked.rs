//! The weighted sum of rows of a table: `Σ weights[k] · table[rows[k]]`. What has no weight is not read.

use super::Kernel;
use std::sync::Arc;
use tract_core::internal::{TValue, Tensor, TractResult, anyhow};

#[derive(Debug)]
pub(super) struct Picked {
    /// Whole numbers of eight bits.
    table: Arc<Tensor>,
    columns: usize,
}

impl Picked {
    pub(super) fn new(table: Arc<Tensor>, columns: usize) -> Self {
        Self { table, columns }
    }
}

impl Kernel for Picked {
    fn name(&self) -> &'static str {
        "Picked"
    }

    fn shape(&self) -> [usize; 2] {
        [1, self.columns]
    }

    fn run(&self, inputs: &[TValue], result: &mut [f32]) -> TractResult<()> {
        let [weights, rows] = [&inputs[0], &inputs[1]].map(|input| input.try_as_plain_ram());
        let (weights, rows, table) = (weights?, rows?, self.table.try_as_plain_ram()?);
        let table = table.as_slice::<i8>()?;
        for (&weight, &row) in weights.as_slice::<f32>()?.iter().zip(rows.as_slice::<i64>()?) {
            if weight == 0.0 {
                continue;
            }
            let start = usize::try_from(row).ok().and_then(|row| row.checked_mul(self.columns));
            let row = start.and_then(|start| table.get(start..start.checked_add(self.columns)?));
            let row = row.ok_or_else(|| anyhow!("the table has no such row"))?;
            result.iter_mut().zip(row).for_each(|(sum, &value)| *sum += weight * f32::from(value));
        }
        Ok(())
    }
}
