//! How routes are told: kinds of moves, time, pay and courses in words.

use crate::language::name;
use crate::t;
use crate::view::format::{joined, percent};
use waymark_domain::RouteConcern;
use waymark_domain::career_move::{CLEARLY_BETTER_PAY, CLEARLY_WORSE_PAY, NEARLY_ALL_CARRIED_OVER};
use waymark_schema::route::{CourseV1, MonthsV1, MoveKindV1, RouteV1, TimeBasisV1};

/// A change of pay by less than this many percent is told as none.
const SAME_PAY: f32 = 2.0;

/// The name of a kind of move.
pub fn kind(kind: MoveKindV1) -> &'static str {
    match kind {
        MoveKindV1::Advancement => t!("A step up"),
        MoveKindV1::Lateral => t!("A step sideways"),
        MoveKindV1::Similar => t!("Similar work"),
        MoveKindV1::SteppingStone => t!("A stepping stone"),
    }
}

/// The key of a kind in class names.
pub fn kind_key(kind: MoveKindV1) -> &'static str {
    match kind {
        MoveKindV1::Advancement => "advancement",
        MoveKindV1::Lateral => "lateral",
        MoveKindV1::Similar => "similar",
        MoveKindV1::SteppingStone => "stepping-stone",
    }
}

/// The rule of a kind.
pub fn kind_rule(kind: MoveKindV1) -> String {
    let worse = percent(1.0 - CLEARLY_WORSE_PAY);
    match kind {
        MoveKindV1::Advancement => t!(
            "It asks for more preparation, or pays at least {} more. And it does not pay over {worse} less.",
            percent(CLEARLY_BETTER_PAY - 1.0),
            worse
        ),
        MoveKindV1::Lateral => {
            t!("Other work that asks for as much preparation and pays about the same.").to_owned()
        }
        MoveKindV1::Similar => t!(
            "As much preparation, about the same pay, and at least {} of what it asks for carries over.",
            percent(NEARLY_ALL_CARRIED_OVER)
        ),
        MoveKindV1::SteppingStone => t!(
            "It is taken for what comes after it, or it pays over {worse} less, or it asks for less preparation.",
            worse
        ),
    }
}

/// A range of months: `at once`, `up to 9 months`, `1 to 3 years`.
pub fn months(range: MonthsV1) -> String {
    let MonthsV1 { least, most } = range;
    match (least, most) {
        (_, 0) => t!("at once").to_owned(),
        (0, most) if most < 24 => t!("up to {n} month" | "up to {n} months" % most.into()),
        (0, most) => t!("up to {} years", years(most)),
        (least, most) if most < 24 && least == most => t!("{n} month" | "{n} months" % most.into()),
        (least, most) if most < 24 => t!("{least} to {most} months", least, most),
        (least, most) if least < 12 => {
            t!("{n} month to {} years" | "{n} months to {} years" % least.into(), years(most))
        }
        (least, most) if years(least) == years(most) => {
            let years = years(most);
            if years == "1" { t!("about 1 year").to_owned() } else { t!("about {years} years", years) }
        }
        (least, most) => t!("{} to {} years", years(least), years(most)),
    }
}

/// Months as years, by halves.
fn years(months: u16) -> String {
    let halves = (months + 3) / 6;
    let (whole, half) = (halves / 2, halves % 2 == 1);
    if half { format!("{whole}½") } else { whole.to_string() }
}

/// What a part of the time rests on.
pub fn basis(basis: TimeBasisV1) -> &'static str {
    match basis {
        TimeBasisV1::JobZone => t!("preparation that this kind of work asks for (O*NET job zones)"),
        TimeBasisV1::Schooling => t!("schooling up to the usual entry level, full time to part time (BLS)"),
        TimeBasisV1::Experience => t!("work experience in what comes before, less what you have (BLS)"),
        TimeBasisV1::Training => t!("training on the job (BLS)"),
        TimeBasisV1::Courses => t!("the first course below for each missing skill"),
    }
}

/// How natural a move is.
pub fn natural(probability: f32) -> &'static str {
    match probability {
        p if p >= 0.5 => t!("A very natural move"),
        p if p >= 0.2 => t!("A natural move"),
        p if p >= 0.07 => t!("A possible move"),
        _ => t!("A bold move"),
    }
}

/// A change from one median to another, whatever the visitor earns: `typical pay about 24% higher`.
pub fn pay_change(percent: Option<f32>) -> Option<String> {
    let percent = percent?;
    Some(if percent.abs() < SAME_PAY {
        t!("about the same typical pay").to_owned()
    } else if percent > 0.0 {
        t!("typical pay about {share} higher", share = of_hundred(percent))
    } else {
        t!("typical pay about {share} lower", share = of_hundred(-percent))
    })
}

fn of_hundred(hundredths: f32) -> String {
    percent(hundredths / 100.0)
}

