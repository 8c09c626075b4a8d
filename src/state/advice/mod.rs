//! Written advice as the page handles it: what may be sent, what comes back, what is kept.

pub mod draft;
pub mod failure;
pub mod history;
pub mod phase;
pub mod stream;
