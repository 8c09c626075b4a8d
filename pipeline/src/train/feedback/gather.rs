//! Files of feedback as weighed opinions.

use anyhow::{Context, Result};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use waymark_domain::{Answer, OccupationCode, Profile, Reason};
use waymark_schema::feedback::{FeedbackKindV1, FeedbackLineV1, read_lines};

/// Answers that all of one exporter's count for at most.
pub const EXPORTER_CAP: f32 = 5.0;
/// Answers that all about one occupation count for at most.
pub const OCCUPATION_CAP: f32 = 20.0;

/// An answer that can be learned from.
#[derive(Debug, Clone)]
pub struct Opinion {
    /// Who says it, as far as that can be told.
    pub exporter: String,
    /// What they had said about themselves.
    pub profile: Profile,
    /// Of which occupation.
    pub occupation: OccupationCode,
    /// Whether it is useful.
    pub is_yes: bool,
    /// What it counts for, up to 1.
    pub weight: f32,
}

/// What the files hold.
#[derive(Debug, Clone, Default)]
pub struct Gathered {
    /// What can be learned from.
    pub opinions: Vec<Opinion>,
    /// Every line that is broken: file, line, what is wrong and what to do.
    pub broken: Vec<String>,
    /// How many well-formed lines teach nothing, by why.
    pub passed_over: BTreeMap<&'static str, usize>,
}

impl Gathered {
    /// Reads files. A file that cannot be opened stops it; a line that cannot be read is listed.
    pub fn read(files: &[PathBuf]) -> Result<Self> {
        let mut gathered = Self::default();
        for file in files {
            let bytes = std::fs::read(file).with_context(|| file.display().to_string())?;
            gathered.add(file, &String::from_utf8_lossy(&bytes));
        }
        Ok(gathered)
    }

    /// Takes in the content of a file.
    pub fn add(&mut self, file: &Path, text: &str) {
        let read = read_lines(text);
        let name = file.display();
        self.broken
            .extend(read.broken.iter().map(|broken| format!("{name}:{}: {}", broken.line, broken.error)));
        for (number, line) in read.lines {
            match opinion(line) {
                Ok(Ok(opinion)) => {
                    let same = |other: &Opinion| {
                        other.exporter == opinion.exporter && other.occupation == opinion.occupation
                    };
                    if self.opinions.iter().any(same) {
                        self.opinions.retain(|other| !same(other));
                        *self.passed_over.entry("said again later").or_default() += 1;
                    }
                    self.opinions.push(opinion);
                }
                Ok(Err(why)) => *self.passed_over.entry(why).or_default() += 1,
                // Such a line has been checked when it was read.
                Err(error) => self.broken.push(format!("{name}:{number}: {error}")),
            }
        }
    }

    /// Gives every answer its weight: one exporter, and whoever says the same of themselves under another name,
    /// counts for [`EXPORTER_CAP`] answers at most, and one occupation for [`OCCUPATION_CAP`].
    #[must_use]
    pub fn weighed(mut self) -> Self {
        // The same profile under many names is one exporter.
        let mut names: BTreeMap<String, String> = BTreeMap::new();
        for opinion in &self.opinions {
            names.entry(likeness(&opinion.profile)).or_insert_with(|| opinion.exporter.clone());
        }
        for opinion in &mut self.opinions {
            if let Some(first) = names.get(&likeness(&opinion.profile)) {
                opinion.exporter.clone_from(first);
            }
            opinion.weight = 1.0;
        }
        cap(&mut self.opinions, |opinion| opinion.exporter.clone(), EXPORTER_CAP);
        cap(&mut self.opinions, |opinion| opinion.occupation.to_string(), OCCUPATION_CAP);
        self
    }

    /// Everybody who says something.
    pub fn exporters(&self) -> BTreeSet<&str> {
        self.opinions.iter().map(|opinion| opinion.exporter.as_str()).collect()
    }
}

/// A line as an opinion, or why it teaches nothing.
fn opinion(line: FeedbackLineV1) -> Result<Result<Opinion, &'static str>> {
    let kind = line.feedback.kind;
    let Some(opinion) = line.feedback.to_opinion()? else {
        return Ok(Err(if kind == FeedbackKindV1::Route { "about a route" } else { "about a course" }));
    };
    let is_yes = match opinion.answer {
        Answer::Yes => true,
        Answer::No => false,
        Answer::NotNow => return Ok(Err("not now")),
    };
    if opinion.reason == Some(Reason::Place) {
        return Ok(Err("because of the place"));
    }
    let Some(profile) = line.profile else { return Ok(Err("without a profile")) };
    let profile = profile.into_domain()?;
    if !profile.says_something() {
        return Ok(Err("with an empty profile"));
    }
    Ok(Ok(Opinion { exporter: line.exporter, profile, occupation: opinion.occupation, is_yes, weight: 1.0 }))
}