/// A route in one line: `2 moves, 1 to 3 years, typical pay about 24% higher`.
pub fn headline(route: &RouteV1) -> String {
    let effort = effort(route);
    pay_change(route.pay_change_percent).map_or(effort.clone(), |pay| format!("{effort}, {pay}"))
}

/// What a route takes: `2 moves, 1 to 3 years`.
pub fn effort(route: &RouteV1) -> String {
    let moves = t!("{n} move" | "{n} moves" % route.steps.len());
    let time =
        if route.months.most == 0 { t!("no extra preparation").to_owned() } else { months(route.months) };
    format!("{moves}, {time}")
}

/// A route by its stops: `The way over A and B to C`.
pub fn spoken(route: &RouteV1) -> String {
    let titles: Vec<&str> = route.steps.iter().map(|step| step.title.as_str()).collect();
    match titles.split_last() {
        Some((goal, [])) => t!("The direct way to {goal}", goal),
        Some((goal, between)) => t!("The way over {} to {goal}", joined(between), goal),
        None => t!("This way").to_owned(),
    }
}

/// How long a course takes and how hard it is.
pub fn course_facts(course: &CourseV1) -> String {
    let length = match (course.least_days, course.most_days) {
        (_, most) if most <= 1 => t!("under 2 hours").to_owned(),
        (least, most) if most < 30 => t!("{} to {} weeks", least.div_ceil(7), most / 7),
        (least, most) => t!("{} to {} months", least / 30, most / 30),
    };
    let level = match course.level.as_str() {
        "mixed" => t!("all levels"),
        "beginner" => t!("beginner"),
        "intermediate" => t!("intermediate"),
        "advanced" => t!("advanced"),
        level => level,
    };
    format!("{length}, {level}")
}

/// Why a course is shown.
pub fn course_reason(course: &CourseV1) -> String {
    if course.wanted.eq_ignore_ascii_case(&course.teaches) {
        t!("Teaches {}.", name(&course.teaches))
    } else {
        t!(
            "Teaches {}, which is near to {} ({}).",
            name(&course.teaches),
            name(&course.wanted),
            percent(course.nearness)
        )
    }
}

/// The name of a concern's slider.
pub fn concern_label(concern: RouteConcern) -> &'static str {
    match concern {
        RouteConcern::Fit => t!("Natural moves that fit"),
        RouteConcern::Pay => t!("Good pay on the way"),
        RouteConcern::Time => t!("Little time"),
        RouteConcern::Preparation => t!("Little schooling"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_told_without_false_precision() {
        for ((least, most), words) in [
            ((0, 0), "at once"),
            ((0, 1), "up to 1 month"),
            ((0, 9), "up to 9 months"),
            ((0, 36), "up to 3 years"),
            ((3, 15), "3 to 15 months"),
            ((6, 30), "6 months to 2½ years"),
            ((1, 33), "1 month to 3 years"),
            ((48, 72), "4 to 6 years"),
            ((24, 25), "about 2 years"),
        ] {
            assert_eq!(months(MonthsV1 { least, most }), words, "{least} to {most}");
        }
    }

    #[test]
    fn pay_is_told_by_its_direction() {
        assert_eq!(pay_change(Some(24.4)).as_deref(), Some("typical pay about 24% higher"));
        assert_eq!(pay_change(Some(-12.0)).as_deref(), Some("typical pay about 12% lower"));
        assert_eq!(pay_change(Some(-1.0)).as_deref(), Some("about the same typical pay"));
        assert_eq!(pay_change(None), None);
    }

    #[test]
    fn a_route_is_told_in_one_line() {
        let route = RouteV1 {
            months: MonthsV1 { least: 12, most: 36 },
            pay_change_percent: Some(40.0),
            ..RouteV1::default()
        };
        assert_eq!(headline(&route), "0 moves, 1 to 3 years, typical pay about 40% higher");
        assert!(headline(&RouteV1::default()).ends_with("no extra preparation"));
    }

    #[test]
    fn a_course_says_why_it_is_shown() {
        let course = CourseV1 {
            wanted: "Mathematics".into(),
            teaches: "Calculus".into(),
            nearness: 0.71,
            least_days: 30,
            most_days: 90,
            level: "mixed".into(),
            ..CourseV1::default()
        };
        assert_eq!(course_reason(&course), "Teaches Calculus, which is near to Mathematics (71%).");
        assert_eq!(course_facts(&course), "1 to 3 months, all levels");
        let same =
            CourseV1 { teaches: "mathematics".into(), most_days: 1, level: "beginner".into(), ..course };
        assert_eq!(course_reason(&same), "Teaches mathematics.");
        assert_eq!(course_facts(&same), "under 2 hours, beginner");
    }

    #[test]
    fn every_kind_states_its_rule() {
        let kinds =
            [MoveKindV1::Advancement, MoveKindV1::Lateral, MoveKindV1::Similar, MoveKindV1::SteppingStone];
        for one in kinds {
            assert!(kind_rule(one).ends_with('.') && !kind(one).is_empty() && !kind_key(one).is_empty());
        }
    }
}
