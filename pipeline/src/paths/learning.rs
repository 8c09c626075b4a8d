//! The learning table: courses, grouped by meaning and matched to what occupations ask for.
//!
//! A course answers a missing skill if one of the skills that it says it teaches means the same; that skill goes
//! into the table, so that the match can be shown. Courses that do not say what they teach are matched by their
//! titles. Of those that answer it, the ones come first whose titles are about it too: many list a general skill
//! beside what they are for.

use super::Meaning;
use super::clusters::{dot, group, names, unit};
use crate::raw::{Course, RawData};
use anyhow::{Context, Result, bail};
use std::collections::{BTreeMap, BTreeSet};
use waymark_engine::text::plain;
use waymark_tables::learning::{COURSE_LEVELS, CourseMatch, CourseRow};
use waymark_tables::{CoreTables, DetailTables, LearningTables};

const CLUSTERS: usize = 24;
/// How near in meaning a taught skill must be to a missing one, as a cosine.
const NEAR: f32 = 0.65;
/// The same for a technology, whose name says exactly what it is.
const SAME: f32 = 0.8;
/// How much what a course teaches counts against what its title is about.
const TAUGHT_SHARE: f32 = 0.6;
/// Both together must reach this share of what is asked of the taught skill.
const ABOUT: f32 = 0.75;
/// Courses kept for an element, and for a technology.
const PER_ELEMENT: usize = 10;
const PER_TECHNOLOGY: usize = 4;

/// Builds the table.
pub fn build(
    raw: &RawData,
    core: &CoreTables,
    details: &DetailTables,
    meaning: &mut Meaning<'_>,
    seed: u64,
) -> Result<LearningTables> {
    let root = common_root(&raw.courses).context("courses have no links")?;
    let mut courses: Vec<&Course> = raw.courses.iter().collect();
    courses.sort_by(|a, b| (&a.title, &a.url).cmp(&(&b.title, &b.url)));
    let organisations = numbered(courses.iter().map(|course| course.organisation.as_str()));
    let taught = |course: &Course| -> Vec<String> {
        let skills: Vec<String> = course.skills.iter().filter(|skill| !skill.is_empty()).cloned().collect();
        if skills.is_empty() { vec![course.title.clone()] } else { skills }
    };
    let all: Vec<String> = courses.iter().flat_map(|course| taught(course)).collect();
    let skills = numbered(all.iter().map(String::as_str));
    let vectors = meaning.of(&skills.keys().copied().collect::<Vec<_>>())?;
    let titles = meaning.of(&courses.iter().map(|course| course.title.as_str()).collect::<Vec<_>>())?;

    let mut rows = Vec::with_capacity(courses.len());
    let mut about = Vec::with_capacity(courses.len());
    for (course, title) in courses.iter().zip(&titles) {
        let its: Vec<u16> = taught(course).iter().map(|skill| skills[skill.as_str()]).collect();
        let mut sum = title.clone();
        for &skill in &its {
            let share = 1.5 / its.len() as f32;
            sum.iter_mut().zip(&vectors[usize::from(skill)]).for_each(|(sum, value)| *sum += share * value);
        }
        about.push(unit(sum));
        let (least_days, most_days) = days(&course.time)?;
        rows.push(CourseRow {
            title: course.title.clone(),
            organisation: organisations[course.organisation.as_str()],
            path: course.url[root.len()..].to_owned(),
            level: level(&course.difficulty)?,
            least_days,
            most_days,
            cluster: 0,
            skills: its,
        });
    }
    let groups = group(&about, CLUSTERS, seed);
    let labels: Vec<Vec<&str>> =
        courses.iter().map(|course| course.skills.iter().map(String::as_str).collect()).collect();
    let clusters = names(&labels, &groups, CLUSTERS);
    rows.iter_mut().zip(&groups).for_each(|(row, &group)| row.cluster = group as u8);

    let taught = Taught { rows: &rows, skills: &vectors, titles: &titles };
    let elements: Vec<&str> = core.ratings.names.iter().map(String::as_str).collect();
    let by_element =
        meaning.of(&elements)?.iter().map(|wanted| taught.matching(wanted, NEAR, PER_ELEMENT)).collect();
    let technologies: Vec<u16> = wanted_technologies(details).into_iter().collect();
    let products: Vec<&str> =
        technologies.iter().map(|&at| details.technologies[usize::from(at)].as_str()).collect();
    let by_technology = technologies
        .iter()
        .zip(meaning.of(&products)?)
        .map(|(&technology, wanted)| (technology, taught.matching(&wanted, SAME, PER_TECHNOLOGY)))
        .filter(|(_, found)| !found.is_empty())
        .collect();
    let listed = core.sources.iter().find(|(source, _)| source.starts_with("Coursera"));
    let (catalogue, listed) = listed.context("the sources name no catalogue of courses")?.clone();
    Ok(LearningTables {
        catalogue,
        listed,
        root,
        organisations: organisations.into_keys().map(str::to_owned).collect(),
        skills: skills.into_keys().map(str::to_owned).collect(),
        clusters,
        courses: rows,
        by_element,
        by_technology,
    })
}

/// Courses with what their words mean.
struct Taught<'a> {
    rows: &'a [CourseRow],
    /// Vectors of the skills.
    skills: &'a [Vec<f32>],
    /// Vectors of the titles.
    titles: &'a [Vec<f32>],
}

