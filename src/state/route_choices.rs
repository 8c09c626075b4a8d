//! What the visitor has chosen about the ways to a goal: limits, weights, and what they say of courses.

use crate::state::pay_text::{PayText, read_pay};
use serde::{Deserialize, Serialize};
use waymark_domain::RouteWeights;
use waymark_domain::route::MOST_KEPT;
use waymark_schema::profile::PayPeriodV1;
use waymark_schema::route::{Place, RouteWishes};

/// The choices as they stand.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct RouteChoices {
    /// Weights, as `pay2,time3`.
    pub weights: String,
    /// Pay floor, as typed.
    pub floor: String,
    /// The goal that the stops belong to.
    pub goal: String,
    /// Stops that every way must pass.
    pub keep: Vec<Place>,
    /// Stops that no way may pass.
    pub exclude: Vec<Place>,
    /// What the visitor says of courses, in the order in which they said it.
    pub marks: Vec<MarkedCourse>,
}

/// A course with the visitor's word on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MarkedCourse {
    /// Its address, which it is known by.
    pub url: String,
    /// Its title.
    pub title: String,
    /// The word.
    pub mark: CourseMark,
    /// The skill that the mark has put among the visitor's own, and that leaves with it.
    pub added: Option<String>,
}

/// What a visitor says of a course.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CourseMark {
    /// Taken.
    Done,
    /// Not wanted.
    NotForMe,
    /// What it teaches is known already.
    Known,
}

impl CourseMark {
    /// Every mark, in the order of the buttons.
    pub const ALL: [Self; 3] = [Self::Done, Self::NotForMe, Self::Known];
}

impl RouteChoices {
    /// The same for a goal: stops chosen for another goal are let go.
    #[must_use]
    pub fn for_goal(mut self, goal: &str) -> Self {
        if self.goal != goal {
            goal.clone_into(&mut self.goal);
            self.keep.clear();
            self.exclude.clear();
        }
        self
    }

    /// The weights; the usual ones if they cannot be read.
    pub fn route_weights(&self) -> RouteWeights {
        self.weights.parse().unwrap_or_default()
    }

    /// The floor, if the field holds a sensible amount.
    pub fn pay_floor(&self) -> Option<f32> {
        match read_pay(&self.floor, PayPeriodV1::Year) {
            PayText::Amount(pay) => Some(pay.annual_full_time()),
            PayText::Blank | PayText::Doubtful(_) | PayText::Unclear => None,
        }
    }

    /// Whether something is in the floor's field that is no amount.
    pub fn floor_is_unclear(&self) -> bool {
        matches!(read_pay(&self.floor, PayPeriodV1::Year), PayText::Doubtful(_) | PayText::Unclear)
    }

    /// What the engine is asked for.
    pub fn to_wishes(&self) -> RouteWishes {
        let codes = |places: &[Place]| places.iter().map(|place| place.code.clone()).collect();
        RouteWishes {
            weights: self.route_weights().to_string(),
            pay_floor: self.pay_floor(),
            keep: codes(&self.keep),
            exclude: codes(&self.exclude),
            done: self.marked(CourseMark::Done),
            known: self.marked(CourseMark::Known),
            unwanted: self.marked(CourseMark::NotForMe),
        }
    }

    /// Holds every way to a stop; `false` if there is no room for another.
    pub fn keep(&mut self, place: Place) -> bool {
        self.exclude.retain(|other| other.code != place.code);
        if self.keep.iter().any(|other| other.code == place.code) {
            return true;
        }
        let room = self.keep.len() < MOST_KEPT;
        if room {
            self.keep.push(place);
        }
        room
    }

    /// Leaves a stop out of every way.
    pub fn leave_out(&mut self, place: Place) {
        self.keep.retain(|other| other.code != place.code);
        if self.exclude.iter().all(|other| other.code != place.code) {
            self.exclude.push(place);
        }
    }

    /// Puts another stop in the place of one.
    pub fn replace(&mut self, old: Place, new: Place) -> bool {
        self.leave_out(old);
        self.keep(new)
    }

    /// Lets a stop go, kept or left out.
    pub fn let_go(&mut self, code: &str) {
        self.keep.retain(|other| other.code != code);
        self.exclude.retain(|other| other.code != code);
    }

    /// Whether a stop is kept.
    pub fn is_kept(&self, code: &str) -> bool {
        self.keep.iter().any(|place| place.code == code)
    }

    /// Addresses of the courses with this mark.
    fn marked(&self, mark: CourseMark) -> Vec<String> {
        self.marks.iter().filter(|marked| marked.mark == mark).map(|marked| marked.url.clone()).collect()
    }

