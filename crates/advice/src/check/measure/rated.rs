//! Which skills and areas of knowledge matter most, and which less: by their published importance.

use super::{LOW, Saying};
use crate::answer::Part;
use crate::check::names::place;
use crate::fact::{Fact, FactKind, Value};
use crate::text::stems;

/// Kinds of facts that have an importance.
const KINDS: [FactKind; 4] = [FactKind::Skill, FactKind::Knowledge, FactKind::Ability, FactKind::WorkStyle];
/// Words for how much something matters.
const MATTERS: [&str; 8] = ["importan", "matter", "count", "relie", "rely", "importa", "cuenta", "lean"];

/// Words as one line in which whole names can be looked for.
pub(super) fn line(words: &[String]) -> String {
    format!(" {} ", stems(&words.join(" ")).join(" "))
}

/// Whether the line has the name of the fact, whole.
pub(super) fn names(line: &str, fact: &Fact) -> bool {
    place(line, fact).is_some()
}

/// Whether what the sentence puts first, or last, among what is rated is so.
pub(super) fn hold(text: &str, sentence: &Saying, facts: &[&Fact], part: Part) -> bool {
    let line = line(&sentence.words);
    let mut named: Vec<(usize, &Fact)> = facts
        .iter()
        .filter(|fact| KINDS.contains(&fact.kind) && fact.amount().is_some())
        .filter_map(|fact| Some((place(&line, fact)?, *fact)))
        .collect();
    named.sort_by_key(|(at, _)| *at);
    let gap_named = facts.iter().any(|fact| fact.kind == FactKind::Gap && names(&line, fact));
    if named.is_empty() && !gap_named {
        return true;
    }
    let matters = sentence.begins(&MATTERS);
    // What is said of the visitor's own level is read with the gap table.
    let of_the_visitor = matches!(part, Part::Applies | Part::Skills | Part::Develop | Part::NextStep)
        || sentence.says(&["you", "your", "tu", "tus", "te"]);
    if sentence.says(&LOW) && (matters || !of_the_visitor) {
        return than_holds(sentence, &named);
    }
    if matters && sentence.says(&["second", "third", "fourth", "segunda", "segundo", "tercera", "tercero"]) {
        return false;
    }
    let first = puts_first(text, sentence, matters);
    if sentence.says(&["than"]) && !named.is_empty() && (named.len() > 1 || matters) && !first {
        return than_holds(sentence, &named);
    }
    !first || are_first(sentence, &named, facts)
}

/// Whether a level that a clause says is asked for is: the visitor's own level is easily put in its place.
pub(super) fn asked_holds(clause: &str, sentence: &Saying, facts: &[&Fact]) -> bool {
    if !Saying::of(clause).says(&["ask", "asks", "asked", "pide", "piden", "exige", "exigen"]) {
        return true;
    }
    let level = |word: &str| word.trim_matches(|end: char| !end.is_ascii_digit()).parse::<f32>().ok();
    let said: Vec<f32> =
        clause.split_whitespace().filter(|word| word.contains('.')).filter_map(level).collect();
    let line = line(&sentence.words);
    let asked: Vec<f32> = facts
        .iter()
        .filter(|fact| names(&line, fact))
        .filter_map(|fact| match fact.value {
            Value::Gap { required, .. } => Some(required),
            _ => None,
        })
        .collect();
    let same = |said: &f32| asked.iter().any(|asked| (asked - said).abs() < 0.051);
    said.is_empty() || asked.is_empty() || said.iter().any(same)
}

/// `A matters more than B`: the two by their importance.
fn than_holds(sentence: &Saying, named: &[(usize, &Fact)]) -> bool {
    let ([(_, first), .., (_, second)], true) = (named, sentence.says(&["than", "que"])) else {
        return false;
    };
    let less = sentence.says(&["less", "fewer", "lower", "menos", "menor"]);
    let more = sentence.says(&["more", "higher", "mas", "mayor"]);
    match (first.amount(), second.amount()) {
        (Some(first), Some(second)) => less != more && if more { first > second } else { first < second },
        _ => false,
    }
}

/// Whether the sentence puts something before all others.
fn puts_first(text: &str, sentence: &Saying, matters: bool) -> bool {
    let lower = text.to_lowercase();
    let says = |phrases: &[&str]| phrases.iter().any(|phrase| lower.contains(phrase));
    (matters
        && sentence.says(&["most", "mostly", "mas", "first", "top", "main", "key", "above", "principal"]))
        || says(&["above all", "more than on anything", "more than anything", "sobre todo", "ante todo"])
}

/// Whether what is named is the first of its kind, or with others among them.
fn are_first(sentence: &Saying, named: &[(usize, &Fact)], facts: &[&Fact]) -> bool {
    let one_of_them =
        sentence.says(&["among", "include", "includes", "including", "one", "some", "entre", "algunas"]);
    let is_first = |fact: &Fact| {
        let of_kind = |other: &Fact| other.kind == fact.kind && other.occupation == fact.occupation;
        let together = named.iter().filter(|(_, other)| of_kind(other)).count();
        // Those that are shown alike are alike.
        let shown = |fact: &Fact| fact.amount().map(|amount| (amount * 10.0).round());
        let before = facts.iter().filter(|other| of_kind(other) && shown(other) > shown(fact)).count();
        before < if one_of_them { together.max(5) } else { together }
    };
    // One name may be of a skill and of an area of knowledge or an ability, or of two occupations: one of them will
    // do.
    let share_name =
        |fact: &Fact, other: &Fact| fact.names().any(|name| other.names().any(|own| own == name));
    named.iter().all(|(_, fact)| named.iter().any(|(_, other)| share_name(fact, other) && is_first(other)))
}
