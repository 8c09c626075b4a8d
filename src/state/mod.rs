//! What the page knows, as plain values with their rules; nothing here touches the browser.

pub mod advice;
pub mod basket;
pub mod brought;
pub mod embedding;
pub mod engine_status;
pub mod feedback;
pub mod form;
pub mod history;
pub mod latest;
pub mod library;
pub mod outward;
pub mod pay_text;
pub mod prefill;
pub mod questions;
pub mod queue;
pub mod resume;
pub mod route_choices;
pub mod step;
