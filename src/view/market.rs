//! Comparison and demand in words.

use crate::language::dates::release;
use crate::language::name;
use crate::language::numbers::{Kind, number};
use crate::state::basket::Toggled;
use crate::t;
use crate::view::format::{dollars, jobs, joined, match_percent, one_decimal, thousands};
use crate::view::pay_chart::is_yearly;
use crate::view::words::place;
use waymark_domain::Pay;
use waymark_domain::badge::VIABLE_MATCH;
use waymark_domain::pay::FULL_TIME_HOURS;
use waymark_schema::market::{Compared, Demand, InDemand, Jobs, MOST_COMPARED, SideBySide};
use waymark_schema::recommendation::{GapItemV1, GapV1, PayRange};
use waymark_schema::route::RouteV1;

/// Most names of missing skills in one cell.
const MOST_NAMED: usize = 4;
/// Quotients this near to 1 are told as none.
const AS_COMMON: std::ops::Range<f32> = 0.95..1.05;

/// What became of choosing an occupation to be compared, for screen readers.
pub fn toggled(toggled: Toggled, title: &str, count: usize) -> String {
    match toggled {
        Toggled::In => {
            t!(
                "{title} will be compared. {n} occupation chosen."
                    | "{title} will be compared. {n} occupations chosen." % count,
                title
            )
        }
        Toggled::Out => t!("{title} will not be compared.", title),
        Toggled::Full => {
            t!("Not added: {most_compared} are the most. Let one go first.", most_compared = MOST_COMPARED)
        }
    }
}

/// The words of the way to the comparison.
pub fn compare_link(count: usize) -> String {
    if count == 1 { t!("See it alone").to_owned() } else { t!("Compare {count}", count) }
}

/// What could not be compared, one sentence each.
pub fn problems(found: &SideBySide) -> Vec<String> {
    let mut sentences = Vec::new();
    if !found.unknown.is_empty() {
        let codes: Vec<String> = found.unknown.iter().map(|code| format!("“{code}”")).collect();
        let codes: Vec<&str> = codes.iter().map(String::as_str).collect();
        let codes = joined(&codes);
        sentences.push(if found.unknown.len() == 1 {
            t!("{codes} is no occupation that we know, so it is left out. A code looks like 15-1252.00.", codes)
        } else {
            t!("{codes} are no occupations that we know, so they are left out. A code looks like 15-1252.00.", codes)
        });
    }
    sentences.extend(unknown_place(found.unknown_place.as_deref()));
    sentences
}

/// Says that a place in the address is none.
pub fn unknown_place(code: Option<&str>) -> Option<String> {
    let code: String = code?.chars().take(20).collect();
    Some(t!("There is no place “{code}” in the wage survey. The figures are the nation’s.", code))
}

/// Jobs of an occupation here and in the nation: `1,790 jobs here, 152,000 in the nation`.
pub fn job_counts(figures: &Jobs, in_place: bool) -> String {
    let nation = match figures.nation {
        Some(nation) => t!("{} in the nation", thousands(nation as f32)),
        None => t!("not published for the nation").to_owned(),
    };
    match (in_place, figures.here) {
        (false, _) => figures.nation.map_or_else(
            || t!("Number of jobs not published").to_owned(),
            |nation| t!("{} jobs in the nation", thousands(nation as f32)),
        ),
        (true, Some(here)) => t!("{} jobs here, {nation}", thousands(here as f32), nation),
        (true, None) => t!("Jobs here not published; {nation}", nation),
    }
}

/// What a location quotient means: `2.1 times as common here as in the nation`.
pub fn concentration(quotient: Option<f32>) -> String {
    match quotient {
        None => t!("How common it is here is not published").to_owned(),
        Some(quotient) if AS_COMMON.contains(&quotient) => t!("As common here as in the nation").to_owned(),
        Some(quotient) if quotient > 1.0 => {
            t!("{} times as common here as in the nation", one_decimal(quotient))
        }
        Some(quotient) => t!("Less common here: {} of the nation’s share", hundredths(quotient)),
    }
}

/// A quotient below 1 with two decimals, as it is published.
fn hundredths(quotient: f32) -> String {
    number(f64::from(quotient), Kind::Plain { decimals: 2 })
}