/// What two profiles must share to count as one person's.
fn likeness(profile: &Profile) -> String {
    let words = |text: &Option<String>| text.as_deref().unwrap_or_default().to_lowercase();
    let mut skills: Vec<String> = profile.skills.iter().map(|skill| skill.name.to_lowercase()).collect();
    skills.sort();
    format!("{}|{}|{}", words(&profile.role), words(&profile.goal), skills.join(","))
}

/// Scales the weights of a group down so that together they are no more than `most`.
fn cap(opinions: &mut [Opinion], group: impl Fn(&Opinion) -> String, most: f32) {
    let mut sums: BTreeMap<String, f32> = BTreeMap::new();
    for opinion in opinions.iter() {
        *sums.entry(group(opinion)).or_default() += opinion.weight;
    }
    for opinion in opinions {
        let sum = sums.get(&group(opinion)).copied().unwrap_or_default();
        if sum > most {
            opinion.weight *= most / sum;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(exporter: &str, role: &str, code: &str, answer: &str) -> String {
        format!(
            r#"{{"waymark_feedback":1,"exporter":"{exporter}","written":"2026-03-14","feedback":{{"code":"{code}","answer":"{answer}"}},"profile":{{"v":1,"role":"{role}"}}}}"#
        ) + "\n"
    }

    fn gathered(text: &str) -> Gathered {
        let mut gathered = Gathered::default();
        gathered.add(Path::new("a.jsonl"), text);
        gathered.weighed()
    }

    #[test]
    fn broken_lines_are_listed_with_file_and_line_and_the_rest_is_used() {
        let good = line("a", "nurse", "29-1141.00", "no");
        let text = format!("{good}{{\n{}", line("a", "nurse", "29-1171.00", "maybe"));
        let found = gathered(&text);
        assert_eq!(found.opinions.len(), 1);
        assert_eq!(found.broken.len(), 2);
        assert!(found.broken[0].starts_with("a.jsonl:2: not JSON"), "{}", found.broken[0]);
        assert!(found.broken[1].contains("a.jsonl:3: a field is wrong"), "{}", found.broken[1]);
    }

    #[test]
    fn one_exporter_counts_for_so_much_under_however_many_names() {
        let many: String =
            (0..40).map(|at| line("a", "nurse", &format!("11-{:04}.00", 1000 + at), "no")).collect();
        let sum = |found: &Gathered| found.opinions.iter().map(|opinion| opinion.weight).sum::<f32>();
        assert!((sum(&gathered(&many)) - EXPORTER_CAP).abs() < 1e-3);
        let names: String = (0..40)
            .map(|at| line(&format!("n{at}"), "Nurse", &format!("11-{:04}.00", 1000 + at), "no"))
            .collect();
        let found = gathered(&names);
        assert_eq!(found.exporters().len(), 1);
        assert!((sum(&found) - EXPORTER_CAP).abs() < 1e-3);
    }

    #[test]
    fn one_occupation_counts_for_so_much_however_many_speak_of_it() {
        let crowd: String =
            (0..100).map(|at| line(&format!("n{at}"), &format!("role {at}"), "39-9032.00", "yes")).collect();
        let sum: f32 = gathered(&crowd).opinions.iter().map(|opinion| opinion.weight).sum();
        assert!((sum - OCCUPATION_CAP).abs() < 1e-3, "{sum}");
    }

    #[test]
    fn what_teaches_nothing_is_counted_by_why_and_the_last_word_counts() {
        let text = line("a", "nurse", "29-1141.00", "no")
            + &line("a", "nurse", "29-1141.00", "yes")
            + &line("a", "nurse", "29-1171.00", "not-now")
            + &line("b", " ", "29-1171.00", "no");
        let found = gathered(&text);
        assert_eq!(found.opinions.len(), 1);
        assert!(found.opinions[0].is_yes);
        assert_eq!(
            found.passed_over.into_iter().collect::<Vec<_>>(),
            [("not now", 1), ("said again later", 1), ("with an empty profile", 1)]
        );
    }
}
