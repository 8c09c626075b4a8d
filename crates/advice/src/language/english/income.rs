//! Pay compared, and the path, in English.

use super::English;
use crate::language::{IncomeVoice, choose, percent};
use waymark_domain::grouped;

impl IncomeVoice for English {
    fn income(&self, title: &str, median: &str, difference: f64, share: f64) -> String {
        let by = format!("${} ({})", grouped(difference), percent(share.abs()));
        if difference > 0.0 {
            format!("{title}: {median} at the median, {by} more than you earn now.")
        } else if difference < 0.0 {
            format!("{title}: {median} at the median, {by} less than you earn now.")
        } else {
            format!("{title}: {median} at the median, the same as you earn now.")
        }
    }

    fn income_unknown(&self, title: &str, median: Option<&str>) -> String {
        match median {
            Some(median) => {
                format!("{title}: {median} at the median, which cannot be set against your yearly pay.")
            }
            None => format!("{title}: the data has no median pay, so there is nothing to compare."),
        }
    }

    fn path(&self, title: &str, probability: &str, variant: u64) -> String {
        choose(
            variant,
            [
                format!("Of these, the path to take is {title}: the match is {probability}."),
                format!("The one to go for is {title}, with a match of {probability}."),
            ],
        )
    }

    fn path_pay(&self, title: &str, median: &str, difference: Option<f64>) -> String {
        let more = match difference {
            Some(amount) if amount > 0.0 => format!(", ${} more than you earn now", grouped(amount)),
            Some(amount) if amount < 0.0 => {
                format!(", though that is ${} less than you earn now", grouped(amount))
            }
            _ => String::new(),
        };
        format!(
            "Among the matches that come close to the best one, {title} pay most, with {median} at the median{more}."
        )
    }

    fn path_best_match(&self, title: &str) -> String {
        format!("Pay cannot be compared here, so the best match decides, and that is {title}.")
    }

    fn path_gap(&self, name: Option<&str>) -> String {
        match name {
            Some(name) => format!("What stands between you and it most is {name}."),
            None => "None of the skills that matter most there is far off.".to_owned(),
        }
    }

    fn no_path(&self) -> String {
        "None of these is likely enough to be called a path.".to_owned()
    }
}
