//! Courses, what they teach, and which of them answer which missing skill.

use crate::format::Table;
use serde::{Deserialize, Serialize};

/// A catalogue of courses, with their matches to rated elements and technologies.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct LearningTables {
    /// Name of the catalogue.
    pub catalogue: String,
    /// When the list was made.
    pub listed: String,
    /// Beginning of every link.
    pub root: String,
    /// Names of those who offer courses.
    pub organisations: Vec<String>,
    /// Names of the skills that courses say they teach.
    pub skills: Vec<String>,
    /// Names of the clusters.
    pub clusters: Vec<String>,
    /// Courses by title.
    pub courses: Vec<CourseRow>,
    /// For each rated element of the core table: courses that teach it, the best first.
    pub by_element: Vec<Vec<CourseMatch>>,
    /// Technologies of the detail table, ascending, with courses that teach them, the best first.
    pub by_technology: Vec<(u16, Vec<CourseMatch>)>,
}

/// A course.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct CourseRow {
    /// Title.
    pub title: String,
    /// Index of who offers it.
    pub organisation: u16,
    /// The rest of its link.
    pub path: String,
    /// See [`COURSE_LEVELS`].
    pub level: u8,
    /// Days that it takes at least, as the catalogue has it.
    pub least_days: u16,
    /// Days that it takes at most.
    pub most_days: u16,
    /// Index of its cluster.
    pub cluster: u8,
    /// Indices of the skills that it says it teaches.
    pub skills: Vec<u16>,
}

/// Levels of difficulty, by their number.
pub const COURSE_LEVELS: [&str; 4] = ["beginner", "mixed", "intermediate", "advanced"];

/// A course that teaches something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CourseMatch {
    /// Index of the course.
    pub course: u16,
    /// Which of the skills that it teaches means the same.
    pub skill: u16,
    /// How near in meaning, 0 to 100.
    pub nearness: u8,
}

impl Table for LearningTables {
    const KIND: u8 = 7;
    const NAME: &'static str = "learning";

    fn check(&self) -> Result<(), String> {
        let skills = self.skills.len();
        for course in &self.courses {
            let within = usize::from(course.organisation) < self.organisations.len()
                && usize::from(course.cluster) < self.clusters.len()
                && usize::from(course.level) < COURSE_LEVELS.len()
                && course.least_days <= course.most_days
                && course.skills.iter().all(|&skill| usize::from(skill) < skills);
            if !within {
                return Err(format!("the course “{}” has an index out of range", course.title));
            }
        }
        let matches = self.by_element.iter().chain(self.by_technology.iter().map(|(_, matches)| matches));
        let known = |found: &CourseMatch| {
            usize::from(found.course) < self.courses.len() && usize::from(found.skill) < skills
        };
        if !matches.flatten().all(known) {
            return Err("a match is of no course".into());
        }
        if !self.by_technology.is_sorted_by(|a, b| a.0 < b.0) {
            return Err("technologies are not in order".into());
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::{Contract, read, write};

    fn table() -> LearningTables {
        LearningTables {
            organisations: vec!["A school".into()],
            skills: vec!["Baking".into()],
            clusters: vec!["Food".into()],
            courses: vec![CourseRow {
                title: "Bread".into(),
                path: "bread".into(),
                skills: vec![0],
                ..CourseRow::default()
            }],
            by_element: vec![vec![CourseMatch { course: 0, skill: 0, nearness: 90 }]],
            ..LearningTables::default()
        }
    }

    #[test]
    fn courses_survive_and_what_points_nowhere_is_refused() {
        let bytes = write(&table(), Contract([7; 16])).unwrap();
        assert_eq!(read::<LearningTables>(&bytes).unwrap().0, table());
        let mut torn = table();
        torn.courses[0].skills = vec![1];
        assert!(write(&torn, Contract([7; 16])).is_err());
        let mut torn = table();
        torn.by_element[0][0].course = 1;
        assert!(write(&torn, Contract([7; 16])).is_err());
    }
}
