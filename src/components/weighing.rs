//! What the results are ordered by: a sentence, a slider for each concern, and the order in the address.

use crate::app::use_app;
use crate::services::dom;
use crate::services::site::{Site, use_replace};
use crate::t;
use crate::view::weighing::{PARAMETER, amount, hint, label, query_with, sentence};
use leptos::prelude::*;
use leptos_router::hooks::{use_location, use_query_map};
use waymark_domain::{Concern, Weights};

/// The order of the results.
#[derive(Clone, Copy)]
pub struct Order {
    /// How much each concern counts.
    pub weights: RwSignal<Weights>,
    /// Whether the address has an order that cannot be read.
    pub unread: RwSignal<bool>,
}

impl Order {
    /// The usual order.
    pub fn new() -> Self {
        Self { weights: RwSignal::new(Weights::default()), unread: RwSignal::new(false) }
    }
}

impl Default for Order {
    fn default() -> Self {
        Self::new()
    }
}

/// Keeps the order and the start page's address alike: an address with an order sets it, an address without
/// one (a link to another step) gets the one that is set.
pub fn keep_in_address(order: Order, site: &Site) {
    let named = {
        let query = use_query_map();
        Memo::new(move |_| query.with(|query| query.get_str(PARAMETER).map(str::to_owned)))
    };
    let write = {
        let (location, home, replace) = (use_location(), site.home(), use_replace());
        move || {
            // Another page, which a link has just led to, has no order.
            let here = location.pathname.get_untracked();
            if here.trim_end_matches('/') == home.trim_end_matches('/') {
                let query = query_with(&location.search.get_untracked(), order.weights.get_untracked());
                replace(&(home.clone() + &query));
            }
        }
    };
    let rewrite = write.clone();
    Effect::new(move |_| {
        let Some(text) = named.get() else {
            if !order.weights.get_untracked().is_usual() {
                rewrite();
            }
            return;
        };
        let read = text.parse::<Weights>();
        order.unread.set(read.is_err());
        let weights = read.unwrap_or_default();
        if weights != order.weights.get_untracked() {
            order.weights.set(weights);
        }
    });
    Effect::new(move |before: Option<Weights>| {
        let weights = order.weights.get();
        if before.is_some_and(|before| before != weights)
            && named.get_untracked().unwrap_or_default() != weights.to_string()
        {
            order.unread.set(false);
            write();
        }
        weights
    });
}

/// The sentence and the sliders.
#[component]
pub fn Weighing(
    /// Whether the visitor's answers have a say in the order.
    #[prop(into)]
    adapted: Signal<bool>,
) -> impl IntoView {
    let app = use_app();
    let order = app.order;
    let weights = order.weights;
    let words = move || sentence(weights.get(), adapted.get());
    let say = Callback::new(move |()| {
        app.announcer.say(sentence(weights.get_untracked(), adapted.get_untracked()));
    });
    let reset = move |_| {
        weights.set(Weights::default());
        say.run(());
        // The button goes with what it resets.
        dom::focus("weigh-fit");
    };
    view! {
        <section class="weighing" aria-label=t!("Order of the results")>
            <p class="weighing__order">{words}</p>
            {move || order.unread.get().then(|| view! {
                <p class="note">{t!("The order in this address could not be read, so the usual one is shown.")}</p>
            })}
            <details class="more" open=move || !weights.get_untracked().is_usual()>
                <summary>{t!("What matters to you")}</summary>
                <div class="weighing__sliders">
                    {Concern::ALL.map(|concern| view! { <Slider concern=concern on_settled=say /> }).collect_view()}
                    {move || (!weights.get().is_usual()).then(|| view! {
                        <button class="button button--small" type="button" on:click=reset>{t!("Back to fit alone")}</button>
                    })}
                    <p class="field__hint">{t!("The order is in this page’s address. Copy it to share the view; your answers are not in it.")}</p>
                </div>
            </details>
        </section>
    }
}

/// The slider of a concern.
#[component]
fn Slider(
    concern: Concern,
    /// Called once the slider rests.
    on_settled: Callback<()>,
) -> impl IntoView {
    let weights = use_app().order.weights;
    let weight = Memo::new(move |_| weights.get().of(concern));
    let id = format!("weigh-{}", concern.as_str());
    let hint_id = format!("{id}-hint");
    let slide = move |event: leptos::ev::Event| {
        if let Ok(chosen) = dom::input_text(&event).parse() {
            weights.update(|weights| *weights = weights.with(concern, chosen));
        }
    };
    view! {
        <div class="slider">
            <label class="slider__label" for=id.clone()>{label(concern)}</label>
            <span class="slider__hint" id=hint_id.clone()>{hint(concern)}</span>
            <input
                id=id
                class="slider__input"
                type="range"
                min=concern.least().to_string()
                max=Weights::MOST.to_string()
                step="1"
                aria-describedby=hint_id
                aria-valuetext=move || amount(weight.get())
                prop:value=move || weight.get().to_string()
                on:input=slide
                on:change=move |_| on_settled.run(())
            />
            <span class="slider__amount" aria-hidden="true">{move || amount(weight.get())}</span>
        </div>
    }
}
