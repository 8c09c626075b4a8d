//! Levels beside one another: what an occupation asks for and what the visitor has, as a line between two points.

use crate::t;
use crate::view::format::one_decimal;
use waymark_domain::gap::{CLOSE_TOLERANCE, HAVE_TOLERANCE, REQUIRED_IMPORTANCE};
use waymark_schema::market::ComparedElement;

/// The highest level there is.
const TOP_LEVEL: f32 = 7.0;

/// How a visitor stands to what is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// The visitor's level is enough.
    Had,
    /// Nearly there.
    Close,
    /// Still to be learnt.
    ToLearn,
    /// The visitor has said nothing to tell it by.
    Untold,
    /// It matters little to the work.
    Minor,
    /// The occupation is not rated.
    Unrated,
}

impl Standing {
    /// A name in a class.
    pub fn key(self) -> &'static str {
        match self {
            Self::Had => "had",
            Self::Close => "close",
            Self::ToLearn => "to-learn",
            Self::Untold => "untold",
            Self::Minor => "minor",
            Self::Unrated => "unrated",
        }
    }

    /// What it means, in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Had => t!("you have it"),
            Self::Close => t!("close"),
            Self::ToLearn => t!("to learn"),
            Self::Untold => t!("asked for"),
            Self::Minor => t!("matters little"),
            Self::Unrated => t!("not rated"),
        }
    }
}

/// A level that is asked for beside the visitor's own, on a line from 0 to 100.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Dumbbell {
    /// Where the level asked for lies.
    pub asked: Option<f32>,
    /// Where the visitor's level lies.
    pub yours: Option<f32>,
    /// How the two stand.
    pub standing: Standing,
}

/// The dumbbell of an element in one of the occupations.
pub fn dumbbell(element: &ComparedElement, occupation: usize) -> Dumbbell {
    let of = |figures: &[Option<f32>]| figures.get(occupation).copied().flatten();
    let at = |level: f32| (level / TOP_LEVEL * 100.0).clamp(0.0, 100.0);
    let (importance, level) = (of(&element.importance), of(&element.level));
    let standing = match (importance, level, element.yours) {
        (None, ..) => Standing::Unrated,
        (Some(importance), ..) if importance < REQUIRED_IMPORTANCE => Standing::Minor,
        (_, Some(asked), Some(yours)) => match asked - yours {
            short if short <= HAVE_TOLERANCE => Standing::Had,
            short if short <= CLOSE_TOLERANCE => Standing::Close,
            _ => Standing::ToLearn,
        },
        (_, None, Some(_)) => Standing::Had,
        (_, _, None) => Standing::Untold,
    };
    let unrated = standing == Standing::Unrated;
    Dumbbell { asked: level.map(at), yours: element.yours.map(at).filter(|_| !unrated), standing }
}

/// A dumbbell in one sentence, for those who do not see it.
pub fn dumbbell_words(element: &ComparedElement, occupation: usize) -> String {
    let standing = dumbbell(element, occupation).standing.words();
    let asked = element.level.get(occupation).copied().flatten();
    match (asked, element.yours) {
        (Some(asked), Some(yours)) => {
            t!(
                "asks for level {} of 7, you have about {}: {standing}",
                one_decimal(asked),
                one_decimal(yours),
                standing
            )
        }
        (Some(asked), None) => t!("asks for level {} of 7: {standing}", one_decimal(asked), standing),
        (None, _) => standing.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn element(importance: Option<f32>, level: Option<f32>, yours: Option<f32>) -> ComparedElement {
        ComparedElement { name: "Writing".into(), importance: vec![importance], level: vec![level], yours }
    }

    #[test]
    fn a_dumbbell_stands_as_the_gap_does() {
        for (importance, level, yours, standing) in [
            (Some(4.0), Some(4.0), Some(4.0), Standing::Had),
            (Some(4.0), Some(4.2), Some(4.0), Standing::Had),
            (Some(4.0), Some(5.0), Some(4.0), Standing::Close),
            (Some(4.0), Some(5.1), Some(4.0), Standing::ToLearn),
            (Some(2.0), Some(5.1), Some(4.0), Standing::Minor),
            (Some(4.0), Some(5.1), None, Standing::Untold),
            (None, None, Some(4.0), Standing::Unrated),
        ] {
            assert_eq!(dumbbell(&element(importance, level, yours), 0).standing, standing);
        }
        let drawn = dumbbell(&element(Some(4.0), Some(3.5), Some(9.0)), 0);
        assert_eq!((drawn.asked, drawn.yours), (Some(50.0), Some(100.0)));
        assert_eq!(dumbbell(&element(Some(4.0), None, None), 7).standing, Standing::Unrated);
    }

    #[test]
    fn a_dumbbell_is_told_in_words() {
        assert_eq!(
            dumbbell_words(&element(Some(4.0), Some(5.1), Some(4.0)), 0),
            "asks for level 5.1 of 7, you have about 4.0: to learn"
        );
        assert_eq!(dumbbell_words(&element(None, None, Some(4.0)), 0), "not rated");
    }
}
