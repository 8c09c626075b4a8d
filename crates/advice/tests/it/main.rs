//! Advice on real occupations: what is composed, what a model may say, and what it may not.

#![expect(clippy::unwrap_used, reason = "an answer that cannot be read is a failed test")]

mod checker;
mod composer;
mod properties;
mod release;
mod table;
