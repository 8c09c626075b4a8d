//! The plausibility guard: a result that nobody would defend does not lead the list.
//!
//! The ranking is learned, and may be wrong in ways that a person sees at once. What is more than two job
//! zones away from what the visitor is prepared for, or pays under half of what the visitor earns (or would,
//! in the role), comes after everything else. It stays in the list, and its match stays what it is. What the
//! visitor names as a goal is never held back.

use crate::reference::Reference;
use crate::visitor::{Visitor, meant};
use crate::weigh;

/// Job zones that a result may be away.
const ZONES: f32 = 2.0;
/// Share of the visitor's pay that a result must reach.
const PAY_SHARE: f32 = 0.5;
/// Share of the goal's meaning that makes an occupation a goal.
const GOAL_SHARE: f32 = 0.1;

/// Share of a role's meaning from which on it is clear.
const CLEAR_SHARE: f32 = 0.5;

/// What the visitor's results are held against.
pub struct Guard {
    job_zone: Option<f32>,
    pay: Option<f32>,
}

impl Guard {
    /// The guard for a visitor.
    pub fn new(visitor: &Visitor, reference: &Reference) -> Self {
        Self { job_zone: visitor.job_zone, pay: visitor.pay.or_else(|| usual_pay(visitor, reference)) }
    }

    /// Whether an occupation may be among the first results.
    pub fn admits(&self, occupation: usize, visitor: &Visitor, reference: &Reference) -> bool {
        if visitor.goal.get(occupation).is_some_and(|&share| share >= GOAL_SHARE) {
            return true;
        }
        let zone = f32::from(reference.core.job_zones[occupation]);
        let near = self.job_zone.is_none_or(|mine| (zone - mine).abs() <= ZONES);
        let pays = match (self.pay, reference.median_pay[occupation]) {
            (Some(mine), Some(its)) => its >= mine * PAY_SHARE,
            _ => true,
        };
        near && pays
    }
}

/// Occupations by falling score, those that the guard admits before the others.
pub fn order(scores: &[f32], visitor: &Visitor, reference: &Reference) -> Vec<usize> {
    first(scores, scores.len(), visitor, reference)
}

/// The first `top` of [`order`].
pub fn first(scores: &[f32], top: usize, visitor: &Visitor, reference: &Reference) -> Vec<usize> {
    let guard = Guard::new(visitor, reference);
    weigh::first_with_last(scores, top, |occupation| !guard.admits(occupation, visitor, reference))
}

/// Median pay of the visitor's role, if its meaning is clear: a coordinator who may be a manager is not
/// held to a manager's pay.
fn usual_pay(visitor: &Visitor, reference: &Reference) -> Option<f32> {
    let likeliest = meant(&visitor.origin).max_by(|a, b| a.1.total_cmp(&b.1));
    let (likeliest, _) = likeliest.filter(|&(_, share)| share >= CLEAR_SHARE)?;
    reference.median_pay[likeliest]
}
