//! The pages, one for each route.

pub mod about;
pub mod compare;
pub mod demand;
pub mod grounded;
pub mod home;
pub mod model;
pub mod not_found;
pub mod occupation;
pub mod occupation_sections;
pub mod saved;
pub mod search;
