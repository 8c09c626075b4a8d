//! Whose a word is: what the writer lacks, wishes for, or says of other people is marked here.
//!
//! Cues are short lists of plain words, English first and the commonest Spanish ones. A cue reaches as far
//! as its clause goes, but not past a "but" or a comma that begins something new.

use super::clauses::{Clause, Gap, Section};
use waymark_schema::reading::LeftOutReason::{self, Negated, SomebodyElses, Wanted};

/// What ends the reach of a cue.
const CONTRASTS: [&str; 12] = [
    "but", "however", "although", "though", "yet", "except", "instead", "pero", "aunque", "whereas", "still",
    "nonetheless",
];
/// After a comma, these begin something new.
const BEGINNINGS: [&str; 40] = [
    "i", "im", "ive", "my", "we", "he", "she", "they", "have", "am", "use", "used", "using", "know", "built",
    "managed", "worked", "strong", "expert", "good", "fluent", "experienced", "proficient", "yo", "tengo",
    "so", "then", "where", "which", "now", "currently", "with", "led", "ran", "wrote", "taught", "certified",
    "skilled", "mostly", "only",
];
/// What a person can lack.
const POSSESSIONS: [&str; 22] = [
    "experience", "knowledge", "training", "background", "familiarity", "exposure", "skill", "idea",
    "interest", "qualification", "degree", "certification", "license", "diploma", "understanding", "command",
    "expertise", "experiencia", "conocimiento", "formacion", "clue", "practice",
];
/// What a person can be, and deny being.
const QUALITIES: [&str; 17] = [
    "familiar", "experienced", "proficient", "skilled", "trained", "comfortable", "good", "certified",
    "able", "strong", "fluent", "confident", "qualified", "expert", "licensed", "versed", "competent",
];
/// What a person can do with a skill, and deny doing.
const USES: [&str; 44] = [
    "know", "use", "used", "using", "have", "had", "speak", "spoke", "work", "worked", "program",
    "programmed", "code", "coded", "write", "wrote", "written", "understand", "touched", "learn", "learned",
    "learnt", "operate", "operated", "drive", "driven", "tried", "studied", "study", "done", "do", "worn",
    "taught", "read", "been", "own", "play", "cook", "like", "enjoy", "weld", "welded", "sold", "managed",
];
/// Beginnings of a wish.
const WISHES: [&[&str]; 34] = [
    &["want", "to"],
    &["wants", "to"],
    &["wanting", "to"],
    &["wish", "to"],
    &["would", "like", "to"],
    &["id", "like", "to"],
    &["would", "love", "to"],
    &["interested", "in"],
    &["hoping", "to"],
    &["hope", "to"],
    &["looking", "to"],
    &["looking", "for"],
    &["eager", "to"],
    &["keen", "to"],
    &["keen", "on"],
    &["planning", "to"],
    &["plan", "to", "learn"],
    &["plan", "to", "study"],
    &["plan", "to", "become"],
    &["aspire", "to"],
    &["aspiring"],
    &["seeking"],
    &["goal", "is", "to"],
    &["dream", "of"],
    &["dream", "is", "to"],
    &["willing", "to", "learn"],
    &["ready", "to", "learn"],
    &["curious", "about"],
    &["intend", "to"],
    &["transition", "into"],
    &["quiero"],
    &["me", "gustaria"],
    &["interesado", "en"],
    &["interesada", "en"],
];
/// Verbs that take people: whose work follows is not the writer's own.
const TAKE_PEOPLE: [&str; 44] = [
    "managed", "manage", "managing", "supervised", "supervise", "supervising", "hired", "hire", "hiring",
    "recruited", "recruit", "recruiting", "led", "lead", "leading", "directed", "directing", "oversaw",
    "overseeing", "mentored", "mentoring", "coached", "coaching", "trained", "training", "interviewed",
    "interviewing", "onboarded", "staffed", "assisted", "assisting", "supported", "supporting", "helped",
    "helping", "coordinated", "coordinating", "assigned", "scheduled", "scheduling", "placed", "sourced",
    "employed", "contracted",
];
/// The same in several words.
const WITH_PEOPLE: [&[&str]; 25] = [
    &["worked", "alongside"],
    &["working", "alongside"],
    &["work", "alongside"],
    &["worked", "with"],
    &["working", "with"],
    &["work", "with"],
    &["worked", "closely", "with"],
    &["working", "closely", "with"],
    &["work", "closely", "with"],
    &["collaborated", "with"],
    &["collaborating", "with"],
    &["collaborated", "closely", "with"],
    &["partnered", "with"],
    &["partnering", "with"],
    &["liaised", "with"],
    &["liaising", "with"],
    &["reported", "to"],
    &["reporting", "to"],
    &["report", "to"],
    &["worked", "for"],
    &["worked", "under"],
    &["assistant", "to"],
    &["team", "of"],
    &["group", "of"],
    &["crew", "of"],
];
/// What ends a list of people.
const AFTER_PEOPLE: [&str; 22] = [
    "using", "with", "in", "on", "by", "via", "through", "during", "while", "when", "at", "from", "across",
    "about", "within", "into", "after", "before", "where", "to", "over", "under",
];
/// Somebody else, as the one who does something.
const OTHERS: [&str; 36] = [
    "husband", "wife", "father", "mother", "brother", "sister", "son", "daughter", "partner", "friend",
    "colleague", "coworker", "boss", "manager", "supervisor", "parent", "employee", "client", "customer",
    "vendor", "student", "roommate", "uncle", "aunt", "cousin", "dad", "mom", "developer", "engineer",
    "staff", "peer", "analyst", "patient", "spouse", "grandfather", "grandmother",
];
/// Longest list of people after a verb, in words.
const PEOPLE_REACH: usize = 12;

