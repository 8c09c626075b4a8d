//! Text encoder and ranker over tract: bytes in, scores out.
//!
//! From the bottom up: [`text`] turns words into hashed features, [`encoder`] and [`ranker`] run
//! the two ONNX models, [`reference`] holds the core table decoded, [`visitor`] reads a profile in
//! its terms, [`features`] joins the two for the ranker. Constructors take bytes; nothing here
//! fetches, and nothing knows the browser.

pub mod encoder;
pub mod error;
pub mod features;
pub mod lexicon;
pub mod onnx;
pub mod ranker;
pub mod reference;
pub mod text;
pub mod visitor;

pub use encoder::Encoder;
pub use error::EngineError;
pub use ranker::Ranker;
