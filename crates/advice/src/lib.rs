//! From the facts on the page to written advice, with or without a language model.
//!
//! The way through: [`request`] is what a visitor's click sends, which [`visitor`] takes from a profile;
//! [`collect`] turns occupations and the visitor's own words into [`fact`]s; [`select`] keeps those that a
//! question needs, within a budget of [`tokens`]; [`compose`] writes an [`answer`] from them without any
//! model; [`check`] reads the answer of a model sentence by sentence, keeps what the facts bear out, and
//! fills the rest from [`compose`]. [`stream`] finds the finished sentences in an answer that is still
//! arriving.
//!
//! Pure: no I/O, no clock, no browser, no model. The page, the proxy and the command line share it, so
//! that all three say the same of the same facts. It holds no prompt: those belong to the proxy.

pub mod answer;
pub mod check;
pub mod collect;
pub mod compose;
pub mod fact;
pub mod language;
pub mod request;
pub mod select;
pub mod standing;
pub mod stream;
pub mod text;
pub mod tokens;
pub mod topic;
pub mod visitor;

pub use answer::{Answer, Explanation, Review, Sentence};
pub use fact::{Fact, FactId, FactKind, Sheet, Value};
pub use language::Language;

/// How alike two texts are in meaning, from about 0 (nothing in common) to 1 (the same).
///
/// The engine's encoder in the product; [`text::overlap`] where there is none.
/// It can be shared between threads, because a server checks an answer while it waits for more of it.
pub type Similarity<'a> = &'a (dyn Fn(&str, &str) -> f32 + Sync);
