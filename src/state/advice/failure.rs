//! Why a language model wrote nothing, in words for the visitor.

use crate::{mark, t};
use waymark_schema::advice::Note;

/// What stands in for a text that did not come.
pub const INSTEAD: &str = mark!("What you read here was composed on your device instead.");

/// What went wrong between the page and the proxy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    /// No answer at all.
    Unreachable,
    /// No answer, or no more of it, for too long.
    Slow,
    /// Too many questions; to be tried again after so many seconds, if it says so.
    Busy(Option<u32>),
    /// Refused, with this status.
    Refused(u16),
    /// An answer that is none.
    Nonsense,
    /// The answer broke off.
    Broken,
    /// The visitor stopped it.
    Stopped,
}

impl Failure {
    /// What happened, in a sentence.
    pub fn words(self) -> String {
        match self {
            Self::Unreachable => t!("The language model’s server could not be reached.").to_owned(),
            Self::Slow => t!("The language model’s server took too long.").to_owned(),
            Self::Busy(Some(seconds)) => {
                t!("The language model’s server has too much to do. Try again in {}.", wait(seconds))
            }
            Self::Busy(None) => {
                t!("The language model’s server has too much to do. Try again later.").to_owned()
            }
            Self::Refused(status) => {
                t!("The language model’s server turned the request down (it says {status}).", status)
            }
            Self::Nonsense => t!("The language model’s server sent something that is no answer.").to_owned(),
            Self::Broken => t!("The answer broke off before it was whole.").to_owned(),
            Self::Stopped => t!("You stopped it.").to_owned(),
        }
    }
}

fn wait(seconds: u32) -> String {
    match seconds {
        0 | 1 => t!("a second").to_owned(),
        2..=90 => t!("{seconds} seconds", seconds),
        _ => t!("{n} minute" | "{n} minutes" % seconds.div_ceil(60) as usize),
    }
}

/// What a proxy says of its own answer.
pub fn note_words(note: Note) -> &'static str {
    match note {
        Note::NoModel => {
            t!("The server has no language model at present. It composed this text from the facts.")
        }
        Note::Busy => t!("The language model is busy. The server composed this text from the facts."),
        Note::Unavailable => {
            t!("The language model could not be used. The server composed this text from the facts.")
        }
        Note::Incomplete => t!("The language model broke off. The rest was composed from the facts."),
        Note::NothingHeld => {
            t!(
                "Nothing that the language model said held up against the facts. The server composed this text instead."
            )
        }
        Note::Other => t!("Not everything here was written by the language model."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_failure_is_told_in_words() {
        let cases = [
            (Failure::Busy(Some(1)), "in a second."),
            (Failure::Busy(Some(30)), "in 30 seconds."),
            (Failure::Busy(Some(120)), "in 2 minutes."),
            (Failure::Busy(None), "later."),
            (Failure::Refused(403), "(it says 403)."),
        ];
        for (failure, end) in cases {
            assert!(failure.words().ends_with(end), "{failure:?}: {}", failure.words());
        }
    }
}
