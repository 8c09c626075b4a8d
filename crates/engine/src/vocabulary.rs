//! What the names of skills mean: elements, and occupations.

use crate::elementwise;
use crate::encoder::Encoder;
use crate::error::EngineError;
use crate::reference::{Measured, Reference, cosine};
use crate::softmax::{log_softmax, softmax};
use crate::text::{Kind, plain};
use std::collections::HashMap;
use waymark_tables::DetailTables;

/// How near, as a cosine, a skill's words must be to an element's name to count as that element.
const ELEMENT_COSINE: f32 = 0.75;
/// Letters that a word must begin with in common with one of an element's name to count as that element: unknown words
/// are near to some element or other.
const COMMON_BEGINNING: usize = 4;
/// What people call elements that have other names, in plain form.
const OTHER_NAMES: [(&str, &str); 17] = [
    ("communication", "speaking"),
    ("teamwork", "coordination"),
    ("leadership", "management of personnel resource"),
    ("language", "foreign language"),
    ("arabic", "foreign language"),
    ("chinese", "foreign language"),
    ("french", "foreign language"),
    ("german", "foreign language"),
    ("italian", "foreign language"),
    ("japanese", "foreign language"),
    ("korean", "foreign language"),
    ("mandarin", "foreign language"),
    ("portuguese", "foreign language"),
    ("russian", "foreign language"),
    ("sign language", "foreign language"),
    ("spanish", "foreign language"),
    ("vietnamese", "foreign language"),
];
/// Share of a known skill's meaning that the tables decide; the rest is the encoder's.
const KNOWN_SHARE: f32 = 0.8;
/// How much a technology in demand in an occupation says of it, against any other.
const IN_DEMAND: f32 = 3.0;

/// Names of the rated elements, encoded once, what known skills say of occupations, and the prior of the
/// skill scores.
pub struct Vocabulary {
    element_plain: Vec<String>,
    element_vectors: Vec<Measured>,
    /// Occupations that each element stands out in, with shares that sum to 1.
    element_shares: Vec<Vec<(usize, f32)>>,
    /// The same of technologies, by plain name.
    technology_shares: HashMap<String, Vec<(usize, f32)>>,
    /// Logarithm of the probability of each occupation for any skill.
    pub(crate) skill_prior: Vec<f32>,
}

impl Vocabulary {
    /// Encodes the names of all rated elements.
    ///
    /// The prior is the mean log-probability of each occupation over those names: what a skill says
    /// about an occupation is how far it departs from what any skill says.
    pub fn new(reference: &Reference, encoder: &Encoder) -> Result<Self, EngineError> {
        let mut element_vectors = Vec::with_capacity(reference.elements());
        let mut skill_prior = vec![0.0; reference.len()];
        for name in &reference.core.ratings.names {
            let encoding = encoder.encode(name, Kind::Skill)?;
            for (prior, log) in skill_prior.iter_mut().zip(log_softmax(&encoding.logits)) {
                *prior += log / reference.elements() as f32;
            }
            element_vectors.push(Measured::new(encoding.vector));
        }
        let element_plain = reference.core.ratings.names.iter().map(|name| plain(name)).collect();
        let element_shares =
            (0..reference.elements()).map(|element| standing_out(reference, element)).collect();
        Ok(Self {
            element_plain,
            element_vectors,
            element_shares,
            technology_shares: HashMap::new(),
            skill_prior,
        })
    }

    /// Adds what technologies say of occupations.
    pub fn add_technologies(&mut self, details: &DetailTables) {
        let mut weights = vec![Vec::new(); details.technologies.len()];
        for (occupation, technologies) in details.technologies_of.iter().enumerate() {
            for (place, &technology) in technologies.iter().enumerate() {
                let in_demand = place < usize::from(details.in_demand[occupation]);
                weights[usize::from(technology)].push((occupation, if in_demand { IN_DEMAND } else { 1.0 }));
            }
        }
        self.technology_shares = details
            .technologies
            .iter()
            .zip(weights)
            .map(|(name, weights)| (plain(name), shares(weights)))
            .collect();
    }

    /// Whether a skill's name is an element's: for others, the technologies may be worth adding first.
    pub fn is_element(&self, name: &str) -> bool {
        self.exact(&plain(name)).is_some()
    }

    /// What is known of a skill by its plain name.
    fn known(&self, name: &str) -> Option<&Vec<(usize, f32)>> {
        let by_element = self.exact(name).map(|element| &self.element_shares[element]);
        by_element.or_else(|| self.technology_shares.get(name))
    }

