//! Functions of many numbers, several at once: a browser's processor has vectors, but the usual exponential and
//! logarithm are for one number at a time.

use wide::f32x4;

const LANES: usize = 4;

/// Each number's exponential.
pub(crate) fn exp(values: &mut [f32]) {
    each(values, f32x4::exp);
}

/// Each number's natural logarithm.
pub(crate) fn ln(values: &mut [f32]) {
    each(values, f32x4::ln);
}

/// Natural logarithm of one more than each number, which is not below zero. Next to zero it is exact to about 1e-7,
/// not to as many digits as the number has.
pub(crate) fn ln_1p(values: &mut [f32]) {
    each(values, |values| (values + 1.0).ln());
}

/// The largest number; minus infinity if there is none.
pub(crate) fn largest(values: &[f32]) -> f32 {
    let (lanes, last) = values.as_chunks::<LANES>();
    let none = f32x4::splat(f32::NEG_INFINITY);
    let of_lanes = lanes.iter().fold(none, |most, &values| most.fast_max(f32x4::new(values)));
    of_lanes.to_array().iter().chain(last).copied().fold(f32::NEG_INFINITY, f32::max)
}

fn each(values: &mut [f32], function: impl Fn(f32x4) -> f32x4) {
    let (lanes, last) = values.as_chunks_mut::<LANES>();
    for values in lanes {
        *values = function(f32x4::new(*values)).to_array();
    }
    // What is left over is computed beside ones, which every function here has a value for.
    let mut left = [1.0; LANES];
    left[..last.len()].copy_from_slice(last);
    last.copy_from_slice(&function(f32x4::new(left)).to_array()[..last.len()]);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether each of the numbers gives what it gives alone, but for rounding.
    fn agree(many: fn(&mut [f32]), one: fn(f32) -> f32, numbers: impl Iterator<Item = f32>) -> bool {
        let numbers: Vec<f32> = numbers.collect();
        let mut found = numbers.clone();
        many(&mut found);
        let mut both = found.iter().zip(numbers.into_iter().map(one));
        // Infinities have no difference; what is no number agrees with nothing.
        both.all(|(&found, expected)| {
            found == expected || (found - expected).abs() < 1e-6 * expected.abs().max(1.0)
        })
    }

    #[test]
    fn many_at_once_are_what_one_at_a_time_is() {
        let rising = || (0..2003).map(|at| (at as f32 - 1500.0) / 16.0);
        assert!(agree(exp, f32::exp, rising()));
        let positive = || rising().map(f32::exp2).chain([0.0, f32::MIN_POSITIVE, 1.0, f32::INFINITY]);
        assert!(agree(ln, f32::ln, positive()));
        assert!(agree(ln_1p, f32::ln_1p, positive()));
        let ends = [f32::NEG_INFINITY, -200.0, -0.0, 0.0, 200.0];
        assert!(agree(exp, f32::exp, ends.into_iter()));
    }

    #[test]
    fn any_count_will_do_and_each_keeps_its_place() {
        for count in 0..10_usize {
            let mut values: Vec<f32> = (0..count).map(|at| at as f32).collect();
            assert_eq!(largest(&values), values.last().copied().unwrap_or(f32::NEG_INFINITY));
            values.reverse();
            assert_eq!(largest(&values), values.first().copied().unwrap_or(f32::NEG_INFINITY));
            values.reverse();
            ln_1p(&mut values);
            assert!(values.iter().enumerate().all(|(at, value)| (value - (at as f32).ln_1p()).abs() < 1e-6));
        }
        assert_eq!(largest(&[-3.0, -1.0, -2.0, -7.0, -4.0]), -1.0);
    }
}
