//! Wire forms: what crosses an edge of the program, as JSON or as a message.
//!
//! `profile` and `recommendation` are the command line's interface and, unchanged, what page and
//! worker exchange, so that both show the same results. `reading` is what was found in a pasted text.
//! `occupation` is the content of an occupation's page, `explanation` the reasons for a match, `advice` a
//! written text with the facts that it rests on, `route` ways from one occupation to another, `market` occupations
//! beside one another and in demand, `search` what is found by meaning, `map` the
//! places of all of them. `message` is the protocol between page and worker. `link` and `file` are what a visitor takes away and brings back.
//! `manifest` lists the assets, `model_card` the measured figures.
//! `feedback` is what a visitor says of recommendations, as lines to learn from.
//! Domain types are converted here and validated here; nothing below this crate knows JSON.

pub mod advice;
pub mod explanation;
pub mod feedback;
pub mod file;
pub mod link;
pub mod manifest;
pub mod map;
pub mod market;
pub mod message;
pub mod model_card;
pub mod occupation;
pub mod profile;
pub mod reading;
pub mod recommendation;
pub mod route;
pub mod search;
