//! The six interests as cards to tick.

use crate::app::{use_app, use_site};
use crate::state::form::ProfileFormStoreFields;
use crate::t;
use crate::view::words;
use leptos::prelude::*;
use waymark_domain::interests::Interest;

/// The six interests.
#[component]
pub fn InterestCards() -> impl IntoView {
    let form = use_app().form;
    let questions = use_site().questions();
    let card = move |interest: Interest| {
        let place = interest as usize;
        let id = format!("interest-{}", interest.letter());
        let hint = format!("{id}-hint");
        let toggle = move |event| {
            let chosen = event_target_checked(&event);
            form.interests().update(|interests| interests[place] = chosen);
        };
        view! {
            <div class="interest">
                <input
                    id=id.clone() class="interest__input" type="checkbox" aria-describedby=hint.clone()
                    prop:checked=move || form.interests().get()[place] on:change=toggle
                />
                <label class="interest__card" for=id>
                    <InterestIcon interest=interest />
                    <span class="interest__name">{words::interest_name(interest)}</span>
                    <span class="interest__text" id=hint>{words::interest_description(interest)}</span>
                </label>
            </div>
        }
    };
    view! {
        <fieldset class="interests">
            <legend class="field__hint">{t!("Choose the ones that sound like you, often two or three.")}</legend>
            <p class="interests__questions">
                <a href=questions>{t!("Not sure? Answer short questions instead")}</a> {t!(", 12 or 30.")}
            </p>
            <div class="interests__grid">{Interest::ALL.map(card).collect_view()}</div>
        </fieldset>
    }
}

/// A small drawing for an interest.
#[component]
fn InterestIcon(interest: Interest) -> impl IntoView {
    let path = match interest {
        Interest::Realistic => "M4 20 13 11M11 5l8 8M9 7l4-4 8 8-4 4z",
        Interest::Investigative => "M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM15.5 15.5 21 21",
        Interest::Artistic => "M4 20c1-4 2-6 4-6s3 2 2 3.500S7 20 4 20zM10 14 20 4M12.500 16.500 20 4",
        Interest::Social => {
            "M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM2.500 20c0-4 2.500-6 5.500-6s5.500 2 5.500 6M16 11a3 3 0 1 0 0-6M15.500 14c3.500 0 6 2 6 6"
        }
        Interest::Enterprising => "M6 21V4M6 5h12l-3 4 3 4H6",
        Interest::Conventional => "M9 6h11M9 12h11M9 18h11M4 6h.010M4 12h.010M4 18h.010",
    };
    view! { <svg class="interest__icon" viewBox="0 0 24 24" aria-hidden="true"><path d=path /></svg> }
}
