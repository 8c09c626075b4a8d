//! The review of recommendations.

use super::{Accepted, Desk};
use crate::answer::{ANSWER_VERSION, Doubt, Part, Place, Review};
use crate::check::{Draft, Grounds, Reason, Report};
use crate::compose;
use crate::stream::{Closed, Scanner};
use serde::Deserialize;

/// A doubt as a model gives it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct DoubtDraft {
    code: String,
    reason: Draft,
    #[serde(default)]
    replacement: Option<String>,
}

/// Builds a review from what arrives.
///
/// The model's text has the form `{"doubts": [{"code", "reason": {"text", "facts"}, "replacement"}]}`.
pub struct ReviewAssembly<'a> {
    desk: Desk<'a>,
    scanner: Scanner,
    doubts: Vec<Doubt>,
}

impl<'a> ReviewAssembly<'a> {
    /// An empty review of the occupations on the sheet.
    pub fn new(grounds: Grounds<'a>) -> Self {
        Self { desk: Desk::new(grounds), scanner: Scanner::default(), doubts: Vec::new() }
    }

    /// Takes the next piece; gives the reasons that it finished and that hold.
    pub fn push(&mut self, piece: &str) -> Vec<Accepted> {
        let closed = self.scanner.push(piece);
        closed.iter().filter_map(|closed| self.close(closed)).collect()
    }

    fn close(&mut self, closed: &Closed) -> Option<Accepted> {
        let parts: Vec<&str> = closed.path.split('/').collect();
        let ["doubts", _] = parts.as_slice() else { return None };
        let nowhere = Place { code: None, part: Part::Doubt };
        let Ok(draft) = serde_json::from_str::<DoubtDraft>(&closed.json) else {
            self.desk.reject(&nowhere, Reason::Form, &closed.json);
            return None;
        };
        if self.desk.grounds.sheet.title(&draft.code).is_none() {
            self.desk.reject(&nowhere, Reason::Occupation, &draft.code);
            return None;
        }
        let place = Place { code: Some(draft.code.clone()), part: Part::Doubt };
        if self.doubts.iter().any(|doubt| doubt.code == draft.code) {
            self.desk.reject(&place, Reason::Repeated, &draft.reason.text);
            return None;
        }
        let replacement = self.replacement(draft.replacement, &place);
        let reason = self.desk.take(&draft.reason, &place)?;
        self.doubts.push(Doubt { code: draft.code, reason: reason.clone(), replacement });
        Some((place, reason))
    }

    /// A replacement must be an occupation of the tables that is not among the results already.
    fn replacement(&mut self, code: Option<String>, place: &Place) -> Option<String> {
        let code = code.filter(|code| !code.trim().is_empty())?;
        let grounds = self.desk.grounds;
        if grounds.catalogue.title(&code).is_some() && grounds.sheet.title(&code).is_none() {
            return Some(code);
        }
        self.desk.reject(place, Reason::Occupation, &code);
        None
    }

    /// The whole review, and how the model fared. A text that was no review gives the composed one, and
    /// doubts that the figures themselves give rise to are always there.
    pub fn finish(mut self) -> (Review, Report) {
        let Grounds { sheet, language, .. } = self.desk.grounds;
        for doubt in compose::review(sheet, language).doubts {
            if self.doubts.iter().all(|known| known.code != doubt.code) {
                self.desk.filled(&Place { code: Some(doubt.code.clone()), part: Part::Doubt }, 1);
                self.doubts.push(doubt);
            }
        }
        let order = |doubt: &Doubt| sheet.subjects.iter().position(|subject| subject.code == doubt.code);
        self.doubts.sort_by_key(order);
        (Review { v: ANSWER_VERSION, language, doubts: self.doubts }, self.desk.report)
    }
}
