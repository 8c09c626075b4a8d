//! What the visitor has said, in short, beside the results.

use crate::app::{use_app, use_site};
use crate::state::form::ProfileForm;
use crate::state::step::Step;
use crate::t;
use crate::view::summary;
use leptos::prelude::*;

/// The answers, each with a way back to its step.
#[component]
pub fn AnswersSummary() -> impl IntoView {
    let app = use_app();
    let site = use_site();
    let line = move |step: Step| {
        let words = Memo::new(move |_| app.form.with(|form: &ProfileForm| summary::of(form, step)));
        view! {
            <li class="answers__line">
                <span class="answers__name">{step.label()}</span>
                <span class="answers__words">{move || words.get().unwrap_or_else(|| t!("Nothing yet").to_owned())}</span>
                <a class="answers__change" href=site.step(step)>
                    {t!("Change")} <span class="visually-hidden">" " {step.label()}</span>
                </a>
            </li>
        }
    };
    view! {
        <section class="answers" aria-labelledby="answers-heading">
            <h2 id="answers-heading">{t!("What you said")}</h2>
            <ul>{[Step::Role, Step::Skills, Step::Interests, Step::Pay].map(line).collect_view()}</ul>
        </section>
    }
}
