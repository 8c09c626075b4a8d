//! What fits, as it stands: the list, ways to question it, and what to show while there is none.

use crate::app::{AppState, use_app, use_site};
use crate::components::advice::ask::Ask;
use crate::components::advice::explain::ExplainResults;
use crate::components::compare_choice::CompareTray;
use crate::components::comparison::ComparisonDetails;
use crate::components::engine_notice::{EngineNotice, Promise, RefusalNotice};
use crate::components::feedback::changes::Changes;
use crate::components::keep_and_share::KeepAndShare;
use crate::components::keyed_list::KeyedList;
use crate::components::later::{fetched_later, later, soon};
use crate::components::made_up::MadeUp;
use crate::components::one_by_one::{in_between, one_by_one};
use crate::components::published::PublishedTitles;
use crate::components::report_head::ReportHead;
use crate::components::result_row::{ResultRow, SetAside, ShownList};
use crate::components::results_ways::ResultsWays;
use crate::components::understood::{Retry, Understood};
use crate::components::weighing::Weighing;
use crate::components::what_if::WhatIf;
use crate::components::why_not::WhyNot;
use crate::language::told;
use crate::services::dom;
use crate::services::engine::{Refusal, use_engine};
use crate::services::live::use_live;
use crate::state::engine_status::EngineStatus;
use crate::state::feedback::Subject;
use crate::state::form::{ProfileForm, ProfileFormStoreFields};
use crate::t;
use crate::view::advice::ABOUT_RESULTS;
use crate::view::courses::MATCH_IS_MADE_UP;
use crate::view::pay_chart::PayScale;
use leptos::prelude::*;
use std::sync::Arc;
use waymark_schema::message::{Answer, Question};
use waymark_schema::recommendation::Recommendation;

/// Matches shown before more are wanted.
const FIRST_SHOWN: usize = 10;
/// What they ask for is asked once the results themselves have followed what is typed, in milliseconds.
const GAPS_REST: i32 = 300;

/// The latest answer to a profile.
#[derive(Debug, Clone, PartialEq)]
pub struct Latest {
    answer: Arc<Answer>,
}

impl Latest {
    /// The app's latest answer.
    pub fn of(app: AppState) -> Option<Self> {
        let answer = app.recommended.answer.get()?;
        matches!(*answer, Answer::Recommend { .. }).then_some(Self { answer })
    }

    /// The learned ranking, in the order that the visitor wants.
    pub fn ranking(&self) -> &Recommendation {
        static NONE: Recommendation =
            Recommendation { id: None, role: None, results: Vec::new(), adaptation: None, notes: Vec::new() };
        match &*self.answer {
            Answer::Recommend { learned } => learned,
            _ => &NONE,
        }
    }

    /// Reads the learned ranking of the latest answer, if there is one.
    pub fn read(latest: Memo<Option<Self>>, read: &mut dyn FnMut(&Recommendation)) {
        latest.with(|latest| {
            if let Some(latest) = latest {
                read(latest.ranking());
            }
        });
    }
}

/// What the panel has to show.
#[derive(Debug, Clone, PartialEq)]
enum Showing {
    Results,
    Refusal(Refusal),
    Waiting {
        ready: bool,
    },
    /// Nothing: the engine failed, and says so.
    Nothing,
    Invitation,
}

/// The results panel.
#[component]
pub fn Results() -> impl IntoView {
    let app = use_app();
    let status = use_engine().status();
    let latest = Memo::new(move |_| Latest::of(app));
    let waiting = move || app.form.with(ProfileForm::says_something);
    // Told apart first, so that a new answer changes what is in the list and leaves the list itself.
    let showing = Memo::new(move |_| {
        if latest.with(Option::is_some) {
            Showing::Results
        } else if let Some(refusal) = app.recommended.refusal.get() {
            Showing::Refusal(refusal)
        } else if waiting() {
            status.with(|status| match status {
                EngineStatus::Failed { .. } => Showing::Nothing,
                status => Showing::Waiting { ready: status.is_ready() },
            })
        } else {
            Showing::Invitation
        }
    });
    let is_drawn = RwSignal::new(true);
    let busy = move || (app.recommended.pending.get() || !is_drawn.get()).to_string();
    let body = move || match showing.get() {
        Showing::Results => later(move || ranked(latest, is_drawn)).shown(),
        Showing::Refusal(refusal) => {
            view! { <RefusalNotice refusal=refusal live=app.recommended /> }.into_any()
        }
        Showing::Waiting { ready } => {
            let words = if ready {
                t!("Ranking…")
            } else {
                t!("Your results appear here as soon as the engine is ready.")
            };
            view! { <p class="field__hint">{words}</p> <Bones /> }.into_any()
        }
        Showing::Nothing => ().into_any(),
        Showing::Invitation => view! { <Invitation /> }.into_any(),
    };
    view! {
        <section class="results" aria-labelledby="results-heading" aria-busy=busy>
            <ReportHead />
            <h2 id="results-heading" class="results__heading" tabindex="-1">{t!("Work that fits")}</h2>
            <Promise />
            {body}
            // Below, so that nothing moves up when it goes.
            <EngineNotice />
        </section>
    }
}

