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
    Gaps,
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
        Question::Gaps { .. } => Some(Typed::Gaps),
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

    /// Puts back a request that had to wait for an asset, and returns the number of the one that is dropped for it
    /// or instead of it: of two of a kind the newer stays. Several may have waited for the same asset, and they
    /// come back the oldest first.
    pub fn put_back(&mut self, request: Request) -> Option<u32> {
        let kind = typed(&request.body);
        let alike = |waiting: &Request| kind.is_some() && typed(&waiting.body) == kind;
        let other = self.waiting.iter().position(alike);
        if other.is_some_and(|other| self.waiting[other].id > request.id) {
            return Some(request.id);
        }
        let older = other.and_then(|other| self.waiting.remove(other));
        self.waiting.push_front(request);
        older.map(|older| older.id)
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
    fn of_several_put_back_the_newest_stays() {
        let mut queue = Queue::default();
        let complete = |text: &str| Question::CompleteTitle { text: text.into(), top: 8 };
        assert_eq!(queue.put_back(request(1, complete("n"))), None);
        assert_eq!(queue.put_back(request(3, complete("nur"))), Some(1));
        assert_eq!(queue.put_back(request(2, complete("nu"))), Some(2));
        assert_eq!(queue.pop().map(|request| request.id), Some(3));
        assert!(queue.is_empty());
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
