//! The answer to a question about one or several occupations.

use super::explain::education_rank;
use super::{Writer, sentence};
use crate::Similarity;
use crate::answer::{ANSWER_VERSION, Answer, Sentence};
use crate::fact::{Fact, FactKind, Sheet};
use crate::language::{Language, figure};
use crate::topic::{Topic, topics};

/// The rank of education from which it is a degree: an associate's.
const FIRST_DEGREE: u8 = 3;

/// The answer, from the facts on the sheet; it says so where they hold none.
pub fn answer(question: &str, sheet: &Sheet, language: Language, similarity: Similarity<'_>) -> Answer {
    let writer = Writer::new(sheet, language);
    let asked = topics(question, similarity);
    let several = sheet.subjects.len() > 1;
    let mut sentences: Vec<Sentence> = Vec::new();
    for topic in &asked {
        for code in writer.in_order(*topic) {
            let mut found = writer.on(*topic, code);
            // Of several occupations each gets its first sentence: an answer should not become a list.
            found.truncate(if several { 1 } else { 5 });
            sentences.extend(found);
        }
    }
    let answered = !sentences.is_empty();
    if !answered {
        sentences = sheet
            .subjects
            .iter()
            .take(1)
            .map(|subject| {
                sentence(writer.voice.not_in_data(&subject.title), &writer.title_fact(&subject.code))
            })
            .collect();
    }
    Answer { v: ANSWER_VERSION, language, sentences, answered }
}

