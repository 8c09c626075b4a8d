//! The explanation of several occupations.

use super::{Accepted, Desk};
use crate::answer::{ANSWER_VERSION, Explanation, Part, Place, RoleAdvice, Sentence, SkillRow};
use crate::check::claims::fits_level;
use crate::check::{Draft, Grounds, Reason, Report};
use crate::compose;
use crate::fact::{FactId, FactKind, Value};
use crate::standing::SkillMatch;
use crate::stream::{Closed, Scanner};
use crate::text::stems;
use serde::Deserialize;
use waymark_schema::profile::SkillLevelV1;

/// Fewest and most sentences of each part.
const BOUNDS: [(Part, usize, usize); 3] =
    [(Part::Description, 2, 3), (Part::Applies, 3, 4), (Part::Develop, 2, 5)];

/// What the model said of one occupation, as far as it holds.
#[derive(Debug, Default)]
struct Said {
    code: String,
    description: Vec<Sentence>,
    applies: Vec<Sentence>,
    develop: Vec<Sentence>,
    rows: Vec<SkillRow>,
    next_step: Option<Sentence>,
}

/// A row of the table as a model gives it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RowDraft {
    skill: String,
    level: String,
    reason: Draft,
}

/// Builds an explanation from what arrives.
///
/// The model's text has the form `{"roles": [{"code", "skill_match", "description", "skills", "applies",
/// "develop", "next_step"}]}`. Several such texts may be given one after the other with
/// [`ExplainAssembly::next_text`].
pub struct ExplainAssembly<'a> {
    desk: Desk<'a>,
    scanner: Scanner,
    said: Vec<Said>,
    /// Codes of the entries of `roles` in the text that is arriving; empty for one that is not known.
    codes: Vec<String>,
}

impl<'a> ExplainAssembly<'a> {
    /// An empty explanation of the occupations on the sheet.
    pub fn new(grounds: Grounds<'a>) -> Self {
        Self { desk: Desk::new(grounds), scanner: Scanner::default(), said: Vec::new(), codes: Vec::new() }
    }

    /// Takes the next piece; gives the sentences that it finished and that hold.
    pub fn push(&mut self, piece: &str) -> Vec<Accepted> {
        let closed = self.scanner.push(piece);
        closed.iter().filter_map(|closed| self.close(closed)).collect()
    }

    /// A new text of the model's begins.
    pub fn next_text(&mut self) {
        self.scanner = Scanner::default();
        self.codes.clear();
    }

    fn close(&mut self, closed: &Closed) -> Option<Accepted> {
        let parts: Vec<&str> = closed.path.split('/').collect();
        let ["roles", place, rest @ ..] = parts.as_slice() else { return None };
        let place: usize = place.parse().ok()?;
        match rest {
            ["code"] => {
                self.open(place, &closed.json);
                None
            }
            ["skill_match"] => {
                self.skill_match(place, &closed.json);
                None
            }
            ["description", _] => self.sentence(place, Part::Description, &closed.json),
            ["applies", _] => self.sentence(place, Part::Applies, &closed.json),
            ["develop", _] => self.sentence(place, Part::Develop, &closed.json),
            ["next_step"] => self.sentence(place, Part::NextStep, &closed.json),
            ["skills", _] => self.row(place, &closed.json),
            _ => None,
        }
    }

    /// An entry says which occupation it is about: one of the sheet's, and not one already done.
    fn open(&mut self, place: usize, json: &str) {
        let code: String = serde_json::from_str(json).unwrap_or_default();
        let known = self.desk.grounds.sheet.title(&code).is_some();
        let done = self.said.iter().any(|said| said.code == code);
        if !known || done {
            let place = Place { code: None, part: Part::Description };
            self.desk.reject(&place, if done { Reason::Repeated } else { Reason::Occupation }, &code);
        }
        if place >= self.codes.len() && place < 64 {
            self.codes.resize(place + 1, String::new());
        }
        if let Some(slot) = self.codes.get_mut(place).filter(|slot| slot.is_empty() && known && !done) {
            slot.clone_from(&code);
            self.said.push(Said { code, ..Said::default() });
        }
    }

