//! A checked answer, put together while the model's text arrives.
//!
//! Each assembly takes pieces of the text, and gives back the sentences that are finished and hold, with
//! their places, so that they can be shown at once. At the end it gives the whole answer: what is missing
//! or fell short is composed, levels that disagree with the gap table are put right, and the report says
//! how the model fared.

mod ask;
mod explain;
mod review;

pub use ask::AskAssembly;
pub use explain::ExplainAssembly;
pub use review::ReviewAssembly;

use super::names::Names;
use super::{Draft, Grounds, Reason, Rejection, Report, judge};
use crate::answer::{Place, Sentence};
use crate::text::stems;

/// A sentence that holds, and where it stands.
pub type Accepted = (Place, Sentence);

/// What all assemblies do: check a draft, keep count, and refuse what was said already.
struct Desk<'a> {
    grounds: Grounds<'a>,
    /// Read with the first sentence: a model that says nothing needs none.
    names: Option<Names>,
    report: Report,
    said: Vec<Vec<String>>,
}

impl<'a> Desk<'a> {
    fn new(grounds: Grounds<'a>) -> Self {
        Self { grounds, names: None, report: Report::default(), said: Vec::new() }
    }

    /// The draft as a sentence, if it holds; counted either way.
    fn take(&mut self, draft: &Draft, place: &Place) -> Option<Sentence> {
        match self.judge(draft, place) {
            Ok(sentence) => {
                self.report.accepted += 1;
                Some(sentence)
            }
            Err(reason) => {
                self.reject(place, reason, &draft.text);
                None
            }
        }
    }

    fn judge(&mut self, draft: &Draft, place: &Place) -> Result<Sentence, Reason> {
        let Grounds { sheet, language, .. } = self.grounds;
        let names = self.names.get_or_insert_with(|| Names::of(sheet, language));
        let sentence = judge(draft, place, &self.grounds, names)?;
        let stems = stems(&sentence.text);
        if self.said.contains(&stems) {
            return Err(Reason::Repeated);
        }
        self.said.push(stems);
        Ok(sentence)
    }

    fn reject(&mut self, place: &Place, reason: Reason, text: &str) {
        self.report.rejected += 1;
        self.report.rejections.push(Rejection {
            place: place.clone(),
            reason,
            text: text.chars().take(500).collect(),
        });
    }

    /// A statement of the model's was put right, or a composed one took its place.
    fn repaired(&mut self) {
        self.report.repaired += 1;
    }

    /// Composed sentences took the place of this many, of which at most those rejected in that place count
    /// as repaired rather than lost.
    fn filled(&mut self, place: &Place, count: usize) {
        let lost = self.report.rejections.iter().filter(|rejection| rejection.place == *place).count();
        let filled = u32::try_from(count.min(lost)).unwrap_or(u32::MAX);
        self.report.repaired += filled;
        self.report.rejected = self.report.rejected.saturating_sub(filled);
    }
}
