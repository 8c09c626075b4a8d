//! Ratings of occupations on a list of elements.

use crate::quantise::{IMPORTANCE, LEVEL, NOT_RELEVANT, ONE_TO_SEVEN};
use serde::{Deserialize, Serialize};
use waymark_domain::Domain;

/// Ratings of every occupation on the elements of some families.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct RatingBlock {
    /// Content-model identifiers.
    pub ids: Vec<String>,
    /// Names, in the same order.
    pub names: Vec<String>,
    /// Position of each element's family in [`Domain::ALL`].
    pub domains: Vec<u8>,
    /// Importance (extent, for work values), element by element: all occupations for the first
    /// element, then for the second; see [`crate::quantise`].
    pub importance: Vec<u8>,
    /// Level in the same order; empty if no element of the block has levels.
    pub level: Vec<u8>,
}

/// A rating in published units.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Rating {
    /// Importance 1 to 5 (extent 1 to 7 for work values), if published.
    pub importance: Option<f32>,
    /// Level 0 to 7, if published and relevant.
    pub level: Option<f32>,
    /// Whether the element is published as not relevant to the occupation, so that it has no level.
    pub not_relevant: bool,
}

impl RatingBlock {
    /// Number of elements.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether there is no element.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// The family of an element.
    pub fn domain(&self, element: usize) -> Domain {
        Domain::ALL[usize::from(self.domains[element])]
    }

    /// The rating of `occupation` on `element`, both below their counts.
    pub fn rating(&self, occupation: usize, element: usize) -> Rating {
        let occupations = self.importance.len() / self.len();
        let at = element * occupations + occupation;
        let scale = if self.domain(element) == Domain::WorkValue { ONE_TO_SEVEN } else { IMPORTANCE };
        Rating {
            importance: scale.decode(self.importance[at]),
            level: self.level.get(at).and_then(|&byte| LEVEL.decode(byte)),
            not_relevant: self.level.get(at) == Some(&NOT_RELEVANT),
        }
    }

    /// Name, importance and level of a family's elements for `occupation`, by falling importance; those without a
    /// published importance are left out.
    pub fn by_importance(&self, occupation: usize, domain: Domain) -> Vec<(&str, f32, Option<f32>)> {
        let mut rated: Vec<_> = (0..self.len())
            .filter(|&element| self.domain(element) == domain)
            .filter_map(|element| {
                let rating = self.rating(occupation, element);
                Some((self.names[element].as_str(), rating.importance?, rating.level))
            })
            .collect();
        rated.sort_by(|(a, first, _), (b, second, _)| second.total_cmp(first).then(a.cmp(b)));
        rated
    }

    pub(crate) fn check(&self, occupations: usize) -> Result<(), String> {
        let cells = self.ids.len() * occupations;
        let lengths_agree = self.names.len() == self.ids.len()
            && self.domains.len() == self.ids.len()
            && self.importance.len() == cells
            && (self.level.is_empty() || self.level.len() == cells);
        if !lengths_agree {
            return Err("lengths of a rating block differ".into());
        }
        if self.domains.iter().any(|&domain| usize::from(domain) >= Domain::ALL.len()) {
            return Err("an element has no family".into());
        }
        Ok(())
    }
}
