//! The proxy from outside: a real listener, a fake language model in the same process, and people who mean
//! no good. Each test is named by what it holds.

#![expect(clippy::unwrap_used, reason = "an answer that cannot be read is a failed test")]

mod answers;
mod attacks;
mod fake;
mod limits;
mod real_model;
mod secrets;
mod shared;
mod support;
mod upstream;
