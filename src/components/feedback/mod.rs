//! What the visitor says of recommendations: useful, not useful, not now; and what that has changed.

pub mod aside;
pub mod changes;

use crate::app::{AppState, use_app};
use crate::services::dom;
use crate::services::library::chance_name;
use crate::services::outward::tell;
use crate::state::feedback::{Feedback, Subject};
use crate::state::form::ProfileFormStoreFields;
use crate::state::outward::Happening;
use crate::view::feedback_words::{ANSWERS, QUESTION, heard, label, name, taken_back};
use leptos::prelude::*;
use waymark_schema::feedback::{AnswerV1, FeedbackKindV1, SeenV1};

/// Says something of a subject.
fn say(app: AppState, subject: &Subject, title: &str, answer: AnswerV1, seen: Option<SeenV1>) {
    app.form.feedback().update(|feedback| feedback.say(subject, answer, seen, &chance_name()));
    app.announcer.say(heard(subject.kind, answer, title));
    let about = match subject.kind {
        FeedbackKindV1::Occupation => "occupation",
        FeedbackKindV1::Route => "route",
        FeedbackKindV1::Course => "course",
    };
    let code = subject.code.clone();
    tell(&Happening::Feedback { about, code: Some(code), answer: Some(answer) });
}

/// Takes back what is said of a subject.
pub fn take_back(app: AppState, subject: &Subject, title: &str) {
    app.form.feedback().update(|feedback| feedback.take_back(subject));
    app.announcer.say(taken_back(title));
}

/// Asks whether something is useful, in one quiet row.
#[component]
pub fn Useful(
    /// What it is asked of.
    subject: Subject,
    /// Its title.
    title: String,
    /// What the visitor has before them.
    seen: Option<SeenV1>,
    /// What else is to happen where it is set aside.
    #[prop(optional, into)]
    on_aside: Option<Callback<()>>,
) -> impl IntoView {
    let app = use_app();
    let about = subject.clone();
    let given = Memo::new(move |_| app.form.feedback().with(|feedback: &Feedback| feedback.answer(&about)));
    // What it stands in is drawn anew with every answer.
    Effect::new(|_| dom::regain_focus_soon());
    let id = subject.id("useful");
    let label_id = format!("{id}-question");
    let subject = StoredValue::new(subject);
    let title = StoredValue::new(title);
    let button = |answer: AnswerV1| {
        let button_id = StoredValue::new(
            format!("{}-{}", subject.with_value(|subject| subject.id("useful")), label(answer))
                .replace(' ', "-"),
        );
        let press = move |_| {
            let (subject, title) = (subject.get_value(), title.get_value());
            if given.get_untracked() == Some(answer) {
                dom::hold_focus(&button_id.get_value());
                return take_back(app, &subject, &title);
            }
            match on_aside.filter(|_| answer != AnswerV1::Yes) {
                Some(on_aside) => on_aside.run(()),
                None => dom::hold_focus(&button_id.get_value()),
            }
            say(app, &subject, &title, answer, seen);
        };
        view! {
            <button
                id=button_id.get_value() class="useful__answer" type="button" aria-label=name(answer, &title.get_value())
                aria-pressed=move || (given.get() == Some(answer)).to_string() on:click=press
            >{label(answer)}</button>
        }
    };
    view! {
        <div class="useful" role="group" id=id tabindex="-1" aria-labelledby=label_id.clone()>
            <span class="useful__question" id=label_id.clone()>{crate::language::text(QUESTION)}</span>
            {ANSWERS.map(button).collect_view()}
        </div>
    }
}
