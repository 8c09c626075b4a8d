//! How alike occupations are, as the ranker uses it.

use candle_core::{Device, Result, Tensor};

/// What is known of how alike occupations are; not trained here.
pub struct Likeness {
    /// Vectors, `[occupations, dimensions]`.
    pub vectors: Tensor,
    /// The occupations most like each, itself among them, `[occupations * NEIGHBOURS]`.
    pub neighbours: Vec<u32>,
    /// How much each of them counts; a row sums to 1, `[occupations, NEIGHBOURS]`.
    pub shares: Vec<f32>,
}

/// Occupations that evidence is gathered from.
pub const NEIGHBOURS: usize = 16;
/// Share of an occupation's own evidence among that of its neighbours.
const OWN_SHARE: f32 = 0.25;

impl Likeness {
    /// Vectors as they ship, and neighbours by `scores` of pairs in nats.
    pub fn new(vectors: Tensor, scores: &[Vec<f32>]) -> Self {
        let (mut neighbours, mut shares) = (Vec::new(), Vec::new());
        for (occupation, row) in scores.iter().enumerate() {
            let mut order: Vec<usize> = (0..row.len()).filter(|&other| other != occupation).collect();
            order.sort_by(|&a, &b| row[b].total_cmp(&row[a]).then(a.cmp(&b)));
            order.truncate(NEIGHBOURS - 1);
            let total: f32 = order.iter().map(|&other| row[other].exp()).sum();
            neighbours.push(occupation as u32);
            shares.push(OWN_SHARE);
            for other in order {
                neighbours.push(other as u32);
                shares.push((1.0 - OWN_SHARE) * row[other].exp() / total);
            }
        }
        Self { vectors, neighbours, shares }
    }

    /// The mean of `values` (one for each occupation) over neighbours, `[occupations, 1]`.
    pub(super) fn gathered(&self, values: &[f32]) -> Result<Tensor> {
        let means: Vec<f32> = self
            .neighbours
            .chunks(NEIGHBOURS)
            .zip(self.shares.chunks(NEIGHBOURS))
            .map(|(others, shares)| {
                others.iter().zip(shares).map(|(&other, share)| share * values[other as usize]).sum()
            })
            .collect();
        Tensor::from_vec(means, (values.len(), 1), &Device::Cpu)
    }
}
