//! Pay in words: what is published, what is not, and how it compares with the visitor's own.

use crate::language::told;
use crate::t;
use crate::view::format::{dollars, dollars_and_cents, percent};
use crate::view::pay_chart::is_yearly;
use waymark_domain::pay::FULL_TIME_HOURS;
use waymark_domain::{Pay, PayPeriod};
use waymark_schema::recommendation::{PayRange, Wage};

/// One figure, as published: `$52,000`, `$239,200 or more`, `not published`.
pub fn figure(wage: Option<Wage>, range: &PayRange) -> String {
    let Some(wage) = wage else { return t!("not published").to_owned() };
    let amount = if is_yearly(range) { dollars(wage.amount) } else { dollars_and_cents(wage.amount) };
    if wage.top_coded { t!("{amount} or more", amount) } else { amount }
}

/// The median with its period: `$81,000 a year`, `$32.50 an hour`, `Median not published`.
pub fn median(range: &PayRange) -> String {
    if range.median.is_none() {
        return t!("Median not published").to_owned();
    }
    let period = if is_yearly(range) { t!("a year") } else { t!("an hour") };
    format!("{} {period}", figure(range.median, range))
}

/// Eight in ten earn within these: `8 in 10 earn $48,000 to $132,000`; `None` if either is not published.
pub fn spread(range: &PayRange) -> Option<String> {
    if !is_yearly(range) || range.p10.is_none() || range.p90.is_none() {
        return None;
    }
    Some(t!("8 in 10 earn {} to {}", figure(range.p10, range), figure(range.p90, range)))
}

/// Yearly pay above which the survey publishes no figure is at least this; see [`Wage::top_coded`].
fn yearly_median(range: &PayRange) -> Option<(f32, bool)> {
    let wage = range.median?;
    let factor = if is_yearly(range) { 1.0 } else { FULL_TIME_HOURS };
    Some((wage.amount * factor, wage.top_coded))
}

/// How the median compares with the visitor's own pay: `Median 15% above your pay`.
pub fn against_own(range: &PayRange, own: &Pay) -> Option<String> {
    let (median, top_coded) = yearly_median(range)?;
    let ratio = median / own.annual_full_time() - 1.0;
    let counted = own.per() == PayPeriod::Hour || !is_yearly(range);
    let full_time = if counted { t!(", counting hourly pay as full time") } else { "" };
    Some(match ratio {
        r if r >= 9.0 => t!("Median many times your pay{full_time}", full_time),
        r if r >= 0.02 => {
            let share = percent(r);
            if top_coded {
                t!("Median at least {share} above your pay{full_time}", share, full_time)
            } else {
                t!("Median {share} above your pay{full_time}", share, full_time)
            }
        }
        _ if top_coded => t!("Median at or above the survey’s limit{full_time}", full_time),
        r if r <= -0.02 => t!("Median {} below your pay{full_time}", percent(-r), full_time),
        _ => t!("Median about the same as your pay{full_time}", full_time),
    })
}

/// What must be said about how these figures were published, one sentence each.
pub fn caveats(range: &PayRange) -> Vec<String> {
    let mut sentences = Vec::new();
    if !is_yearly(range) {
        sentences.push(t!("Only hourly pay is published for this work.").to_owned());
    }
    if range.shared {
        sentences.push(t!("Other occupations share these figures (SOC {}).", range.soc));
    }
    if let Some(note) = &range.note {
        sentences.push(told(note));
    }
    sentences
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(median: f32, top_coded: bool) -> PayRange {
        PayRange {
            per: "year".into(),
            median: Some(Wage { amount: median, top_coded }),
            ..PayRange::default()
        }
    }

    #[test]
    fn a_missing_figure_is_said_to_be_missing() {
        assert_eq!(figure(None, &PayRange::default()), "not published");
        assert_eq!(median(&PayRange::default()), "Median not published");
        assert_eq!(spread(&range(1.0, false)), None);
    }

    #[test]
    fn a_top_coded_figure_is_a_lower_bound() {
        let range = range(239_200.0, true);
        assert_eq!(median(&range), "$239,200 or more a year");
        let own = Pay::new(100_000.0, PayPeriod::Year).unwrap();
        assert_eq!(against_own(&range, &own).unwrap(), "Median at least 139% above your pay");
        let rich = Pay::new(900_000.0, PayPeriod::Year).unwrap();
        assert_eq!(against_own(&range, &rich).unwrap(), "Median at or above the survey’s limit");
    }

    #[test]
    fn pay_is_compared_by_the_year() {
        let own = Pay::new(25.0, PayPeriod::Hour).unwrap();
        assert_eq!(
            against_own(&range(52_000.0, false), &own).unwrap(),
            "Median about the same as your pay, counting hourly pay as full time"
        );
        let own = Pay::new(80_000.0, PayPeriod::Year).unwrap();
        assert_eq!(against_own(&range(60_000.0, false), &own).unwrap(), "Median 25% below your pay");
        let hourly = PayRange { per: "hour".into(), ..range(40.0, false) };
        assert_eq!(
            against_own(&hourly, &own).unwrap(),
            "Median 4% above your pay, counting hourly pay as full time"
        );
    }

    #[test]
    fn how_figures_were_published_is_said() {
        let range = PayRange {
            per: "hour".into(),
            shared: true,
            soc: "27-2042".into(),
            note: Some("Not published for Wyoming: the nation’s figures are shown.".into()),
            ..PayRange::default()
        };
        assert_eq!(caveats(&range).len(), 3);
        assert!(caveats(&range)[1].contains("27-2042"));
    }
}
