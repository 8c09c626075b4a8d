//! What an occupation is, pays and grows by, in English.

use super::English;
use crate::language::{OccupationVoice, Words, choose, percent};
use crate::text::lower_first;

impl OccupationVoice for English {
    fn activities(&self, title: &str, activities: &[String], variant: u64) -> String {
        let what: Vec<String> = activities.iter().map(|activity| lower_first(activity)).collect();
        let what = self.list(&what);
        choose(
            variant,
            [
                format!("{title} typically {what}."),
                format!("Day to day, {title} {what}."),
                format!("What {title} do most is to {what}."),
                format!("The core of the work of {title} is to {what}."),
            ],
        )
    }

    fn known_for(&self, title: &str, elements: &[String], variant: u64) -> String {
        let what = self.list(elements);
        choose(
            variant,
            [
                format!("The work of {title} leans on {what} more than on anything else."),
                format!("What counts most for {title} is {what}."),
                format!("{title} rely on {what} above all."),
            ],
        )
    }

    fn preparation(&self, title: &str, entry: Option<&str>, zone: u8, variant: u64) -> String {
        let words = Self::zone_words(zone);
        let Some(entry) = entry else { return self.zone(title, zone) };
        let entry = self.education(entry);
        choose(
            variant,
            [
                format!(
                    "The usual way in is with {entry}, and the work takes {words} (job zone {zone} of 5)."
                ),
                format!("Most {title} start with {entry}; the preparation needed is rated {zone} of 5."),
                format!("With job zone {zone} of 5, it takes {words}, usually {entry}."),
            ],
        )
    }

    fn zone(&self, title: &str, zone: u8) -> String {
        format!("{title} are in job zone {zone} of 5: the work takes {}.", Self::zone_words(zone))
    }

    fn pay(&self, title: &str, median: &str, area: &str, variant: u64) -> String {
        choose(
            variant,
            [
                format!("The median pay of {title} in {area} is {median}."),
                format!("Half of all {title} in {area} earn more than the median of {median}, half less."),
                format!("In {area}, {title} earn {median} at the median."),
            ],
        )
    }

    fn pay_span(&self, low: &str, high: &str, variant: u64) -> String {
        choose(
            variant,
            [
                format!("The lowest-paid tenth earn {low} or less, the highest-paid tenth {high} or more."),
                format!("Pay runs from {low} at the 10th percentile to {high} at the 90th."),
            ],
        )
    }

    fn no_pay(&self, title: &str) -> String {
        format!("The data has no median pay for {title}.")
    }

    fn growth(&self, title: &str, amount: f64, years: &str, average: Option<f64>, variant: u64) -> String {
        let size = percent(amount.abs());
        let change = if amount > 0.0 {
            choose(variant, [format!("grow by {size}"), format!("rise by {size}")])
        } else if amount < 0.0 {
            choose(variant, [format!("shrink by {size}"), format!("fall by {size}")])
        } else {
            "stay the same".to_owned()
        };
        let against = average
            .map(|average| format!(", against {} for all occupations together", percent(average)))
            .unwrap_or_default();
        choose(
            variant,
            [
                format!("Employment of {title} is projected to {change} over {years}{against}."),
                format!("Over {years}, jobs for {title} are projected to {change}{against}."),
                format!("The number of {title} is projected to {change} in {years}{against}."),
            ],
        )
    }

    fn openings(&self, title: &str, openings: &str, years: &str, variant: u64) -> String {
        choose(
            variant,
            [
                format!("About {openings} openings a year are expected for {title} over {years}."),
                format!("Over {years}, {title} can expect about {openings} openings a year."),
            ],
        )
    }

    fn no_outlook(&self, title: &str) -> String {
        format!("The data has no employment projection for {title}.")
    }
}
