//! What one core can do at most with the instructions that a browser has.

use core::arch::wasm32::{f32x4, f32x4_add, f32x4_extract_lane, f32x4_mul, f32x4_splat, v128};
use wasm_bindgen::prelude::*;

/// Sums that do not wait for each other: a multiplication and an addition take some cycles until they are done.
const SUMS: usize = 12;
/// Numbers in a vector.
const LANES: u32 = 4;

/// Does this many rounds of multiply-adds on numbers that stay in registers. Says how many multiply-adds that were, and
/// what came of them, so that no compiler leaves them out.
#[wasm_bindgen]
pub fn multiply_add(rounds: u32, factor: f32) -> Vec<f64> {
    let mut sums: [v128; SUMS] =
        core::array::from_fn(|at| f32x4(at as f32, at as f32 + 0.25, at as f32 + 0.5, at as f32 + 0.75));
    let (factor, addend) = (f32x4_splat(factor), f32x4_splat(1.0 - factor));
    for _ in 0..rounds {
        for sum in &mut sums {
            *sum = f32x4_add(f32x4_mul(*sum, factor), addend);
        }
    }
    let result: f32 = sums.iter().map(|&sum| f32x4_extract_lane::<0>(sum)).sum();
    vec![f64::from(rounds) * f64::from(LANES) * SUMS as f64, f64::from(result)]
}
