//! Badges: short, rule-based marks on a recommended occupation. The rules are shown to the visitor.

/// A mark on a recommended occupation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Badge {
    /// Close enough to do: job zone at most one above the visitor's, and a match worth considering.
    Viable,
    /// Viable, and the median pay is at least [`DESIRABLE_PAY_SHARE`] of the visitor's own.
    Desirable,
    /// Few of its tasks are exposed to large language models.
    Safe,
    /// Employment is projected to grow faster than the average of all occupations, or it is listed
    /// for rapid growth.
    Growing,
}

/// What the badge rules look at. `None` means not known, and a rule that needs it does not award.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct BadgeFacts {
    /// Match probability, 0 to 1.
    pub match_probability: f32,
    /// Job zone of the occupation minus that of the visitor.
    pub job_zone_distance: Option<f32>,
    /// Median annual pay of the occupation divided by the visitor's pay.
    pub pay_ratio: Option<f32>,
    /// Share of tasks exposed to large language models, 0 to 1.
    pub exposure: Option<f32>,
    /// Projected change of employment over ten years, percent.
    pub growth_percent: Option<f32>,
    /// Projected change of employment of all occupations together, percent.
    pub average_growth_percent: f32,
    /// Whether the occupation is listed in Bright Outlook for rapid growth.
    pub listed_rapid_growth: bool,
}

/// A match below this is not called viable: fewer than one in ten such matches fits.
pub const VIABLE_MATCH: f32 = 0.1;
/// A job-zone distance above this is not called viable.
pub const VIABLE_JOB_ZONE_DISTANCE: f32 = 1.0;
/// Pay below this share of the visitor's own is not called desirable.
pub const DESIRABLE_PAY_SHARE: f32 = 0.75;
/// Exposure up to this share of tasks is called safe.
pub const SAFE_EXPOSURE: f32 = 0.25;

impl Badge {
    /// The badges these facts earn, in the order of the enum.
    pub fn earned(facts: &BadgeFacts) -> Vec<Self> {
        let near = facts.job_zone_distance.is_some_and(|distance| distance <= VIABLE_JOB_ZONE_DISTANCE);
        let viable = near && facts.match_probability >= VIABLE_MATCH;
        let rules = [
            (Self::Viable, viable),
            (Self::Desirable, viable && facts.pay_ratio.is_some_and(|ratio| ratio >= DESIRABLE_PAY_SHARE)),
            (Self::Safe, facts.exposure.is_some_and(|share| share <= SAFE_EXPOSURE)),
            (
                Self::Growing,
                facts.listed_rapid_growth
                    || facts.growth_percent.is_some_and(|percent| percent > facts.average_growth_percent),
            ),
        ];
        rules.into_iter().filter_map(|(badge, earned)| earned.then_some(badge)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_facts_earn_nothing() {
        assert_eq!(Badge::earned(&BadgeFacts { match_probability: 0.9, ..BadgeFacts::default() }), []);
    }

    #[test]
    fn each_rule_awards_at_its_edge_and_not_beyond() {
        let base = BadgeFacts {
            match_probability: VIABLE_MATCH,
            job_zone_distance: Some(1.0),
            pay_ratio: Some(DESIRABLE_PAY_SHARE),
            exposure: Some(SAFE_EXPOSURE),
            growth_percent: Some(3.2),
            average_growth_percent: 3.1,
            listed_rapid_growth: false,
        };
        assert_eq!(Badge::earned(&base), [Badge::Viable, Badge::Desirable, Badge::Safe, Badge::Growing]);
        let far = BadgeFacts { job_zone_distance: Some(1.01), ..base };
        assert_eq!(Badge::earned(&far), [Badge::Safe, Badge::Growing]);
        let poor =
            BadgeFacts { pay_ratio: Some(0.74), exposure: Some(0.26), growth_percent: Some(3.1), ..base };
        assert_eq!(Badge::earned(&poor), [Badge::Viable]);
    }
}
