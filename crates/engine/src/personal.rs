//! What a person is, as against what they do: words that must not move a match.
//!
//! People write "I'm Amara, a 52-year-old Nigerian nurse (she/her)". Age, pronouns, origin and name are no
//! part of the role; here they are taken out of it before anything reads it. A language or a country that
//! belongs to the work stays ("Spanish teacher").

use crate::lexicon::Lexicon;
use crate::text::{plain, words};

/// What introduces a role in a sentence; what stands before the last of them is not the role.
const CUES: &[&[&str]] = &[
    &["i", "am", "a"],
    &["i", "am", "an"],
    &["im", "a"],
    &["im", "an"],
    &["i", "am", "currently", "a"],
    &["i", "am", "currently", "an"],
    &["work", "as", "a"],
    &["work", "as", "an"],
    &["worked", "as", "a"],
    &["worked", "as", "an"],
    &["working", "as", "a"],
    &["working", "as", "an"],
    &["trabajo", "como"],
    &["trabajo", "de"],
    &["soy"],
];

/// Pronouns, forms of address and words for a person's sex.
const PERSONS: &[&str] = &[
    "he", "him", "his", "she", "her", "hers", "they", "them", "their", "theirs", "ze", "hir", "xe", "xem",
    "mr", "mrs", "ms", "miss", "mx", "sir", "madam", "male", "female", "man", "men", "woman", "women",
    "lady", "gentleman", "nonbinary", "transgender", "cisgender", "el", "ella", "elle", "hombre", "mujer",
    "senor", "senora", "varon",
];

/// Where a person is from, what they look like, what they believe in.
const ORIGINS: &[&str] = &[
    "afghan", "african", "albanian", "algerian", "american", "angolan", "arab", "argentine", "argentinian",
    "armenian", "asian", "australian", "austrian", "azerbaijani", "bangladeshi", "basque", "belarusian",
    "belgian", "black", "bolivian", "bosnian", "brazilian", "british", "bulgarian", "burmese", "cambodian",
    "cameroonian", "canadian", "caribbean", "catalan", "catholic", "chilean", "chinese", "christian",
    "colombian", "congolese", "croatian", "cuban", "czech", "danish", "dominican", "dutch", "ecuadorian",
    "egyptian", "english", "eritrean", "estonian", "ethiopian", "european", "filipino", "filipina",
    "finnish", "french", "gambian", "georgian", "german", "ghanaian", "greek", "guatemalan", "haitian",
    "hindu", "hispanic", "honduran", "hungarian", "icelandic", "indian", "indigenous", "indonesian",
    "iranian", "iraqi", "irish", "israeli", "italian", "ivorian", "jamaican", "japanese", "jewish",
    "jordanian", "kazakh", "kenyan", "korean", "kurdish", "kuwaiti", "laotian", "latin", "latina", "latino",
    "latvian", "lebanese", "liberian", "libyan", "lithuanian", "malaysian", "malian", "maltese", "maori",
    "mexican", "moldovan", "mongolian", "moroccan", "mozambican", "muslim", "namibian", "nepali", "nepalese",
    "nicaraguan", "nigerian", "norwegian", "pakistani", "palestinian", "panamanian", "paraguayan", "persian",
    "peruvian", "polish", "portuguese", "punjabi", "romanian", "russian", "rwandan", "salvadoran", "saudi",
    "scottish", "senegalese", "serbian", "sikh", "singaporean", "slovak", "slovenian", "somali", "spanish",
    "sudanese", "swedish", "swiss", "syrian", "taiwanese", "tamil", "tanzanian", "thai", "tunisian",
    "turkish", "ugandan", "ukrainian", "uruguayan", "uzbek", "venezuelan", "vietnamese", "welsh", "white",
    "yemeni", "zambian", "zimbabwean", "zulu",
];

/// Work that a language, a country or a faith can be part of.
const WORK_OF_ORIGINS: &[&str] = &[
    "teacher", "tutor", "instructor", "professor", "lecturer", "translator", "interpreter", "linguist",
    "language", "literature", "history", "study", "cuisine", "medicine", "art", "dance", "dancer", "law",
    "affair", "priest", "minister", "polisher", "collar", "smith", "hat", "belt",
];

