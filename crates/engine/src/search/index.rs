//! Every name that can be found, encoded.

use super::stems;
use crate::encoder::Encoder;
use crate::error::EngineError;
use crate::text::Kind;
use waymark_schema::search::FoundKind;
use waymark_tables::{CoreTables, DetailTables, LearningTables};

/// Names of skills, technologies, programmes and courses with their meanings, and what each course is for.
pub struct Index {
    skills: Names,
    technologies: Names,
    programmes: Names,
    courses: Names,
    /// For each course: what it teaches that occupations ask for, if anything.
    taught: Vec<Option<Taught>>,
}

/// What a course teaches: an index into the elements, or into the technologies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taught {
    /// A skill or an area of knowledge.
    Element(usize),
    /// A technology.
    Technology(usize),
}

/// Names of one kind.
#[derive(Default)]
struct Names {
    vectors: Vec<Vec<f32>>,
    stems: Vec<Vec<String>>,
}

impl Names {
    fn new<'a>(names: impl IntoIterator<Item = &'a str>, encoder: &Encoder) -> Result<Self, EngineError> {
        let mut encoded = Self::default();
        for name in names {
            encoded.vectors.push(encoder.encode_anew(name, Kind::Skill)?.vector);
            encoded.stems.push(stems(name).into_iter().collect());
        }
        Ok(encoded)
    }
}

impl Index {
    /// Encodes every name: some tens of microseconds each.
    pub fn new(
        core: &CoreTables,
        details: &DetailTables,
        learning: &LearningTables,
        encoder: &Encoder,
    ) -> Result<Self, EngineError> {
        Ok(Self {
            skills: Names::new(core.ratings.names.iter().map(String::as_str), encoder)?,
            technologies: Names::new(details.technologies.iter().map(String::as_str), encoder)?,
            programmes: Names::new(details.programmes.iter().map(|(_, title)| title.as_str()), encoder)?,
            courses: Names::new(learning.courses.iter().map(|course| course.title.as_str()), encoder)?,
            taught: taught(learning),
        })
    }

    /// Names of a kind: which, its meaning and its stems. None for occupations, which the encoder knows itself.
    pub fn of(&self, kind: FoundKind) -> impl Iterator<Item = (usize, &[f32], &[String])> {
        let names = match kind {
            FoundKind::Occupation => None,
            FoundKind::Skill => Some(&self.skills),
            FoundKind::Technology => Some(&self.technologies),
            FoundKind::Programme => Some(&self.programmes),
            FoundKind::Course => Some(&self.courses),
        };
        names
            .into_iter()
            .flat_map(|names| names.vectors.iter().zip(&names.stems))
            .enumerate()
            .map(|(at, (vector, stems))| (at, vector.as_slice(), stems.as_slice()))
    }

    /// The stems of a skill's name, in one order.
    pub(super) fn name_key(&self, skill: usize) -> Vec<&str> {
        let mut stems: Vec<&str> = self.skills.stems[skill].iter().map(String::as_str).collect();
        stems.sort_unstable();
        stems
    }

    /// What a course teaches that occupations ask for.
    pub fn taught(&self, course: usize) -> Option<Taught> {
        self.taught.get(course).copied().flatten()
    }
}

/// For each course, the technology or else the element that it answers best.
fn taught(learning: &LearningTables) -> Vec<Option<Taught>> {
    let mut best: Vec<Option<(u8, Taught)>> = vec![None; learning.courses.len()];
    let elements = learning.by_element.iter().enumerate();
    let elements = elements.map(|(element, matches)| (Taught::Element(element), matches));
    let technologies = learning
        .by_technology
        .iter()
        .map(|(technology, matches)| (Taught::Technology(usize::from(*technology)), matches));
    for (taught, matches) in technologies.chain(elements) {
        for found in matches {
            let known = &mut best[usize::from(found.course)];
            if known.is_none_or(|(nearness, _)| nearness < found.nearness) {
                *known = Some((found.nearness, taught));
            }
        }
    }
    best.into_iter().map(|known| known.map(|(_, taught)| taught)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use waymark_tables::learning::{CourseMatch, CourseRow};

    #[test]
    fn a_course_is_for_what_it_answers_best() {
        let matched = |course: u16, nearness: u8| CourseMatch { course, skill: 0, nearness };
        let learning = LearningTables {
            courses: vec![CourseRow::default(); 3],
            by_element: vec![vec![matched(0, 80)], vec![matched(0, 70), matched(1, 90)]],
            by_technology: vec![(4, vec![matched(0, 80), matched(1, 60)])],
            ..LearningTables::default()
        };
        assert_eq!(taught(&learning), [Some(Taught::Technology(4)), Some(Taught::Element(1)), None]);
    }
}
