//! Search by meaning, over skills, technologies, programmes, courses and occupations.

use crate::app::{use_app, use_site};
use crate::components::engine_notice::{EngineNotice, RefusalNotice};
use crate::components::published::PublishedTitles;
use crate::language::{Language, name, skill_named, spoken};
use crate::services::dom;
use crate::services::engine::use_engine;
use crate::services::live::use_live;
use crate::services::site::{SEARCHED, set_title, use_fragment, use_replace};
use crate::t;
use crate::view::search::{heading, key, more, reading, relation, summary};
use leptos::prelude::*;
use waymark_schema::message::{Answer, Question};
use waymark_schema::search::{Found, FoundGroup, FoundKind, Hit};

/// How long typing must rest before a search, in milliseconds.
const TYPING_REST: i32 = 200;
/// Hits of each kind.
const MOST: usize = 8;
/// Words to try.
const EXAMPLES: [&str; 4] =
    ["data and hospitals", "working outdoors with animals", "Excel", "repairing engines"];

/// The same in other languages, of whose words the names of skills are understood.
const NAMED_EXAMPLES: [&str; 4] = ["Negotiation", "Biology", "Excel", "Equipment Maintenance"];

/// The page.
#[component]
pub fn Search() -> impl IntoView {
    set_title(t!("Search"));
    let app = use_app();
    let site = use_site();
    let named = use_fragment(SEARCHED);
    let text = RwSignal::new(named.get_untracked().unwrap_or_default());
    // The address as this page wrote it last: another one comes from a link or from Back.
    let written = StoredValue::new(text.get_untracked());
    Effect::new(move |_| {
        let named = named.get().unwrap_or_default();
        if written.get_value() != named {
            written.set_value(named.clone());
            dom::set_input("search-words", &named);
            text.set(named);
        }
    });
    // A search for nothing has every name encoded while the visitor still types. The engine reads English.
    let live = use_live(use_engine(), TYPING_REST, move || {
        let words = text.get();
        let english = skill_named(&words).map(str::to_owned).unwrap_or(words);
        Some(Question::Search { text: english, top: MOST })
    });
    let found = Memo::new(move |_| match live.answer.get().as_deref() {
        Some(Answer::Search { found }) => Some((**found).clone()),
        _ => None,
    });
    let replace = use_replace();
    let address = site.clone();
    Effect::new(move |_| {
        let Some(found) = found.get().filter(|found| found.query == text.get_untracked()) else { return };
        if !found.query.trim().is_empty() {
            app.announcer.say(summary(&found));
        }
        if written.get_value() != found.query {
            written.set_value(found.query.clone());
            replace(&address.search(&found.query));
        }
    });
    let try_out = Callback::new(move |words: &'static str| {
        dom::set_input("search-words", words);
        text.set(words.to_owned());
        dom::focus("search-words");
    });
    let body = move || {
        if let Some(refusal) = live.refusal.get() {
            return view! { <RefusalNotice refusal=refusal live=live /> }.into_any();
        }
        let empty = text.with(|text| text.trim().is_empty());
        match found.get() {
            _ if empty => view! { <Examples on_try=try_out /> }.into_any(),
            None => view! { <EngineNotice /> <div class="skeleton skeleton--card"></div> }.into_any(),
            Some(found) => view! { <Results found=found /> }.into_any(),
        }
    };
    view! {
        <article class="wide search" aria-busy=move || live.pending.get().to_string()>
            <h1>{t!("Search by meaning")}</h1>
            <PublishedTitles />
            <search>
                <form class="field" on:submit=|event: leptos::ev::SubmitEvent| event.prevent_default()>
                    <label class="field__label" for="search-words">{t!("What are you looking for?")}</label>
                    <p class="field__hint" id="search-hint">{t!("Skills, tools, programmes, courses and occupations, by what words mean. It runs on your device; nothing you type is sent.")}</p>
                    <input
                        id="search-words" class="input" type="search" autocomplete="off" maxlength="200"
                        aria-describedby="search-hint"
                        value=text.get_untracked()
                        on:input=move |event| text.set(dom::input_text(&event))
                    />
                </form>
            </search>
            {body}
        </article>
    }
}

/// Words to try.
#[component]
fn Examples(on_try: Callback<&'static str>) -> impl IntoView {
    let examples = if spoken() == Language::English { EXAMPLES } else { NAMED_EXAMPLES.map(name) };
    let example = move |words: &'static str| {
        view! { <li><button class="chip chip--plain" type="button" on:click=move |_| on_try.run(words)>{words}</button></li> }
    };
    view! {
        <section class="section" aria-labelledby="examples-heading">
            <h2 id="examples-heading">{t!("For example")}</h2>
            <ul class="search__examples">{examples.map(example).collect_view()}</ul>
        </section>
    }
}

/// What was found.
#[component]
fn Results(found: Found) -> impl IntoView {
    if found.groups.is_empty() {
        return view! { <p class="notice">{t!("Nothing is near to these words. Try it in other words, or in fewer.")}</p> }
            .into_any();
    }
    let reading = reading(&found).map(|words| view! { <p class="field__hint">{words}</p> });
    view! {
        {reading}
        <div class="search__groups">{found.groups.into_iter().map(group).collect_view()}</div>
        <p class="source">{t!("O*NET, NCES crosswalk of programmes and occupations, and a public list of courses of 2023. Found by nearness in meaning, which can be wrong.")}</p>
    }
    .into_any()
}

fn group(group: FoundGroup) -> AnyView {
    let kind = group.kind;
    let id = format!("found-{}", key(kind));
    let class = format!("section search__group search__group--{}", key(kind));
    let hits = group.hits.into_iter().map(|found| hit(kind, found)).collect_view();
    view! {
        <section class=class aria-labelledby=id.clone()>
            <h2 id=id.clone()>{heading(kind)}</h2>
            <ul class="search__hits">{hits}</ul>
        </section>
    }
    .into_any()
}

fn hit(kind: FoundKind, found: Hit) -> AnyView {
    let site = use_site();
    let name = match kind {
        FoundKind::Occupation => {
            view! { <a href=site.occupation(&found.code)>{found.name.clone()}</a> }.into_any()
        }
        FoundKind::Course => view! {
            <a href=found.url.clone() target="_blank" rel="noopener noreferrer">{found.name.clone()}</a>
            <span class="search__by">{t!(" by ")} {found.offered_by.clone()}</span>
        }
        .into_any(),
        FoundKind::Programme => view! {
            {found.name.clone()} " " <span class="code">{t!("CIP ")} {found.code.clone()}</span>
        }
        .into_any(),
        FoundKind::Skill | FoundKind::Technology => name(&found.name).to_owned().into_any(),
    };
    let relation = relation(kind, &found);
    let more = more(&found);
    let users = found
        .occupations
        .into_iter()
        .map(|user| view! { <li><a href=site.occupation(&user.code)>{user.title}</a></li> })
        .collect::<Vec<_>>();
    let users = (!users.is_empty()).then(|| {
        view! {
            <div class="search__users">
                <span>{relation}</span>
                <ul>{users}</ul>
                {more.map(|words| view! { <span>{words}</span> })}
            </div>
        }
    });
    view! { <li class="search__hit"><p class="search__name">{name}</p> {users}</li> }.into_any()
}