/// The words of a role in plain form, without the words about the person; all words if nothing else is left.
///
/// A known title is left as it is, and a misspelled one is put right.
pub fn role_words(role: &str, lexicon: Option<&Lexicon>) -> String {
    let known = |text: &str| lexicon.is_some_and(|lexicon| lexicon.find(text).is_some());
    if known(role) {
        return plain(role);
    }
    let part = after_cue(role);
    let kept = without_person(&part);
    let words = if kept.is_empty() { plain(role) } else { kept.join(" ") };
    let respelled = lexicon.filter(|_| !known(&words)).and_then(|lexicon| lexicon.respelled(&words));
    respelled.map_or(words, str::to_owned)
}

/// The words after the last cue, up to the end of the clause; all words without a cue.
fn after_cue(role: &str) -> Vec<String> {
    let lower = role.to_lowercase();
    let clauses: Vec<Vec<String>> = lower
        .split([',', ';', '.', '(', ')', '|', '\n'])
        .map(words)
        .filter(|words| !words.is_empty())
        .collect();
    for clause in clauses.iter().rev() {
        for start in (0..clause.len()).rev() {
            let end = CUES
                .iter()
                .filter(|cue| {
                    clause[start..].len() > cue.len()
                        && clause[start..].iter().zip(**cue).all(|(a, b)| a == b)
                })
                .map(|cue| start + cue.len())
                .max();
            if let Some(end) = end {
                return clause[end..].to_vec();
            }
        }
    }
    // "I'm Amara, a nurse": a clause that begins with an article says what the person is.
    let is_article = |word: &String| word == "a" || word == "an" || word == "un" || word == "una";
    if clauses.len() > 1
        && let Some(clause) = clauses.iter().find(|clause| clause.len() > 1 && is_article(&clause[0]))
    {
        return clause[1..].to_vec();
    }
    clauses.concat()
}

fn without_person(words: &[String]) -> Vec<&str> {
    let is = |at: usize, list: &[&str]| words.get(at).is_some_and(|word| list.contains(&word.as_str()));
    let is_number = |at: usize| {
        words.get(at).is_some_and(|word| word.len() <= 3 && word.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let mut kept = Vec::new();
    let mut at = 0;
    while at < words.len() {
        // "52 years old", "aged 52", "age 52", "52 anos".
        if is_number(at) && is(at + 1, &["year", "yr", "yo", "ano", "old"]) {
            at += 2;
            at += usize::from(is(at, &["old"]) || is(at, &["of"]) && is(at + 1, &["age"]));
            at += usize::from(at > 0 && is(at, &["age"]));
        } else if is(at, &["aged", "age", "edad"]) && is_number(at + 1) {
            at += 2;
        } else if is(at, PERSONS)
            || (is(at, ORIGINS) && !is_of_work(&words[at + 1..]))
            || is_bare_age(words, at)
        {
            at += 1;
        } else {
            kept.push(words[at].as_str());
            at += 1;
        }
    }
    kept
}

/// Whether what follows an origin makes it part of the work.
fn is_of_work(following: &[String]) -> bool {
    let next = following.iter().find(|word| !ORIGINS.contains(&word.as_str()));
    next.is_some_and(|word| WORK_OF_ORIGINS.contains(&word.as_str()))
}

/// A number at the end that is no part of a title: an age in brackets or after a comma.
fn is_bare_age(words: &[String], at: usize) -> bool {
    at > 0 && at + 1 == words.len() && words[at].parse::<u8>().is_ok_and(|age| (16..=99).contains(&age))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_about_the_person_are_taken_out_of_a_role() {
        let cases = [
            ("nurse", "nurse"),
            ("I'm Amara, a 52-year-old Nigerian nurse (she/her)", "nurse"),
            ("Polish plumber, 34 years old", "plumber"),
            ("Ms. registered nurse, aged 61", "registered nurse"),
            ("male social worker", "social worker"),
            ("My name is John Smith and I work as a truck driver", "truck driver"),
            ("soy enfermera", "enfermera"),
            ("software engineer (he/him), 29", "software engineer"),
        ];
        for (role, expected) in cases {
            assert_eq!(role_words(role, None), expected, "{role}");
        }
    }

    #[test]
    fn what_belongs_to_the_work_stays() {
        let cases = [
            ("Spanish teacher", "spanish teacher"),
            ("Chinese medicine practitioner", "chinese medicine practitioner"),
            ("911 dispatcher", "911 dispatcher"),
            ("Level 3 technician", "level 3 technician"),
            ("she", "she"),
            ("", ""),
        ];
        for (role, expected) in cases {
            assert_eq!(role_words(role, None), expected, "{role}");
        }
    }
}
