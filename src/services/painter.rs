//! The painter of the map: a worker that has the canvas, so that drawing keeps nobody waiting.

use crate::services::worker::OwnedWorker;
use js_sys::{Array, Float32Array, Object, Reflect};
use leptos::prelude::{document, window};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    CanvasRenderingContext2d, Event, HtmlCanvasElement, MediaQueryList, MessageEvent, ResizeObserver,
};

/// Properties of the style that the painter is given the values of, in the order that it wants.
const COLOURS: [&str; 12] = [
    "--map-ground", "--ink", "--ink-soft", "--accent", "--field-0", "--field-1", "--field-2", "--field-3",
    "--field-4", "--field-5", "--field-6", "--field-7",
];
/// Whether movement should be avoided.
const CALM: &str = "(prefers-reduced-motion: reduce)";
/// What else changes the looks of the map.
const LOOKS: [&str; 2] = ["(prefers-color-scheme: dark)", "(forced-colors: active)"];

/// What comes from the painter.
pub enum Told {
    /// The widths of the texts in pixels.
    Widths(Vec<f32>),
    /// It cannot draw.
    Failed,
}

/// A worker that draws on a canvas; it ends when this is dropped.
pub struct Painter {
    worker: OwnedWorker,
    canvas: HtmlCanvasElement,
    /// Knows the colours of the system by their names, which a worker does not.
    palette: CanvasRenderingContext2d,
}

impl Painter {
    /// Hands a canvas and the texts, of which the first `count` are names of points, to a worker from this address.
    /// A canvas can be handed over once.
    pub fn begin(
        address: &str,
        canvas: HtmlCanvasElement,
        texts: &[String],
        count: usize,
        tell: impl Fn(Told) + Clone + 'static,
    ) -> Option<Self> {
        let palette = document().create_element("canvas").ok()?.dyn_into::<HtmlCanvasElement>().ok()?;
        let palette = palette.get_context("2d").ok()??.dyn_into().ok()?;
        let offscreen = canvas.transfer_control_to_offscreen().ok()?;
        let told = tell.clone();
        let on_message = move |event: MessageEvent| {
            told(match event.data().dyn_into::<Float32Array>() {
                Ok(widths) => Told::Widths(widths.to_vec()),
                Err(_) => Told::Failed,
            });
        };
        let on_error = move |event: Event| {
            // The visitor is told in words, so the browser need not report it as well.
            event.prevent_default();
            tell(Told::Failed);
        };
        let worker = OwnedWorker::start(address, on_message, on_error)?;
        // One string crosses to the browser sooner than a thousand.
        let texts = JsValue::from_str(&texts.join("\n"));
        let message =
            message(&[("canvas", &offscreen), ("texts", &texts), ("count", &(count as f64).into())]);
        worker.give(&message, &Array::of1(&offscreen)).then_some(Self { worker, canvas, palette })
    }

    /// Draws points (x, y, radius, field, marks) and names (text, left, middle, hand) on an empty canvas.
    pub fn draw(&self, points: &[f32], names: &[f32]) {
        let size = |pixels: i32| JsValue::from_f64(f64::from(pixels));
        let drawn = message(&[
            ("width", &size(self.canvas.client_width())),
            ("height", &size(self.canvas.client_height())),
            ("density", &window().device_pixel_ratio().into()),
            ("colours", &self.colours()),
            ("points", &Float32Array::from(points)),
            ("names", &Float32Array::from(names)),
        ]);
        // A worker that is gone has said so.
        self.worker.tell(&drawn);
    }

    fn colours(&self) -> Array {
        let Ok(Some(style)) = window().get_computed_style(&self.canvas) else { return Array::new() };
        let colour = |name: &&str| {
            self.palette.set_fill_style_str(style.get_property_value(name).unwrap_or_default().trim());
            self.palette.fill_style()
        };
        COLOURS.iter().map(colour).collect()
    }
}

/// Watches the size of an element and how the visitor wants the page to look; stops when dropped.
pub struct Watch {
    sizes: ResizeObserver,
    looks: Vec<MediaQueryList>,
    _look: Closure<dyn FnMut()>,
}

impl Watch {
    /// Calls `tell` with width and height in pixels and whether movement should be avoided, soon and whenever any of
    /// it, or a colour, changes.
    pub fn over(element: HtmlCanvasElement, tell: impl Fn(f32, f32, bool) + 'static) -> Option<Self> {
        let query = |words: &str| window().match_media(words).ok().flatten();
        let calm = query(CALM)?;
        let mut looks: Vec<_> = LOOKS.into_iter().filter_map(query).collect();
        looks.push(calm.clone());
        let watched = element.clone();
        let look = Closure::<dyn FnMut()>::new(move || {
            tell(element.client_width() as f32, element.client_height() as f32, calm.matches());
        });
        let sizes = ResizeObserver::new(look.as_ref().unchecked_ref()).ok()?;
        sizes.observe(&watched);
        for one in &looks {
            one.set_onchange(Some(look.as_ref().unchecked_ref()));
        }
        Some(Self { sizes, looks, _look: look })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.sizes.disconnect();
        for one in &self.looks {
            one.set_onchange(None);
        }
    }
}

fn message(parts: &[(&str, &JsValue)]) -> Object {
    let message = Object::new();
    for (name, value) in parts {
        // A plain object takes any property.
        let _ = Reflect::set(&message, &(*name).into(), value);
    }
    message
}