/// What stands here before the visitor has said anything.
#[component]
fn Invitation() -> impl IntoView {
    view! {
        <div class="invitation">
            <p>{t!("Tell us your role, a skill or an interest. One is enough to begin, and results follow as you type.")}</p>
            <svg class="invitation__art" viewBox="0 0 320 120" aria-hidden="true">
                <path class="invitation__hill" d="M0 104c42-34 74-46 112-30s54 6 84-18 74-34 124-10v74H0z" />
                <path class="invitation__path" d="M18 112c40-4 52-26 92-26s44 18 82 10 40-38 84-52" />
                <path class="invitation__post" d="M272 20h5v40h-5z" />
                <path class="invitation__sign" d="M262 22h30l8 6-8 6h-30z" />
            </svg>
        </div>
    }
}

/// Shapes of cards to come.
#[component]
fn Bones() -> impl IntoView {
    let bone = |_| view! { <div class="skeleton skeleton--card"></div> };
    view! { <div class="results__list" aria-hidden="true">{[0, 1, 2].map(bone).collect_view()}</div> }
}

fetched_later!(fn ranked(latest: Memo<Option<Latest>>, is_drawn: RwSignal<bool>) -> AnyView, in journey =>
    view! { <Ranked latest=latest is_drawn=is_drawn /> }.into_any()
);

