//! Level of responsibility and education.

use super::clauses::{Clause, Section};
use std::collections::BTreeSet;
use waymark_schema::profile::{EducationV1, JobLevelV1};
use waymark_schema::reading::{FoundEducation, FoundJobLevel, FoundRole};

/// Managers of things rather than of people.
const OF_THINGS: [&str; 12] = [
    "product", "project", "account", "case", "program", "programme", "social", "media", "community",
    "content", "relationship", "property",
];
/// Directors of works rather than of people.
const OF_WORKS: [&str; 5] = ["art", "music", "funeral", "casting", "film"];

/// The level of responsibility, from titles first and from what the writer says of a team.
pub(super) fn job_level(roles: &[FoundRole], clauses: &[Clause<'_>]) -> Option<FoundJobLevel> {
    let current: Vec<&FoundRole> = roles.iter().filter(|role| role.current).collect();
    let looked_at = if current.is_empty() { roles.iter().take(1).collect() } else { current };
    let by_title = looked_at
        .into_iter()
        .map(|role| (title_level(&crate::text::words(&role.words)), role.words.clone()))
        .max_by_key(|(level, _)| *level as u8);
    let by_team = clauses.iter().find_map(team);
    let (level, because) = match (by_title, by_team) {
        (Some((title, words)), Some((team, because))) => {
            if team as u8 > title as u8 {
                (team, because)
            } else {
                (title, words)
            }
        }
        (Some(one), None) | (None, Some(one)) => one,
        (None, None) => return None,
    };
    Some(FoundJobLevel { level, because: vec![because] })
}

fn title_level(words: &[String]) -> JobLevelV1 {
    let has = |wanted: &[&str]| words.iter().any(|word| wanted.contains(&word.as_str()));
    if has(&["vp", "president", "ceo", "cfo", "cto", "coo", "cio", "cmo"])
        || has(&["chief"]) && has(&["officer", "executive"])
    {
        JobLevelV1::Vp
    } else if has(&["director"]) && !has(&OF_WORKS) || has(&["head"]) && has(&["of"]) {
        JobLevelV1::Director
    } else if has(&["manager", "superintendent", "gerente", "jefe"]) && !has(&OF_THINGS) {
        JobLevelV1::Manager
    } else if has(&["lead", "leader", "supervisor", "foreman", "forewoman", "foreperson", "charge"]) {
        JobLevelV1::Lead
    } else {
        JobLevelV1::Contributor
    }
}

/// A team that the writer led: "managed 12 people" makes a manager, "led a team" a lead.
fn team(clause: &Clause<'_>) -> Option<(JobLevelV1, String)> {
    let at = (0..clause.tokens.len()).find(|&at| {
        [
            "managed", "manage", "managing", "supervised", "supervise", "supervising", "led", "lead",
            "leading", "oversaw",
        ]
        .contains(&clause.plain(at))
            && clause.tokens[at].standing.is_none()
    })?;
    let end = (at + 8).min(clause.tokens.len());
    let people = (at + 1..end).find(|&near| {
        ["people", "team", "staff", "employee", "crew", "report"].contains(&clause.plain(near))
            || clause.tokens[near].standing.is_some()
    })?;
    let last =
        (people..clause.tokens.len()).take_while(|&near| clause.tokens[near].standing.is_some()).last();
    let words = clause.quote(at, last.unwrap_or(people));
    // Who manages or oversees people is a manager; who leads or supervises them may be one of them.
    let leads = clause.plain(at).starts_with("le") || clause.plain(at).starts_with("superv");
    Some((if leads { JobLevelV1::Lead } else { JobLevelV1::Manager }, words))
}

/// The highest education that the writer has finished.
pub(super) fn education(clauses: &[Clause<'_>]) -> Option<FoundEducation> {
    // Lines about a degree are broken by full stops and dashes, so the whole line says whether it is finished.
    let open: BTreeSet<usize> =
        clauses.iter().filter(|clause| is_unfinished(clause)).map(|clause| clause.line).collect();
    let mut best: Option<(EducationV1, String)> = None;
    for clause in clauses {
        if clause.section == Section::References {
            continue;
        }
        for at in 0..clause.tokens.len() {
            let Some((level, length)) = degree(clause, at) else { continue };
            let standing = clause.tokens[at..at + length].iter().any(|token| token.standing.is_some());
            if standing || open.contains(&clause.line) {
                continue;
            }
            if best.as_ref().is_none_or(|(known, _)| (level as u8) > *known as u8) {
                best = Some((level, clause.quote(at, at + length + 3)));
            }
        }
    }
    best.map(|(education, because)| FoundEducation { education, because: vec![because] })
}

/// Whether a clause speaks of studies that go on or were broken off.
fn is_unfinished(clause: &Clause<'_>) -> bool {
    let words = [
        "pursuing", "expected", "candidate", "dropped", "incomplete", "coursework", "towards", "toward",
        "cursando",
    ];
    let phrases: [&[&str]; 4] = [
        &["in", "progress"],
        &["currently", "studying"],
        &["did", "not", "finish"],
        &["did", "not", "complete"],
    ];
    clause.has_any(&words)
        || (0..clause.tokens.len()).any(|at| phrases.iter().any(|phrase| clause.has(at, phrase)))
}

/// The degree that is named here, and how many words name it.
fn degree(clause: &Clause<'_>, at: usize) -> Option<(EducationV1, usize)> {
    use EducationV1::{Associate, Bachelor, Certificate, Doctorate, HighSchool, Master};
    let next = clause.plain(at + 1);
    let after = clause.plain(at + 2);
    let schooling = clause.section == Section::Education
        || clause.has_any(&[
            "university", "college", "school", "degree", "graduated", "universidad", "studied", "earned",
            "institute",
        ]);
    let one = |level| Some((level, 1));
    match clause.plain(at) {
        "phd" | "doctorate" | "pharmd" | "doctorado" => one(Doctorate),
        "ph" if next == "d" => Some((Doctorate, 2)),
        "doctor" if next == "of" => Some((Doctorate, 2)),
        "juris" if next == "doctor" => Some((Doctorate, 2)),
        "md" | "jd" | "dd" | "dvm" | "edd" | "dnp"
            if schooling && clause.raw(at).chars().all(char::is_uppercase) =>
        {
            one(Doctorate)
        }
        "mba" | "msc" | "meng" | "med" | "msw" | "maestria" | "mph"
            if !clause.raw(at).starts_with(char::is_lowercase) || schooling =>
        {
            one(Master)
        }
        "master"
            if ["of"].contains(&next) && !["ceremony"].contains(&after)
                || next == "degree"
                || next == "in"
                || schooling && next.is_empty() =>
        {
            Some((Master, 2))
        }
        "m" if ["s", "a", "ed", "eng"].contains(&next) && (schooling || after == "in") => Some((Master, 2)),
        "ms" | "ma" if next == "in" || schooling && clause.raw(at).chars().all(char::is_uppercase) => {
            one(Master)
        }
        "bachelor" | "baccalaureate" | "licenciatura" | "licenciado" | "licenciada" | "undergraduate"
        | "ingenieria" | "bsc" | "bba" | "bsn" | "beng" | "bfa" => one(Bachelor),
        "grado" if next == "en" => Some((Bachelor, 2)),
        "b" if ["s", "a", "sc", "eng", "com"].contains(&next) && (schooling || after == "in") => {
            Some((Bachelor, 2))
        }
        "bs" | "ba" if next == "in" || schooling && clause.raw(at).chars().all(char::is_uppercase) => {
            one(Bachelor)
        }
        "associate" if ["degree", "of"].contains(&next) || next == "in" && schooling => Some((Associate, 2)),
        "aas" | "aa" if schooling && clause.raw(at).chars().all(char::is_uppercase) => one(Associate),
        "a" if next == "a" && after == "s" || next == "s" && after == "in" => Some((Associate, 2)),
        "tecnico" if next == "superior" => Some((Associate, 2)),
        "certificate" | "certificado" | "diplomado"
            if ["in", "of", "program", "en", "from"].contains(&next)
                || clause.section == Section::Education =>
        {
            one(Certificate)
        }
        "some" if next == "college" => Some((Certificate, 2)),
        "trade" | "vocational" | "technical" | "culinary" | "beauty" if next == "school" => {
            Some((Certificate, 2))
        }
        "apprenticeship" | "bootcamp" => one(Certificate),
        "high" | "secondary"
            if next == "school"
                && (["diploma", "graduate", "degree", "education"].contains(&after)
                    || after.is_empty()
                    || clause.section == Section::Education) =>
        {
            Some((HighSchool, 2))
        }
        "ged" | "bachillerato" | "preparatoria" => one(HighSchool),
        _ => None,
    }
}
