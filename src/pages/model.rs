//! The model card: what the models reach on what they have not seen, and what they cannot do.

use crate::app::use_site;
use crate::components::calibration_plot::CalibrationPlot;
use crate::language::dates::{self, day};
use crate::language::{name, text};
use crate::services::fetch::{self, FetchFailure};
use crate::services::site::set_title;
use crate::t;
use crate::view::format::{bytes, thousands};
use crate::view::model_card::{
    Bar, CAREERS_ABOUT, CAREERS_HEADING, FeatureRow, Figure, Group, features, groups,
};
use crate::view::words::part_label;
use leptos::prelude::*;
use waymark_schema::model_card::{LearnedFeatures, ModelCard, ModelFile, Task};

/// Features shown before the rest is folded away.
const MOST_FEATURES: usize = 12;

/// The page of the model card.
#[component]
pub fn Model() -> impl IntoView {
    set_title(t!("Model card"));
    let address = use_site().file("model-card.json");
    let card = RwSignal::new(None::<Result<ModelCard, FetchFailure>>);
    let load = move || {
        let address = address.clone();
        card.set(None);
        leptos::task::spawn_local(async move {
            let found = fetch::json::<ModelCard>(&address).await;
            // The visitor may have left the page by now.
            let _ = card.try_set(Some(found));
        });
    };
    load();
    let body = move || match card.get() {
        None => {
            view! { <div class="skeleton skeleton--card"></div> <div class="skeleton skeleton--card"></div> }
                .into_any()
        }
        Some(Ok(card)) => view! { <Card card=card /> }.into_any(),
        Some(Err(failure)) => {
            let load = load.clone();
            view! {
                <div class="notice notice--warning" role="alert">
                    <p>{failure.message}</p>
                    <button class="button" type="button" on:click=move |_| load()>{t!("Try again")}</button>
                </div>
            }
            .into_any()
        }
    };
    view! {
        <article class="about model">
            <header>
                <h1>{t!("Model card")}</h1>
                <p class="model__lead">{t!("How well the models do on what they have not seen, beside simpler ways, and what they cannot do. Every figure here was measured on the files that this site uses.")}</p>
            </header>
            {body}
            <Limits />
        </article>
    }
}

/// Everything that the card has.
#[component]
fn Card(card: ModelCard) -> impl IntoView {
    let ModelCard {
        date,
        data,
        models,
        tasks,
        calibration,
        plausibility,
        bias,
        transitions,
        careers,
        map,
        features,
        notes,
        ..
    } = card;
    let measured =
        (!date.is_empty()).then(|| view! { <p class="source">{t!("Measured on ")} {day(&date)}</p> });
    let notes = (!notes.is_empty()).then(|| {
        let notes = notes.iter().map(|note| view! { <li>{name(note).to_owned()}</li> }).collect_view();
        view! {
            <section class="section">
                <h2>{t!("How to read the figures")}</h2>
                <ul>{notes}</ul>
            </section>
        }
    });
    let calibration = (!calibration.is_empty()).then(|| {
        view! {
            <section class="section">
                <h2>{t!("Can the match be believed?")}</h2>
                <p>{t!("Of all matches shown as 40%, about 40 in 100 should be right. The plot shows how near that comes, on people and occupations the models did not learn from.")}</p>
                <CalibrationPlot bins=calibration />
            </section>
        }
    });
    let sources = data
        .into_iter()
        .map(|(source, release)| view! { <dt>{source}</dt> <dd>{dates::release(&release)}</dd> })
        .collect_view();
    view! {
        {measured}
        {tasks_section(t!("What was measured"), None, &tasks)}
        {calibration}
        {tasks_section(
            t!("Does it know which moves are natural?"),
            Some(t!("Moves from occupations that it never learned from, to those that O*NET lists as related. Nobody’s actual career is in these data.")),
            &transitions,
        )}
        <div id="careers">
            {tasks_section(text(CAREERS_HEADING), Some(text(CAREERS_ABOUT)), &careers)}
        </div>
        {tasks_section(
            t!("Does the map keep neighbours?"),
            Some(t!("Two dimensions cannot show all that makes occupations alike. This is how many of each one’s most alike still lie near it.")),
            &map,
        )}
        {tasks_section(
            t!("Is it ever absurd?"),
            Some(t!("Results for a grid of roles and interests, and how many of them no career adviser would give.")),
            &plausibility,
        )}
        {tasks_section(
            t!("Does it treat people alike?"),
            Some(t!("The same profiles with other names, pronouns, nationalities and ages in their words. Nothing should change.")),
            &bias,
        )}
        {features.map(|features| view! { <Features learned=features /> })}
        {notes}
        <Files models=models.into_iter().collect() />
        <section class="section">
            <h2>{t!("What it learned from")}</h2>
            <dl class="facts facts--wide">{sources}</dl>
        </section>
    }
}

