//! Work values: the six needs that O*NET says work can meet.

/// One of O*NET's six work values, in its order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WorkValue {
    /// Seeing results, using one's strongest abilities.
    Achievement,
    /// Steady work and good conditions.
    WorkingConditions,
    /// Advancement, leading, being looked up to.
    Recognition,
    /// Friendly colleagues, service to others.
    Relationships,
    /// A management that stands behind its people.
    Support,
    /// Working on one's own, deciding for oneself.
    Independence,
}

impl WorkValue {
    /// The six values in O*NET's order.
    pub const ALL: [Self; 6] = [
        Self::Achievement,
        Self::WorkingConditions,
        Self::Recognition,
        Self::Relationships,
        Self::Support,
        Self::Independence,
    ];

    /// O*NET's name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Achievement => "Achievement",
            Self::WorkingConditions => "Working Conditions",
            Self::Recognition => "Recognition",
            Self::Relationships => "Relationships",
            Self::Support => "Support",
            Self::Independence => "Independence",
        }
    }
}
