//! The pages, one for each route.

pub mod about;
pub mod compare;
pub mod demand;
pub mod grounded;
pub mod home;
pub mod map;
pub mod model;
pub mod not_found;
pub mod occupation;
pub mod occupation_sections;
pub mod questions;
pub mod saved;
pub mod search;

use crate::components::later::fetched_later;
use leptos::prelude::*;

fetched_later!(pub(crate) fn about() -> AnyView, in pages => view! { <about::About /> }.into_any());
fetched_later!(pub(crate) fn model() -> AnyView, in pages => view! { <model::Model /> }.into_any());
fetched_later!(pub(crate) fn grounded() -> AnyView, in pages => view! { <grounded::Grounded /> }.into_any());
fetched_later!(pub(crate) fn saved() -> AnyView, in pages => view! { <saved::Saved /> }.into_any());
fetched_later!(pub(crate) fn occupation() -> AnyView, in occupation => view! { <occupation::Occupation /> }.into_any());
fetched_later!(pub(crate) fn compare() -> AnyView, in pages => view! { <compare::Compare /> }.into_any());
fetched_later!(pub(crate) fn demand() -> AnyView, in pages => view! { <demand::Demand /> }.into_any());
fetched_later!(pub(crate) fn search() -> AnyView, in pages => view! { <search::Search /> }.into_any());
fetched_later!(pub(crate) fn questions() -> AnyView, in pages => view! { <questions::Questions /> }.into_any());
fetched_later!(pub(crate) fn map() -> AnyView, in pages => view! { <map::Map /> }.into_any());
