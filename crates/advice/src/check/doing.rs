//! Who does what to whom: the words of an activity, in the order in which they make sense.
//!
//! The facts say what people of an occupation do, verb first: `Record patient medical histories`. A sentence may
//! say so in other words, but not have the patients record, nor the histories of employees recorded because
//! another activity has employees in it.

use super::borne_out::{is_plain, root};
use crate::fact::{Fact, FactKind};
use crate::language::Language;
use crate::text::words;
use std::collections::HashSet;

/// An activity: what is done, and the words for what it is done to.
struct Activity {
    verb: String,
    rest: HashSet<String>,
}

fn activities(facts: &[&Fact]) -> Vec<Activity> {
    let of_kind = facts.iter().filter(|fact| fact.kind == FactKind::Activity);
    let read = |fact: &&Fact| {
        let mut said = words(&fact.name).into_iter();
        let verb = said.next().filter(|verb| !is_plain(verb, Language::English))?;
        let verb = root(&verb).to_owned();
        let telling = said.filter(|word| !is_plain(word, Language::English));
        let rest: HashSet<String> =
            telling.map(|word| root(&word).to_owned()).filter(|word| *word != verb).collect();
        Some(Activity { verb, rest })
    };
    of_kind.filter_map(read).collect()
}

/// Whether what the sentence says is done is done as the facts say.
pub(super) fn holds(text: &str, facts: &[&Fact]) -> bool {
    let activities = activities(facts);
    // A word that other facts have too may stand anywhere.
    let elsewhere: HashSet<String> = facts
        .iter()
        .filter(|fact| fact.kind != FactKind::Activity)
        .flat_map(|fact| fact.names().flat_map(words))
        .map(|word| root(&word).to_owned())
        .collect();
    let said: Vec<String> = words(text).iter().map(|word| root(word).to_owned()).collect();
    let of = |word: &str| -> Vec<usize> {
        (0..activities.len()).filter(|&at| activities[at].rest.contains(word)).collect()
    };
    let mut doing: Vec<usize> = Vec::new();
    let mut before: Vec<Vec<usize>> = Vec::new();
    for word in &said {
        let begun: Vec<usize> = (0..activities.len()).filter(|&at| activities[at].verb == *word).collect();
        if !begun.is_empty() {
            // What stands before the first verb does it, and has it not done to itself.
            if doing.is_empty() && before.iter().any(|earlier| earlier.iter().any(|at| begun.contains(at))) {
                return false;
            }
            doing = begun;
            continue;
        }
        let here = of(word);
        if here.is_empty() || elsewhere.contains(word) {
            continue;
        }
        if doing.is_empty() {
            before.push(here);
        } else if !here.iter().any(|at| doing.contains(at)) {
            return false;
        }
    }
    true
}
