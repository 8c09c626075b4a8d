//! Reading numbers out of a sentence: digits with any grouping, `k` and `million`, per cent, ranges,
//! words in English and Spanish, fractions, years, codes and percentiles.

mod in_words;
mod ranges;

use crate::text::{stem, words};
use in_words::read_words;
use ranges::join_ranges;

/// What a number counts, as far as the sentence says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    /// Dollars.
    Money,
    /// Per cent.
    Percent,
    /// Jobs or openings.
    Jobs,
    /// Years, months, weeks, days, hours.
    Time,
    /// A percentile.
    Percentile,
    /// A half.
    Half,
    /// A tenth.
    Tenth,
    /// A year, a span of years or a code, to be found as it stands.
    Known,
    /// Another currency.
    Foreign,
    /// `hundreds`, `twice`, `a dozen`: a figure without a figure.
    Vague,
    /// Nothing is said.
    Plain,
}

/// A number in a sentence.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention {
    /// As written.
    pub text: String,
    /// Its value; without sign.
    pub value: f64,
    /// The step that it is rounded to, as written: 1000 for `81,000` and `81k`, 0.1 for `4.1`.
    pub grain: f64,
    /// What it counts.
    pub counted: Counted,
    /// The word (or `/`) before it.
    pub before: Option<String>,
    /// Stems of the next few words.
    pub after: Vec<String>,
}

/// A piece of a sentence: a run of letters, of digits with their separators, or one sign.
#[derive(Debug, Clone, PartialEq)]
enum Piece {
    Word(String),
    Digits(String),
    Sign(char),
}

/// Every number in a sentence.
pub fn mentions(text: &str) -> Vec<Mention> {
    let pieces = pieces(text);
    let mut found: Vec<(usize, usize, Mention)> = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        let read = match &pieces[at] {
            Piece::Digits(digits) => Some(read_digits(&pieces, at, digits)),
            Piece::Word(_) => read_words(&pieces, at),
            Piece::Sign('½') => Some((at + 1, plain(&pieces, at, at + 1, 50.0, 1.0, Counted::Half))),
            Piece::Sign(_) => None,
        };
        match read {
            Some((end, mention)) => {
                found.push((at, end, mention));
                at = end.max(at + 1);
            }
            None => at += 1,
        }
    }
    join_ranges(&pieces, &mut found);
    found.into_iter().map(|(_, _, mention)| mention).collect()
}

fn pieces(text: &str) -> Vec<Piece> {
    let letters: Vec<char> = text.chars().collect();
    let mut pieces = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        let start = at;
        if letters[at].is_ascii_digit() {
            at = digits_end(&letters, at);
            pieces.push(Piece::Digits(letters[start..at].iter().collect()));
        } else if letters[at].is_alphabetic() {
            while at < letters.len() && (letters[at].is_alphabetic() || matches!(letters[at], '\'' | '’')) {
                at += 1;
            }
            let word: String = letters[start..at].iter().collect();
            pieces.push(Piece::Word(words(&word).concat()));
        } else {
            at += 1;
            if !letters[start].is_whitespace() {
                pieces.push(Piece::Sign(letters[start]));
            }
        }
    }
    pieces
}

/// Where a run of digits ends, with its groups (`1,692,100`, `81.000`, `81 000`, `81'000`) and decimals.
fn digits_end(letters: &[char], mut at: usize) -> usize {
    let start = at;
    while at < letters.len() && letters[at].is_ascii_digit() {
        at += 1;
    }
    loop {
        let Some(&separator) = letters.get(at) else { return at };
        let run = letters[at + 1..].iter().take_while(|letter| letter.is_ascii_digit()).count();
        let grouping = matches!(separator, ',' | '.' | '\'' | '’' | ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}');
        let spaced = separator.is_whitespace();
        let first_group = at - start <= 3 || letters[start..at].iter().any(|letter| !letter.is_ascii_digit());
        if grouping && run == 3 && (!spaced || first_group) {
            at += 4;
        } else if matches!(separator, ',' | '.') && run > 0 {
            return at + 1 + run;
        } else {
            return at;
        }
    }
}

/// The value of a run of digits and the step that it is written to.
fn value_of(digits: &str) -> (f64, f64) {
    let last = digits.rfind(|letter: char| !letter.is_ascii_digit());
    let (whole, decimals) = match last {
        Some(at) if digits.len() - at - 1 != 3 => (&digits[..at], &digits[at + 1..]),
        _ => (digits, ""),
    };
    let whole: String = whole.chars().filter(char::is_ascii_digit).collect();
    let value: f64 = format!("{whole}.{decimals}0").parse().unwrap_or(f64::INFINITY);
    if !decimals.is_empty() {
        return (value, 10_f64.powi(-(decimals.len().min(6) as i32)));
    }
    let zeros = whole.len() - whole.trim_end_matches('0').len();
    // A short number is exact: 10 is not "about 10".
    (value, if whole.len() > 3 { 10_f64.powi(zeros.min(12) as i32) } else { 1.0 })
}

