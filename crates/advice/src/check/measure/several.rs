//! Occupations beside one another: which pays more, which grows most, which is the best match.

use super::{OUTLOOK, PAY, Saying};
use crate::fact::{FactKind, Sheet, Unit, Value};
use crate::text::stems;

const UP: [&str; 12] = [
    "more", "most", "higher", "highest", "better", "best", "greatest", "fastest", "faster", "mas", "mayor",
    "mejor",
];
const DOWN: [&str; 9] = ["less", "least", "fewer", "fewest", "lower", "lowest", "worst", "menos", "menor"];
/// Puts one before all others.
const FIRST: [&str; 13] = [
    "most", "highest", "best", "greatest", "fastest", "least", "fewest", "lowest", "worst", "mas", "menos",
    "mejor", "perfect",
];

/// Whether the sentence sets occupations beside one another, so that [`hold`] reads what it compares.
pub(super) fn compares(text: &str, sentence: &Saying, sheet: &Sheet) -> bool {
    let titles = named(text, sheet).len();
    titles > 1 || (titles == 1 && sheet.subjects.len() > 1 && sentence.says(&FIRST))
}

/// Whether what the sentence says of one occupation against others is so.
pub(super) fn hold(text: &str, sentence: &Saying, sheet: &Sheet, codes: &[&str]) -> bool {
    if sheet.subjects.len() < 2 || !(sentence.says(&UP) || sentence.says(&DOWN) || sentence.says(&FIRST)) {
        return true;
    }
    // `The occupations most like these are …` puts none before another.
    if sentence.begins(&["like", "similar", "close", "parecid", "cerca"]) && !sentence.says(&["than", "que"])
    {
        return true;
    }
    // Figures of one occupation by themselves: a span, a median, what the visitor earns.
    let by_itself = sentence.says(&["half", "mitad", "tenth", "decima", "percentile", "percentil"]);
    let titles = named(text, sheet);
    let metric = metric(sentence);
    if titles.len() < 2 && (by_itself || (sentence.figure && !sentence.says(&FIRST))) {
        return true;
    }
    let Some(metric) = metric else { return titles.len() < 2 };
    let (up, down) = (sentence.says(&UP), sentence.says(&DOWN));
    match titles.as_slice() {
        [first, second] => {
            let (Some(first), Some(second)) = (amount(sheet, first, metric), amount(sheet, second, metric))
            else {
                return false;
            };
            up != down && if up { first > second } else { first < second }
        }
        [] | [_] if sentence.says(&FIRST) => {
            let Some(code) = titles.first().copied().or_else(|| codes.first().copied()) else { return false };
            let all: Option<Vec<f64>> =
                sheet.subjects.iter().map(|subject| amount(sheet, &subject.code, metric)).collect();
            let (Some(own), Some(all)) = (amount(sheet, code, metric), all) else { return false };
            up != down && all.into_iter().all(|other| if up { own >= other } else { own <= other })
        }
        [] | [_] => titles.is_empty(),
        _ => false,
    }
}

/// Codes of the occupations that the text names, in its order.
fn named<'a>(text: &str, sheet: &'a Sheet) -> Vec<&'a str> {
    let line = format!(" {} ", stems(text).join(" "));
    let places = sheet.subjects.iter().filter_map(|subject| {
        let title = stems(&subject.title).join(" ");
        let at = line.find(&format!(" {title} "))?;
        Some((at, at + title.len(), subject.code.as_str()))
    });
    let all: Vec<(usize, usize, &str)> = places.collect();
    // `Epidemiologists` are not named by `Medical Scientists, Except Epidemiologists`.
    let within = |(start, end, code): &(usize, usize, &str)| {
        all.iter()
            .any(|(from, to, other)| other != code && from <= start && end <= to && to - from > end - start)
    };
    let mut found: Vec<(usize, usize, &str)> = all.iter().copied().filter(|one| !within(one)).collect();
    found.sort_unstable();
    found.into_iter().map(|(_, _, code)| code).collect()
}

/// What the sentence compares by.
fn metric(sentence: &Saying) -> Option<FactKind> {
    let weighed = sentence.begins(&["weigh", "count", "speak", "cuent", "pes", "apoy"]);
    if sentence.says(&PAY) {
        Some(FactKind::PayMedian)
    } else if sentence.begins(&["opening", "vacanc", "vacante"]) {
        Some(FactKind::Openings)
    } else if sentence.says(&OUTLOOK) {
        Some(FactKind::Growth)
    } else if (sentence.says(&["fit", "fits"]) || sentence.begins(&["match", "suit", "encaj", "coincid"]))
        && !weighed
    {
        Some(FactKind::Match)
    } else {
        None
    }
}

fn amount(sheet: &Sheet, code: &str, kind: FactKind) -> Option<f64> {
    let fact = sheet.one(code, kind)?;
    match fact.value {
        // A year's pay and an hour's are not of one size.
        Value::Number { unit: Unit::DollarsPerHour, .. } => None,
        Value::Number { amount, .. } => Some(amount),
        _ => None,
    }
}
