//! The map of occupations: what is shared by its parts. `canvas` draws and listens, `controls` are the buttons and
//! the search, `card` is the occupation looked at, `legend` and `list` say the same in words.

pub mod canvas;
pub mod card;
pub mod controls;
pub mod legend;
pub mod list;

use crate::app::{AppState, use_app, use_site};
use crate::components::results::Latest;
use crate::services::engine::use_engine;
use crate::services::live::use_live;
use crate::services::site::use_replace;
use crate::services::timer::now;
use crate::state::form::ProfileForm;
use crate::view::map::words::{self, Marks};
use crate::view::map::{Marked, Points, Viewport};
use leptos::prelude::*;
use std::sync::Arc;
use waymark_domain::Field;
use waymark_schema::message::{Answer, Question};

/// So many of the best matches are marked: as many as the results show at first.
const MARKED_MATCHES: usize = 10;
/// How long a flight over the map takes, in milliseconds.
const FLIGHT: f64 = 280.0;
/// Matching everything waits until the results have followed what is typed.
const MATCHING_REST: i32 = 200;

/// What the parts of the map share; cheap to copy, found by [`use_chart`].
#[derive(Clone, Copy)]
pub struct Chart {
    app: AppState,
    points: StoredValue<Arc<Points>>,
    /// What the screen shows.
    pub view: RwSignal<Viewport>,
    /// The occupation looked at.
    pub current: RwSignal<Option<usize>>,
    /// The field that is not faded, if one is chosen.
    pub field: RwSignal<Option<Field>>,
    /// Whether movement is to be avoided.
    pub calm: RwSignal<bool>,
    /// What is marked.
    pub marked: Memo<Marked>,
    /// The match with each occupation; empty while the visitor has said nothing.
    pub matches: Memo<Arc<Vec<f32>>>,
    /// Counts flights, so that a new one ends the last.
    flight: StoredValue<u32>,
    replace: StoredValue<Callback<String>>,
}

/// How the view follows what is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Follow {
    /// It stays unless the place is hidden.
    Hidden,
    /// It flies there and looks closer.
    Closer,
}

/// What [`provide_chart`] provides.
pub fn use_chart() -> Chart {
    expect_context()
}

/// Provides the state of a map of these points.
pub fn provide_chart(points: Arc<Points>) -> Chart {
    let app = use_app();
    let extent = points.extent();
    let found = Arc::clone(&points);
    let current = RwSignal::new(None);
    let field = RwSignal::new(None);
    let marked = Memo::new(move |_| {
        let mut marked = Marked { current: current.get(), field: field.get(), ..Marked::default() };
        if let Some(latest) = Latest::of(app) {
            let ranking = latest.ranking();
            let role = ranking.role.as_ref().and_then(|role| role.results.first());
            marked.role = role.and_then(|role| found.find(&role.code));
            let best = ranking.results.iter().take(MARKED_MATCHES);
            marked.matches = best.filter_map(|result| found.find(&result.code)).collect();
        }
        marked
    });
    let matching = use_live(use_engine(), MATCHING_REST, move || {
        let profile = app.form.with(|form: &ProfileForm| form.says_something().then(|| form.to_profile()))?;
        Some(Question::MatchAll { profile })
    });
    let matches = Memo::new(move |_| match matching.answer.get().as_deref() {
        Some(Answer::MatchAll { matches }) => Arc::new(matches.clone()),
        _ => Arc::default(),
    });
    let site = use_site();
    let replace = use_replace();
    let chart = Chart {
        app,
        points: StoredValue::new(points),
        view: RwSignal::new(Viewport::of_extent(extent)),
        current,
        field,
        calm: RwSignal::new(true),
        marked,
        matches,
        flight: StoredValue::new(0),
        replace: StoredValue::new(Callback::new(move |code: String| replace(&site.map_at(&code)))),
    };
    provide_context(chart);
    chart
}

impl Chart {
    /// The occupations.
    pub fn points(self) -> Arc<Points> {
        self.points.get_value()
    }

    /// Looks at an occupation, says so, and keeps it in the address.
    pub fn look_at(self, point: usize, follow: Follow) {
        let points = self.points();
        let (Some(&place), Some(code)) = (points.places.get(point), points.codes.get(point)) else { return };
        self.current.set(Some(point));
        let view = self.view.get_untracked();
        if view.is_visible() {
            let next = match follow {
                Follow::Hidden => view.showing(place),
                Follow::Closer => view.close_to(place),
            };
            if next != view {
                self.fly(next);
            }
        } else {
            self.view.set(view.close_to(place));
        }
        self.app.announcer.say(words::announced(
            &points.titles[point],
            points.fields[point],
            self.marks(point),
        ));
        self.replace.get_value().run(code.clone());
    }

    /// Says something to screen readers.
    pub fn say(self, words: &str) {
        self.app.announcer.say(words);
    }

    /// What is marked on an occupation.
    pub fn marks(self, point: usize) -> Marks {
        self.marked.with_untracked(|marked| Marks {
            r#match: self.matches.with_untracked(|matches| matches.get(point).copied()),
            rank: marked.matches.iter().position(|&other| other == point).map(|at| at + 1),
            is_role: marked.role == Some(point),
        })
    }

    /// Moves the view, in one go where movement is to be avoided.
    pub fn fly(self, to: Viewport) {
        let Some(flight) = self.flight.try_update_value(|flight| {
            *flight = flight.wrapping_add(1);
            *flight
        }) else {
            return;
        };
        if self.calm.get_untracked() {
            self.view.set(to);
        } else {
            self.go_on(flight, self.view.get_untracked(), to, now());
        }
    }

    /// Ends a flight: the visitor moves the map themselves.
    pub fn land(self) {
        self.flight.update_value(|flight| *flight = flight.wrapping_add(1));
    }

    fn go_on(self, flight: u32, from: Viewport, to: Viewport, began: f64) {
        request_animation_frame(move || {
            // The page may have been left meanwhile.
            if self.flight.try_get_value() != Some(flight) {
                return;
            }
            let share = ((now() - began) / FLIGHT).clamp(0.0, 1.0) as f32;
            let eased = 1.0 - (1.0 - share).powi(3);
            self.view.set(if share < 1.0 { from.towards(to, eased) } else { to });
            if share < 1.0 {
                self.go_on(flight, from, to, began);
            }
        });
    }
}