/// The difference of the median from the visitor's own pay in dollars a year: `+$12,000 a year`. Only yearly
/// figures that are no lower bounds have one.
pub fn difference(range: &PayRange, own: &Pay) -> Option<String> {
    let more = more_a_year(range, own)?;
    Some(if more == 0.0 { t!("the same as yours").to_owned() } else { signed(more) })
}

/// What the median is above the visitor's own pay, in whole dollars a year.
fn more_a_year(range: &PayRange, own: &Pay) -> Option<f32> {
    let median = range.median.filter(|median| is_yearly(range) && !median.top_coded)?;
    Some((median.amount - own.annual_full_time()).round())
}

fn signed(more: f32) -> String {
    if more > 0.0 { t!("+{} a year", dollars(more)) } else { t!("−{} a year", dollars(-more)) }
}

/// Occupations by falling median pay by the year; those without such a figure come last.
pub fn by_pay(mut occupations: Vec<Compared>) -> Vec<Compared> {
    let median = |one: &Compared| {
        let pay = one.pay.as_ref()?;
        let factor = if is_yearly(pay) { 1.0 } else { FULL_TIME_HOURS };
        Some(pay.median?.amount * factor)
    };
    occupations.sort_by(|a, b| median(b).unwrap_or(-1.0).total_cmp(&median(a).unwrap_or(-1.0)));
    occupations
}

/// How many of what matters the visitor has: `9 had, 4 close, 2 to learn`.
pub fn gap_counts(gap: &GapV1) -> String {
    t!("{} had, {} close, {} to learn", gap.have.len(), gap.close.len(), gap.missing.len())
}

/// The most important that are missing, then those that are close: the names, and how many more there are.
pub fn to_learn(gap: &GapV1) -> (Vec<String>, usize) {
    let lacking: Vec<&GapItemV1> = gap.missing.iter().chain(&gap.close).collect();
    let names = lacking.iter().take(MOST_NAMED).map(|item| name(&item.name).to_owned()).collect();
    (names, lacking.len().saturating_sub(MOST_NAMED))
}

/// The rule that a list of demand is ordered by.
pub fn demand_rule(demand: &Demand) -> String {
    let among = if demand.matched {
        t!("Among the {} occupations that match you by at least {}", demand.of, match_percent(VIABLE_MATCH))
    } else {
        t!(
            "Among all {} occupations, for you have said nothing about yourself yet",
            thousands(demand.of as f32)
        )
    };
    match &demand.place {
        Some(here) => t!(
            "{among}, the order is: the nation’s openings a year, times how common the work is in {} against the nation (its location quotient).",
            place(&here.code, &here.title),
            among
        ),
        None => t!("{among}, the order is: openings a year in the nation.", among),
    }
}

/// Where the figures of demand come from.
pub fn demand_source(demand: &Demand) -> String {
    t!(
        "U.S. Bureau of Labor Statistics: openings from Employment Projections {}, which are of the nation; jobs and location quotient from {}. Openings in a place are an estimate: as if they fell where the jobs are.",
        demand.years,
        release(&demand.survey)
    )
}

/// The stops of a way after one another: `Cashiers → Tellers → Loan Officers`.
pub fn chain(route: &RouteV1) -> String {
    let titles: Vec<&str> = route.steps.iter().map(|step| step.title.as_str()).collect();
    titles.join(" → ")
}

/// The median at the end of a way against the visitor's own pay: `+$12,000 a year against your pay`.
pub fn goal_pay(route: &RouteV1, own: &Pay) -> Option<String> {
    let more = more_a_year(route.steps.last()?.pay.as_ref()?, own)?;
    Some(if more == 0.0 {
        t!("pay the same as yours").to_owned()
    } else {
        let words = signed(more);
        t!("{words} against your pay", words)
    })
}

/// Openings of an occupation: `152,000 a year in the nation`.
pub fn openings(found: &InDemand) -> String {
    found.openings.map_or_else(
        || t!("Openings not published").to_owned(),
        |openings| t!("{} openings a year in the nation", jobs(openings)),
    )
}

