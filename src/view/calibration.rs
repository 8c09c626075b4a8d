//! Geometry of the calibration plot: matches shown against how many of them were right.

use crate::t;
use crate::view::format::percent;
use waymark_schema::model_card::CalibrationBin;

/// Side of the square that the points lie in, in the drawing's units.
pub const SIDE: f32 = 300.0;
/// Shares along each axis that have a mark.
pub const TICKS: [f32; 5] = [0.0, 0.25, 0.5, 0.75, 1.0];
/// Radii of the points with the fewest and the most cases.
const RADII: (f32, f32) = (3.5, 9.0);
/// Standard errors within which 95 in 100 lie.
const NORMAL_95: f64 = 1.96;

/// One bin on the plot.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// Across: what was shown.
    pub x: f32,
    /// Down: what was observed, so that more is higher.
    pub y: f32,
    /// The more cases, the larger.
    pub radius: f32,
    /// Lower end of what chance allows around what was observed (95 in 100), further down.
    pub low: f32,
    /// Upper end.
    pub high: f32,
}

/// The points of the bins that have any case.
pub fn points(bins: &[CalibrationBin]) -> Vec<Point> {
    let magnitude = |bin: &CalibrationBin| (bin.n.max(1) as f32).ln();
    let least = bins.iter().map(magnitude).fold(f32::INFINITY, f32::min);
    let most = bins.iter().map(magnitude).fold(0.0, f32::max);
    let spread = (most - least).max(1e-3);
    bins.iter()
        .filter(|bin| bin.n > 0)
        .map(|bin| {
            let (low, high) = interval(bin);
            Point {
                x: across(bin.shown as f32),
                y: down(bin.observed as f32),
                radius: RADII.0 + (RADII.1 - RADII.0) * (magnitude(bin) - least) / spread,
                low: down(low as f32),
                high: down(high as f32),
            }
        })
        .collect()
}

/// Where a share lies across the plot.
pub fn across(share: f32) -> f32 {
    share.clamp(0.0, 1.0) * SIDE
}

/// Where a share lies down the plot.
pub fn down(share: f32) -> f32 {
    SIDE - across(share)
}

/// Wilson's interval of a share.
fn interval(bin: &CalibrationBin) -> (f64, f64) {
    let (n, z) = (bin.n as f64, NORMAL_95);
    let centre = bin.observed + z * z / (2.0 * n);
    let half = z * (bin.observed * (1.0 - bin.observed) / n + z * z / (4.0 * n * n)).max(0.0).sqrt();
    let scale = 1.0 + z * z / n;
    ((centre - half) / scale, (centre + half) / scale)
}

/// The plot in a sentence, for whoever cannot see it.
pub fn summary(bins: &[CalibrationBin]) -> String {
    let worst = bins
        .iter()
        .filter(|bin| bin.n > 0)
        .max_by(|a, b| (a.shown - a.observed).abs().total_cmp(&(b.shown - b.observed).abs()));
    let Some(worst) = worst else { return t!("No calibration was measured.").to_owned() };
    t!(
        "Matches shown against the share that were right, in {} groups. The points lie close to the line where \
         both are equal. The furthest from it: of matches shown at about {}, {} were right.",
        bins.len(),
        percent(worst.shown as f32),
        percent(worst.observed as f32)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bin(shown: f64, observed: f64, n: usize) -> CalibrationBin {
        CalibrationBin { shown, observed, n }
    }

    #[test]
    fn a_point_on_the_line_is_as_far_up_as_across() {
        let points = points(&[bin(0.25, 0.25, 1_000), bin(0.75, 0.75, 10)]);
        assert_eq!((points[0].x, points[0].y), (75.0, 225.0));
        assert_eq!((points[1].x, points[1].y), (225.0, 75.0));
        assert_eq!((points[0].radius, points[1].radius), (9.0, 3.5));
    }

    #[test]
    fn few_cases_leave_more_to_chance() {
        let points = points(&[bin(0.5, 0.5, 10_000), bin(0.5, 0.5, 20), bin(0.9, 1.0, 3)]);
        let width = |point: &Point| point.low - point.high;
        assert!(width(&points[0]) < 10.0 && width(&points[1]) > 60.0);
        for point in &points {
            assert!(point.high <= point.y + 0.01 && point.y <= point.low + 0.01, "{point:?}");
            assert!(point.high >= 0.0 && point.low <= SIDE, "{point:?}");
        }
    }

    #[test]
    fn empty_bins_and_odd_figures_draw_nothing_wild() {
        assert!(points(&[]).is_empty());
        assert!(points(&[bin(0.5, 0.5, 0)]).is_empty());
        let one = points(&[bin(1.5, -0.5, 7)]);
        assert_eq!((one[0].x, one[0].y), (SIDE, SIDE));
        assert!(one[0].radius.is_finite() && one[0].low.is_finite());
    }

    #[test]
    fn the_summary_names_the_worst_point() {
        let said = summary(&[bin(0.1, 0.1, 50), bin(0.5, 0.45, 9)]);
        assert!(said.contains("2 groups") && said.contains("about 50%, 45% were right"), "{said}");
        assert_eq!(summary(&[]), "No calibration was measured.");
    }
}
