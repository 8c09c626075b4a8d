//! Small readings of a text: its words, what two texts share, and what must be cleaned off it.

/// The words of a text in lower case, without accents; a word is letters and digits, and may hold
/// `+`, `#` (C++, C#) or an inner apostrophe.
pub fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    for character in text.chars().chain(std::iter::once(' ')) {
        match fold(character) {
            Some(folded) => word.extend(folded),
            None if matches!(character, '+' | '#') && !word.is_empty() => word.push(character),
            None if matches!(character, '\'' | '’') && !word.is_empty() => word.push('\''),
            None => {
                let end = word.trim_end_matches('\'').len();
                word.truncate(end);
                if !word.is_empty() {
                    words.push(std::mem::take(&mut word));
                }
            }
        }
    }
    words
}

/// The character in lower case and without its accent; `None` if it is neither letter nor digit.
fn fold(character: char) -> Option<impl Iterator<Item = char>> {
    let plain = match character {
        'á' | 'à' | 'â' | 'ä' | 'ã' | 'Á' | 'À' | 'Â' | 'Ä' | 'Ã' => 'a',
        'é' | 'è' | 'ê' | 'ë' | 'É' | 'È' | 'Ê' | 'Ë' => 'e',
        'í' | 'ì' | 'î' | 'ï' | 'Í' | 'Ì' | 'Î' | 'Ï' => 'i',
        'ó' | 'ò' | 'ô' | 'ö' | 'õ' | 'Ó' | 'Ò' | 'Ô' | 'Ö' | 'Õ' => 'o',
        'ú' | 'ù' | 'û' | 'ü' | 'Ú' | 'Ù' | 'Û' | 'Ü' => 'u',
        'ñ' | 'Ñ' => 'n',
        'ç' | 'Ç' => 'c',
        other => other,
    };
    plain.is_alphanumeric().then(|| plain.to_lowercase())
}

/// A word without a plural ending, so that `Developers` and `Developer` agree.
pub fn stem(word: &str) -> &str {
    let long = word.chars().count() > 3;
    if long && word.ends_with("ies") {
        return &word[..word.len() - 3];
    }
    if long && word.ends_with('s') && !word.ends_with("ss") {
        return word
            .strip_suffix("es")
            .filter(|rest| rest.ends_with(['x', 'h', 's']))
            .unwrap_or(&word[..word.len() - 1]);
    }
    if long && word.ends_with('y') {
        return &word[..word.len() - 1];
    }
    word
}

/// The words of a text, each without its plural ending.
pub fn stems(text: &str) -> Vec<String> {
    words(text).iter().map(|word| stem(word).to_owned()).collect()
}

/// How much of the shorter text's words the longer one has, 0 to 1: a plain stand-in for likeness in
/// meaning where there is no encoder.
pub fn overlap(a: &str, b: &str) -> f32 {
    let (a, b) = (stems(a), stems(b));
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if short.is_empty() {
        return 0.0;
    }
    let shared = short.iter().filter(|word| long.contains(word)).count();
    shared as f32 / short.len() as f32
}

/// The text on one line: control characters and invisible ones gone, space single, cut at `limit`
/// characters.
pub fn clean(text: &str, limit: usize) -> String {
    let visible = text.chars().filter(|&character| !is_invisible(character) || character.is_whitespace());
    let line: String =
        visible.map(|character| if character.is_whitespace() { ' ' } else { character }).collect();
    let single = line.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    single.chars().take(limit).collect::<String>().trim_end().to_owned()
}

/// Whether a character cannot be seen, or changes how others are read: controls, zero-width characters
/// and changes of direction, soft hyphens, variation selectors and tags.
pub fn is_invisible(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

/// The text with its first letter in lower case, unless the first word is an abbreviation.
pub fn lower_first(text: &str) -> String {
    let mut characters = text.chars();
    match (characters.next(), characters.clone().next()) {
        (Some(first), second) if !second.is_some_and(char::is_uppercase) => {
            first.to_lowercase().chain(characters).collect()
        }
        _ => text.to_owned(),
    }
}

/// A number from a text, the same on every machine and in every release (FNV-1a): what varies sentences.
pub fn hash(text: &str) -> u64 {
    text.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_lower_case_without_accents_or_plural() {
        assert_eq!(words("C++, C# & Años: the visitor's"), ["c++", "c#", "anos", "the", "visitor's"]);
        assert_eq!(
            stems("Software Developers, Actuaries, Boxes, Glass"),
            ["software", "developer", "actuar", "box", "glass"]
        );
        assert_eq!(stems("actuary"), stems("Actuaries"));
    }

    #[test]
    fn cleaning_leaves_one_visible_line() {
        assert_eq!(clean(" a\u{200b}b\n\tc\u{202e} d ", 20), "ab c d");
        assert_eq!(clean("abcdef", 3), "abc");
        assert_eq!(clean("ab \u{e0041}", 9), "ab");
    }

    #[test]
    fn overlap_counts_the_shorter_text() {
        assert_eq!(overlap("Public speaking", "Speaking"), 1.0);
        assert_eq!(overlap("", "x"), 0.0);
        assert_eq!(overlap("Writing", "Speaking"), 0.0);
    }
}
