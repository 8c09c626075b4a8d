//! Two layers of a network for many rows: `max(x · inner + bias, 0) · outer + outer bias`, each column by a scale.
//!
//! Each part of a match is a network of its own, so most entries of the two matrices are zero. Rows are taken several
//! at a time, side by side, so that every entry that is not zero is one multiplication of vectors, wherever it stands;
//! and what is between the layers is never written to memory. A part that the visitor said nothing about is scaled by
//! zero: its network is not run.

use super::Kernel;
use super::sources::Matrix;
use tract_core::internal::{PlainView, TValue, TractResult};

/// Rows that are computed side by side: eight vectors of what browsers have.
const LANES: usize = 32;
type Lanes = [f32; LANES];

/// The layers' entries that are not zero, and the widths of the inputs that stand side by side as `x`.
#[derive(Debug)]
pub(super) struct Layers {
    rows: usize,
    widths: Vec<usize>,
    /// For each hidden value the columns of `x` that it sees.
    inner: Sparse,
    bias: Vec<f32>,
    /// For each hidden value the columns of the result that see it.
    outer: Sparse,
    outer_bias: Vec<f32>,
}

impl Layers {
    /// Matrices with their biases: `inner` has a row for each column of `x`, `outer` one for each hidden value. After
    /// the inputs, so wide, may come a row of scales.
    pub(super) fn new(
        rows: usize,
        widths: Vec<usize>,
        (inner, bias): (&Matrix, Vec<f32>),
        (outer, outer_bias): (&Matrix, Vec<f32>),
    ) -> Self {
        Self {
            rows,
            widths,
            inner: Sparse::new(inner.columns, |hidden| inner.column(hidden)),
            bias,
            outer: Sparse::new(inner.columns, |hidden| outer.row(hidden).iter().copied()),
            outer_bias,
        }
    }

    /// The hidden values that anything but zero comes of.
    fn asked(&self, scales: &[f32]) -> Vec<usize> {
        let tells = |hidden: &usize| {
            self.outer.row(*hidden).iter().any(|&(column, _)| scales[column as usize] != 0.0)
        };
        (0..self.bias.len()).filter(tells).collect()
    }

    /// Whether so many rows are worth it.
    pub(super) fn suits(rows: usize) -> bool {
        rows >= LANES
    }
}

impl Kernel for Layers {
    fn name(&self) -> &'static str {
        "Layers"
    }

    fn shape(&self) -> [usize; 2] {
        [self.rows, self.outer_bias.len()]
    }

    fn run(&self, inputs: &[TValue], result: &mut [f32]) -> TractResult<()> {
        let views = inputs.iter().map(|input| input.try_as_plain_ram()).collect::<TractResult<Vec<_>>>()?;
        let inputs = views.iter().map(PlainView::as_slice::<f32>).collect::<TractResult<Vec<_>>>()?;
        let mut x = vec![[0.0; LANES]; self.widths.iter().sum()];
        let columns = self.outer_bias.len();
        let ones = vec![1.0; columns];
        let scales = inputs.get(self.widths.len()).copied().unwrap_or(&ones);
        let asked = self.asked(scales);
        let mut sums = vec![[0.0; LANES]; columns];
        for (block, result) in result.chunks_mut(LANES * columns).enumerate() {
            let mut above = 0;
            for (input, &width) in inputs.iter().zip(&self.widths) {
                turn(&input[block * LANES * width..], &mut x[above..above + width]);
                above += width;
            }
            sums.iter_mut().zip(&self.outer_bias).for_each(|(sums, &bias)| *sums = [bias; LANES]);
            for &hidden in &asked {
                let mut value = [self.bias[hidden]; LANES];
                for &(column, weight) in self.inner.row(hidden) {
                    add(&mut value, weight, &x[column as usize]);
                }
                // The larger of a number and zero, in operations that vectors have.
                value.iter_mut().for_each(|value| *value = 0.5 * (*value + value.abs()));
                for &(column, weight) in self.outer.row(hidden) {
                    add(&mut sums[column as usize], weight, &value);
                }
            }
            for (lane, result) in result.chunks_exact_mut(columns).enumerate() {
                let values = sums.iter().zip(scales).map(|(sums, scale)| sums[lane] * scale);
                result.iter_mut().zip(values).for_each(|(result, value)| *result = value);
            }
        }
        Ok(())
    }
}

/// The next rows as columns; lanes beyond the last row keep what they had.
fn turn(rows: &[f32], columns: &mut [Lanes]) {
    for (lane, row) in rows.chunks_exact(columns.len()).take(LANES).enumerate() {
        columns.iter_mut().zip(row).for_each(|(column, &value)| column[lane] = value);
    }
}

fn add(sum: &mut Lanes, weight: f32, values: &Lanes) {
    sum.iter_mut().zip(values).for_each(|(sum, value)| *sum += weight * value);
}

/// The entries of a matrix that are not zero, by rows.
#[derive(Debug)]
struct Sparse {
    /// Where each row's entries end.
    ends: Vec<usize>,
    /// Column and value.
    entries: Vec<(u32, f32)>,
}

impl Sparse {
    fn new<Row: Iterator<Item = f32>>(rows: usize, row: impl Fn(usize) -> Row) -> Self {
        let mut sparse = Self { ends: Vec::with_capacity(rows), entries: Vec::new() };
        for at in 0..rows {
            let entries = row(at).enumerate().map(|(column, value)| (column as u32, value));
            sparse.entries.extend(entries.filter(|&(_, value)| value != 0.0));
            sparse.ends.push(sparse.entries.len());
        }
        sparse
    }

    fn row(&self, row: usize) -> &[(u32, f32)] {
        let start = row.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.entries[start..self.ends[row]]
    }
}
