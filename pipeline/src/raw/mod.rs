//! Raw public data: one reader for each file, in the publishers' own columns.
//!
//! [`RawData::load`] reads a folder laid out as in `onet/30.0/Skills.txt` (or `.txt.gz`) and stops at
//! the first thing that is not as expected. Lines about occupations without data are left out.
//! Nothing here decides what a table holds.

mod delimited;
mod error;
mod labour;
mod learning;
mod ratings;
mod roster;
mod words;

pub use error::RawError;
pub use labour::{AreaRow, PROJECTION_YEARS, ProjectionRow, SurveyOccupation, WAGE_TOP_CODE, WageRow};
pub use learning::{Course, EscoSkill, Exposure, ProgrammeRow};
pub use ratings::{Family, Level, RawRating};
pub use roster::Occupation;
pub use words::{
    AlternateTitle, BrightOutlook, DetailedActivity, IntermediateActivity, LevelAnchor, RelatedOccupation,
    RelatednessTier, ReportedTitle, Task, TaskActivity, TaskKind, Technology,
};

use roster::Roster;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use waymark_domain::{Domain, OccupationCode, SocCode};

/// Everything that is read. Lists keep the order of their files unless stated otherwise.
#[derive(Debug, Clone, PartialEq)]
pub struct RawData {
    /// The occupations with data, in code order.
    pub occupations: Vec<Occupation>,
    /// Every SOC code of O*NET's classification, also of occupations without data.
    pub soc_codes: BTreeSet<SocCode>,
    /// Skills: importance and level.
    pub skills: Family,
    /// Knowledge: importance and level.
    pub knowledge: Family,
    /// Abilities: importance and level.
    pub abilities: Family,
    /// Work activities: importance.
    pub work_activities: Family,
    /// Work styles: importance.
    pub work_styles: Family,
    /// Work values: extent.
    pub work_values: Family,
    /// RIASEC scores, 1 to 7, in the order of [`waymark_domain::interests::Interest::ALL`].
    pub interests: BTreeMap<OccupationCode, [f32; 6]>,
    /// Percentage of workers by required education, O*NET categories 1 to 12 from the first; `None`
    /// for a category without a row. Categories that O*NET recommends to suppress are among them.
    pub education: BTreeMap<OccupationCode, [Option<f32>; 12]>,
    /// Technologies.
    pub technologies: Vec<Technology>,
    /// Alternate titles.
    pub alternate_titles: Vec<AlternateTitle>,
    /// Titles that job holders gave.
    pub reported_titles: Vec<ReportedTitle>,
    /// Related occupations.
    pub related: Vec<RelatedOccupation>,
    /// Tasks.
    pub tasks: Vec<Task>,
    /// Which tasks belong to which detailed work activities.
    pub task_activities: Vec<TaskActivity>,
    /// Detailed work activities.
    pub detailed_activities: Vec<DetailedActivity>,
    /// Intermediate work activities.
    pub intermediate_activities: Vec<IntermediateActivity>,
    /// What each element of the content model is, by its identifier.
    pub definitions: BTreeMap<String, String>,
    /// Examples of levels.
    pub anchors: Vec<LevelAnchor>,
    /// Bright Outlook occupations.
    pub bright_outlook: Vec<BrightOutlook>,
    /// Employment projections.
    pub projections: Vec<ProjectionRow>,
    /// Places with wages.
    pub areas: Vec<AreaRow>,
    /// Occupations and groups of the wage survey.
    pub survey_occupations: Vec<SurveyOccupation>,
    /// Wages.
    pub wages: Vec<WageRow>,
    /// Instructional programmes with where they lead.
    pub programmes: Vec<ProgrammeRow>,
    /// Exposure to large language models.
    pub exposure: Vec<Exposure>,
    /// ESCO skills.
    pub esco_skills: Vec<EscoSkill>,
    /// Courses.
    pub courses: Vec<Course>,
}

impl RawData {
    /// Reads every file below `folder`.
    pub fn load(folder: &Path) -> Result<Self, RawError> {
        let roster = Roster::read(folder)?;
        let model = words::read_content_model(folder)?;
        let levelled = |name: &str, domain| {
            ratings::read_levelled(folder, &format!("onet/30.0/{name}.txt"), domain, &roster, &model)
        };
        let detailed_activities = words::read_detailed_activities(folder)?;
        let areas = labour::read_areas(folder)?;
        let survey_occupations = labour::read_survey_occupations(folder)?;
        Ok(Self {
            soc_codes: roster.soc_codes(),
            skills: levelled("Skills", Domain::Skill)?,
            knowledge: levelled("Knowledge", Domain::Knowledge)?,
            abilities: levelled("Abilities", Domain::Ability)?,
            work_activities: ratings::read_work_activities(folder, &roster, &model)?,
            work_styles: ratings::read_work_styles(folder, &roster, &model)?,
            work_values: ratings::read_work_values(folder, &roster, &model)?,
            interests: ratings::read_interests(folder, &roster)?,
            education: ratings::read_education(folder, &roster)?,
            technologies: words::read_technologies(folder, &roster)?,
            alternate_titles: words::read_alternate_titles(folder, &roster)?,
            reported_titles: words::read_reported_titles(folder, &roster)?,
            related: words::read_related(folder, &roster)?,
            tasks: words::read_tasks(folder, &roster)?,
            task_activities: words::read_task_activities(folder, &roster, &detailed_activities)?,
            intermediate_activities: words::read_intermediate_activities(folder)?,
            definitions: model,
            anchors: words::read_anchors(folder)?,
            bright_outlook: words::read_bright_outlook(folder, &roster)?,
            projections: labour::read_projections(folder)?,
            wages: labour::read_wages(folder, &areas, &survey_occupations)?,
            programmes: learning::read_programmes(folder)?,
            exposure: learning::read_exposure(folder, &roster)?,
            esco_skills: learning::read_esco_skills(folder)?,
            courses: learning::read_courses(folder)?,
            detailed_activities,
            areas,
            survey_occupations,
            occupations: roster.occupations,
        })
    }

    /// Position of an occupation in `occupations`.
    pub fn index_of(&self, code: OccupationCode) -> Option<usize> {
        self.occupations.binary_search_by_key(&code, |occupation| occupation.code).ok()
    }

    /// Ratings of a family.
    pub fn family(&self, domain: Domain) -> &Family {
        match domain {
            Domain::Skill => &self.skills,
            Domain::Knowledge => &self.knowledge,
            Domain::Ability => &self.abilities,
            Domain::WorkActivity => &self.work_activities,
            Domain::WorkStyle => &self.work_styles,
            Domain::WorkValue => &self.work_values,
        }
    }
}
