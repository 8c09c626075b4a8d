//! What stands in the place of something that was set aside: why, if the visitor likes to say, and a way back.

use crate::app::use_app;
use crate::components::feedback::take_back;
use crate::services::dom;
use crate::state::feedback::{Feedback, MAX_NOTE_LENGTH, Subject};
use crate::state::form::ProfileFormStoreFields;
use crate::t;
use crate::view::feedback_words::{REASONS, reason};
use leptos::prelude::*;
use waymark_schema::feedback::{AnswerV1, ReasonV1};

/// A line in the place of what was set aside.
#[component]
pub fn Aside(
    /// What was set aside.
    subject: Subject,
    /// Its title.
    title: String,
) -> impl IntoView {
    let app = use_app();
    let about = subject.clone();
    let answer = Memo::new(move |_| app.form.feedback().with(|feedback: &Feedback| feedback.answer(&about)));
    let why = subject.clone();
    let chosen = Memo::new(move |_| {
        app.form.feedback().with(|feedback| feedback.of(&why).and_then(|said| said.entry.reason))
    });
    let id = subject.id("aside");
    let note_id = format!("{id}-note");
    let why_id = format!("{id}-why");
    let note = app
        .form
        .feedback()
        .with_untracked(|feedback| feedback.of(&subject).map(|said| said.note.clone()).unwrap_or_default());
    let subject = StoredValue::new(subject);
    let named = title.clone();
    let undo = move |_| {
        subject.with_value(|subject| dom::hold_focus(&subject.id("useful")));
        subject.with_value(|subject| take_back(app, subject, &named));
    };
    let choose = move |event| {
        let reason = event_target_value(&event).parse().ok().and_then(|at: usize| REASONS.get(at).copied());
        app.form
            .feedback()
            .update(|feedback| subject.with_value(|subject| feedback.explain(subject, reason)));
    };
    let write = move |event: leptos::ev::Event| {
        let words = dom::input_text(&event);
        app.form.feedback().update(|feedback| subject.with_value(|subject| feedback.note(subject, &words)));
    };
    let option = move |(at, one): (usize, ReasonV1)| {
        view! { <option value=at.to_string() prop:selected=move || chosen.get() == Some(one)>{reason(one)}</option> }
    };
    let asks = move || answer.get() == Some(AnswerV1::No);
    let undo_label = t!("Undo: {title}", title);
    view! {
        <div class="aside" id=id tabindex="-1">
            <p class="aside__said">
                {t!("Set aside: ")} <strong>{title}</strong> " "
                <button class="link-button" type="button" aria-label=undo_label on:click=undo>{t!("Undo")}</button>
            </p>
            <div class="aside__why" hidden=move || !asks()>
                <label for=why_id.clone()>{t!("Why? ")} <span class="field__optional">{t!("optional")}</span></label>
                <select id=why_id class="input" on:change=choose>
                    <option value="">{t!("Rather not say")}</option>
                    {REASONS.into_iter().enumerate().map(option).collect_view()}
                </select>
                <label for=note_id.clone()>{t!("In your own words ")} <span class="field__optional">{t!("(stays on this device)")}</span></label>
                <input id=note_id class="input" type="text" autocomplete="off" maxlength=MAX_NOTE_LENGTH.to_string() value=note on:change=write />
            </div>
        </div>
    }
}
