//! Questions to answers: what the worker and the command line call.

use crate::assets::Assets;
use crate::error::EngineError;
use crate::finder;
use crate::gap::gaps;
use crate::map;
use crate::market;
use crate::page::page;
use crate::paths::plan;
use crate::reading::read;
use crate::recommend::{Method, beside_baseline, list, recommend};
use crate::search::search;
use crate::titles::understand;
use crate::what_if::openings;
use crate::why::explain;
use waymark_domain::{AreaCode, Profile};
use waymark_schema::message::{Answer, AreaChoice, Question, TitleChoice};
use waymark_schema::profile::{ProfileError, ProfileV1};
use waymark_schema::recommendation::Recommendation;
use waymark_schema::route::{RoutePlan, RouteWishes};
use waymark_tables::details::AreaRow;

/// Answers questions from the assets that it has.
pub struct Service {
    assets: Assets,
}

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub enum Unanswered {
    /// The asset with this key in the manifest must be added first; then ask again.
    #[error("the asset `{0}` must be added first")]
    Needs(String),
    /// The question cannot be answered.
    #[error(transparent)]
    Refused(EngineError),
}

impl Service {
    /// A service from the bytes of what the first result needs.
    pub fn new(core: &[u8], encoder: &[u8], ranker: &[u8]) -> Result<Self, EngineError> {
        Ok(Self { assets: Assets::new(core, encoder, ranker)? })
    }

    /// The assets, for those who ask without the protocol.
    pub fn assets(&self) -> &Assets {
        &self.assets
    }

    /// Adds the asset with this key in the manifest.
    pub fn add(&mut self, key: &str, bytes: &[u8]) -> Result<(), EngineError> {
        match key {
            "titles" => self.assets.add_titles(bytes),
            "details" => self.assets.add_details(bytes),
            "skills" => self.assets.add_skills(bytes),
            "transitions" => self.assets.add_transitions(bytes),
            "learning" => self.assets.add_learning(bytes),
            "sequence" => self.assets.add_sequence(bytes),
            "map" => self.assets.add_map(bytes),
            wages => self.assets.add_wages(wages, bytes),
        }
    }

    /// Answers a question.
    pub fn answer(&self, question: &Question) -> Result<Answer, Unanswered> {
        let assets = &self.assets;
        Ok(match question {
            Question::Load { .. } => Answer::Load,
            Question::CompleteTitle { text, top } => {
                let known = assets.lexicon()?.complete(text, *top);
                let choices = known.into_iter().filter_map(|known| {
                    let occupation = usize::from(*known.occupations.first()?);
                    Some(TitleChoice {
                        title: known.title.to_owned(),
                        code: assets.reference.core.code(occupation).to_string(),
                        occupation: assets.reference.core.titles[occupation].clone(),
                    })
                });
                Answer::CompleteTitle { choices: choices.collect() }
            }
            Question::UnderstandTitle { text, top } => {
                Answer::UnderstandTitle { matches: understand(text, *top, assets, Some(assets.lexicon()?))? }
            }
            Question::SuggestSkills { roles, top } => {
                Answer::SuggestSkills { skills: finder::suggest(roles, *top, assets)? }
            }
            Question::CompleteSkill { text, top } => {
                Answer::CompleteSkill { skills: finder::complete(text, *top, assets)? }
            }
            Question::ReadText { text } => Answer::ReadText { reading: Box::new(read(text, assets)?) },
            Question::Recommend { profile, weights, top } => {
                let weights = weights.parse().map_err(EngineError::from)?;
                Answer::Recommend { learned: list(&checked(profile)?, *top, weights, assets)? }
            }
            Question::Gaps { profile, codes } => {
                Answer::Gaps { gaps: gaps(&checked(profile)?, codes, assets)? }
            }
            Question::Baseline { profile } => {
                Answer::Baseline { comparison: beside_baseline(&checked(profile)?, assets)? }
            }
            Question::Explain { profile, code } => {
                let explanation = Box::new(explain(&checked(profile)?, code, assets)?);
                Answer::Explain { explanation }
            }
            Question::WhatIf { profile, top } => {
                Answer::WhatIf { openings: openings(&checked(profile)?, *top, assets)? }
            }
            Question::Occupation { code, area } => {
                let area = area.as_deref().map(str::parse::<AreaCode>).transpose();
                let area = area.map_err(|error| EngineError::Profile(ProfileError::Area(error)))?;
                Answer::Occupation { page: Box::new(page(code, area, assets)?) }
            }
            Question::Routes { profile, wishes } => {
                Answer::Routes { plan: Box::new(plan(&checked(profile)?, wishes, assets)?) }
            }
            Question::Compare { profile, codes, area } => {
                let side_by_side = market::side_by_side(&checked(profile)?, codes, area.as_deref(), assets)?;
                Answer::Compare { side_by_side: Box::new(side_by_side) }
            }
            Question::Demand { profile, area, top } => {
                let demand = market::demand(&checked(profile)?, area.as_deref(), *top, assets)?;
                Answer::Demand { demand: Box::new(demand) }
            }
            Question::Search { text, top } => Answer::Search { found: Box::new(search(text, *top, assets)?) },
            Question::Map => Answer::Map { map: Box::new(map::occupations(assets)?) },
            Question::MatchAll { profile } => {
                Answer::MatchAll { matches: map::matches(&checked(profile)?, assets)? }
            }
            Question::Areas => Answer::Areas { areas: self.areas()? },
            Question::Sources => Answer::Sources { sources: assets.reference.core.sources.clone() },
            Question::Compose(_) | Question::TakeAway { .. } | Question::BringBack { .. } => {
                return Err(EngineError::NotTheEngines.into());
            }
        })
    }

    /// Recommends for a profile as it came.
    pub fn recommend(
        &self,
        profile: &ProfileV1,
        top: usize,
        method: Method,
    ) -> Result<Recommendation, Unanswered> {
        recommend(&checked(profile)?, top, method, &self.assets)
    }

    /// Plans routes for a profile as it came.
    pub fn routes(&self, profile: &ProfileV1, wishes: &RouteWishes) -> Result<RoutePlan, Unanswered> {
        plan(&checked(profile)?, wishes, &self.assets)
    }

    fn areas(&self) -> Result<Vec<AreaChoice>, Unanswered> {
        let areas = &self.assets.details()?.areas;
        let choice = |area: &AreaRow| AreaChoice {
            code: area.code.clone(),
            name: area.name.clone(),
            state: area.state.map(|state| areas[usize::from(state)].name.clone()),
            jobs: area.jobs,
        };
        Ok(areas.iter().map(choice).collect())
    }
}

/// A profile as it came, as a domain value.
fn checked(profile: &ProfileV1) -> Result<Profile, EngineError> {
    Ok(profile.clone().into_domain()?)
}
