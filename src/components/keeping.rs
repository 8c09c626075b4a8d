//! What the visitor's answers were before, what is saved of them, and what takes their place.

use crate::app::AppState;
use crate::components::announcer::Announcer;
use crate::components::weighing::Order;
use crate::services::dom;
use crate::services::engine::{AskError, Engine};
use crate::services::library::Library;
use crate::services::site::{take_link, take_prefill};
use crate::services::timer::now;
use crate::state::form::ProfileForm;
use crate::state::history::History;
use crate::state::prefill;
use crate::t;
use leptos::prelude::*;
use reactive_stores::Store;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use waymark_schema::message::{Answer, BringBack, Question};

/// Answers that wait for the visitor to say whether they may take the place of those that are there.
#[derive(Debug, Clone, PartialEq)]
pub struct Offer {
    /// The answers.
    pub form: ProfileForm,
    /// The order that comes with them; a link has it in its address, where it is read anyway.
    pub weights: Option<String>,
}

/// Cheap to copy, found by [`use_keeping`].
#[derive(Clone, Copy)]
pub struct Keeping {
    form: Store<ProfileForm>,
    order: Order,
    announcer: Announcer,
    engine: Engine,
    history: StoredValue<History>,
    /// Whether there is a change to undo.
    pub can_undo: RwSignal<bool>,
    /// Answers from a link or a file.
    pub offer: RwSignal<Option<Offer>>,
    /// Why a link or a file brought none.
    pub problem: RwSignal<Option<String>>,
}

/// What [`provide_keeping`] provides.
pub fn use_keeping() -> Keeping {
    expect_context()
}

/// Provides the saved profiles and what becomes of the form; takes in what the address brings.
pub fn provide_keeping(app: AppState, engine: Engine) {
    let form = app.form;
    let keeping = Keeping {
        form,
        order: app.order,
        announcer: app.announcer,
        engine,
        history: StoredValue::new(History::new(form.get_untracked())),
        can_undo: RwSignal::new(false),
        offer: RwSignal::new(None),
        problem: RwSignal::new(None),
    };
    Effect::new(move |_| {
        form.with(|form| keeping.history.update_value(|history| history.record(form, now())));
        keeping.look();
    });
    provide_context(Library::open());
    provide_context(keeping);
    keeping.take_address();
    let again = Closure::<dyn FnMut()>::new(move || keeping.take_address());
    // Without the listener a link works where it opens a page, which is nearly always.
    let _ = window().add_event_listener_with_callback("hashchange", again.as_ref().unchecked_ref());
    // The app listens for as long as the page lives.
    again.forget();
}

impl Keeping {
    fn look(self) {
        let can_undo = self.history.with_value(History::can_undo);
        if can_undo != self.can_undo.get_untracked() {
            self.can_undo.set(can_undo);
        }
    }

    /// Takes what the address brings behind its `#`, which is then gone from it.
    fn take_address(self) {
        if let Some(link) = take_link() {
            self.bring(BringBack::Link(link));
        } else if let Some(form) = take_prefill(&prefill::NAMES, prefill::form) {
            self.offer(Offer { form, weights: None });
        }
    }

    /// Has a link or a file read, and offers what it brings.
    pub fn bring(self, what: BringBack) {
        self.problem.set(None);
        let has_order = matches!(what, BringBack::File(_));
        leptos::task::spawn_local(async move {
            match self.engine.ask(Question::BringBack { what }).await {
                Ok(Answer::BringBack { profile, weights, area_name }) => {
                    let form = ProfileForm::from_profile(&profile, area_name.as_deref());
                    self.offer(Offer { form, weights: has_order.then_some(weights) });
                }
                Err(AskError::Refused(refusal)) => self.problem.set(Some(refusal.message)),
                Ok(_) | Err(AskError::Superseded | AskError::Gone) => {
                    self.problem.set(Some(
                        t!("The matching engine is not there to read it. Please try again.").to_owned(),
                    ));
                }
            }
        });
    }

    /// Takes answers over at once where they replace none, and asks otherwise.
    pub fn offer(self, offer: Offer) {
        let nothing_lost =
            self.form.with_untracked(|form| *form == ProfileForm::default() || *form == offer.form);
        if nothing_lost {
            self.take(offer, t!("Answers opened."));
        } else {
            self.offer.set(Some(offer));
            dom::focus_soon("offer-heading");
        }
    }

    /// Puts answers in the place of those that are there, which an undo brings back.
    pub fn take(self, offer: Offer, words: &str) {
        self.history.update_value(History::part);
        self.form.set(offer.form);
        if let Some(weights) = offer.weights {
            self.order.weights.set(weights.parse().unwrap_or_default());
        }
        self.offer.set(None);
        self.announcer.say(words);
    }

    /// Undoes the last change.
    pub fn undo(self) {
        if let Some(before) = self.history.try_update_value(History::undo).flatten() {
            self.form.set(before);
            self.announcer.say(t!("The last change is undone."));
        }
        self.look();
    }

    /// Forgets the answers, and what they were before.
    pub fn forget(self) {
        self.form.set(ProfileForm::default());
        self.order.weights.set(waymark_domain::Weights::default());
        self.offer.set(None);
        self.history.set_value(History::new(ProfileForm::default()));
        self.look();
    }
}

/// Undoes the last change, where there is one.
#[component]
pub fn Undo() -> impl IntoView {
    let keeping = use_keeping();
    let undo = move |_| {
        keeping.undo();
        if !keeping.can_undo.get_untracked() {
            // The button goes with the last change.
            dom::focus_soon("main");
        }
    };
    move || {
        keeping
            .can_undo
            .get()
            .then(|| view! { <button class="link-button" type="button" on:click=undo>{t!("Undo")}</button> })
    }
}

/// Answers that wait to be opened, or why there are none.
#[component]
pub fn Offers() -> impl IntoView {
    let keeping = use_keeping();
    let keep_mine = move |_| {
        keeping.offer.set(None);
        dom::focus_soon("main");
    };
    let offered = move || {
        keeping.offer.get().map(|offer| {
            let lines = crate::view::summary::lines(&offer.form);
            let open = move |_| {
                keeping.take(offer.clone(), t!("Opened. Undo brings your answers back."));
                dom::focus_soon("main");
            };
            view! {
                <section class="notice offer" aria-labelledby="offer-heading">
                    <h2 id="offer-heading" tabindex="-1">{t!("Open these answers?")}</h2>
                    <dl class="said">
                        {lines.into_iter().map(|(name, words)| view! { <div><dt>{name}</dt> <dd>{words}</dd></div> }).collect_view()}
                    </dl>
                    <p>{t!("They take the place of yours. You can undo it.")}</p>
                    <div class="row">
                        <button class="button button--primary" type="button" on:click=open>{t!("Open them")}</button>
                        <button class="button" type="button" on:click=keep_mine>{t!("Keep mine")}</button>
                    </div>
                </section>
            }
        })
    };
    let problem = move || {
        keeping.problem.get().map(|words| {
            view! {
                <div class="notice notice--warning" role="alert">
                    <p>{words}</p>
                    <p>{t!("Your own answers are as they were.")}</p>
                    <button class="button button--small" type="button" on:click=move |_| keeping.problem.set(None)>{t!("button" => "Close")}</button>
                </div>
            }
        })
    };
    view! {
        {problem}
        {offered}
    }
}
