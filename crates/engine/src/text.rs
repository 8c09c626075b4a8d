//! Words to features: the one featurizer, used by training, the command line and the browser alike.
//!
//! A text becomes a weighted bag of hashed features: its words, the last of them, its pairs of neighbouring
//! words, and the character n-grams of each word. Characters carry typos and unseen forms; words and pairs
//! carry meaning. Nothing here depends on a vocabulary, so no word is unknown. Deliberately absent:
//! language detection, stemming by dictionary, stop words; the weights are for training to find.

/// Number of hashed features; also the rows of the encoder's embedding table.
pub const BUCKETS: usize = 24_576;
/// Most features of one text; what is longer is cut, so that a text of any length costs the same.
pub const MAX_FEATURES: usize = 192;

/// Shortest and longest character n-gram.
const GRAM_LENGTHS: std::ops::RangeInclusive<usize> = 3..=5;
/// Weights of the kinds of features before normalisation.
const WORD_WEIGHT: f32 = 1.0;
const HEAD_WEIGHT: f32 = 0.7;
const PAIR_WEIGHT: f32 = 0.7;
const GRAM_WEIGHT: f32 = 0.4;
/// Longest word that is looked at, in characters.
const MAX_WORD: usize = 32;

/// What a text is, as the encoder is told: one text can name a job or a skill.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A job title.
    Title,
    /// A skill, a technology or an activity.
    Skill,
}

/// A text's features: bucket numbers below [`BUCKETS`], and weights whose squares sum to 1.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Bag {
    /// Bucket of each feature; the first names the [`Kind`].
    pub buckets: Vec<u16>,
    /// Weight of each feature.
    pub weights: Vec<f32>,
}

impl Bag {
    /// Features of `text`. A text without a letter or digit gives a bag with the kind alone.
    pub fn new(text: &str, kind: Kind) -> Self {
        let words = words(text);
        let mut bag = Self::default();
        bag.push(b'k', &[kind as u8], WORD_WEIGHT);
        for word in &words {
            bag.push(b'w', word.as_bytes(), WORD_WEIGHT);
        }
        // The last word of an English title says what its bearer is; the others, of what kind.
        if let Some(head) = words.last() {
            bag.push(b'h', head.as_bytes(), HEAD_WEIGHT);
        }
        for pair in words.windows(2) {
            bag.push(b'p', pair.join(" ").as_bytes(), PAIR_WEIGHT);
        }
        for word in &words {
            bag.push_grams(word);
        }
        let norm = bag.weights.iter().map(|weight| weight * weight).sum::<f32>().sqrt();
        bag.weights.iter_mut().for_each(|weight| *weight /= norm);
        bag
    }

    /// Whether the text had a letter or digit at all.
    pub fn has_words(&self) -> bool {
        self.buckets.len() > 1
    }

    /// Adds a feature of a kind, which a letter stands for.
    fn push(&mut self, kind: u8, feature: &[u8], weight: f32) {
        if self.buckets.len() < MAX_FEATURES {
            self.buckets.push((hash(kind, feature) as usize % BUCKETS) as u16);
            self.weights.push(weight);
        }
    }

    fn push_grams(&mut self, word: &str) {
        let bounded = format!("<{word}>");
        // Where each character begins, and where the last one ends.
        let starts: Vec<usize> = bounded.char_indices().map(|(at, _)| at).chain([bounded.len()]).collect();
        for length in GRAM_LENGTHS {
            for bounds in starts.windows(length + 1) {
                self.push(b'g', &bounded.as_bytes()[bounds[0]..bounds[length]], GRAM_WEIGHT);
            }
        }
    }
}

/// FNV-1a of a kind and its bytes, with the high bits folded in so that the remainder uses them.
fn hash(kind: u8, bytes: &[u8]) -> u32 {
    let next = |hash: u32, &byte: &u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    let hash = bytes.iter().fold(next(0x811c_9dc5, &kind), next);
    hash ^ (hash >> 15)
}

/// The words of a text in a plain form: lower case, without accents, British spelling and plurals
/// folded. `+` and `#` stay inside words (C++, C#); everything else that is no letter or digit
/// separates.
pub fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    each_word(text, |word| words.push(word.to_owned()));
    words
}

/// The text in its plain form: its [`words`], joined by single spaces.
pub fn plain(text: &str) -> String {
    let mut plain = String::new();
    push_plain(text, &mut plain);
    plain
}

/// Appends the text in its plain form: tens of thousands of titles need no strings of their own.
pub(crate) fn push_plain(text: &str, to: &mut String) {
    let start = to.len();
    each_word(text, |word| {
        if to.len() > start {
            to.push(' ');
        }
        to.push_str(word);
    });
}

