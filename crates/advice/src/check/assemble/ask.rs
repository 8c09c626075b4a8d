//! The answer to a question.

use super::{Accepted, Desk};
use crate::answer::{ANSWER_VERSION, Answer, Part, Place, Sentence};
use crate::check::{Draft, Grounds, Reason, Report};
use crate::compose;
use crate::stream::{Closed, Scanner, sentences};

/// Most sentences of an answer.
const MOST: usize = 8;

/// Builds an answer from what arrives.
///
/// The model's text has the form `{"sentences": [{"text", "facts"}]}`. A model that cannot keep to a form
/// may answer in prose: then the prose is checked sentence by sentence at the end.
pub struct AskAssembly<'a> {
    desk: Desk<'a>,
    scanner: Scanner,
    question: &'a str,
    sentences: Vec<Sentence>,
    /// Whether sentences come one by one rather than in a text.
    singly: bool,
}

fn place() -> Place {
    Place { code: None, part: Part::Answer }
}

impl<'a> AskAssembly<'a> {
    /// An empty answer to the question.
    pub fn new(question: &'a str, grounds: Grounds<'a>) -> Self {
        Self {
            desk: Desk::new(grounds),
            scanner: Scanner::default(),
            question,
            sentences: Vec::new(),
            singly: false,
        }
    }

    /// Takes the next piece; gives the sentences that it finished and that hold.
    pub fn push(&mut self, piece: &str) -> Vec<Accepted> {
        let closed = self.scanner.push(piece);
        closed.iter().filter_map(|closed| self.close(closed)).collect()
    }

    fn close(&mut self, closed: &Closed) -> Option<Accepted> {
        let parts: Vec<&str> = closed.path.split('/').collect();
        let ["sentences", _] = parts.as_slice() else { return None };
        let Ok(draft) = serde_json::from_str::<Draft>(&closed.json) else {
            self.desk.reject(&place(), Reason::Form, &closed.json);
            return None;
        };
        self.take(&draft)
    }

    /// A sentence that the model gave by itself, without the form.
    pub fn offer(&mut self, draft: &Draft) -> Option<Accepted> {
        self.singly = true;
        self.take(draft)
    }

    fn take(&mut self, draft: &Draft) -> Option<Accepted> {
        if self.sentences.len() >= MOST {
            self.desk.reject(&place(), Reason::Length, &draft.text);
            return None;
        }
        let sentence = self.desk.take(draft, &place())?;
        self.sentences.push(sentence.clone());
        Some((place(), sentence))
    }

    /// The whole answer, and how the model fared. Where nothing of the model's holds, the answer is
    /// composed; where some of it was lost, what the composer knows beyond it is added.
    pub fn finish(mut self) -> (Answer, Report) {
        if !self.singly && !self.scanner.is_json() {
            for text in sentences(self.scanner.text()) {
                self.take(&Draft { text, facts: Vec::new() });
            }
        }
        let Grounds { sheet, language, similarity, .. } = self.desk.grounds;
        let composed = compose::answer(self.question, sheet, language, similarity);
        let mut answered = composed.answered;
        if self.sentences.is_empty() {
            self.desk.filled(&place(), composed.sentences.len());
            self.sentences = composed.sentences;
        } else {
            answered = true;
            let lost = self.desk.report.rejections.len();
            let said = &self.sentences;
            let new: Vec<Sentence> = composed
                .sentences
                .into_iter()
                .filter(|sentence| {
                    composed.answered
                        && !sentence.facts.iter().any(|id| said.iter().any(|other| other.facts.contains(id)))
                })
                .take(lost.min(MOST.saturating_sub(said.len())))
                .collect();
            self.desk.filled(&place(), new.len());
            self.sentences.extend(new);
        }
        (Answer { v: ANSWER_VERSION, language, sentences: self.sentences, answered }, self.desk.report)
    }
}
