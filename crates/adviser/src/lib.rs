//! Composed advice from the engine's own tables: a profile, some occupations and a task in, a written text
//! with its facts out.
//!
//! `waymark-advice` knows how to write and nothing of tables; `waymark-engine` knows the tables and writes
//! nothing. Here the two meet: [`named`] finds the occupation that a question is about, [`likeness`] lets the
//! encoder say what is alike, [`wire`] puts the text into the form that the page reads. No language model and
//! no network: this is what a visitor reads with no proxy, and when one fails.

mod likeness;
mod named;
mod wire;

use likeness::Likeness;
use waymark_advice::collect::Occupation;
use waymark_advice::{Language, compose, select, visitor};
use waymark_domain::AreaCode;
use waymark_engine::error::EngineError;
use waymark_engine::page::page;
use waymark_engine::recommend::matches;
use waymark_engine::service::{Service, Unanswered};
use waymark_schema::advice::{About, AdviceLanguage, AdviceTask, ComposeRequest, Composed};
use waymark_schema::message::{Answer, Question};
use waymark_schema::occupation::OccupationPage;

/// Most occupations that one text is about.
pub const MOST_OCCUPATIONS: usize = 10;
/// Tokens of the facts: no model has to read them, so it is only there to bound the work.
const FACTS: usize = 12_000;

/// Answers a question of the page: with a text if it asks for one, and else as the engine does.
pub fn answer(question: &Question, service: &Service) -> Result<Answer, Unanswered> {
    match question {
        Question::Compose(request) => Ok(Answer::Compose(Box::new(compose(request, service)?))),
        other => service.answer(other),
    }
}

/// Composes a text.
pub fn compose(request: &ComposeRequest, service: &Service) -> Result<Composed, Unanswered> {
    let assets = service.assets();
    let profile = request.profile.clone().into_domain().map_err(EngineError::from)?;
    let mut codes: Vec<String> = request.codes.iter().take(MOST_OCCUPATIONS).cloned().collect();
    let named = match &request.task {
        AdviceTask::Ask { question } => named::occupation(question, assets)?,
        AdviceTask::Explain | AdviceTask::Review => None,
    };
    let mut words = None;
    if let Some(found) = named {
        words = (!codes.contains(&found.code)).then_some(found.words);
        codes = vec![found.code];
    }
    let found = matches(&profile, &codes, assets)?;
    let pages = codes
        .iter()
        .map(|code| page_in(code, profile.area, service))
        .collect::<Result<Vec<OccupationPage>, Unanswered>>()?;
    let occupations: Vec<Occupation<'_>> = pages
        .iter()
        .enumerate()
        .map(|(place, page)| Occupation { page, matched: found.get(place) })
        .collect();
    let visitor = visitor::of_profile(&request.profile);
    let language = language(request.language);
    let likeness = Likeness::new(assets);
    let alike = |a: &str, b: &str| likeness.of(a, b);
    let advice = match &request.task {
        AdviceTask::Explain => {
            let sheet = select::for_results(&occupations, &visitor, FACTS, &alike);
            wire::explanation(compose::explain(&sheet, language), &sheet, language)
        }
        AdviceTask::Ask { question } => {
            let sheet = select::for_question(question, &occupations, &visitor, FACTS, &alike);
            wire::answer(compose::answer(question, &sheet, language, &alike), &sheet, language)
        }
        AdviceTask::Review => {
            let sheet = select::for_results(&occupations, &visitor, FACTS, &alike);
            wire::review(compose::review(&sheet, language), &sheet, language)
        }
    };
    let mut found = found.into_iter();
    let about = pages
        .into_iter()
        .map(|page| About { code: page.code, title: page.title, found: found.next() })
        .collect();
    Ok(Composed { about, named: words, advice })
}

/// An occupation's page with the wages of the visitor's place.
fn page_in(code: &str, area: Option<AreaCode>, service: &Service) -> Result<OccupationPage, Unanswered> {
    page(code, area, service.assets())
}

fn language(language: AdviceLanguage) -> Language {
    match language {
        AdviceLanguage::English => Language::English,
        AdviceLanguage::Spanish => Language::Spanish,
    }
}