fn word(pieces: &[Piece], at: usize) -> Option<&str> {
    match pieces.get(at) {
        Some(Piece::Word(word)) => Some(word),
        _ => None,
    }
}

fn sign(pieces: &[Piece], at: usize) -> Option<char> {
    match pieces.get(at) {
        Some(Piece::Sign(sign)) => Some(*sign),
        _ => None,
    }
}

fn plain(pieces: &[Piece], start: usize, end: usize, value: f64, grain: f64, counted: Counted) -> Mention {
    let text: String = pieces[start..end]
        .iter()
        .map(|piece| match piece {
            Piece::Word(word) => format!("{word} "),
            Piece::Digits(digits) => digits.clone(),
            Piece::Sign(sign) => sign.to_string(),
        })
        .collect();
    let before = start.checked_sub(1).and_then(|at| match &pieces[at] {
        Piece::Word(word) => Some(word.clone()),
        Piece::Sign('/') => Some("/".to_owned()),
        _ => None,
    });
    let after = pieces[end..].iter().take(4).filter_map(|piece| match piece {
        Piece::Word(word) => Some(stem(word).to_owned()),
        _ => None,
    });
    Mention { text: text.trim().to_owned(), value, grain, counted, before, after: after.take(3).collect() }
}

fn read_digits(pieces: &[Piece], start: usize, digits: &str) -> (usize, Mention) {
    if let Some(known) = read_code_or_years(pieces, start, digits) {
        return known;
    }
    let (mut value, mut grain) = value_of(digits);
    let mut end = start + 1;
    if let Some(times) = word(pieces, end).and_then(|word| multiplier(word, value)) {
        value *= times;
        grain = (grain * times).min(times);
        end += 1;
    }
    if word(pieces, end).is_some_and(|word| matches!(word, "st" | "nd" | "rd" | "th")) {
        end += 1;
    }
    let (end, counted) = unit(pieces, start, end);
    (end, plain(pieces, start, end, value, grain, counted))
}

/// `15-1252.00`, `15-1252`, `2024-34`, `2024–2034`, `2025`.
fn read_code_or_years(pieces: &[Piece], start: usize, digits: &str) -> Option<(usize, Mention)> {
    let next = |text: &str| {
        let dash = matches!(sign(pieces, start + 1), Some('-' | '–'));
        match pieces.get(start + 2) {
            Some(Piece::Digits(second)) if dash => Some(format!("{text}-{second}")),
            _ => None,
        }
    };
    let is_year = digits.len() == 4 && ["19", "20"].iter().any(|century| digits.starts_with(century));
    if let Some(joined) = next(digits) {
        let second = &joined[digits.len() + 1..];
        let code =
            digits.len() == 2 && (second.len() == 4 || (second.len() == 7 && second.as_bytes()[4] == b'.'));
        let span = is_year && (second.len() == 2 || second.len() == 4);
        if code || span {
            let mut mention = plain(pieces, start, start + 3, 0.0, 1.0, Counted::Known);
            mention.text = joined;
            return Some((start + 3, mention));
        }
    }
    let money = start > 0 && currency(pieces, start).is_some();
    let bare = is_year && !money && !matches!(sign(pieces, start + 1), Some('%')) && {
        let after = word(pieces, start + 1).unwrap_or_default();
        multiplier(after, 1.0).is_none() && !is_job(after) && !is_currency_word(after)
    };
    bare.then(|| (start + 1, plain(pieces, start, start + 1, 0.0, 1.0, Counted::Known)))
}

fn multiplier(word: &str, value: f64) -> Option<f64> {
    Some(match word {
        "k" | "thousand" | "mil" | "grand" => 1e3,
        "m" if value < 1000.0 => 1e6,
        "million" | "millions" | "mn" | "millon" | "millones" => 1e6,
        "billion" | "bn" => 1e9,
        "hundred" => 100.0,
        _ => return None,
    })
}

fn is_job(word: &str) -> bool {
    matches!(
        stem(word),
        "job" | "opening" | "position" | "vacanc" | "vacante" | "empleo" | "worker" | "plaza" | "employment"
    )
}

fn is_currency_word(word: &str) -> bool {
    matches!(word, "dollar" | "dollars" | "usd" | "bucks" | "dolar" | "dolares")
}

