//! What is known of the jobs and courses that may come next, for a person at a point in a career.
//!
//! Training, evaluation and the engine all compute these features here.

use crate::reference::Reference;
use waymark_domain::gap::REQUIRED_IMPORTANCE;
use waymark_routes::Moves;
use waymark_tables::LearningTables;

/// Features of a move to each occupation: how natural it is in log-odds, and some of what that rests on, since
/// people differ in what they look for.
pub const MOVE_FEATURES: usize = 8;
/// Features of each course.
pub const COURSE_FEATURES: usize = 8;
/// Courses that fit best, which are told from the others.
pub const BEST: usize = 10;
/// Moves that somebody without a goal is taken to think of.
const LIKELY_MOVES: usize = 8;
/// A shortfall of more levels than these counts no more.
const MOST_SHORTFALL: f32 = 3.0;
/// Naturalness is kept this far from nothing, so that its log-odds are finite.
const LEAST: f32 = 1e-4;

/// The features of every move from an occupation, `[occupations, MOVE_FEATURES]`.
pub fn move_features(from: usize, moves: &Moves) -> Vec<f32> {
    let figures = moves.figures();
    let mut rows = Vec::with_capacity(figures.len() * MOVE_FEATURES);
    for (to, natural) in moves.natural_row(from).into_iter().enumerate() {
        let natural = natural.clamp(LEAST, 1.0 - LEAST);
        let [_, needs, leaves, _, zones, schooling, pay, _, _, field, leading] =
            figures.features(from, to, 0.0);
        rows.extend([
            (natural / (1.0 - natural)).ln() / 4.0,
            needs,
            leaves,
            zones / 2.0,
            schooling / 3.0,
            pay.clamp(-1.5, 1.5),
            field / 3.0,
            leading / 2.0,
        ]);
    }
    rows
}

/// Where a person stands between two jobs.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    /// Level on each element, 0 to 7.
    pub levels: Vec<f32>,
    /// Elements that a course has taught: nothing is missing there any more.
    pub learned: Vec<bool>,
    /// Courses taken, in order.
    pub taken: Vec<usize>,
    /// The present occupation.
    pub job: usize,
    /// The next occupation, if it is known.
    pub target: Option<usize>,
}

impl Standing {
    /// Somebody in a job, with no course taken yet.
    pub fn new(job: usize, levels: Vec<f32>, target: Option<usize>) -> Self {
        Self { learned: vec![false; levels.len()], levels, taken: Vec::new(), job, target }
    }

    /// Takes a course: what it teaches is missing no more. A number that is no course changes nothing.
    pub fn take(&mut self, course: usize, catalogue: &Catalogue) {
        for &(element, _) in catalogue.teaches(course) {
            self.learned[element] = true;
        }
        self.taken.push(course);
    }

    /// How much of each element an occupation asks for beyond what the person has, weighted by importance.
    pub fn missing(&self, occupation: usize, reference: &Reference) -> Vec<f32> {
        let asked = reference.importance[occupation].iter().zip(&reference.level[occupation]);
        asked
            .zip(&self.levels)
            .zip(&self.learned)
            .map(|(((&importance, &level), &mine), &learned)| {
                if learned || importance < REQUIRED_IMPORTANCE {
                    return 0.0;
                }
                (importance - REQUIRED_IMPORTANCE + 1.0) * (level - mine).clamp(0.0, MOST_SHORTFALL)
            })
            .collect()
    }

    /// The same for what is next: for the target, or without one for the most natural moves together.
    pub fn wanted(&self, reference: &Reference, moves: &Moves) -> Vec<f32> {
        if let Some(target) = self.target {
            return self.missing(target, reference);
        }
        let likely = &moves.from(self.job)[..moves.from(self.job).len().min(LIKELY_MOVES)];
        let total: f32 = likely.iter().map(|found| found.natural).sum();
        let mut wanted = vec![0.0; reference.elements()];
        for found in likely {
            for (sum, missing) in wanted.iter_mut().zip(self.missing(found.to, reference)) {
                *sum += missing * found.natural / total;
            }
        }
        wanted
    }
}

/// The courses by what they teach.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Catalogue {
    /// Elements that each course teaches, with how well it is matched to them, 0 to 1.
    teaches: Vec<Vec<(usize, f32)>>,
    clusters: Vec<u8>,
    levels: Vec<f32>,
    /// Logarithm of the days that each takes.
    lengths: Vec<f32>,
    number: u32,
}

/// How much less a course counts for an element with each that is matched to it better.
const LATER: f32 = 0.05;

impl Catalogue {
    /// Reads the learning table.
    pub fn new(learning: &LearningTables) -> Self {
        let mut teaches = vec![Vec::new(); learning.courses.len()];
        for (element, matches) in learning.by_element.iter().enumerate() {
            for (place, found) in matches.iter().enumerate() {
                let fit = f32::from(found.nearness) / 100.0 - LATER * place as f32;
                teaches[usize::from(found.course)].push((element, fit.max(0.1)));
            }
        }
        Self {
            teaches,
            clusters: learning.courses.iter().map(|course| course.cluster).collect(),
            levels: learning.courses.iter().map(|course| f32::from(course.level)).collect(),
            lengths: learning.courses.iter().map(|course| f32::from(course.most_days).ln_1p()).collect(),
            number: number(learning),
        }
    }

    /// Number of courses.
    pub fn len(&self) -> usize {
        self.teaches.len()
    }

    /// Whether there is no course.
    pub fn is_empty(&self) -> bool {
        self.teaches.is_empty()
    }

