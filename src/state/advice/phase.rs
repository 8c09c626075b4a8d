//! How far a text is that a language model was asked for.

use crate::state::advice::failure::Failure;
use std::sync::Arc;
use waymark_schema::advice::{Advice, AdviceTask, Streamed};

/// How far it is.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Phase {
    /// Nothing was asked.
    #[default]
    Idle,
    /// Asked, and nothing has come.
    Waiting,
    /// These sentences have come.
    Arriving(Vec<Streamed>),
    /// It is there.
    Done(Arc<Advice>),
    /// It is not going to come.
    Failed(Failure),
}

impl Phase {
    /// Whether something is under way that can be stopped.
    pub fn is_open(&self) -> bool {
        matches!(self, Self::Waiting | Self::Arriving(_))
    }

    /// The text, once it is there.
    pub fn done(&self) -> Option<Arc<Advice>> {
        if let Self::Done(advice) = self { Some(Arc::clone(advice)) } else { None }
    }
}

/// Whether a text is an answer to a task: it has what was asked for, and says something.
pub fn fits(advice: &Advice, task: &AdviceTask) -> bool {
    match task {
        AdviceTask::Explain => advice.explanation.as_ref().is_some_and(|written| !written.roles.is_empty()),
        AdviceTask::Ask { .. } => advice.answer.as_ref().is_some_and(|written| !written.sentences.is_empty()),
        AdviceTask::Review => advice.review.is_some(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use waymark_schema::advice::{Review, WrittenAnswer, WrittenExplanation};

    #[test]
    fn an_answer_to_something_else_or_an_empty_one_does_not_fit() {
        let ask = AdviceTask::Ask { question: "?".into() };
        let review = Advice { review: Some(Review::default()), ..Advice::default() };
        assert!(fits(&review, &AdviceTask::Review));
        assert!(!fits(&review, &ask));
        let empty = Advice {
            answer: Some(WrittenAnswer::default()),
            explanation: Some(WrittenExplanation::default()),
            ..Advice::default()
        };
        assert!(!fits(&empty, &ask));
        assert!(!fits(&empty, &AdviceTask::Explain));
    }
}
