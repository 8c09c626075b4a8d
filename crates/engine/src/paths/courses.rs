//! Courses for what is missing.

use waymark_domain::Months;
use waymark_schema::recommendation::GapV1;
use waymark_schema::route::CourseV1;
use waymark_tables::learning::{COURSE_LEVELS, CourseMatch};
use waymark_tables::{LearningTables, RatingBlock};

/// Missing skills that courses are looked for, and courses shown for each.
const WANTED: usize = 4;
const EACH: usize = 2;

/// Courses for the most important missing skills that have any, then for those nearly there; each course once.
pub(super) fn courses(gap: &GapV1, ratings: &RatingBlock, learning: &LearningTables) -> Vec<CourseV1> {
    let mut taken: Vec<u16> = Vec::new();
    let mut found = Vec::new();
    let mut wanted = 0;
    for item in gap.missing.iter().chain(&gap.close) {
        if wanted == WANTED {
            break;
        }
        let element = ratings.names.iter().position(|name| *name == item.name);
        let Some(matches) = element.and_then(|element| learning.by_element.get(element)) else { continue };
        let new: Vec<CourseMatch> =
            matches.iter().filter(|found| !taken.contains(&found.course)).take(EACH).copied().collect();
        wanted += usize::from(!new.is_empty());
        for course in new {
            taken.push(course.course);
            found.push(described(course, &item.name, learning));
        }
    }
    found
}

fn described(found: CourseMatch, wanted: &str, learning: &LearningTables) -> CourseV1 {
    let course = &learning.courses[usize::from(found.course)];
    CourseV1 {
        title: course.title.clone(),
        organisation: learning.organisations[usize::from(course.organisation)].clone(),
        url: format!("{}{}", learning.root, course.path),
        level: COURSE_LEVELS[usize::from(course.level)].to_owned(),
        least_days: course.least_days,
        most_days: course.most_days,
        cluster: learning.clusters[usize::from(course.cluster)].clone(),
        wanted: wanted.to_owned(),
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
    use waymark_schema::recommendation::GapItemV1;
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
        let found = courses(&gap, &ratings, &learning);
        let urls: Vec<&str> = found.iter().map(|course| course.url.as_str()).collect();
        assert_eq!(urls, ["https://example.org/0", "https://example.org/1", "https://example.org/2"]);
        assert_eq!(found[2].wanted, "Law");
        assert_eq!(duration(&found, &gap), Months::new(0, 2), "one course for the one missing skill");
    }
}
