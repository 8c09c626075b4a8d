//! Skills that a clause names.

use super::clauses::{Clause, Gap, Section, Token};
use super::names::{Caution, LONGEST_KEY, LONGEST_NAME, SkillNames};
use super::stem::{is_empty_word, key_of};
use waymark_schema::message::SkillKind;
use waymark_schema::reading::LeftOutReason;

/// A name that stands in a clause.
#[derive(Debug, Clone)]
pub(super) struct Mention {
    /// Index of the name.
    pub(super) name: u32,
    /// First word, and the one after the last.
    pub(super) from: usize,
    pub(super) to: usize,
    /// Why it is not the writer's, if it is not.
    pub(super) left_out: Option<LeftOutReason>,
    /// What the words around it say of its strength.
    pub(super) strength: i32,
}

/// Longest item of a list of skills that is taken in the writer's own words.
const LONGEST_OWN: usize = 4;

/// Words after which a skill is meant.
const CUES: [&str; 52] = [
    "use", "us", "experienc", "knowledg", "know", "skill", "proficient", "expert", "expertis", "fluent",
    "familiar", "program", "cod", "develop", "build", "learn", "studi", "teach", "train", "certifi",
    "proficienci", "competent", "versed", "command", "background", "understand", "exposur", "strength",
    "specialiti", "specializ", "speciali", "written", "write", "via", "includ", "technologi", "tool",
    "languag", "softwar", "stack", "suit", "degre", "major", "conocimiento", "experiencia", "manejo",
    "speak", "degree", "qualifi", "good", "strong", "advanc",
];
/// Words that make a common word a skill when it stands right after them.
const NEAR_CUES: [&str; 16] = [
    "experience", "knowledge", "skilled", "skill", "proficient", "expert", "expertise", "trained",
    "certified", "specialist", "studied", "taught", "background", "experienced", "proficiency", "competent",
];
/// Words that show that the clause is about languages.
const LANGUAGE_CUES: [&str; 18] = [
    "fluent", "fluently", "speak", "speaking", "spoken", "language", "bilingual", "trilingual", "native",
    "conversational", "b1", "b2", "c1", "c2", "idioma", "translate", "translated", "interpreter",
];
/// Clauses about who somebody is, which must change nothing.
const PERSONAL: [&str; 19] = [
    "nationality", "citizen", "citizenship", "national", "born", "birth", "birthday", "passport", "gender",
    "pronoun", "marital", "religion", "ethnicity", "visa", "nacionalidad", "name", "dear", "sincerely",
    "address",
];
/// Elements whose name is a verb: by the verb's stem.
const DOING: [(&str, &str); 12] = [
    ("negotiat", "Negotiation"),
    ("persuad", "Persuasion"),
    ("coordinat", "Coordination"),
    ("program", "Programming"),
    ("write", "Writing"),
    ("writ", "Writing"),
    ("repair", "Repairing"),
    ("monitor", "Monitoring"),
    ("install", "Installation"),
    ("troubleshoot", "Troubleshooting"),
    ("instruct", "Instructing"),
    ("teach", "Instructing"),
];
const STRONG: [&str; 22] = [
    "expert", "advanced", "extensive", "strong", "proficient", "fluent", "deep", "mastery", "certified",
    "native", "senior", "solid", "thorough", "excellent", "specialist", "skilled", "specialize",
    "specialized", "expertise", "bilingual", "experto", "avanzado",
];
const WEAK: [&str; 18] = [
    "basic", "beginner", "some", "limited", "introductory", "learning", "novice", "exposure", "elementary",
    "little", "rusty", "dabbled", "familiar", "familiarity", "starting", "basico", "entry", "occasional",
];

/// Whether a clause is about who the writer is rather than about work.
pub(super) fn is_personal(clause: &Clause<'_>) -> bool {
    clause.has_any(&PERSONAL) && !clause.has_any(&["brand", "product", "using", "experience"])
}

/// Names in a clause, from left to right.
pub(super) fn mentions(clause: &Clause<'_>, names: &SkillNames) -> Vec<Mention> {
    let mut found = Vec::new();
    if is_personal(clause) {
        return found;
    }
    let about_tools = about_tools(clause, names);
    let mut at = 0;
    while at < clause.tokens.len() {
        let hit = exact(clause, at, names, about_tools)
            .into_iter()
            .chain(by_stems(clause, at, names))
            .max_by_key(|&(_, to)| to)
            .or_else(|| doing(clause, at, names));
        match hit {
            Some((name, to)) => {
                let left_out = clause.tokens[at..to].iter().find_map(|token| token.standing);
                let strength = strength(clause, at, to);
                found.push(Mention { name, from: at, to, left_out, strength });
                at = to;
            }
            None => at += 1,
        }
    }
    found
}