impl Taught<'_> {
    /// Courses that teach something near in meaning: first those that are about it, as far as can be told apart,
    /// then the easier, then the shorter.
    fn matching(&self, wanted: &[f32], least: f32, most: usize) -> Vec<CourseMatch> {
        let cosines: Vec<f32> = self.skills.iter().map(|vector| dot(wanted, vector)).collect();
        let mut found: Vec<(i32, CourseMatch)> = self
            .rows
            .iter()
            .zip(self.titles)
            .zip(0..)
            .filter_map(|((row, title), course)| {
                let nearest = |skill: &&u16| cosines[usize::from(**skill)];
                let skill = *row.skills.iter().max_by(|a, b| nearest(a).total_cmp(&nearest(b)))?;
                let cosine = cosines[usize::from(skill)];
                let about = TAUGHT_SHARE * cosine + (1.0 - TAUGHT_SHARE) * dot(wanted, title);
                let nearness = (cosine.clamp(0.0, 1.0) * 100.0).round() as u8;
                // What differs by a hair's breadth in meaning is told apart by how easy it is to begin.
                let rank = -(about * 20.0).round() as i32;
                let near = cosine >= least && about >= least * ABOUT;
                near.then_some((rank, CourseMatch { course, skill, nearness }))
            })
            .collect();
        found.sort_by_key(|(rank, found)| {
            let row = &self.rows[usize::from(found.course)];
            (*rank, row.level, row.most_days, found.course)
        });
        found.into_iter().take(most).map(|(_, found)| found).collect()
    }
}

/// Technologies that some occupation is asked for, or that are hot.
fn wanted_technologies(details: &DetailTables) -> BTreeSet<u16> {
    let in_demand = details
        .technologies_of
        .iter()
        .zip(&details.in_demand)
        .flat_map(|(technologies, &count)| technologies.iter().take(usize::from(count)).copied());
    let hot = details.hot.iter().zip(0..).filter(|(hot, _)| **hot == 1).map(|(_, number)| number);
    in_demand.chain(hot).filter(|&at| !plain(&details.technologies[usize::from(at)]).is_empty()).collect()
}

/// Names in order with their numbers.
fn numbered<'a>(names: impl Iterator<Item = &'a str>) -> BTreeMap<&'a str, u16> {
    let names: BTreeSet<&str> = names.collect();
    names.into_iter().zip(0..).collect()
}

/// What all links begin with, up to a slash.
fn common_root(courses: &[Course]) -> Option<String> {
    let first = courses.first()?.url.as_str();
    let end = courses.iter().fold(first.len(), |end, course| {
        let same = first.bytes().zip(course.url.bytes()).take_while(|(a, b)| a == b).count();
        end.min(same)
    });
    let root = &first[..=first.get(..end)?.rfind('/')?];
    root.starts_with("https://").then(|| root.to_owned())
}

fn level(name: &str) -> Result<u8> {
    let at = COURSE_LEVELS.iter().position(|level| level.eq_ignore_ascii_case(name));
    Ok(at.with_context(|| format!("“{name}” is no level of a course that is known"))? as u8)
}

/// A published length as days: `1 - 4 Weeks`, `3 - 6 Months`, `Less Than 2 Hours`.
fn days(time: &str) -> Result<(u16, u16)> {
    if time.ends_with("Hours") {
        return Ok((1, 1));
    }
    let (range, unit) = time.rsplit_once(' ').context("a course has no length")?;
    let unit = match unit {
        "Weeks" => 7,
        "Months" => 30,
        _ => bail!("“{time}” is no length of a course that is known"),
    };
    let number = |text: &str| text.trim().parse::<u16>().with_context(|| format!("“{time}” has no numbers"));
    let (least, most) = range.split_once('-').context("a length of a course is no range")?;
    Ok((number(least)? * unit, number(most)? * unit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn published_lengths_are_read_and_others_refused() {
        assert_eq!(days("1 - 4 Weeks").unwrap(), (7, 28));
        assert_eq!(days("3 - 6 Months").unwrap(), (90, 180));
        assert_eq!(days("Less Than 2 Hours").unwrap(), (1, 1));
        assert!(days("3 Moons").is_err());
        assert!(level("Beginner").is_ok() && level("Wizard").is_err());
    }

    #[test]
    fn the_root_ends_at_a_slash() {
        let course = |url: &str| Course {
            title: String::new(),
            organisation: String::new(),
            time: String::new(),
            difficulty: String::new(),
            url: url.to_owned(),
            skills: Vec::new(),
        };
        let root = |urls: [&str; 2]| common_root(&urls.map(course));
        assert_eq!(
            root(["https://a.org/learn/b", "https://a.org/lecture"]).as_deref(),
            Some("https://a.org/")
        );
        assert_eq!(root(["http://a.org/b", "http://a.org/c"]), None);
    }

    #[test]
    fn the_nearest_come_first_and_the_far_not_at_all() {
        let row =
            |skills: &[u16], level: u8| CourseRow { skills: skills.to_vec(), level, ..CourseRow::default() };
        let rows = [row(&[1], 0), row(&[0, 1], 2), row(&[0], 0), row(&[2], 0), row(&[1], 0)];
        let vectors = [vec![1.0, 0.0], vec![0.8, 0.6], vec![0.0, 1.0]];
        let titles = [vec![0.8, 0.6], vec![1.0, 0.0], vec![1.0, 0.0], vec![1.0, 0.0], vec![0.0, 1.0]];
        let taught = Taught { rows: &rows, skills: &vectors, titles: &titles };
        let found = taught.matching(&[1.0, 0.0], 0.7, 9);
        assert_eq!(found.iter().map(|found| found.course).collect::<Vec<_>>(), [2, 1, 0]);
        assert_eq!((found[0].skill, found[0].nearness), (0, 100));
    }
}
