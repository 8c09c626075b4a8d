//! Fields of work: the major groups of the classification, merged until they can be told apart on one map.

use crate::OccupationCode;

/// A field of work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// Management, business and finance: major groups 11 and 13.
    Business,
    /// Computing, engineering and science: 15, 17 and 19.
    Technology,
    /// Social work, law, education and arts: 21, 23, 25 and 27.
    Society,
    /// Health care: 29 and 31.
    Health,
    /// Protection, food, cleaning and personal services, and the armed forces: 33, 35, 37, 39 and 55.
    Service,
    /// Sales and office work: 41 and 43.
    Office,
    /// Farming, building and repair: 45, 47 and 49.
    Building,
    /// Making and transport: 51 and 53.
    Making,
}

impl Field {
    /// Every field, in the order of the classification.
    pub const ALL: [Self; 8] = [
        Self::Business,
        Self::Technology,
        Self::Society,
        Self::Health,
        Self::Service,
        Self::Office,
        Self::Building,
        Self::Making,
    ];

    /// The field of an occupation, by the major group that its code begins with.
    pub fn of(code: OccupationCode) -> Self {
        match code.digits() / 1_000_000 {
            0..=14 => Self::Business,
            15..=20 => Self::Technology,
            21..=28 => Self::Society,
            29..=32 => Self::Health,
            41..=44 => Self::Office,
            45..=50 => Self::Building,
            51..=54 => Self::Making,
            _ => Self::Service,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_major_group_has_its_field() {
        for (code, field) in [
            ("11-1011.00", Field::Business),
            ("13-2011.00", Field::Business),
            ("15-1252.00", Field::Technology),
            ("19-1042.00", Field::Technology),
            ("21-1022.00", Field::Society),
            ("27-1024.00", Field::Society),
            ("29-1141.00", Field::Health),
            ("31-1131.00", Field::Health),
            ("33-3051.00", Field::Service),
            ("39-5012.00", Field::Service),
            ("41-2031.00", Field::Office),
            ("43-4051.00", Field::Office),
            ("45-2092.00", Field::Building),
            ("49-3023.00", Field::Building),
            ("51-4041.00", Field::Making),
            ("53-3032.00", Field::Making),
            ("55-1011.00", Field::Service),
        ] {
            assert_eq!(Field::of(code.parse().unwrap()), field, "{code}");
        }
    }
}
