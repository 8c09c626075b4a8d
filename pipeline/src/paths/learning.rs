//! The learning table: courses, grouped by meaning and matched to what occupations ask for.
//!
//! A course answers a missing element if a skill that it says it teaches is near in meaning, and the whole of it –
//! title and skills – is near to what the element is defined as. Names alone mislead: they are short, songwriting
//! teaches “Producing”, and astronomy lists chemistry beside what it is for. The skill goes into the table, so that
//! the match can be shown. Courses that do not say what they teach are matched by their titles.

use super::Meaning;
use super::clusters::{dot, group, names, unit};
use crate::raw::{Course, RawData};
use anyhow::{Context, Result, bail};
use std::collections::{BTreeMap, BTreeSet};
use waymark_engine::text::plain;
use waymark_tables::learning::{COURSE_LEVELS, CourseMatch, CourseRow};
use waymark_tables::{CoreTables, DetailTables, LearningTables, RatingBlock};

const CLUSTERS: usize = 24;
/// How near in meaning a taught skill must at least be to a missing element, as a cosine.
const NEAR: f32 = 0.5;
/// What a course must reach for an element, by its title and by what it teaches; see [`Taught::fit`].
const FIT: f32 = 0.52;
/// How near the whole course must be to what the element is defined as.
const DEFINED: f32 = 0.4;
/// How much better a course may fit another element of the same family; beyond it, it is about that one.
const MOST_BELOW_BEST: f32 = 0.15;
/// Elements that are learned at the machine: choosing, installing, watching, running, maintaining and repairing it.
/// Courses on managing operations lie near their names and teach none of it.
const HANDS_ON: [&str; 6] = ["2.B.3.c", "2.B.3.d", "2.B.3.g", "2.B.3.h", "2.B.3.j", "2.B.3.l"];
/// How near a taught skill must be to a technology, whose name says exactly what it is.
const SAME: f32 = 0.8;
/// How much what a course teaches counts for a technology against what its title is about.
const TAUGHT_SHARE: f32 = 0.6;
/// Both together must reach this for a technology.
const ABOUT: f32 = 0.6;
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
    let wholes: Vec<String> =
        courses.iter().map(|course| format!("{}: {}", course.title, course.skills.join(", "))).collect();
    let wholes = meaning.of(&wholes.iter().map(String::as_str).collect::<Vec<_>>())?;

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

    let taught = Taught { rows: &rows, skills: &vectors, titles: &titles, wholes: &wholes };
    let by_element = taught.by_element(&elements(raw, &core.ratings, meaning)?);
    let technologies: Vec<u16> = wanted_technologies(details).into_iter().collect();
    let products: Vec<&str> =
        technologies.iter().map(|&at| details.technologies[usize::from(at)].as_str()).collect();
    let by_technology = technologies
        .iter()
        .zip(meaning.of(&products)?)
        .map(|(&technology, wanted)| (technology, taught.by_technology(&wanted)))
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

/// The elements of these ratings with what their names and definitions mean.
fn elements(raw: &RawData, ratings: &RatingBlock, meaning: &mut Meaning<'_>) -> Result<Vec<Wanted>> {
    let names: Vec<&str> = ratings.names.iter().map(String::as_str).collect();
    let defined = |(id, name): (&String, &&str)| -> Result<String> {
        let definition = raw.definitions.get(id).with_context(|| format!("{name} is not defined"))?;
        Ok(format!("{name}: {definition}"))
    };
    let definitions = ratings.ids.iter().zip(&names).map(defined).collect::<Result<Vec<String>>>()?;
    let definitions = meaning.of(&definitions.iter().map(String::as_str).collect::<Vec<_>>())?;
    let named = meaning.of(&names)?.into_iter().zip(definitions);
    Ok(named
        .zip(ratings.ids.iter().zip(&ratings.domains))
        .map(|((name, definition), (id, &family))| Wanted {
            name,
            definition,
            family,
            is_taught: !HANDS_ON.contains(&id.as_str()),
        })
        .collect())
}

/// An element that courses are looked for.
struct Wanted {
    /// What its name means.
    name: Vec<f32>,
    /// What its name and definition mean.
    definition: Vec<f32>,
    /// Its family.
    family: u8,
    /// Whether courses teach it at all.
    is_taught: bool,
}

/// Courses with what their words mean.
struct Taught<'a> {
    rows: &'a [CourseRow],
    /// Vectors of the skills.
    skills: &'a [Vec<f32>],
    /// Vectors of the titles.
    titles: &'a [Vec<f32>],
    /// Vectors of titles and skills together.
    wholes: &'a [Vec<f32>],
}

