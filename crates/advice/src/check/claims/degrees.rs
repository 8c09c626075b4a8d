//! Degrees, experience and training: what is usual, and who says so.

use crate::check::names::place;
use crate::compose::education_rank;
use crate::fact::{Fact, FactKind};
use crate::text::{stems, words};

/// Words for education, by rank.
const DEGREES: [(&str, u8); 23] = [
    ("doctorate", 6),
    ("doctoral", 6),
    ("doctorado", 6),
    ("phd", 6),
    ("ph", 6),
    ("master's", 5),
    ("masters", 5),
    ("maestria", 5),
    ("posgrado", 5),
    ("bachelor's", 4),
    ("bachelors", 4),
    ("bachelor", 4),
    ("licenciatura", 4),
    ("universitario", 4),
    ("undergraduate", 4),
    ("associate's", 3),
    ("associates", 3),
    ("ged", 1),
    ("diploma", 1),
    ("bachillerato", 1),
    ("mba", 9),
    ("jd", 9),
    ("md", 9),
];
/// Ranks of the usual education on entry; `None` if it is not known.
pub(super) fn entry_ranks(facts: &[&Fact]) -> Option<Vec<u8>> {
    let entry = facts.iter().filter(|fact| fact.kind == FactKind::EntryEducation);
    let ranks: Vec<u8> = entry.filter_map(|fact| education_rank(&fact.name)).collect();
    (!ranks.is_empty()).then_some(ranks)
}

/// Kinds of education that two words name.
const PHRASES: [(&str, u8); 4] =
    [("high school", 1), ("titulo de secundaria", 1), ("grado asociado", 3), ("secondary school", 1)];
/// Words that make a claim of all, of none, or of few.
const HOW_MANY: [&str; 18] = [
    "few", "fewer", "only", "all", "every", "everyone", "everybody", "none", "nobody", "always", "pocos",
    "pocas", "solo", "todos", "todas", "cada", "nadie", "siempre",
];
/// Words that leave it open how many.
const SOME: [&str; 8] = ["some", "others", "sometimes", "other", "algunos", "algunas", "otros", "otras"];
/// Words that say no.
const NO: [&str; 14] = [
    "no", "none", "not", "nor", "neither", "without", "never", "nothing", "ni", "ninguna", "ningun", "sin",
    "tampoco", "nada",
];

/// Whether every kind of education that the sentence names, with no figure beside it, is the usual one on entry,
/// or the one that most workers name, or the visitor's own.
pub(super) fn hold(text: &str, facts: &[&Fact]) -> bool {
    let sentence = words(text);
    let figures = super::super::numbers::mentions(text);
    let says = |said: &[String], any: &[&str]| said.iter().any(|word| any.contains(&word.as_str()));
    let of_education = [FactKind::EntryEducation, FactKind::EducationShare, FactKind::VisitorEducation];
    let ranks = |kinds: &[FactKind], least: f64| -> Vec<u8> {
        let of_kind = facts.iter().filter(|fact| kinds.contains(&fact.kind));
        let many = of_kind.filter(|fact| fact.amount().is_none_or(|share| share >= least));
        many.filter_map(|fact| education_rank(&fact.name)).collect()
    };
    let known = ranks(&of_education, 0.0);
    let mut usual = ranks(&[FactKind::EntryEducation, FactKind::EducationShare], 50.0);
    if says(&sentence, &["you", "your", "tu", "tus", "tienes"]) {
        usual.extend(ranks(&[FactKind::VisitorEducation], 0.0));
    }
    // Shares stand with their figures, which are checked as such.
    let counted =
        figures.iter().any(|figure| matches!(figure.counted, super::super::numbers::Counted::Percent));
    // Names may have commas of their own.
    let named = named_in_facts(&format!(" {} ", sentence.join(" ")), facts);
    text.split([',', ';', ':']).all(|clause| {
        let said: Vec<String> = words(clause).into_iter().filter(|word| !named.contains(word)).collect();
        let line = format!(" {} ", said.join(" "));
        let mut mentioned: Vec<u8> = said
            .iter()
            .filter_map(|word| DEGREES.iter().find(|(name, _)| name == word).map(|&(_, rank)| rank))
            .collect();
        mentioned.extend(
            PHRASES.iter().filter(|(phrase, _)| line.contains(&format!(" {phrase} "))).map(|&(_, rank)| rank),
        );
        let degree = says(&said, &["degree", "degrees", "titulo", "carrera"]);
        if mentioned.is_empty() && !degree {
            return true;
        }
        if counted || says(&said, &SOME) {
            return mentioned.iter().all(|rank| known.contains(rank));
        }
        if says(&said, &HOW_MANY) {
            return false;
        }
        // `a degree`, whichever: as usual as those that are degrees. `Short of a degree` is not.
        let unnamed = mentioned.is_empty() && !says(&said, &NO) && !says(&said, &["short"]);
        (!unnamed || usual.iter().any(|&rank| rank >= 3)) && mentioned.iter().all(|rank| usual.contains(rank))
    })
}

/// Words of the programmes, activities and other names that the line has whole: `Training` in one is not what
/// somebody is given.
fn named_in_facts(line: &str, facts: &[&Fact]) -> Vec<String> {
    let line = format!(" {} ", stems(line).join(" "));
    facts
        .iter()
        .filter(|fact| {
            use FactKind as K;
            let of_entry =
                [K::EntryEducation, K::EducationShare, K::Experience, K::Training, K::VisitorEducation];
            !of_entry.contains(&fact.kind) && fact.occupation.is_some() && !fact.name.is_empty()
        })
        .filter(|fact| place(&line, fact).is_some())
        .flat_map(|fact| fact.names().flat_map(words))
        .collect()
}

/// Whether what is said of experience and training agrees with whether any is asked for.
pub(super) fn experience_holds(text: &str, facts: &[&Fact]) -> bool {
    let subjects: [(FactKind, &[&str]); 2] = [
        (FactKind::Experience, &["experience", "experiencia", "experienced"]),
        (FactKind::Training, &["training", "trained", "formacion"]),
    ];
    let line = format!(" {} ", words(text).join(" "));
    let named = named_in_facts(&line, facts);
    subjects.iter().all(|(kind, subject)| {
        let mut of_kind = facts.iter().filter(|fact| fact.kind == *kind).peekable();
        let none = of_kind.peek().is_some() && of_kind.all(|fact| fact.name == "None");
        text.split([',', ';', ':']).all(|clause| {
            let said = words(clause);
            let says =
                |any: &[&str]| said.iter().any(|word| any.contains(&word.as_str()) && !named.contains(word));
            !none || !says(subject) || says(&NO)
        })
    })
}
