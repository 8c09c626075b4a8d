//! Ratings in words and as lengths of bars.

use crate::t;
use crate::view::format::one_decimal;
use waymark_schema::occupation::RatedElement;

/// The scale of a rating.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scale {
    /// Importance, 1 to 5.
    Importance,
    /// Extent, 1 to 7.
    Extent,
}

/// A rating, ready to draw.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Length of the bar, 0 to 100.
    pub length: f32,
    /// The rating in words, with the level where there is one.
    pub words: String,
}

/// Draws an element's rating.
pub fn row(element: &RatedElement, scale: Scale) -> Row {
    let top = match scale {
        Scale::Importance => 5.0,
        Scale::Extent => 7.0,
    };
    let share = ((element.importance - 1.0) / (top - 1.0)).clamp(0.0, 1.0);
    let mut words = match share {
        s if s >= 0.8 => t!("very high"),
        s if s >= 0.6 => t!("high"),
        s if s >= 0.4 => t!("medium"),
        _ => t!("low"),
    }
    .to_owned();
    if let Some(level) = element.level {
        words.push_str(&t!(", level {} of 7", one_decimal(level)));
    }
    Row { length: share * 100.0, words }
}

/// An interest's score of 1 to 7 as the length of a bar, 0 to 100.
pub fn interest_length(score: f32) -> f32 {
    ((score - 1.0) / 6.0).clamp(0.0, 1.0) * 100.0
}

/// Shares with their lengths, as long as the longest fills its track.
pub fn share_length(share: f32) -> f32 {
    share.clamp(0.0, 1.0) * 100.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn element(importance: f32, level: Option<f32>) -> RatedElement {
        RatedElement { name: "Writing".into(), importance, level }
    }

    #[test]
    fn a_rating_has_words_and_a_length() {
        assert_eq!(
            row(&element(5.0, None), Scale::Importance),
            Row { length: 100.0, words: "very high".into() }
        );
        assert_eq!(row(&element(3.0, Some(4.12)), Scale::Importance).words, "medium, level 4.1 of 7");
        assert_eq!(row(&element(4.0, None), Scale::Extent).length, 50.0);
        assert_eq!(row(&element(0.0, None), Scale::Extent).length, 0.0);
    }
}
