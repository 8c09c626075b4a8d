//! What a visitor says of what was recommended: useful, not useful, not now, and why.

use crate::OccupationCode;

/// A part of a match, in the order of the ranker's output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// Likeness to the current and past roles.
    Role,
    /// The skills named.
    Skills,
    /// The interests chosen.
    Interests,
    /// The work values chosen.
    Values,
    /// Education and level against what the occupation asks for.
    Preparation,
    /// Pay against the visitor's own.
    Pay,
    /// Likeness to the role that the visitor would like.
    Goal,
}

impl Part {
    /// Every part.
    pub const ALL: [Self; 7] =
        [Self::Role, Self::Skills, Self::Interests, Self::Values, Self::Preparation, Self::Pay, Self::Goal];

    /// The part's name in files and messages.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Role => "role",
            Self::Skills => "skills",
            Self::Interests => "interests",
            Self::Values => "values",
            Self::Preparation => "preparation",
            Self::Pay => "pay",
            Self::Goal => "goal",
        }
    }
}

/// Whether a recommendation is useful.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Answer {
    /// It is.
    Yes,
    /// It is not: it is set aside, and says something about the rest.
    No,
    /// Not at present: it is set aside, and says nothing about the rest.
    NotNow,
}

impl Answer {
    /// Whether what it is said of leaves the list.
    pub fn sets_aside(self) -> bool {
        self != Self::Yes
    }
}

/// Why a recommendation is not useful.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// It pays too little.
    Pay,
    /// It takes too long to prepare for.
    Preparation,
    /// It asks for skills that the visitor does not want to use.
    Skills,
    /// It does not interest the visitor.
    Interests,
    /// It is too much like what the visitor does now.
    Role,
    /// It cannot be done where the visitor is.
    Place,
    /// Something else.
    Other,
}

impl Reason {
    /// Every reason, in the order that they are offered.
    pub const ALL: [Self; 7] =
        [Self::Interests, Self::Pay, Self::Preparation, Self::Skills, Self::Role, Self::Place, Self::Other];
}

/// What an opinion says about other occupations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lesson {
    /// Which parts of the match it is about.
    pub parts: [bool; Part::ALL.len()],
    /// Whether it holds for like occupations, too.
    pub spreads: bool,
}

/// What a visitor saw when they gave their opinion.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Seen {
    /// The model's own probability of a match, between 0 and 1.
    pub probability: f32,
    /// Its parts in log-odds, in the order of [`Part::ALL`].
    pub parts: [f32; Part::ALL.len()],
}

/// What a visitor says of an occupation.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Opinion {
    /// The occupation.
    pub occupation: OccupationCode,
    /// Whether it is useful.
    pub answer: Answer,
    /// Why not, if the visitor says so.
    pub reason: Option<Reason>,
    /// What the visitor saw; `None` if that is not known.
    pub seen: Option<Seen>,
}

impl Opinion {
    /// What the opinion says about others, given what the parts said; `None` for one that says nothing.
    ///
    /// A reason narrows it down. Pay and preparation are about the part only where the part agrees (it spoke
    /// against what is refused): who refuses better pay as too little wants more, and a weight cannot say
    /// that. "Too much like my work" is about the role only where the role spoke for it. A place says nothing
    /// about any part.
    pub fn lesson(&self, parts: &[f32; Part::ALL.len()]) -> Option<Lesson> {
        let refused = match self.answer {
            Answer::Yes => false,
            Answer::No => true,
            Answer::NotNow => return None,
        };
        let only = |part: Part, counts: bool, spreads: bool| {
            let mut chosen = [false; Part::ALL.len()];
            chosen[part as usize] = counts;
            Lesson { parts: chosen, spreads }
        };
        let speaks_for = |part: Part| parts[part as usize] > 0.0;
        let speaks_against = |part: Part| parts[part as usize] < 0.0;
        let agrees = |part: Part| if refused { speaks_against(part) } else { speaks_for(part) };
        Some(match self.reason {
            None | Some(Reason::Other) => Lesson { parts: [true; Part::ALL.len()], spreads: true },
            Some(Reason::Pay) => only(Part::Pay, agrees(Part::Pay), false),
            Some(Reason::Preparation) => only(Part::Preparation, agrees(Part::Preparation), false),
            Some(Reason::Skills) => only(Part::Skills, true, true),
            Some(Reason::Interests) => only(Part::Interests, true, true),
            Some(Reason::Role) => only(Part::Role, speaks_for(Part::Role), false),
            Some(Reason::Place) => Lesson { parts: [false; Part::ALL.len()], spreads: false },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opinion(answer: Answer, reason: Option<Reason>) -> Opinion {
        let occupation = "29-1141.00".parse().unwrap();
        Opinion { occupation, answer, reason, seen: None }
    }

    /// Names of the parts that an opinion is about, and whether it spreads.
    fn taught(answer: Answer, reason: Option<Reason>, pay: f32, role: f32) -> Option<(String, bool)> {
        let mut parts = [0.5; Part::ALL.len()];
        parts[Part::Pay as usize] = pay;
        parts[Part::Role as usize] = role;
        let lesson = opinion(answer, reason).lesson(&parts)?;
        let named = Part::ALL.into_iter().filter(|&part| lesson.parts[part as usize]);
        Some((named.map(Part::as_str).collect::<Vec<_>>().join(" "), lesson.spreads))
    }

    #[test]
    fn a_reason_narrows_down_what_is_learned() {
        let all = "role skills interests values preparation pay goal".to_owned();
        for (answer, reason, pay, role, expected) in [
            (Answer::NotNow, None, 0.1, 0.1, None),
            (Answer::No, None, 0.1, 0.1, Some((all.clone(), true))),
            (Answer::Yes, None, -0.1, 0.1, Some((all.clone(), true))),
            (Answer::No, Some(Reason::Other), 0.1, 0.1, Some((all, true))),
            (Answer::No, Some(Reason::Pay), -0.1, 0.1, Some(("pay".into(), false))),
            (Answer::No, Some(Reason::Pay), 0.1, 0.1, Some((String::new(), false))),
            (Answer::Yes, Some(Reason::Pay), 0.1, 0.1, Some(("pay".into(), false))),
            (Answer::No, Some(Reason::Role), 0.1, 0.1, Some(("role".into(), false))),
            (Answer::No, Some(Reason::Role), 0.1, -0.1, Some((String::new(), false))),
            (Answer::No, Some(Reason::Interests), 0.1, 0.1, Some(("interests".into(), true))),
            (Answer::No, Some(Reason::Place), -0.1, 0.1, Some((String::new(), false))),
        ] {
            assert_eq!(taught(answer, reason, pay, role), expected, "{answer:?} {reason:?}");
        }
    }
}
