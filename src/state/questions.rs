//! Answers to the questions about interests, and the rule that makes interests of them.

use serde::{Deserialize, Serialize};
use waymark_domain::interests::Interest;

/// Questions in all: five rounds of one for each interest.
pub const ALL: usize = 30;
/// Questions of the short version: the first two rounds.
pub const SHORT: usize = 12;
/// Most interests that are picked.
pub const MOST_PICKED: usize = 3;
/// Points for a yes; half of them for not being sure.
const YES_POINTS: usize = 2;

/// An answer to “Would you like to …?”.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reply {
    /// Yes.
    Yes,
    /// Not sure.
    Unsure,
    /// No.
    No,
}

impl Reply {
    /// Every reply, in the order of the buttons.
    pub const ALL: [Self; 3] = [Self::Yes, Self::Unsure, Self::No];

    /// Points for the interest that the question is about.
    pub fn points(self) -> usize {
        match self {
            Self::Yes => YES_POINTS,
            Self::Unsure => 1,
            Self::No => 0,
        }
    }
}

/// The interest that a question is about: each round asks once for each.
pub fn interest_of(question: usize) -> Interest {
    Interest::ALL[question % Interest::ALL.len()]
}

/// What was answered, question by question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Replies([Option<Reply>; ALL]);

impl Replies {
    /// The answer to a question, if there is one.
    pub fn get(&self, question: usize) -> Option<Reply> {
        self.0.get(question).copied().flatten()
    }

    /// Answers a question, or takes its answer back.
    pub fn set(&mut self, question: usize, reply: Option<Reply>) {
        if let Some(place) = self.0.get_mut(question) {
            *place = reply;
        }
    }

    /// How many of the first `count` questions are answered.
    pub fn answered(&self, count: usize) -> usize {
        self.0.iter().take(count).flatten().count()
    }

    /// The first of `count` questions without an answer.
    pub fn first_open(&self, count: usize) -> Option<usize> {
        self.0.iter().take(count).position(Option::is_none)
    }

    /// The interests that the answers so far speak for.
    pub fn outcome(&self) -> Outcome {
        let scores = Interest::ALL.map(|interest| {
            let of_this = (0..ALL).filter(|&question| interest_of(question) == interest);
            let replies: Vec<Reply> = of_this.filter_map(|question| self.get(question)).collect();
            Score {
                interest,
                points: replies.iter().map(|reply| reply.points()).sum(),
                most: replies.len() * YES_POINTS,
            }
        });
        Outcome::of(scores)
    }
}

/// The points of an interest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Score {
    /// Which interest.
    pub interest: Interest,
    /// Points reached.
    pub points: usize,
    /// Points that the answered questions could have given; 0 if none was answered.
    pub most: usize,
}

impl Score {
    /// Share of the points that could be reached, 0 to 1; `None` without an answer.
    pub fn share(&self) -> Option<f32> {
        (self.most > 0).then(|| self.points as f32 / self.most as f32)
    }

    /// Compares shares without rounding; without an answer comes last.
    fn against(&self, other: &Self) -> std::cmp::Ordering {
        match (self.most, other.most) {
            (0, 0) => std::cmp::Ordering::Equal,
            (0, _) => std::cmp::Ordering::Less,
            (_, 0) => std::cmp::Ordering::Greater,
            _ => (self.points * other.most).cmp(&(other.points * self.most)),
        }
    }

    fn reaches_half(&self) -> bool {
        self.most > 0 && self.points * 2 >= self.most
    }
}

/// What the answers say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing is answered, or about one interest alone.
    TooLittle,
    /// Every interest has all its points: nothing tells them apart.
    AllYes,
    /// No interest has a point.
    AllNo,
    /// Every interest has the same share.
    AllAlike,
    /// Some stand out, but none reaches half of its points.
    NoneStrong,
    /// These interests are picked.
    Picked,
}

/// Scores, and the interests that the rule picks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The strongest first; equal ones in the usual order.
    pub scores: [Score; 6],
    /// What is picked, in the usual order.
    pub picks: [bool; 6],
    /// What would be picked as well, were there room: interests of equal points across the last place.
    pub tied: Vec<Interest>,
    /// What to make of it.
    pub verdict: Verdict,
}

