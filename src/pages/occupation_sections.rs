//! The sections of an occupation's page; each is left out where nothing is known.

use crate::app::use_site;
use crate::components::rated_list::RatedList;
use crate::language::name;
use crate::t;
use crate::view::format::{change_percent, jobs, percent};
use crate::view::rated::{Scale, interest_length, share_length};
use crate::view::words;
use leptos::prelude::*;
use waymark_domain::interests::Interest;
use waymark_schema::occupation::{OccupationPage, Outlook, Programme, RatedElement, Technology};
use waymark_schema::recommendation::Scored;

/// Skills or subjects shown at once.
const MOST_DEMANDS: usize = 10;
/// Technologies shown before the rest is folded away.
const MOST_TECHNOLOGIES: usize = 14;

/// Skills and knowledge.
#[component]
pub fn Demands(
    /// The page.
    page: OccupationPage,
) -> impl IntoView {
    let part = |title: &'static str, elements: Vec<RatedElement>| {
        (!elements.is_empty()).then(|| {
            view! {
                <div>
                    <h3>{title}</h3>
                    <RatedList elements=elements scale=Scale::Importance most=MOST_DEMANDS />
                </div>
            }
        })
    };
    let any = !(page.skills.is_empty() && page.knowledge.is_empty());
    any.then(|| {
        view! {
            <section class="section">
                <h2>{t!("What it asks for")}</h2>
                <div class="two">{part(t!("Skills"), page.skills)} {part(t!("Knowledge"), page.knowledge)}</div>
                <p class="source">{t!("O*NET ratings: how important each is, and the level needed where it is rated.")}</p>
            </section>
        }
    })
}

/// Tools of the trade.
#[component]
pub fn Technologies(
    /// Technologies, those in demand first.
    technologies: Vec<Technology>,
) -> impl IntoView {
    let item = |technology: &Technology| {
        let demand =
            technology.in_demand.then(|| view! { <span class="mark mark--demand">{t!("in demand")}</span> });
        let hot = (technology.hot && !technology.in_demand)
            .then(|| view! { <span class="mark">{t!("hot")}</span> });
        view! { <li>{technology.name.clone()} {demand} {hot}</li> }
    };
    (!technologies.is_empty()).then(|| {
        let (first, rest) = technologies.split_at(technologies.len().min(MOST_TECHNOLOGIES));
        view! {
            <section class="section">
                <h2>{t!("Tools and technology")}</h2>
                <ul class="technologies">{first.iter().map(item).collect_view()}</ul>
                {(!rest.is_empty()).then(|| view! {
                    <details class="more">
                        <summary>{t!("{} more", rest.len())}</summary>
                        <ul class="technologies">{rest.iter().map(item).collect_view()}</ul>
                    </details>
                })}
                <p class="source">{t!("O*NET. “In demand” means often named in postings for this work; “hot”, in postings overall.")}</p>
            </section>
        }
    })
}

/// Abilities, work activities, styles and values, folded away.
#[component]
pub fn Details(
    /// The page.
    page: OccupationPage,
) -> impl IntoView {
    let part = |title: &'static str, elements: Vec<RatedElement>, scale: Scale| {
        (!elements.is_empty()).then(|| {
            view! {
                <details class="more">
                    <summary>{title}</summary>
                    <RatedList elements=elements scale=scale />
                </details>
            }
        })
    };
    let any = [&page.abilities, &page.work_activities, &page.work_styles, &page.work_values]
        .into_iter()
        .any(|elements| !elements.is_empty());
    any.then(|| {
        view! {
            <section class="section">
                <h2>{t!("More about the work")}</h2>
                {part(t!("Abilities"), page.abilities, Scale::Importance)}
                {part(t!("Work activities"), page.work_activities, Scale::Importance)}
                {part(t!("Work styles"), page.work_styles, Scale::Importance)}
                {part(t!("Work values"), page.work_values, Scale::Extent)}
                <p class="source">{t!("O*NET ratings")}</p>
            </section>
        }
    })
}

/// Projections and Bright Outlook.
#[component]
pub fn OutlookFacts(
    /// Projections, if published.
    outlook: Option<Outlook>,
    /// Why it is on the Bright Outlook list, if it is.
    bright: Vec<String>,
) -> impl IntoView {
    let bright = (!bright.is_empty()).then(|| {
        let reasons = bright.iter().map(|reason| view! { <li>{name(reason).to_owned()}</li> }).collect_view();
        view! { <div class="bright"><h3>{t!("Bright Outlook")}</h3><ul>{reasons}</ul></div> }
    });
    let Some(outlook) = outlook else {
        return view! {
            <section class="section">
                <h2>{t!("Outlook")}</h2>
                {bright}
                <p>{t!("No projection is published for this occupation.")}</p>
            </section>
        }
        .into_any();
    };
    view! {
        <section class="section">
            <h2>{t!("Outlook, ")} {outlook.years.clone()}</h2>
            <p class="figure-line">
                <strong>{change_percent(outlook.change_percent)}</strong> {t!(" jobs")}
                <span class="figure-line__aside">{t!("all occupations: ")} {change_percent(outlook.average_change_percent)}</span>
            </p>
            <dl class="facts">
                <dt>{t!("Jobs now")}</dt><dd>{jobs(outlook.employment_start)}</dd>
                <dt>{t!("Jobs then")}</dt><dd>{jobs(outlook.employment_end)}</dd>
                <dt>{t!("Openings a year")}</dt><dd>{jobs(outlook.openings)}</dd>
            </dl>
            {bright}
            {outlook.shared.then(|| view! {
                <p class="note">{t!("Other occupations share these figures (SOC ")} {outlook.soc.clone()} ")."</p>
            })}
            <p class="source">{t!("U.S. Bureau of Labor Statistics, Employment Projections ")} {outlook.years.clone()}</p>
        </section>
    }
    .into_any()
}

