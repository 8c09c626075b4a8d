//! The assets of one release, loaded as they come, and checked against each other.

use crate::careers::{Catalogue, Sequence};
use crate::encoder::Encoder;
use crate::error::EngineError;
use crate::feedback::Likenesses;
use crate::lexicon::Lexicon;
use crate::paths::figures;
use crate::ranker::Ranker;
use crate::reading::names::SkillNames;
use crate::reference::Reference;
use crate::search::index::Index;
use crate::service::Unanswered;
use crate::vocabulary::Vocabulary;
use std::collections::BTreeMap;
use std::sync::OnceLock;
use waymark_domain::AreaCode;
use waymark_domain::area::AreaKind;
use waymark_routes::Moves;
use waymark_tables::format::read;
use waymark_tables::wages::WageArea;
use waymark_tables::{
    Contract, CoreTables, DetailTables, LearningTables, MapTables, SkillTables, Table, TitleTables,
    TransitionTables, WageTables,
};

/// Everything that answers are made from.
pub struct Assets {
    /// The core table, decoded.
    pub reference: Reference,
    /// Words to vectors and scores.
    pub encoder: Encoder,
    /// Visitors to matches.
    pub ranker: Ranker,
    /// Names of elements, encoded.
    pub vocabulary: Vocabulary,
    /// Likeness to the occupations that visitors said something of.
    pub(crate) likenesses: Likenesses,
    contract: Contract,
    lexicon: Option<Lexicon>,
    details: Option<DetailTables>,
    skills: Option<SkillTables>,
    moves: Option<Moves>,
    learning: Option<LearningTables>,
    catalogue: Catalogue,
    sequence: Option<Sequence>,
    map: Option<MapTables>,
    names: OnceLock<SkillNames>,
    meanings: OnceLock<Index>,
    /// By the first two digits of the state's area code.
    wages: BTreeMap<String, WageTables>,
}

/// An asset that must be added before a question can be answered: its key in the manifest.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the asset `{0}` must be added first")]
pub struct Missing(pub String);

impl Assets {
    /// Loads what the first result needs: the core table and both models, of one release.
    pub fn new(core: &[u8], encoder: &[u8], ranker: &[u8]) -> Result<Self, EngineError> {
        let (core, contract) = read::<CoreTables>(core)?;
        let (encoder, ranker) = (Encoder::from_bytes(encoder)?, Ranker::from_bytes(ranker)?);
        same_release("encoder model", encoder.contract(), contract)?;
        same_release("ranker model", ranker.contract(), contract)?;
        let reference = Reference::new(core);
        let vocabulary = Vocabulary::new(&reference, &encoder)?;
        Ok(Self {
            reference,
            encoder,
            ranker,
            vocabulary,
            likenesses: Likenesses::default(),
            contract,
            lexicon: None,
            details: None,
            skills: None,
            moves: None,
            learning: None,
            catalogue: Catalogue::default(),
            sequence: None,
            map: None,
            names: OnceLock::new(),
            meanings: OnceLock::new(),
            wages: BTreeMap::new(),
        })
    }

    /// Refuses a table of so many occupations, unless the core table has as many.
    fn check_occupations<T: Table>(&self, found: usize) -> Result<(), EngineError> {
        let expected = self.reference.len();
        if found == expected {
            Ok(())
        } else {
            Err(EngineError::Occupations { table: T::NAME, found, expected })
        }
    }

    /// Adds the table of job titles.
    pub fn add_titles(&mut self, bytes: &[u8]) -> Result<(), EngineError> {
        let titles = self.read::<TitleTables>(bytes)?;
        self.check_occupations::<TitleTables>(titles.reported.len())?;
        self.lexicon = Some(Lexicon::new(&titles));
        Ok(())
    }

    /// Adds the table of details.
    pub fn add_details(&mut self, bytes: &[u8]) -> Result<(), EngineError> {
        let details = self.read::<DetailTables>(bytes)?;
        self.check_occupations::<DetailTables>(details.technologies_of.len())?;
        self.vocabulary.add_technologies(&details);
        self.details = Some(details);
        Ok(())
    }

    /// Adds the table of names of skills.
    pub fn add_skills(&mut self, bytes: &[u8]) -> Result<(), EngineError> {
        self.skills = Some(self.read::<SkillTables>(bytes)?);
        Ok(())
    }

    /// Adds what moves are judged by.
    pub fn add_transitions(&mut self, bytes: &[u8]) -> Result<(), EngineError> {
        let table = self.read::<TransitionTables>(bytes)?;
        self.moves = Some(Moves::new(figures(&self.reference), table)?);
        Ok(())
    }

    /// Adds the courses.
    pub fn add_learning(&mut self, bytes: &[u8]) -> Result<(), EngineError> {
        let learning = self.read::<LearningTables>(bytes)?;
        let catalogue = Catalogue::new(&learning);
        self.sequence.as_ref().map_or(Ok(()), |sequence| sequence.check(&catalogue))?;
        (self.learning, self.catalogue) = (Some(learning), catalogue);
        Ok(())
    }

