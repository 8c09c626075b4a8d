//! Elements of the O*NET content model that occupations are rated on.

/// A family of rated elements.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Domain {
    /// Developed capacities such as Writing; importance and level.
    Skill,
    /// Areas of knowledge such as Biology; importance and level.
    Knowledge,
    /// Enduring attributes such as Oral Comprehension; importance and level.
    Ability,
    /// General work activities such as Getting Information; importance only.
    WorkActivity,
    /// Personal characteristics such as Persistence; importance only.
    WorkStyle,
    /// What a person gets out of work, such as Recognition; extent only.
    WorkValue,
}

impl Domain {
    /// Every family, in table order.
    pub const ALL: [Self; 6] =
        [Self::Skill, Self::Knowledge, Self::Ability, Self::WorkActivity, Self::WorkStyle, Self::WorkValue];
}

/// A rated element: its content-model identifier (`2.A.1.a`), its name and its family.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element {
    /// Content-model identifier, such as `2.A.1.a`.
    pub id: String,
    /// Name, such as `Reading Comprehension`.
    pub name: String,
    /// The family it belongs to.
    pub domain: Domain,
}
