//! Choosing occupations to compare: a toggle on each, and a tray with what is chosen.

use crate::app::{use_app, use_site};
use crate::components::keyed_list::KeyedList;
use crate::services::dom;
use crate::state::basket::{Basket, Chosen, Toggled, fragment};
use crate::t;
use crate::view::market;
use leptos::prelude::*;

/// A button that chooses an occupation to be compared.
#[component]
pub fn CompareToggle(
    /// O*NET-SOC code.
    code: String,
    /// Title.
    title: String,
) -> impl IntoView {
    let app = use_app();
    let label = t!("Compare {title}", title);
    let chosen = {
        let code = code.clone();
        Memo::new(move |_| app.compared.with(|compared| compared.has(&code)))
    };
    let choose = move |_| {
        let one = Chosen { code: code.clone(), title: title.clone() };
        let mut toggled = Toggled::Full;
        app.compared.update(|compared| toggled = compared.toggle(one));
        let count = app.compared.with_untracked(|compared| compared.chosen().len());
        app.announcer.say(market::toggled(toggled, &title, count));
    };
    view! {
        <button
            class="chip compare-toggle"
            type="button"
            aria-pressed=move || chosen.get().to_string()
            aria-label=label
            on:click=choose
        >
            <span class="chip__mark" aria-hidden="true"></span>
            {t!("Compare")}
        </button>
    }
}

/// What is chosen, at the foot of the screen, with the way to the comparison; nothing while nothing is chosen.
#[component]
pub fn CompareTray() -> impl IntoView {
    let app = use_app();
    let site = use_site();
    let compared = app.compared;
    let any = Memo::new(move |_| compared.with(|compared| !compared.chosen().is_empty()));
    let codes = Memo::new(move |_| compared.with(Basket::codes));
    let address = {
        let site = site.clone();
        move || site.compare(&codes.with(|codes| fragment(codes, None)))
    };
    let row = move |code: String| {
        let title = compared.with_untracked(|compared| {
            compared.chosen().iter().find(|one| one.code == code).map(|one| one.title.clone())
        });
        let title = title.unwrap_or_else(|| code.clone());
        let label = t!("Do not compare {title}", title);
        let words = market::toggled(Toggled::Out, &title, 0);
        let drop = move |_| {
            compared.update(|compared| {
                compared.toggle(Chosen { code: code.clone(), title: String::new() });
            });
            app.announcer.say(words.clone());
            dom::focus_soon("compare-tray");
        };
        view! {
            <li class="tag">
                <span class="tray__title">{title}</span>
                <button class="tag__remove" type="button" aria-label=label on:click=drop>"×"</button>
            </li>
        }
        .into_any()
    };
    let row = Callback::new(row);
    move || {
        let address = address.clone();
        any.get().then(|| {
            view! {
                <section class="tray" aria-label=t!("To compare") id="compare-tray" tabindex="-1">
                    <ul class="tray__list">
                        <KeyedList keys=codes row=row />
                    </ul>
                    <a class="button button--primary button--small" href=address>
                        {move || market::compare_link(codes.with(Vec::len))}
                    </a>
                </section>
            }
        })
    }
}
