//! How an occupation fits the visitor, on its own page.

use crate::app::{use_app, use_site};
use crate::components::engine_notice::RefusalNotice;
use crate::components::explanation::{DecisiveSkills, explanation, use_explanation};
use crate::components::feedback::Useful;
use crate::components::gap::GapDetails;
use crate::components::made_up::MadeUp;
use crate::components::parts::PartBars;
use crate::state::feedback::{Subject, seen};
use crate::state::form::ProfileForm;
use crate::t;
use crate::view::courses::MATCH_IS_MADE_UP;
use crate::view::feedback_words::moved;
use crate::view::format::match_percent_first;
use crate::view::reasons;
use leptos::prelude::*;

/// The visitor's match with an occupation and why, or an invitation to say something.
#[component]
pub fn YourFit(
    /// O*NET-SOC code.
    code: String,
) -> impl IntoView {
    let app = use_app();
    let site = use_site();
    let says_something = Memo::new(move |_| app.form.with(ProfileForm::says_something));
    let live = use_explanation(move || Some(code.clone()));
    let found = Memo::new(move |_| explanation(live));
    let body = move || {
        if !says_something.get() {
            return view! {
                <p>
                    {t!("Say something about yourself, and you see here how this work fits you. ")}
                    <a href=site.home()>{t!("Begin with your role")}</a>
                </p>
            }
            .into_any();
        }
        if let Some(refusal) = live.refusal.get() {
            return view! { <RefusalNotice refusal=refusal live=live /> }.into_any();
        }
        let Some(explanation) = found.get() else {
            return view! { <div class="skeleton skeleton--line"></div> <div class="skeleton skeleton--short"></div> }
                .into_any();
        };
        let found = explanation.found;
        let moved = found
            .adapted
            .and_then(|adapted| moved(explanation.rank, adapted))
            .map(|moved| view! { <p class="field__hint">{moved}</p> });
        let (subject, seen, title) = (Subject::occupation(&found.code), seen(&found), found.title.clone());
        view! {
            <p class="figure-line">
                <strong>{match_percent_first(found.r#match)}</strong> {t!(" match. ")}
                {reasons::place(explanation.rank, explanation.of)}
            </p>
            {moved}
            <MadeUp words=crate::language::text(MATCH_IS_MADE_UP) />
            <p>{reasons::sentence(&found.parts)}</p>
            <div class="two">
                <div>
                    <h3>{t!("Part by part")}</h3>
                    <PartBars parts=found.parts />
                </div>
                <div class="why"><DecisiveSkills live=live /></div>
            </div>
            <GapDetails counts=found.gap_counts gap=Some(found.gap) />
            <Useful subject=subject title=title seen=seen />
        }
        .into_any()
    };
    view! {
        <section class="section your-fit" aria-labelledby="your-fit-heading">
            <h2 id="your-fit-heading">{t!("How it fits you")}</h2>
            {body}
        </section>
    }
}
