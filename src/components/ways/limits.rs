//! What must hold of the ways: weights, a pay floor, and stops that are kept or left out.

use crate::app::use_app;
use crate::services::dom;
use crate::state::route_choices::RouteChoices;
use crate::t;
use crate::view::routes::concern_label;
use crate::view::weighing::amount;
use leptos::prelude::*;
use waymark_domain::{RouteConcern, RouteWeights};
use waymark_schema::route::Place;

/// Sliders and the floor, folded away.
#[component]
pub fn Limits(
    /// What the visitor has chosen.
    choices: RwSignal<RouteChoices>,
) -> impl IntoView {
    let floor = move || choices.with(|choices| choices.floor.clone());
    let unclear = Memo::new(move |_| choices.with(RouteChoices::floor_is_unclear));
    let set_floor =
        move |event: leptos::ev::Event| choices.update(|choices| choices.floor = dom::input_text(&event));
    view! {
        <details class="more">
            <summary>{t!("What matters on the way")}</summary>
            <div class="weighing__sliders">
                {RouteConcern::ALL.map(|concern| view! { <Slider concern=concern choices=choices /> }).collect_view()}
                <div class="field">
                    <label class="field__label" for="ways-floor">{t!("Never less pay than, a year")}</label>
                    <input
                        id="ways-floor"
                        class="input"
                        inputmode="decimal"
                        autocomplete="off"
                        placeholder="40,000"
                        aria-describedby="ways-floor-hint"
                        aria-invalid=move || unclear.get().to_string()
                        prop:value=floor
                        on:input=set_floor
                    />
                    <p id="ways-floor-hint" class="field__hint">
                        {move || if unclear.get() {
                            t!("This is no amount. Write dollars, such as 40,000.")
                        } else {
                            t!("Median pay of every occupation on the way. Work without published pay is left out.")
                        }}
                    </p>
                </div>
            </div>
        </details>
    }
}

/// The slider of a concern.
#[component]
fn Slider(concern: RouteConcern, choices: RwSignal<RouteChoices>) -> impl IntoView {
    let weight = Memo::new(move |_| choices.with(|choices| choices.route_weights().of(concern)));
    let id = format!("ways-{}", concern.as_str());
    let slide = move |event: leptos::ev::Event| {
        if let Ok(chosen) = dom::input_text(&event).parse() {
            choices.update(|choices| {
                choices.weights = choices.route_weights().with(concern, chosen).to_string();
            });
        }
    };
    view! {
        <div class="slider">
            <label class="slider__label" for=id.clone()>{concern_label(concern)}</label>
            <input
                id=id
                class="slider__input"
                type="range"
                min=concern.least().to_string()
                max=RouteWeights::MOST.to_string()
                step="1"
                aria-valuetext=move || amount(weight.get())
                prop:value=move || weight.get().to_string()
                on:input=slide
            />
            <span class="slider__amount" aria-hidden="true">{move || amount(weight.get())}</span>
        </div>
    }
}

/// Stops that are kept or left out, each with a way back.
#[component]
pub fn Chosen(
    /// What the visitor has chosen.
    choices: RwSignal<RouteChoices>,
) -> impl IntoView {
    let app = use_app();
    let chip = move |place: Place, words: &'static str, action: &'static str| {
        let (code, title) = (place.code.clone(), place.title.clone());
        let let_go = move |_| {
            choices.update(|choices| choices.let_go(&code));
            app.announcer.say(t!("{title}: no longer {}", words.to_lowercase(), title));
            dom::focus("ways-heading");
        };
        view! {
            <li>
                <span><strong>{words} ": "</strong> {place.title.clone()} " "</span>
                <button class="button button--small" type="button" on:click=let_go>
                    {action} <span class="visually-hidden">" " {place.title}</span>
                </button>
            </li>
        }
    };
    move || {
        let (keep, exclude) = choices.with(|choices| (choices.keep.clone(), choices.exclude.clone()));
        (!keep.is_empty() || !exclude.is_empty()).then(|| {
            let kept = keep.into_iter().map(|place| chip(place, t!("Kept"), t!("Let go"))).collect_view();
            let left = exclude
                .into_iter()
                .map(|place| chip(place, t!("Left out"), t!("Allow again")))
                .collect_view();
            view! { <ul class="ways__chosen" aria-label=t!("Your changes to the ways")>{kept} {left}</ul> }
        })
    }
}
