//! Words to stems: so that "managed inventories" and "inventory management" name the same skill.
//!
//! The rules cut endings of English inflection and of the commonest nouns made from verbs. A stem is no
//! word and is never shown; two words with one stem are taken as forms of one word, and that is all.

use crate::text::words;

/// Words that a name does not depend on.
const EMPTY: [&str; 24] = [
    "a", "an", "the", "of", "for", "to", "in", "on", "with", "by", "from", "at", "and", "or", "as", "into",
    "other", "their", "our", "my", "its", "it", "that", "own",
];

/// Past forms that no ending tells, with the word they belong to.
const IRREGULAR: [(&str, &str); 40] = [
    ("led", "lead"),
    ("ran", "run"),
    ("wrote", "write"),
    ("written", "write"),
    ("taught", "teach"),
    ("built", "build"),
    ("sold", "sell"),
    ("made", "make"),
    ("kept", "keep"),
    ("held", "hold"),
    ("grew", "grow"),
    ("grown", "grow"),
    ("drove", "drive"),
    ("driven", "drive"),
    ("spoke", "speak"),
    ("oversaw", "oversee"),
    ("undertook", "undertake"),
    ("met", "meet"),
    ("won", "win"),
    ("bought", "buy"),
    ("brought", "bring"),
    ("dealt", "deal"),
    ("fed", "feed"),
    ("swept", "sweep"),
    ("drew", "draw"),
    ("drawn", "draw"),
    ("gave", "give"),
    ("given", "give"),
    ("took", "take"),
    ("taken", "take"),
    ("chose", "choose"),
    ("chosen", "choose"),
    ("sang", "sing"),
    ("rode", "ride"),
    ("flew", "fly"),
    ("flown", "fly"),
    ("laid", "lay"),
    ("paid", "pay"),
    ("sewn", "sew"),
    ("ground", "grind"),
];

/// Whether a plain word carries no meaning of its own in a name.
pub fn is_empty_word(word: &str) -> bool {
    EMPTY.contains(&word)
}

/// The stem of a word in its plain form.
pub fn stem(word: &str) -> String {
    let word = IRREGULAR.iter().find(|(past, _)| *past == word).map_or(word, |(_, present)| present);
    if !word.is_ascii() || word.len() < 4 {
        return word.to_owned();
    }
    let mut stem = without_ending(word).to_owned();
    if stem.len() > 3 && stem.ends_with('e') {
        stem.truncate(stem.len() - 1);
    }
    if stem.len() > 2 && stem.ends_with('y') {
        stem.truncate(stem.len() - 1);
        stem.push('i');
    }
    stem
}

fn without_ending(word: &str) -> &str {
    let has_vowel = |stem: &str| stem.contains(['a', 'e', 'i', 'o', 'u', 'y']);
    if let Some(stem) = word.strip_suffix("ment").filter(|stem| stem.len() >= 4) {
        return stem;
    }
    if word.len() > 7 && word.ends_with("ation") {
        return &word[..word.len() - "ion".len()];
    }
    for ending in ["ing", "ed"] {
        if let Some(stem) = word.strip_suffix(ending).filter(|stem| stem.len() >= 2 && has_vowel(stem)) {
            return single(stem);
        }
    }
    word
}

/// Without the doubling that an ending brings: "plann" is "plan", but "sell" and "process" stay.
fn single(stem: &str) -> &str {
    let bytes = stem.as_bytes();
    match bytes {
        [.., before, last] if before == last => match last {
            b's' | b'z' | b'f' => stem,
            b'l' if stem.len() < 6 => stem,
            _ => &stem[..stem.len() - 1],
        },
        _ => stem,
    }
}

/// The stems of the words that count, in order of the alphabet and joined by spaces: what names that
/// differ in inflection or order have in common. Empty if no word counts.
pub fn key(name: &str) -> String {
    key_of(&words(name).iter().filter(|word| !is_empty_word(word)).map(|word| stem(word)).collect::<Vec<_>>())
}

/// The key of stems that have been found already.
pub fn key_of(stems: &[String]) -> String {
    let mut sorted: Vec<&str> = stems.iter().map(String::as_str).collect();
    sorted.sort_unstable();
    sorted.dedup();
    sorted.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_one_name_share_a_key() {
        let groups: [&[&str]; 7] = [
            &["manage inventory", "managed inventories", "inventory management", "managing the inventory"],
            &["plan meals", "meal planning", "planned a meal"],
            &["sell tickets", "sold tickets", "ticket selling"],
            &["apply adhesive", "applied adhesives", "applying adhesive"],
            &["write reports", "wrote reports", "report writing", "written report"],
            &["control pests", "pest controlling", "controlled pests"],
            &["develop software", "software development"],
        ];
        for group in groups {
            for form in group {
                assert_eq!(key(form), key(group[0]), "{form}");
            }
        }
    }

    #[test]
    fn different_words_keep_different_stems() {
        for (one, other) in
            [("weld", "welder"), ("bed", "be"), ("string", "stre"), ("paint", "pain"), ("sing", "sin")]
        {
            assert_ne!(stem(one), stem(other), "{one} {other}");
        }
        assert_eq!(key("of the"), "");
        assert_eq!(stem("ñandúes"), "ñandúes");
    }
}
