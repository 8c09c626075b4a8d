//! Geometry of pay: one scale for everything compared, and positions on it from 0 to 100.

use waymark_schema::recommendation::{PayRange, Wage};

/// Dollars that a scale reaches at least.
const LEAST: f32 = 40_000.0;
/// Share of a list's ranges that are drawn to their ends.
const WHOLE: f32 = 0.9;

/// A scale from zero dollars to a round sum above everything on it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PayScale {
    top: f32,
}

/// Where the figures of a range lie on a scale, each from 0 to 100; `None` where not published.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct PayMarks {
    /// 10th percentile.
    pub p10: Option<f32>,
    /// 25th percentile.
    pub p25: Option<f32>,
    /// Median.
    pub median: Option<f32>,
    /// 75th percentile.
    pub p75: Option<f32>,
    /// 90th percentile.
    pub p90: Option<f32>,
    /// Whether the range goes on past what is drawn: its highest figure is published as "this much or more", or lies
    /// beyond the scale.
    pub open_ended: bool,
}

/// A mark on the axis.
#[derive(Debug, Clone, PartialEq)]
pub struct Tick {
    /// Position from 0 to 100.
    pub at: f32,
    /// Dollars.
    pub amount: f32,
}

impl PayScale {
    /// The scale that holds these yearly ranges and the visitor's own yearly pay.
    pub fn covering<'a>(ranges: impl IntoIterator<Item = &'a PayRange>, own: Option<f32>) -> Self {
        Self::up_to(ranges.into_iter().filter_map(highest).chain(own))
    }

    /// The scale for a list of yearly ranges that is scanned for differences: it holds the visitor's own yearly pay,
    /// every median, and [`WHOLE`] of the ranges to their ends, so that a few very wide ones do not press all others
    /// together.
    pub fn of_list<'a>(ranges: impl IntoIterator<Item = &'a PayRange>, own: Option<f32>) -> Self {
        let (mut ends, medians): (Vec<f32>, Vec<Option<f32>>) = ranges
            .into_iter()
            .filter_map(|range| Some((highest(range)?, range.median.map(|wage| wage.amount))))
            .unzip();
        ends.sort_by(f32::total_cmp);
        ends.truncate((ends.len() as f32 * WHOLE).ceil() as usize);
        Self::up_to(ends.into_iter().chain(medians.into_iter().flatten()).chain(own))
    }

    fn up_to(amounts: impl Iterator<Item = f32>) -> Self {
        Self { top: round_up(amounts.fold(LEAST, f32::max)) }
    }

    /// Dollars at the end of the scale.
    pub fn top(&self) -> f32 {
        self.top
    }

    /// Where an amount lies, 0 to 100; what is beyond the scale lies at its end.
    pub fn position(&self, amount: f32) -> f32 {
        (amount / self.top * 100.0).clamp(0.0, 100.0)
    }

    /// Marks along the axis at equal round steps.
    pub fn ticks(&self) -> Vec<Tick> {
        let step = step(self.top);
        let count = (self.top / step).round() as u32;
        (0..=count)
            .map(|index| {
                let amount = index as f32 * step;
                Tick { at: self.position(amount), amount }
            })
            .collect()
    }

    /// Where the figures of a yearly range lie; nothing lies anywhere for an hourly one.
    pub fn marks(&self, range: &PayRange) -> PayMarks {
        if !is_yearly(range) {
            return PayMarks::default();
        }
        let open_ended = published(range).any(|wage| wage.top_coded || wage.amount > self.top);
        let at = |wage: Option<Wage>| wage.map(|wage| self.position(wage.amount));
        PayMarks {
            p10: at(range.p10),
            p25: at(range.p25),
            median: at(range.median),
            p75: at(range.p75),
            p90: at(range.p90),
            open_ended,
        }
    }
}

impl PayMarks {
    /// Start and end of the drawn range: the outermost figures published. `None` if fewer than two are.
    pub fn extent(&self) -> Option<(f32, f32)> {
        let low = self.p10.or(self.p25)?;
        let high = if self.open_ended { 100.0 } else { self.p90.or(self.p75)? };
        (high > low).then_some((low, high))
    }

    /// Start and end of the middle half, if both quartiles are published.
    pub fn middle_half(&self) -> Option<(f32, f32)> {
        Some((self.p25?, self.p75?)).filter(|(low, high)| high > low)
    }
}