/// A section of tasks; nothing if none was measured.
fn tasks_section(title: &'static str, about: Option<&'static str>, tasks: &[Task]) -> Option<AnyView> {
    (!tasks.is_empty()).then(|| {
        let groups = groups(tasks).into_iter().map(|group| view! { <Measured group=group /> }).collect_view();
        view! {
            <section class="section section--wide">
                <h2>{title}</h2>
                {about.map(|about| view! { <p>{about}</p> })}
                <div class="measured">{groups}</div>
            </section>
        }
        .into_any()
    })
}

/// One task with its figures.
#[component]
fn Measured(group: Group) -> impl IntoView {
    let bar = |bar: Bar| {
        let width = format!("{}%", bar.length);
        view! {
            <li class="figure-bar" class:figure-bar--ours=bar.ours>
                <span class="figure-bar__name">{name(&bar.name).to_owned()}</span>
                <span class="figure-bar__track" aria-hidden="true">
                    <span class="figure-bar__bar" style:inline-size=width></span>
                </span>
                <span class="figure-bar__value">{bar.text}</span>
            </li>
        }
    };
    let figure = move |figure: Figure| {
        let better = if figure.lower_is_better { t!("Lower is better.") } else { t!("Higher is better.") };
        let meaning = (!figure.meaning.is_empty()).then(|| format!(": {}", figure.meaning));
        view! {
            <div class="measure">
                <h4 class="measure__name">{name(&figure.metric).to_owned()} <span class="measure__meaning">{meaning}</span></h4>
                <ul class="measure__bars">{figure.bars.into_iter().map(bar).collect_view()}</ul>
                <p class="source">{thousands(figure.n as f32)} {t!(" cases. ")} {better}</p>
            </div>
        }
    };
    view! {
        <section class="task">
            <h3>{name(&group.name).to_owned()}</h3>
            {group.figures.into_iter().map(figure).collect_view()}
        </section>
    }
}

/// Which features carry weight.
#[component]
fn Features(learned: LearnedFeatures) -> impl IntoView {
    let (rows, weighty) = features(&learned);
    let list = |rows: &[FeatureRow]| {
        let item = |row: &FeatureRow| {
            let width = format!("{}%", row.length);
            view! {
                <li class="figure-bar figure-bar--ours">
                    <span class="figure-bar__name">{name(&row.name).to_owned()} " " <span class="rated__term">{part_label(&row.part).to_owned()}</span></span>
                    <span class="figure-bar__track" aria-hidden="true"><span class="figure-bar__bar" style:inline-size=width></span></span>
                    <span class="figure-bar__value">{row.text.clone()}</span>
                </li>
            }
        };
        view! { <ul class="measure__bars">{rows.iter().map(item).collect_view()}</ul> }
    };
    let (first, rest) = rows.split_at(rows.len().min(MOST_FEATURES));
    view! {
        <section class="section section--wide">
            <h2>{t!("What the ranking learned to look at")}</h2>
            <p>
                {weighty} {t!(" of ")} {rows.len()} {t!(" features carry weight. Each was shuffled among ")}
                {thousands(learned.n as f32)} {t!(" people that the model had not seen; the bar is how far the ")}
                {name(&learned.metric).to_owned()} {t!(" falls without it.")}
            </p>
            {list(first)}
            {(!rest.is_empty()).then(|| view! {
                <details class="more"><summary>{t!("{} more", rest.len())}</summary>{list(rest)}</details>
            })}
        </section>
    }
}

/// The models' files.
#[component]
fn Files(models: Vec<(String, ModelFile)>) -> impl IntoView {
    let together: u64 = models.iter().map(|(_, file)| file.bytes).sum();
    let row = |(name, file): (String, ModelFile)| {
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td>{bytes(file.bytes)}</td>
                <td><code class="hash">{file.sha256}</code></td>
            </tr>
        }
    };
    view! {
        <section class="section section--wide">
            <h2>{t!("The files")}</h2>
            <p>{t!("Together the models are ")} {bytes(together)} {t!(". Your browser checks each file against its hash before it uses it.")}</p>
            <table class="figures">
                <thead>
                    <tr><th scope="col">{t!("Model")}</th><th scope="col">{t!("Size")}</th><th scope="col">"SHA-256"</th></tr>
                </thead>
                <tbody>{models.into_iter().map(row).collect_view()}</tbody>
            </table>
        </section>
    }
}

/// What no figure says.
#[component]
fn Limits() -> impl IntoView {
    view! {
        <section class="section">
            <h2>{t!("What it cannot do")}</h2>
            <ul>
                <li>{t!("It does not know whether you would be hired, or happy. The people it was measured on are made up from published ratings.")}</li>
                <li>{t!("It knows occupations of the United States, as they are rated now. New kinds of work are missing.")}</li>
                <li>{t!("It cannot tell how good you are: it believes what you say.")}</li>
                <li>{t!("It knows English words best. Other languages are guessed.")}</li>
                <li>{t!("A rare title or skill can be misread. The page then asks “Did you mean …?”, but not always.")}</li>
                <li>{t!("It is no advice on law, health or money, and must not decide about other people.")}</li>
            </ul>
        </section>
    }
}
