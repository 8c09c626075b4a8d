//! Saved profiles: opened, renamed, deleted; brought back from a file; and all of it erased.

use crate::app::{use_app, use_site};
use crate::components::keeping::{Offer, Offers, use_keeping};
use crate::components::keyed_list::KeyedList;
use crate::services::library::{Library, use_library};
use crate::services::site::set_title;
use crate::services::{dom, erase, files};
use crate::state::basket::Basket;
use crate::state::library::SavedProfile;
use crate::t;
use crate::view::{keep_words, summary};
use leptos::prelude::*;
use waymark_schema::message::BringBack;

/// The page of saved profiles.
#[component]
pub fn Saved() -> impl IntoView {
    set_title(t!("Saved profiles"));
    let library = use_library();
    let profiles = library.profiles;
    let ids = Signal::derive(move || {
        profiles.with(|all| all.iter().map(|saved| saved.id.clone()).collect::<Vec<_>>())
    });
    let row = move |id: String| {
        view! { <li class="section saved__row"><Row id=id library=library /></li> }.into_any()
    };
    view! {
        <article class="about saved">
            <h1>{t!("Saved profiles")}</h1>
            <Offers />
            <p>{move || keep_words::place(library.place.get())}</p>
            <ul class="saved__list" aria-label=t!("Saved profiles")>
                <KeyedList keys=ids row=Callback::new(row) />
            </ul>
            {move || profiles.with(Vec::is_empty).then(|| view! {
                <p class="note">{t!("Nothing is saved yet. Below your results you can save your answers under a name.")}</p>
            })}
            <Import />
            <Erase library=library />
        </article>
    }
}

/// A saved profile.
#[component]
fn Row(id: String, library: Library) -> impl IntoView {
    let app = use_app();
    let keeping = use_keeping();
    let home = use_site().results();
    let renaming = RwSignal::new(false);
    let name_id = format!("rename-{id}");
    let of = {
        let id = id.clone();
        move || library.profiles.with(|all| all.iter().find(|saved| saved.id == id).cloned())
    };
    let saved = Memo::new(move |_| of());
    let open = move |_| {
        if let Some(saved) = saved.get_untracked() {
            keeping.take(
                Offer { form: saved.form.clone(), weights: Some(saved.weights.clone()) },
                &t!("“{}” is open. Undo brings your earlier answers back.", saved.name),
            );
            library.work_on(&saved);
        }
    };
    let rename = {
        let (id, field) = (id.clone(), name_id.clone());
        move |event: leptos::ev::SubmitEvent| {
            event.prevent_default();
            if let Some(name) = library.rename(&id, &dom::input_value(&field)) {
                app.announcer.say(t!("Renamed to {name}.", name));
            }
            renaming.set(false);
            dom::focus_soon("main");
        }
    };
    let delete = {
        let id = id.clone();
        move |_| {
            library.delete(&id);
            app.announcer.say(t!("Deleted."));
            dom::focus_soon("main");
        }
    };
    let begin = {
        let field = name_id.clone();
        move |_| {
            renaming.set(true);
            dom::focus_soon(&field);
        }
    };
    let content = move |saved: SavedProfile| {
        let lines = summary::lines(&saved.form);
        let label = |what: &str| format!("{what} {}", saved.name);
        let is_open = library.opened.get().is_some_and(|opened| opened.id == saved.id);
        let heading = if renaming.get() {
            view! {
                <form class="keep__save" on:submit=rename.clone()>
                    <label class="field__label" for=name_id.clone()>{t!("New name")}</label>
                    <input id=name_id.clone() class="input" type="text" maxlength="60" autocomplete="off" value=saved.name.clone() />
                    <button class="button button--small" type="submit">{t!("Rename")}</button>
                </form>
            }
            .into_any()
        } else {
            view! { <h2>{saved.name.clone()} {is_open.then(|| view! { " " <small>{t!("open now")}</small> })}</h2> }
                .into_any()
        };
        view! {
            {heading}
            <p class="source">{t!("Saved ")} {keep_words::day(&saved.saved)}</p>
            <dl class="said">
                {lines.into_iter().map(|(name, words)| view! { <div><dt>{name}</dt> <dd>{words}</dd></div> }).collect_view()}
            </dl>
            <div class="row">
                <a class="button button--small button--primary" href=home.clone() aria-label=label(t!("Open")) on:click=open>{t!("Open")}</a>
                <button class="button button--small" type="button" aria-label=label(t!("Rename")) on:click=begin.clone()>{t!("Rename")}</button>
                <button class="button button--small" type="button" aria-label=label(t!("Delete")) on:click=delete.clone()>{t!("Delete")}</button>
            </div>
        }
    };
    move || saved.get().map(content.clone())
}

/// Brings a file back.
#[component]
fn Import() -> impl IntoView {
    let keeping = use_keeping();
    let choose = move |event| {
        let Some(file) = files::chosen(&event) else { return };
        leptos::task::spawn_local(async move {
            match files::json(file).await {
                Ok(text) => keeping.bring(BringBack::File(text)),
                Err(problem) => keeping.problem.set(Some(problem)),
            }
        });
    };
    view! {
        <section class="section" aria-labelledby="import-heading">
            <h2 id="import-heading">{t!("Open a file")}</h2>
            <p>{t!("A .json file that was saved here, or a profile as the command line takes it. It is read on your device.")}</p>
            <label class="button button--small file-button">
                {t!("Choose a file")} <input class="visually-hidden" type="file" accept=".json,application/json" on:change=choose />
            </label>
        </section>
    }
}

/// Erases everything.
#[component]
fn Erase(library: Library) -> impl IntoView {
    let keeping = use_keeping();
    let compared = use_app().compared;
    let said = RwSignal::new(String::new());
    let erase = move |_| {
        let profiles = library.profiles.with_untracked(Vec::len);
        leptos::task::spawn_local(async move {
            erase::everything().await;
            library.forget();
            keeping.forget();
            compared.set(Basket::default());
            said.set(keep_words::erased(profiles));
        });
    };
    view! {
        <section class="section" aria-labelledby="erase-heading">
            <h2 id="erase-heading">{t!("Erase everything")}</h2>
            <p>{t!("This erases your answers in this tab, every saved profile, and the copy of the site for use without a connection. Files and links that you took away stay yours. It cannot be undone.")}</p>
            <button class="button button--danger" type="button" on:click=erase>{t!("Erase everything")}</button>
            <p class="saved__said" role="status">{said}</p>
        </section>
    }
}
