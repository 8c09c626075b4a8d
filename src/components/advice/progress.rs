//! A text on its way from a language model: waiting, arriving, or why it did not come.

use crate::components::advice::text::sentence;
use crate::services::dom;
use crate::services::writing::Writing;
use crate::state::advice::failure::INSTEAD;
use crate::state::advice::phase::Phase;
use crate::t;
use crate::view::advice::{grouped, part_label};
use leptos::prelude::*;
use waymark_schema::advice::{About, Place, Sentence, Streamed};

/// What is under way, with a way to stop it; nothing once the text is there.
#[component]
pub fn Progress(
    /// The text.
    writing: Writing,
    /// Identity of the button that it was begun with, where the focus goes when it is stopped.
    begun_with: &'static str,
    /// The occupations that it is about.
    about: Signal<Vec<About>>,
) -> impl IntoView {
    let open = Memo::new(move |_| writing.phase.with(Phase::is_open));
    let stop = move |_| {
        writing.stop();
        dom::focus_soon(begun_with);
    };
    let came = move || {
        writing.phase.with(|phase| match phase {
            Phase::Arriving(streamed) => Some(about.with(|about| arriving(streamed, about))),
            _ => None,
        })
    };
    let words = move || {
        let arriving = writing.phase.with(|phase| matches!(phase, Phase::Arriving(_)));
        if arriving {
            t!("The language model is writing…")
        } else {
            t!("Waiting for the language model…")
        }
    };
    view! {
        {move || open.get().then(|| view! {
            <div class="writing">
                <div class="writing__head">
                    <span class="writing__words">{words}</span>
                    <button class="button button--small" type="button" on:click=stop>{t!("Stop")}</button>
                </div>
                <progress aria-label=t!("The language model is at work")></progress>
                <div class="writing__text">{came}</div>
            </div>
        })}
        {move || writing.phase.with(|phase| match phase {
            Phase::Failed(failure) => Some(view! {
                <p class="notice notice--soft">{failure.words()} " " {crate::language::text(INSTEAD)}</p>
            }),
            _ => None,
        })}
    }
}

/// What has come so far, part by part.
fn arriving(streamed: &[Streamed], about: &[About]) -> AnyView {
    let title = |place: &Place| {
        let code = place.code.as_ref()?;
        about.iter().find(|about| about.code == *code).map(|about| about.title.clone())
    };
    let group = |(place, sentences): (Place, Vec<Sentence>)| {
        let label = part_label(&place.part);
        let heading = match (title(&place), label.is_empty()) {
            (Some(title), false) => format!("{title}: {label}"),
            (Some(title), true) => title,
            (None, _) => label.to_owned(),
        };
        let sentences: Vec<AnyView> = sentences.iter().map(|one| sentence(one, &[])).collect();
        view! {
            {(!heading.is_empty()).then(|| view! { <p class="writing__part">{heading}</p> })}
            <div class="advice__text">{sentences}</div>
        }
        .into_any()
    };
    grouped(streamed).into_iter().map(group).collect::<Vec<_>>().into_any()
}
