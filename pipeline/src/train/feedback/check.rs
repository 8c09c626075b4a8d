//! Which answers may teach the ranker: those that are plausible, of people who do not contradict it throughout.

use super::{ANSWER_WEIGHT, Gathered, Opinion};
use crate::evaluate::metrics::roc_area;
use crate::train::encoder::values;
use crate::train::ranker::{Case, RankerNetwork};
use anyhow::Result;
use std::collections::BTreeMap;
use waymark_engine::Encoder;
use waymark_engine::features::Features;
use waymark_engine::guard::Guard;
use waymark_engine::lexicon::Lexicon;
use waymark_engine::reference::Reference;
use waymark_engine::visitor::Visitor;
use waymark_engine::vocabulary::Vocabulary;

/// An exporter is held against the ranker from this many answers on, with at least [`LEAST_OF_EACH`] yes and no.
pub const LEAST_ANSWERS: usize = 5;
/// See [`LEAST_ANSWERS`].
pub const LEAST_OF_EACH: usize = 2;
/// Share of an exporter's pairs of a yes and a no that the ranker must put in that order. People disagree with
/// it, and that is what is to be learned; but hardly anybody has it all the wrong way round.
pub const LEAST_AGREEMENT: f64 = 0.15;
/// Share of an exporter's yes that may be to what the guard does not admit.
pub const MOST_IMPLAUSIBLE: f64 = 0.5;

/// What an engine needs to read a profile.
pub struct Reader<'a> {
    /// The core table, decoded.
    pub reference: &'a Reference,
    /// Words to vectors.
    pub encoder: &'a Encoder,
    /// Names of elements and technologies.
    pub vocabulary: &'a Vocabulary,
    /// Known titles.
    pub lexicon: &'a Lexicon,
}

/// Answers that may be learned from, and what is refused.
pub struct Checked {
    /// A case for each exporter: nothing is said of the occupations that they did not answer about.
    pub cases: Vec<Case>,
    /// Answers among them.
    pub answers: usize,
    /// What is refused and why, a line each.
    pub refused: Vec<String>,
}

/// Checks answers against the guard and a ranker that has not learned from them.
pub fn check(gathered: &Gathered, network: &RankerNetwork, reader: &Reader<'_>) -> Result<Checked> {
    let mut of_each: BTreeMap<&str, Vec<&Opinion>> = BTreeMap::new();
    for opinion in &gathered.opinions {
        of_each.entry(&opinion.exporter).or_default().push(opinion);
    }
    let mut checked = Checked { cases: Vec::new(), answers: 0, refused: Vec::new() };
    for (exporter, opinions) in of_each {
        match case_of(&opinions, network, reader, &mut checked.refused)? {
            Ok(Some((case, answers))) => {
                checked.cases.push(case);
                checked.answers += answers;
            }
            Ok(None) => {}
            Err(why) => checked
                .refused
                .push(format!("exporter {exporter}: all {} answers refused: {why}", opinions.len())),
        }
    }
    Ok(checked)
}

/// An exporter's case, with how many answers it holds; `None` if none is left; or why they are refused.
///
/// Whoever changes what they say about themselves between answers is read as they were last.
fn case_of(
    opinions: &[&Opinion],
    network: &RankerNetwork,
    reader: &Reader<'_>,
    refused: &mut Vec<String>,
) -> Result<Result<Option<(Case, usize)>, String>> {
    let Some(last) = opinions.last() else { return Ok(Ok(None)) };
    let (reference, count) = (reader.reference, reader.reference.len());
    let visitor =
        Visitor::new(&last.profile, reference, reader.encoder, reader.vocabulary, Some(reader.lexicon))?;
    if !visitor.says_something() {
        return Ok(Err("no words of the profile can be read".to_owned()));
    }
    let guard = Guard::new(&visitor, reference);
    let features = Features::new(&visitor, reference);
    let mut case = Case {
        features,
        origin: visitor.origin.clone(),
        goal: visitor.goal.clone(),
        matches: vec![0.0; count],
        weights: vec![0.0; count],
    };
    let scores = values(&network.run(&case)?.logits)?;
    let (mut pairs, mut implausible, mut yes) = (Vec::new(), Vec::new(), 0);
    for opinion in opinions {
        let Some(occupation) = reference.core.index_of(opinion.occupation) else {
            refused.push(format!(
                "exporter {}: {} is no occupation of this release",
                opinion.exporter, opinion.occupation
            ));
            continue;
        };
        yes += usize::from(opinion.is_yes);
        pairs.push((scores[occupation], opinion.is_yes));
        if opinion.is_yes && !guard.admits(occupation, &visitor, reference) {
            implausible.push(opinion.occupation.to_string());
            continue;
        }
        case.matches[occupation] = f32::from(opinion.is_yes);
        case.weights[occupation] = ANSWER_WEIGHT * opinion.weight;
    }
    if implausible.len() as f64 > MOST_IMPLAUSIBLE * yes as f64 {
        return Ok(Err(format!(
            "yes to what is more than two job zones away or pays under half ({})",
            implausible.join(", ")
        )));
    }
    let no = pairs.len() - yes;
    if pairs.len() >= LEAST_ANSWERS && yes.min(no) >= LEAST_OF_EACH {
        let agreement = roc_area(&mut pairs);
        if agreement < LEAST_AGREEMENT {
            return Ok(Err(format!(
                "it has the ranking the wrong way round (agreement {agreement:.2}, at least {LEAST_AGREEMENT})"
            )));
        }
    }
    refused.extend(implausible.iter().map(|code| {
        format!(
            "exporter {}: yes to {code} refused: more than two job zones away, or under half the pay",
            last.exporter
        )
    }));
    let answers = case.weights.iter().filter(|&&weight| weight > 0.0).count();
    Ok(Ok((answers > 0).then_some((case, answers))))
}
