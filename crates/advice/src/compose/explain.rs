//! The explanation of the top results.

use super::{Writer, sentence};
use crate::answer::{ANSWER_VERSION, Explanation, RoleAdvice, Sentence, SkillRow};
use crate::fact::{Against, AgainstKind, Fact, FactKind, Sheet, Value};
use crate::language::{Language, is_name_of, level};
use crate::standing::SkillMatch;
use waymark_schema::profile::SkillLevelV1;

/// Rows of the table of skills, at most.
const ROWS: usize = 8;

/// The explanation of every occupation on the sheet.
pub fn explain(sheet: &Sheet, language: Language) -> Explanation {
    let roles = sheet.subjects.iter().filter_map(|subject| role(sheet, &subject.code, language)).collect();
    Explanation { v: ANSWER_VERSION, language, roles, income: super::income(sheet, language) }
}

/// What is said of one occupation; `None` if it is not on the sheet.
pub fn role(sheet: &Sheet, code: &str, language: Language) -> Option<RoleAdvice> {
    let subject = sheet.subjects.iter().find(|subject| subject.code == code)?;
    let writer = Writer::new(sheet, language);
    let code = subject.code.as_str();
    Some(RoleAdvice {
        code: subject.code.clone(),
        title: subject.title.clone(),
        description: writer.description(code),
        skill_match: subject.skill_match.unwrap_or(SkillMatch::Partial),
        skills: writer.rows(code),
        applies: writer.applies(code, subject.skill_match),
        develop: writer.develop(code),
        next_step: writer.next_step(code),
    })
}

/// A gap's fact with its levels.
struct GapFact<'a> {
    fact: &'a Fact,
    required: String,
    estimated: String,
    level: SkillLevelV1,
    knowledge: bool,
}

impl<'a> Writer<'a> {
    fn description(&self, code: &'a str) -> Vec<Sentence> {
        let title = self.title(code);
        let variant = Self::variant(code, "description");
        let mut text = vec![self.what_it_is(code)];
        let entry = self.name(code, FactKind::EntryEducation);
        if let Some(zone) = self.sheet.one(code, FactKind::JobZone) {
            let amount = zone.amount().unwrap_or_default() as u8;
            let facts: Vec<&Fact> = entry.into_iter().chain([zone]).collect();
            let entry = entry.map(|fact| fact.name.as_str());
            text.push(sentence(self.voice.preparation(title, entry, amount, variant / 5), &facts));
        }
        // With the visitor's own pay given, pay has a part of its own.
        let compared = self.sheet.visitor_kind(FactKind::VisitorPay).next().is_some();
        let growth = self.growth(code);
        text.extend(if compared { growth.or_else(|| self.pay(code)) } else { self.pay(code).or(growth) });
        if text.len() < 2 {
            text.push(sentence(self.voice.no_pay(title), &self.title_fact(code)));
        }
        text
    }

    pub(super) fn what_it_is(&self, code: &'a str) -> Sentence {
        let title = self.title(code);
        let variant = Self::variant(code, "activities");
        let activities = self.named(code, FactKind::Activity, 3);
        if !activities.is_empty() {
            return sentence(self.voice.activities(title, &self.names(&activities), variant), &activities);
        }
        let elements: Vec<&Fact> = [FactKind::Gap, FactKind::Skill]
            .into_iter()
            .flat_map(|kind| self.named(code, kind, 3))
            .take(3)
            .collect();
        if elements.is_empty() {
            return sentence(self.voice.no_activities(title), &self.title_fact(code));
        }
        sentence(self.voice.known_for(title, &self.names(&elements), variant), &elements)
    }

    pub(super) fn pay(&self, code: &str) -> Option<Sentence> {
        let (median, fact) = self.figure(code, FactKind::PayMedian)?;
        let variant = Self::variant(code, "pay");
        Some(sentence(
            self.voice.pay(self.title(code), &median, &self.voice.area(&fact.name), variant),
            &[fact],
        ))
    }

    pub(super) fn growth(&self, code: &str) -> Option<Sentence> {
        let growth = self.sheet.one(code, FactKind::Growth)?;
        let amount = growth.amount()?;
        let average = self.sheet.one(code, FactKind::AverageGrowth);
        let facts: Vec<&Fact> = std::iter::once(growth).chain(average).collect();
        let variant = Self::variant(code, "growth");
        let average = average.and_then(Fact::amount);
        Some(sentence(self.voice.growth(self.title(code), amount, &growth.name, average, variant), &facts))
    }

    fn gaps(&self, code: &'a str, wanted: SkillLevelV1) -> Vec<GapFact<'a>> {
        let gap = |fact: &'a Fact| match fact.value {
            Value::Gap { required, estimated, level: standing, knowledge } if standing == wanted => {
                Some(GapFact {
                    fact,
                    required: level(required),
                    estimated: level(estimated),
                    level: standing,
                    knowledge,
                })
            }
            _ => None,
        };
        self.sheet.of_kind(code, FactKind::Gap).filter_map(gap).collect()
    }

