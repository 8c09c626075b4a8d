//! Parts of the page whose program is fetched when they are first wanted.
//!
//! The release build cuts the page's program at the functions made by [`fetched_later!`] into a small file that the
//! first view needs and others that follow. Built in any other way the program is one file, and the parts are there
//! at once.

use crate::services::still;
use crate::services::timer::{frame, rest};
use crate::t;
use leptos::prelude::*;
use leptos::task::spawn_local_scoped_with_cancellation;
use leptos::wasm_split::SplitLoaderError;
use leptos_router::ChooseView;
use std::cell::Cell;
use std::pin::Pin;
use std::sync::Arc;

/// Makes a function whose program is in a file of its own: `fetched_later!(pub fn about() -> AnyView, in pages => …)`
/// is an async function `about` that fetches the file `pages`, unless it is there, and gives what the expression gives.
macro_rules! fetched_later {
    ($visibility:vis fn $name:ident($($argument:ident: $type:ty),*) -> $output:ty, in $file:ident => $body:expr) => {
        #[cfg(split)]
        #[leptos::wasm_split::wasm_split($file, wasm_split_path = leptos::wasm_split, fallible)]
        $visibility fn $name($($argument: $type),*) -> Result<$output, leptos::wasm_split::SplitLoaderError> {
            Ok($body)
        }

        #[cfg(not(split))]
        $visibility async fn $name($($argument: $type),*) -> Result<$output, leptos::wasm_split::SplitLoaderError> {
            Ok($body)
        }
    };
}
pub(crate) use fetched_later;

/// How far a part has come.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Progress {
    Coming,
    Here,
    Missing,
}

/// What is shown of a page while the app has nothing of it: what stood there already, or else what is given.
pub fn meanwhile<V: IntoView + 'static>(otherwise: impl FnOnce() -> V) -> AnyView {
    match still::html() {
        Some(html) => view! { <div inner_html=html></div> }.into_any(),
        None => otherwise().into_any(),
    }
}

thread_local! {
    /// Parts whose turn has not come.
    static TURNS: Cell<usize> = const { Cell::new(0) };
}

/// A part that is to be drawn. When none is left, the still page gives way to the app.
struct Turn;

impl Turn {
    fn new() -> Self {
        TURNS.set(TURNS.get() + 1);
        Self
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        TURNS.set(TURNS.get() - 1);
        if TURNS.get() == 0 {
            still::take_away();
        }
    }
}

/// Draws a part in a task of its own, after what comes before it, so that the page can answer in between.
pub fn soon<V: IntoView + 'static>(part: impl Fn() -> V + Send + 'static) -> AnyView {
    when_it_is_time(0, boxed(part))
}

/// Draws a part that is below the screen at first: so many frames after what comes before it, so that these are not
/// styled and laid out all at once.
pub fn below<V: IntoView + 'static>(frames: usize, part: impl Fn() -> V + Send + 'static) -> AnyView {
    when_it_is_time(frames, boxed(part))
}

/// A part of any kind, so that little is compiled anew for each.
type Part = Box<dyn Fn() -> AnyView + Send>;

fn boxed<V: IntoView + 'static>(part: impl Fn() -> V + Send + 'static) -> Part {
    Box::new(move || part().into_any())
}

fn when_it_is_time(frames: usize, part: Part) -> AnyView {
    let is_time = RwSignal::new(false);
    let turn = Turn::new();
    // Behind the still page nothing is laid out.
    let frames = if still::is_there() { 0 } else { frames };
    spawn_local_scoped_with_cancellation(async move {
        rest().await;
        for _ in 0..frames {
            frame().await;
        }
        is_time.set(true);
        // By then it is drawn, and parts of its own wait for their turns.
        rest().await;
        drop(turn);
    });
    (move || is_time.get().then(&part)).into_any()
}

/// Draws a part as [`soon`] does while the app starts, and at once after that: where the page is drawn anew, what the
/// visitor looks at must not go away and come back.
pub fn in_turn<V: IntoView + 'static>(part: impl Fn() -> V + Send + 'static) -> AnyView {
    let part = boxed(part);
    if still::is_there() { when_it_is_time(0, part) } else { part() }
}

/// Fetches a part.
type Fetching = Pin<Box<dyn Future<Output = Result<AnyView, SplitLoaderError>>>>;

/// A part whose program is fetched when it is first wanted, of any kind, so that little is compiled anew for each.
///
/// As the page of a route it comes in tasks of its own: following the link, taking away the page before it, and drawing
/// it.
#[derive(Clone)]
pub struct Later(Arc<dyn Fn() -> Fetching + Send + Sync>);

/// The part that this fetches.
pub fn later<F>(fetch: impl Fn() -> F + Send + Sync + 'static) -> Later
where
    F: Future<Output = Result<AnyView, SplitLoaderError>> + 'static,
{
    Later(Arc::new(move || Box::pin(fetch())))
}

impl ChooseView for Later {
    async fn choose(self) -> AnyView {
        // While the app starts, its parts have tasks of their own already.
        if still::is_there() {
            return self.shown();
        }
        rest().await;
        soon(move || self.clone().shown())
    }

    async fn preload(&self) {}
}

impl Later {
    /// The part when its program is there, and a way on where that cannot be fetched.
    pub fn shown(self) -> AnyView {
        let progress = RwSignal::new(Progress::Coming);
        let part = StoredValue::new_local(None::<AnyView>);
        let fetch = StoredValue::new(self.0);
        let begin = move || {
            progress.set(Progress::Coming);
            let fetched = fetch.with_value(|fetch| fetch());
            spawn_local_scoped_with_cancellation(async move {
                match fetched.await {
                    Ok(view) => {
                        part.set_value(Some(view));
                        progress.set(Progress::Here);
                    }
                    Err(_) => progress.set(Progress::Missing),
                }
            });
        };
        begin();
        let shown = move || match progress.get() {
            Progress::Coming => {
                meanwhile(|| view! { <div class="skeleton skeleton--line" aria-hidden="true"></div> })
            }
            Progress::Here => part.try_update_value(Option::take).flatten().into_any(),
            Progress::Missing => view! {
                <div class="notice notice--warning" role="alert">
                    <p>{t!("This part of the page could not be loaded. Please check the connection.")}</p>
                    <button class="button" type="button" on:click=move |_| begin()>{t!("Try again")}</button>
                </div>
            }
            .into_any(),
        };
        shown.into_any()
    }
}
