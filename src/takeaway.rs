//! What a visitor takes away and brings back, made and read in the worker.
//!
//! It needs the engine for the results and the page's words for the report, and the page needs it seldom: in the
//! worker, which is loaded anyway, it adds nothing to the page's own program.

use crate::state::form::ProfileForm;
use crate::view::report::Report;
use waymark_domain::Weights;
use waymark_engine::EngineError;
use waymark_engine::recommend::Method;
use waymark_engine::service::{Service, Unanswered};
use waymark_schema::feedback::{self, LineError};
use waymark_schema::file::{self, FILE_VERSION, FileError, ResultsFileV1};
use waymark_schema::link::{self, LinkError};
use waymark_schema::message::{Answer, AreaChoice, BringBack, Question, TakeAwayForm};
use waymark_schema::profile::ProfileV1;

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub enum NoAnswer {
    /// The engine has none.
    #[error(transparent)]
    Engine(#[from] Unanswered),
    /// A link that cannot be written or read.
    #[error(transparent)]
    Link(#[from] LinkError),
    /// A file that cannot be written or read.
    #[error(transparent)]
    File(#[from] FileError),
    /// Feedback that cannot be written.
    #[error(transparent)]
    Feedback(#[from] LineError),
}

/// Answers any question: these here, all others by the engine and the adviser.
pub fn answer(service: &Service, question: &Question) -> Result<Answer, NoAnswer> {
    match question {
        Question::TakeAway { profile, form: TakeAwayForm::Link, .. } => {
            Ok(Answer::TakeAway { text: link::write(profile)? })
        }
        Question::TakeAway { profile, weights, top, form, date } => {
            let weights =
                weights.parse().map_err(|error| Unanswered::Refused(EngineError::Weights(error)))?;
            let text = write(service, profile, weights, *top, *form, date)?;
            Ok(Answer::TakeAway { text })
        }
        Question::BringBack { what } => bring_back(service, what),
        other => Ok(waymark_adviser::answer(other, service)?),
    }
}

fn write(
    service: &Service,
    profile: &ProfileV1,
    weights: Weights,
    top: usize,
    form: TakeAwayForm,
    date: &str,
) -> Result<String, NoAnswer> {
    if form == TakeAwayForm::Feedback {
        return Ok(feedback::write_lines(profile, date)?);
    }
    let found = service.recommend(profile, top, Method::Learned(weights))?;
    let sources = &service.assets().reference.core.sources;
    if form == TakeAwayForm::Json {
        let file = ResultsFileV1 {
            waymark: FILE_VERSION,
            written: date.to_owned(),
            profile: profile.clone(),
            weights: weights.to_string(),
            recommendation: found,
            sources: sources.clone(),
        };
        return Ok(file.to_json()?);
    }
    let area_name = area_name(service, profile)?;
    let said = ProfileForm::from_profile(profile, area_name.as_deref());
    let report = Report { form: &said, weights, found: &found, sources, date };
    Ok(if form == TakeAwayForm::Table { report.table() } else { report.text() })
}

fn bring_back(service: &Service, what: &BringBack) -> Result<Answer, NoAnswer> {
    let (profile, weights) = match what {
        BringBack::Link(text) => (link::read(text)?, Weights::default()),
        BringBack::File(text) => {
            let brought = file::read(text)?;
            (brought.profile, brought.weights)
        }
    };
    let area_name = area_name(service, &profile)?;
    Ok(Answer::BringBack { profile: Box::new(profile), weights: weights.to_string(), area_name })
}

/// The name of the profile's area, if wages are published for it.
fn area_name(service: &Service, profile: &ProfileV1) -> Result<Option<String>, Unanswered> {
    let Some(code) = &profile.area else { return Ok(None) };
    let Answer::Areas { areas } = service.answer(&Question::Areas)? else { return Ok(None) };
    let named = |area: &AreaChoice| crate::view::words::place(&area.code, &area.name);
    Ok(areas.iter().find(|area| area.code == *code).map(named))
}