    /// Marks a course; a word that was said of it before is taken back with [`RouteChoices::unmark`] first.
    pub fn mark(&mut self, course: MarkedCourse) {
        self.marks.push(course);
    }

    /// Takes the word on a course back: the skill that is to leave the visitor's own with it, if one is. A skill that
    /// another mark brings, too, stays.
    pub fn unmark(&mut self, url: &str) -> Option<String> {
        let at = self.marks.iter().position(|marked| marked.url == url)?;
        let skill = self.marks.remove(at).added?;
        let kept = self.marks.iter().any(|marked| marked.added.as_ref() == Some(&skill));
        (!kept).then_some(skill)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(code: &str) -> Place {
        Place { code: code.to_owned(), title: format!("Work {code}") }
    }

    #[test]
    fn a_stop_is_kept_or_left_out_and_never_both() {
        let mut choices = RouteChoices::default().for_goal("15-2051.00");
        assert!(choices.keep(place("11-1021.00")));
        choices.leave_out(place("11-1021.00"));
        assert!(!choices.is_kept("11-1021.00"));
        assert!(choices.replace(place("11-1021.00"), place("13-1111.00")));
        let wishes = choices.to_wishes();
        assert_eq!((wishes.keep, wishes.exclude), (vec!["13-1111.00".into()], vec!["11-1021.00".into()]));
        choices.let_go("11-1021.00");
        assert!(choices.exclude.is_empty());
        assert!(choices.keep(place("13-1111.00")) && choices.keep.len() == 1);
        assert!(choices.keep(place("13-1112.00")) && choices.keep(place("13-1113.00")));
        assert!(!choices.keep(place("13-1114.00")), "no room for a fourth");
    }

    #[test]
    fn another_goal_lets_the_stops_go_and_keeps_the_rest() {
        let mut choices = RouteChoices { floor: "40,000".into(), ..RouteChoices::default() }.for_goal("a");
        choices.keep(place("11-1021.00"));
        assert_eq!(choices.clone().for_goal("a"), choices);
        let other = choices.for_goal("b");
        assert!(other.keep.is_empty());
        assert_eq!(other.pay_floor(), Some(40_000.0));
    }

    #[test]
    fn what_cannot_be_read_asks_for_nothing() {
        let choices =
            RouteChoices { weights: "luck9".into(), floor: "lots".into(), ..RouteChoices::default() };
        assert_eq!(choices.to_wishes(), RouteWishes::default());
        assert!(choices.floor_is_unclear());
    }

    fn marked(url: &str, mark: CourseMark, added: Option<&str>) -> MarkedCourse {
        MarkedCourse {
            url: url.to_owned(),
            title: format!("Course {url}"),
            mark,
            added: added.map(str::to_owned),
        }
    }

    #[test]
    fn marks_are_wishes_and_are_taken_back() {
        let mut choices = RouteChoices::default();
        choices.mark(marked("a", CourseMark::Done, Some("Law")));
        choices.mark(marked("b", CourseMark::Known, None));
        choices.mark(marked("c", CourseMark::NotForMe, None));
        choices.mark(marked("d", CourseMark::Done, Some("Sales")));
        let wishes = choices.to_wishes();
        assert_eq!(wishes.done, ["a", "d"], "in the order in which they were taken");
        assert_eq!((wishes.known, wishes.unwanted), (vec!["b".into()], vec!["c".into()]));
        assert_eq!(choices.unmark("a").as_deref(), Some("Law"));
        assert_eq!(choices.unmark("b"), None, "a skill that was the visitor's own stays");
        assert_eq!(choices.unmark("gone"), None);
        assert_eq!(choices.marks.len(), 2);
    }

    #[test]
    fn a_skill_that_two_courses_bring_stays_until_both_marks_are_gone() {
        let mut choices = RouteChoices::default();
        choices.mark(marked("a", CourseMark::Done, Some("Law")));
        choices.mark(marked("b", CourseMark::Known, Some("Law")));
        assert_eq!(choices.unmark("a"), None);
        assert_eq!(choices.unmark("b").as_deref(), Some("Law"));
    }

    #[test]
    fn marks_of_another_version_are_let_go_alone() {
        let kept = r#"{"floor":"40,000","courses":{"u":"done"}}"#;
        let choices: RouteChoices = serde_json::from_str(kept).unwrap();
        assert_eq!((choices.floor.as_str(), choices.marks.len()), ("40,000", 0));
    }

    #[test]
    fn marks_outlive_another_goal() {
        let mut choices = RouteChoices::default().for_goal("a");
        choices.mark(marked("u", CourseMark::Done, None));
        assert_eq!(choices.for_goal("b").marks.len(), 1);
    }
}
