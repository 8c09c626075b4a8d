//! What the answers come to, and taking it over into the interests.

use crate::app::{use_app, use_site};
use crate::components::questions::{Asking, use_replies};
use crate::state::form::ProfileFormStoreFields;
use crate::state::questions::{ALL, Replies, Score};
use crate::state::step::Step;
use crate::t;
use crate::view::questions as words;
use crate::view::words::{interest_description, interest_name, interest_term};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

/// The result, explained.
#[component]
pub fn OutcomeOf(
    /// How they are asked.
    asking: Asking,
) -> impl IntoView {
    let (app, site) = (use_app(), use_site());
    let replies = use_replies();
    let outcome = Memo::new(move |_| replies.get().outcome());
    // What the visitor has ticked here; the rule's picks until then, whatever answers come.
    let ticked = RwSignal::new(None::<[bool; 6]>);
    let picks = Memo::new(move |_| ticked.get().unwrap_or_else(|| outcome.with(|outcome| outcome.picks)));
    let row = move |score: Score| {
        let place = score.interest as usize;
        let id = format!("pick-{}", score.interest.letter());
        let width = format!("{}%", score.share().unwrap_or_default() * 100.0);
        let tick = move |event| {
            let mut all = picks.get_untracked();
            all[place] = event_target_checked(&event);
            ticked.set(Some(all));
        };
        view! {
            <li class="outcome__row">
                <input
                    id=id.clone() class="outcome__tick" type="checkbox" aria-describedby=format!("{id}-about")
                    prop:checked=move || picks.get()[place] on:change=tick
                />
                <label class="outcome__name" for=id.clone()>
                    {interest_name(score.interest)}
                    <span class="outcome__term">{format!("{} · {}", score.interest.letter(), interest_term(score.interest))}</span>
                </label>
                <span class="outcome__track" aria-hidden="true"><span class="outcome__bar" style:inline-size=width></span></span>
                <span class="outcome__points">{words::strength(&score)} ", " {words::points(&score)}</span>
                <span class="outcome__about" id=format!("{id}-about")>{interest_description(score.interest)}</span>
            </li>
        }
    };
    let rows = move || outcome.with(|outcome| outcome.scores.map(row).collect_view());
    let navigate = use_navigate();
    let interests = site.step(Step::Interests);
    let take = move |_| {
        // With nothing ticked there is nothing to take over, and what was chosen before stays.
        if picks.get_untracked().contains(&true) {
            app.form.interests().set(picks.get_untracked());
            app.announcer.say(t!("Interests taken over."));
        }
        navigate(&interests, NavigateOptions { resolve: false, ..NavigateOptions::default() });
    };
    let nothing = move || !picks.get().contains(&true);
    let more = move || {
        let done = replies.get().answered(ALL);
        let open = replies.get().first_open(asking.count());
        let address = open.map(|open| site.questions_at(&(open + 1).to_string()));
        view! {
            {address.map(|address| view! { <a class="button" href=address>{t!("Go on with the questions")}</a> })}
            {(done > 0 && !asking.long.get()).then(|| view! {
                <button class="button" type="button" on:click=move |_| asking.long.set(true)>{t!("Ask all 30")}</button>
            })}
        }
    };
    let clear = move |_| {
        ticked.set(None);
        app.form.replies().set(Replies::default());
        app.announcer.say(t!("All answers are taken back. Undo brings them again."));
    };
    let early = move || {
        let count = asking.count();
        words::stopped_early(replies.get().answered(count), count)
    };
    view! {
        <section class="outcome" aria-labelledby="outcome-heading">
            <h2 id="outcome-heading" tabindex="-1">{t!("What your answers come to")}</h2>
            <p class="outcome__verdict" role="status">{move || outcome.with(words::verdict)}</p>
            {move || early().map(|words| view! { <p class="note">{words}</p> })}
            <fieldset class="outcome__picks">
                <legend class="field__hint">{t!("Tick what you want to take over. The rule’s picks are ticked.")}</legend>
                <ul class="outcome__rows">{rows}</ul>
            </fieldset>
            <div class="panel__ways outcome__ways">
                <button class="button button--primary" type="button" on:click=take>
                    {move || if nothing() { t!("Go on without taking any") } else { t!("Take over these interests") }}
                </button>
                {more}
                {move || (replies.get() != Replies::default()).then(|| view! {
                    <button class="link-button" type="button" on:click=clear>{t!("Take back all answers")}</button>
                })}
            </div>
            <h3>{t!("How this is counted")}</h3>
            <p>{words::rule()}</p>
            <p>{crate::language::text(words::IN_THE_MATCH)}</p>
        </section>
    }
}
