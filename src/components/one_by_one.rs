//! Rows that are drawn one in each task and a few in each frame, so that the page can answer in between.

use crate::services::timer::{frame, rest};
use leptos::prelude::*;
use leptos::task::spawn_local_scoped_with_cancellation;

/// Rows that are styled, laid out and painted together: about as many as a screen shows.
const ROWS_IN_FRAME: usize = 4;

/// How many rows, from the first, may show what there is now; the others stay as they were. Lets `count` rows follow one
/// after another whenever what they are drawn from changes, which `track` reads; says in `is_drawn` whether all have.
pub fn one_by_one(
    track: impl Fn() + Send + Sync + 'static,
    count: impl Fn() -> usize + Send + Sync + 'static,
    is_drawn: RwSignal<bool>,
) -> Memo<usize> {
    // By its number a change is told from the one before, whose rows may still be on their way.
    let change = Memo::new(move |before: Option<&usize>| {
        track();
        before.map_or(0, |before| before + 1)
    });
    let reached = RwSignal::new((0, 0));
    let fresh = Memo::new(move |_| {
        let (of, rows) = reached.get();
        if of == change.get() { rows } else { 0 }
    });
    Effect::new(move |_| {
        let (now, rows) = (change.get(), fresh.get());
        let is_all = rows >= count();
        is_drawn.set(is_all);
        if !is_all {
            spawn_local_scoped_with_cancellation(async move {
                if rows > 0 && rows % ROWS_IN_FRAME == 0 {
                    frame().await;
                } else {
                    rest().await;
                }
                if change.get_untracked() == now {
                    reached.set((now, rows + 1));
                }
            });
        }
    });
    fresh
}

/// The rows that are shown while `fresh` of these have come: those, and of what was shown before as many as there is
/// room for.
pub fn in_between(rows: &[String], fresh: usize, before: &[String]) -> Vec<String> {
    let come = &rows[..fresh.min(rows.len())];
    let room = if come.len() < rows.len() { before.len().saturating_sub(come.len()) } else { 0 };
    let stay = before.iter().filter(|row| !come.contains(row)).take(room);
    come.iter().chain(stay).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::in_between;

    #[test]
    fn rows_come_one_after_another_in_place_of_those_before() {
        let rows = |names: &str| names.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        let (now, before) = (rows("a b c d"), rows("d x b y"));
        let shown = |fresh| in_between(&now, fresh, &before).join(" ");
        assert_eq!([0, 1, 2, 3, 4].map(shown), ["d x b y", "a d x b", "a b d x", "a b c d", "a b c d"]);
        assert_eq!(in_between(&now, 2, &[]), rows("a b"), "the first rows");
        assert_eq!(in_between(&[], 0, &before), rows(""), "no more rows");
        assert_eq!(in_between(&rows("a"), 0, &before), before);
        assert_eq!(in_between(&now, 1, &rows("x y")), rows("a x"), "more rows than before");
    }
}
