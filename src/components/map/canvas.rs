//! The map as it is drawn, and how it is moved: by pointer, touch, wheel and keyboard.

use crate::app::use_site;
use crate::components::map::{Chart, Follow, use_chart};
use crate::services::dom;
use crate::services::painter::{Painter, Told, Watch};
use crate::services::timer::rest;
use crate::t;
use crate::view::map::viewport::ZOOM_STEP;
use crate::view::map::words::AT_THE_EDGE;
use crate::view::map::{Direction, Gesture, Viewport, scene};
use leptos::ev::{KeyboardEvent, PointerEvent, WheelEvent};
use leptos::html::Canvas;
use leptos::prelude::*;
use leptos::task::spawn_local_scoped_with_cancellation;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use std::sync::Arc;

/// How fast a turned wheel zooms.
const WHEEL: f32 = 0.004;
/// Furthest that one turn of the wheel counts.
const WHEEL_MOST: f32 = 120.0;

/// The map being painted, and painted anew when its looks change.
struct Painting {
    painter: Painter,
    _watch: Watch,
}

/// The map itself.
#[component]
pub fn MapCanvas() -> impl IntoView {
    let chart = use_chart();
    let site = use_site();
    let canvas = NodeRef::<Canvas>::new();
    let gesture = StoredValue::new(Gesture::default());
    let dragging = RwSignal::new(false);
    let failed = RwSignal::new(false);
    use_drawing(chart, canvas, failed, site.map_painter());

    let on_down = move |event: PointerEvent| {
        if event.button() == 0 {
            dom::capture_pointer(&event);
            chart.land();
            gesture.update_value(|gesture| gesture.press(event.pointer_id(), position(&event)));
        }
    };
    let on_move = move |event: PointerEvent| {
        let moved = gesture.try_update_value(|gesture| gesture.shift(event.pointer_id(), position(&event)));
        if let Some(moved) = moved.flatten() {
            chart.view.update(|view| *view = view.dragged(moved.by).zoomed(moved.factor, moved.about));
            if !dragging.get_untracked() {
                dragging.set(true);
            }
        }
    };
    let on_up = move |event: PointerEvent| {
        let tapped = gesture.try_update_value(|gesture| gesture.release(event.pointer_id())).flatten();
        dragging.set(false);
        if let Some(at) = tapped {
            match chart.points().hit(&chart.view.get_untracked(), at) {
                Some(point) => chart.look_at(point, Follow::Hidden),
                None => chart.current.set(None),
            }
        }
    };
    let on_cancel = move |event: PointerEvent| {
        gesture.update_value(|gesture| gesture.cancel(event.pointer_id()));
        dragging.set(false);
    };
    // The wheel alone scrolls the page; with the key that also means a pinch on a touchpad, it zooms.
    let on_wheel = move |event: WheelEvent| {
        if event.ctrl_key() || event.meta_key() {
            event.prevent_default();
            chart.land();
            let turned = (event.delta_y() as f32).clamp(-WHEEL_MOST, WHEEL_MOST);
            let about = [event.offset_x() as f32, event.offset_y() as f32];
            chart.view.update(|view| *view = view.zoomed((-turned * WHEEL).exp(), about));
        }
    };
    let navigate = use_navigate();
    let on_key = move |event: KeyboardEvent| {
        if event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        let key = event.key();
        if let Some(direction) = Direction::of_key(&key) {
            event.prevent_default();
            step(chart, direction);
            return;
        }
        match key.as_str() {
            "Enter" => {
                if let Some(point) = chart.current.get_untracked() {
                    let options = NavigateOptions { resolve: false, ..NavigateOptions::default() };
                    navigate(&site.occupation(&chart.points().codes[point]), options);
                }
            }
            "Escape" => chart.current.set(None),
            "+" | "=" => zoom(chart, ZOOM_STEP),
            "-" => zoom(chart, 1.0 / ZOOM_STEP),
            "0" => chart.fly(chart.view.get_untracked().whole()),
            _ => return,
        }
        event.prevent_default();
    };
    view! {
        <div
            id="map" class="map__screen" class:map__screen--dragging=dragging
            role="application" aria-roledescription=t!("map") aria-label=t!("Map of occupations")
            aria-describedby="map-keys" tabindex="0" on:keydown=on_key
        >
            <canvas
                node_ref=canvas class="map__canvas" aria-hidden="true"
                on:pointerdown=on_down on:pointermove=on_move on:pointerup=on_up on:pointercancel=on_cancel
                on:wheel=on_wheel
            ></canvas>
        </div>
        {move || failed.get().then(|| view! {
            <p class="notice notice--warning" role="alert">
                {t!("The map could not be drawn. The list below has every occupation.")}
            </p>
        })}
    }
}

