//! What the proxy knows by itself: the tables and models of one release.
//!
//! A request names occupations by code. Titles, figures and requirements come from here and not from the
//! request, so that nobody can smuggle any in.

use anyhow::Result;
use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use waymark_advice::check::Catalogue;
use waymark_advice::collect::Occupation;
use waymark_advice::request::{ResultV1, VisitorV1};
use waymark_advice::text::overlap;
use waymark_advice::{Sheet, select};
use waymark_domain::AreaCode;
use waymark_engine::page::page;
use waymark_engine::reference::cosine;
use waymark_engine::text::Kind;
use waymark_engine::{Service, Unanswered};
use waymark_release::Release;
use waymark_schema::occupation::OccupationPage;
use waymark_schema::recommendation::Match;

/// Cosine of two encoded texts from which they begin to be alike: unrelated skills reach about this much.
const UNRELATED: f32 = 0.35;
/// Most vectors of the tables' texts that are kept; they are a few hundred bytes each.
const MOST_KEPT: usize = 16_000;

/// The release, ready to answer from.
pub struct Knowledge {
    service: Service,
    catalogue: Catalogue,
    /// Vectors of the tables' texts, which one request after the other needs. No visitor's words among them.
    encoded: Vectors,
}

type Vectors = Mutex<HashMap<String, Arc<[f32]>>>;

/// The words of one request, and their vectors: forgotten with it.
struct Own<'a> {
    words: Vec<&'a str>,
    encoded: Vectors,
}

impl<'a> Own<'a> {
    fn new(visitor: &'a VisitorV1, question: Option<&'a str>) -> Self {
        let named = visitor.role.iter().chain(&visitor.goal).chain(&visitor.text).chain(&visitor.past_roles);
        let skills = visitor.skills.iter().map(|skill| skill.name.as_str());
        let words = named.map(String::as_str).chain(skills).chain(question).collect();
        Self { words, encoded: Vectors::default() }
    }

    /// Whether the text may be a part of what the visitor wrote.
    fn has(&self, text: &str) -> bool {
        self.words.iter().any(|words| words.contains(text))
    }
}

/// A code that the tables do not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unknown;

impl Knowledge {
    /// Loads the release in this folder, or the first that is found.
    pub fn open(folder: Option<&Path>) -> Result<Self> {
        let release = Release::open(folder)?;
        let mut service = release.service()?;
        let wages = release.keys().filter(|key| key.starts_with("wages/"));
        for key in ["titles", "details"].into_iter().chain(wages) {
            service.add(key, &release.asset(key)?)?;
        }
        Self::new(service).map_err(|missing| anyhow::anyhow!("the release has no `{missing}`"))
    }

    fn new(service: Service) -> Result<Self, String> {
        let assets = service.assets();
        let core = &assets.reference.core;
        let details = assets.details().map_err(|missing| missing.0)?;
        let occupations =
            (0..core.len()).map(|index| (core.code(index).to_string(), core.titles[index].clone()));
        let elements = core.ratings.names.iter().chain(&details.ratings.names).chain(&details.technologies);
        let catalogue = Catalogue::new(occupations, elements.cloned());
        Ok(Self { service, catalogue, encoded: Vectors::default() })
    }

    /// Every code, title and skill.
    pub fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// The facts for these results, or for a question about them.
    pub fn sheet(
        &self,
        visitor: &VisitorV1,
        results: &[ResultV1],
        question: Option<&str>,
        budget: usize,
    ) -> Result<Sheet, Unknown> {
        let area = visitor.area.as_ref().and_then(|area| area.parse::<AreaCode>().ok());
        let pages = results
            .iter()
            .map(|result| match page(&result.code, area, self.service.assets()) {
                Ok(page) => Ok(page),
                // A place without a table of wages has none; the nation's figures stand.
                Err(Unanswered::Needs(_)) => {
                    page(&result.code, None, self.service.assets()).map_err(|_| Unknown)
                }
                Err(Unanswered::Refused(_)) => Err(Unknown),
            })
            .collect::<Result<Vec<OccupationPage>, Unknown>>()?;
        let matches: Vec<Option<Match>> =
            results.iter().zip(&pages).map(|(result, page)| result.matched(page)).collect();
        let occupations: Vec<Occupation<'_>> = pages
            .iter()
            .zip(&matches)
            .map(|(page, matched)| Occupation { page, matched: matched.as_ref() })
            .collect();
        let own = Own::new(visitor, question);
        let similarity = |a: &str, b: &str| self.likeness(a, b, &own);
        Ok(match question {
            Some(question) => select::for_question(question, &occupations, visitor, budget, &similarity),
            None => select::for_results(&occupations, visitor, budget, &similarity),
        })
    }

    /// Likeness in meaning, 0 to 1: by the encoder, and never below what the words have in common.
    fn likeness(&self, a: &str, b: &str, own: &Own<'_>) -> f32 {
        let by_words = overlap(a, b);
        let (Some(a), Some(b)) = (self.vector(a, own), self.vector(b, own)) else { return by_words };
        let alike = (cosine(&a, &b) - UNRELATED) / (1.0 - UNRELATED);
        alike.clamp(0.0, 1.0).max(by_words)
    }

    /// The text as a vector; `None` if the encoder makes nothing of it.
    fn vector(&self, text: &str, own: &Own<'_>) -> Option<Arc<[f32]>> {
        let vectors = if own.has(text) { &own.encoded } else { &self.encoded };
        let lock = || vectors.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = lock().get(text) {
            return Some(Arc::clone(known));
        }
        let vector: Arc<[f32]> =
            self.service.assets().encoder.encode_anew(text, Kind::Skill).ok()?.vector.into();
        let mut vectors = lock();
        if vectors.len() >= MOST_KEPT {
            vectors.clear();
        }
        vectors.insert(text.to_owned(), Arc::clone(&vector));
        Some(vector)
    }
}
