//! Everything that is known: an occupation's page, its match, and the visitor's words, as facts.
//!
//! [`crate::select`] chooses among them. Each comes with a weight that says how much it matters when
//! nothing particular was asked; facts that everything rests on weigh [`ESSENTIAL`].

use crate::Similarity;
use crate::fact::{Against, AgainstKind, Fact, FactId, FactKind, Subject, Unit, Value};
use crate::language::is_name_of;
use crate::request::VisitorV1;
use crate::standing::{coverage, level_of, skill_match};
use crate::text::{clean, stems};
use waymark_schema::occupation::OccupationPage;
use waymark_schema::profile::{EducationV1, SkillLevelV1, WorkValueV1};
use waymark_schema::recommendation::{Match, Parts, PayRange, Wage};

/// Weight of a fact that is never left out.
pub const ESSENTIAL: f32 = 10.0;
/// Source of what the visitor said.
pub const VISITOR: &str = "you";
/// Source of the match and the estimated levels.
pub const MODEL: &str = "Waymark's model";
const ONET: &str = "O*NET";
const LIKENESS: f32 = 0.8;

/// A fact that may be chosen, and how much it matters by itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// The fact; its number is given when it is chosen.
    pub fact: Fact,
    /// Its weight.
    pub weight: f32,
}

/// An occupation with its match, if it was recommended.
#[derive(Debug, Clone, Copy)]
pub struct Occupation<'a> {
    /// Its page.
    pub page: &'a OccupationPage,
    /// The match shown to the visitor.
    pub matched: Option<&'a Match>,
}

/// Facts in the making, of one occupation or of the visitor.
struct Collector {
    occupation: Option<String>,
    candidates: Vec<Candidate>,
}

impl Collector {
    fn add(&mut self, weight: f32, kind: FactKind, name: &str, value: Value, source: &str) {
        let fact = Fact {
            id: FactId::default(),
            occupation: self.occupation.clone(),
            kind,
            name: name.to_owned(),
            value,
            source: source.to_owned(),
        };
        self.candidates.push(Candidate { fact, weight });
    }
}

/// A number kept to a hundredth: more is false precision, and less would lose a published digit.
fn number(amount: f32, unit: Unit) -> Value {
    Value::Number { amount: (f64::from(amount) * 100.0).round() / 100.0, unit, at_least: false }
}

/// What the sheet calls the occupation, and its skills as a whole.
pub fn subject(occupation: Occupation<'_>) -> Subject {
    Subject {
        code: occupation.page.code.clone(),
        title: occupation.page.title.clone(),
        skill_match: occupation.matched.map(|matched| skill_match(coverage(&matched.gap), matched.r#match)),
    }
}

/// What the visitor said.
pub fn visitor_facts(visitor: &VisitorV1) -> Vec<Candidate> {
    let mut all = Collector { occupation: None, candidates: Vec::new() };
    if let Some(role) = &visitor.role {
        all.add(ESSENTIAL, FactKind::VisitorRole, role, Value::Words, VISITOR);
    }
    for role in &visitor.past_roles {
        all.add(3.0, FactKind::VisitorPastRole, role, Value::Words, VISITOR);
    }
    for (place, skill) in visitor.skills.iter().enumerate() {
        let standing = Value::Standing { level: skill.level, against: None };
        all.add(6.0 - place as f32 * 0.2, FactKind::VisitorSkill, &skill.name, standing, VISITOR);
    }
    for interest in &visitor.interests {
        all.add(4.0, FactKind::VisitorInterest, interest.name(), Value::Name, VISITOR);
    }
    for &value in &visitor.values {
        all.add(4.0, FactKind::VisitorValue, value_key(value), Value::Name, VISITOR);
    }
    if let Some(goal) = &visitor.goal {
        all.add(6.0, FactKind::VisitorGoal, goal, Value::Words, VISITOR);
    }
    if let Some(education) = visitor.education {
        all.add(5.0, FactKind::VisitorEducation, education_key(education), Value::Name, VISITOR);
    }
    if let Some(pay) = visitor.pay.and_then(|pay| pay.into_domain().ok()) {
        let year = number(pay.annual_full_time().round(), Unit::DollarsPerYear);
        all.add(ESSENTIAL, FactKind::VisitorPay, "", year, VISITOR);
    }
    if let Some(text) = &visitor.text {
        all.add(2.0, FactKind::VisitorText, &clean(text, 900), Value::Words, VISITOR);
    }
    all.candidates
}

/// A level of education as it is named in the profile's JSON.
pub fn education_key(education: EducationV1) -> &'static str {
    match education {
        EducationV1::None => "none",
        EducationV1::HighSchool => "high-school",
        EducationV1::Certificate => "certificate",
        EducationV1::Associate => "associate",
        EducationV1::Bachelor => "bachelor",
        EducationV1::Master => "master",
        EducationV1::Doctorate => "doctorate",
    }
}

/// A work value as it is named in the profile's JSON.
pub fn value_key(value: WorkValueV1) -> &'static str {
    match value {
        WorkValueV1::Achievement => "achievement",
        WorkValueV1::WorkingConditions => "working-conditions",
        WorkValueV1::Recognition => "recognition",
        WorkValueV1::Relationships => "relationships",
        WorkValueV1::Support => "support",
        WorkValueV1::Independence => "independence",
    }
}

