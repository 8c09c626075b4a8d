//! The script that draws the map, brought when the map is first looked at.

use crate::services::timer::rest;
use js_sys::{Array, Float32Array, Function, Reflect};
use leptos::prelude::document;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlElement;

/// Texts that are measured in one task.
const MEASURED: usize = 200;

/// Where the script puts itself.
const NAME: &str = "waymarkMapPainter";

/// The painter, once its script is there.
#[derive(Clone)]
pub struct Painter(JsValue);

/// What is drawn on changed: width and height in pixels, and whether movement should be avoided.
pub type Tell = Closure<dyn FnMut(f32, f32, bool)>;

/// Holds on to what tells of changes; stops it when dropped.
pub struct Attached {
    stop: Option<Function>,
    _tell: Tell,
}

impl Drop for Attached {
    fn drop(&mut self) {
        if let Some(stop) = &self.stop {
            // What is gone already needs no stopping.
            let _ = stop.call0(&JsValue::UNDEFINED);
        }
    }
}

impl Painter {
    /// Brings the script from this address, unless it is there; `None` if it cannot be had.
    pub async fn bring(address: &str) -> Option<Self> {
        if let Some(here) = Self::here() {
            return Some(here);
        }
        let script = document().create_element("script").ok()?;
        script.set_attribute("src", address).ok()?;
        let arrival = js_sys::Promise::new(&mut |resolve, reject| {
            for (event, then) in [("load", resolve), ("error", reject)] {
                // Without the listener the promise never ends, and the list below the map is what there is.
                let _ = script.add_event_listener_with_callback(event, &then);
            }
        });
        document().head()?.append_child(&script).ok()?;
        if JsFuture::from(arrival).await.is_err() {
            script.remove();
            return None;
        }
        Self::here()
    }

    fn here() -> Option<Self> {
        let painter = Reflect::get(&js_sys::global(), &NAME.into()).ok()?;
        painter.is_object().then_some(Self(painter))
    }

    /// Takes the texts, of which the first `count` are names of points; gives back their widths in pixels. Measuring
    /// takes a while, and the page can answer in between.
    pub async fn prepare(&self, texts: &[String], count: usize) -> Vec<f32> {
        let all: Array = texts.iter().map(|text| JsValue::from_str(text)).collect();
        self.call("take", &[all.into(), (count as f64).into()]);
        let mut widths = Vec::with_capacity(texts.len());
        while widths.len() < texts.len() {
            let from = widths.len();
            let measured = self.call("measure", &[(from as f64).into(), ((from + MEASURED) as f64).into()]);
            match measured.and_then(|widths| widths.dyn_into::<Float32Array>().ok()) {
                Some(some) if some.length() > 0 => widths.extend(some.to_vec()),
                _ => return Vec::new(),
            }
            rest().await;
        }
        widths
    }

    /// Has `tell` called when the canvas or its looks change, the first time soon.
    pub fn attach(&self, canvas: &HtmlElement, tell: Tell) -> Attached {
        let stop = self.call("attach", &[canvas.into(), tell.as_ref().clone()]);
        Attached { stop: stop.and_then(|stop| stop.dyn_into().ok()), _tell: tell }
    }

    /// Draws points (x, y, radius, field, marks) on an empty canvas.
    pub fn draw(&self, canvas: &HtmlElement, points: &[f32]) {
        self.call("draw", &[canvas.into(), Float32Array::from(points).into()]);
    }

    /// Writes names (text, left, middle, hand) over what is drawn.
    pub fn write(&self, canvas: &HtmlElement, names: &[f32]) {
        self.call("write", &[canvas.into(), Float32Array::from(names).into()]);
    }

    fn call(&self, method: &str, arguments: &[JsValue]) -> Option<JsValue> {
        let method: Function = Reflect::get(&self.0, &method.into()).ok()?.dyn_into().ok()?;
        method.apply(&self.0, &arguments.iter().collect::<Array>()).ok()
    }
}
