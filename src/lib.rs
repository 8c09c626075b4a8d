//! The app: what the page is made of, as a library so that native and browser tests reach it.
//!
//! - `state`: plain structs for the form, the step, the engine's condition and the worker's queue.
//! - `view`: words, numbers and chart geometry, as pure functions.
//! - `components`, `pages`: thin wiring of the two above into the page; they hold no arithmetic.
//! - `takeaway`: what a visitor takes away and brings back, for the worker.
//! - `services`: the only modules, beside the worker's own program, that touch the browser.

#![expect(clippy::needless_pass_by_value, reason = "a component owns its properties")]

pub mod app;
pub mod components;
pub mod language;
pub mod pages;
pub mod services;
pub mod state;
#[cfg(feature = "worker")]
pub mod takeaway;
pub mod view;
