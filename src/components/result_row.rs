//! A row of the results: the card of a match, or what became of one that was set aside.

use crate::app::use_app;
use crate::components::explanation::use_explanation;
use crate::components::feedback::aside::Aside;
use crate::components::match_card::MatchCard;
use crate::components::results::Latest;
use crate::services::dom;
use crate::services::live::Live;
use crate::state::feedback::{Feedback, Subject};
use crate::state::form::ProfileFormStoreFields;
use crate::view::pay_chart::PayScale;
use leptos::prelude::*;
use waymark_domain::Pay;
use waymark_schema::message::Answer;
use waymark_schema::recommendation::{Match, Recommendation};

/// A result that was set aside while the list was shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetAside {
    /// O*NET-SOC code.
    pub code: String,
    /// Title.
    pub title: String,
    /// Its place in the list, from 0.
    pub place: usize,
}

/// The list that a row is in; cheap to copy.
#[derive(Clone, Copy)]
pub struct ShownList {
    /// The latest answer.
    pub latest: Memo<Option<Latest>>,
    /// The occupations in order.
    pub codes: Memo<Vec<String>>,
    /// How many rows, from the first, may show the latest answer.
    pub fresh: Memo<usize>,
    /// What the shown occupations ask for, against what the visitor has.
    pub gaps: Live,
    /// The scale of pay shared by all results.
    pub scale: Memo<PayScale>,
    /// The visitor's own pay.
    pub own: Memo<Option<Pay>>,
    /// What was set aside since the list is shown.
    pub set_aside: RwSignal<Vec<SetAside>>,
}

/// What a match's card is drawn from.
#[derive(Debug, Clone, PartialEq)]
struct Row {
    /// Its place in the ranking, from 0.
    place: usize,
    found: Match,
    scale: PayScale,
    /// The visitor's own pay.
    own: Option<Pay>,
}

impl Row {
    /// The row of an occupation, if it is among the matches.
    fn of(code: &str, list: &Recommendation, scale: PayScale, own: Option<Pay>) -> Option<Self> {
        let place = list.results.iter().position(|found| found.code == code)?;
        Some(Self { place, found: list.results[place].clone(), scale, own })
    }
}

/// The row of an occupation. It is kept while its occupation stays in the list, so that what is unfolded stays so; what
/// it asks of the engine outlives the card, which is drawn anew with every answer.
#[component]
pub fn ResultRow(
    /// O*NET-SOC code.
    code: String,
    /// The list it is in.
    list: ShownList,
) -> impl IntoView {
    let ShownList { latest, codes, fresh, gaps, scale, own, set_aside } = list;
    let app = use_app();
    let unfolded = RwSignal::new(false);
    let explained = {
        let code = code.clone();
        use_explanation(move || unfolded.get().then(|| code.clone()))
    };
    let subject = Subject::occupation(&code);
    let about = subject.clone();
    let is_aside =
        Memo::new(move |_| app.form.feedback().with(|feedback: &Feedback| feedback.is_aside(&about)));
    let gap = Memo::new({
        let code = code.clone();
        move |_| match gaps.answer.get().as_deref() {
            Some(Answer::Gaps { gaps }) => gaps.get(&code).cloned(),
            _ => None,
        }
    });
    // Until its turn it stays as it was.
    let row = Memo::new({
        let code = code.clone();
        move |before: Option<&Option<Row>>| {
            let place = codes.with(|codes| codes.iter().position(|other| *other == code));
            let is_fresh = place.is_some_and(|place| place < fresh.get());
            match before {
                Some(before) if !is_fresh => before.clone(),
                _ => {
                    let mut row = None;
                    Latest::read(latest, &mut |list| row = Row::of(&code, list, scale.get(), own.get()));
                    row
                }
            }
        }
    });
    let card = move || {
        let kept = set_aside.with(|all| all.iter().find(|one| one.code == code).cloned());
        if let Some(kept) = kept.filter(|_| is_aside.get()) {
            return Some(view! { <Aside subject=subject.clone() title=kept.title /> }.into_any());
        }
        let Row { place, found, scale, own } = row.get()?;
        let id = subject.id("aside");
        let now = SetAside { code: code.clone(), title: found.title.clone(), place };
        let on_aside = Callback::new(move |()| {
            let now = now.clone();
            set_aside.update(|all| {
                all.retain(|one| one.code != now.code);
                all.push(now);
            });
            dom::hold_focus(&id);
        });
        Some(
            view! {
                <MatchCard
                    rank=place + 1 found=found scale=scale own=own gap=gap
                    unfolded=unfolded explained=explained on_aside=on_aside
                />
            }
            .into_any(),
        )
    };
    view! { <li>{card}</li> }
}
