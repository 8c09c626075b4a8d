//! Numbers written in words: `two thirds`, `ninety-three`, `nine hundred thousand`.

use super::{Counted, Mention, Piece, multiplier, plain, sign, unit, word};

/// Units, teens and tens in words; `None` for words that are articles too (`one`, `un`, `una`).
pub(super) fn small(word: &str) -> Option<f64> {
    const WORDS: [(&str, &str, f64); 27] = [
        ("zero", "cero", 0.0),
        ("two", "dos", 2.0),
        ("three", "tres", 3.0),
        ("four", "cuatro", 4.0),
        ("five", "cinco", 5.0),
        ("six", "seis", 6.0),
        ("seven", "siete", 7.0),
        ("eight", "ocho", 8.0),
        ("nine", "nueve", 9.0),
        ("ten", "diez", 10.0),
        ("eleven", "once", 11.0),
        ("twelve", "doce", 12.0),
        ("thirteen", "trece", 13.0),
        ("fourteen", "catorce", 14.0),
        ("fifteen", "quince", 15.0),
        ("sixteen", "dieciseis", 16.0),
        ("seventeen", "diecisiete", 17.0),
        ("eighteen", "dieciocho", 18.0),
        ("nineteen", "diecinueve", 19.0),
        ("twenty", "veinte", 20.0),
        ("thirty", "treinta", 30.0),
        ("forty", "cuarenta", 40.0),
        ("fifty", "cincuenta", 50.0),
        ("sixty", "sesenta", 60.0),
        ("seventy", "setenta", 70.0),
        ("eighty", "ochenta", 80.0),
        ("ninety", "noventa", 90.0),
    ];
    match word {
        // In English it is no number, and English is read by the same rules.
        "once" => return None,
        "fourty" => return Some(40.0),
        "veintiun" | "veintiuno" | "veintiuna" => return Some(21.0),
        "veintidos" => return Some(22.0),
        "veintitres" => return Some(23.0),
        "veinticuatro" => return Some(24.0),
        "veinticinco" => return Some(25.0),
        "veintiseis" => return Some(26.0),
        "veintisiete" => return Some(27.0),
        "veintiocho" => return Some(28.0),
        "veintinueve" => return Some(29.0),
        "cien" | "ciento" => return Some(100.0),
        "doscientos" | "doscientas" => return Some(200.0),
        "trescientos" | "trescientas" => return Some(300.0),
        "cuatrocientos" => return Some(400.0),
        "quinientos" | "quinientas" => return Some(500.0),
        _ => {}
    }
    WORDS
        .iter()
        .find(|(english, spanish, _)| *english == word || *spanish == word)
        .map(|&(_, _, value)| value)
}

/// A number in words, a fraction or a vague amount, beginning here.
pub(super) fn read_words(pieces: &[Piece], start: usize) -> Option<(usize, Mention)> {
    let first = word(pieces, start)?;
    if let Some((length, counted)) = fraction(pieces, start) {
        let value = if counted == Counted::Half { 50.0 } else { 0.0 };
        return Some((start + length, plain(pieces, start, start + length, value, 1.0, counted)));
    }
    let begins = small(first).is_some()
        || matches!(first, "mil")
        || matches!(
            (first, word(pieces, start + 1)),
            ("one" | "a" | "un", Some("hundred" | "thousand" | "million" | "millon"))
        );
    if !begins {
        return None;
    }
    let (mut total, mut current, mut smallest, mut at) = (0.0_f64, 0.0_f64, 1.0_f64, start);
    while let Some(here) = word(pieces, at) {
        match here {
            "one" | "a" | "un" | "uno" | "una" => current += 1.0,
            "hundred" => current = current.max(1.0) * 100.0,
            "thousand" | "mil" | "grand" | "million" | "millones" | "millon" | "billion" => {
                let times = multiplier(here, 1.0).unwrap_or(1.0);
                total += current.max(1.0) * times;
                (current, smallest) = (0.0, times);
            }
            "and" | "y" => {
                let next = word(pieces, at + 1);
                let unit =
                    next.is_some_and(|next| matches!(next, "un" | "uno" | "una" | "one")) && current >= 20.0;
                let joins = unit || next.and_then(small).is_some_and(|next| next < 100.0 && current > next);
                if !joins {
                    break;
                }
            }
            other => match small(other) {
                Some(value) => {
                    current += value;
                    smallest = 1.0;
                }
                None => break,
            },
        }
        at += 1;
        if sign(pieces, at) == Some('-')
            && word(pieces, at + 1).is_some_and(|next| small(next).is_some() || next == "one")
        {
            at += 1;
        }
    }
    let value = total + current;
    let (end, counted) = unit(pieces, start, at);
    Some((end, plain(pieces, start, end, value, smallest, counted)))
}

/// `half`, `a third`, `two thirds`, `a tenth`, `twice`, `dozens`: how many words, and what it is.
pub(super) fn fraction(pieces: &[Piece], start: usize) -> Option<(usize, Counted)> {
    let here = word(pieces, start)?;
    let next = word(pieces, start + 1).unwrap_or_default();
    let counted = match here {
        "half" | "mitad" => Counted::Half,
        "tenth" | "tenths" | "decima" => Counted::Tenth,
        "twice" | "double" | "doubles" | "doubled" | "triple" | "triples" | "tripled" | "quadruple"
        | "doble" | "duplica" | "triplica" | "dozen" | "dozens" | "docena" | "docenas" | "hundreds"
        | "thousands" | "millions" | "cientos" | "miles" | "thirds" | "quarters" | "fifths" | "tercios"
        | "cuartos" | "tercio" | "majority" => Counted::Vague,
        _ => match (here, next) {
            ("one" | "a" | "two", "third" | "fifth")
            | ("one" | "a", "quarter")
            | ("un", "cuarto" | "quinto") => {
                return Some((2, Counted::Vague));
            }
            _ => return None,
        },
    };
    Some((1, counted))
}
