//! The writer's roles: known titles, where the text says that the writer held them.
//!
//! A title alone proves nothing: Cook and Mason are surnames, and "welders" may be the people whom the
//! writer led. A role needs a cue: "worked as", a line with dates, a line of its own.

use super::clauses::{Clause, Gap, Section};
use super::finding::is_personal;
use super::scope::is_doer;
use crate::assets::Assets;
use crate::lexicon::Lexicon;
use crate::service::Unanswered;
use crate::titles::understand;
use waymark_schema::reading::{FoundRole, LeftOut, LeftOutReason};

/// Longest title, in words.
const LONGEST_TITLE: usize = 6;
/// Lines at the top of a text in which a title may stand as a headline.
const HEADLINES: usize = 4;
/// Most roles given.
const MOST_ROLES: usize = 12;
/// Unknown titles that the encoder is asked about, at most.
const MOST_UNKNOWN: usize = 6;

/// Words that may stand before a title and are no part of it.
const BEFORE: [&str; 30] = [
    "senior", "junior", "sr", "jr", "experienced", "lead", "principal", "staff", "licensed", "certified",
    "former", "current", "retired", "freelance", "full", "time", "part", "night", "trainee", "interim",
    "entry", "level", "the", "a", "an", "dedicated", "skilled", "professional", "chief", "head",
];
/// Words that may stand after a title and are no part of it.
const AFTER: [&str; 16] = [
    "i", "ii", "iii", "iv", "1", "2", "3", "rn", "cpa", "pe", "intern", "full", "time", "part", "contract",
    "freelance",
];
/// What shows that "as a" speaks of work.
const WORKING: [&str; 26] = [
    "work", "worked", "working", "employed", "serve", "served", "serving", "started", "began", "job",
    "position", "role", "year", "experience", "hired", "career", "currently", "trabajo", "trabaje",
    "trabajado", "now", "life", "me", "joined", "employment", "month",
];
const NOW: [&str; 14] = [
    "present", "current", "currently", "now", "today", "ongoing", "actualidad", "presente", "actual",
    "actualmente", "hoy", "since", "desde", "date",
];

/// A role that was found.
#[derive(Debug, Clone)]
struct Role {
    words: String,
    plain: String,
    current: Time,
    because: String,
}

/// What a line says of time.
#[derive(Debug, Clone, Copy, Default)]
struct Dates {
    /// Whether it has years, or words such as "present".
    any: bool,
    /// Whether the time has not ended.
    current: bool,
}

/// The writer's roles, the current one first, and titles that are not the writer's.
pub(super) fn roles(
    clauses: &[Clause<'_>],
    assets: &Assets,
) -> Result<(Vec<FoundRole>, Vec<LeftOut>), Unanswered> {
    let lexicon = assets.lexicon()?;
    let dates = dates(clauses);
    let lines = clauses.last().map_or(0, |clause| clause.line + 1);
    let (mut found, mut left_out, mut unknown): (Vec<Role>, Vec<LeftOut>, usize) =
        (Vec::new(), Vec::new(), 0);
    for clause in clauses {
        let mut at = 0;
        while at < clause.tokens.len() {
            let Some(to) = longest_title(clause, at, lexicon) else {
                if unknown < MOST_UNKNOWN
                    && (strong_cue(clause, at) || at == 0 && is_headline(clause, lexicon))
                {
                    unknown += 1;
                    if let Some(role) = unknown_title(clause, at, assets)?
                        && found.iter().all(|known| known.plain != role.plain)
                    {
                        found.push(role);
                    }
                }
                at += 1;
                continue;
            };
            let standing = clause.tokens[at..to].iter().find_map(|token| token.standing);
            if let Some(reason) = standing {
                let long = to - at > 1 || reason == LeftOutReason::SomebodyElses;
                if long && clause.section != Section::References {
                    left_out.push(LeftOut { words: clause.quote(at, to - 1), reason });
                }
                at = to;
                continue;
            }
            if let Some(current) = held(clause, at, to, &dates, lines) {
                let (from, end) = segment(clause, at, to);
                let role = Role {
                    words: clause.quote(from, end - 1),
                    plain: joined(clause, at, to),
                    current,
                    because: clause.quote(from.saturating_sub(3), (to + 4).min(clause.tokens.len()) - 1),
                };
                match found.iter_mut().find(|known| known.plain == role.plain) {
                    Some(known) => known.current = known.current.max(role.current),
                    None => found.push(role),
                }
            }
            at = to;
        }
    }
    Ok((in_order(found, assets)?, left_out))
}

/// The roles as they are given: the current first. If the text says of none that it goes on, nor of the
/// first that it ended, the first is the current one.
fn in_order(mut found: Vec<Role>, assets: &Assets) -> Result<Vec<FoundRole>, Unanswered> {
    if found.iter().all(|role| role.current != Time::Now)
        && let Some(first) = found.first_mut().filter(|first| first.current == Time::Untold)
    {
        first.current = Time::Now;
    }
    found.sort_by_key(|role| role.current != Time::Now);
    found.truncate(MOST_ROLES);
    let mut named = Vec::with_capacity(found.len());
    for role in found {
        // The same understanding as for a role that was typed.
        let matches = understand(&role.words, 1, assets, Some(assets.lexicon()?))?;
        let Some(first) = matches.results.into_iter().next() else { continue };
        named.push(FoundRole {
            code: first.code,
            title: first.title,
            current: role.current == Time::Now,
            words: role.words,
            because: vec![role.because],
        });
    }
    Ok(named)
}

fn joined(clause: &Clause<'_>, from: usize, to: usize) -> String {
    let words: Vec<&str> = clause.tokens[from..to].iter().map(|token| token.plain.as_str()).collect();
    words.join(" ")
}

/// Where the longest known title ends that begins here.
pub(super) fn longest_title(clause: &Clause<'_>, at: usize, lexicon: &Lexicon) -> Option<usize> {
    let longest = (at + LONGEST_TITLE).min(clause.tokens.len());
    let end = (at + 1..longest).find(|&next| clause.tokens[next].gap == Gap::Break).unwrap_or(longest);
    (at + 1..=end).rev().find(|&to| lexicon.find_plain(&joined(clause, at, to)).is_some())
}

/// The part of a clause between commas and brackets that holds a title, if the title fills it but for words
/// that go with titles; else the title alone.
fn segment(clause: &Clause<'_>, at: usize, to: usize) -> (usize, usize) {
    let from = (0..at)
        .rev()
        .take_while(|&before| {
            clause.tokens[before + 1].gap == Gap::None
                && BEFORE.contains(&clause.plain(before))
                && !["a", "an", "the", "former", "current"].contains(&clause.plain(before))
        })
        .last()
        .unwrap_or(at);
    let end = (to..clause.tokens.len())
        .take_while(|&after| clause.tokens[after].gap == Gap::None && AFTER.contains(&clause.plain(after)))
        .last()
        .map_or(to, |last| last + 1);
    (from, end)
}

/// When a role was held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Time {
    /// The text does not say.
    Untold,
    /// It is over.
    Past,
    /// It goes on.
    Now,
}

