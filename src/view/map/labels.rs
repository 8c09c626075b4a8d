//! Which names are written, and where: none over another, more of them the closer one looks.
//!
//! Names are placed on the whole map as it lies at this zoom, whatever part of it is shown: so they stay while the
//! map is moved, and are placed again only when it is zoomed.

use crate::view::map::points::Points;
use crate::view::map::viewport::Viewport;

/// Height of a line, in pixels.
const LINE: f32 = 17.0;
/// How many lines a heading may stand above or below its place, so as not to lie over another.
const LINES_AWAY: usize = 4;
/// Room around a name.
const GAP: f32 = 4.0;
/// What rings add to the radius of a marked point.
const RINGS: f32 = 7.0;
/// Pixels of screen for each name with the whole map shown.
const ROOM: f32 = 15_000.0;
/// Height of a row of the index of what is taken.
const ROW: f32 = 24.0;

/// A name on the map.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Label {
    /// Which text.
    pub text: usize,
    /// Left end of its line from the middle of its place, in pixels.
    pub left: f32,
    /// Middle of its line from the middle of its place, in pixels.
    pub middle: f32,
    /// The place that it belongs to.
    pub place: [f32; 2],
}

/// What is to be written before all else.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Heading {
    /// Which text.
    pub text: usize,
    /// Where its middle is.
    pub place: [f32; 2],
}

/// Places names: `headings` first, then `marked` points, then those with the most jobs. `widths` has the width of
/// every text in pixels.
pub fn place(
    points: &Points,
    view: &Viewport,
    headings: &[Heading],
    marked: &[usize],
    widths: &[f32],
) -> Vec<Label> {
    let scale = view.scale();
    let bounds = view.bounds();
    let mut taken = Taken::default();
    let mut labels = Vec::new();
    for heading in headings {
        let width = widths.get(heading.text).copied().unwrap_or_default();
        let at = heading.place.map(|part| part * scale);
        let highest = (bounds[1] - width).max(bounds[0]);
        let left = (at[0] - width / 2.0).clamp(bounds[0], highest);
        let lines = (0..=LINES_AWAY).flat_map(|away| [-1.0, 1.0].map(|side| side * away as f32 * LINE));
        let is_free = |&middle: &f32| taken.is_free(&Area::line(left, at[1] + middle, width));
        let middle = lines.into_iter().find(is_free).unwrap_or_default();
        taken.take(Area::line(left, at[1] + middle, width));
        labels.push(Label { text: heading.text, left: left - at[0], middle, place: heading.place });
    }
    let name = |point: usize, taken: &mut Taken, beyond: f32| {
        let width = widths.get(point).copied().unwrap_or_default();
        let [x, y] = points.places[point].map(|part| part * scale);
        let beside = points.radius(point, view) + GAP + beyond;
        let ways = [
            (beside, 0.0),
            (-beside - width, 0.0),
            (-width / 2.0, -beside - LINE / 2.0),
            (-width / 2.0, beside + LINE / 2.0),
        ];
        let fits = |left: f32| x + left >= bounds[0] && x + left + width <= bounds[1];
        let free = |&(left, middle): &(f32, f32)| {
            fits(left) && taken.is_free(&Area::line(x + left, y + middle, width))
        };
        let (left, middle) = ways.into_iter().find(free)?;
        taken.take(Area::line(x + left, y + middle, width));
        Some(Label { text: point, left, middle, place: points.places[point] })
    };
    // What is looked at has its name first, even where that lies over other marks.
    let (first, others) = marked.split_at(marked.len().min(1));
    labels.extend(first.iter().filter_map(|&point| name(point, &mut taken, RINGS)));
    for &point in marked {
        let [x, y] = points.places[point].map(|part| part * scale);
        let radius = points.radius(point, view) + RINGS;
        taken.take(Area { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius });
    }
    labels.extend(others.iter().filter_map(|&point| name(point, &mut taken, RINGS)));
    let most = view.width * view.height / ROOM * view.zoom.powf(1.7);
    let rest = points.by_jobs.iter().filter(|point| !marked.contains(point)).take(most as usize);
    labels.extend(rest.filter_map(|&point| name(point, &mut taken, 0.0)));
    labels
}

