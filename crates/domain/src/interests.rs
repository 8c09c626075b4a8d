//! Occupational interests: the six RIASEC types.

/// One of the six types of Holland's model, in its usual order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Interest {
    /// Practical, hands-on work.
    Realistic,
    /// Ideas, research, finding out.
    Investigative,
    /// Forms, designs, self-expression.
    Artistic,
    /// Helping and teaching people.
    Social,
    /// Starting, leading, persuading.
    Enterprising,
    /// Order, records, set procedures.
    Conventional,
}

impl Interest {
    /// The six types in RIASEC order.
    pub const ALL: [Self; 6] = [
        Self::Realistic,
        Self::Investigative,
        Self::Artistic,
        Self::Social,
        Self::Enterprising,
        Self::Conventional,
    ];

    /// The type's letter: R, I, A, S, E or C.
    pub fn letter(self) -> char {
        ['R', 'I', 'A', 'S', 'E', 'C'][self as usize]
    }

    /// The type with this letter, upper or lower case.
    pub fn from_letter(letter: char) -> Option<Self> {
        Self::ALL.into_iter().find(|interest| interest.letter() == letter.to_ascii_uppercase())
    }
}

/// How strongly a person is drawn to each type, 0 (not at all) to 1 (very much), in RIASEC order.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interests([f32; 6]);

impl Interests {
    /// The scores, if each is a number from 0 to 1.
    pub fn new(scores: [f32; 6]) -> Option<Self> {
        scores.iter().all(|score| (0.0..=1.0).contains(score)).then_some(Self(scores))
    }

    /// Chosen types score 1, the others 0; an empty choice says nothing and is `None`.
    pub fn from_chosen(chosen: &[Interest]) -> Option<Self> {
        if chosen.is_empty() {
            return None;
        }
        let mut scores = [0.0; 6];
        for &interest in chosen {
            scores[interest as usize] = 1.0;
        }
        Some(Self(scores))
    }

    /// The six scores in RIASEC order.
    pub fn scores(&self) -> [f32; 6] {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_types_agree() {
        for interest in Interest::ALL {
            assert_eq!(Interest::from_letter(interest.letter()), Some(interest));
            assert_eq!(Interest::from_letter(interest.letter().to_ascii_lowercase()), Some(interest));
        }
        assert_eq!(Interest::from_letter('X'), None);
    }

    #[test]
    fn scores_outside_zero_to_one_are_refused() {
        assert!(Interests::new([0.0, 1.0, 0.5, 0.2, 0.0, 1.0]).is_some());
        assert!(Interests::new([0.0, 1.1, 0.5, 0.2, 0.0, 1.0]).is_none());
        assert!(Interests::new([f32::NAN; 6]).is_none());
    }

    #[test]
    fn choosing_nothing_says_nothing() {
        assert_eq!(Interests::from_chosen(&[]), None);
        let scores = Interests::from_chosen(&[Interest::Enterprising]).unwrap().scores();
        assert_eq!(scores.map(|score| score > 0.5), [false, false, false, false, true, false]);
    }
}
