//! “Why not …?”: the visitor names any work and sees what holds it back.

use crate::app::{use_app, use_site};
use crate::components::combobox::{Choice, Combobox};
use crate::components::engine_notice::RefusalNotice;
use crate::components::explanation::{DecisiveSkills, explanation, part_class, use_explanation};
use crate::components::title_choices::use_titles;
use crate::language::name;
use crate::services::engine::use_engine;
use crate::services::live::use_live;
use crate::t;
use crate::view::format::{match_percent, match_percent_first};
use crate::view::reasons::{self, Pair};
use crate::view::words::Part;
use leptos::prelude::*;
use waymark_schema::explanation::{Against, Explanation};
use waymark_schema::message::{Answer, Question};
use waymark_schema::recommendation::{GapItemV1, Scored};

/// Meanings looked at for words that were not picked from the list.
const MOST_MEANINGS: usize = 3;

/// What the visitor asks about.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Asked {
    /// An occupation, by its code.
    Occupation(String),
    /// Words that were not picked from the list, and which of their meanings is looked at: the first until
    /// another is chosen.
    Words(String, Option<String>),
}

/// The form and its answer, folded away.
#[component]
pub fn WhyNot() -> impl IntoView {
    let text = RwSignal::new(String::new());
    let typed = RwSignal::new(String::new());
    let asked = RwSignal::new(None::<Asked>);
    let titles = use_titles(typed);
    let meaning = use_live(use_engine(), 0, move || match asked.get()? {
        Asked::Words(text, _) => Some(Question::UnderstandTitle { text, top: MOST_MEANINGS }),
        Asked::Occupation(_) => None,
    });
    let meanings = Memo::new(move |_| match meaning.answer.get().as_deref() {
        Some(Answer::UnderstandTitle { matches }) => Some(matches.clone()),
        _ => None,
    });
    let code = Memo::new(move |_| match asked.get()? {
        Asked::Occupation(code) => Some(code),
        Asked::Words(_, Some(chosen)) => Some(chosen),
        Asked::Words(words, None) => meanings.with(|matches| {
            let matches = matches.as_ref().filter(|matches| matches.query == words)?;
            matches.results.first().map(|first| first.code.clone())
        }),
    });
    let live = use_explanation(move || code.get());
    let take = move |words: String| {
        typed.set(String::new());
        if !words.trim().is_empty() {
            asked.set(Some(Asked::Words(words, None)));
        }
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        take(text.get_untracked());
    };
    let offered = Memo::new(move |_| {
        meanings.get().filter(|_| asked.with(|asked| matches!(asked, Some(Asked::Words(..)))))
    });
    let others = move || {
        let matches = offered.get()?;
        Some(view! { <Others results=matches.results confident=matches.confident code=code asked=asked /> })
    };
    let answer = move || {
        if let Some(refusal) = live.refusal.get() {
            return Some(view! { <RefusalNotice refusal=refusal live=live /> }.into_any());
        }
        // An answer about other work than is asked about now is not shown.
        let explanation = explanation(live).filter(|answer| code.get().as_ref() == Some(&answer.found.code));
        match explanation {
            Some(explanation) => {
                Some(view! { <Reasons explanation=explanation /> <DecisiveSkills live=live /> }.into_any())
            }
            None => {
                live.pending.get().then(|| view! { <p class="field__hint">{t!("Looking…")}</p> }.into_any())
            }
        }
    };
    view! {
        <details class="more why-not">
            <summary>{t!("Why not …?")}</summary>
            <form class="why-not__form" on:submit=submit>
                <Combobox
                    id="why-not"
                    label=t!("Work that you expected here")
                    hint=t!("Any occupation or job title. You see where it stands and what holds it back.")
                    text=text
                    choices=titles
                    on_type=Callback::new(move |words: String| {
                        typed.set(words.clone());
                        text.set(words);
                    })
                    on_choose=Callback::new(move |choice: Choice| {
                        typed.set(String::new());
                        text.set(choice.label);
                        asked.set(Some(Asked::Occupation(choice.key)));
                    })
                    on_take=Callback::new(take)
                />
                <button class="button" type="submit">{t!("Show why")}</button>
            </form>
            <div class="why-not__answer">
                {others}
                {answer}
            </div>
        </details>
    }
}