    /// Adds the model of what comes next in a career.
    pub fn add_sequence(&mut self, bytes: &[u8]) -> Result<(), EngineError> {
        let sequence = Sequence::from_bytes(bytes)?;
        same_release("sequence model", sequence.contract(), self.contract)?;
        self.learning.as_ref().map_or(Ok(()), |_| sequence.check(&self.catalogue))?;
        self.sequence = Some(sequence);
        Ok(())
    }

    /// Adds the map.
    pub fn add_map(&mut self, bytes: &[u8]) -> Result<(), EngineError> {
        let map = self.read::<MapTables>(bytes)?;
        self.check_occupations::<MapTables>(map.len())?;
        self.map = Some(map);
        Ok(())
    }

    /// Adds the wages of a state, whose manifest key is `wages/S` and two digits.
    pub fn add_wages(&mut self, key: &str, bytes: &[u8]) -> Result<(), EngineError> {
        let wages = self.read::<WageTables>(bytes)?;
        self.wages.insert(key.to_owned(), wages);
        Ok(())
    }

    /// The job titles, if they have been added.
    pub fn lexicon(&self) -> Result<&Lexicon, Missing> {
        self.lexicon.as_ref().ok_or_else(|| Missing("titles".to_owned()))
    }

    /// The details, if they have been added.
    pub fn details(&self) -> Result<&DetailTables, Missing> {
        self.details.as_ref().ok_or_else(|| Missing("details".to_owned()))
    }

    /// The moves there are, if they have been added.
    pub fn moves(&self) -> Result<&Moves, Missing> {
        self.moves.as_ref().ok_or_else(|| Missing("transitions".to_owned()))
    }

    /// The courses, if they have been added.
    pub fn learning(&self) -> Result<&LearningTables, Missing> {
        self.learning.as_ref().ok_or_else(|| Missing("learning".to_owned()))
    }

    /// What comes next in a career, with the courses that it knows, if both have been added.
    pub fn sequence(&self) -> Result<(&Sequence, &Catalogue), Missing> {
        self.learning()?;
        let sequence = self.sequence.as_ref().ok_or_else(|| Missing("sequence".to_owned()))?;
        Ok((sequence, &self.catalogue))
    }

    /// The map, if it has been added.
    pub fn map(&self) -> Result<&MapTables, Missing> {
        self.map.as_ref().ok_or_else(|| Missing("map".to_owned()))
    }

    /// Names of skills to look for in a text: of elements, technologies and the table of skills.
    pub fn skill_names(&self) -> Result<&SkillNames, Missing> {
        let details = self.details()?;
        let skills = self.skills.as_ref().ok_or_else(|| Missing("skills".to_owned()))?;
        Ok(self.names.get_or_init(|| SkillNames::new(&self.reference.core.ratings, details, skills)))
    }

    /// Every name that can be searched by meaning, encoded with the first search.
    pub fn meanings(&self) -> Result<&Index, Unanswered> {
        if let Some(index) = self.meanings.get() {
            return Ok(index);
        }
        let index = Index::new(&self.reference.core, self.details()?, self.learning()?, &self.encoder)?;
        Ok(self.meanings.get_or_init(|| index))
    }

    /// Wages of a place; `None` if no wages are published for it.
    pub fn wage_area(&self, area: AreaCode) -> Result<Option<&WageArea>, Missing> {
        if area.kind() == AreaKind::Nation {
            return Ok(self.reference.core.wages.area(area));
        }
        let Some(state) = self.state_of(area)? else { return Ok(None) };
        let key = format!("wages/S{:02}", state.digits() / 100_000);
        match self.wages.get(&key) {
            Some(wages) => Ok(wages.area(area)),
            None => Err(Missing(key)),
        }
    }

    /// The state that a place is in, if the place is known.
    fn state_of(&self, area: AreaCode) -> Result<Option<AreaCode>, Missing> {
        let areas = &self.details()?.areas;
        let code = area.to_string();
        let known = areas.iter().find(|area| area.code == code);
        Ok(known.and_then(|area| {
            let state = area.state.map_or(&area.code, |index| &areas[usize::from(index)].code);
            state.parse().ok()
        }))
    }

    fn read<T: Table>(&self, bytes: &[u8]) -> Result<T, EngineError> {
        let (table, contract) = read::<T>(bytes)?;
        same_release(T::NAME, &contract.to_string(), self.contract)?;
        Ok(table)
    }
}

fn same_release(asset: &str, found: &str, expected: Contract) -> Result<(), EngineError> {
    let expected = expected.to_string();
    if found == expected {
        return Ok(());
    }
    Err(EngineError::Contract { asset: asset.to_owned(), found: found.to_owned(), expected })
}
