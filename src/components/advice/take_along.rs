//! Buttons that copy a text or save it as a file.

use crate::app::use_app;
use crate::services::handing;
use crate::t;
use leptos::prelude::*;

/// Copy and download, for a text that is made when it is wanted.
#[component]
pub fn TakeAlong(
    /// The text.
    text: Callback<(), String>,
    /// Name of the file.
    name: &'static str,
    /// What it is, for those who do not see where the buttons stand.
    #[prop(into)]
    what: String,
) -> impl IntoView {
    let announcer = use_app().announcer;
    let trouble = RwSignal::new(false);
    let copy = move |_| {
        let words = text.run(());
        leptos::task::spawn_local(async move {
            let copied = handing::copy(&words).await;
            // The component may be gone by now.
            if trouble.try_set(!copied).is_none() {
                announcer.say(if copied { t!("Copied") } else { t!("It could not be copied") });
            }
        });
    };
    let download = move |_| trouble.set(!handing::file(name, "text/plain;charset=utf-8", &text.run(())));
    view! {
        <span class="take-along">
            <button class="link-button" type="button" on:click=copy>{t!("Copy")} <span class="visually-hidden">" " {what.clone()}</span></button>
            <button class="link-button" type="button" on:click=download>{t!("Download .txt")} <span class="visually-hidden">": " {what}</span></button>
            {move || trouble.get().then(|| view! {
                <span class="field__error" role="alert">{t!("Your browser does not allow that here. Select the text and copy it by hand.")}</span>
            })}
        </span>
    }
}
