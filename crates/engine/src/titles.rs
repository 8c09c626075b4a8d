//! Free-text titles: what they may mean, and whether to ask.

use crate::assets::Assets;
use crate::error::EngineError;
use crate::lexicon::Lexicon;
use crate::personal::role_words;
use crate::softmax::softmax;
use crate::text::Kind;
use crate::weigh;
use waymark_schema::recommendation::{Scored, TitleMatches};

/// Share of a known title's meaning that the table of titles decides; the rest is the encoder's.
const KNOWN_SHARE: f32 = 0.85;

/// The encoder has seen nothing like a text whose best meaning is less probable, if no known title has one of its words.
const LEAST_CLEAR: f32 = 0.15;
/// Letters of a word that says something.
const LEAST_LETTERS: usize = 3;

/// Whether a role in its plain form says nothing that is known, so that its best meaning is a guess.
pub(crate) fn is_unclear(role: &str, best: f32, lexicon: Option<&Lexicon>) -> bool {
    let is_known = |lexicon: &Lexicon| {
        role.split(' ').any(|word| word.chars().count() >= LEAST_LETTERS && lexicon.has_word(word))
    };
    best < LEAST_CLEAR && lexicon.is_some_and(|lexicon| !is_known(lexicon))
}

/// Probability of every occupation for a text; `None` for a text without words.
pub fn probabilities(
    text: &str,
    assets: &Assets,
    lexicon: Option<&Lexicon>,
) -> Result<Option<Vec<f32>>, EngineError> {
    of_words(&role_words(text, lexicon), assets, lexicon)
}

/// The same for the words of a role.
fn of_words(
    words: &str,
    assets: &Assets,
    lexicon: Option<&Lexicon>,
) -> Result<Option<Vec<f32>>, EngineError> {
    if words.is_empty() {
        return Ok(None);
    }
    let encoding = assets.encoder.encode(words, Kind::Title)?;
    let mut probabilities = softmax(&encoding.logits);
    if let Some(known) = lexicon.and_then(|lexicon| lexicon.meaning(words)) {
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
    understand_words(text, &role_words(text, lexicon), top, assets, lexicon)
}

/// The same for a text whose words are read already.
pub(crate) fn understand_words(
    text: &str,
    words: &str,
    top: usize,
    assets: &Assets,
    lexicon: Option<&Lexicon>,
) -> Result<TitleMatches, EngineError> {
    let probabilities = of_words(words, assets, lexicon)?.unwrap_or_default();
    let mut results = best(&probabilities, top, assets);
    let first = results.first().map_or(0.0, |first| first.score);
    let confident = first >= assets.encoder.confident_probability();
    if is_unclear(words, first, lexicon) {
        results.clear();
    }
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
