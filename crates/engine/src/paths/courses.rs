//! Courses for what is missing: which skills they are looked for, and how they are described.
//! [`super::progress`] puts them in order.

use waymark_domain::Months;
use waymark_schema::recommendation::{GapItemV1, GapV1};
use waymark_schema::route::CourseV1;
use waymark_tables::learning::{COURSE_LEVELS, CourseMatch};
use waymark_tables::{LearningTables, RatingBlock};

/// Missing skills that courses are looked for, and courses shown for each.
const WANTED: usize = 4;
const EACH: usize = 2;
/// Of the courses that answer a skill, those that are chosen among: the others answer it less well.
const BEST: usize = 4;

/// A missing skill with the courses that answer it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Wanted {
    /// Its name.
    pub(super) name: String,
    /// The courses, the best match first.
    pub(super) courses: Vec<CourseMatch>,
    /// How many of them are still to be listed.
    pub(super) left: usize,
}

impl Wanted {
    /// Whether a course answers it.
    pub(super) fn is_taught_by(&self, course: usize) -> bool {
        self.courses.iter().any(|matched| usize::from(matched.course) == course)
    }
}

/// The most important missing skills that have courses, then those nearly there. `left_out` are not looked at.
pub(super) fn wanted(
    gap: &GapV1,
    ratings: &RatingBlock,
    learning: &LearningTables,
    left_out: impl Fn(usize) -> bool,
) -> Vec<Wanted> {
    let answered = |item: &GapItemV1| {
        let element = ratings.names.iter().position(|name| *name == item.name)?;
        let matches = learning.by_element.get(element)?.iter();
        let courses: Vec<CourseMatch> =
            matches.filter(|matched| !left_out(usize::from(matched.course))).take(BEST).copied().collect();
        (!courses.is_empty()).then(|| Wanted { name: item.name.clone(), courses, left: EACH })
    };
    gap.missing.iter().chain(&gap.close).filter_map(answered).take(WANTED).collect()
}

/// A course as it is shown, for a missing skill and all else of the gap that it teaches.
pub(super) fn described(
    found: CourseMatch,
    wanted: &str,
    gap: &GapV1,
    ratings: &RatingBlock,
    learning: &LearningTables,
) -> CourseV1 {
    let course = &learning.courses[usize::from(found.course)];
    let teaches = |name: &str| {
        let element = ratings.names.iter().position(|known| known == name);
        let matches = element.and_then(|element| learning.by_element.get(element));
        matches.is_some_and(|matches| matches.iter().any(|matched| matched.course == found.course))
    };
    let others =
        gap.missing.iter().chain(&gap.close).filter(|item| item.name != wanted && teaches(&item.name));
    CourseV1 {
        title: course.title.clone(),
        organisation: learning.organisations[usize::from(course.organisation)].clone(),
        url: format!("{}{}", learning.root, course.path),
        level: COURSE_LEVELS[usize::from(course.level)].to_owned(),
        least_days: course.least_days,
        most_days: course.most_days,
        cluster: learning.clusters[usize::from(course.cluster)].clone(),
        wanted: wanted.to_owned(),
        answers: std::iter::once(wanted.to_owned()).chain(others.map(|item| item.name.clone())).collect(),
        teaches: learning.skills[usize::from(found.skill)].clone(),
        nearness: f32::from(found.nearness) / 100.0,
        listed: learning.listed.clone(),
    }
}

/// How long the first course for each missing skill takes, one after the other, in whole months.
pub(super) fn duration(courses: &[CourseV1], gap: &GapV1) -> Months {
    let first =
        gap.missing.iter().filter_map(|item| courses.iter().find(|course| course.wanted == item.name));
    let (least, most) = first.fold((0_u32, 0_u32), |(least, most), course| {
        (least + u32::from(course.least_days), most + u32::from(course.most_days))
    });
    Months::new((least / 30) as u16, most.div_ceil(30) as u16)
}

#[cfg(test)]
mod tests {
    use super::*;
    use waymark_tables::learning::CourseRow;

    fn item(name: &str) -> GapItemV1 {
        GapItemV1 { name: name.to_owned(), importance: 4.0, required: 4.0, estimated: 1.0 }
    }

    #[test]
    fn each_missing_skill_gets_courses_of_its_own() {
        let ratings = RatingBlock { names: vec!["Baking".into(), "Law".into()], ..RatingBlock::default() };
        let matched = |course: u16| CourseMatch { course, skill: 0, nearness: 90 };
        let learning = LearningTables {
            root: "https://example.org/".into(),
            organisations: vec!["A school".into()],
            skills: vec!["Bread".into()],
            clusters: vec!["Food".into()],
            courses: (0..3)
                .map(|number| CourseRow {
                    title: format!("Course {number}"),
                    path: number.to_string(),
                    least_days: 10,
                    most_days: 31,
                    ..CourseRow::default()
                })
                .collect(),
            by_element: vec![vec![matched(0), matched(1)], vec![matched(1), matched(2)]],
            ..LearningTables::default()
        };
        let gap =
            GapV1 { missing: vec![item("Baking"), item("Flying")], close: vec![item("Law")], have: vec![] };
        let open = wanted(&gap, &ratings, &learning, |course| course == 0);
        let courses: Vec<Vec<u16>> =
            open.iter().map(|wanted| wanted.courses.iter().map(|matched| matched.course).collect()).collect();
        assert_eq!(courses, [vec![1], vec![1, 2]], "a course that is left out is not looked at");
        assert!(open[1].is_taught_by(2) && !open[0].is_taught_by(2));
        let found = [described(matched(1), "Baking", &gap, &ratings, &learning)];
        assert_eq!((found[0].url.as_str(), found[0].answers.len()), ("https://example.org/1", 2));
        assert_eq!(found[0].answers, ["Baking", "Law"], "everything that it answers is told");
        assert_eq!(duration(&found, &gap), Months::new(0, 2), "one course for the one missing skill");
    }
}
