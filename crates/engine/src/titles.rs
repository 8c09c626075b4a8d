//! Free-text titles: what they may mean, and whether to ask.

use crate::assets::Assets;
use crate::error::EngineError;
use crate::lexicon::Lexicon;
use crate::personal::role_words;
use crate::softmax::softmax;
use crate::text::{Kind, plain};
use crate::weigh;
use waymark_schema::recommendation::{Scored, TitleMatches};

/// Share of a known title's meaning that the table of titles decides; the rest is the encoder's.
const KNOWN_SHARE: f32 = 0.85;

/// Probability of every occupation for a text; `None` for a text without words.
pub fn probabilities(
    text: &str,
    assets: &Assets,
    lexicon: Option<&Lexicon>,
) -> Result<Option<Vec<f32>>, EngineError> {
    if plain(text).is_empty() {
        return Ok(None);
    }
    let text = &role_words(text, lexicon);
    let encoding = assets.encoder.encode(text, Kind::Title)?;
    let mut probabilities = softmax(&encoding.logits);
    if let Some(known) = lexicon.and_then(|lexicon| lexicon.meaning(text)) {
        probabilities.iter_mut().for_each(|probability| *probability *= 1.0 - KNOWN_SHARE);
        for (occupation, share) in known {
            probabilities[occupation] += KNOWN_SHARE * share;
        }
    }
    Ok(Some(probabilities))
}

/// What a text may mean, most probable first.
pub fn understand(
    text: &str,
    top: usize,
    assets: &Assets,
    lexicon: Option<&Lexicon>,
) -> Result<TitleMatches, EngineError> {
    let probabilities = probabilities(text, assets, lexicon)?.unwrap_or_default();
    let results = best(&probabilities, top, assets);
    let confident =
        results.first().is_some_and(|first| first.score >= assets.encoder.confident_probability());
    Ok(TitleMatches { query: text.to_owned(), confident, results })
}

/// The `top` occupations by score, ties in code order.
pub fn best(scores: &[f32], top: usize, assets: &Assets) -> Vec<Scored> {
    scored(&weigh::first(scores, top), scores, top, assets)
}

/// The first `top` occupations of `order`, with their scores.
pub fn scored(order: &[usize], scores: &[f32], top: usize, assets: &Assets) -> Vec<Scored> {
    let core = &assets.reference.core;
    order
        .iter()
        .take(top)
        .map(|&index| Scored {
            code: core.code(index).to_string(),
            title: core.titles[index].clone(),
            score: scores[index].clamp(0.0, 1.0),
        })
        .collect()
}
