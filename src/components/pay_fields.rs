//! Pay, place and education.

use crate::app::use_app;
use crate::components::area_field::AreaField;
use crate::state::form::ProfileFormStoreFields;
use crate::state::pay_text::{PayText, read_pay};
use crate::t;
use crate::view::words;
use leptos::prelude::*;

/// The fields about pay, place and education.
#[component]
pub fn PayFields() -> impl IntoView {
    view! {
        <div class="stack">
            <PayAmount />
            <AreaField />
            <EducationField />
        </div>
    }
}

/// The amount and its period.
#[component]
fn PayAmount() -> impl IntoView {
    let form = use_app().form;
    let problem = Memo::new(move |_| {
        form.with(|form| match read_pay(&form.pay_amount, form.pay_per()) {
            PayText::Blank | PayText::Amount(_) => None,
            PayText::Doubtful(words) => Some(words),
            PayText::Unclear => Some(t!("Write an amount in dollars, such as 52,000.")),
        })
    });
    let unclear = move || problem.get().is_some().then_some("true");
    let by_hour = move |event| form.pay_by_hour().set(event_target_value(&event) == "hour");
    view! {
        <div class="field">
            <label class="field__label" for="pay">{t!("Your pay before tax ")} <span class="field__optional">{t!("optional")}</span></label>
            <p class="field__hint" id="pay-hint">{t!("To compare with. It is not stored anywhere but in this tab.")}</p>
            <div class="pay-field">
                <span class="pay-field__sign" aria-hidden="true">"$"</span>
                <input
                    id="pay" class="input pay-field__amount" type="text" inputmode="decimal" autocomplete="off" maxlength="14"
                    aria-describedby="pay-hint pay-problem" aria-invalid=unclear
                    prop:value=move || form.pay_amount().get()
                    on:input=move |event| form.pay_amount().set(event_target_value(&event))
                />
                <select class="input pay-field__period" aria-label=t!("Pay is counted by") on:change=by_hour>
                    <option value="year" prop:selected=move || !form.pay_by_hour().get()>{t!("a year")}</option>
                    <option value="hour" prop:selected=move || form.pay_by_hour().get()>{t!("an hour")}</option>
                </select>
            </div>
            <p class="field__error" id="pay-problem" aria-live="polite">{move || problem.get()}</p>
        </div>
    }
}

/// The highest education.
#[component]
fn EducationField() -> impl IntoView {
    let form = use_app().form;
    let choose = move |event| {
        let level = event_target_value(&event).parse::<usize>().ok();
        form.education().set(level.and_then(|index| words::EDUCATION.get(index).copied()));
    };
    let option = move |(index, level): (usize, _)| {
        view! {
            <option value=index.to_string() prop:selected=move || form.education().get() == Some(level)>
                {words::education(level)}
            </option>
        }
    };
    view! {
        <div class="field">
            <label class="field__label" for="education">
                {t!("Highest education ")} <span class="field__optional">{t!("optional")}</span>
            </label>
            <select id="education" class="input" on:change=choose>
                <option value="">{t!("Rather not say")}</option>
                {words::EDUCATION.into_iter().enumerate().map(option).collect_view()}
            </select>
        </div>
    }
}
