//! What fits, as it stands: the list, its two rankings, and what to show while there is none.

use crate::app::{AppState, use_app};
use crate::components::engine_notice::{EngineNotice, Promise, RefusalNotice};
use crate::components::keyed_list::KeyedList;
use crate::components::match_card::{MatchCard, Ranking};
use crate::services::dom;
use crate::services::engine::use_engine;
use crate::state::engine_status::EngineStatus;
use crate::state::form::ProfileForm;
use crate::view::pay_chart::PayScale;
use leptos::prelude::*;
use std::sync::Arc;
use waymark_schema::message::Answer;
use waymark_schema::recommendation::Recommendation;

/// Matches shown before more are wanted.
const FIRST_SHOWN: usize = 10;

/// Both rankings of one answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Rankings {
    answer: Arc<Answer>,
}

impl Rankings {
    /// The rankings in the app's latest answer.
    pub fn latest(app: AppState) -> Option<Self> {
        let answer = app.recommended.answer.get()?;
        matches!(*answer, Answer::Recommend { .. }).then_some(Self { answer })
    }

    /// One of the two.
    pub fn of(&self, ranking: Ranking) -> &Recommendation {
        static NONE: Recommendation = Recommendation { id: None, results: Vec::new(), notes: Vec::new() };
        match (&*self.answer, ranking) {
            (Answer::Recommend { learned, .. }, Ranking::Learned) => learned,
            (Answer::Recommend { baseline, .. }, Ranking::Baseline) => baseline,
            _ => &NONE,
        }
    }

    /// Share of the first ten in common, 0 to 1.
    pub fn overlap(&self) -> f32 {
        match *self.answer {
            Answer::Recommend { overlap, .. } => overlap,
            _ => 0.0,
        }
    }
}

/// The results panel.
#[component]
pub fn Results() -> impl IntoView {
    let app = use_app();
    let status = use_engine().status();
    let ready = move || status.with(EngineStatus::is_ready);
    let rankings = Memo::new(move |_| Rankings::latest(app));
    let waiting = move || app.form.with(ProfileForm::says_something);
    let body = move || {
        if rankings.with(Option::is_some) {
            view! { <Ranked rankings=rankings /> }.into_any()
        } else if let Some(refusal) = app.recommended.refusal.get() {
            view! { <RefusalNotice refusal=refusal live=app.recommended /> }.into_any()
        } else if waiting() {
            let bones = if ready() {
                "Ranking…"
            } else {
                "Your results appear here as soon as the engine is ready."
            };
            view! { <p class="field__hint">{bones}</p> <Bones /> }.into_any()
        } else {
            view! { <Invitation /> }.into_any()
        }
    };
    view! {
        <section class="results" aria-labelledby="results-heading" aria-busy=move || app.recommended.pending.get().to_string()>
            <h2 id="results-heading" class="results__heading" tabindex="-1">"Work that fits"</h2>
            <Promise />
            <EngineNotice />
            {body}
        </section>
    }
}

