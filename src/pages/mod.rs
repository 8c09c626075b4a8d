//! The pages, one for each route.

pub mod about;
pub mod grounded;
pub mod home;
pub mod map;
pub mod model;
pub mod not_found;
pub mod occupation;
pub mod occupation_sections;
pub mod questions;
pub mod saved;
