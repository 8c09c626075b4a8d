//! The five steps as marks along a trail.

use crate::app::use_site;
use crate::state::step::Step;
use crate::t;
use leptos::prelude::*;

/// The steps, each a link, with the present one marked.
#[component]
pub fn Trail(
    /// Where the visitor is.
    #[prop(into)]
    step: Signal<Step>,
    /// Whether a step has been answered.
    answered: impl Fn(Step) -> bool + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let site = use_site();
    let mark = move |item: Step| {
        let current = move || (step.get() == item).then_some("step");
        view! {
            <li class="trail__item" class:trail__item--done=move || answered(item)>
                <a class="trail__link" href=site.step(item) aria-current=current>
                    <span class="trail__mark" aria-hidden="true">{item.number()}</span>
                    <span class="trail__label">{item.label()}</span>
                    {move || answered(item).then(|| view! { <span class="visually-hidden">{t!(" (answered)")}</span> })}
                </a>
            </li>
        }
    };
    view! {
        <nav class="trail" aria-label=t!("Steps")>
            <ol class="trail__list">{Step::ALL.map(mark).collect_view()}</ol>
        </nav>
    }
}