    fn code(&self, place: usize) -> Option<String> {
        self.codes.get(place).filter(|code| !code.is_empty()).cloned()
    }

    /// The model's word on the skills as a whole is not taken: the rule decides. It counts as put right
    /// where it disagrees.
    fn skill_match(&mut self, place: usize, json: &str) {
        let Some(code) = self.code(place) else { return };
        let said: Option<SkillMatch> = serde_json::from_str(json).ok();
        let sheet = self.desk.grounds.sheet;
        let rule = sheet
            .subjects
            .iter()
            .find(|subject| subject.code == code)
            .and_then(|subject| subject.skill_match);
        if said.is_none() || (rule.is_some() && said != rule) {
            self.desk.repaired();
        } else {
            self.desk.report.accepted += 1;
        }
    }

    fn sentence(&mut self, at: usize, part: Part, json: &str) -> Option<Accepted> {
        let code = self.code(at);
        let place = Place { code: code.clone(), part };
        let Ok(draft) = serde_json::from_str::<Draft>(json) else {
            self.desk.reject(&place, Reason::Form, json);
            return None;
        };
        if code.is_none() {
            self.desk.reject(&place, Reason::Occupation, &draft.text);
            return None;
        }
        self.take(&place, &draft)
    }

    /// A sentence that the model gave by itself for this place, without the form.
    pub fn offer(&mut self, place: &Place, draft: &Draft) -> Option<Accepted> {
        let code = place.code.as_ref()?;
        let known = self.desk.grounds.sheet.title(code).is_some();
        if known && !self.said.iter().any(|said| said.code == *code) {
            self.said.push(Said { code: code.clone(), ..Said::default() });
        }
        self.take(place, draft)
    }

    fn take(&mut self, place: &Place, draft: &Draft) -> Option<Accepted> {
        let (code, part) = (&place.code, place.part);
        let Some(said) = self.said.iter().position(|said| Some(&said.code) == code.as_ref()) else {
            self.desk.reject(place, Reason::Occupation, &draft.text);
            return None;
        };
        let most = BOUNDS.iter().find(|(bounded, _, _)| *bounded == part).map_or(1, |&(_, _, most)| most);
        let count = match part {
            Part::Description => self.said[said].description.len(),
            Part::Applies => self.said[said].applies.len(),
            Part::Develop => self.said[said].develop.len(),
            _ => usize::from(self.said[said].next_step.is_some()),
        };
        if count >= most {
            self.desk.reject(place, Reason::Length, &draft.text);
            return None;
        }
        let sentence = self.desk.take(draft, place)?;
        let said = &mut self.said[said];
        match part {
            Part::Description => said.description.push(sentence.clone()),
            Part::Applies => said.applies.push(sentence.clone()),
            Part::Develop => said.develop.push(sentence.clone()),
            _ => said.next_step = Some(sentence.clone()),
        }
        Some((place.clone(), sentence))
    }

    /// A row must be about a skill of the gap table or of the visitor's, and has its level from there.
    fn row(&mut self, at: usize, json: &str) -> Option<Accepted> {
        let code = self.code(at)?;
        let place = Place { code: Some(code.clone()), part: Part::Skills };
        let Ok(row) = serde_json::from_str::<RowDraft>(json) else {
            self.desk.reject(&place, Reason::Form, json);
            return None;
        };
        let Some((skill, level, fact)) = self.standing(&code, &row.skill) else {
            self.desk.reject(&place, Reason::Name, &row.skill);
            return None;
        };
        let said = self.said.iter().position(|said| said.code == code)?;
        if self.said[said].rows.iter().any(|known| known.skill == skill) {
            self.desk.reject(&place, Reason::Repeated, &row.skill);
            return None;
        }
        let agrees = serde_json::from_value::<SkillLevelV1>(row.level.to_lowercase().into())
            .is_ok_and(|said| said == level);
        if !agrees {
            // A reason for the wrong level is no reason: the composed row takes its place.
            self.desk.reject(&place, Reason::Level, &row.reason.text);
            return None;
        }
        let mut draft = row.reason;
        if !fits_level(&draft.text, level) {
            self.desk.reject(&place, Reason::Level, &draft.text);
            return None;
        }
        draft.facts.push(fact.to_string());
        let reason = self.desk.take(&draft, &place)?;
        self.said[said].rows.push(SkillRow { skill, level, reason: reason.clone() });
        Some((place, reason))
    }

