//! Keeping results and sharing them: saved on the device, as a link, on paper, as a file.

use crate::app::{AppState, MOST_RESULTS, use_app, use_site};
use crate::services::dom;
use crate::services::engine::{AskError, use_engine};
use crate::services::handing;
use crate::services::library::{today, use_library};
use crate::services::outward::tell;
use crate::state::feedback::Feedback;
use crate::state::form::{ProfileForm, ProfileFormStoreFields};
use crate::state::library::proposed_name;
use crate::state::outward::Happening;
use crate::t;
use crate::view::keep_words;
use leptos::prelude::*;
use waymark_schema::message::{Answer, Question, TakeAwayForm};

/// The ways to keep and share.
#[component]
pub fn KeepAndShare() -> impl IntoView {
    let app = use_app();
    let engine = use_engine();
    let problem = RwSignal::new(None::<String>);
    let link = RwSignal::new(None::<String>);
    let take = move |form: TakeAwayForm| {
        let mut profile = app.form.with_untracked(ProfileForm::to_profile);
        if form == TakeAwayForm::Feedback {
            profile.id = Some(app.form.feedback().with_untracked(Feedback::exporter_name));
        }
        let question = Question::TakeAway {
            profile,
            weights: app.order.weights.get_untracked().to_string(),
            top: MOST_RESULTS,
            form,
            date: today(),
        };
        let site = use_site();
        problem.set(None);
        leptos::task::spawn_local(async move {
            let text = match engine.ask(question).await {
                Ok(Answer::TakeAway { text }) => text,
                Err(AskError::Refused(refusal)) => return problem.set(Some(refusal.message)),
                Ok(_) | Err(AskError::Superseded | AskError::Gone) => {
                    return problem
                        .set(Some(t!("The matching engine is not there. Please try again.").to_owned()));
                }
            };
            if form == TakeAwayForm::Link {
                let address = site.shared(&text, app.order.weights.get_untracked());
                let words = if handing::copy(&address).await {
                    t!("Link copied.")
                } else {
                    t!("Copy the link from the field.")
                };
                link.set(Some(address));
                app.announcer.say(words);
            } else {
                let (name, kind) = keep_words::file(form, &today());
                if handing::file(&name, kind, &text) {
                    app.announcer.say(t!("{name} saved.", name));
                } else {
                    return problem
                        .set(Some(t!("This browser does not let the page save a file here.").to_owned()));
                }
            }
            tell(&Happening::Download { format: keep_words::format(form) });
        });
    };
    let button = move |form: TakeAwayForm| {
        view! {
            <button class="button button--small" type="button" on:click=move |_| take(form)>{keep_words::label(form)}</button>
        }
    };
    let said = Memo::new(move |_| app.form.feedback().with(|feedback: &Feedback| !feedback.said.is_empty()));
    let print = move |_| {
        tell(&Happening::Download { format: "print" });
        handing::print();
    };
    view! {
        <section class="keep" aria-labelledby="keep-heading">
            <h3 id="keep-heading">{t!("Keep and share")}</h3>
            <Save />
            <div class="row">
                {button(TakeAwayForm::Link)}
                <button class="button button--small" type="button" on:click=print>{t!("Print or save as PDF")}</button>
                {[TakeAwayForm::Text, TakeAwayForm::Table, TakeAwayForm::Json].map(button).collect_view()}
                {move || said.get().then(|| button(TakeAwayForm::Feedback))}
            </div>
            {move || said.get().then(|| view! { <p class="field__hint">{keep_words::ABOUT_FEEDBACK}</p> })}
            {move || link.get().map(|address| view! {
                <div class="field">
                    <label class="field__label" for="link">{t!("Link to these answers")}</label>
                    <input id="link" class="input" readonly value=address aria-describedby="link-hint" />
                    <p class="field__hint" id="link-hint">
                        {t!("Your answers are in the link itself, after the #, which browsers send to no server. Whoever has the link can read them.")}
                    </p>
                </div>
            })}
            <p class="field__error" role="status">{problem}</p>
        </section>
    }
}

/// Saves under a name, or over the profile that is open.
#[component]
fn Save() -> impl IntoView {
    let app = use_app();
    let site = use_site();
    let library = use_library();
    let name = RwSignal::new(None::<String>);
    let said = RwSignal::new(String::new());
    let shown = move || name.get().unwrap_or_else(|| app.form.with(proposed_name));
    let save_as = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let (form, weights) = what_to_save(app);
        let saved = library.save_as(&shown(), form, weights);
        name.set(None);
        said.set(keep_words::saved(&saved, false));
    };
    let save = move |_| {
        let (form, weights) = what_to_save(app);
        if let Some((saved, beside)) = library.save(form, weights) {
            said.set(keep_words::saved(&saved, beside));
        }
    };
    let opened = move || {
        let id = library.opened.get()?.id;
        library.profiles.with(|all| all.iter().find(|saved| saved.id == id).cloned())
    };
    let state = move || {
        opened().map(|saved| {
            let changed = app.form.with(|form| *form != saved.form)
                || app.order.weights.get().to_string() != saved.weights;
            let words = keep_words::opened(&saved.name, changed);
            view! {
                <p class="keep__state">
                    {words} " "
                    {changed.then(|| view! {
                        <button class="button button--small" type="button" on:click=save>{t!("Save changes")}</button>
                    })}
                </p>
            }
        })
    };
    view! {
        {state}
        <form class="keep__save" on:submit=save_as>
            <label class="field__label" for="save-name">{t!("Save on this device as")}</label>
            <input
                id="save-name" class="input" type="text" maxlength="60" autocomplete="off" aria-describedby="save-place"
                prop:value=shown on:input=move |event| name.set(Some(dom::input_text(&event)))
            />
            <button class="button button--small" type="submit">{t!("Save")}</button>
        </form>
        <p class="field__hint" id="save-place">
            {move || keep_words::place(library.place.get())} " " <a href=site.saved()>{t!("Saved profiles")}</a>
        </p>
        <p class="keep__said" role="status">{said}</p>
    }
}

fn what_to_save(app: AppState) -> (ProfileForm, String) {
    (app.form.get_untracked(), app.order.weights.get_untracked().to_string())
}
