//! What the visitor's answers have changed, above the results: said in a sentence, shown in full, and undone.

use crate::app::use_app;
use crate::components::feedback::take_back;
use crate::services::dom;
use crate::services::library::use_library;
use crate::state::feedback::{Feedback, Subject};
use crate::state::form::ProfileFormStoreFields;
use crate::t;
use crate::view::feedback_words::{change, kept, said, weights};
use leptos::prelude::*;
use waymark_schema::feedback::FeedbackKindV1;
use waymark_schema::recommendation::{AdaptationV1, SaidV1};

/// What the answers have changed; nothing where there are none.
#[component]
pub fn Changes(
    /// What the engine says of it.
    adaptation: Memo<Option<AdaptationV1>>,
) -> impl IntoView {
    let app = use_app();
    let unfolded = RwSignal::new(false);
    let undo_all = move |_| {
        app.form.feedback().update(|feedback: &mut Feedback| {
            feedback.said.retain(|said| said.entry.kind != FeedbackKindV1::Occupation);
        });
        app.announcer.say(t!("All your answers are taken back. The order is as it was."));
        dom::focus_soon("results-heading");
    };
    let row = move |one: SaidV1| {
        let words = said(&one);
        let title = one.title.clone();
        let undo = move |_| {
            take_back(app, &Subject::occupation(&one.code), &one.title);
            dom::focus_soon("results-heading");
        };
        view! {
            <li>
                <strong>{title.clone()}</strong> ": " {words} " "
                <button class="link-button" type="button" aria-label=t!("Take back: {title}", title) on:click=undo>{t!("Take back")}</button>
            </li>
        }
    };
    let content = move |found: AdaptationV1| {
        let rows = weights(&found).into_iter().map(|(part, weight)| {
            view! { <tr><th scope="row">{part}</th> <td>{weight}</td></tr> }
        });
        let rows = rows.collect_view();
        view! {
            <section class="learned" aria-label=t!("What your answers changed")>
                <p class="learned__change">{change(&found)}</p>
                <details class="more" open=unfolded.get_untracked() on:toggle=move |event| unfolded.set(dom::is_unfolded(&event))>
                    <summary>{t!("Your answers, and what they did")}</summary>
                    <div class="learned__all">
                        <ul class="learned__said" aria-label=t!("Your answers")>{found.said.into_iter().map(row).collect_view()}</ul>
                        <table class="learned__weights">
                            <caption>{t!("How much each part counts for you, in percent of what the model gives it")}</caption>
                            <tbody>{rows}</tbody>
                        </table>
                        <p class="field__hint">
                            {t!("Your answers change only the order. The match stays the model’s own, which has been measured.")}
                        </p>
                        <p class="field__hint">{move || kept(use_library().place.get())}</p>
                        <button class="button button--small" type="button" on:click=undo_all>{t!("Take all answers back")}</button>
                    </div>
                </details>
            </section>
        }
    };
    move || adaptation.get().map(content)
}
