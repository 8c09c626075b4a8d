//! What the visitor's role was understood as, or what it may mean.

use crate::app::{use_app, use_site};
use crate::services::dom;
use crate::services::outward::tell;
use crate::state::form::ProfileFormStoreFields;
use crate::state::outward::Happening;
use crate::state::step::Step;
use crate::t;
use leptos::prelude::*;
use waymark_schema::recommendation::{Scored, TitleMatches};

/// Where other words for the role can be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Retry {
    /// In the field with this identity on the same page.
    Field(&'static str),
    /// At the step about the role.
    Step,
}

/// How a role was understood; choices where it may mean several things, or where the visitor says that it
/// was not meant so.
#[component]
pub fn Understood(
    /// Identity of the region.
    id: &'static str,
    /// What the role may mean.
    #[prop(into)]
    matches: Signal<Option<TitleMatches>>,
    /// Where to say it in other words.
    retry: Retry,
) -> impl IntoView {
    let matches = Memo::new(move |_| matches.get());
    let disputed = RwSignal::new(false);
    Effect::new(move |_| {
        matches.track();
        disputed.set(false);
    });
    let content = move || {
        matches.with(|matches| {
            let matches = matches.as_ref()?;
            let asking = disputed.get() || !matches.confident;
            Some(match matches.results.as_slice() {
                [] => view! {
                    <p class="understood understood--unsure">
                        {t!("We do not know this title yet. Try another word for it, or go on: skills and interests are enough.")}
                    </p>
                }
                .into_any(),
                [first, ..] if !asking => view! { <Taken id=id first=first.clone() disputed=disputed /> }.into_any(),
                // What the visitor has just said is wrong is not offered again.
                [_, others @ ..] if disputed.get() => {
                    view! { <Choices id=id choices=others.to_vec() retry=retry /> }.into_any()
                }
                results => view! { <Choices id=id choices=results.to_vec() retry=retry /> }.into_any(),
            })
        })
    };
    // The region stays while its content changes, so that it can take the focus from a button that goes.
    view! { <div id=id class="meaning" tabindex="-1">{content}</div> }
}

/// What the role was understood as, with a way to say that it is wrong.
#[component]
fn Taken(id: &'static str, first: Scored, disputed: RwSignal<bool>) -> impl IntoView {
    let site = use_site();
    let dispute = move |_| {
        disputed.set(true);
        tell(&Happening::Feedback { about: "role", code: None, answer: None });
        dom::focus_soon(id);
    };
    view! {
        <p class="understood">
            {t!("Understood as ")} <a href=site.occupation(&first.code)>{first.title}</a> ". "
            <button class="link-button" type="button" on:click=dispute>{t!("Not right?")}</button>
        </p>
    }
}

/// Two or three meanings to choose from.
#[component]
fn Choices(id: &'static str, choices: Vec<Scored>, retry: Retry) -> impl IntoView {
    let app = use_app();
    let site = use_site();
    let button = move |meaning: Scored| {
        let title = meaning.title.clone();
        let choose = move |_| {
            app.form.role().set(title.clone());
            app.announcer.say(t!("Role: {title}", title));
            dom::focus_soon(id);
        };
        view! {
            <li><button class="button button--small" type="button" on:click=choose>{meaning.title}</button></li>
        }
    };
    let other_words = match retry {
        Retry::Field(field) => view! {
            <button class="link-button" type="button" on:click=move |_| dom::focus(field)>{t!("Say it in other words")}</button>
        }
        .into_any(),
        Retry::Step => view! { <a href=site.step(Step::Role)>{t!("Say it in other words")}</a> }.into_any(),
    };
    let question = format!("{id}-question");
    view! {
        <div class="understood understood--unsure">
            <p id=question.clone()>{t!("Did you mean:")}</p>
            <ul class="row" aria-labelledby=question>{choices.into_iter().map(button).collect_view()}</ul>
            <p class="field__hint">{t!("If none fits, leave it: your own words still count. ")} {other_words}</p>
        </div>
    }
}
