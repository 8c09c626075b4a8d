//! What the app tells whoever listens around it: the page's own helpers, and a page that embeds it.
//!
//! Nothing that the visitor typed is in any of it. What a host hears of these is decided where the message leaves
//! the page, in `public/framed.js`.

use serde::Serialize;
use waymark_schema::feedback::AnswerV1;
use waymark_schema::recommendation::Recommendation;

/// Something that has happened.
#[derive(Debug, Clone, PartialEq)]
pub enum Happening {
    /// Questions are answered from now on.
    Ready,
    /// The visitor is at a step, or at a page that is none.
    Step {
        /// The step's name in the address.
        step: String,
    },
    /// There are new results.
    Results(Found),
    /// The visitor looks at an occupation.
    Selected {
        /// O*NET-SOC code.
        code: String,
    },
    /// The visitor has said that something is wrong, or whether it is useful.
    Feedback {
        /// What it is about.
        about: &'static str,
        /// O*NET-SOC code of what it is about, where it is an occupation or leads to one.
        code: Option<String>,
        /// Whether it is useful.
        answer: Option<AnswerV1>,
    },
    /// The visitor has taken results away.
    Download {
        /// In which form.
        format: &'static str,
    },
    /// Something has failed, in a way that the visitor sees.
    Error {
        /// What has failed.
        what: &'static str,
    },
}

/// Results, without anything of the profile that they are for.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Found {
    /// How many there are.
    pub count: usize,
    /// The occupations in order.
    pub occupations: Vec<FoundOccupation>,
}

/// An occupation among the results.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FoundOccupation {
    /// O*NET-SOC code.
    pub code: String,
    /// Title.
    pub title: String,
    /// Probability of a match.
    pub r#match: f32,
}

impl Found {
    /// What there is to tell of a recommendation.
    pub fn of(recommendation: &Recommendation) -> Self {
        let occupations = recommendation.results.iter().map(|found| FoundOccupation {
            code: found.code.clone(),
            title: found.title.clone(),
            r#match: found.r#match,
        });
        Self { count: recommendation.results.len(), occupations: occupations.collect() }
    }
}

impl Happening {
    /// The name of its event on the window.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Ready => "waymark:ready",
            Self::Step { .. } => "waymark:step",
            Self::Results(_) => "waymark:results",
            Self::Selected { .. } => "waymark:selected",
            Self::Feedback { .. } => "waymark:feedback",
            Self::Download { .. } => "waymark:download",
            Self::Error { .. } => "waymark:error",
        }
    }
}

/// The occupation that a path of the site leads to.
pub fn occupation_in(path: &str) -> Option<&str> {
    let (_, rest) = path.split_once("/occupation/")?;
    let code = rest.trim_end_matches('/');
    (!code.is_empty() && !code.contains('/')).then_some(code)
}

#[cfg(test)]
mod tests {
    use super::*;
    use waymark_schema::recommendation::{GapCountsV1, GapV1, Match, Parts};

    #[test]
    fn results_are_told_without_what_they_are_for() {
        let found = Match {
            code: "29-1141.00".into(),
            title: "Registered Nurses".into(),
            r#match: 0.5,
            adapted: None,
            parts: Parts::default(),
            gap_counts: GapCountsV1::default(),
            gap: GapV1::default(),
            pay: None,
            badges: Vec::new(),
            current: true,
            job_zone: 3,
            growth_percent: None,
        };
        let recommendation =
            Recommendation { id: Some("me".into()), results: vec![found], ..Recommendation::default() };
        let told = Found::of(&recommendation);
        assert_eq!(told.count, 1);
        assert_eq!((told.occupations[0].code.as_str(), told.occupations[0].r#match), ("29-1141.00", 0.5));
    }

    #[test]
    fn an_occupation_is_known_by_its_path() {
        for (path, expected) in [
            ("/occupation/15-1252.00/", Some("15-1252.00")),
            ("/guide/waymark/occupation/15-1252.00", Some("15-1252.00")),
            ("/about/", None),
            ("/occupation/", None),
            ("/occupation/a/b", None),
        ] {
            assert_eq!(occupation_in(path), expected, "{path}");
        }
    }
}
