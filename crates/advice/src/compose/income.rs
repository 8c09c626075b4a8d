//! Pay across the results against the visitor's own, and the one path to take.
//!
//! The path, by a fixed rule: among the occupations whose match is viable and at least half of the best
//! one's, the one with the highest median pay a year; if none of them has one, the best match.

use super::{Writer, sentence};
use crate::answer::{IncomeAdvice, Sentence};
use crate::fact::{Fact, FactKind, Sheet, Unit, Value};
use crate::language::{Language, money};
use waymark_domain::badge::VIABLE_MATCH;
use waymark_schema::profile::SkillLevelV1;

/// Share of the best match from which another comes close to it.
const CLOSE_MATCH: f64 = 0.5;

/// The comparison and the path; `None` unless the visitor gave their pay.
pub fn income(sheet: &Sheet, language: Language) -> Option<IncomeAdvice> {
    let own = sheet.visitor_kind(FactKind::VisitorPay).next()?;
    let writer = Writer::new(sheet, language);
    let comparison = sheet.subjects.iter().map(|subject| writer.comparison(&subject.code, own)).collect();
    let path = choose_path(sheet);
    let reasons = if let Some(code) = path {
        writer.reasons(code, own)
    } else {
        let matched = |code: &str| sheet.one(code, FactKind::Match);
        let facts: Vec<&Fact> = sheet.subjects.iter().filter_map(|subject| matched(&subject.code)).collect();
        vec![sentence(writer.voice.no_path(), &facts)]
    };
    Some(IncomeAdvice { comparison, path: path.map(str::to_owned), reasons })
}

/// The yearly median of an occupation, if it is published exactly.
fn yearly(sheet: &Sheet, code: &str) -> Option<f64> {
    match sheet.one(code, FactKind::PayMedian)?.value {
        Value::Number { amount, unit: Unit::DollarsPerYear, .. } => Some(amount),
        _ => None,
    }
}

/// The path by the rule above.
fn choose_path(sheet: &Sheet) -> Option<&str> {
    let matched = |code: &str| sheet.one(code, FactKind::Match).and_then(Fact::amount);
    let best = sheet.subjects.iter().filter_map(|subject| matched(&subject.code)).fold(0.0, f64::max);
    let floor = (best * CLOSE_MATCH).max(f64::from(VIABLE_MATCH) * 100.0);
    let near: Vec<&str> = sheet
        .subjects
        .iter()
        .map(|subject| subject.code.as_str())
        .filter(|code| matched(code).is_some_and(|percent| percent >= floor))
        .collect();
    let paid = near.iter().copied().filter_map(|code| Some((yearly(sheet, code)?, code)));
    paid.max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, code)| code).or(near.first().copied())
}

impl<'a> Writer<'a> {
    fn comparison(&self, code: &'a str, own: &'a Fact) -> Sentence {
        let title = self.title(code);
        let median = self.figure(code, FactKind::PayMedian);
        let difference = self.sheet.one(code, FactKind::PayDifference);
        let share = self.sheet.one(code, FactKind::PayDifferencePercent);
        match (median, difference, share) {
            (Some((_, median)), Some(difference), Some(share)) => {
                let amount = median.amount().unwrap_or_default();
                let text = self.voice.income(
                    title,
                    &money(amount, Unit::DollarsPerYear),
                    difference.amount().unwrap_or_default(),
                    share.amount().unwrap_or_default(),
                );
                sentence(text, &[median, difference, share, own])
            }
            (Some((median, fact)), _, _) => {
                sentence(self.voice.income_unknown(title, Some(&median)), &[fact, own])
            }
            (None, _, _) => {
                let facts: Vec<&Fact> = self.sheet.one(code, FactKind::PayMedian).into_iter().collect();
                let facts = if facts.is_empty() { self.title_fact(code) } else { facts };
                sentence(self.voice.income_unknown(title, None), &facts)
            }
        }
    }

    fn reasons(&self, code: &'a str, own: &'a Fact) -> Vec<Sentence> {
        let title = self.title(code);
        let mut text = Vec::new();
        if let Some((probability, fact)) = self.figure(code, FactKind::Match) {
            text.push(sentence(self.voice.path(title, &probability, Self::variant(code, "path")), &[fact]));
        }
        match (yearly(self.sheet, code), self.figure(code, FactKind::PayMedian)) {
            (Some(_), Some((median, fact))) => {
                let difference = self.sheet.one(code, FactKind::PayDifference);
                let facts: Vec<&Fact> = [fact, own].into_iter().chain(difference).collect();
                let difference = difference.and_then(Fact::amount);
                text.push(sentence(self.voice.path_pay(title, &median, difference), &facts));
            }
            _ => text.push(sentence(self.voice.path_best_match(title), &self.title_fact(code))),
        }
        let weakest = self
            .sheet
            .of_kind(code, FactKind::Gap)
            .find(|fact| matches!(fact.value, Value::Gap { level: SkillLevelV1::Weak, .. }));
        let facts = weakest.map_or_else(|| self.title_fact(code), |fact| vec![fact]);
        text.push(sentence(self.voice.path_gap(weakest.map(|fact| fact.name_in(self.language))), &facts));
        text
    }
}