impl<'a> Writer<'a> {
    /// Codes in the order in which a topic is answered: by falling pay, growth or match where that is
    /// asked about, so that the first is the answer to "which one …?".
    fn in_order(&self, topic: Topic) -> Vec<&'a str> {
        let kind = match topic {
            Topic::Pay => Some(FactKind::PayMedian),
            Topic::Outlook => Some(FactKind::Growth),
            Topic::Fit => Some(FactKind::Match),
            _ => None,
        };
        let mut codes: Vec<&str> = self.sheet.subjects.iter().map(|subject| subject.code.as_str()).collect();
        if let Some(kind) = kind {
            let amount =
                |code: &str| self.sheet.one(code, kind).and_then(Fact::amount).unwrap_or(f64::NEG_INFINITY);
            codes.sort_by(|a, b| amount(b).total_cmp(&amount(a)));
        }
        codes
    }

    /// Sentences on a topic, the most telling first. What is not published is said to be missing.
    fn on(&self, topic: Topic, code: &'a str) -> Vec<Sentence> {
        match topic {
            Topic::Qualifications => self.qualifications(code),
            Topic::WithoutDegree => vec![self.without_degree(code)],
            Topic::Pay => self.pay_in_full(code),
            Topic::Outlook => self.outlook(code),
            Topic::Skills => self.skills(code),
            Topic::Tools => self.tools(code),
            Topic::DayToDay => vec![self.what_it_is(code)],
            Topic::Similar => vec![self.similar(code)],
            Topic::Automation => vec![self.exposure(code)],
            Topic::Fit => self.fit(code),
        }
    }

    fn missing(&self, code: &str, text: String) -> Sentence {
        sentence(text, &self.title_fact(code))
    }

    fn qualifications(&self, code: &'a str) -> Vec<Sentence> {
        let (title, variant) = (self.title(code), Self::variant(code, "qualifications"));
        let mut text = vec![match self.name(code, FactKind::EntryEducation) {
            Some(entry) => sentence(self.voice.entry(title, &entry.name, variant), &[entry]),
            None => self.missing(code, self.voice.no_entry(title)),
        }];
        let shares: Vec<&Fact> = self.sheet.of_kind(code, FactKind::EducationShare).take(3).collect();
        if shares.len() > 1 {
            let said: Vec<(String, String)> = shares
                .iter()
                .map(|fact| (figure(&fact.value, self.voice).unwrap_or_default(), fact.name.clone()))
                .collect();
            text.push(sentence(self.voice.education_shares(&said), &shares));
        }
        if let Some(zone) = self.sheet.one(code, FactKind::JobZone) {
            text.push(sentence(self.voice.zone(title, zone.amount().unwrap_or_default() as u8), &[zone]));
        }
        let programmes = self.named(code, FactKind::Programme, 3);
        if !programmes.is_empty() {
            text.push(sentence(self.voice.programmes(&self.names(&programmes), variant / 3), &programmes));
        }
        text.extend(
            self.name(code, FactKind::Experience)
                .map(|fact| sentence(self.voice.experience(&fact.name), &[fact])),
        );
        let training = self.name(code, FactKind::Training);
        text.extend(training.map(|fact| sentence(self.voice.on_the_job(&fact.name), &[fact])));
        text
    }

    fn without_degree(&self, code: &str) -> Sentence {
        let title = self.title(code);
        let entry = self.name(code, FactKind::EntryEducation);
        match entry.and_then(|entry| Some((entry, education_rank(&entry.name)?))) {
            Some((entry, rank)) => {
                sentence(self.voice.without_degree(title, &entry.name, rank < FIRST_DEGREE), &[entry])
            }
            None => self.missing(code, self.voice.no_entry(title)),
        }
    }

    fn pay_in_full(&self, code: &'a str) -> Vec<Sentence> {
        let Some(median) = self.pay(code) else {
            return vec![self.missing(code, self.voice.no_pay(self.title(code)))];
        };
        let mut text = vec![median];
        if let (Some((low, p10)), Some((high, p90))) =
            (self.figure(code, FactKind::PayP10), self.figure(code, FactKind::PayP90))
        {
            text.push(sentence(self.voice.pay_span(&low, &high, Self::variant(code, "span")), &[p10, p90]));
        }
        text
    }

    fn outlook(&self, code: &'a str) -> Vec<Sentence> {
        let title = self.title(code);
        let Some(growth) = self.growth(code) else {
            return vec![self.missing(code, self.voice.no_outlook(title))];
        };
        let mut text = vec![growth];
        if let Some((openings, fact)) = self.figure(code, FactKind::Openings) {
            let variant = Self::variant(code, "openings");
            text.push(sentence(self.voice.openings(title, &openings, &fact.name, variant), &[fact]));
        }
        text.extend(
            self.name(code, FactKind::BrightOutlook)
                .map(|fact| sentence(self.voice.bright(&fact.name), &[fact])),
        );
        text
    }

    fn skills(&self, code: &'a str) -> Vec<Sentence> {
        let (title, variant) = (self.title(code), Self::variant(code, "skills"));
        let mut text = Vec::new();
        for (kind, knowledge) in [(FactKind::Skill, false), (FactKind::Knowledge, true)] {
            let facts = self.named(code, kind, 4);
            if !facts.is_empty() {
                text.push(sentence(
                    self.voice.important(title, &self.names(&facts), knowledge, variant),
                    &facts,
                ));
            }
        }
        if text.is_empty() {
            let gaps = self.named(code, FactKind::Gap, 4);
            text.push(if gaps.is_empty() {
                self.missing(code, self.voice.nothing_rated(title))
            } else {
                sentence(self.voice.known_for(title, &self.names(&gaps), variant), &gaps)
            });
        }
        text
    }

    fn tools(&self, code: &'a str) -> Vec<Sentence> {
        let (title, variant) = (self.title(code), Self::variant(code, "tools"));
        let demanded = self.named(code, FactKind::TechnologyInDemand, 5);
        let used = self.named(code, FactKind::Technology, 5);
        let mut text = Vec::new();
        let all: Vec<&Fact> = demanded.iter().chain(&used).copied().take(5).collect();
        if all.is_empty() {
            return vec![self.missing(code, self.voice.no_tools(title))];
        }
        text.push(sentence(self.voice.tools(title, &self.names(&all), variant), &all));
        if !demanded.is_empty() && !used.is_empty() {
            text.push(sentence(self.voice.tools_in_demand(&self.names(&demanded), variant / 3), &demanded));
        }
        text
    }

    fn similar(&self, code: &'a str) -> Sentence {
        let title = self.title(code);
        let facts = self.named(code, FactKind::Similar, 4);
        if facts.is_empty() {
            return self.missing(code, self.voice.no_similar(title));
        }
        sentence(self.voice.similar(title, &self.names(&facts), Self::variant(code, "similar")), &facts)
    }

    fn exposure(&self, code: &str) -> Sentence {
        let title = self.title(code);
        match self.figure(code, FactKind::Exposure) {
            Some((share, fact)) => {
                sentence(self.voice.exposure(title, &share, Self::variant(code, "exposure")), &[fact])
            }
            None => self.missing(code, self.voice.no_exposure(title)),
        }
    }

    fn fit(&self, code: &'a str) -> Vec<Sentence> {
        let role = super::role(self.sheet, code, self.language);
        let known = self.sheet.one(code, FactKind::Match).is_some();
        role.filter(|_| known).map(|role| role.applies.into_iter().rev().collect()).unwrap_or_default()
    }
}
