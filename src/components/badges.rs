//! Badges, each with its rule one tap away.

use crate::t;
use crate::view::words;
use leptos::prelude::*;
use waymark_schema::recommendation::BadgeV1;

/// Badges of a match.
#[component]
pub fn Badges(
    /// The badges earned.
    badges: Vec<BadgeV1>,
) -> impl IntoView {
    let badge = |badge: BadgeV1| {
        let class = format!("badge badge--{}", words::badge_key(badge));
        view! {
            <li>
                <details class=class>
                    <summary>{words::badge(badge)}</summary>
                    <p class="badge__rule">{words::badge_rule(badge)}</p>
                </details>
            </li>
        }
    };
    (!badges.is_empty())
        .then(|| view! { <ul class="badges" aria-label=t!("Badges")>{badges.into_iter().map(badge).collect_view()}</ul> })
}