/// Marks the words of a clause that are not the writer's.
pub(super) fn mark(clause: &mut Clause<'_>) {
    if clause.section == Section::References {
        cover(clause, 0, clause.tokens.len(), SomebodyElses);
        return;
    }
    for at in 0..clause.tokens.len() {
        if let Some(end) = negation(clause, at) {
            let reach = reach(clause, end);
            // "Kotlin I have never used": nothing follows, so what stands before is meant.
            let from = if says_nothing(clause, end, reach) { back(clause, at) } else { end };
            cover(clause, from, reach, Negated);
        } else if let Some(length) = phrase_at(clause, at, &WISHES) {
            let reach = reach(clause, at + length);
            cover(clause, at + length, reach, Wanted);
        }
        mark_people(clause, at);
    }
    let last = clause.tokens.len().saturating_sub(1);
    if last > 0
        && clause.tokens[last].gap == Gap::Break
        && ["none", "no", "never", "ninguna", "ninguno"].contains(&clause.plain(last))
    {
        cover(clause, 0, last, Negated);
    }
}

fn cover(clause: &mut Clause<'_>, from: usize, to: usize, reason: LeftOutReason) {
    for token in clause.tokens.iter_mut().take(to).skip(from) {
        token.standing.get_or_insert(reason);
    }
}

fn phrase_at(clause: &Clause<'_>, at: usize, phrases: &[&[&str]]) -> Option<usize> {
    phrases.iter().filter(|phrase| clause.has(at, phrase)).map(|phrase| phrase.len()).max()
}

/// Where the cue for "not" that begins here ends, if one does.
fn negation(clause: &Clause<'_>, at: usize) -> Option<usize> {
    let within = |from: usize, words: &[&str]| {
        (from..from + 3).find(|&next| words.contains(&clause.plain(next))).map(|found| found + 1)
    };
    match clause.plain(at) {
        "no" | "zero" | "sin" | "any"
            if clause.plain(at) != "any" || at > 0 && clause.plain(at - 1) == "without" =>
        {
            if clause.plain(at + 1) == "longer" {
                return None;
            }
            within(at + 1, &POSSESSIONS)
                .or_else(|| spanish(clause, at + 1))
                .or_else(|| (clause.plain(at) == "no" && clause.tokens.len() <= at + 4).then_some(at + 1))
                .or_else(|| (clause.plain(at) == "sin").then_some(at + 1))
        }
        "not" | "isnt" | "arent" | "wasnt" | "im" | "never" | "dont" | "doesnt" | "didnt" | "havent"
        | "hasnt" | "hadnt" | "cannot" | "cant" | "couldnt" | "hardly" => {
            let start = match (clause.plain(at), clause.plain(at + 1)) {
                ("im", "not") => at + 2,
                ("im", _) | ("not", "only" | "just" | "merely" | "to" | "limited") => return None,
                _ => at + 1,
            };
            let strict = within(start, &QUALITIES);
            strict.or_else(|| within(start, &USES)).or_else(|| within(start, &POSSESSIONS))
        }
        "without" | "lack" | "lacking" | "lacked" | "unfamiliar" | "inexperienced" | "unable" | "neither"
        | "nor" | "carezco" | "nunca" | "ni" | "tampoco" => Some(at + 1),
        "rather" | "other" if clause.plain(at + 1) == "than" => Some(at + 2),
        "little" if clause.has(at, &["little", "to", "no"]) => within(at + 3, &POSSESSIONS),
        _ => None,
    }
}