/// Items of a list of skills that have no known name: the writer's own words, if all of them are words that
/// names of skills are made of. Given as their first word and the one after the last.
pub(super) fn own_words(clause: &Clause<'_>, taken: &[bool], names: &SkillNames) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    if clause.section != Section::Skills || is_personal(clause) {
        return found;
    }
    let mut from = 0;
    for to in 1..=clause.tokens.len() {
        if to < clause.tokens.len() && clause.tokens[to].gap == Gap::None {
            continue;
        }
        let item = &clause.tokens[from..to];
        let known = item.iter().all(|token| {
            token.standing.is_none()
                && (is_empty_word(&token.plain) || !names.with_stem(&token.stem).is_empty())
                && !CUES.contains(&token.stem.as_str())
                && !STRONG.contains(&token.plain.as_str())
                && !WEAK.contains(&token.plain.as_str())
        });
        let telling = item.iter().any(|token| token.plain.len() >= 5 && !is_empty_word(&token.plain));
        if known && telling && item.len() <= LONGEST_OWN && !taken[from..to].contains(&true) {
            found.push((from, to));
        }
        from = to;
    }
    found
}

/// The longest name that begins here word for word.
fn exact(clause: &Clause<'_>, at: usize, names: &SkillNames, about_tools: bool) -> Option<(u32, usize)> {
    let mut best = None;
    let mut joined = String::new();
    for to in at + 1..=(at + LONGEST_NAME).min(clause.tokens.len()) {
        let token = &clause.tokens[to - 1];
        if to > at + 1 && token.gap == Gap::Break {
            break;
        }
        if !joined.is_empty() {
            joined.push(' ');
        }
        joined.push_str(&token.plain);
        if let Some(name) = names.exact(&joined)
            && is_meant(clause, at, to, name, names, about_tools)
        {
            best = Some((name, to));
        }
    }
    best
}

/// The longest name whose stems stand together here, in any order.
fn by_stems(clause: &Clause<'_>, at: usize, names: &SkillNames) -> Option<(u32, usize)> {
    if is_empty_word(clause.plain(at)) {
        return None;
    }
    let (mut best, mut stems) = (None, Vec::with_capacity(LONGEST_KEY));
    for to in at + 1..=clause.tokens.len() {
        let token = &clause.tokens[to - 1];
        if to > at + 1 && token.gap != Gap::None {
            break;
        }
        if is_empty_word(&token.plain) {
            continue;
        }
        stems.push(token.stem.clone());
        if stems.len() > LONGEST_KEY {
            break;
        }
        if stems.len() >= 2
            && let Some(name) = names.by_key(&key_of(&stems))
        {
            best = Some((name, to));
        }
    }
    best
}

/// A verb that is an element's own: "negotiated contracts" is Negotiation.
fn doing(clause: &Clause<'_>, at: usize, names: &SkillNames) -> Option<(u32, usize)> {
    let token = &clause.tokens[at];
    let raw = clause.raw(at).to_lowercase();
    let is_verb = raw.ends_with("ed") || raw.ends_with("ing") || ["wrote", "taught"].contains(&raw.as_str());
    let (_, element) = DOING.iter().find(|(stem, _)| *stem == token.stem)?;
    let to_apply = ["to", "in", "you", "regarding"].contains(&clause.plain(at + 1)) && raw == "writing";
    if !is_verb
        || to_apply
        || at > 0
            && token.gap == Gap::None
            && ["is", "was", "be", "been", "are"].contains(&clause.plain(at - 1))
    {
        return None;
    }
    names.exact(&crate::text::plain(element)).map(|name| (name, at + 1))
}

/// Whether a name that stands here word for word is meant as a skill.
fn is_meant(
    clause: &Clause<'_>,
    from: usize,
    to: usize,
    name: u32,
    names: &SkillNames,
    about_tools: bool,
) -> bool {
    let name = names.get(name);
    match name.caution {
        Caution::None => true,
        Caution::CommonWord => {
            is_item(clause, from, to) && (clause.section == Section::Skills || is_list(clause))
                || from > 0 && to - from == 1 && cue_right_before(clause, from)
        }
        Caution::Language => {
            clause.has_any(&LANGUAGE_CUES) || clause.section == Section::Skills && is_item(clause, from, to)
        }
        Caution::Namesake => {
            let follows = clause.plain(to);
            let joined = [clause.neighbour(from, false), clause.neighbour(to - 1, true)];
            if ["to", "at", "that", "for", "of", "level", "suite"].contains(&follows)
                && clause.tokens[to].gap == Gap::None
                || joined.iter().flatten().any(|near| ['&', '-', '_'].contains(near))
            {
                return false;
            }
            let spelling = name.spelling.as_deref().unwrap_or(&name.name);
            let as_written = spelling.split(' ').zip(from..to).all(|(word, at)| clause.raw(at) == word);
            let short = clause.plain(from).chars().count() <= 2;
            let cued = cue_before(clause, from);
            if short || follows == "in" {
                return as_written
                    && (about_tools && cued
                        || clause.section == Section::Skills
                        || about_tools && is_list(clause));
            }
            let near = about_tools || clause.section == Section::Skills;
            as_written && (near || cued) || cued && is_item(clause, from, to) && (near || is_list(clause))
        }
    }
}

