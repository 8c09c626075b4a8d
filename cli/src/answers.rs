//! One line to one answer.

use crate::release::Engine;
use serde::{Deserialize, Serialize};
use waymark_adviser::compose;
use waymark_domain::Weights;
use waymark_engine::page::related as related_occupations;
use waymark_engine::paths::transitions as moves_from;
use waymark_engine::reading::read as read_text;
use waymark_engine::recommend::Method;
use waymark_engine::titles::understand;
use waymark_schema::advice::{AdviceLanguage, AdviceTask, ComposeRequest, Composed};
use waymark_schema::feedback::FeedbackV1;
use waymark_schema::profile::{PROFILE_VERSION, ProfileV1};
use waymark_schema::reading::TextV1;
use waymark_schema::route::RouteWishes;

/// What a title may mean.
pub(crate) fn titles(engine: &mut Engine, line: &str, top: usize) -> Result<String, String> {
    let answer = engine.ask(|service| {
        let assets = service.assets();
        Ok(understand(line, top, assets, Some(assets.lexicon()?))?)
    });
    json(&answer?)
}

/// What a text says about its writer.
pub(crate) fn read(engine: &mut Engine, line: &str) -> Result<String, String> {
    let text: TextV1 = serde_json::from_str(line).map_err(|error| format!("not a text: {error}"))?;
    json(&engine.ask(|service| read_text(&text.text, service.assets()))?)
}

/// Occupations most like the one with this code.
pub(crate) fn related(engine: &mut Engine, line: &str, top: usize) -> Result<String, String> {
    let answer = engine.ask(|service| Ok(related_occupations(line.trim(), top, service.assets())?));
    json(&answer?)
}

/// Occupations for a profile, after what was said of earlier ones.
pub(crate) fn recommend(
    engine: &mut Engine,
    line: &str,
    top: usize,
    method: Method,
    said: &[FeedbackV1],
) -> Result<String, String> {
    let mut profile = ProfileV1::from_json(line).map_err(|error| error.to_string())?;
    profile.feedback.splice(0..0, said.iter().cloned());
    json(&engine.ask(|service| service.recommend(&profile, top, method))?)
}

/// Written advice, with the name of the profile that it is for.
#[derive(Serialize)]
struct Advised {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    #[serde(flatten)]
    composed: Composed,
}

/// Written advice on the best results for a profile.
pub(crate) fn explain(
    engine: &mut Engine,
    line: &str,
    top: usize,
    language: AdviceLanguage,
) -> Result<String, String> {
    let profile = ProfileV1::from_json(line).map_err(|error| error.to_string())?;
    let found =
        engine.ask(|service| service.recommend(&profile, top, Method::Learned(Weights::default())))?;
    let codes: Vec<String> = found.results.into_iter().map(|result| result.code).collect();
    if codes.is_empty() {
        return Err(found.notes.into_iter().next().unwrap_or_else(|| "nothing to go by".to_owned()));
    }
    let id = profile.id.clone();
    let request = ComposeRequest { profile, task: AdviceTask::Explain, codes, language };
    json(&Advised { id, composed: engine.ask(|service| compose(&request, service))? })
}

/// A question as a line has it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct QuestionLine {
    question: String,
    /// The occupations asked about; none if the question names one.
    #[serde(default)]
    codes: Vec<String>,
    /// Who asks, for questions on how well they fit.
    #[serde(default)]
    profile: Option<ProfileV1>,
}

/// The answer to a question about occupations.
pub(crate) fn ask(engine: &mut Engine, line: &str, language: AdviceLanguage) -> Result<String, String> {
    let asked: QuestionLine =
        serde_json::from_str(line).map_err(|error| format!("not a question: {error}"))?;
    if asked.question.trim().is_empty() {
        return Err("`question` is empty".to_owned());
    }
    let profile = asked.profile.unwrap_or_else(|| ProfileV1 { v: PROFILE_VERSION, ..ProfileV1::default() });
    let id = profile.id.clone();
    let task = AdviceTask::Ask { question: asked.question };
    let request = ComposeRequest { profile, task, codes: asked.codes, language };
    let composed = engine.ask(|service| compose(&request, service))?;
    if composed.about.is_empty() {
        return Err("the question names no occupation: give O*NET-SOC codes in `codes`".to_owned());
    }
    json(&Advised { id, composed })
}

/// Moves from the occupation with this code.
pub(crate) fn transitions(engine: &mut Engine, line: &str, top: usize) -> Result<String, String> {
    json(&engine.ask(|service| moves_from(line.trim(), top, service.assets()))?)
}

/// Ways from a profile's role to its goal.
pub(crate) fn routes(engine: &mut Engine, line: &str, wishes: &RouteWishes) -> Result<String, String> {
    let profile = ProfileV1::from_json(line).map_err(|error| error.to_string())?;
    json(&engine.ask(|service| service.routes(&profile, wishes))?)
}

fn json(answer: &impl Serialize) -> Result<String, String> {
    serde_json::to_string(answer).map_err(|error| error.to_string())
}
