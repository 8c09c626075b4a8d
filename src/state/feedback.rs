//! What the visitor says of recommendations, as it stands: part of the form, so that it is kept, saved, undone
//! and erased with it.

use serde::{Deserialize, Serialize};
use waymark_schema::feedback::{AnswerV1, FeedbackKindV1, FeedbackV1, MAX_FEEDBACK, ReasonV1, SeenV1};
use waymark_schema::recommendation::{Match, Parts};

/// Longest own words about a reason, in characters.
pub const MAX_NOTE_LENGTH: usize = 200;

/// What is spoken of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// What it is.
    pub kind: FeedbackKindV1,
    /// O*NET-SOC code of the occupation, or of a route's goal.
    pub code: String,
    /// Stops of a route, its start first and its goal left out.
    pub stops: Vec<String>,
}

impl Subject {
    /// An occupation.
    pub fn occupation(code: &str) -> Self {
        Self { kind: FeedbackKindV1::Occupation, code: code.to_owned(), stops: Vec::new() }
    }

    /// A way from a start over the codes of its steps, the last of which is the goal.
    pub fn route(start: &str, steps: &[String]) -> Self {
        let (goal, between) =
            steps.split_last().map_or((start, &[][..]), |(goal, rest)| (goal.as_str(), rest));
        let stops = std::iter::once(start.to_owned()).chain(between.iter().cloned()).collect();
        Self { kind: FeedbackKindV1::Route, code: goal.to_owned(), stops }
    }

    /// An identity for elements of the page.
    pub fn id(&self, prefix: &str) -> String {
        let codes = self.stops.iter().chain([&self.code]).map(String::as_str);
        [prefix].into_iter().chain(codes).collect::<Vec<_>>().join("-").replace('.', "_")
    }
}

/// What is said of one subject.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Said {
    /// As it is told to the engine, and exported.
    pub entry: FeedbackV1,
    /// Why, in the visitor's own words: shown to them, kept with the form, and put into nothing else.
    #[serde(default)]
    pub note: String,
}

/// All that is said.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Feedback {
    /// A chance name under which it is exported; empty until something is said.
    pub exporter: String,
    /// What is said, the latest last.
    pub said: Vec<Said>,
}

fn is_of(said: &Said, subject: &Subject) -> bool {
    let entry = &said.entry;
    entry.kind == subject.kind && entry.code == subject.code && entry.stops == subject.stops
}

impl Feedback {
    /// What is said of a subject.
    pub fn of(&self, subject: &Subject) -> Option<&Said> {
        self.said.iter().find(|said| is_of(said, subject))
    }

    /// The answer about a subject.
    pub fn answer(&self, subject: &Subject) -> Option<AnswerV1> {
        self.of(subject).map(|said| said.entry.answer)
    }

    /// Whether a subject is set aside.
    pub fn is_aside(&self, subject: &Subject) -> bool {
        self.answer(subject).is_some_and(|answer| answer != AnswerV1::Yes)
    }

    /// Says something of a subject, in the place of what was said before. The oldest is dropped where there is no
    /// more room. `exporter` is taken for the first answer.
    pub fn say(&mut self, subject: &Subject, answer: AnswerV1, seen: Option<SeenV1>, exporter: &str) {
        if self.exporter.is_empty() {
            exporter.clone_into(&mut self.exporter);
        }
        self.take_back(subject);
        if self.said.len() >= MAX_FEEDBACK {
            self.said.remove(0);
        }
        let Subject { kind, code, stops } = subject.clone();
        let entry = FeedbackV1 { kind, code, stops, url: None, answer, reason: None, seen };
        self.said.push(Said { entry, note: String::new() });
    }

    /// Takes back what is said of a subject.
    pub fn take_back(&mut self, subject: &Subject) {
        self.said.retain(|said| !is_of(said, subject));
    }

    /// Says why.
    pub fn explain(&mut self, subject: &Subject, reason: Option<ReasonV1>) {
        if let Some(said) = self.said.iter_mut().find(|said| is_of(said, subject)) {
            said.entry.reason = reason;
        }
    }