/// Whether the words are an item of a list of their own.
fn is_item(clause: &Clause<'_>, from: usize, to: usize) -> bool {
    let begins = from == 0
        || clause.tokens[from].gap != Gap::None
        || ["and", "or", "in", "of", "y", "with", "using", "know", "use", "used"]
            .contains(&clause.plain(from - 1));
    let ends = to == clause.tokens.len()
        || clause.tokens[to].gap != Gap::None
        || ["and", "or", "y", "skill"].contains(&clause.plain(to));
    begins && ends
}

/// Whether a clause is a list: three parts or more, short ones.
fn is_list(clause: &Clause<'_>) -> bool {
    let parts = 1 + clause
        .tokens
        .iter()
        .skip(1)
        .filter(|token| token.gap != Gap::None || token.plain == "and")
        .count();
    parts >= 3 && clause.tokens.len() <= parts * 4
}

/// Whether one of the few words before says that a skill is meant.
fn cue_before(clause: &Clause<'_>, at: usize) -> bool {
    let reach = at.saturating_sub(8);
    clause.section == Section::Skills
        || clause.tokens[reach..at].iter().any(|token: &Token| CUES.contains(&token.stem.as_str()))
        || at > 0 && ["in", "with"].contains(&clause.plain(at - 1))
}

fn cue_right_before(clause: &Clause<'_>, at: usize) -> bool {
    (at.saturating_sub(3)..at).any(|near| NEAR_CUES.contains(&clause.plain(near)))
        && ["in", "of", "with", "en", "and", "de"].contains(&clause.plain(at - 1))
}

/// Whether a clause names a technology that can be nothing else.
fn about_tools(clause: &Clause<'_>, names: &SkillNames) -> bool {
    let is_technology = |plain: &str| {
        names.exact(plain).is_some_and(|name| {
            let name = names.get(name);
            name.kind == SkillKind::Technology && name.caution == Caution::None
        })
    };
    let namesakes = clause
        .tokens
        .iter()
        .filter(|token| {
            names.exact(&token.plain).is_some_and(|name| names.get(name).caution == Caution::Namesake)
        })
        .count();
    namesakes >= 3 && is_list(clause)
        || clause.has_any(&[
            "programming", "language", "software", "statistical", "spreadsheet", "coding", "ms", "microsoft",
        ])
        || clause.tokens.iter().any(|token| is_technology(&token.plain))
        || clause.tokens.windows(2).any(|pair| is_technology(&format!("{} {}", pair[0].plain, pair[1].plain)))
}

/// What the words around a name say of its strength.
fn strength(clause: &Clause<'_>, from: usize, to: usize) -> i32 {
    let mut points = 0;
    // Words in brackets after it are its own; those before it reach over a list.
    let after = (to..clause.tokens.len().min(to + 3))
        .take_while(|&at| clause.tokens[at].gap == Gap::Break || at > to);
    let after: Vec<usize> = after.collect();
    let before = from.saturating_sub(9)..from;
    let words = |range: &mut dyn Iterator<Item = usize>| -> (bool, bool) {
        range.fold((false, false), |(strong, weak), at| {
            let word = clause.plain(at);
            (strong || STRONG.contains(&word), weak || WEAK.contains(&word))
        })
    };
    let (mut strong, mut weak) = words(&mut after.iter().copied());
    if !strong && !weak {
        (strong, weak) = words(&mut before.clone());
    }
    points += i32::from(strong && !weak) * 2 - i32::from(weak) * 2;
    points
        + years(clause, before.start, (to + 6).min(clause.tokens.len())).map_or(0, |years| match years {
            0..=1 => -1,
            2..=4 => 1,
            _ => 2,
        })
}

/// Years of experience that a stretch of a clause speaks of; ages do not count.
pub(super) fn years(clause: &Clause<'_>, from: usize, to: usize) -> Option<u32> {
    (from..to).find_map(|at| {
        if !["year", "yr", "ano"].contains(&clause.plain(at)) || clause.plain(at + 1) == "old" || at == 0 {
            return None;
        }
        let number = clause.plain(at - 1).trim_end_matches('+');
        let spelt = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
        let spelt = spelt.iter().position(|word| *word == number).map(|place| place as u32 + 1);
        let more = ["twelve", "fifteen", "twenty", "thirty"].contains(&number).then_some(12);
        number.parse().ok().or(spelt).or(more).filter(|&years| years <= 60)
    })
}
