//! Rows that are drawn one in each task and a few in each frame, so that the page can answer in between.

use crate::services::timer::{frame, rest};
use leptos::prelude::*;
use leptos::task::spawn_local_scoped_with_cancellation;

/// Rows that are styled, laid out and painted together: about as many as a screen shows.
const ROWS_IN_FRAME: usize = 4;

/// How far a list has come.
#[derive(Clone, Copy)]
pub struct OneByOne {
    /// How many rows, from the first, may show what there is now; the others stay as they were.
    pub fresh: Memo<usize>,
    /// How many rows there are to be at all.
    pub there: Memo<usize>,
}

/// Lets `count` rows follow one after another whenever what they are drawn from changes, which `track` reads; says in
/// `is_drawn` whether all have.
pub fn one_by_one(
    track: impl Fn() + Send + Sync + 'static,
    count: impl Fn() -> usize + Send + Sync + 'static,
    is_drawn: RwSignal<bool>,
) -> OneByOne {
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
    let there = Memo::new(move |before: Option<&usize>| fresh.get().max(before.copied().unwrap_or_default()));
    OneByOne { fresh, there }
}