impl Outcome {
    fn of(mut scores: [Score; 6]) -> Self {
        // A stable sort keeps equals in the usual order.
        scores.sort_by(|a, b| b.against(a));
        let rated: Vec<&Score> = scores.iter().filter(|score| score.most > 0).collect();
        let alike = rated.windows(2).all(|pair| pair[0].against(pair[1]).is_eq());
        let verdict = match rated.first() {
            _ if rated.len() < 2 => Verdict::TooLittle,
            Some(first) if alike && first.points == first.most => Verdict::AllYes,
            Some(first) if alike && first.points == 0 => Verdict::AllNo,
            _ if alike => Verdict::AllAlike,
            Some(first) if first.reaches_half() => Verdict::Picked,
            _ => Verdict::NoneStrong,
        };
        let mut picks = [false; 6];
        let mut tied = Vec::new();
        if verdict == Verdict::Picked {
            let strong: Vec<Score> = rated.into_iter().copied().filter(Score::reaches_half).collect();
            for score in &strong {
                // With those that have as many points: picked together, or not at all.
                let with_equals = strong.iter().filter(|other| other.against(score).is_ge()).count();
                if with_equals <= MOST_PICKED {
                    picks[score.interest as usize] = true;
                } else if strong.iter().filter(|other| other.against(score).is_gt()).count() < MOST_PICKED {
                    tied.push(score.interest);
                }
            }
        }
        Self { scores, picks, tied, verdict }
    }

    /// Whether the rule picks anything.
    pub fn has_picks(&self) -> bool {
        self.picks.contains(&true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Interest::{Artistic, Enterprising, Investigative, Realistic, Social};

    /// So many yeses for each interest, then noes, over the first `rounds` rounds.
    fn replies(yeses: [usize; 6], rounds: usize) -> Replies {
        let mut replies = Replies::default();
        for question in 0..rounds * 6 {
            let yes = question / 6 < yeses[question % 6];
            replies.set(question, Some(if yes { Reply::Yes } else { Reply::No }));
        }
        replies
    }

    fn letters(picks: [bool; 6]) -> String {
        Interest::ALL
            .into_iter()
            .zip(picks)
            .filter(|(_, picked)| *picked)
            .map(|(one, _)| one.letter())
            .collect()
    }

    #[test]
    fn up_to_three_interests_from_half_of_the_points_upward_are_picked() {
        for (yeses, picks, verdict) in [
            ([5, 4, 3, 2, 1, 0], "RIA", Verdict::Picked),
            ([0, 0, 0, 5, 0, 0], "S", Verdict::Picked),
            ([0, 2, 0, 5, 3, 0], "SE", Verdict::Picked),
            ([2, 1, 0, 2, 1, 0], "", Verdict::NoneStrong),
            ([5; 6], "", Verdict::AllYes),
            ([0; 6], "", Verdict::AllNo),
            ([3; 6], "", Verdict::AllAlike),
        ] {
            let outcome = replies(yeses, 5).outcome();
            assert_eq!((letters(outcome.picks).as_str(), outcome.verdict), (picks, verdict), "{yeses:?}");
        }
    }

    #[test]
    fn interests_that_tie_across_the_last_place_are_left_to_the_visitor() {
        let outcome = replies([5, 4, 4, 4, 1, 0], 5).outcome();
        assert_eq!(letters(outcome.picks), "R");
        assert_eq!(outcome.tied, [Investigative, Artistic, Social]);
        let outcome = replies([5, 5, 5, 5, 0, 0], 5).outcome();
        assert_eq!(letters(outcome.picks), "");
        assert_eq!(outcome.tied, [Realistic, Investigative, Artistic, Social]);
        assert_eq!(outcome.verdict, Verdict::Picked);
        let within = replies([5, 5, 0, 5, 0, 0], 5).outcome();
        assert_eq!((letters(within.picks).as_str(), within.tied.as_slice()), ("RIS", [].as_slice()));
    }

    #[test]
    fn what_was_not_asked_does_not_count_against_an_interest() {
        let mut half = Replies::default();
        half.set(0, Some(Reply::Yes));
        half.set(1, Some(Reply::No));
        half.set(6, Some(Reply::Unsure));
        let outcome = half.outcome();
        assert_eq!(outcome.scores[0], Score { interest: Realistic, points: 3, most: 4 });
        assert_eq!(letters(outcome.picks), "R");
        assert_eq!(outcome.scores[5].share(), None);
        assert_eq!(half.answered(SHORT), 3);
        assert_eq!(half.first_open(SHORT), Some(2));
    }

    #[test]
    fn one_interest_alone_says_nothing() {
        let mut one = Replies::default();
        assert_eq!(one.outcome().verdict, Verdict::TooLittle);
        one.set(4, Some(Reply::Yes));
        assert_eq!(one.outcome().verdict, Verdict::TooLittle);
        one.set(4, None);
        assert_eq!(one, Replies::default());
        one.set(ALL, Some(Reply::Yes));
        assert_eq!(one, Replies::default(), "there is no such question");
    }

    #[test]
    fn the_short_version_asks_twice_for_each_interest() {
        for interest in Interest::ALL {
            let asked =
                |count: usize| (0..count).filter(|&question| interest_of(question) == interest).count();
            assert_eq!((asked(SHORT), asked(ALL)), (2, 5), "{interest:?}");
        }
        assert_eq!(interest_of(4), Enterprising);
    }
}
