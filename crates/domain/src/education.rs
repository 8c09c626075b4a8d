//! Levels of education, from none to a doctorate.

/// The highest level of education a person has, or an occupation asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Education {
    /// Less than a high school diploma.
    None,
    /// High school diploma or equivalent.
    HighSchool,
    /// Post-secondary certificate, or some college courses without a degree.
    Certificate,
    /// Associate's or other two-year degree.
    Associate,
    /// Bachelor's degree, or a certificate taken after one.
    Bachelor,
    /// Master's degree, or a certificate taken after one.
    Master,
    /// First professional or doctoral degree, or training after one.
    Doctorate,
}

impl Education {
    /// Every level, lowest first.
    pub const ALL: [Self; 7] = [
        Self::None,
        Self::HighSchool,
        Self::Certificate,
        Self::Associate,
        Self::Bachelor,
        Self::Master,
        Self::Doctorate,
    ];

    /// The level for an O*NET "Required Level of Education" category, 1 to 12.
    pub fn from_onet_category(category: u8) -> Option<Self> {
        Some(match category {
            1 => Self::None,
            2 => Self::HighSchool,
            3 | 4 => Self::Certificate,
            5 => Self::Associate,
            6 | 7 => Self::Bachelor,
            8 | 9 => Self::Master,
            10..=12 => Self::Doctorate,
            _ => return None,
        })
    }

    /// Position in [`Education::ALL`], 0 to 6.
    pub fn rank(self) -> usize {
        self as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_are_ordered_and_categories_never_go_down() {
        let levels: Vec<_> =
            (1..=12).map(|category| Education::from_onet_category(category).unwrap()).collect();
        assert!(levels.is_sorted());
        assert_eq!(Education::from_onet_category(0), None);
        assert_eq!(Education::from_onet_category(13), None);
        for (rank, level) in Education::ALL.into_iter().enumerate() {
            assert_eq!(level.rank(), rank);
        }
    }
}