    /// What tells this list of courses from another: a model that knows courses by their places in the list must
    /// not be used with another list. It has 24 bits, which single precision holds.
    pub fn number(&self) -> u32 {
        self.number
    }

    /// Elements that a course teaches, with how well it is matched to them; nothing for what is no course.
    pub fn teaches(&self, course: usize) -> &[(usize, f32)] {
        self.teaches.get(course).map_or(&[], Vec::as_slice)
    }

    /// Level of a course, 0 (beginner) to 3 (advanced).
    pub fn level(&self, course: usize) -> f32 {
        self.levels[course]
    }

    /// How much of what is wanted a course teaches, 0 to 1.
    pub fn fit(&self, course: usize, wanted: &[f32]) -> f32 {
        let all: f32 = wanted.iter().sum();
        if all > 0.0 { self.answers(course, wanted) / all } else { 0.0 }
    }

    /// The same as a sum.
    pub fn answers(&self, course: usize, wanted: &[f32]) -> f32 {
        self.teaches(course).iter().map(|&(element, fit)| wanted[element] * fit).sum()
    }

    /// How much the tenth best of the courses not taken answers.
    fn tenth_best(&self, answers: &[f32], taken: &[usize]) -> f32 {
        let open = (0..self.len()).filter(|course| !taken.contains(course));
        let mut answers: Vec<f32> =
            open.map(|course| answers[course]).filter(|&answers| answers > 0.0).collect();
        answers.sort_by(|a, b| b.total_cmp(a));
        answers.get(BEST - 1).copied().unwrap_or(0.0)
    }

    /// How many levels a course is above the highest that was taken of its group; 0 if none was.
    pub fn above(&self, course: usize, taken: &[usize]) -> f32 {
        let same = taken.iter().filter(|&&other| self.clusters[other] == self.clusters[course]);
        let highest = same.map(|&other| self.levels[other]).reduce(f32::max);
        highest.map_or(0.0, |highest| self.levels[course] - highest)
    }

    /// The features of every course for a person, `[courses, COURSE_FEATURES]`; `wanted` is
    /// [`Standing::wanted`].
    pub fn features(&self, standing: &Standing, wanted: &[f32]) -> Vec<f32> {
        let strongest = wanted.iter().copied().fold(1e-6, f32::max);
        let last = standing.taken.last().map(|&course| self.clusters[course]);
        let answers: Vec<f32> =
            (0..self.len()).map(|course| self.answers(course, wanted) / strongest).collect();
        let tenth = self.tenth_best(&answers, &standing.taken);
        let mut rows = Vec::with_capacity(self.len() * COURSE_FEATURES);
        for (course, &answer) in answers.iter().enumerate() {
            let most = self.teaches[course]
                .iter()
                .map(|&(element, fit)| wanted[element] / strongest * fit)
                .fold(0.0, f32::max);
            rows.extend([
                answer,
                f32::from(answer > 0.0 && answer >= tenth),
                most,
                self.fit(course, wanted) * 5.0,
                self.levels[course] / 3.0,
                self.lengths[course] / 6.0,
                f32::from(last == Some(self.clusters[course])),
                self.above(course, &standing.taken) / 3.0,
            ]);
        }
        rows
    }
}

/// FNV-1a over the courses' addresses, folded to 24 bits.
fn number(learning: &LearningTables) -> u32 {
    let bytes = learning.courses.iter().flat_map(|course| course.path.bytes().chain([0]));
    let hash = bytes.fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    (hash >> 24) ^ (hash & 0x00ff_ffff)
}

#[cfg(test)]
mod tests {
    use super::*;
    use waymark_tables::learning::{CourseMatch, CourseRow};

    fn catalogue() -> Catalogue {
        let matched = |course: u16, nearness: u8| CourseMatch { course, skill: 0, nearness };
        let course = |path: &str, level: u8| CourseRow { path: path.into(), level, ..CourseRow::default() };
        Catalogue::new(&LearningTables {
            skills: vec!["Bread".into()],
            courses: vec![course("a", 0), course("b", 2), course("c", 1)],
            by_element: vec![vec![matched(0, 90), matched(1, 80)], vec![matched(1, 100)]],
            ..LearningTables::default()
        })
    }

    #[test]
    fn a_course_counts_by_what_it_teaches_of_what_is_wanted() {
        let courses = catalogue();
        assert!((courses.fit(0, &[1.0, 1.0]) - 0.45).abs() < 1e-6);
        assert!(courses.fit(1, &[1.0, 1.0]) > courses.fit(0, &[1.0, 1.0]));
        assert_eq!(courses.fit(2, &[1.0, 1.0]), 0.0);
        assert_eq!(courses.fit(0, &[0.0, 0.0]), 0.0, "nothing is wanted");
        assert_eq!(courses.teaches(99), []);
        assert_eq!(courses.above(1, &[0]), 2.0);
        assert_eq!(courses.above(1, &[]), 0.0);
    }

    #[test]
    fn what_was_learned_is_not_learned_again() {
        let courses = catalogue();
        let mut standing = Standing::new(0, vec![1.0, 1.0], Some(0));
        standing.take(0, &courses);
        standing.take(99, &courses);
        assert_eq!(standing.learned, [true, false]);
    }

    #[test]
    fn another_list_has_another_number() {
        assert_ne!(catalogue().number(), Catalogue::new(&LearningTables::default()).number());
        assert!(catalogue().number() < 1 << 24);
    }
}
