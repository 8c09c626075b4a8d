//! The page's dealings with the browser: the worker, storage, the address, focus, timers and fetching.

pub mod dom;
pub mod engine;
pub mod export;
pub mod fetch;
pub mod files;
pub mod json;
pub mod live;
pub mod pdf;
pub mod proxy;
pub mod session;
pub mod site;
pub mod timer;
pub mod writing;
