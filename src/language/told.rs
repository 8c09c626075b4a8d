//! What the engine and the crates say in English, heard in the language in use.
//!
//! The worker and the command line share their sentences, which are English. Those that a visitor can meet are listed
//! here, so that the catalogue has them.

use crate::language::text;
use crate::mark;

/// The sentences, with `{}` for what differs.
const SENTENCES: [&str; 17] = [
    mark!("There is nothing to go by yet: add a role, a skill or an interest."),
    mark!("This file is too large to be results from here."),
    mark!("This file is not JSON, or is damaged: {}."),
    mark!("This file is not from here: it has neither the field “waymark” nor the “v” of a profile."),
    mark!("This file is of version {} and this page reads version {}."),
    mark!("A field of this file is wrong: {}."),
    mark!("The profile in this file is wrong: {}."),
    mark!("The order in this file is wrong: {}."),
    mark!("This link has no profile in it. Copy it again, from its beginning."),
    mark!(
        "This link is of version {} and this page reads version {}. Reload the page, or ask for a new link."
    ),
    mark!("This link has “{}” in it, which no link has. Something was added or changed on its way."),
    mark!("This link is not whole: a part was cut off or changed. Copy it again, to its end."),
    mark!("This link is too long to be a profile."),
    mark!("This link’s field “{}” is wrong: {}."),
    mark!("This link’s profile is wrong: {}."),
    mark!("The matching engine could not be loaded. Please check the connection."),
    mark!("A file is missing."),
];

/// A sentence of the engine in the language in use; as it is, where it is none of those that are known.
pub fn told(english: &str) -> String {
    SENTENCES
        .iter()
        .find_map(|sentence| {
            let differing = fill(sentence, english)?;
            let mut said = String::new();
            let mut parts = text(sentence).split("{}");
            said.push_str(parts.next()?);
            for (part, words) in parts.zip(differing) {
                said.push_str(words);
                said.push_str(part);
            }
            Some(said)
        })
        .unwrap_or_else(|| english.to_owned())
}

/// What stands in the places of a sentence; `None` if the words are not that sentence.
fn fill<'a>(sentence: &str, words: &'a str) -> Option<Vec<&'a str>> {
    let mut parts = sentence.split("{}");
    let mut rest = words.strip_prefix(parts.next()?)?;
    let mut differing = Vec::new();
    let mut parts = parts.peekable();
    while let Some(part) = parts.next() {
        let at = if parts.peek().is_none() { rest.strip_suffix(part)?.len() } else { rest.find(part)? };
        differing.push(&rest[..at]);
        rest = &rest[at + part.len()..];
    }
    rest.is_empty().then_some(differing)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_known_with_whatever_stands_in_its_places() {
        let known = "This file is of version {} and this page reads version {}.";
        assert_eq!(
            fill(known, "This file is of version 3 and this page reads version 1."),
            Some(vec!["3", "1"])
        );
        assert_eq!(fill(known, "This file is of version 3."), None);
        assert_eq!(fill("A file is missing.", "A file is missing. Or two."), None);
        for english in ["This file is not JSON, or is damaged: no }.", "Something else {} here"] {
            assert_eq!(told(english), english);
        }
    }
}