    /// The name in the answer's language and the level of a skill in the tables of the sheet, and the fact that says
    /// so.
    fn standing(&self, code: &str, skill: &str) -> Option<(String, SkillLevelV1, FactId)> {
        let Grounds { sheet, language, .. } = self.desk.grounds;
        let wanted = stems(skill);
        let mut facts = sheet.of(code).filter(|fact| fact.names().any(|name| stems(name) == wanted));
        facts.find_map(|fact| {
            let level = match &fact.value {
                Value::Standing { level, .. } if fact.kind == FactKind::OwnSkill => *level,
                Value::Gap { level, .. } => *level,
                _ => return None,
            };
            Some((fact.name_in(language).to_owned(), level, fact.id))
        })
    }

    /// The whole explanation, and how the model fared.
    pub fn finish(mut self) -> (Explanation, Report) {
        let Grounds { sheet, language, .. } = self.desk.grounds;
        let mut roles = Vec::new();
        for subject in &sheet.subjects {
            let Some(composed) = compose::role(sheet, &subject.code, language) else { continue };
            let said = self.said.iter().position(|said| said.code == subject.code);
            roles.push(match said.map(|at| self.said.swap_remove(at)) {
                Some(said) => self.merge(said, composed),
                None => composed,
            });
        }
        let income = compose::income(sheet, language);
        (Explanation { v: ANSWER_VERSION, language, roles, income }, self.desk.report)
    }

    fn merge(&mut self, said: Said, composed: RoleAdvice) -> RoleAdvice {
        let code = composed.code.clone();
        let [description, applies, develop] = BOUNDS;
        let next_step = said.next_step.unwrap_or_else(|| {
            self.desk.filled(&Place { code: Some(code.clone()), part: Part::NextStep }, 1);
            composed.next_step
        });
        RoleAdvice {
            description: self.fill(&code, description, said.description, composed.description),
            applies: self.fill(&code, applies, said.applies, composed.applies),
            develop: self.fill(&code, develop, said.develop, composed.develop),
            skills: self.fill_rows(&code, &said.rows, composed.skills),
            next_step,
            ..composed
        }
    }

    /// The model's sentences, with composed ones after them up to the fewest that the part has.
    fn fill(
        &mut self,
        code: &str,
        (part, least, _): (Part, usize, usize),
        mut said: Vec<Sentence>,
        composed: Vec<Sentence>,
    ) -> Vec<Sentence> {
        let missing = least.saturating_sub(said.len());
        let new: Vec<Sentence> = composed
            .into_iter()
            .filter(|sentence| {
                // What the model's sentences already rest on need not be said again.
                said.is_empty()
                    || !sentence.facts.iter().all(|id| said.iter().any(|other| other.facts.contains(id)))
            })
            .take(missing)
            .collect();
        self.desk.filled(&Place { code: Some(code.to_owned()), part }, new.len());
        said.extend(new);
        said
    }

    /// The composed table, with the model's reasons where they hold: which skills are in it, in which
    /// order and at which level is not the model's to say.
    fn fill_rows(&mut self, code: &str, said: &[SkillRow], composed: Vec<SkillRow>) -> Vec<SkillRow> {
        let mut replaced = 0;
        let rows = composed
            .into_iter()
            .map(|row| {
                if let Some(known) = said.iter().find(|known| known.skill == row.skill) {
                    return known.clone();
                }
                replaced += 1;
                row
            })
            .collect();
        self.desk.filled(&Place { code: Some(code.to_owned()), part: Part::Skills }, replaced);
        rows
    }
}
