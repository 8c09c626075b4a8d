//! One recommended occupation.

use crate::app::use_site;
use crate::components::badges::Badges;
use crate::components::gap::GapDetails;
use crate::components::parts::PartBars;
use crate::components::pay_bar::PayBar;
use crate::view::format::{change_percent, match_percent, percent};
use crate::view::pay_chart::PayScale;
use crate::view::words;
use leptos::prelude::*;
use waymark_domain::Pay;
use waymark_schema::recommendation::Match;

/// Which ranking a match comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Ranking {
    /// The learned ranking: a calibrated probability with its parts.
    #[default]
    Learned,
    /// The cosine of skills: a likeness without parts.
    Baseline,
}

/// A match.
#[component]
pub fn MatchCard(
    /// Place in the ranking, from 1.
    rank: usize,
    /// The match.
    found: Match,
    /// The ranking it comes from.
    ranking: Ranking,
    /// The scale of pay shared by all results.
    scale: PayScale,
    /// The visitor's own pay.
    own: Option<Pay>,
) -> impl IntoView {
    let site = use_site();
    let learned = ranking == Ranking::Learned;
    let (figure, what) =
        if learned { (match_percent(found.r#match), "match") } else { (percent(found.r#match), "alike") };
    let growth = found.growth_percent.map(|growth| {
        view! { <li>"Jobs " {change_percent(growth)} " in ten years"</li> }
    });
    view! {
        <article class="match" class:match--current=found.current>
            <header class="match__head">
                <span class="match__rank" aria-hidden="true">{rank}</span>
                <div class="match__names">
                    <h3 class="match__title"><a href=site.occupation(&found.code)>{found.title.clone()}</a></h3>
                    {found.current.then(|| view! { <p class="match__current">"Your current occupation"</p> })}
                </div>
                <p class="match__score">
                    <strong>{figure}</strong> " " <span>{what}</span>
                    <meter class="match__meter" min="0" max="1" value=found.r#match.to_string() aria-hidden="true"></meter>
                </p>
            </header>
            <Badges badges=found.badges />
            <PayBar pay=found.pay scale=scale own=own />
            <ul class="match__facts">
                <li>{words::job_zone(found.job_zone)}</li>
                {growth}
            </ul>
            <div class="match__more">
            {learned.then(|| view! {
                <details class="why">
                    <summary>"Why this match"</summary>
                    <PartBars parts=found.parts />
                </details>
            })}
            <GapDetails gap=found.gap />
            </div>
        </article>
    }
}
