//! A mean over each row's neighbours: `result[i] = Σ shares[i, k] · values[neighbours[i, k]]`.

use super::Kernel;
use tract_core::internal::{TValue, TractResult};

/// Sums that run beside one another, since each addition waits for the one before it.
const LANES: usize = 4;

#[derive(Debug)]
pub(super) struct Neighbours {
    /// Neighbours of a row, and its share of each.
    of: Vec<(u32, f32)>,
    rows: usize,
}

impl Neighbours {
    /// `None` if there is a neighbour that is not among the `values`.
    pub(super) fn new(neighbours: &[i64], shares: &[f32], rows: usize, values: usize) -> Option<Self> {
        let place = |&place: &i64| u32::try_from(place).ok().filter(|&place| (place as usize) < values);
        let of = neighbours.iter().zip(shares);
        let of =
            of.map(|(neighbour, &share)| Some((place(neighbour)?, share))).collect::<Option<Vec<_>>>()?;
        (rows > 0 && !of.is_empty()).then_some(Self { of, rows })
    }
}

impl Kernel for Neighbours {
    fn name(&self) -> &'static str {
        "Neighbours"
    }

    fn shape(&self) -> [usize; 2] {
        [self.rows, 1]
    }

    fn run(&self, inputs: &[TValue], result: &mut [f32]) -> TractResult<()> {
        let values = inputs[0].try_as_plain_ram()?;
        let values = values.as_slice::<f32>()?;
        // A role or a goal that is not given.
        if values.iter().all(|&value| value == 0.0) {
            return Ok(());
        }
        let each = self.of.len() / self.rows;
        for (result, of) in result.iter_mut().zip(self.of.chunks_exact(each)) {
            let mut sums = [0.0; LANES];
            let (several, last) = of.as_chunks::<LANES>();
            for of in several {
                sums.iter_mut().zip(of).for_each(|(sum, &of)| *sum += share(of, values));
            }
            *result = sums.iter().sum::<f32>() + last.iter().map(|&of| share(of, values)).sum::<f32>();
        }
        Ok(())
    }
}

fn share((neighbour, share): (u32, f32), values: &[f32]) -> f32 {
    share * values[neighbour as usize]
}