fn spanish(clause: &Clause<'_>, at: usize) -> Option<usize> {
    let verbs = ["tengo", "se", "conozco", "domino", "hablo", "manejo", "uso", "poseo", "he"];
    verbs.contains(&clause.plain(at)).then_some(at + 1)
}

/// Where the reach of a cue ends that begins before `from`.
fn reach(clause: &Clause<'_>, from: usize) -> usize {
    for at in from..clause.tokens.len() {
        let word = clause.plain(at);
        let new = clause.tokens[at].gap == Gap::Comma
            && at > from
            && (BEGINNINGS.contains(&word) || is_past(word) && !is_past(clause.plain(from)));
        if CONTRASTS.contains(&word)
            || new
            || (word == "and" && ["i", "have", "am"].contains(&clause.plain(at + 1)))
        {
            return at;
        }
    }
    clause.tokens.len()
}

fn is_past(word: &str) -> bool {
    word.len() > 4 && word.ends_with("ed")
}

/// Whether the words of a range name nothing.
fn says_nothing(clause: &Clause<'_>, from: usize, to: usize) -> bool {
    let empty = [
        "it", "them", "that", "this", "before", "at", "all", "much", "yet", "either", "professionally",
        "one", "with", "any",
    ];
    clause.tokens.iter().take(to).skip(from).all(|token| empty.contains(&token.plain.as_str()))
}

/// The beginning of the part of a clause that ends before `to`.
fn back(clause: &Clause<'_>, to: usize) -> usize {
    (1..to)
        .rev()
        .find(|&at| clause.tokens[at].gap == Gap::Comma && BEGINNINGS.contains(&clause.plain(at)))
        .unwrap_or(0)
}

/// Marks the people who follow here, with what they do.
fn mark_people(clause: &mut Clause<'_>, at: usize) {
    let word = clause.plain(at);
    let by = word == "by" && at > 0 && is_past(clause.plain(at - 1)) || clause.has(at, &["written", "by"]);
    if let Some(length) = phrase_at(clause, at, &WITH_PEOPLE).or(TAKE_PEOPLE.contains(&word).then_some(1)) {
        let from = at + length;
        if let Some(end) = people_end(clause, from) {
            cover(clause, from, end, SomebodyElses);
        }
    }
    // "clients who use SAP", "my husband is a plumber": the rest of the clause is about them.
    let relative = ["who", "whose"].contains(&clause.plain(at + 1)) && is_person(clause, at);
    let owner = ["my", "our", "his", "her", "their", "mi", "the"];
    let is_other = OTHERS.contains(&clause.plain(at))
        && at > 0
        && owner.contains(&clause.plain(at - 1))
        && (clause.plain(at - 1) != "the" || clause.plain(at + 1) == "used")
        && clause.tokens.get(at + 1).is_some_and(|next| next.gap == Gap::None)
        && !["in", "at", "and", "for", "on", "of", "with", "to", "by"].contains(&clause.plain(at + 1));
    if relative || is_other {
        let reach = reach(clause, at + 1);
        let from = if relative { at + 1 } else { at };
        cover(clause, from, reach, SomebodyElses);
    }
    // "used by our analysts", "written by contractors".
    if by && let Some(end) = people_end(clause, at + 1) {
        cover(clause, at + 1, end, SomebodyElses);
    }
}

/// Where a list of people ends that begins at `from`; `None` if no people follow.
fn people_end(clause: &Clause<'_>, from: usize) -> Option<usize> {
    let mut end = None;
    for at in from..(from + PEOPLE_REACH).min(clause.tokens.len()) {
        let word = clause.plain(at);
        if AFTER_PEOPLE.contains(&word) && !(word == "to" && at == from)
            || clause.tokens[at].gap == Gap::Break && at > from
        {
            break;
        }
        // A verb after "and" begins something that the writer did.
        if (is_past(word) || word.ends_with("ing") && at > from && clause.plain(at - 1) == "and")
            && at > from
            && !is_person(clause, at + 1)
        {
            break;
        }
        if is_person(clause, at) {
            end = Some(at + 1);
        }
    }
    end
}