    /// The visitor's own skills first, then what matters most here, until the table is full.
    fn rows(&self, code: &'a str) -> Vec<SkillRow> {
        let mut rows = Vec::new();
        let mut shown: Vec<&str> = Vec::new();
        for fact in self.sheet.of_kind(code, FactKind::OwnSkill).take(ROWS / 2) {
            let Value::Standing { level, against } = &fact.value else { continue };
            let reason = match against {
                Some(Against { name, kind: AgainstKind::Element }) if is_name_of(&fact.name, name) => {
                    self.voice.reason_same(*level)
                }
                Some(against @ Against { kind: AgainstKind::Element, .. }) => {
                    self.voice.reason_element(against.name_in(self.language), *level)
                }
                Some(against) => {
                    self.voice.reason_technology(against.kind == AgainstKind::TechnologyInDemand)
                }
                None => self.voice.reason_unknown(),
            };
            shown.extend(against.as_ref().map(|against| against.name.as_str()));
            rows.push(SkillRow {
                skill: fact.name_in(self.language).to_owned(),
                level: *level,
                reason: sentence(reason, &[fact]),
            });
        }
        let mut by_level = [SkillLevelV1::Strong, SkillLevelV1::Medium, SkillLevelV1::Weak]
            .map(|level| self.gaps(code, level).into_iter());
        // Strong, medium and weak take turns, so that the table shows both sides.
        loop {
            let before = rows.len();
            for gaps in &mut by_level {
                let Some(gap) = gaps.find(|gap| !shown.contains(&gap.fact.name.as_str())) else { continue };
                if rows.len() >= ROWS {
                    return rows;
                }
                shown.push(&gap.fact.name);
                let reason = self.voice.reason_gap(&gap.required, &gap.estimated, gap.level);
                rows.push(SkillRow {
                    skill: gap.fact.name_in(self.language).to_owned(),
                    level: gap.level,
                    reason: sentence(reason, &[gap.fact]),
                });
            }
            if rows.len() == before {
                return rows;
            }
        }
    }

    fn applies(&self, code: &'a str, skill_match: Option<SkillMatch>) -> Vec<Sentence> {
        let title = self.title(code);
        let mut text = Vec::new();
        let own: Vec<&Fact> = self.sheet.of_kind(code, FactKind::OwnSkill).collect();
        let useful = own.iter().filter(|fact| matches!(fact.value, Value::Standing { against: Some(_), .. }));
        for (place, fact) in useful.take(2).enumerate() {
            let Value::Standing { level, against: Some(against) } = &fact.value else { continue };
            let variant = Self::variant(code, &fact.name).wrapping_add(place as u64);
            let own = fact.name_in(self.language);
            let said = match against.kind {
                AgainstKind::Element if is_name_of(&fact.name, &against.name) => {
                    self.voice.own_same(own, title, *level, variant)
                }
                AgainstKind::Element => {
                    self.voice.own_as_element(own, against.name_in(self.language), *level, variant)
                }
                kind => {
                    let in_demand = kind == AgainstKind::TechnologyInDemand;
                    self.voice.own_as_technology(own, title, in_demand, variant)
                }
            };
            text.push(sentence(said, &[fact]));
        }
        let variant = Self::variant(code, "applies");
        let have: Vec<&Fact> =
            self.gaps(code, SkillLevelV1::Strong).into_iter().map(|gap| gap.fact).take(3).collect();
        if !have.is_empty() {
            text.push(sentence(self.voice.have(&self.names(&have), title, variant), &have));
        }
        if let Some(gap) = self.gaps(code, SkillLevelV1::Medium).first() {
            let name = gap.fact.name_in(self.language);
            let close = self.voice.close(name, &gap.required, &gap.estimated, variant / 3);
            text.push(sentence(close, &[gap.fact]));
        }
        if let (Some((probability, fact)), Some(fit)) = (self.figure(code, FactKind::Match), skill_match) {
            text.truncate(3);
            text.push(sentence(self.voice.overall(&probability, fit, title, variant / 7), &[fact]));
        }
        if text.len() < 3 {
            text.extend(self.leading_part(code, variant));
        }
        if text.len() < 3 {
            text.extend(self.gaps(code, SkillLevelV1::Strong).get(1).map(|gap| {
                let name = gap.fact.name_in(self.language);
                sentence(self.voice.have_one(name, &gap.required, &gap.estimated, variant), &[gap.fact])
            }));
        }
        if text.len() < 3 {
            let unknown = own.iter().find(|fact| matches!(fact.value, Value::Standing { against: None, .. }));
            text.extend(
                unknown.map(|fact| {
                    sentence(self.voice.own_unknown(fact.name_in(self.language), title), &[fact])
                }),
            );
        }
        if text.len() < 3 && self.sheet.of_kind(code, FactKind::Gap).next().is_none() {
            text.push(sentence(self.voice.nothing_rated(title), &self.title_fact(code)));
        }
        text
    }