/// Whether a sign of currency stands before the number: dollars, or another.
fn currency(pieces: &[Piece], start: usize) -> Option<Counted> {
    let before = start.checked_sub(1)?;
    match &pieces[before] {
        Piece::Sign('$') => Some(Counted::Money),
        Piece::Sign('€' | '£' | '¥' | '₹' | '₿') => Some(Counted::Foreign),
        Piece::Word(word) if is_currency_word(word) => Some(Counted::Money),
        _ => None,
    }
}

/// What the number counts, and where the words that say so end.
fn unit(pieces: &[Piece], start: usize, end: usize) -> (usize, Counted) {
    if let Some(counted) = currency(pieces, start) {
        return (end, counted);
    }
    if start > 0 && word(pieces, start - 1) == Some("percentil") {
        return (end, Counted::Percentile);
    }
    match pieces.get(end) {
        Some(Piece::Sign('%')) => return (end + 1, Counted::Percent),
        Some(Piece::Sign('€' | '£' | '¥' | '₹')) => return (end + 1, Counted::Foreign),
        Some(Piece::Sign('$')) => return (end + 1, Counted::Money),
        _ => {}
    }
    let next = word(pieces, end).unwrap_or_default();
    let second = word(pieces, end + 1).unwrap_or_default();
    match (next, second) {
        ("percent" | "pct", _) => (end + 1, Counted::Percent),
        ("per", "cent") | ("por", "ciento") | ("percentage", _) | ("puntos", "porcentuales") => {
            (end + 2, Counted::Percent)
        }
        ("percentile", _) => (end + 1, Counted::Percentile),
        ("euros" | "euro" | "pesos" | "pounds" | "libras" | "yen" | "rupees", _) => {
            (end + 1, Counted::Foreign)
        }
        (word, _) if is_currency_word(word) => (end + 1, Counted::Money),
        ("new" | "annual" | "yearly" | "more" | "nuevos" | "nuevas", second) if is_job(second) => {
            (end, Counted::Jobs)
        }
        (word, _) if is_job(word) => (end, Counted::Jobs),
        (word, _) if is_time(word) => (end, Counted::Time),
        _ => (end, Counted::Plain),
    }
}

fn is_time(word: &str) -> bool {
    matches!(
        stem(word),
        "year"
            | "month"
            | "week"
            | "day"
            | "hour"
            | "minute"
            | "decade"
            | "ano"
            | "mese"
            | "mes"
            | "semana"
            | "dia"
            | "hora"
            | "minuto"
            | "decada"
            | "semester"
            | "semestre"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_however_they_are_written() {
        use Counted::{Half, Jobs, Known, Money, Percent, Percentile, Plain, Time, Vague};
        let cases: &[(&str, &[(f64, Counted)])] = &[
            ("$81,000 a year", &[(81_000.0, Money)]),
            ("81k dollars", &[(81_000.0, Money)]),
            ("US$ 81.5k", &[(81_500.0, Money)]),
            ("81.000 dólares", &[(81_000.0, Money)]),
            ("81 000 USD", &[(81_000.0, Money)]),
            ("eighty-one thousand dollars", &[(81_000.0, Money)]),
            ("one hundred and thirty-three thousand dollars", &[(133_000.0, Money)]),
            ("ochenta y un mil dólares", &[(81_000.0, Money)]),
            ("ciento treinta y tres mil dólares", &[(133_000.0, Money)]),
            ("$60-80k", &[(60_000.0, Money), (80_000.0, Money)]),
            ("between 60 and 80 thousand dollars", &[(60_000.0, Money), (80_000.0, Money)]),
            ("15.8% or 16 percent, quince por ciento", &[(15.8, Percent), (16.0, Percent), (15.0, Percent)]),
            ("1.7 million jobs", &[(1_700_000.0, Jobs)]),
            ("129,200 openings", &[(129_200.0, Jobs)]),
            ("level 4.1 of 7", &[(4.1, Plain), (7.0, Plain)]),
            ("the 10th percentile", &[(10.0, Percentile)]),
            ("en el percentil 90", &[(90.0, Percentile)]),
            ("three years", &[(3.0, Time)]),
            ("over 2024-34 and in 2025", &[(0.0, Known), (0.0, Known)]),
            ("15-1252.00", &[(0.0, Known)]),
            ("half of them", &[(50.0, Half)]),
            ("twice as much, hundreds of them", &[(0.0, Vague), (0.0, Vague)]),
            ("a million dollars", &[(1_000_000.0, Money)]),
            ("One of the best, at once", &[]),
            ("no number here", &[]),
        ];
        for (text, expected) in cases {
            let found: Vec<_> =
                mentions(text).into_iter().map(|mention| (mention.value, mention.counted)).collect();
            assert_eq!(found, *expected, "{text}");
        }
    }
}