/// Whether the writer held the title, and when.
fn held(clause: &Clause<'_>, at: usize, to: usize, dates: &[Dates], lines: usize) -> Option<Time> {
    if matches!(clause.section, Section::References | Section::Skills | Section::Education | Section::Wishes)
        || is_personal(clause)
    {
        return None;
    }
    let cued = cue(clause, at);
    let raw = clause.raw(to - 1);
    let several = raw.ends_with('s') && !clause.plain(to - 1).ends_with('s');
    if several {
        return None;
    }
    let (from, end) = segment(clause, at, to);
    let alone = (from == 0 || clause.tokens[from].gap != Gap::None)
        && (end == clause.tokens.len() || clause.tokens[end].gap != Gap::None || is_year(clause.plain(end)));
    let opens = from == 0 && ["with", "at", "since", "from", "for", "by"].contains(&clause.plain(end));
    let near = [Some(clause.line), Some(clause.line + 1), clause.line.checked_sub(1)];
    let near = near.into_iter().flatten().filter_map(|line| dates.get(line)).find(|dates| dates.any).copied();
    let short = to - at == 1;
    let first_line = clause.line == 0 && lines > 1;
    let alone_counts = near.is_some()
        || clause.section == Section::Experience
        || clause.line < HEADLINES && !short
        || lines == 1;
    let counts = match cued {
        Some(_) => true,
        None => (alone && alone_counts || opens) && !(short && first_line),
    };
    if !counts {
        return None;
    }
    Some(match (cued, near) {
        (Some(Time::Past), _) => Time::Past,
        (_, Some(near)) if near.current => Time::Now,
        (_, Some(_)) => Time::Past,
        (cued, None) => cued.unwrap_or(Time::Untold),
    })
}

/// Whether the words before a title say that the writer held it: and when, if they tell.
fn cue(clause: &Clause<'_>, at: usize) -> Option<Time> {
    let mut before = at;
    let mut article = false;
    for _ in 0..6 {
        if before == 0 || clause.tokens[before].gap == Gap::Comma {
            break;
        }
        let word = clause.plain(before - 1);
        let near = at - before <= 1 + usize::from(article);
        match word {
            "a" | "an" | "un" | "una" => article = true,
            "as" | "como" => {
                let reach = before.saturating_sub(9)..before - 1;
                let works = before == 1 || reach.clone().any(|near| WORKING.contains(&clause.plain(near)));
                let past = reach.clone().any(|near| {
                    [
                        "worked", "served", "employed", "was", "trabaje", "started", "began", "hired",
                        "previously", "formerly",
                    ]
                    .contains(&clause.plain(near))
                });
                let now = reach.into_iter().any(|near| {
                    ["work", "working", "currently", "serve", "am", "trabajo", "now"]
                        .contains(&clause.plain(near))
                });
                return works.then_some(if now {
                    Time::Now
                } else if past {
                    Time::Past
                } else {
                    Time::Untold
                });
            }
            "am" | "im" | "soy" | "ive" => return (article || word == "soy").then_some(Time::Now),
            "been" => return article.then_some(Time::Now),
            "was" | "fui" | "era" => {
                let mine = before >= 2 && ["i", "previously", "fui"].contains(&clause.plain(before - 2))
                    || before == 1
                    || word == "fui";
                return (article && mine || word == "fui").then_some(Time::Past);
            }
            "former" | "formerly" | "previously" | "retired" | "ex" if near => return Some(Time::Past),
            "currently" if near => return Some(Time::Now),
            "title" | "position" | "role" | "puesto" | "cargo" | "occupation" if near => {
                return Some(Time::Untold);
            }
            "to" if before >= 2 && ["promoted", "advanced"].contains(&clause.plain(before - 2)) => {
                return Some(Time::Untold);
            }
            "of" if before >= 2 && ["role", "position", "job"].contains(&clause.plain(before - 2)) => {
                return Some(Time::Untold);
            }
            _ if article && ["and", "also"].contains(&word) => {}
            // Words between the article and the title: "a 52-year-old licensed nurse".
            _ if !article => {}
            _ => return None,
        }
        if !article && ["at", "for", "with", "in", "by", "and", "or"].contains(&word) {
            return None;
        }
        before -= 1;
    }
    None
}