    /// How near, as a cosine, a text's meaning is to that of an element's name.
    pub fn nearness(&self, element: usize, vector: &[f32]) -> f32 {
        cosine(&self.element_vectors[element], vector)
    }

    /// Whether the tables know a skill by this name.
    pub(crate) fn is_known(&self, name: &str) -> bool {
        self.known(&plain(name)).is_some()
    }

    /// Probability of each occupation for a skill of this name: the tables' where they know it, with some of
    /// the encoder's.
    pub(crate) fn probabilities(&self, name: &str, skill_logits: &[f32]) -> Vec<f32> {
        let mut probabilities = softmax(skill_logits);
        if let Some(known) = self.known(&plain(name)) {
            probabilities.iter_mut().for_each(|probability| *probability *= 1.0 - KNOWN_SHARE);
            for &(occupation, share) in known {
                probabilities[occupation] += KNOWN_SHARE * share;
            }
        }
        probabilities
    }

    /// The logarithms of [`Self::probabilities`].
    pub(crate) fn log_probabilities(&self, name: &str, skill_logits: &[f32]) -> Vec<f32> {
        if self.known(&plain(name)).is_none() {
            return log_softmax(skill_logits).collect();
        }
        let mut probabilities = self.probabilities(name, skill_logits);
        elementwise::ln(&mut probabilities);
        probabilities
    }

    fn exact(&self, plain: &str) -> Option<usize> {
        let name = usual_name(plain);
        self.element_plain.iter().position(|element| element == name)
    }

    /// The elements that a skill's words name: all of exactly that name, or else the nearest if it is near and has a word
    /// in common.
    pub(crate) fn elements(&self, name: &str, vector: &[f32]) -> Vec<usize> {
        let said = plain(name);
        let wanted = usual_name(&said);
        let named = self.element_plain.iter().enumerate().filter(|(_, element)| *element == wanted);
        let exact: Vec<usize> = named.map(|(element, _)| element).collect();
        if !exact.is_empty() {
            return exact;
        }
        let meant = Measured::new(vector.to_vec());
        let nearest = self
            .element_vectors
            .iter()
            .map(|element| element.cosine(&meant))
            .enumerate()
            .max_by(|a, b| a.1.total_cmp(&b.1))
            .filter(|&(element, similarity)| {
                similarity >= ELEMENT_COSINE
                    && have_a_beginning_in_common(wanted, &self.element_plain[element])
            });
        nearest.map(|(element, _)| element).into_iter().collect()
    }
}

/// Occupations whose importance of an element is above the mean, by the square of how far.
fn standing_out(reference: &Reference, element: usize) -> Vec<(usize, f32)> {
    let above = (0..reference.len()).map(|occupation| {
        let z = reference.importance_z[occupation][element].max(0.0);
        (occupation, z * z)
    });
    shares(above.filter(|&(_, weight)| weight > 0.0).collect())
}

/// Weights as shares that sum to 1.
fn shares(mut weights: Vec<(usize, f32)>) -> Vec<(usize, f32)> {
    let total: f32 = weights.iter().map(|(_, weight)| weight).sum();
    weights.iter_mut().for_each(|(_, weight)| *weight /= total);
    weights
}

/// The name that an element has in the tables, for one of its [`OTHER_NAMES`]; any other name as it is.
fn usual_name(plain: &str) -> &str {
    OTHER_NAMES.iter().find(|(other, _)| *other == plain).map_or(plain, |(_, element)| element)
}

/// Whether a word of one text is a word of the other, or begins as one does.
fn have_a_beginning_in_common(one: &str, other: &str) -> bool {
    let alike = |a: &str, b: &str| {
        let common = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count();
        a == b || common >= COMMON_BEGINNING
    };
    one.split(' ').any(|a| other.split(' ').any(|b| alike(a, b)))
}

#[cfg(test)]
mod tests {
    use super::have_a_beginning_in_common;

    #[test]
    fn words_are_alike_that_begin_alike() {
        for (one, other) in [
            ("math", "mathematics"),
            ("writing report", "writing"),
            ("negotiating", "negotiation"),
            ("law", "law and government"),
        ] {
            assert!(have_a_beginning_in_common(one, other), "{one}, {other}");
        }
        for (one, other) in [
            ("spanish", "mathematics"),
            ("asdf", "speaking"),
            ("lawn", "law and government"),
            ("excel", "mathematics"),
        ] {
            assert!(!have_a_beginning_in_common(one, other), "{one}, {other}");
        }
    }
}
