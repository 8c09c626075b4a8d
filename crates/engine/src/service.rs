//! Questions to answers: what the worker and the command line call.

use crate::assets::Assets;
use crate::error::EngineError;
use crate::finder;
use crate::page::page;
use crate::reading::read;
use crate::recommend::{Method, recommend};
use crate::titles::understand;
use std::collections::BTreeSet;
use waymark_domain::AreaCode;
use waymark_schema::message::{Answer, AreaChoice, Question, TitleChoice};
use waymark_schema::profile::{ProfileError, ProfileV1};
use waymark_schema::recommendation::Recommendation;

/// First results that the overlap of two rankings is counted over.
const OVERLAP: usize = 10;

/// Answers questions from the assets that it has.
pub struct Service {
    assets: Assets,
}

/// Why there is no answer.
#[derive(Debug)]
pub enum Unanswered {
    /// The asset with this key in the manifest must be added first; then ask again.
    Needs(String),
    /// The question cannot be answered.
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
                        title: known.title.clone(),
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
            Question::Recommend { profile, top } => {
                let learned = self.recommend(profile.clone(), *top, Method::Learned)?;
                let baseline = self.recommend(profile.clone(), *top, Method::Baseline)?;
                let overlap = overlap(&learned, &baseline);
                Answer::Recommend { learned, baseline, overlap }
            }
            Question::Occupation { code, area } => {
                let area = area.as_deref().map(str::parse::<AreaCode>).transpose();
                let area = area.map_err(|error| EngineError::Profile(ProfileError::Area(error)))?;
                Answer::Occupation { page: Box::new(page(code, area, assets)?) }
            }
            Question::Areas => Answer::Areas { areas: self.areas()? },
            Question::Sources => Answer::Sources { sources: assets.reference.core.sources.clone() },
        })
    }

    /// Recommends for a profile as it came.
    pub fn recommend(
        &self,
        profile: ProfileV1,
        top: usize,
        method: Method,
    ) -> Result<Recommendation, Unanswered> {
        let profile = profile.into_domain().map_err(EngineError::from)?;
        recommend(&profile, top, method, &self.assets)
    }

    fn areas(&self) -> Result<Vec<AreaChoice>, Unanswered> {
        let areas = &self.assets.details()?.areas;
        let choice = |(code, name, state): &(String, String, Option<u16>)| AreaChoice {
            code: code.clone(),
            name: name.clone(),
            state: state.map(|state| areas[usize::from(state)].1.clone()),
        };
        Ok(areas.iter().map(choice).collect())
    }
}

/// Share of the first ten results that two rankings have in common; 0 if one has none.
fn overlap(a: &Recommendation, b: &Recommendation) -> f32 {
    let first = |answer: &Recommendation| -> BTreeSet<String> {
        answer.results.iter().take(OVERLAP).map(|result| result.code.clone()).collect()
    };
    let (a, b) = (first(a), first(b));
    let length = a.len().min(b.len());
    if length == 0 { 0.0 } else { a.intersection(&b).count() as f32 / length as f32 }
}
