//! The learned ranking beside the simple baseline, for the visitor's own profile.

use crate::app::use_site;
use crate::t;
use crate::view::format::{match_percent, of_ten, percent};
use leptos::prelude::*;
use waymark_schema::explanation::Comparison;
use waymark_schema::recommendation::Scored;

/// Both rankings in two columns, and how much they agree.
#[component]
pub fn ComparisonDetails(
    /// The first ten of each.
    #[prop(into)]
    comparison: Signal<Option<Comparison>>,
) -> impl IntoView {
    let site = use_site();
    let card = site.model_card();
    let columns = move || {
        let comparison = comparison.get()?;
        let (site, other) = (site.clone(), comparison.clone());
        let column =
            move |title: &'static str, list: &[Scored], other: &[Scored], figure: fn(f32) -> String| {
                let item = |scored: &Scored| {
                    let both = other.iter().any(|other| other.code == scored.code);
                    view! {
                        <li class:comparison__both=both>
                            <a href=site.occupation(&scored.code)>{scored.title.clone()}</a>
                            " " <span class="comparison__figure">{figure(scored.score)}</span>
                            {both.then(|| view! { <span class="visually-hidden">{t!(" (in both)")}</span> })}
                        </li>
                    }
                };
                view! {
                    <div>
                        <h4>{title}</h4>
                        <ol class="comparison__list">{list.iter().map(item).collect_view()}</ol>
                    </div>
                }
            };
        Some(view! {
            <p>
                <strong>{t!("Of the first ten, they share ")} {of_ten(comparison.overlap)} "."</strong>
                {t!(" Those are marked.")}
            </p>
            <div class="comparison">
                {column(t!("Learned match"), &comparison.learned, &other.baseline, match_percent)}
                {column(t!("Simple baseline"), &comparison.baseline, &other.learned, percent)}
            </div>
        })
    };
    view! {
        <details class="more">
            <summary>{t!("How this is ranked, beside a simple baseline")}</summary>
            <div class="stack stack--close">
                <p>{t!("A small model weighs everything you said together. The match is the chance that the work suits someone who says what you said. The baseline only measures how alike your skills and interests and the work’s are (their cosine).")}</p>
                {columns}
                <p><a href=card>{t!("How well each does on people the model has not seen")}</a></p>
            </div>
        </details>
    }
}