/// The matches, what they are ordered by, and ways to question them.
#[component]
fn Ranked(
    latest: Memo<Option<Latest>>,
    /// Whether all matches that are to be shown are.
    is_drawn: RwSignal<bool>,
) -> impl IntoView {
    let app = use_app();
    let all = RwSignal::new(false);
    // What was set aside since the list is shown keeps its place, with the reason and the way back.
    let set_aside = RwSignal::new(Vec::<SetAside>::new());
    let with = move |read: &mut dyn FnMut(&Recommendation)| Latest::read(latest, read);
    let own = Memo::new(move |_| app.form.with(ProfileForm::pay));
    let codes = Memo::new(move |_| {
        let most = if all.get() { usize::MAX } else { FIRST_SHOWN };
        let mut codes = Vec::new();
        with(&mut |list| codes = list.results.iter().take(most).map(|found| found.code.clone()).collect());
        let pending = app.recommended.pending.get();
        app.form.feedback().with(|feedback| {
            set_aside.with(|set_aside| {
                for one in set_aside {
                    let stays = pending || feedback.is_aside(&Subject::occupation(&one.code));
                    if stays && !codes.contains(&one.code) {
                        codes.insert(one.place.min(codes.len()), one.code.clone());
                    }
                }
            });
        });
        codes
    });
    let scale = Memo::new(move |_| {
        let own = own.get().map(|pay| pay.annual_full_time());
        let mut scale = PayScale::covering([], own);
        with(&mut |list| {
            scale = PayScale::of_list(list.results.iter().filter_map(|found| found.pay.as_ref()), own);
        });
        scale
    });
    let track = move || {
        latest.track();
        own.track();
        scale.track();
    };
    let fresh = one_by_one(track, move || codes.with(Vec::len), is_drawn);
    let gaps = use_live(use_engine(), GAPS_REST, move || {
        let codes = codes.get();
        let profile = app.form.with(|form| form.says_something().then(|| form.to_profile()))?;
        (!codes.is_empty()).then_some(Question::Gaps { profile, codes })
    });
    let shown_list = ShownList { latest, codes, fresh, gaps, scale, own, set_aside };
    let shown = Memo::new(move |before: Option<&Vec<String>>| {
        codes.with(|codes| in_between(codes, fresh.get(), before.map_or(&[], Vec::as_slice)))
    });
    let was_drawn =
        Memo::new(move |before: Option<&bool>| before.is_some_and(|before| *before) || is_drawn.get());
    let adapted = Memo::new(move |_| {
        let mut adapted = false;
        with(&mut |list| adapted = list.is_adapted());
        adapted
    });
    let adaptation = Memo::new(move |_| {
        let mut adaptation = None;
        with(&mut |list| adaptation.clone_from(&list.adaptation));
        adaptation
    });
    // A row that moves to another place loses the focus.
    Effect::new(move |_| {
        shown.track();
        dom::regain_focus_soon();
    });
    let total = Memo::new(move |_| {
        let mut total = 0;
        with(&mut |list| total = list.results.len());
        total
    });
    let any = Memo::new(move |_| total.get() > 0);
    let role = Memo::new(move |_| {
        let mut role = None;
        with(&mut |list| role.clone_from(&list.role));
        role
    });
    let notes = move || {
        let mut notes = Vec::new();
        with(&mut |list| notes.clone_from(&list.notes));
        notes.into_iter().map(|note| view! { <li class="note">{told(&note)}</li> }).collect_view()
    };
    let row = move |code: String| view! { <ResultRow code=code list=shown_list /> }.into_any();
    let show_all = move |_| {
        all.set(true);
        dom::focus_soon("results-heading");
    };
    let demand = use_site().demand("");
    let first =
        Memo::new(move |_| codes.with(|codes| codes.iter().take(FIRST_SHOWN).cloned().collect::<Vec<_>>()));
    let to_map = use_site().map();
    let explained = RwSignal::new(false);
    let explain = move |_| {
        explained.set(true);
        dom::focus_soon("explain-heading");
    };
    let understood = move || {
        view! {
            <Understood id="results-meaning" matches=role retry=Retry::Step />
            <PublishedTitles />
        }
    };
    let ordered = move || {
        let to_map = to_map.clone();
        view! {
            <Weighing adapted=adapted />
            <Changes adaptation=adaptation />
            {move || any.get().then(|| view! {
                <p class="results__onward">
                    <button class="link-button" type="button" on:click=explain>{t!("Explain these results in words")}</button>
                    <a href=to_map.clone()>{t!("See on the map")}</a>
                </p>
            })}
        }
    };
    let list = move || {
        view! {
            {move || view! { <Scale scale=scale.get() own=own.get().is_some() /> }}
            {move || any.get().then(|| view! { <MadeUp words=crate::language::text(MATCH_IS_MADE_UP) /> })}
            <ul class="notes">{notes}</ul>
            <ol class="results__list">
                <KeyedList keys=shown row=Callback::new(row) />
            </ol>
            {move || gaps.refusal.get().map(|refusal| view! { <RefusalNotice refusal=refusal live=gaps /> })}
            {move || (total.get() == 0).then(|| view! {
                <p class="notice">{t!("Nothing fits these words yet. Try a role or a skill in other words.")}</p>
            })}
            {move || (!all.get() && total.get() > FIRST_SHOWN).then(|| view! {
                <button class="button button--wide" type="button" on:click=show_all>
                    {t!("Show all ")} {move || total.get()}
                </button>
            })}
        }
    };
    let advice = move || {
        view! {
            <ResultsWays />
            <p class="results__onward"><a href=demand.clone()>{t!("See which of these are in demand near you")}</a></p>
            <ExplainResults codes=first wanted=explained />
            <section class="advice" aria-labelledby="ask-heading">
                <h3 id="ask-heading">{t!("Ask about these results")}</h3>
                <Ask codes=first suggestions=&ABOUT_RESULTS />
            </section>
        }
    };
    let further = move || {
        view! {
            <section class="questions" aria-labelledby="questions-heading">
                <h3 id="questions-heading">{t!("Ask further")}</h3>
                <WhyNot />
                <WhatIf />
                <ComparisonDetails />
            </section>
            <KeepAndShare />
        }
    };
    view! {
        {soon(understood)}
        {soon(ordered)}
        {soon(list)}
        {move || (any.get() && was_drawn.get()).then(|| view! { {soon(advice.clone())} {soon(further)} })}
        <CompareTray />
    }
}

/// What the bars of pay mean, said once for all of them.
#[component]
fn Scale(scale: PayScale, own: bool) -> impl IntoView {
    view! {
        <p class="scale">
            <span>{t!("Pay bars run from $0 to ")} {crate::view::format::dollars(scale.top())} ":"</span>
            <span class="key key--median">{t!("median")}</span>
            <span class="key key--half">{t!("middle half")}</span>
            <span class="key key--whisker">{t!("8 in 10")}</span>
            {own.then(|| view! { <span class="key key--own">{t!("you")}</span> })}
        </p>
    }
}
