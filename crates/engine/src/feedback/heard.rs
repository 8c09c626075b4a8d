//! A visitor's feedback on a ranking: the matches that it makes, what it sets aside, and how it is told.

use super::Adaptation;
use crate::assets::Assets;
use crate::error::EngineError;
use crate::ranker::Ranking;
use std::collections::BTreeSet;
use waymark_domain::{Opinion, Part};
use waymark_schema::recommendation::{AdaptationV1, AdaptedV1, Match, PartWeightV1, SaidV1};

/// What was heard of a visitor, applied to their ranking.
#[derive(Debug, Default)]
pub(crate) struct Heard {
    /// What the answers teach, with every adapted match; `None` if nothing.
    taught: Option<(Adaptation, Vec<f32>)>,
    aside: BTreeSet<usize>,
    said: Vec<SaidV1>,
}

impl Heard {
    /// Takes opinions in.
    pub(crate) fn new(opinions: &[Opinion], ranking: &Ranking, assets: &Assets) -> Result<Self, EngineError> {
        let mut heard = Self::default();
        let core = &assets.reference.core;
        for opinion in opinions {
            let Some(occupation) = core.index_of(opinion.occupation) else { continue };
            if opinion.answer.sets_aside() {
                heard.aside.insert(occupation);
            }
            heard.said.push(SaidV1 {
                code: opinion.occupation.to_string(),
                title: core.titles[occupation].clone(),
                answer: opinion.answer.into(),
                reason: opinion.reason.map(Into::into),
            });
        }
        heard.taught = Adaptation::of(opinions, ranking, assets)?.map(|adaptation| {
            let adapted = adaptation.apply(ranking);
            (adaptation, adapted)
        });
        Ok(heard)
    }

    /// The order `by` the adapted matches; where nothing is adapted, the one `before` feedback.
    pub(crate) fn order(&self, before: &[usize], by: impl FnOnce(&[f32]) -> Vec<usize>) -> Vec<usize> {
        self.taught.as_ref().map_or_else(|| before.to_vec(), |(_, adapted)| by(adapted))
    }

    /// The order without what was set aside.
    pub(crate) fn leave_out(&self, mut order: Vec<usize>) -> Vec<usize> {
        order.retain(|occupation| !self.aside.contains(occupation));
        order
    }

    /// Adds to a result what the feedback has made of it; `before` is the order without what it taught.
    pub(crate) fn tell(&self, found: &mut Match, occupation: usize, before: &[usize]) {
        if let Some((_, adapted)) = &self.taught {
            let place = before.iter().position(|&other| other == occupation).unwrap_or_default();
            found.adapted = Some(AdaptedV1 { r#match: adapted[occupation], place_before: place + 1 });
        }
    }

    /// What the feedback has changed; `None` if there is none.
    pub(crate) fn told(&self) -> Option<AdaptationV1> {
        let weights =
            self.taught.as_ref().map_or([1.0; Part::ALL.len()], |(adaptation, _)| adaptation.weights);
        let weight = |(part, weight): (Part, f32)| PartWeightV1 { part: part.as_str().to_owned(), weight };
        (!self.said.is_empty()).then(|| AdaptationV1 {
            weights: Part::ALL.into_iter().zip(weights).map(weight).collect(),
            said: self.said.clone(),
        })
    }
}
