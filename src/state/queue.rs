//! The worker's queue: questions wait here until the engine is ready, and one that a later question of
//! the same kind makes pointless is dropped.

use std::collections::VecDeque;
use waymark_schema::message::{Question, Request};

/// The message of a failure that only says that a newer question took this one's place.
pub const SUPERSEDED: &str = "superseded";

/// Requests in the order they came.
#[derive(Debug, Default)]
pub struct Queue {
    waiting: VecDeque<Request>,
}

/// Kinds of question that are asked while the visitor types, so that only the last one matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Typed {
    Title,
    Skill,
    Recommend,
    WhatIf,
    Text,
    Routes,
    Search,
    MatchAll,
}

fn typed(question: &Question) -> Option<Typed> {
    match question {
        Question::CompleteTitle { .. } => Some(Typed::Title),
        Question::CompleteSkill { .. } => Some(Typed::Skill),
        Question::Recommend { .. } => Some(Typed::Recommend),
        Question::WhatIf { .. } => Some(Typed::WhatIf),
        Question::ReadText { .. } => Some(Typed::Text),
        Question::Routes { .. } => Some(Typed::Routes),
        Question::Search { .. } => Some(Typed::Search),
        Question::MatchAll { .. } => Some(Typed::MatchAll),
        _ => None,
    }
}

impl Queue {
    /// Adds a request and returns the numbers of those it supersedes.
    pub fn push(&mut self, request: Request) -> Vec<u32> {
        let mut superseded = Vec::new();
        if let Some(kind) = typed(&request.body) {
            self.waiting.retain(|waiting| {
                let stale = typed(&waiting.body) == Some(kind);
                if stale {
                    superseded.push(waiting.id);
                }
                !stale
            });
        }
        self.waiting.push_back(request);
        superseded
    }

    /// Puts back a request that had to wait for an asset. If a newer one of its kind has come meanwhile, it
    /// is dropped and its number returned.
    pub fn put_back(&mut self, request: Request) -> Option<u32> {
        let kind = typed(&request.body);
        if kind.is_some() && self.waiting.iter().any(|waiting| typed(&waiting.body) == kind) {
            return Some(request.id);
        }
        self.waiting.push_front(request);
        None
    }

    /// The next request to answer.
    pub fn pop(&mut self) -> Option<Request> {
        self.waiting.pop_front()
    }

    /// Whether nothing waits.
    pub fn is_empty(&self) -> bool {
        self.waiting.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(id: u32, body: Question) -> Request {
        Request { id, body }
    }

    #[test]
    fn a_later_completion_takes_the_place_of_an_earlier_one() {
        let mut queue = Queue::default();
        let complete = |text: &str| Question::CompleteTitle { text: text.into(), top: 8 };
        assert_eq!(queue.push(request(1, complete("n"))), [0_u32; 0]);
        assert_eq!(queue.push(request(2, Question::Areas)), [0_u32; 0]);
        assert_eq!(queue.push(request(3, complete("nu"))), [1]);
        assert_eq!(queue.pop().map(|request| request.id), Some(2));
        assert_eq!(queue.pop().map(|request| request.id), Some(3));
        assert!(queue.is_empty());
    }

    #[test]
    fn a_request_put_back_gives_way_to_a_newer_one_of_its_kind() {
        let mut queue = Queue::default();
        let complete = |text: &str| Question::CompleteSkill { text: text.into(), top: 8 };
        queue.push(request(1, Question::Areas));
        assert_eq!(queue.put_back(request(0, complete("a"))), None);
        assert_eq!(queue.pop().map(|request| request.id), Some(0));
        queue.push(request(2, complete("ab")));
        assert_eq!(queue.put_back(request(0, complete("a"))), Some(0));
        assert_eq!(queue.put_back(request(3, Question::Sources)), None);
    }

    #[test]
    fn questions_of_other_kinds_all_wait() {
        let mut queue = Queue::default();
        for id in 0..3 {
            assert!(queue.push(request(id, Question::Sources)).is_empty());
        }
        assert_eq!(queue.pop().map(|request| request.id), Some(0));
    }
}
