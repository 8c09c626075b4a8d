//! What words ask for: without the asking itself, and cut into the things asked for.

use crate::text::words;

/// Words that ask, at the beginning, and words about the answer, at the end: in their plain form.
const ASKING: [&str; 52] = [
    "show", "me", "find", "give", "tell", "i", "we", "want", "would", "like", "love", "enjoy", "to", "be",
    "am", "is", "are", "what", "which", "how", "can", "could", "do", "doing", "anything", "something",
    "everything", "thing", "stuff", "work", "working", "job", "career", "role", "with", "about", "on", "in",
    "around", "involving", "involve", "involved", "related", "that", "has", "have", "there", "some", "any",
    "my", "looking", "please",
];
/// Words about the answer rather than what is asked for, at the end.
const ANSWER: [&str; 6] = ["job", "career", "course", "occupation", "please", "role"];
/// Words between two things that are asked for.
const BETWEEN: [&str; 21] = [
    "and", "or", "but", "plus", "with", "for", "in", "on", "at", "from", "using", "about", "to", "after",
    "by", "the", "a", "an", "some", "into", "also",
];

/// The things that words ask for, in order; empty if they ask for nothing. Words that only ask are read as they
/// are: somebody who types "work" is told of work.
pub fn concepts(text: &str) -> Vec<String> {
    let parts: Vec<Vec<String>> = text
        .split([',', ';', '&', '/', '.', '?', '!', '\n'])
        .map(words)
        .filter(|words| !words.is_empty())
        .collect();
    let mut concepts = Vec::new();
    for part in &parts {
        let asked = part.iter().position(|word| !is_asking(word)).unwrap_or(part.len());
        let mut rest = &part[asked..];
        while let [first @ .., last] = rest
            && !first.is_empty()
            && ANSWER.contains(&last.as_str())
        {
            rest = first;
        }
        let things = rest.split(|word| BETWEEN.contains(&word.as_str()));
        concepts.extend(things.filter(|thing| !thing.is_empty()).map(|thing| thing.join(" ")));
    }
    if concepts.is_empty() && !parts.is_empty() {
        concepts.push(parts.concat().join(" "));
    }
    let mut seen = std::collections::HashSet::new();
    concepts.retain(|concept| seen.insert(concept.clone()));
    concepts
}

fn is_asking(word: &str) -> bool {
    ASKING.contains(&word) || BETWEEN.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_cut_into_what_they_ask_for() {
        let cases: [(&str, &[&str]); 11] = [
            ("show me anything with data and hospitals", &["data", "hospital"]),
            ("I would like to work with animals", &["animal"]),
            ("something in law, or the environment?", &["law", "environment"]),
            ("Python", &["python"]),
            ("social work", &["social work"]),
            ("hospital jobs", &["hospital"]),
            ("data, data; and data", &["data"]),
            ("C++ / C#", &["c++", "c#"]),
            ("work", &["work"]),
            ("", &[]),
            ("?! 😀", &[]),
        ];
        for (text, expected) in cases {
            assert_eq!(concepts(text), expected, "{text}");
        }
    }
}
