//! Ranges: two numbers of which one says for both what they count.

use super::{Counted, Mention, Piece};

/// In `81-95k`, `60 to 80 thousand` and `3 and 5 percent` the first number is of the second's kind.
pub(super) fn join_ranges(pieces: &[Piece], found: &mut [(usize, usize, Mention)]) {
    for index in 1..found.len() {
        let (before, rest) = found.split_at_mut(index);
        let Some((_, end, first)) = before.last_mut() else { continue };
        let Some((start, _, second)) = rest.first() else { continue };
        let between: Vec<&Piece> =
            pieces[*end..*start].iter().filter(|piece| **piece != Piece::Sign('$')).collect();
        let joined = match between.as_slice() {
            [Piece::Sign('-' | '–' | '—' | '/')] => true,
            [Piece::Word(word)] => matches!(word.as_str(), "to" | "and" | "or" | "a" | "y" | "o"),
            _ => false,
        };
        if !joined {
            continue;
        }
        if matches!(first.counted, Counted::Plain) && !matches!(second.counted, Counted::Known) {
            first.counted = second.counted;
            first.after.clone_from(&second.after);
        }
        if matches!(first.counted, Counted::Money | Counted::Jobs | Counted::Plain)
            && first.value < 1000.0
            && first.value < second.value
            && second.grain >= 1000.0
            && second.value >= 1000.0
        {
            let times = if second.value >= 1e6 { 1e6 } else { 1e3 };
            if second.value / times < 1000.0
                && matches!(second.counted, Counted::Money | Counted::Jobs | Counted::Plain)
            {
                first.value *= times;
                first.grain *= times;
            }
        }
        if first.counted == Counted::Money && second.counted == Counted::Plain {
            // `$81,000 to 95,000`: the second is money too.
            rest[0].2.counted = Counted::Money;
        }
    }
}
