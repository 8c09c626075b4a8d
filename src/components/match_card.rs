//! One recommended occupation.

use crate::app::{use_app, use_site};
use crate::components::badges::Badges;
use crate::components::compare_choice::CompareToggle;
use crate::components::explanation::DecisiveSkills;
use crate::components::feedback::Useful;
use crate::components::gap::GapDetails;
use crate::components::parts::PartBars;
use crate::components::pay_bar::PayBar;
use crate::language::published;
use crate::services::dom;
use crate::services::live::Live;
use crate::state::feedback::{Subject, seen};
use crate::t;
use crate::view::feedback_words::moved;
use crate::view::format::{change_percent, match_percent_first};
use crate::view::pay_chart::PayScale;
use crate::view::reasons;
use crate::view::words;
use leptos::prelude::*;
use waymark_domain::Pay;
use waymark_schema::recommendation::{GapV1, Match};

/// A match.
#[component]
pub fn MatchCard(
    /// Place in the ranking, from 1.
    rank: usize,
    /// The match.
    found: Match,
    /// The scale of pay shared by all results.
    scale: PayScale,
    /// The visitor's own pay.
    own: Option<Pay>,
    /// What it asks for, against what the visitor has; it is asked for once the list is there.
    gap: Memo<Option<GapV1>>,
    /// Whether the reasons are unfolded.
    unfolded: RwSignal<bool>,
    /// The explanation, asked for while they are.
    explained: Live,
    /// What is to happen where the visitor sets it aside.
    on_aside: Callback<()>,
) -> impl IntoView {
    let site = use_site();
    let growth = found.growth_percent.map(|growth| {
        view! { <li>{t!("Jobs ")} {change_percent(growth)} {t!(" in ten years")}</li> }
    });
    let doubts = use_app().advising.doubts;
    let code = found.code.clone();
    let moved = found
        .adapted
        .and_then(|adapted| moved(rank, adapted))
        .map(|moved| view! { <p class="match__moved">{moved}</p> });
    let (subject, seen, title) = (Subject::occupation(&found.code), seen(&found), found.title.clone());
    let doubt = move || {
        let reason = doubts.with(|doubts| {
            doubts.iter().find(|(doubted, _)| *doubted == code).map(|(_, reason)| reason.clone())
        });
        reason
            .map(|reason| view! { <p class="match__doubt"><strong>{t!("In doubt: ")}</strong> {reason}</p> })
    };
    // Ten of these are a third of the page, and few are looked at.
    let parts = found.parts;
    let why = move || {
        unfolded.get().then(|| {
            view! {
                <p>{reasons::sentence(&parts)}</p>
                <PartBars parts=parts />
                <DecisiveSkills live=explained />
            }
        })
    };
    view! {
        <article class="match" class:match--current=found.current>
            <header class="match__head">
                <span class="match__rank" aria-hidden="true">{rank}</span>
                <div class="match__names">
                    <h3 class="match__title"><a lang=published() href=site.occupation(&found.code)>{found.title.clone()}</a></h3>
                    {found.current.then(|| view! { <p class="match__current">{t!("Your current occupation")}</p> })}
                </div>
                <p class="match__score">
                    <strong>{match_percent_first(found.r#match)}</strong> " " <span>{t!("match")}</span>
                    <meter class="match__meter" min="0" max="1" value=found.r#match.to_string() aria-hidden="true"></meter>
                </p>
                {moved}
            </header>
            {doubt}
            <Badges badges=found.badges />
            <PayBar pay=found.pay scale=scale own=own />
            <ul class="match__facts">
                <li>{words::job_zone(found.job_zone)}</li>
                {growth}
            </ul>
            <div class="match__more">
            <details class="why" on:toggle=move |event| unfolded.set(dom::is_unfolded(&event))>
                <summary>{t!("Why this match")}</summary>
                {why}
            </details>
            <GapDetails counts=found.gap_counts gap=gap />
            <CompareToggle code=found.code title=found.title />
            </div>
            <Useful subject=subject title=title seen=seen on_aside=on_aside />
        </article>
    }
}
