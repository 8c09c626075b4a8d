//! The two principal components of points, by power iteration from a fixed start.

/// Rounds of the iteration: the directions are a beginning, not a result.
const ROUNDS: usize = 300;

/// Each point along the two directions in which the points differ most. Signs follow from the largest entry of
/// each direction, so that they do not depend on where the iteration began.
pub(super) fn principal(points: &[Vec<f64>]) -> Vec<[f64; 2]> {
    let width = points.first().map_or(0, Vec::len);
    let mut centred = points.to_vec();
    for axis in 0..width {
        let mean = points.iter().map(|point| point[axis]).sum::<f64>() / points.len() as f64;
        centred.iter_mut().for_each(|point| point[axis] -= mean);
    }
    let mut along = [0, 1].map(|_| vec![0.0; points.len()]);
    for component in &mut along {
        let direction = strongest(&centred, width);
        for (point, at) in centred.iter_mut().zip(component.iter_mut()) {
            *at = dot(point, &direction);
            point.iter_mut().zip(&direction).for_each(|(cell, part)| *cell -= *at * part);
        }
    }
    let [first, second] = along;
    first.into_iter().zip(second).map(<[f64; 2]>::from).collect()
}

/// The direction of unit length in which centred points differ most.
fn strongest(points: &[Vec<f64>], width: usize) -> Vec<f64> {
    let mut direction: Vec<f64> = (0..width).map(|axis| 1.0 / (axis as f64 + 1.0)).collect();
    for _ in 0..ROUNDS {
        let mut next = vec![0.0; width];
        for point in points {
            let along = dot(point, &direction);
            next.iter_mut().zip(point).for_each(|(sum, cell)| *sum += along * cell);
        }
        let length = dot(&next, &next).sqrt();
        if length < 1e-12 {
            break;
        }
        direction = next.into_iter().map(|cell| cell / length).collect();
    }
    let largest = direction.iter().copied().fold(0.0, |a: f64, b| if b.abs() > a.abs() { b } else { a });
    if largest < 0.0 {
        direction.iter_mut().for_each(|cell| *cell = -*cell);
    }
    direction
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_component_is_where_points_differ_most() {
        let points: Vec<Vec<f64>> =
            (0..9).map(|at| vec![0.2 * f64::from(at % 3), 3.0 * f64::from(at / 3), 1.0]).collect();
        let found = principal(&points);
        assert!((found[8][0] - found[0][0] - 6.0).abs() < 1e-6, "{found:?}");
        assert!((found[2][1] - found[0][1] - 0.4).abs() < 1e-6, "{found:?}");
    }
}
