//! How many tokens a text takes in a prompt, without any model's word list.
//!
//! Deliberately too high rather than too low: a budget that is kept by this count is kept by the
//! tokenizers in use, which average four letters a token in English and about three in Spanish.

/// Tokens in a text, at most (nearly): a token for every three letters or two digits of a run, one for
/// every sign, and for a letter outside ASCII one for each of its bytes but the first.
pub fn estimate(text: &str) -> usize {
    let (mut tokens, mut letters, mut digits) = (0, 0_usize, 0_usize);
    for character in text.chars().chain(std::iter::once(' ')) {
        if character.is_ascii_digit() {
            digits += 1;
            continue;
        }
        if character.is_alphabetic() {
            letters += if character.is_ascii() { 1 } else { 3 * (character.len_utf8() - 1) };
            continue;
        }
        tokens += letters.div_ceil(3) + digits.div_ceil(2);
        (letters, digits) = (0, 0);
        if !character.is_whitespace() {
            tokens += if character.is_ascii() { 1 } else { character.len_utf8() };
        }
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn estimates_are_above_what_tokenizers_count() {
        // Counts of two byte-pair tokenizers in wide use, the higher of the two.
        let cases = [
            ("", 0),
            ("hello", 1),
            ("The median pay is $133,080 a year.", 11),
            ("¿Qué estudios se necesitan?", 9),
            ("Software Quality Assurance Analysts and Testers", 7),
            ("🙂🙂", 6),
            ("日本語", 5),
        ];
        for (text, counted) in cases {
            assert!(estimate(text) >= counted, "{text}: {}", estimate(text));
        }
        assert!(estimate(&"word ".repeat(1000)) <= 2500);
    }
}
