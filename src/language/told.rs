//! What the engine and the crates say in English, heard in the language in use.
//!
//! The worker and the command line share their sentences, which are English. Those that a visitor can meet are listed
//! here, so that the catalogue has them.

use crate::language::text;
use crate::mark;

/// The sentences, with `{}` for what differs.
const SENTENCES: [&str; 55] = [
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
    mark!("Nothing to go by yet: add a role, a skill or an interest."),
    mark!("“{}” has no words that could be read as a role."),
    mark!("No words could be read in this profile: add a role, a skill or an interest."),
    mark!("Your hourly pay is compared as full-time pay: ${} a year."),
    mark!("No skill or technology was found in your text."),
    mark!("Found in your text: {}."),
    mark!("Your role was read from your text: {}."),
    mark!("An earlier role was read from your text: {}."),
    mark!("Your level was guessed from your text: “{}”."),
    mark!("Your education was read from your text: “{}”."),
    mark!("There are no words to read here. Paste a few lines about what you do."),
    mark!("Nothing was found. Names of skills are read in English: a few lines in English will do."),
    mark!("Nothing was found. A few lines about what you did, and with which tools, help."),
    mark!("This is a short text, so take what was found with care. More lines give more."),
    mark!("Your role was taken as “{}”. If that is not what you do, say it in other words."),
    mark!("Your goal was taken as “{}”. If you mean other work, say it in other words."),
    mark!("“{}” has no words that could be read as a goal."),
    mark!("A way needs a beginning: say what your role is now."),
    mark!(
        "You have not said your education: that of people who begin as {} is assumed, and a high school diploma at least."
    ),
    mark!("This is what your role was understood as: you are there."),
    mark!("Every way passes work that pays less than your floor. With a lower floor there is one."),
    mark!("No way of at most four moves passes all that you keep. Keep less, and there is one."),
    mark!("Every way passes something that you left out. Allow some of it again, and there is one."),
    mark!("Your limits leave no way together, though there is one without them. Ease one of them."),
    mark!(
        "No chain of at most four natural moves leads to {}: it asks for too much that work within reach does not teach. It may need a degree or a licence of its own first."
    ),
    mark!(
        "{} pays ${} a year at the median ({}), less than your floor of ${}. Lower the floor, or choose another goal."
    ),
    mark!(
        "No yearly pay is published for {}, so nobody can promise your floor of ${}. Take the floor away to see the ways."
    ),
    mark!("You both keep and leave out {}: choose one of the two."),
    mark!("You left out your goal itself, {}: allow it again, or choose another goal."),
    mark!("Not published for {}; these are the nation's figures."),
    mark!("There is no place {} in the wage survey; these are the nation's figures."),
    mark!("The connection broke while loading {}."),
    mark!("{} could not be read."),
    mark!("A file of the engine ({}) arrived damaged, or belongs to another release of the site."),
    mark!("{} could not be loaded. Please check the connection."),
    mark!("{} could not be loaded (the server says {})."),
    mark!("This release of the site has no data file “{}”."),
    mark!("The site’s list of files lacks “{}”: it was built incompletely."),
];

/// The industries that a text may tell of.
const INDUSTRIES: [&str; 18] = [
    mark!("Health care"),
    mark!("Education"),
    mark!("Software and information technology"),
    mark!("Finance and insurance"),
    mark!("Construction"),
    mark!("Manufacturing"),
    mark!("Retail"),
    mark!("Hotels, restaurants and tourism"),
    mark!("Transport and warehousing"),
    mark!("Government"),
    mark!("Farming, forestry and fishing"),
    mark!("Arts, media and design"),
    mark!("Law"),
    mark!("Social services and non-profit"),
    mark!("Science and research"),
    mark!("Security and emergency services"),
    mark!("Engineering and energy"),
    mark!("Repair and maintenance"),
];

/// An industry's name in the language in use; as it is, where it is none of those that are known.
pub fn industry(english: &str) -> &str {
    match INDUSTRIES.iter().find(|known| **known == english) {
        Some(known) => text(known),
        None => english,
    }
}

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