/// Job zone, education, entry requirements.
#[component]
pub fn Preparation(
    /// The page.
    page: OccupationPage,
) -> impl IntoView {
    let share = |share: &waymark_schema::occupation::EducationShare| {
        let width = format!("{}%", share_length(share.share));
        view! {
            <li class="rated__row">
                <span class="rated__name">{words::education(share.level)}</span>
                <span class="rated__track" aria-hidden="true"><span class="rated__bar" style:inline-size=width></span></span>
                <span class="rated__words">{percent(share.share)}</span>
            </li>
        }
    };
    let education = (!page.education.is_empty()).then(|| {
        let rows = page.education.iter().filter(|row| row.share >= 0.005).map(share).collect_view();
        view! { <h3>{t!("Education workers say is required")}</h3> <ul class="rated">{rows}</ul> }
    });
    let entry = page.outlook.as_ref().map(|outlook| {
        view! {
            <h3>{t!("Typical way in")}</h3>
            <dl class="facts">
                <dt>{t!("Education")}</dt><dd>{name(&outlook.entry_education).to_owned()}</dd>
                <dt>{t!("Experience")}</dt><dd>{name(&outlook.experience).to_owned()}</dd>
                <dt>{t!("Training on the job")}</dt><dd>{name(&outlook.training).to_owned()}</dd>
            </dl>
        }
    });
    view! {
        <section class="section">
            <h2>{t!("Preparation")}</h2>
            <p>{words::job_zone(page.job_zone)} "."</p>
            {education}
            {entry}
            <p class="source">{t!("O*NET job zone and education; Bureau of Labor Statistics entry requirements")}</p>
        </section>
    }
}

/// Exposure to language models, with its caveat.
#[component]
pub fn Exposure(
    /// Share of tasks exposed, 0 to 1.
    share: Option<f32>,
) -> impl IntoView {
    share.map(|share| {
        view! {
            <section class="section">
                <h2>{t!("Exposure to AI")}</h2>
                <p class="figure-line">
                    <strong>{percent(share)}</strong> {t!(" of its tasks are exposed: a language model, or software built on one, could make them much faster")}
                </p>
                <p class="note">{t!("This is an estimate of exposure, not a forecast. It does not say that jobs will go.")}</p>
                <p class="source">{t!("Eloundou and others, 2023")}</p>
            </section>
        }
    })
}

/// The interests that the work suits.
#[component]
pub fn InterestBars(
    /// Scores of 1 to 7 in RIASEC order.
    scores: Option<[f32; 6]>,
) -> impl IntoView {
    scores.map(|scores| {
        let row = |(interest, score): (Interest, f32)| {
            let width = format!("{}%", interest_length(score));
            view! {
                <li class="rated__row rated__row--plain">
                    <span class="rated__name">
                        {words::interest_name(interest)} " " <span class="rated__term">{words::interest_term(interest)}</span>
                    </span>
                    <span class="rated__track" aria-hidden="true"><span class="rated__bar" style:inline-size=width></span></span>
                    <span class="visually-hidden">{crate::view::format::one_decimal(score)} {t!(" of 7")}</span>
                </li>
            }
        };
        let rows = Interest::ALL.into_iter().zip(scores).map(row).collect_view();
        view! {
            <section class="section">
                <h2>{t!("Who tends to like it")}</h2>
                <ul class="rated">{rows}</ul>
                <p class="source">{t!("O*NET interests")}</p>
            </section>
        }
    })
}

/// Occupations like this one.
#[component]
pub fn Related(
    /// The most alike first.
    similar: Vec<Scored>,
) -> impl IntoView {
    let site = use_site();
    (!similar.is_empty()).then(|| {
        let items = similar
            .into_iter()
            .map(|other| view! { <li><a href=site.occupation(&other.code)>{other.title}</a></li> })
            .collect_view();
        view! {
            <section class="section">
                <h2>{t!("Work like this")}</h2>
                <ul class="related">{items}</ul>
                <p class="source">{t!("By learned likeness")}</p>
            </section>
        }
    })
}

/// Programmes that lead to the occupation.
#[component]
pub fn Programmes(
    /// Programmes.
    programmes: Vec<Programme>,
) -> impl IntoView {
    (!programmes.is_empty()).then(|| {
        let items = programmes
            .into_iter()
            .map(|programme| view! { <li>{programme.title} " " <span class="code">{programme.code}</span></li> })
            .collect_view();
        view! {
            <section class="section">
                <h2>{t!("Programmes that lead there")}</h2>
                <ul class="programmes">{items}</ul>
                <p class="source">{t!("NCES, crosswalk of programmes and occupations")}</p>
            </section>
        }
    })
}