/// Whether a word names people by what they do: several, or a chief.
fn is_person(clause: &Clause<'_>, at: usize) -> bool {
    let word = clause.plain(at);
    if [
        "cfo", "ceo", "cto", "coo", "cio", "cmo", "vp", "director", "president", "manager", "owner",
        "principal", "staff", "personnel", "people", "surgeon", "chef", "partner", "controller", "physician",
    ]
    .contains(&word)
    {
        return true;
    }
    let raw = if at < clause.tokens.len() { clause.raw(at).to_lowercase() } else { return false };
    let several = raw.ends_with('s') && !word.ends_with('s')
        || ["foremen", "salespeople", "men", "women"].contains(&word);
    several && is_doer(word)
}

/// Whether a word, in its plain form, names a person by what the person does.
pub(super) fn is_doer(word: &str) -> bool {
    let doers = [
        "er", "or", "ist", "ian", "ant", "nurse", "clerk", "aide", "intern", "apprentice", "colleague",
        "partner", "student", "analyst", "architect", "cook", "chef", "guard", "mechanic", "representative",
        "rep", "associate", "specialist", "hire", "volunteer", "employee", "child", "client", "patient",
        "vendor", "agent", "dba", "executive", "contractor", "accountant", "consultant", "expert",
        "scientist", "pilot", "professional", "dev", "ee",
    ];
    let things = [
        "computer", "server", "container", "order", "offer", "paper", "letter", "number", "user interface",
        "printer", "router", "controller", "vector", "sensor", "motor", "reactor", "tractor", "trailer",
        "center", "chapter", "folder", "register", "newsletter", "factor", "error", "transformer", "filter",
        "meter", "color", "floor", "door", "quarter", "sector", "dinner", "water", "power", "master",
        "matter", "restaurant", "plant", "grant", "boiler", "calculator", "compressor", "generator",
        "elevator", "conveyor", "monitor", "editor tool", "freezer", "cluster", "parameter", "layer",
        "buffer", "cylinder", "poster", "banner", "flyer", "fee", "committee", "indicator", "behavior",
        "favor", "harbor", "labor", "conductor wire", "semiconductor", "tumor", "disorder", "warrant",
        "pollutant", "lubricant", "antioxidant", "list", "checklist", "playlist", "wishlist",
    ];
    doers.iter().any(|ending| word.ends_with(ending)) && !things.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::super::clauses::clauses;
    use super::*;

    fn left(text: &str) -> Vec<String> {
        let mut found = Vec::new();
        for mut clause in clauses(text) {
            mark(&mut clause);
            found.extend(
                clause
                    .tokens
                    .iter()
                    .filter(|token| token.standing.is_some())
                    .map(|token| token.plain.clone()),
            );
        }
        found
    }

    #[test]
    fn what_is_not_the_writers_is_marked_and_nothing_else() {
        let cases: [(&str, &[&str], &[&str]); 22] = [
            ("No experience with Java, Python or SQL", &["java", "python", "sql"], &[]),
            ("I have never used SAP, I used Oracle for years", &["sap"], &["oracle"]),
            ("I am not familiar with Excel but strong in Word", &["excel"], &["word"]),
            ("Neither Perl nor Ruby", &["perl", "ruby"], &[]),
            ("Kotlin I have never used", &["kotlin"], &[]),
            ("Without a degree, built websites in JavaScript", &["degree"], &["javascript"]),
            ("Experience with SAP: none", &["sap"], &[]),
            ("I never missed a deadline using Excel", &[], &["excel"]),
            ("Not only Java but also Python", &[], &["java", "python"]),
            ("I want to learn welding", &["welding"], &[]),
            ("Interested in learning Tableau", &["tableau"], &[]),
            ("Managed Java developers using Jira", &["java"], &["jira"]),
            ("Supervised five welders", &["welder"], &["supervised"]),
            ("Led a team of five Java developers and testers", &["java", "tester"], &[]),
            ("Hired designers and built websites", &["designer"], &["website"]),
            ("Worked alongside data scientists", &["data", "scientist"], &[]),
            ("Reported to the CFO", &["cfo"], &[]),
            ("Built reports for clients who use SAP", &["sap"], &["built", "report"]),
            ("My husband is a plumber", &["plumber"], &[]),
            ("No tengo experiencia con Java", &["java"], &[]),
            ("Managed servers and inventory in Excel", &[], &["server", "inventory", "excel"]),
            ("Trained horses; taught Java to students", &[], &["java"]),
        ];
        for (text, marked, free) in cases {
            let found = left(text);
            for word in marked {
                assert!(
                    found.iter().any(|token| token == word),
                    "{text}: {word} is not the writer's, {found:?}"
                );
            }
            for word in free {
                assert!(
                    !found.iter().any(|token| token == word),
                    "{text}: {word} is the writer's, {found:?}"
                );
            }
        }
    }
}
