//! The moves that one may make from an occupation.

use crate::assets::Assets;
use crate::page::find;
use crate::service::Unanswered;
use crate::weigh::order;
use waymark_domain::gap::{HAVE_TOLERANCE, REQUIRED_IMPORTANCE};
use waymark_domain::{Months, MoveFacts, MoveKind, RouteWeights};
use waymark_routes::{Plan, Query};
use waymark_schema::recommendation::GapItemV1;
use waymark_schema::route::{PayChange, Transition, Transitions};

/// Elements told of a gap.
const GAP_ELEMENTS: usize = 8;

/// Occupations that one may move to from the one with this code, the most natural first.
pub fn transitions(code: &str, top: usize, assets: &Assets) -> Result<Transitions, Unanswered> {
    let from = find(code, assets)?;
    let moves = assets.moves()?;
    let reference = &assets.reference;
    let figures = moves.figures();
    let natural = moves.natural_row(from);
    let plan = Plan::new(
        moves,
        Query {
            start: from,
            goal: from,
            weights: RouteWeights::default(),
            keep: &[],
            exclude: &[],
            pay_floor: None,
            own_pay: None,
            education: figures.education[from],
            job_zone: figures.job_zones[from],
            pay: &figures.pay,
            misfit: &[],
        },
    );
    let describe = |to: usize| {
        let pay = figures.pay[from].zip(figures.pay[to]).map(|(from, to)| PayChange::between(from, to));
        let carries_over = figures.carried_over(from, to);
        let facts = MoveFacts {
            job_zones: figures.job_zones[to] as i8 - figures.job_zones[from] as i8,
            pay_ratio: pay.map(|pay| pay.to / pay.from),
            carried_over: carries_over,
            on_the_way: false,
        };
        Transition {
            code: reference.core.code(to).to_string(),
            title: reference.core.titles[to].clone(),
            natural: natural[to],
            kind: MoveKind::of(&facts).into(),
            carries_over,
            gap: gap(from, to, assets),
            months: plan.time(from, to, Months::default()).months.into(),
            pay_change: pay,
        }
    };
    let others = order(&natural).into_iter().filter(|&to| to != from);
    Ok(Transitions { code: code.to_owned(), results: others.take(top).map(describe).collect() })
}

/// What the destination asks for and the start does not bring, by falling importance.
fn gap(from: usize, to: usize, assets: &Assets) -> Vec<GapItemV1> {
    let reference = &assets.reference;
    if !reference.rated[from] || !reference.rated[to] {
        return Vec::new();
    }
    let mut items: Vec<GapItemV1> = (0..reference.elements())
        .filter(|&element| {
            reference.importance[to][element] >= REQUIRED_IMPORTANCE
                && reference.level[to][element] - reference.level[from][element] > HAVE_TOLERANCE
        })
        .map(|element| GapItemV1 {
            name: reference.core.ratings.names[element].clone(),
            importance: reference.importance[to][element],
            required: reference.level[to][element],
            estimated: reference.level[from][element],
        })
        .collect();
    items.sort_by(|a, b| b.importance.total_cmp(&a.importance).then_with(|| a.name.cmp(&b.name)));
    items.truncate(GAP_ELEMENTS);
    items
}