/// The figures of a range that are published.
fn published(range: &PayRange) -> impl Iterator<Item = Wage> {
    [range.p10, range.p25, range.median, range.p75, range.p90].into_iter().flatten()
}

/// The highest figure of a yearly range.
fn highest(range: &PayRange) -> Option<f32> {
    published(range).filter(|_| is_yearly(range)).map(|wage| wage.amount).reduce(f32::max)
}

/// Whether the figures are by the year, and so can share a scale.
pub fn is_yearly(range: &PayRange) -> bool {
    range.per != "hour"
}

fn step(top: f32) -> f32 {
    [10_000.0, 20_000.0, 50_000.0, 100_000.0, 250_000.0, 1_000_000.0, 2_500_000.0]
        .into_iter()
        .find(|step| top / step <= 5.0)
        .unwrap_or(top / 4.0)
}

fn round_up(amount: f32) -> f32 {
    let step = step(amount);
    (amount / step).ceil() * step
}

#[cfg(test)]
mod tests {
    use super::*;

    #[expect(clippy::unnecessary_wraps, reason = "a figure of a range may be absent")]
    fn wage(amount: f32) -> Option<Wage> {
        Some(Wage { amount, top_coded: false })
    }

    fn range() -> PayRange {
        PayRange {
            per: "year".into(),
            p10: wage(50_000.0),
            p25: wage(60_000.0),
            median: wage(80_000.0),
            p75: wage(100_000.0),
            p90: wage(190_000.0),
            ..PayRange::default()
        }
    }

    #[test]
    fn a_scale_ends_at_a_round_sum_above_everything() {
        let scale = PayScale::covering([&range()], None);
        assert!((scale.position(200_000.0) - 100.0).abs() < 0.01);
        let wide = PayScale::covering([&range()], Some(410_000.0));
        assert!((wide.position(500_000.0) - 100.0).abs() < 0.01);
        let ticks = wide.ticks();
        assert!(ticks.len() >= 4 && ticks.len() <= 6, "{ticks:?}");
        assert!((ticks[ticks.len() - 1].at - 100.0).abs() < 0.01);
    }

    #[test]
    fn one_very_wide_range_does_not_press_a_list_together() {
        let usual = range();
        let surgeon = PayRange { median: wage(240_000.0), p90: wage(750_000.0), ..range() };
        let list: Vec<&PayRange> = std::iter::repeat_n(&usual, 9).chain([&surgeon]).collect();
        let scale = PayScale::of_list(list, None);
        assert_eq!(scale.top(), 250_000.0, "the others whole, and every median");
        assert_eq!(scale.marks(&usual).extent().map(|(_, high)| high.round()), Some(76.0));
        assert!(!scale.marks(&usual).open_ended);
        assert!(scale.marks(&surgeon).open_ended);
        assert_eq!(scale.marks(&surgeon).extent().unwrap().1, 100.0);
        assert_eq!(PayScale::of_list([&usual], None), PayScale::covering([&usual], None));
        assert_eq!(PayScale::of_list([&usual], Some(410_000.0)).top(), 500_000.0, "one's own pay");
    }

    #[test]
    fn marks_keep_their_order() {
        let scale = PayScale::covering([&range()], None);
        let marks = scale.marks(&range());
        let rounded = |ends: Option<(f32, f32)>| ends.map(|(low, high)| (low.round(), high.round()));
        assert_eq!(rounded(marks.extent()), Some((25.0, 95.0)));
        assert_eq!(rounded(marks.middle_half()), Some((30.0, 50.0)));
    }

    #[test]
    fn a_top_coded_range_runs_to_the_end_of_the_scale() {
        let range = PayRange { p75: None, p90: Some(Wage { amount: 239_200.0, top_coded: true }), ..range() };
        let scale = PayScale::covering([&range], None);
        let marks = scale.marks(&range);
        assert!(marks.open_ended);
        assert_eq!(marks.extent().unwrap().1, 100.0);
        assert_eq!(marks.middle_half(), None);
    }

    #[test]
    fn hourly_and_missing_figures_draw_nothing() {
        let hourly = PayRange { per: "hour".into(), median: wage(31.0), ..PayRange::default() };
        let scale = PayScale::covering([&hourly], None);
        assert_eq!(scale.marks(&hourly), PayMarks::default());
        assert_eq!(PayMarks::default().extent(), None);
        assert!((scale.position(40_000.0) - 100.0).abs() < 0.01);
    }
}
