//! Raw public data to tables.
//!
//! - [`raw`]: readers of the publishers' files. The only place that knows their columns.

pub mod raw;
pub mod train;
