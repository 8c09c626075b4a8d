//! One line to one answer.

use crate::release::Engine;
use serde::Serialize;
use waymark_engine::page::related as related_occupations;
use waymark_engine::paths::transitions as moves_from;
use waymark_engine::reading::read as read_text;
use waymark_engine::recommend::Method;
use waymark_engine::titles::understand;
use waymark_schema::profile::ProfileV1;
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

/// Occupations for a profile.
pub(crate) fn recommend(
    engine: &mut Engine,
    line: &str,
    top: usize,
    method: Method,
) -> Result<String, String> {
    let profile = ProfileV1::from_json(line).map_err(|error| error.to_string())?;
    json(&engine.ask(|service| service.recommend(&profile, top, method))?)
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
