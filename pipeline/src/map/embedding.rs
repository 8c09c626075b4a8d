//! t-SNE with every pair computed.

/// How many near occupations each one pays attention to, roughly. Chosen by the neighbours that the map keeps.
const PERPLEXITY: f64 = 12.0;
const ROUNDS: usize = 1500;
/// For so many rounds attraction is stronger, which lets groups find their places.
const EARLY: usize = 300;
const EXAGGERATION: f64 = 12.0;
const MOMENTUM: (f64, f64) = (0.5, 0.8);
/// Spread of the places at the start, small beside what they grow to.
const START: f64 = 1e-2;

/// Places for vectors of unit length, beginning from these.
pub(super) fn embed(vectors: &[Vec<f64>], begin: &[[f64; 2]]) -> Vec<[f64; 2]> {
    let count = vectors.len();
    let attraction = attractions(vectors);
    let rate = (count as f64 / EXAGGERATION).max(50.0);
    let spread = begin.iter().map(|place| place[0].abs()).fold(1e-12, f64::max);
    let mut places: Vec<[f64; 2]> = begin.iter().map(|place| place.map(|at| at / spread * START)).collect();
    let mut speed = vec![[0.0; 2]; count];
    let mut gain = vec![[1.0_f64; 2]; count];
    let mut nearness = vec![0.0; count * count];
    for round in 0..ROUNDS {
        let early = round < EARLY;
        let (stronger, momentum) = if early { (EXAGGERATION, MOMENTUM.0) } else { (1.0, MOMENTUM.1) };
        let force = forces(&places, &attraction, stronger, &mut nearness);
        for at in 0..count {
            for axis in 0..2 {
                let same_way = (force[at][axis] > 0.0) == (speed[at][axis] < 0.0);
                let grown = if same_way { gain[at][axis] + 0.2 } else { gain[at][axis] * 0.8 };
                gain[at][axis] = grown.max(0.01);
                speed[at][axis] = momentum * speed[at][axis] - rate * gain[at][axis] * force[at][axis];
                places[at][axis] += speed[at][axis];
            }
        }
    }
    places
}

/// The gradient at each place.
fn forces(places: &[[f64; 2]], attraction: &[f64], stronger: f64, nearness: &mut [f64]) -> Vec<[f64; 2]> {
    let count = places.len();
    let mut total = 0.0;
    for a in 0..count {
        for b in a + 1..count {
            let (x, y) = (places[a][0] - places[b][0], places[a][1] - places[b][1]);
            let near = 1.0 / (1.0 + x * x + y * y);
            nearness[a * count + b] = near;
            total += 2.0 * near;
        }
    }
    let mut force = vec![[0.0; 2]; count];
    for a in 0..count {
        for b in a + 1..count {
            let near = nearness[a * count + b];
            let pull = 4.0 * (stronger * attraction[a * count + b] - near / total) * near;
            for axis in 0..2 {
                let part = pull * (places[a][axis] - places[b][axis]);
                force[a][axis] += part;
                force[b][axis] -= part;
            }
        }
    }
    force
}

/// How much each pair attracts, summing to 1 over all.
fn attractions(vectors: &[Vec<f64>]) -> Vec<f64> {
    let count = vectors.len();
    let mut attraction = vec![0.0; count * count];
    for (at, vector) in vectors.iter().enumerate() {
        let distances: Vec<f64> = vectors
            .iter()
            .map(|other| 2.0 - 2.0 * vector.iter().zip(other).map(|(a, b)| a * b).sum::<f64>())
            .collect();
        for (other, share) in shares(&distances, at).into_iter().enumerate() {
            attraction[at * count + other] += share / (2.0 * count as f64);
            attraction[other * count + at] += share / (2.0 * count as f64);
        }
    }
    attraction
}

/// Shares of attention to the others by squared distance, sharpened until it is spread over [`PERPLEXITY`] of them.
fn shares(distances: &[f64], own: usize) -> Vec<f64> {
    let wanted = PERPLEXITY.min((distances.len() as f64 - 1.0) / 3.0).ln();
    let nearest = distances
        .iter()
        .enumerate()
        .filter(|&(at, _)| at != own)
        .map(|(_, &d)| d)
        .fold(f64::INFINITY, f64::min);
    let at_sharpness = |sharpness: f64| {
        let mut shares: Vec<f64> =
            distances.iter().map(|distance| (-(distance - nearest) * sharpness).exp()).collect();
        shares[own] = 0.0;
        let sum: f64 = shares.iter().sum();
        shares.iter_mut().for_each(|share| *share /= sum);
        shares
    };
    let (mut low, mut high) = (0.0, f64::INFINITY);
    let mut sharpness = 1.0;
    for _ in 0..64 {
        let entropy: f64 = at_sharpness(sharpness)
            .iter()
            .filter(|&&share| share > 0.0)
            .map(|share| -share * share.ln())
            .sum();
        if entropy > wanted {
            low = sharpness;
            sharpness = if high.is_finite() { f64::midpoint(low, high) } else { sharpness * 2.0 };
        } else {
            high = sharpness;
            sharpness = f64::midpoint(low, high);
        }
    }
    at_sharpness(sharpness)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attention_is_spread_over_as_many_as_wanted() {
        let distances: Vec<f64> = (0..100).map(|at| f64::from(at) / 50.0).collect();
        let shares = shares(&distances, 3);
        assert_eq!(shares[3], 0.0);
        assert!((shares.iter().sum::<f64>() - 1.0).abs() < 1e-9);
        let entropy: f64 = shares.iter().filter(|&&share| share > 0.0).map(|share| -share * share.ln()).sum();
        assert!((entropy.exp() - PERPLEXITY).abs() < 1e-3, "{}", entropy.exp());
    }
}
