//! Which facts go on the sheet: those that matter to what was asked, within a budget of tokens.

use crate::Similarity;
use crate::collect::{Candidate, ESSENTIAL, Occupation, occupation_facts, subject, visitor_facts};
use crate::fact::{FactKind, Sheet, fact_tokens};
use crate::request::VisitorV1;
use crate::topic::topics;

/// How much the topic of a question lifts the facts of its kinds.
const ON_TOPIC: f32 = 6.0;
/// How much likeness in meaning to the question lifts a fact, at most.
const ALIKE: f32 = 2.0;

/// The sheet for a profile with its top results.
pub fn for_results(
    occupations: &[Occupation<'_>],
    visitor: &VisitorV1,
    budget: usize,
    similarity: Similarity<'_>,
) -> Sheet {
    select(occupations, visitor, budget, similarity, |candidate| candidate.weight)
}

/// The sheet for a question about one or several occupations.
pub fn for_question(
    question: &str,
    occupations: &[Occupation<'_>],
    visitor: &VisitorV1,
    budget: usize,
    similarity: Similarity<'_>,
) -> Sheet {
    let asked = topics(question, similarity);
    select(occupations, visitor, budget, similarity, |candidate| {
        let kind = candidate.fact.kind;
        let place = asked.iter().find_map(|topic| topic.kinds().iter().position(|&other| other == kind));
        let on_topic = place.map_or(0.0, |place| ON_TOPIC - place as f32 * 0.3);
        // Off the topic, only the name and what the visitor said are sure of their place.
        let by_itself = match kind {
            FactKind::Title | FactKind::VisitorRole => candidate.weight,
            _ => candidate.weight * 0.3,
        };
        let alike = similarity(question, &candidate.fact.name).clamp(0.0, 1.0) * ALIKE;
        by_itself + on_topic + alike
    })
}

/// Takes the weightiest facts that the budget has room for, and puts them in reading order: the visitor's
/// first, then each occupation's as they were collected.
fn select(
    occupations: &[Occupation<'_>],
    visitor: &VisitorV1,
    budget: usize,
    similarity: Similarity<'_>,
    weigh: impl Fn(&Candidate) -> f32,
) -> Sheet {
    let mut candidates = visitor_facts(visitor);
    for &occupation in occupations {
        candidates.extend(occupation_facts(occupation, visitor, similarity));
    }
    let weights: Vec<f32> = candidates.iter().map(&weigh).collect();
    let mut order: Vec<usize> = (0..candidates.len()).collect();
    order.sort_by(|&a, &b| weights[b].total_cmp(&weights[a]).then(a.cmp(&b)));
    let mut chosen = vec![false; candidates.len()];
    let mut spent = 0;
    for index in order {
        let cost = fact_tokens(&candidates[index].fact);
        if weights[index] >= ESSENTIAL || spent + cost <= budget {
            chosen[index] = true;
            spent += cost;
        }
    }
    let kept =
        candidates.into_iter().zip(chosen).filter_map(|(candidate, chosen)| chosen.then_some(candidate.fact));
    Sheet::new(occupations.iter().map(|&occupation| subject(occupation)).collect(), kept.collect())
}
