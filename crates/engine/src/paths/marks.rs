//! What a visitor says of courses, in the engine's terms.

use waymark_schema::route::RouteWishes;
use waymark_tables::LearningTables;

/// Courses by index. An address that is no course of the list is left out: a mark may be older than the list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Marks {
    /// Taken, in order.
    pub(super) done: Vec<usize>,
    /// Known without them.
    pub(super) known: Vec<usize>,
    /// Not to be shown.
    pub(super) unwanted: Vec<usize>,
}

impl Marks {
    pub(super) fn new(wishes: &RouteWishes, learning: &LearningTables) -> Self {
        let courses = |addresses: &[String]| -> Vec<usize> {
            let mut found = Vec::new();
            for address in addresses {
                let path = address.strip_prefix(&learning.root);
                let course = path.and_then(|path| learning.courses.iter().position(|row| row.path == path));
                found.extend(course.filter(|course| !found.contains(course)));
            }
            found
        };
        Self {
            done: courses(&wishes.done),
            known: courses(&wishes.known),
            unwanted: courses(&wishes.unwanted),
        }
    }

    /// Whether anything was said of a course: then it is listed no more.
    pub(super) fn has(&self, course: usize) -> bool {
        [&self.done, &self.known, &self.unwanted].iter().any(|list| list.contains(&course))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use waymark_tables::learning::CourseRow;

    #[test]
    fn marks_of_courses_that_are_gone_are_left_out() {
        let learning = LearningTables {
            root: "https://example.org/".into(),
            courses: vec![CourseRow { path: "a".into(), ..CourseRow::default() }],
            ..LearningTables::default()
        };
        let address = |text: &str| text.to_owned();
        let wishes = RouteWishes {
            done: vec![address("https://example.org/gone"), address("https://example.org/a"), address("")],
            known: vec![address("javascript:alert(1)")],
            ..RouteWishes::default()
        };
        let marks = Marks::new(&wishes, &learning);
        assert_eq!((marks.done.as_slice(), marks.known.len()), ([0].as_slice(), 0));
        assert!(marks.has(0) && !marks.has(1));
    }
}
