//! What the site is, how it works, where its data come from, and what it cannot do.

use crate::app::{use_app, use_site};
use crate::language::dates::release;
use crate::services::site::set_title;
use crate::t;
use leptos::prelude::*;
use waymark_schema::message::Answer;

/// The page about the site.
#[component]
pub fn About() -> impl IntoView {
    set_title(t!("About"));
    view! {
        <article class="about">
            <h1>{t!("About Waymark")}</h1>
            <section class="section">
                <h2>{t!("What it is")}</h2>
                <p>{t!("Waymark helps you see where your work could go next. You say where you are. It shows occupations that fit, the reasons, what they pay in your area, and what you would still have to learn.")}</p>
                <p>{t!("It covers the occupations of the United States, with public data on what each one asks for and pays.")}</p>
            </section>
            <section class="section">
                <h2>{t!("How it works")}</h2>
                <p>{t!("Two small models run in your browser. The first turns your words into numbers that it can compare with occupations, skills and tools. The second weighs role, skills, interests, preparation and pay together. It gives each occupation a chance that it suits someone who said what you said, and says how much each part counted.")}</p>
                <p>{t!("Beside it stands a simple baseline: how alike your skills and the occupation’s skills are. Below your results you can compare the two.")}</p>
            </section>
            <section class="section">
                <h2>{t!("Your privacy")}</h2>
                <p>{t!("What you type stays on this device. It is kept in the tab’s own session storage, so that Back and reload lose nothing, and it is gone when you close the tab, unless you save it under a name. The site’s files are kept too, so that it works without a connection. You can erase all of it on the page “Saved”. There is no account and no tracking. No server reads your answers, unless you send some of them to a language model yourself.")}</p>
            </section>
            <section class="section">
                <h2>{t!("What is written in words")}</h2>
                <p>{t!("Explanations and answers are composed on your device from the figures of this site. Each sentence carries small numbers that open the facts it rests on. Where the data has nothing on a question, the answer says so.")}</p>
                <p>{t!("Some copies of this site have a language model behind a server of their own. It is asked only when you press Send in a preview that shows every word of the request. What it writes is checked sentence by sentence against the same facts. ")} <a href=use_site().grounded()>{t!("See a question answered with facts and without")}</a> "."</p>
            </section>
            <Sources />
            <section class="section">
                <h2>{t!("Limits")}</h2>
                <ul>
                    <li>{t!("A match is a chance, not advice. People are more than a form.")}</li>
                    <li>{t!("Ratings of skills are averages over many workplaces; yours may differ.")}</li>
                    <li>{t!("Pay figures are published by statistical code. Several occupations can share one, and some are not published for every area.")}</li>
                    <li>{t!("Projections describe the nation over ten years. They are not a promise for one town.")}</li>
                    <li>{t!("Exposure to language models is an estimate of what could change, not of jobs lost.")}</li>
                    <li>{t!("The models learned from job titles and ratings, and from made-up examples of careers. They can be wrong, above all for rare titles.")}</li>
                </ul>
            </section>
            <section class="section">
                <h2>{t!("On your own site")}</h2>
                <p>{t!("Waymark can stand inside another page. ")} <a href=use_site().embedding() rel="external">{t!("Write the lines for it")}</a> "."</p>
            </section>
            <section class="section">
                <h2>{t!("How well it does")}</h2>
                <p>{t!("The models were measured on occupations, titles and people that they did not learn from, beside simpler ways. ")} <a href=use_site().model_card()>{t!("See every figure on the model card")}</a> "."</p>
            </section>
        </article>
    }
}

/// Sources, releases and licences.
#[component]
fn Sources() -> impl IntoView {
    let sources = use_app().sources;
    let releases = move || {
        sources.answer.get().and_then(|answer| match &*answer {
            Answer::Sources { sources } if !sources.is_empty() => Some(
                sources
                    .iter()
                    .map(|(source, edition)| view! { <dt>{source.clone()}</dt> <dd>{release(edition)}</dd> })
                    .collect_view(),
            ),
            _ => None,
        })
    };
    view! {
        <section class="section">
            <h2>{t!("Data and licences")}</h2>
            <ul class="about__sources">
                <li>
                    {t!("This product includes information from O*NET Database by the U.S. Department of Labor, Employment and Training Administration (USDOL/ETA). Used under the ")}
                    <a href="https://creativecommons.org/licenses/by/4.0/">{t!("CC BY 4.0")}</a>
                    {t!(" license. O*NET is a trademark of USDOL/ETA. Modified; USDOL/ETA has not approved, endorsed, or tested these modifications.")}
                </li>
                <li>{t!("Pay: U.S. Bureau of Labor Statistics, Occupational Employment and Wage Statistics (OEWS), May 2025.")}</li>
                <li>{t!("Outlook: U.S. Bureau of Labor Statistics, Employment Projections 2024–34.")}</li>
                <li>{t!("Programmes: National Center for Education Statistics, crosswalk of CIP and SOC codes.")}</li>
                <li>{t!("Words for skills: ESCO, European Commission. This service uses the ESCO classification of the European Commission.")}</li>
                <li>{t!("Courses: facts such as title, provider and skills taught, from public course lists.")}</li>
                <li>{t!("Exposure: Eloundou, Manning, Mishkin and Rock, “GPTs are GPTs” (2023).")}</li>
            </ul>
            <h3>{t!("Releases in use")}</h3>
            <dl class="facts">{releases}</dl>
        </section>
    }
}