    /// Says why in own words.
    pub fn note(&mut self, subject: &Subject, words: &str) {
        if let Some(said) = self.said.iter_mut().find(|said| is_of(said, subject)) {
            said.note = words.chars().take(MAX_NOTE_LENGTH).collect();
        }
    }

    /// The name under which it is exported.
    pub fn exporter_name(&self) -> String {
        if self.exporter.is_empty() { "brought-back".to_owned() } else { self.exporter.clone() }
    }

    /// As it is told to the engine.
    pub fn to_entries(&self) -> Vec<FeedbackV1> {
        self.said.iter().map(|said| said.entry.clone()).collect()
    }

    /// What comes from a profile: it has a name of its own only once something is said here.
    pub fn from_entries(entries: &[FeedbackV1]) -> Self {
        let said = |entry: &FeedbackV1| Said { entry: entry.clone(), note: String::new() };
        Self { exporter: String::new(), said: entries.iter().map(said).collect() }
    }
}

/// What a visitor has before them when they give their opinion of a match; `None` where the model is so sure that
/// its figure has no log-odds.
pub fn seen(found: &Match) -> Option<SeenV1> {
    let Parts { base, role, skills, interests, values, preparation, pay, goal } = found.parts;
    let finite =
        [base, role, skills, interests, values, preparation, pay, goal].iter().all(|part| part.is_finite());
    let doubtful = found.r#match > 0.0 && found.r#match < 1.0;
    (finite && doubtful).then_some(SeenV1 { r#match: found.r#match, parts: found.parts })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_word_counts_and_is_taken_back() {
        let mut feedback = Feedback::default();
        let nurse = Subject::occupation("29-1141.00");
        feedback.say(&nurse, AnswerV1::No, None, "a1");
        feedback.explain(&nurse, Some(ReasonV1::Pay));
        feedback.note(&nurse, &"é".repeat(999));
        assert_eq!(feedback.of(&nurse).unwrap().note.chars().count(), MAX_NOTE_LENGTH);
        assert!(feedback.is_aside(&nurse));
        feedback.say(&nurse, AnswerV1::Yes, None, "b2");
        assert_eq!((feedback.said.len(), feedback.exporter.as_str()), (1, "a1"));
        assert!(!feedback.is_aside(&nurse) && feedback.of(&nurse).unwrap().entry.reason.is_none());
        feedback.take_back(&nurse);
        assert_eq!(feedback.answer(&nurse), None);
    }

    #[test]
    fn a_way_is_known_by_its_stops() {
        let steps = ["11-2021.00".to_owned(), "15-2051.00".to_owned()];
        let way = Subject::route("11-1021.00", &steps);
        assert_eq!((way.code.as_str(), way.stops.len()), ("15-2051.00", 2));
        let mut feedback = Feedback::default();
        feedback.say(&way, AnswerV1::NotNow, None, "a1");
        assert!(feedback.is_aside(&way));
        assert!(!feedback.is_aside(&Subject::route("11-1021.00", &steps[1..])));
        assert!(!feedback.is_aside(&Subject::occupation("15-2051.00")));
        assert!(
            feedback.to_entries()[0].to_opinion().unwrap().is_none(),
            "well formed, and of no occupation"
        );
        assert_eq!(way.id("useful"), "useful-11-1021_00-11-2021_00-15-2051_00");
    }

    #[test]
    fn own_words_are_not_told() {
        let mut feedback = Feedback::default();
        let nurse = Subject::occupation("29-1141.00");
        feedback.say(&nurse, AnswerV1::No, None, "a1");
        feedback.note(&nurse, "my secret");
        assert!(!format!("{:?}", feedback.to_entries()).contains("secret"));
        assert_eq!(Feedback::from_entries(&feedback.to_entries()).said[0].note, "");
    }

    #[test]
    fn only_so_much_is_remembered() {
        let mut feedback = Feedback::default();
        for number in 0..MAX_FEEDBACK + 3 {
            feedback.say(&Subject::occupation(&format!("11-{number:04}.00")), AnswerV1::Yes, None, "a1");
        }
        assert_eq!(feedback.said.len(), MAX_FEEDBACK);
        assert_eq!(feedback.said[0].entry.code, "11-0003.00");
    }
}