/// A rectangle of the map at some zoom, in pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Area {
    left: f32,
    right: f32,
    top: f32,
    bottom: f32,
}

impl Area {
    /// A line of text.
    fn line(left: f32, middle: f32, width: f32) -> Self {
        Self {
            left: left - GAP,
            right: left + width + GAP,
            top: middle - LINE / 2.0,
            bottom: middle + LINE / 2.0,
        }
    }

    fn overlaps(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    /// Rows of the index that it touches.
    fn rows(&self) -> std::ops::RangeInclusive<usize> {
        let row = |at: f32| (at.max(0.0) / ROW) as usize;
        row(self.top)..=row(self.bottom)
    }
}

/// What is taken, by rows.
#[derive(Debug, Default)]
struct Taken {
    rows: Vec<Vec<Area>>,
}

impl Taken {
    fn take(&mut self, area: Area) {
        for row in area.rows() {
            if self.rows.len() <= row {
                self.rows.resize_with(row + 1, Vec::new);
            }
            self.rows[row].push(area);
        }
    }

    fn is_free(&self, area: &Area) -> bool {
        !area.rows().filter_map(|row| self.rows.get(row)).flatten().any(|other| other.overlaps(area))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use waymark_schema::map::OccupationMap;

    /// A grid of points with names of a hundred pixels each.
    fn grid() -> Points {
        let at = |index: usize| [(index % 20) as f32 / 19.0, (index / 20) as f32 / 19.0];
        Points::of(&OccupationMap {
            codes: (0..400).map(|index| format!("15-{:04}.00", 1000 + index)).collect(),
            titles: (0..400).map(|index| index.to_string()).collect(),
            x: (0..400).map(|index| at(index)[0]).collect(),
            y: (0..400).map(|index| at(index)[1]).collect(),
            jobs: (0..400).map(|index| Some(index as f32)).collect(),
        })
    }

    fn view(zoom: f32) -> Viewport {
        Viewport::of_extent([1.0, 1.0]).sized(800.0, 600.0).zoomed(zoom, [400.0, 300.0])
    }

    fn areas(labels: &[Label], view: &Viewport) -> Vec<Area> {
        let scale = view.scale();
        let area = |label: &Label| {
            Area::line(label.place[0] * scale + label.left, label.place[1] * scale + label.middle, 100.0)
        };
        labels.iter().map(area).collect()
    }

    #[test]
    fn no_name_is_written_over_another() {
        let widths = vec![100.0; 401];
        for zoom in [1.0, 2.0, 5.0, 20.0] {
            let heading = Heading { text: 400, place: [0.5, 0.5] };
            let labels = place(&grid(), &view(zoom), &[heading], &[3, 17], &widths);
            let areas = areas(&labels, &view(zoom));
            for (index, area) in areas.iter().enumerate() {
                assert!(areas[..index].iter().all(|other| !other.overlaps(area)), "zoom {zoom}: {area:?}");
            }
        }
    }

    #[test]
    fn more_is_written_the_closer_one_looks_and_marked_ones_first() {
        let widths = vec![100.0; 400];
        let count = |zoom| place(&grid(), &view(zoom), &[], &[3], &widths).len();
        assert!(
            count(1.0) < count(2.0) && count(2.0) < count(6.0),
            "{} {} {}",
            count(1.0),
            count(2.0),
            count(6.0)
        );
        assert!(count(20.0) > 390, "close enough, nearly every name has room: {}", count(20.0));
        assert_eq!(place(&grid(), &view(1.0), &[], &[3], &widths)[0].text, 3);
    }

    #[test]
    fn headings_of_one_place_stand_one_above_the_other() {
        let headings = [400, 401, 402].map(|text| Heading { text, place: [0.5, 0.5] });
        let labels = place(&grid(), &view(1.0), &headings, &[], &[100.0; 403]);
        assert_eq!([0, 1, 2].map(|at| labels[at].middle), [0.0, -LINE, LINE]);
    }

    #[test]
    fn names_stay_while_the_map_is_moved() {
        let widths = vec![100.0; 400];
        let view = view(3.0);
        let moved = view.dragged([140.0, -60.0]);
        assert_eq!(place(&grid(), &view, &[], &[], &widths), place(&grid(), &moved, &[], &[], &widths));
    }
}
