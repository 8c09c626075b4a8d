//! The shipped models in wasm, run by the engine's tract or by rten.
//!
//! Both have one face, so that the page which measures treats them alike: `Models` is made from the bytes of the two
//! ONNX files, `encode` and `rank` take arrays and give arrays. The features `tract` and `rten` choose one of them,
//! for each is a program of its own; `inputs` is a third, which makes what they are asked and is not measured, and
//! `peak` a fourth, which measures the core they run on.

#[cfg(feature = "inputs")]
mod inputs;
#[cfg(feature = "peak")]
mod peak;
#[cfg(feature = "rten")]
mod rten;
#[cfg(feature = "tract")]
mod tract;
