//! Text encoder and ranker over tract: bytes in, scores out.
//!
//! From the bottom up: [`text`] turns words into hashed features, [`encoder`] and [`ranker`] run
//! the two ONNX models, [`reference`] holds the core table decoded, [`visitor`] reads a profile in
//! its terms, [`features`] joins the two for the ranker.
//! [`careers`] runs a third, small model of what comes next in a career.
//! On top, [`assets`] holds one release, [`recommend`], [`why`], [`what_if`], [`page`], [`finder`],
//! [`reading`], [`paths`], [`titles`], [`market`] and [`search`] answer from it, [`feedback`] lets a visitor's
//! answers count, [`weigh`] and [`guard`] put results in order, and [`service`] is what the worker and the command
//! line call. Constructors take bytes; nothing here
//! fetches, and nothing knows the browser.

pub mod assets;
pub mod baseline;
pub mod careers;
mod elementwise;
pub mod encoder;
pub mod error;
pub mod features;
pub mod feedback;
pub mod finder;
mod gap;
pub mod guard;
pub mod lexicon;
pub mod map;
pub mod market;
pub mod onnx;
pub mod page;
pub mod paths;
pub mod pay;
pub mod personal;
pub mod ranker;
pub mod reading;
pub mod recommend;
pub mod reference;
pub mod search;
pub mod service;
pub mod softmax;
pub mod text;
pub mod titles;
pub mod visitor;
pub mod vocabulary;
pub mod weigh;
pub mod what_if;
pub mod why;

pub use encoder::Encoder;
pub use error::EngineError;
pub use ranker::Ranker;
pub use service::{Service, Unanswered};
