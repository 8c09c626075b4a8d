//! Required education: from twelve published categories to seven levels.

use crate::raw::RawData;
use waymark_domain::{Education, OccupationCode};

/// Shares of workers by the education they say is required, lowest level first, summing to 1.
pub(super) fn own_shares(raw: &RawData, code: OccupationCode) -> Option<[f32; 7]> {
    shares(raw.education.get(&code)?)
}

fn shares(percentages: &[Option<f32>; 12]) -> Option<[f32; 7]> {
    let mut shares = [0.0; 7];
    for (percentage, category) in percentages.iter().zip(1..) {
        shares[Education::from_onet_category(category)?.rank()] += percentage.unwrap_or(0.0);
    }
    let total: f32 = shares.iter().sum();
    (total > 0.0).then(|| shares.map(|share| share / total))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn categories_add_up_to_levels() {
        let mut percentages = [None; 12];
        for (category, percentage) in [(2, 20.0), (6, 50.0), (7, 9.5), (11, 15.0), (12, 5.0)] {
            percentages[category - 1] = Some(percentage);
        }
        let shares = shares(&percentages).unwrap();
        let expected = [0.0, 20.0, 0.0, 0.0, 59.5, 0.0, 20.0].map(|percentage| percentage / 99.5);
        assert!(shares.iter().zip(expected).all(|(share, expected)| (share - expected).abs() < 1e-6));
    }

    #[test]
    fn no_category_at_all_is_not_rated() {
        assert_eq!(shares(&[None; 12]), None);
        assert_eq!(shares(&[Some(0.0); 12]), None);
    }
}