impl Taught<'_> {
    /// For each element the courses that answer it, unless they are rather about another of its family.
    fn by_element(&self, elements: &[Wanted]) -> Vec<Vec<CourseMatch>> {
        let found: Vec<Vec<(f32, CourseMatch)>> = elements
            .iter()
            .map(|wanted| self.nearest(&wanted.name, |found| self.fit(wanted, found)))
            .collect();
        let mut best: BTreeMap<(u8, u16), f32> = BTreeMap::new();
        for (wanted, found) in elements.iter().zip(&found) {
            for (fit, found) in found {
                let best = best.entry((wanted.family, found.course)).or_default();
                *best = best.max(*fit);
            }
        }
        let sorted = |(wanted, mut found): (&Wanted, Vec<(f32, CourseMatch)>)| {
            found.retain(|(fit, found)| *fit >= best[&(wanted.family, found.course)] - MOST_BELOW_BEST);
            self.first(found, PER_ELEMENT)
        };
        elements.iter().zip(found).map(sorted).collect()
    }

    /// How well a course answers an element: the mean of what its title is about and of what it teaches; `None` if it
    /// does not.
    fn fit(&self, wanted: &Wanted, found: CourseMatch) -> Option<f32> {
        let course = usize::from(found.course);
        let (title, whole) = (&self.titles[course], &self.wholes[course]);
        let cosine = dot(&wanted.name, &self.skills[usize::from(found.skill)]);
        let defined = dot(&wanted.definition, whole);
        let about = dot(&wanted.name, title).max(dot(&wanted.definition, title));
        let taught = cosine.max(defined).max(dot(&wanted.name, whole));
        let fit = f32::midpoint(about, taught);
        (wanted.is_taught && cosine >= NEAR && defined >= DEFINED && fit >= FIT).then_some(fit)
    }

    /// Courses that teach a technology.
    fn by_technology(&self, name: &[f32]) -> Vec<CourseMatch> {
        let about = |found: CourseMatch| {
            let cosine = dot(name, &self.skills[usize::from(found.skill)]);
            let title = dot(name, &self.titles[usize::from(found.course)]);
            let about = TAUGHT_SHARE * cosine + (1.0 - TAUGHT_SHARE) * title;
            (cosine >= SAME && about >= ABOUT).then_some(about)
        };
        self.first(self.nearest(name, about), PER_TECHNOLOGY)
    }

    /// Every course with the skill that it teaches nearest to a name, and how well it answers it.
    fn nearest(&self, name: &[f32], fit: impl Fn(CourseMatch) -> Option<f32>) -> Vec<(f32, CourseMatch)> {
        let cosines: Vec<f32> = self.skills.iter().map(|vector| dot(name, vector)).collect();
        let matched = |(row, course): (&CourseRow, u16)| {
            let nearest = |skill: &&u16| cosines[usize::from(**skill)];
            let skill = *row.skills.iter().max_by(|a, b| nearest(a).total_cmp(&nearest(b)))?;
            let nearness = (cosines[usize::from(skill)].clamp(0.0, 1.0) * 100.0).round() as u8;
            let found = CourseMatch { course, skill, nearness };
            fit(found).map(|fit| (fit, found))
        };
        self.rows.iter().zip(0..).filter_map(matched).collect()
    }

    /// The best of these, as far as they can be told apart; then the easier, then the shorter.
    fn first(&self, mut found: Vec<(f32, CourseMatch)>, most: usize) -> Vec<CourseMatch> {
        found.sort_by_key(|(fit, found)| {
            let row = &self.rows[usize::from(found.course)];
            // What differs by a hair's breadth in meaning is told apart by how easy it is to begin.
            (-(fit * 20.0).round() as i32, row.level, row.most_days, found.course)
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

    fn row(skills: &[u16], level: u8) -> CourseRow {
        CourseRow { skills: skills.to_vec(), level, ..CourseRow::default() }
    }

    fn wanted(meaning: [f32; 2]) -> Wanted {
        Wanted { name: meaning.to_vec(), definition: meaning.to_vec(), family: 0, is_taught: true }
    }

    #[test]
    fn the_nearest_come_first_and_the_far_not_at_all() {
        let rows = [row(&[1], 0), row(&[0, 1], 2), row(&[0], 0), row(&[2], 0), row(&[1], 0)];
        let skills = [vec![1.0, 0.0], vec![0.8, 0.6], vec![0.0, 1.0]];
        let titles = [vec![0.8, 0.6], vec![1.0, 0.0], vec![1.0, 0.0], vec![1.0, 0.0], vec![0.0, 1.0]];
        let taught = Taught { rows: &rows, skills: &skills, titles: &titles, wholes: &titles };
        let found = taught.by_technology(&[1.0, 0.0]);
        assert_eq!(found.iter().map(|found| found.course).collect::<Vec<_>>(), [2, 1, 0]);
        assert_eq!((found[0].skill, found[0].nearness), (0, 100));
    }

    #[test]
    fn a_skill_of_that_name_is_not_enough_if_the_course_is_about_something_else() {
        let rows = [row(&[0], 0), row(&[0], 0)];
        let skills = [vec![1.0, 0.0]];
        let titles = [vec![0.1, 0.99], vec![0.6, 0.8]];
        let taught = Taught { rows: &rows, skills: &skills, titles: &titles, wholes: &titles };
        let found = &taught.by_element(&[wanted([1.0, 0.0])])[0];
        assert_eq!(found.iter().map(|found| found.course).collect::<Vec<_>>(), [1]);
        let hands_on = Wanted { is_taught: false, ..wanted([1.0, 0.0]) };
        assert!(taught.by_element(&[hands_on])[0].is_empty());
    }

    #[test]
    fn a_course_that_is_rather_about_another_element_of_the_family_is_left_to_that() {
        let rows = [row(&[0], 0)];
        let skills = [vec![1.0, 0.0]];
        let taught = Taught { rows: &rows, skills: &skills, titles: &skills, wholes: &skills };
        let near = |meaning, family| Wanted { family, ..wanted(meaning) };
        let count =
            |elements: &[Wanted]| taught.by_element(elements).iter().map(Vec::len).collect::<Vec<_>>();
        assert_eq!(count(&[near([1.0, 0.0], 0), near([0.8, 0.6], 0)]), [1, 0]);
        assert_eq!(count(&[near([1.0, 0.0], 0), near([0.8, 0.6], 1)]), [1, 1]);
        assert_eq!(count(&[near([1.0, 0.0], 0), near([0.9, 0.435], 0)]), [1, 1]);
    }
}