/// What words may have meant, where they were not picked from the list.
#[component]
fn Others(
    results: Vec<Scored>,
    confident: bool,
    code: Memo<Option<String>>,
    asked: RwSignal<Option<Asked>>,
) -> impl IntoView {
    if results.is_empty() {
        return view! { <p class="understood understood--unsure">{t!("We do not know this title. Try another word for it.")}</p> }
            .into_any();
    }
    let button = move |other: Scored| {
        let choose = {
            let code = other.code.clone();
            move |_| {
                asked.update(|asked| {
                    if let Some(Asked::Words(_, chosen)) = asked {
                        *chosen = Some(code.clone());
                    }
                });
            }
        };
        let shown = other.code;
        view! {
            <li>
                <button
                    class="button button--small" type="button" on:click=choose
                    aria-pressed=move || (code.get().as_ref() == Some(&shown)).to_string()
                >
                    {other.title}
                </button>
            </li>
        }
    };
    let question = if confident { t!("Understood as the first of these:") } else { t!("Did you mean:") };
    view! {
        <div class="understood understood--unsure">
            <p id="why-not-meaning">{question}</p>
            <ul class="row" aria-labelledby="why-not-meaning">{results.into_iter().map(button).collect_view()}</ul>
        </div>
    }
    .into_any()
}

/// Where the occupation stands and what holds it back.
#[component]
fn Reasons(explanation: Explanation) -> impl IntoView {
    let site = use_site();
    let Explanation { found, rank, of, against, .. } = explanation;
    use_app().announcer.say(format!("{}: {}", found.title, reasons::place(rank, of)));
    let lacking: Vec<GapItemV1> = found.gap.missing.clone();
    view! {
        <div class="reasons">
            <h4 class="reasons__title"><a href=site.occupation(&found.code)>{found.title.clone()}</a></h4>
            <p><strong>{match_percent_first(found.r#match)} {t!(" match. ")}</strong> {reasons::place(rank, of)}</p>
            {against.map(|against| compared(&against))}
            <h5>{t!("Required skills that you may lack")}</h5>
            {if lacking.is_empty() {
                view! { <p>{t!("None, as far as we can tell. You seem to have, or nearly have, what it asks for.")}</p> }.into_any()
            } else {
                view! { <ul class="reasons__skills">{lacking.into_iter().map(|item| view! { <li>{name(&item.name).to_owned()}</li> }).collect_view()}</ul> }.into_any()
            }}
        </div>
    }
}

/// The parts beside those of the tenth result.
fn compared(against: &Against) -> AnyView {
    let site = use_site();
    let (behind, ahead) = reasons::behind_and_ahead(against);
    let pairs = |title: &'static str, pairs: Vec<Pair>| {
        (!pairs.is_empty()).then(|| {
            let other = against.title.clone();
            view! {
                <h5>{title}</h5>
                <ul class="pairs parts--named">{pairs.into_iter().map(move |pair| view! { <PairRow pair=pair other=other.clone() /> }).collect_view()}</ul>
            }
        })
    };
    view! {
        <p>
            {t!("Your tenth result is ")} <a href=site.occupation(&against.code)>{against.title.clone()}</a>
            {t!(", with a match of ")} {match_percent(against.r#match)} {t!(". Beside it:")}
        </p>
        {pairs(t!("What holds it back"), behind)}
        {pairs(t!("What speaks more for it"), ahead)}
    }
    .into_any()
}

/// A part of both, one bar below the other.
#[component]
fn PairRow(pair: Pair, other: String) -> impl IntoView {
    let line = |name: String, part: Part| {
        let (start, length) = (format!("{}%", part.start), format!("{}%", part.length));
        view! {
            <div class=part_class(part.effect)>
                <span class="part__label">{name}</span>
                <span class="part__track" aria-hidden="true">
                    <span class="part__bar" style:inset-inline-start=start style:inline-size=length></span>
                </span>
                <span class="part__words">{part.effect.words()}</span>
            </div>
        }
    };
    view! {
        <li class="pair">
            <span class="pair__label">{pair.label}</span>
            {line(t!("here").to_owned(), pair.its)}
            {line(other, pair.other)}
        </li>
    }
}