/// Everything known about one occupation.
pub fn occupation_facts(
    occupation: Occupation<'_>,
    visitor: &VisitorV1,
    similarity: Similarity<'_>,
) -> Vec<Candidate> {
    let page = occupation.page;
    let mut all = Collector { occupation: Some(page.code.clone()), candidates: Vec::new() };
    all.add(ESSENTIAL, FactKind::Title, &page.title, Value::Name, ONET);
    if let Some(matched) = occupation.matched {
        match_facts(matched, page, &mut all);
    }
    own_skills(page, occupation.matched, visitor, similarity, &mut all);
    preparation(page, &mut all);
    content(page, &mut all);
    pay(page, visitor, &mut all);
    outlook(page, &mut all);
    for (place, similar) in page.similar.iter().take(8).enumerate() {
        all.add(1.0 - place as f32 * 0.1, FactKind::Similar, &similar.title, Value::Name, MODEL);
    }
    all.candidates
}

fn match_facts(matched: &Match, page: &OccupationPage, all: &mut Collector) {
    let percent = number((matched.r#match * 100.0).round(), Unit::Percent);
    all.add(ESSENTIAL, FactKind::Match, "", percent, MODEL);
    if let Some(part) = leading_part(&matched.parts) {
        all.add(5.0, FactKind::LeadingPart, part, Value::Name, MODEL);
    }
    // What is missing and what is had each keep their most important ones, by turns, so that a short
    // selection still says something of both.
    for list in [&matched.gap.have, &matched.gap.close, &matched.gap.missing] {
        for (place, item) in list.iter().enumerate() {
            let gap = Value::Gap {
                required: item.required,
                estimated: item.estimated,
                level: level_of(item.required, item.estimated),
                knowledge: page.knowledge.iter().any(|known| known.name == item.name),
            };
            all.add(8.0 - place as f32, FactKind::Gap, &item.name, gap, MODEL);
        }
    }
}

/// The part that speaks for the match most, if any does.
fn leading_part(parts: &Parts) -> Option<&'static str> {
    let leading = parts.named().into_iter().max_by(|a, b| a.1.total_cmp(&b.1))?;
    (leading.1 > 0.0).then_some(leading.0)
}

/// Where each skill in the visitor's words stands: at the level of the gap's element that it names or is
/// like; strong or medium as a technology in use; and weak if nothing that matters here is like it.
fn own_skills(
    page: &OccupationPage,
    matched: Option<&Match>,
    visitor: &VisitorV1,
    similarity: Similarity<'_>,
    all: &mut Collector,
) {
    let gap = matched.map(|matched| &matched.gap);
    let items: Vec<_> =
        gap.into_iter().flat_map(|gap| gap.have.iter().chain(&gap.close).chain(&gap.missing)).collect();
    for (place, skill) in visitor.skills.iter().enumerate() {
        let own = stems(&skill.name);
        let technology = page.technologies.iter().find(|technology| {
            let named = stems(&technology.name);
            named == own || (!own.is_empty() && named.ends_with(&own))
        });
        let element = items
            .iter()
            .map(|item| {
                let named = is_name_of(&skill.name, &item.name);
                (if named { 1.0 } else { similarity(&skill.name, &item.name) }, *item)
            })
            .max_by(|a, b| a.0.total_cmp(&b.0))
            .filter(|&(likeness, _)| likeness >= LIKENESS);
        let (level, against) = match (element, technology) {
            (Some((_, item)), _) => {
                (level_of(item.required, item.estimated), Some((item.name.clone(), AgainstKind::Element)))
            }
            (None, Some(technology)) if technology.in_demand => {
                (SkillLevelV1::Strong, Some((technology.name.clone(), AgainstKind::TechnologyInDemand)))
            }
            (None, Some(technology)) => {
                (SkillLevelV1::Medium, Some((technology.name.clone(), AgainstKind::Technology)))
            }
            (None, None) => (SkillLevelV1::Weak, None),
        };
        let against = against.map(|(name, kind)| Against { name, kind });
        let weight = if against.is_some() { 8.0 } else { 5.0 } - place as f32 * 0.3;
        all.add(weight, FactKind::OwnSkill, &skill.name, Value::Standing { level, against }, MODEL);
    }
}

fn preparation(page: &OccupationPage, all: &mut Collector) {
    all.add(7.0, FactKind::JobZone, "", number(f32::from(page.job_zone), Unit::JobZone), ONET);
    let mut shares: Vec<_> = page.education.iter().filter(|share| share.share >= 0.05).collect();
    shares.sort_by(|a, b| b.share.total_cmp(&a.share));
    for (place, share) in shares.into_iter().enumerate() {
        let percent = number((share.share * 100.0).round(), Unit::Percent);
        all.add(
            2.5 - place as f32 * 0.5,
            FactKind::EducationShare,
            education_key(share.level),
            percent,
            ONET,
        );
    }
    if let Some(outlook) = &page.outlook {
        let source = format!("BLS projections {}", outlook.years);
        let named = [
            (7.0, FactKind::EntryEducation, &outlook.entry_education),
            (2.0, FactKind::Experience, &outlook.experience),
            (4.0, FactKind::Training, &outlook.training),
        ];
        for (weight, kind, name) in named {
            if !name.is_empty() {
                all.add(weight, kind, name, Value::Name, &source);
            }
        }
    } else {
        all.add(3.0, FactKind::EntryEducation, "", Value::NotPublished, "BLS projections");
    }
    // The crosswalk says so where no programme leads to an occupation.
    let programmes = page.programmes.iter().filter(|programme| programme.title != "NO MATCH");
    for (place, programme) in programmes.take(6).enumerate() {
        all.add(4.0 - place as f32, FactKind::Programme, &programme.title, Value::Name, "CIP-SOC crosswalk");
    }
}

fn content(page: &OccupationPage, all: &mut Collector) {
    for (place, activity) in page.activities.iter().take(8).enumerate() {
        let activity = activity.trim_end_matches('.');
        all.add(7.0 - place as f32 * 1.2, FactKind::Activity, activity, Value::Name, ONET);
    }
    for (place, technology) in page.technologies.iter().take(12).enumerate() {
        let kind = if technology.in_demand { FactKind::TechnologyInDemand } else { FactKind::Technology };
        let weight = if technology.in_demand { 5.0 } else { 2.5 } - place as f32 * 0.5;
        all.add(weight, kind, &technology.name, Value::Name, ONET);
    }
    for (place, title) in page.alternate_titles.iter().take(4).enumerate() {
        all.add(1.0 - place as f32 * 0.2, FactKind::AlternateTitle, title, Value::Name, ONET);
    }
    let rated = [
        (FactKind::Skill, &page.skills, 1.9),
        (FactKind::Knowledge, &page.knowledge, 1.8),
        (FactKind::Ability, &page.abilities, 0.6),
        (FactKind::WorkStyle, &page.work_styles, 0.5),
    ];
    for (kind, elements, weight) in rated {
        for (place, element) in elements.iter().take(8).enumerate() {
            let importance = number(element.importance, Unit::Importance);
            all.add(weight - place as f32 * 0.05, kind, &element.name, importance, ONET);
        }
    }
    if page.skills.is_empty() && page.knowledge.is_empty() {
        all.add(6.0, FactKind::Skill, "", Value::NotPublished, ONET);
    }
}

fn pay(page: &OccupationPage, visitor: &VisitorV1, all: &mut Collector) {
    // The visitor's own place comes last on the page, and is what pay is compared in.
    let Some(range) = page.pay.last() else {
        all.add(ESSENTIAL, FactKind::PayMedian, "", Value::NotPublished, "BLS OEWS");
        return;
    };
    let hourly = range.per == "hour";
    let unit = if hourly { Unit::DollarsPerHour } else { Unit::DollarsPerYear };
    wages(range, unit, all);
    let national = page.pay.first().filter(|first| first.area != range.area);
    if let Some(median) = national.and_then(|national| national.median.map(|wage| (national, wage))) {
        let unit = if median.0.per == "hour" { Unit::DollarsPerHour } else { Unit::DollarsPerYear };
        all.add(2.0, FactKind::PayMedian, &median.0.area_name, wage(median.1, unit), &median.0.source);
    }
    let mine = visitor.pay.and_then(|pay| pay.into_domain().ok()).map(|pay| pay.annual_full_time());
    // An hourly-only median is not made into a year's pay: such work is often not full time. Nor is a
    // top-coded one compared: the difference would not be known.
    if let (Some(mine), Some(median), false) = (mine, range.median.filter(|wage| !wage.top_coded), hourly) {
        let difference = (median.amount - mine).round();
        all.add(ESSENTIAL, FactKind::PayDifference, "", number(difference, Unit::DollarsPerYear), MODEL);
        let percent = (difference / mine * 100.0).round();
        all.add(9.0, FactKind::PayDifferencePercent, "", number(percent, Unit::Percent), MODEL);
    }
}

fn wage(wage: Wage, unit: Unit) -> Value {
    Value::Number { amount: f64::from(wage.amount), unit, at_least: wage.top_coded }
}

fn wages(range: &PayRange, unit: Unit, all: &mut Collector) {
    let percentiles = [
        (ESSENTIAL, FactKind::PayMedian, range.median),
        (3.5, FactKind::PayP10, range.p10),
        (3.5, FactKind::PayP90, range.p90),
        (1.5, FactKind::PayP25, range.p25),
        (1.5, FactKind::PayP75, range.p75),
    ];
    for (weight, kind, figure) in percentiles {
        match figure {
            Some(figure) => all.add(weight, kind, &range.area_name, wage(figure, unit), &range.source),
            None if kind == FactKind::PayMedian => {
                all.add(weight, kind, &range.area_name, Value::NotPublished, &range.source);
            }
            None => {}
        }
    }
}

fn outlook(page: &OccupationPage, all: &mut Collector) {
    if let Some(outlook) = &page.outlook {
        let source = format!("BLS projections {}", outlook.years);
        let numbers = [
            (6.0, FactKind::Growth, outlook.change_percent, Unit::Percent),
            (3.0, FactKind::AverageGrowth, outlook.average_change_percent, Unit::Percent),
            (2.5, FactKind::Openings, (outlook.openings * 1000.0).round(), Unit::OpeningsPerYear),
            (1.0, FactKind::Employment, (outlook.employment_start * 1000.0).round(), Unit::Jobs),
        ];
        for (weight, kind, amount, unit) in numbers {
            all.add(weight, kind, &outlook.years, number(amount, unit), &source);
        }
    } else {
        all.add(3.0, FactKind::Growth, "", Value::NotPublished, "BLS projections");
    }
    for reason in &page.bright_outlook {
        all.add(1.2, FactKind::BrightOutlook, reason, Value::Name, ONET);
    }
    let exposure = page.exposure.map(|share| number((share * 100.0).round(), Unit::Percent));
    let source = "Eloundou et al. 2023, an estimate";
    all.add(1.5, FactKind::Exposure, "", exposure.unwrap_or(Value::NotPublished), source);
}
