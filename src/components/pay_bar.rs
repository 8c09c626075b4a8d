//! An occupation's pay on the scale that all results share, with the visitor's own marked.

use crate::language::dates::release;
use crate::t;
use crate::view::format::dollars;
use crate::view::pay_chart::PayScale;
use crate::view::pay_words;
use crate::view::words::place;
use leptos::prelude::*;
use waymark_domain::Pay;
use waymark_schema::recommendation::PayRange;

/// Pay as one bar and a few words.
#[component]
pub fn PayBar(
    /// The wages, if any are published.
    pay: Option<PayRange>,
    /// The scale shared with the other results.
    scale: PayScale,
    /// The visitor's own pay.
    own: Option<Pay>,
) -> impl IntoView {
    let Some(pay) = pay else {
        return view! { <p class="pay pay--none">{t!("No pay figures are published for this work.")}</p> }
            .into_any();
    };
    let marks = scale.marks(&pay);
    let percent = |at: f32| format!("{at}%");
    let range = marks.extent().map(|(low, high)| {
        let class = if marks.open_ended { "pay__range pay__range--open" } else { "pay__range" };
        view! { <span class=class style:inset-inline-start=percent(low) style:inline-size=percent(high - low)></span> }
    });
    let half = marks.middle_half().map(|(low, high)| {
        view! { <span class="pay__half" style:inset-inline-start=percent(low) style:inline-size=percent(high - low)></span> }
    });
    let median = marks
        .median
        .map(|at| view! { <span class="pay__median" style:inset-inline-start=percent(at)></span> });
    let yours = own.map(|own| {
        let at = scale.position(own.annual_full_time());
        view! { <span class="pay__own" style:inset-inline-start=percent(at)><span class="pay__own-label">{t!("you")}</span></span> }
    });
    let drawn = marks.median.is_some() || marks.extent().is_some();
    let caveats = pay_words::caveats(&pay).into_iter().map(|words| view! { <li>{words}</li> }).collect_view();
    let own_words = own.map(|own| {
        view! { <span class="visually-hidden">{t!("Your pay: ")} {dollars(own.annual_full_time())} {t!(" a year. ")}</span> }
    });
    view! {
        <div class="pay">
            <p class="pay__words">
                <strong>{pay_words::median(&pay)}</strong>
                {pay_words::spread(&pay).map(|words| view! { <span class="pay__spread">{words}</span> })}
            </p>
            {drawn.then(|| view! { <div class="pay__track" aria-hidden="true">{range}{half}{median}{yours}</div> })}
            {own_words}
            {own.and_then(|own| pay_words::against_own(&pay, &own)).map(|words| view! { <p class="pay__against">{words}</p> })}
            <ul class="pay__caveats">{caveats}</ul>
            <p class="source">{release(&pay.source)} ", " {place(&pay.area, &pay.area_name)}</p>
        </div>
    }
    .into_any()
}