/// Hands over one word after the other.
fn each_word(text: &str, mut take: impl FnMut(&str)) {
    let mut word = String::new();
    let mut finish = |word: &mut String| {
        if !word.is_empty() {
            fold_word(word);
            take(word);
            word.clear();
        }
    };
    for character in text.chars() {
        match character.to_ascii_lowercase() {
            // Nearly all characters are one of these, and need no tables of letters.
            letter @ ('a'..='z' | '0'..='9') => word.push(letter),
            '\'' | '’' | '\u{300}'..='\u{36f}' => {}
            sign @ ('+' | '#') if !word.is_empty() => word.push(sign),
            other if other.is_ascii() => finish(&mut word),
            other => {
                for letter in other.to_lowercase() {
                    match letter {
                        '\u{300}'..='\u{36f}' => {}
                        _ if letter.is_alphanumeric() => fold_accent(letter, &mut word),
                        _ => finish(&mut word),
                    }
                }
            }
        }
    }
    finish(&mut word);
}

/// Appends the character without its accent, for the letters of Latin scripts.
fn fold_accent(character: char, word: &mut String) {
    let folded = match character {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'ď' | 'đ' => 'd',
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ę' | 'ě' => 'e',
        'ğ' => 'g',
        'ì' | 'í' | 'î' | 'ï' | 'ī' | 'ı' => 'i',
        'ł' => 'l',
        'ñ' | 'ń' | 'ň' => 'n',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' | 'ő' => 'o',
        'ř' => 'r',
        'ś' | 'š' | 'ş' => 's',
        'ť' | 'ţ' => 't',
        'ù' | 'ú' | 'û' | 'ü' | 'ū' | 'ů' | 'ű' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        'ß' => return word.push_str("ss"),
        'æ' => return word.push_str("ae"),
        'œ' => return word.push_str("oe"),
        other => other,
    };
    word.push(folded);
}

/// Endings of British spelling and of plurals, brought to one form. It need not be English
/// grammar: it must only treat two spellings of one word alike.
fn fold_word(word: &mut String) {
    if let Some((end, _)) = word.char_indices().nth(MAX_WORD) {
        word.truncate(end);
    }
    match word.as_bytes().last() {
        Some(b's') => fold_plural(word),
        Some(b'n' | b'r' | b'g' | b'e') => fold_spelling(word),
        _ => {}
    }
}

fn fold_spelling(word: &mut String) {
    let folds = [
        ("isation", "ization"),
        ("iser", "izer"),
        ("ising", "izing"),
        ("labour", "labor"),
        ("centre", "center"),
    ];
    for (british, american) in folds {
        if let Some(stem) = word.strip_suffix(british) {
            word.truncate(stem.len());
            word.push_str(american);
        }
    }
}

fn fold_plural(word: &mut String) {
    if word.len() > 4 && word.ends_with("ies") {
        word.truncate(word.len() - 3);
        word.push('y');
    } else if word.len() > 3 && !word.ends_with("ss") && !word.ends_with("us") && !word.ends_with("is") {
        word.truncate(word.len() - 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_title_share_their_plain_form() {
        let cases = [
            ("Registered Nurses", "registered nurse"),
            ("  registered\tNURSE!", "registered nurse"),
            ("Técnico/a de Español", "tecnico a de espanol"),
            ("C++ & C# developer", "c++ c# developer"),
            ("Childminder's", "childminder"),
            ("Organisation of Secretaries", "organization of secretary"),
            ("😀 <b>", "b"),
            ("", ""),
        ];
        for (text, expected) in cases {
            assert_eq!(plain(text), expected, "{text}");
        }
    }

    #[test]
    fn any_text_gives_a_bounded_bag_of_unit_length() {
        let long = "word ".repeat(10_000);
        for text in ["", "a", "nurse", "日本語の職業", "\u{0}\u{202e}", long.as_str()] {
            let bag = Bag::new(text, Kind::Title);
            assert!(bag.buckets.len() <= MAX_FEATURES && bag.buckets.len() == bag.weights.len());
            assert!(bag.buckets.iter().all(|&bucket| usize::from(bucket) < BUCKETS));
            let norm: f32 = bag.weights.iter().map(|weight| weight * weight).sum();
            assert!((norm - 1.0).abs() < 1e-4, "{text}: {norm}");
        }
    }

    #[test]
    fn the_kind_is_part_of_the_bag() {
        assert_ne!(Bag::new("python", Kind::Title), Bag::new("python", Kind::Skill));
        assert!(!Bag::new("?!", Kind::Skill).has_words());
    }
}