/// Begins to paint once the canvas is there, and draws whenever something has changed, once a frame at most.
fn use_drawing(chart: Chart, canvas: NodeRef<Canvas>, failed: RwSignal<bool>, script: String) {
    let painting = StoredValue::new_local(None::<Painting>);
    let widths = RwSignal::new(Arc::<Vec<f32>>::default());
    Effect::new(move |_| {
        let Some(element) = canvas.get() else { return };
        let script = script.clone();
        let told = move |told| match told {
            Told::Widths(measured) => _ = widths.try_set(Arc::new(measured)),
            Told::Failed => _ = failed.try_set(true),
        };
        let looks = move |width, height, calm| {
            chart.calm.try_set(calm);
            let _ = chart.view.try_update(|view| *view = view.sized(width, height));
        };
        // The page is there before the canvas is handed over, which takes as long as drawing some of it.
        spawn_local_scoped_with_cancellation(async move {
            rest().await;
            let points = chart.points();
            let texts = scene::texts(&points);
            let painter = Painter::begin(&script, element.clone(), &texts, points.len(), told);
            let begun = painter.zip(Watch::over(element, looks));
            failed.set(begun.is_none());
            painting.set_value(begun.map(|(painter, watch)| Painting { painter, _watch: watch }));
        });
    });
    let at_zoom = Memo::new(move |_| {
        let view = chart.view.get();
        [view.zoom, view.width, view.height]
    });
    let labels = Memo::new(move |_| {
        at_zoom.track();
        let (view, widths) = (chart.view.get_untracked(), widths.get());
        if !view.is_visible() || widths.is_empty() {
            return Arc::default();
        }
        chart.marked.with(|marked| Arc::new(scene::names(&chart.points(), &view, marked, &widths)))
    });
    let draw = move |painting: &Painting| {
        let view = chart.view.get_untracked();
        if !view.is_visible() {
            return;
        }
        let (labels, widths) = (labels.get_untracked(), widths.get_untracked());
        chart.marked.with_untracked(|marked| {
            let points = scene::drawn_points(&chart.points(), &view, marked);
            let names = scene::drawn_names(&view, &labels, marked, &widths);
            painting.painter.draw(&points, &names);
        });
    };
    let asked = StoredValue::new(false);
    Effect::new(move |_| {
        chart.view.track();
        chart.marked.track();
        labels.track();
        if asked.get_value() {
            return;
        }
        asked.set_value(true);
        request_animation_frame(move || {
            // The page may have been left meanwhile.
            if asked.try_update_value(|asked| *asked = false).is_some() {
                painting.try_with_value(|painting| painting.as_ref().map(draw));
            }
        });
    });
}

/// Looks at the next occupation that way; without one to begin with, at the one in the middle.
fn step(chart: Chart, direction: Direction) {
    let points = chart.points();
    let view = chart.view.get_untracked();
    match chart.current.get_untracked() {
        None => {
            if let Some(first) =
                chart.marked.with_untracked(|marked| marked.role).or_else(|| points.central(&view))
            {
                chart.look_at(first, Follow::Hidden);
            }
        }
        Some(point) => match points.toward(point, direction) {
            Some(next) => chart.look_at(next, Follow::Hidden),
            None => chart.say(crate::language::text(AT_THE_EDGE)),
        },
    }
}

/// Zooms about what is looked at, or the middle.
pub fn zoom(chart: Chart, factor: f32) {
    let view = chart.view.get_untracked();
    let middle = [view.width / 2.0, view.height / 2.0];
    let place = chart.current.get_untracked().map(|point| view.to_screen(chart.points().places[point]));
    chart.fly(view.zoomed(factor, place.filter(|at| is_on(&view, *at)).unwrap_or(middle)));
}

fn is_on(view: &Viewport, at: [f32; 2]) -> bool {
    (0.0..=view.width).contains(&at[0]) && (0.0..=view.height).contains(&at[1])
}

fn position(event: &PointerEvent) -> [f32; 2] {
    [event.offset_x() as f32, event.offset_y() as f32]
}
