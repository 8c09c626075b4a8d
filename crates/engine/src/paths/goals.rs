//! Where a visitor stands, and where they want to go.

use crate::assets::Assets;
use crate::guard;
use crate::page::find;
use crate::ranker::Ranking;
use crate::service::Unanswered;
use crate::titles::understand;
use crate::visitor::Visitor;
use crate::weigh;
use waymark_domain::OccupationCode;
use waymark_schema::route::Place;

/// Goals planned for when the visitor names none.
const GOALS: usize = 3;

/// An occupation by code and title.
pub(super) fn place(occupation: usize, assets: &Assets) -> Place {
    let core = &assets.reference.core;
    Place { code: core.code(occupation).to_string(), title: core.titles[occupation].clone() }
}

/// The occupation that the visitor's role most likely is; `None` without a role.
pub(super) fn start(visitor: &Visitor, assets: &Assets, notes: &mut Vec<String>) -> Option<usize> {
    let likeliest = weigh::order(&visitor.origin).into_iter().next();
    let start = likeliest.filter(|&occupation| visitor.origin[occupation] > 0.0)?;
    if visitor.origin[start] < assets.encoder.confident_probability() {
        notes.push(format!(
            "Your role was taken as “{}”. If that is not what you do, say it in other words.",
            assets.reference.core.titles[start]
        ));
    }
    Some(start)
}

/// The occupation that a goal names: a code, or words. `None` if the words mean nothing.
pub(super) fn named(
    goal: &str,
    assets: &Assets,
    notes: &mut Vec<String>,
) -> Result<Option<usize>, Unanswered> {
    if goal.trim().parse::<OccupationCode>().is_ok() {
        return Ok(Some(find(goal.trim(), assets)?));
    }
    let matches = understand(goal, 1, assets, Some(assets.lexicon()?))?;
    let Some(first) = matches.results.first() else {
        notes.push(format!("“{goal}” has no words that could be read as a goal."));
        return Ok(None);
    };
    if !matches.confident {
        notes.push(format!(
            "Your goal was taken as “{}”. If you mean other work, say it in other words.",
            first.title
        ));
    }
    Ok(Some(find(&first.code, assets)?))
}

/// The occupations that fit best, other than the start.
pub(super) fn best(start: usize, ranking: &Ranking, visitor: &Visitor, assets: &Assets) -> Vec<usize> {
    let order = guard::order(&ranking.probability, visitor, &assets.reference);
    order.into_iter().filter(|&occupation| occupation != start).take(GOALS).collect()
}
