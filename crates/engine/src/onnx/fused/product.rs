//! The product of two matrices, for the few rows or columns that these models have: `left · right`, or
//! `left · right + addend`.

use super::Kernel;
use tract_core::internal::{TValue, TractResult};

/// Rows of the right matrix that are added at a time: the sum is read and written once for all of them.
const TOGETHER: usize = 4;
/// Numbers of two rows that are multiplied side by side: two vectors of what browsers have.
const LANES: usize = 8;

#[derive(Debug)]
pub(super) struct Product {
    rows: usize,
    columns: usize,
}

impl Product {
    /// Of matrices that are `[rows, inner]` and `[inner, columns]`, of which none is zero; `None` for others. After the
    /// two may come what is added: a matrix, a row for each of its rows, or one number.
    pub(super) fn new(left: [usize; 2], right: [usize; 2]) -> Option<Self> {
        let fits = left[1] == right[0] && !left.contains(&0) && right[1] > 0;
        fits.then_some(Self { rows: left[0], columns: right[1] })
    }
}

impl Kernel for Product {
    fn name(&self) -> &'static str {
        "Product"
    }

    fn shape(&self) -> [usize; 2] {
        [self.rows, self.columns]
    }

    fn run(&self, inputs: &[TValue], result: &mut [f32]) -> TractResult<()> {
        let (left, right) = (inputs[0].try_as_plain_ram()?, inputs[1].try_as_plain_ram()?);
        let (left, right) = (left.as_slice::<f32>()?, right.as_slice::<f32>()?);
        if let Some(addend) = inputs.get(2) {
            let addend = addend.try_as_plain_ram()?;
            start_with(addend.as_slice::<f32>()?, result);
        }
        let rows = left.chunks_exact(left.len() / self.rows);
        for (row, result) in rows.zip(result.chunks_exact_mut(self.columns)) {
            match result {
                [result] => *result += dot(row, right),
                _ => add_rows(row, right, result),
            }
        }
        Ok(())
    }
}

/// Fills the result with what is added to it, over and over.
fn start_with(addend: &[f32], result: &mut [f32]) {
    match addend {
        &[number] => result.fill(number),
        _ => result.chunks_exact_mut(addend.len()).for_each(|result| result.copy_from_slice(addend)),
    }
}

/// Adds the rows of a matrix, each as often as `times` says.
fn add_rows(times: &[f32], matrix: &[f32], sum: &mut [f32]) {
    let columns = sum.len();
    let (times, times_last) = times.as_chunks::<TOGETHER>();
    let (matrix, matrix_last) = matrix.split_at(times.len() * TOGETHER * columns);
    for (&[a, b, c, d], rows) in times.iter().zip(matrix.chunks_exact(TOGETHER * columns)) {
        let (first, second) = rows.split_at(2 * columns);
        let ((of_a, of_b), (of_c, of_d)) = (first.split_at(columns), second.split_at(columns));
        let values = of_a.iter().zip(of_b).zip(of_c.iter().zip(of_d));
        for (sum, ((of_a, of_b), (of_c, of_d))) in sum.iter_mut().zip(values) {
            *sum += (a * of_a + b * of_b) + (c * of_c + d * of_d);
        }
    }
    for (time, row) in times_last.iter().zip(matrix_last.chunks_exact(columns)) {
        sum.iter_mut().zip(row).for_each(|(sum, value)| *sum += time * value);
    }
}

fn dot(left: &[f32], right: &[f32]) -> f32 {
    let (left, left_last) = left.as_chunks::<LANES>();
    let (right, right_last) = right.as_chunks::<LANES>();
    let mut sums = [0.0; LANES];
    for (left, right) in left.iter().zip(right) {
        sums.iter_mut().zip(left).zip(right).for_each(|((sum, a), b)| *sum += a * b);
    }
    let last: f32 = left_last.iter().zip(right_last).map(|(a, b)| a * b).sum();
    sums.iter().sum::<f32>() + last
}