/// Whether the words right before are a cue so plain that even an unknown title must follow.
fn strong_cue(clause: &Clause<'_>, at: usize) -> bool {
    at >= 2
        && ["a", "an"].contains(&clause.plain(at - 1))
        && (["am", "im"].contains(&clause.plain(at - 2))
            || clause.plain(at - 2) == "as" && at >= 3 && WORKING.contains(&clause.plain(at - 3)))
        && clause.tokens[at].standing.is_none()
}

/// Whether a clause looks like a title that is not known: short, at the top or under experience, and with
/// a word for a person at its end.
fn is_headline(clause: &Clause<'_>, lexicon: &Lexicon) -> bool {
    let last = clause.tokens.len() - 1;
    (clause.line < HEADLINES || clause.section == Section::Experience)
        && (1..5).contains(&last)
        && clause.tokens.iter().skip(1).all(|token| token.gap == Gap::None)
        && clause.tokens.iter().all(|token| token.standing.is_none())
        && !clause.raw(last).ends_with('s')
        && is_doer(clause.plain(last))
        // A last word that is a title by itself may be a surname.
        && lexicon.find_plain(clause.plain(last)).is_none()
        && (0..=last).all(|at| longest_title(clause, at, lexicon).is_none_or(|to| to - at == 1))
}

/// An unknown title after a plain cue, if the encoder is sure of it.
fn unknown_title(clause: &Clause<'_>, at: usize, assets: &Assets) -> Result<Option<Role>, Unanswered> {
    let stops = ["at", "for", "in", "with", "who", "and", "since", "from", "of", "that", "by", "on", "but"];
    let end = (at..(at + 5).min(clause.tokens.len()))
        .find(|&next| {
            next > at && clause.tokens[next].gap != Gap::None || stops.contains(&clause.plain(next))
        })
        .unwrap_or((at + 5).min(clause.tokens.len()));
    // A known title further on is the better reading: "a licensed and insured plumber".
    let lexicon = assets.lexicon()?;
    let known = |next: usize| longest_title(clause, next, lexicon).is_some_and(|to| to - next > 1);
    if end <= at || (at..end).any(known) || at > 0 && longest_title(clause, end - 1, lexicon).is_some() {
        return Ok(None);
    }
    let says_who = |at: usize| {
        let raw = clause.raw(at);
        raw.starts_with(char::is_numeric)
            || ["year", "old", "man", "woman", "male", "female", "person", "mother", "father"]
                .contains(&clause.plain(at))
            || clause.is_capital(at)
                && ["an", "ish", "ese", "ch", "ni", "qi"].iter().any(|ending| raw.ends_with(ending))
    };
    let words: Vec<&str> = (at..end).filter(|&at| !says_who(at)).map(|at| clause.raw(at)).collect();
    let words = words.join(" ");
    let matches = understand(&words, 1, assets, Some(lexicon))?;
    if !matches.confident || words.is_empty() {
        return Ok(None);
    }
    Ok(Some(Role {
        plain: crate::text::plain(&words),
        words,
        current: cue(clause, at).unwrap_or(Time::Untold),
        because: clause.quote(at.saturating_sub(3), end - 1),
    }))
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.parse::<u32>().is_ok_and(|year| (1940..=2060).contains(&year))
}

/// What each line says of time.
fn dates(clauses: &[Clause<'_>]) -> Vec<Dates> {
    let mut lines: Vec<Dates> = Vec::new();
    for clause in clauses {
        lines.resize(lines.len().max(clause.line + 1), Dates::default());
        if clause.section == Section::Education {
            continue;
        }
        let line = &mut lines[clause.line];
        let years = clause.tokens.iter().any(|token| is_year(&token.plain));
        let now = clause.has_any(&NOW);
        // The year of a degree is no time of work.
        let school =
            ["degree", "mba", "bachelor", "diploma", "university", "college", "graduated", "certificate"];
        line.any |= years && !clause.has_any(&school);
        line.current |= now;
    }
    lines
}
