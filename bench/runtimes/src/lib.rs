//! The shipped models in wasm, run by the engine's tract or by rten.
//!
//! Both have one face, so that the page which measures treats them alike: `Models` is made from the bytes of the two
//! ONNX files, `encode` and `rank` take arrays and give arrays. The features `tract` and `rten` choose one of them,
//! for each is a program of its own.

#[cfg(feature = "rten")]
mod rten;
#[cfg(feature = "tract")]
mod tract;
