//! The skills that would open most, each with the work it would bring nearer and a way to try it.

use crate::app::{use_app, use_site};
use crate::components::engine_notice::RefusalNotice;
use crate::services::dom;
use crate::services::engine::use_engine;
use crate::services::live::use_live;
use crate::state::form::{Added, ProfileForm};
use crate::view::format::match_percent;
use crate::view::words::skill_kind;
use crate::{language, t};
use leptos::prelude::*;
use waymark_schema::explanation::{Opened, Opening};
use waymark_schema::message::{Answer, Question};

/// Skills shown.
const MOST_OPENINGS: usize = 6;
/// It ranks dozens of times over, and waits until everything else has followed what is typed.
const RANKING_REST: i32 = 400;

/// The skills, folded away until the visitor asks: they cost more than the results themselves.
#[component]
pub fn WhatIf() -> impl IntoView {
    let app = use_app();
    let open = RwSignal::new(false);
    let added = RwSignal::new(None::<String>);
    let live = use_live(use_engine(), RANKING_REST, move || {
        let profile = app.form.with(|form: &ProfileForm| form.says_something().then(|| form.to_profile()));
        profile.filter(|_| open.get()).map(|profile| Question::WhatIf { profile, top: MOST_OPENINGS })
    });
    let openings = Memo::new(move |_| match live.answer.get().as_deref() {
        Some(Answer::WhatIf { openings }) => Some(openings.clone()),
        _ => None,
    });
    let list = move || {
        if let Some(refusal) = live.refusal.get() {
            return view! { <RefusalNotice refusal=refusal live=live /> }.into_any();
        }
        match openings.get() {
            None => view! { <p class="field__hint">{t!("Trying out skills…")}</p> }.into_any(),
            Some(openings) if openings.is_empty() => view! {
                <p>{t!("No single skill would change much here. Interests, education or a role say more.")}</p>
            }
            .into_any(),
            Some(openings) => {
                let card = move |opening: Opening| view! { <OpeningCard opening=opening added=added /> };
                view! { <ul class="openings">{openings.into_iter().map(card).collect_view()}</ul> }.into_any()
            }
        }
    };
    view! {
        <details class="more what-if" on:toggle=move |event| open.set(dom::is_unfolded(&event))>
            <summary id="what-if-summary">{t!("Which skill would open more?")}</summary>
            <p class="field__hint">{t!("Each was tried: added to your skills, with everything ranked again. If you have one already, add it. If not, it may be worth learning.")}</p>
            <AddedNotice added=added />
            <div aria-busy=move || live.pending.get().to_string()>{list}</div>
        </details>
    }
}

/// What was added just now, with a way back.
#[component]
fn AddedNotice(added: RwSignal<Option<String>>) -> impl IntoView {
    let app = use_app();
    move || {
        let name = added.get()?;
        let undo = {
            let name = name.clone();
            move |_| {
                app.form.update(|form| form.remove_skill(&name));
                app.announcer.say(t!("{name} removed", name));
                added.set(None);
                dom::focus("what-if-summary");
            }
        };
        // Removed elsewhere, there is nothing left to undo.
        let there = app.form.with(|form| form.has_skill(&name));
        there.then(|| {
            view! {
                <p class="understood what-if__added">
                    <span>{name} {t!(" is among your skills now, rated medium. ")}</span>
                    <button id="what-if-undo" class="button button--small" type="button" on:click=undo>{t!("Undo")}</button>
                </p>
            }
        })
    }
}

/// A skill and what it would open.
#[component]
fn OpeningCard(opening: Opening, added: RwSignal<Option<String>>) -> impl IntoView {
    let app = use_app();
    let site = use_site();
    let Opening { name, kind, opens, .. } = opening;
    let add = {
        let name = name.clone();
        move |_| {
            let mut outcome = Added::Already;
            app.form.update(|form| outcome = form.add_skill(&name));
            match outcome {
                Added::Yes => {
                    app.announcer.say(t!("{name} added to your skills", name));
                    added.set(Some(name.clone()));
                    dom::focus_soon("what-if-undo");
                }
                Added::Full => app.announcer.say(t!("No more skills are read")),
                Added::Already => {}
            }
        }
    };
    let opened = move |opened: Opened| {
        view! {
            <li>
                <a href=site.occupation(&opened.code)>{opened.title}</a>
                " " <span class="opening__rise">"(" {match_percent(opened.before)} " → " {match_percent(opened.after)} ")"</span>
                {opened.enters.then(|| view! { " " <span class="mark mark--demand">{t!("new in your first ten")}</span> })}
            </li>
        }
    };
    view! {
        <li class="opening">
            <div class="opening__head">
                <h4 class="opening__name">{language::name(&name).to_owned()} " " <span class="opening__kind">{skill_kind(kind)}</span></h4>
                <button class="button button--small" type="button" on:click=add>
                    {t!("Add")} <span class="visually-hidden">" " {language::name(&name).to_owned()}</span>
                </button>
            </div>
            <p class="opening__opens">{t!("Raises:")}</p>
            <ul class="opening__list">{opens.into_iter().map(opened).collect_view()}</ul>
        </li>
    }
}