/// What stands here before the visitor has said anything.
#[component]
fn Invitation() -> impl IntoView {
    view! {
        <div class="invitation">
            <p>"Tell us your role, a skill or an interest. One is enough to begin, and results follow as you type."</p>
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

/// The matches of one ranking, with a switch to the other.
#[component]
fn Ranked(rankings: Memo<Option<Rankings>>) -> impl IntoView {
    let app = use_app();
    let ranking = RwSignal::new(Ranking::Learned);
    let all = RwSignal::new(false);
    let with = move |read: &mut dyn FnMut(&Recommendation)| {
        rankings.with(|rankings| {
            if let Some(rankings) = rankings {
                read(rankings.of(ranking.get()));
            }
        });
    };
    let own = Memo::new(move |_| app.form.with(ProfileForm::pay));
    let codes = Memo::new(move |_| {
        let most = if all.get() { usize::MAX } else { FIRST_SHOWN };
        let mut codes = Vec::new();
        with(&mut |list| codes = list.results.iter().take(most).map(|found| found.code.clone()).collect());
        codes
    });
    let scale = Memo::new(move |_| {
        let own = own.get().map(|pay| pay.annual_full_time());
        let mut scale = PayScale::covering([], own);
        with(&mut |list| {
            scale = PayScale::covering(list.results.iter().filter_map(|found| found.pay.as_ref()), own);
        });
        scale
    });
    let total = Memo::new(move |_| {
        let mut total = 0;
        with(&mut |list| total = list.results.len());
        total
    });
    let notes = move || {
        let mut notes = Vec::new();
        with(&mut |list| notes.clone_from(&list.notes));
        notes.into_iter().map(|note| view! { <li class="note">{note}</li> }).collect_view()
    };
    // The row is kept while its occupation stays in the list, so that what is unfolded stays so.
    let row = move |code: String| {
        let card = move || {
            let mut card = None;
            with(&mut |list| {
                card = list.results.iter().position(|found| found.code == code).map(|index| {
                    let found = list.results[index].clone();
                    view! {
                        <MatchCard rank=index + 1 found=found ranking=ranking.get() scale=scale.get() own=own.get() />
                    }
                });
            });
            card
        };
        view! { <li>{card}</li> }.into_any()
    };
    let show_all = move |_| {
        all.set(true);
        dom::focus_soon("results-heading");
    };
    view! {
        <RankingSwitch ranking=ranking rankings=rankings />
        {move || view! { <Scale scale=scale.get() own=own.get().is_some() /> }}
        <ul class="notes">{notes}</ul>
        <ol class="results__list">
            <KeyedList keys=codes row=Callback::new(row) />
        </ol>
        {move || (total.get() == 0).then(|| view! {
            <p class="notice">"Nothing fits these words yet. Try a role or a skill in other words."</p>
        })}
        {move || (!all.get() && total.get() > FIRST_SHOWN).then(|| view! {
            <button class="button button--wide" type="button" on:click=show_all>
                "Show all " {move || total.get()}
            </button>
        })}
    }
}

/// What the bars of pay mean, said once for all of them.
#[component]
fn Scale(scale: PayScale, own: bool) -> impl IntoView {
    view! {
        <p class="scale">
            <span>"Pay bars run from $0 to " {crate::view::format::dollars(scale.top())} ":"</span>
            <span class="key key--median">"median"</span>
            <span class="key key--half">"middle half"</span>
            <span class="key key--whisker">"8 in 10"</span>
            {own.then(|| view! { <span class="key key--own">"you"</span> })}
        </p>
    }
}

/// Chooses between the two rankings and says how much they agree.
#[component]
fn RankingSwitch(ranking: RwSignal<Ranking>, rankings: Memo<Option<Rankings>>) -> impl IntoView {
    let overlap = move || {
        rankings.with(|rankings| {
            rankings.as_ref().map_or(0, |rankings| crate::view::format::of_ten(rankings.overlap()))
        })
    };
    let radio = move |value: Ranking, id: &'static str, label: &'static str| {
        view! {
            <input
                type="radio" name="ranking" class="switch__input visually-hidden" id=id
                prop:checked=move || ranking.get() == value on:change=move |_| ranking.set(value)
            />
            <label class="switch__label" for=id>{label}</label>
        }
    };
    view! {
        <details class="ranking">
            <summary>
                {move || match ranking.get() {
                    Ranking::Learned => "How this is ranked",
                    Ranking::Baseline => "Ranked by the simple baseline",
                }}
            </summary>
            <fieldset class="switch">
                <legend class="visually-hidden">"Ranking"</legend>
                {radio(Ranking::Learned, "ranking-learned", "Learned ranking")}
                {radio(Ranking::Baseline, "ranking-baseline", "Simple baseline")}
            </fieldset>
            <p class="ranking__words">
                {move || match ranking.get() {
                    Ranking::Learned => "A small model weighs role, skills, interests, preparation and pay together. The match is the chance that the work suits someone who says what you said.",
                    Ranking::Baseline => "Only how alike your skills and the work’s skills are (their cosine). It is here to compare with.",
                }}
                " Of the first ten, the two rankings share " {overlap} "."
            </p>
        </details>
    }
}
