//! One byte for a rating: what is lost is well below the rating's own standard error.

/// Stands for a value that is not published.
pub const MISSING: u8 = 255;
/// Stands for a level that does not apply, because the element does not matter to the occupation.
pub const NOT_RELEVANT: u8 = 254;
const STEPS: f32 = 253.0;

/// A linear scale between two published limits, in steps of 1/253 of its width.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    /// Lowest published value.
    pub low: f32,
    /// Highest published value.
    pub high: f32,
}

/// Importance, 1 to 5.
pub const IMPORTANCE: Scale = Scale { low: 1.0, high: 5.0 };
/// Level, 0 to 7.
pub const LEVEL: Scale = Scale { low: 0.0, high: 7.0 };
/// Occupational interest and extent of a work value, 1 to 7.
pub const ONE_TO_SEVEN: Scale = Scale { low: 1.0, high: 7.0 };
/// A share, 0 to 1.
pub const SHARE: Scale = Scale { low: 0.0, high: 1.0 };

impl Scale {
    /// The byte for a value; `None` is [`MISSING`]. Values outside the scale go to its nearest end.
    pub fn encode(self, value: Option<f32>) -> u8 {
        value.map_or(MISSING, |value| {
            ((value - self.low) / (self.high - self.low) * STEPS).round().clamp(0.0, STEPS) as u8
        })
    }

    /// The value of a byte, or `None` if it stands for no value.
    pub fn decode(self, byte: u8) -> Option<f32> {
        (byte < NOT_RELEVANT).then(|| self.low + f32::from(byte) / STEPS * (self.high - self.low))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_survives_within_half_a_step() {
        for scale in [IMPORTANCE, LEVEL, ONE_TO_SEVEN, SHARE] {
            let width = scale.high - scale.low;
            for step in 0..=1000_u16 {
                let value = scale.low + f32::from(step) / 1000.0 * width;
                let back = scale.decode(scale.encode(Some(value))).unwrap();
                assert!((back - value).abs() <= width / STEPS / 2.0 + 1e-5, "{value} became {back}");
            }
        }
    }

    #[test]
    fn no_value_stays_no_value() {
        assert_eq!(LEVEL.encode(None), MISSING);
        assert_eq!(LEVEL.decode(MISSING), None);
        assert_eq!(LEVEL.decode(NOT_RELEVANT), None);
    }
}
