//! The best way to each of the first results, or to the goal, in one line each.

use crate::app::{use_app, use_site};
use crate::components::engine_notice::RefusalNotice;
use crate::language::told;
use crate::services::engine::use_engine;
use crate::services::live::use_live;
use crate::state::form::ProfileForm;
use crate::t;
use crate::view::market::{chain, goal_pay};
use crate::view::routes::{effort, headline};
use leptos::prelude::*;
use waymark_schema::message::{Answer, Question};
use waymark_schema::route::{GoalRoutes, RouteWishes};

/// How long the results must have been at rest before ways are looked for, in milliseconds: looking takes longer
/// than ranking, and must not stand in the way of what is being typed.
const REST: i32 = 1_200;
/// Occupations to which there are ways where no goal is named.
const WITHOUT_A_GOAL: usize = 3;

/// The ways, once the results have rested, and room for them until then; nothing without a role to begin at.
#[component]
pub fn ResultsWays() -> impl IntoView {
    let app = use_app();
    let live = use_live(use_engine(), REST, move || {
        if app.recommended.pending.get() {
            return None;
        }
        let profile = app.form.with(|form| (!form.roles().is_empty()).then(|| form.to_profile()))?;
        Some(Question::Routes { profile, wishes: RouteWishes::default() })
    });
    // While the visitor types, the ways found last stay.
    let found = Memo::new(move |before: Option<&Vec<GoalRoutes>>| match live.answer.get().as_deref() {
        Some(Answer::Routes { plan }) => plan.goals.clone(),
        _ if app.form.with(|form| form.roles().is_empty()) => Vec::new(),
        _ => before.cloned().unwrap_or_default(),
    });
    // Room is kept from the start, so that nothing below moves from under a pointer when the ways come.
    let coming = Memo::new(move |_| {
        let is_coming = live.answer.with(Option::is_none) && app.form.with(|form| !form.roles().is_empty());
        match app.form.with(|form| form.goal.trim().is_empty()) {
            _ if !is_coming => 0,
            true => WITHOUT_A_GOAL,
            false => 1,
        }
    });
    let own = Memo::new(move |_| app.form.with(ProfileForm::pay));
    let site = use_site();
    let one = move |goal: GoalRoutes| {
        let address = site.occupation(&goal.goal.code);
        let title = goal.goal.title.clone();
        let way = match goal.routes.first() {
            None => view! {
                <p>{goal.obstacle.map(|obstacle| told(&obstacle.message))}</p>
            }
            .into_any(),
            Some(route) => {
                // Beside the visitor's own pay, the change from the present work's median would only confuse.
                let pay = own.get().and_then(|own| goal_pay(route, &own));
                let told = pay.map_or_else(|| headline(route), |pay| format!("{}, {pay}", effort(route)));
                let chain =
                    (route.steps.len() > 1).then(|| view! { <p class="to-goal__chain">{chain(route)}</p> });
                view! {
                    <p class="to-goal__told">{told}</p>
                    {chain}
                }
                .into_any()
            }
        };
        let label = t!("How to get there: {title}", title);
        view! {
            <li class="to-goal">
                <h4 class="to-goal__title">{title}</h4>
                {way}
                <a href=address aria-label=label>{t!("How to get there")}</a>
            </li>
        }
    };
    let one = StoredValue::new(one);
    move || {
        if let Some(refusal) = live.refusal.get() {
            return Some(view! { <RefusalNotice refusal=refusal live=live /> }.into_any());
        }
        let (goals, coming) = (found.get(), coming.get());
        let is_empty = goals.is_empty();
        (!is_empty || coming > 0).then(|| {
            let items = if is_empty {
                let bone = |_| view! { <li class="skeleton skeleton--way"></li> };
                (0..coming).map(bone).collect_view().into_any()
            } else {
                goals.into_iter().map(|goal| one.with_value(|one| one(goal))).collect_view().into_any()
            };
            view! {
                <section class="ways-ahead" aria-labelledby="ways-ahead-heading" aria-busy=is_empty.to_string()>
                    <h3 id="ways-ahead-heading">{t!("Ways there")}</h3>
                    <ul class="ways-ahead__list" aria-hidden=is_empty.then_some("true")>{items}</ul>
                    <p class="source">{t!("Moves learned from the occupations that O*NET lists as related; time and pay from O*NET and the Bureau of Labor Statistics.")}</p>
                </section>
            }
            .into_any()
        })
    }
}
