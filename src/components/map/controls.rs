//! Buttons that do what dragging, pinching and the wheel do, and the search.

use crate::components::combobox::{Choice, Combobox};
use crate::components::map::canvas::zoom;
use crate::components::map::{Follow, use_chart};
use crate::components::title_choices::use_titles;
use crate::t;
use crate::view::map::Direction;
use crate::view::map::viewport::{MOVE_STEP, ZOOM_STEP};
use leptos::prelude::*;

/// Occupations' own titles offered at once.
const MOST_OWN: usize = 5;

/// Finds an occupation by any of its titles.
#[component]
pub fn MapSearch() -> impl IntoView {
    let chart = use_chart();
    let text = RwSignal::new(String::new());
    let typed = RwSignal::new(String::new());
    let others = use_titles(typed);
    // The occupations' own titles come first; the engine knows the many others.
    let titles = Signal::derive(move || {
        let points = chart.points();
        let own = points.titled(&typed.get(), MOST_OWN).into_iter();
        let mut choices: Vec<Choice> = own
            .map(|point| Choice {
                key: points.codes[point].clone(),
                label: points.titles[point].clone(),
                detail: String::new(),
            })
            .collect();
        let rest = others.get().into_iter().filter(|choice| choices.iter().all(|own| own.key != choice.key));
        let rest: Vec<Choice> = rest.collect();
        choices.extend(rest);
        choices
    });
    let unknown = RwSignal::new(false);
    let choose = move |choice: Choice| {
        typed.set(String::new());
        text.set(choice.label);
        unknown.set(false);
        if let Some(point) = chart.points().find(&choice.key) {
            chart.look_at(point, Follow::Closer);
        }
    };
    let take = move |_: String| match titles.get_untracked().into_iter().next() {
        Some(first) => choose(first),
        None => unknown.set(true),
    };
    view! {
        <div class="map__search">
            <Combobox
                id="map-search"
                label=t!("Find an occupation")
                placeholder=t!("Any job title")
                text=text
                choices=titles
                on_type=Callback::new(move |words: String| {
                    unknown.set(false);
                    typed.set(words.clone());
                    text.set(words);
                })
                on_choose=Callback::new(choose)
                on_take=Callback::new(take)
            />
            <p class="field__hint" role="status">
                {move || unknown.get().then_some(t!("We do not know this title. Try another word for it."))}
            </p>
        </div>
    }
}

/// Moves and zooms without a pointer.
#[component]
pub fn MapButtons() -> impl IntoView {
    let chart = use_chart();
    let shift = move |direction: Direction| {
        let view = chart.view.get_untracked();
        let far = view.width.min(view.height) * MOVE_STEP;
        // To see what lies to the right, the map moves to the left.
        let by = direction.step().map(|step| -step * far);
        chart.fly(view.dragged(by));
    };
    let button = |label: &'static str, path: &'static str, press: Box<dyn Fn()>| {
        view! {
            <button class="icon-button map__button" type="button" aria-label=label title=label on:click=move |_| press()>
                <svg viewBox="0 0 16 16" aria-hidden="true"><path d=path /></svg>
            </button>
        }
    };
    view! {
        <div class="map__buttons" role="group" aria-label=t!("Move and zoom the map")>
            {button(t!("Zoom in"), "M8 3v10M3 8h10", Box::new(move || zoom(chart, ZOOM_STEP)))}
            {button(t!("Zoom out"), "M3 8h10", Box::new(move || zoom(chart, 1.0 / ZOOM_STEP)))}
            {button(t!("Whole map"), "M3 6V3h3M10 3h3v3M13 10v3h-3M6 13H3v-3", Box::new(move || chart.fly(chart.view.get_untracked().whole())))}
            {button(t!("Move left"), "M10 3 5 8l5 5", Box::new(move || shift(Direction::Left)))}
            {button(t!("Move right"), "M6 3l5 5-5 5", Box::new(move || shift(Direction::Right)))}
            {button(t!("Move up"), "M3 10l5-5 5 5", Box::new(move || shift(Direction::Up)))}
            {button(t!("Move down"), "M3 6l5 5 5-5", Box::new(move || shift(Direction::Down)))}
        </div>
    }
}