    fn leading_part(&self, code: &str, variant: u64) -> Option<Sentence> {
        let part = self.name(code, FactKind::LeadingPart)?;
        let kind = match part.name.as_str() {
            "role" => Some(FactKind::VisitorRole),
            "goal" => Some(FactKind::VisitorGoal),
            _ => None,
        };
        let words = kind.and_then(|kind| self.sheet.visitor_kind(kind).next());
        let facts: Vec<&Fact> = std::iter::once(part).chain(words).collect();
        let words = words.map(|fact| fact.name.as_str());
        Some(sentence(self.voice.leading_part(&part.name, words, variant), &facts))
    }

    fn develop(&self, code: &'a str) -> Vec<Sentence> {
        let title = self.title(code);
        let variant = Self::variant(code, "develop");
        let mut text = Vec::new();
        let missing = self.gaps(code, SkillLevelV1::Weak);
        if let Some(gap) = missing.first() {
            let name = gap.fact.name_in(self.language);
            let what = self.voice.gap(name, &gap.required, &gap.estimated, variant);
            text.push(sentence(what, &[gap.fact]));
            text.push(self.how(code, gap, variant / 3));
        } else {
            text.push(sentence(self.voice.nothing_missing(title, variant), &self.title_fact(code)));
            text.extend(
                self.gaps(code, SkillLevelV1::Medium).first().map(|gap| self.how(code, gap, variant / 3)),
            );
        }
        if let Some(technology) = self.technology_to_learn(code) {
            let learn = self.voice.learn_technology(&technology.name, title, variant / 7);
            text.push(sentence(learn, &[technology]));
        }
        if let Some(step) = self.education_step(code) {
            text.push(step);
        } else if let Some(training) = self.name(code, FactKind::Training).filter(|fact| fact.name != "None")
        {
            text.push(sentence(self.voice.on_the_job(&training.name), &[training]));
        }
        text
    }

    fn how(&self, code: &'a str, gap: &GapFact<'a>, variant: u64) -> Sentence {
        let name = gap.fact.name_in(self.language);
        if !gap.knowledge {
            return sentence(self.voice.practise_skill(name, variant), &[gap.fact]);
        }
        let programmes = self.named(code, FactKind::Programme, 2);
        let facts: Vec<&Fact> = std::iter::once(gap.fact).chain(programmes.iter().copied()).collect();
        sentence(self.voice.learn_knowledge(name, &self.names(&programmes), variant), &facts)
    }

    /// A technology that postings name and that the visitor did not.
    fn technology_to_learn(&self, code: &'a str) -> Option<&'a Fact> {
        let known = |name: &str| {
            self.sheet.of_kind(code, FactKind::OwnSkill).any(
                |own| matches!(&own.value, Value::Standing { against: Some(against), .. } if against.name == name),
            )
        };
        self.sheet.of_kind(code, FactKind::TechnologyInDemand).find(|technology| !known(&technology.name))
    }

    /// What education is asked for beyond the visitor's own.
    fn education_step(&self, code: &str) -> Option<Sentence> {
        let entry = self.name(code, FactKind::EntryEducation)?;
        let own = self.sheet.visitor_kind(FactKind::VisitorEducation).next()?;
        (education_rank(&entry.name)? > education_rank(&own.name)?)
            .then(|| sentence(self.voice.education_gap(&entry.name, &own.name), &[entry, own]))
    }

    fn next_step(&self, code: &'a str) -> Sentence {
        let variant = Self::variant(code, "step");
        let missing = self.gaps(code, SkillLevelV1::Weak);
        let close = self.gaps(code, SkillLevelV1::Medium);
        if let Some(gap) = missing.first().or(close.first()) {
            let name = gap.fact.name_in(self.language);
            let step = if gap.knowledge {
                self.voice.step_knowledge(name, variant)
            } else {
                self.voice.step_skill(name, variant)
            };
            return sentence(step, &[gap.fact]);
        }
        if let Some(technology) = self.technology_to_learn(code) {
            return sentence(self.voice.step_technology(&technology.name, variant), &[technology]);
        }
        sentence(self.voice.step_talk(self.title(code), variant), &self.title_fact(code))
    }
}

/// How far education goes, for what the projections name and for the profile's own keys.
pub(crate) fn education_rank(name: &str) -> Option<u8> {
    Some(match name {
        "No formal educational credential" | "none" => 0,
        "High school diploma or equivalent" | "high-school" => 1,
        "Some college, no degree" | "Postsecondary nondegree award" | "certificate" => 2,
        "Associate's degree" | "associate" => 3,
        "Bachelor's degree" | "bachelor" => 4,
        "Master's degree" | "master" => 5,
        "Doctoral or professional degree" | "doctorate" => 6,
        _ => return None,
    })
}
