//! Where each occupation lies on the map: near to those that it is most like.
//!
//! The learned likeness vectors are laid out by t-SNE (van der Maaten and Hinton, 2008), computed exactly: at this
//! size every pair fits. It begins with the two principal components and uses no chance at all, so the same vectors
//! give the same map. What it keeps is who is near to whom; far distances say little, and the page says so.

mod components;
mod embedding;

use crate::models::{Release, publish_tables};
use anyhow::{Context, Result, ensure};
use std::path::Path;
use waymark_tables::format::{read, write};
use waymark_tables::{MapTables, TransitionTables};

/// Lays out the occupations of the release in `out` and puts the map beside its other tables.
pub fn run(out: &Path) -> Result<()> {
    let release = Release::open(out)?;
    let vectors = likeness_vectors(&release)?;
    let table = MapTables::from_places(&lay_out(&vectors));
    ensure!(
        table.len() == release.core()?.len(),
        "the likeness vectors are of other occupations: run `paths`"
    );
    publish_tables(out, &[("map", &write(&table, release.contract()?)?)])
}

/// The learned likeness vectors of a release, at unit length.
pub fn likeness_vectors(release: &Release) -> Result<Vec<Vec<f64>>> {
    let bytes = release.bytes("transitions").context("the map comes after `paths`")?;
    let (table, _) = read::<TransitionTables>(&bytes)?;
    Ok((0..usize::from(table.occupations))
        .map(|occupation| unit(table.vector(occupation).iter().map(|&cell| f64::from(cell)).collect()))
        .collect())
}

/// Places for vectors of unit length, each coordinate from 0 to 1; both axes have one scale.
pub fn lay_out(vectors: &[Vec<f64>]) -> Vec<[f64; 2]> {
    let begin = components::principal(vectors);
    let places = embedding::embed(vectors, &begin);
    // Lying on its longest side, whatever the screen.
    let turned = components::principal(&places.iter().map(|place| place.to_vec()).collect::<Vec<_>>());
    within_unit_square(&turned)
}

/// The two principal components alone, as a map: what the layout has to beat.
pub fn principal_map(vectors: &[Vec<f64>]) -> Vec<[f64; 2]> {
    within_unit_square(&components::principal(vectors))
}

fn unit(vector: Vec<f64>) -> Vec<f64> {
    let length = vector.iter().map(|cell| cell * cell).sum::<f64>().sqrt().max(1e-12);
    vector.into_iter().map(|cell| cell / length).collect()
}

/// Moves and scales places so that the wider extent fills 0 to 1 and the other is in the middle.
fn within_unit_square(places: &[[f64; 2]]) -> Vec<[f64; 2]> {
    let bounds = [0, 1].map(|axis| {
        let values = places.iter().map(|place| place[axis]);
        (values.clone().fold(f64::INFINITY, f64::min), values.fold(f64::NEG_INFINITY, f64::max))
    });
    let extent = bounds.iter().map(|(low, high)| high - low).fold(1e-12, f64::max);
    let middle = bounds.map(|(low, high)| f64::midpoint(low, high));
    places.iter().map(|place| [0, 1].map(|axis| (place[axis] - middle[axis]) / extent + 0.5)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Three groups of occupations, far from each other.
    fn groups() -> Vec<Vec<f64>> {
        (0..60)
            .map(|at: usize| {
                let mut vector = vec![0.0; 8];
                vector[at % 3] = 1.0;
                vector[3 + at % 5] += 0.1 + at as f64 / 1000.0;
                unit(vector)
            })
            .collect()
    }

    #[test]
    fn like_occupations_are_near_and_the_map_is_always_the_same() {
        let vectors = groups();
        let places = lay_out(&vectors);
        assert_eq!(places, lay_out(&vectors));
        assert!(places.iter().flatten().all(|at| (0.0..=1.0).contains(at)));
        for (at, place) in places.iter().enumerate() {
            let nearest = (0..places.len())
                .filter(|&other| other != at)
                .min_by(|&a, &b| distance(place, &places[a]).total_cmp(&distance(place, &places[b])))
                .unwrap();
            assert_eq!(nearest % 3, at % 3, "{at} lies beside {nearest}");
        }
    }

    #[test]
    fn places_fill_the_square_in_one_scale() {
        let places = within_unit_square(&[[-4.0, 1.0], [4.0, 3.0], [0.0, 2.0]]);
        assert_eq!(places, [[0.0, 0.375], [1.0, 0.625], [0.5, 0.5]]);
    }

    fn distance(a: &[f64; 2], b: &[f64; 2]) -> f64 {
        (a[0] - b[0]).hypot(a[1] - b[1])
    }
}
