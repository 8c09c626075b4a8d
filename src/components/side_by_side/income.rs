//! Pay of all that is compared beside the visitor's own, the highest median first.

use crate::app::use_site;
use crate::components::pay_bar::PayBar;
use crate::state::step::Step;
use crate::t;
use crate::view::market;
use crate::view::pay_chart::PayScale;
use leptos::prelude::*;
use waymark_domain::Pay;
use waymark_schema::market::Compared;

/// The list.
#[component]
pub fn Income(
    /// The occupations.
    occupations: Vec<Compared>,
    /// The visitor's own pay.
    own: Option<Pay>,
    /// Called with the code of an occupation to leave out.
    remove: Callback<String>,
) -> impl IntoView {
    let site = use_site();
    let scale = PayScale::covering(
        occupations.iter().filter_map(|one| one.pay.as_ref()),
        own.map(|own| own.annual_full_time()),
    );
    let without = own.is_none().then(|| {
        view! { <p>{t!("Say what you earn, and you see the difference. ")} <a href=site.step(Step::Pay)>{t!("Your pay")}</a></p> }
    });
    let row = |one: Compared| {
        let (code, label) = (one.code.clone(), t!("Do not compare the pay of {}", one.title));
        let difference = own.zip(one.pay.as_ref()).and_then(|(own, pay)| market::difference(pay, &own));
        view! {
            <li class="income__row">
                <h3 class="income__title"><a href=site.occupation(&one.code)>{one.title}</a></h3>
                <div class="income__aside">
                    {difference.map(|words| view! { <p class="income__difference">{words}</p> })}
                    <button class="icon-button compare__remove" type="button" aria-label=label on:click=move |_| remove.run(code.clone())>"×"</button>
                </div>
                <PayBar pay=one.pay scale=scale own=own />
            </li>
        }
    };
    let ordered = market::by_pay(occupations);
    view! {
        {without}
        <ol class="income">{ordered.into_iter().map(row).collect_view()}</ol>
    }
}
