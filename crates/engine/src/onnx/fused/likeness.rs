//! Likeness of every row of a table to a mean of its rows: `table · (weights · table)ᵀ`. What has no weight is not
//! read.

use super::Kernel;
use std::sync::Arc;
use tract_core::internal::{TValue, Tensor, TractResult};

/// Columns that are added up side by side: as many bytes as a vector of what browsers have.
const LANES: usize = 16;

#[derive(Debug)]
pub(super) struct Likeness {
    /// Whole numbers of eight bits, a row for each of the `steps`.
    table: Arc<Tensor>,
    /// What one is worth in each column.
    steps: Vec<f32>,
    rows: usize,
}

impl Likeness {
    /// `None` if the table is not of eight-bit numbers, or has other columns than there are `steps`.
    pub(super) fn new(table: &Arc<Tensor>, steps: Vec<f32>) -> Option<Self> {
        let &[rows, columns] = table.shape() else { return None };
        let is_of_bytes = table.try_as_plain_ram().is_ok_and(|table| table.as_slice::<i8>().is_ok());
        let fits = is_of_bytes && columns > 0 && columns == steps.len();
        fits.then(|| Self { table: Arc::clone(table), steps, rows })
    }

    pub(super) fn rows(&self) -> usize {
        self.rows
    }
}

impl Kernel for Likeness {
    fn name(&self) -> &'static str {
        "Likeness"
    }

    fn shape(&self) -> [usize; 2] {
        [self.rows, 1]
    }

    fn run(&self, inputs: &[TValue], result: &mut [f32]) -> TractResult<()> {
        let (weights, table) = (inputs[0].try_as_plain_ram()?, self.table.try_as_plain_ram()?);
        let (weights, table) = (weights.as_slice::<f32>()?, table.as_slice::<i8>()?);
        let rows = || table.chunks_exact(self.steps.len());
        let mut mean = vec![0.0; self.steps.len()];
        for (row, &weight) in rows().zip(weights).filter(|&(_, &weight)| weight != 0.0) {
            mean.iter_mut().zip(row).for_each(|(sum, &value)| *sum += weight * f32::from(value));
        }
        // A role or a goal that is not given.
        if mean.iter().all(|&value| value == 0.0) {
            return Ok(());
        }
        // One step for the mean, and one for the row that it is multiplied with.
        mean.iter_mut().zip(&self.steps).for_each(|(value, step)| *value *= step * step);
        result.iter_mut().zip(rows()).for_each(|(result, row)| *result = product(row, &mean));
        Ok(())
    }
}

fn product(row: &[i8], values: &[f32]) -> f32 {
    let (row, row_last) = row.as_chunks::<LANES>();
    let (values, values_last) = values.as_chunks::<LANES>();
    let mut sums = [0.0; LANES];
    for (row, values) in row.iter().zip(values) {
        sums.iter_mut().zip(row).zip(values).for_each(|((sum, &a), b)| *sum += f32::from(a) * b);
    }
    let last: f32 = row_last.iter().zip(values_last).map(|(&a, b)| f32::from(a) * b).sum();
    // Pair by pair: in a row each addition would wait for the one before it.
    let mut width = LANES;
    while width > 1 {
        width /= 2;
        for lane in 0..width {
            sums[lane] += sums[lane + width];
        }
    }
    sums[0] + last
}
