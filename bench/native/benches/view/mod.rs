//! The app's view, as far as the map goes.

#[path = "../../../../src/view/format.rs"]
pub(crate) mod format;
#[path = "../../../../src/view/map/mod.rs"]
pub(crate) mod map;
