//! The page's dealings with the browser: the worker, storage, the address, focus, timers and fetching.

pub mod dom;
pub mod engine;
pub mod erase;
pub mod fetch;
pub mod files;
pub mod handing;
pub mod json;
pub mod language;
pub mod library;
pub mod live;
pub mod outward;
pub mod painter;
pub mod pdf;
pub mod proxy;
pub mod rest;
pub mod session;
pub mod site;
pub mod still;
pub mod timer;
pub mod worker;
pub mod writing;