/// The estimate of openings in the place, rounded to what it can bear: `about 1,200 of them here`.
pub fn openings_here(found: &InDemand) -> Option<String> {
    let here = found.openings_here? * 1_000.0;
    let step = match here {
        here if here < 10.0 => return Some(t!("fewer than 10 of them here").to_owned()),
        here if here < 1_000.0 => 10.0,
        here if here < 10_000.0 => 100.0,
        _ => 1_000.0,
    };
    Some(t!("about {} of them here", thousands((here / step).round() * step)))
}

/// Length of a bar for an occupation's demand beside the highest, 0 to 100.
pub fn demand_length(demand: Option<f32>, highest: Option<f32>) -> Option<f32> {
    let highest = highest.filter(|highest| *highest > 0.0)?;
    Some((demand? / highest * 100.0).clamp(0.0, 100.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use waymark_domain::PayPeriod;
    use waymark_schema::recommendation::Wage;
    use waymark_schema::route::Place;

    #[test]
    fn figures_that_are_not_published_are_said_to_be() {
        let none = Jobs::default();
        assert_eq!(job_counts(&none, false), "Number of jobs not published");
        assert_eq!(job_counts(&none, true), "Jobs here not published; not published for the nation");
        let some = Jobs { nation: Some(152_000), here: Some(1_790), ..none };
        assert_eq!(job_counts(&some, true), "1,790 jobs here, 152,000 in the nation");
        assert_eq!(job_counts(&some, false), "152,000 jobs in the nation");
        assert!(concentration(None).contains("not published"));
    }

    #[test]
    fn a_quotient_is_told_as_what_it_means() {
        assert_eq!(concentration(Some(1.02)), "As common here as in the nation");
        assert_eq!(concentration(Some(2.14)), "2.1 times as common here as in the nation");
        assert_eq!(concentration(Some(0.4)), "Less common here: 0.40 of the nation’s share");
    }

    #[test]
    fn a_difference_needs_exact_yearly_figures() {
        let own = Pay::new(50_000.0, PayPeriod::Year).unwrap();
        let range = |amount: f32, top_coded: bool, per: &str| PayRange {
            per: per.into(),
            median: Some(Wage { amount, top_coded }),
            ..PayRange::default()
        };
        assert_eq!(difference(&range(62_000.0, false, "year"), &own).unwrap(), "+$12,000 a year");
        assert_eq!(difference(&range(41_500.0, false, "year"), &own).unwrap(), "−$8,500 a year");
        assert_eq!(difference(&range(50_000.0, false, "year"), &own).unwrap(), "the same as yours");
        assert_eq!(difference(&range(239_200.0, true, "year"), &own), None);
        assert_eq!(difference(&range(30.0, false, "hour"), &own), None);
        assert_eq!(difference(&PayRange::default(), &own), None);
    }

    #[test]
    fn the_rule_of_the_order_is_stated_as_it_is() {
        let mut demand = Demand { of: 34, matched: true, ..Demand::default() };
        assert!(demand_rule(&demand).ends_with("at least 10%, the order is: openings a year in the nation."));
        demand.place = Some(Place { code: "S0600000".into(), title: "California".into() });
        assert!(demand_rule(&demand).contains("in California against the nation (its location quotient)"));
        demand.matched = false;
        assert!(demand_rule(&demand).starts_with("Among all 34 occupations"));
    }

    #[test]
    fn an_estimate_is_no_more_precise_than_it_is() {
        let here = |thousands: f32| {
            let found = InDemand {
                code: String::new(),
                title: String::new(),
                r#match: None,
                openings: None,
                demand: None,
                openings_here: Some(thousands),
                growth_percent: None,
                jobs: Jobs::default(),
                pay: None,
                shared: false,
            };
            openings_here(&found).unwrap()
        };
        assert_eq!(here(0.004), "fewer than 10 of them here");
        assert_eq!(here(0.123), "about 120 of them here");
        assert_eq!(here(1.234), "about 1,200 of them here");
        assert_eq!(here(12.34), "about 12,000 of them here");
        assert_eq!(demand_length(Some(5.0), Some(10.0)), Some(50.0));
        assert_eq!(demand_length(Some(5.0), None), None);
    }
}
