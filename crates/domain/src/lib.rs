//! The types and rules of a career match.
//!
//! Everything here is a plain value or a pure rule: no I/O, no clock, no browser, and no wire
//! format (JSON, tables and messages are converted at the edge by `waymark-schema` and
//! `waymark-tables`).

pub mod area;
pub mod badge;
pub mod career_move;
pub mod code;
pub mod education;
pub mod element;
pub mod feedback;
pub mod field;
pub mod gap;
pub mod interests;
pub mod pay;
pub mod preparation;
pub mod profile;
pub mod route;
pub mod values;
pub mod weights;

pub use area::AreaCode;
pub use badge::Badge;
pub use career_move::{MoveFacts, MoveKind};
pub use code::{OccupationCode, SocCode};
pub use education::Education;
pub use element::{Domain, Element};
pub use feedback::{Answer, Opinion, Part, Reason, Seen};
pub use field::Field;
pub use gap::{Gap, GapItem};
pub use interests::Interests;
pub use pay::{Pay, PayPeriod, grouped};
pub use preparation::{Experience, Months, MoveTime, TimeBasis, Training};
pub use profile::{JobLevel, Profile, Skill, SkillLevel};
pub use route::{RouteConcern, RouteLimits, RouteWeights};
pub use values::WorkValue;
pub use weights::{Concern, Weights};
