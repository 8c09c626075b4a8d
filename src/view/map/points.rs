//! The occupations as points: how large, what is hit, what is near, and what lies in a direction.

use crate::view::map::viewport::Viewport;
use waymark_domain::{Field, OccupationCode};
use waymark_schema::map::OccupationMap;

/// A pointer this near to a point's edge means the point, in pixels.
const REACH: f32 = 12.0;
/// Radius of a point without jobs or with hardly any, in pixels, with the whole map shown.
const LEAST_RADIUS: f32 = 2.4;
/// What the square root of a thousand thousands of jobs adds to the radius.
const RADIUS_BY_JOBS: f32 = 3.4;
/// Points grow slower than the map, so that they part.
const GROWTH: f32 = 0.4;
/// With the map this wide, in pixels, points have their full size; they are smaller on a phone.
const FULL: f32 = 750.0;
/// Cosine of the widest angle from a direction that still counts as lying there.
const WITHIN: f32 = 0.5;
/// Places of one field this near to each other make its thickest part.
const THICK: f32 = 0.07;

/// Which way an arrow key leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Up.
    Up,
    /// Down.
    Down,
    /// Left.
    Left,
    /// Right.
    Right,
}

impl Direction {
    /// Every direction.
    pub const ALL: [Self; 4] = [Self::Up, Self::Down, Self::Left, Self::Right];

    /// The direction of an arrow key.
    pub fn of_key(key: &str) -> Option<Self> {
        match key {
            "ArrowUp" => Some(Self::Up),
            "ArrowDown" => Some(Self::Down),
            "ArrowLeft" => Some(Self::Left),
            "ArrowRight" => Some(Self::Right),
            _ => None,
        }
    }

    /// One step that way, on a screen whose second axis goes down.
    pub fn step(self) -> [f32; 2] {
        match self {
            Self::Up => [0.0, -1.0],
            Self::Down => [0.0, 1.0],
            Self::Left => [-1.0, 0.0],
            Self::Right => [1.0, 0.0],
        }
    }
}

/// Every occupation on the map.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Points {
    /// O*NET-SOC codes.
    pub codes: Vec<String>,
    /// Titles.
    pub titles: Vec<String>,
    /// Places, each coordinate from 0 to 1.
    pub places: Vec<[f32; 2]>,
    /// Fields.
    pub fields: Vec<Field>,
    /// Jobs in thousands, if published.
    pub jobs: Vec<Option<f32>>,
    /// Those with the most jobs first.
    pub by_jobs: Vec<usize>,
}

impl Points {
    /// The points of a map as it came; occupations whose columns do not agree are left out.
    pub fn of(map: &OccupationMap) -> Self {
        let mut points = Self::default();
        let rows = map.codes.iter().zip(&map.titles).zip(map.x.iter().zip(&map.y)).zip(&map.jobs);
        for (((code, title), (&x, &y)), &jobs) in rows {
            let Ok(parsed) = code.parse::<OccupationCode>() else { continue };
            points.codes.push(code.clone());
            points.titles.push(title.clone());
            points.places.push([x, y]);
            points.fields.push(Field::of(parsed));
            points.jobs.push(jobs);
        }
        points.by_jobs = (0..points.len()).collect();
        points.by_jobs.sort_by(|&a, &b| {
            points.jobs[b].unwrap_or(0.0).total_cmp(&points.jobs[a].unwrap_or(0.0)).then(a.cmp(&b))
        });
        points
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// The occupation with this code.
    pub fn find(&self, code: &str) -> Option<usize> {
        self.codes.iter().position(|other| other == code)
    }

    /// Those whose titles have these words, in any case: titles that begin with them first, then by jobs.
    pub fn titled(&self, words: &str, most: usize) -> Vec<usize> {
        let words = words.trim().to_lowercase();
        if words.chars().count() < 2 {
            return Vec::new();
        }
        let at = |point: &usize| self.titles[*point].to_lowercase().find(&words);
        let mut found: Vec<(bool, usize)> =
            self.by_jobs.iter().filter_map(|point| Some((at(point)? > 0, *point))).collect();
        // A stable sort keeps the order by jobs.
        found.sort_by_key(|&(later, _)| later);
        found.into_iter().take(most).map(|(_, point)| point).collect()
    }

    /// Width and height of what is on the map.
    pub fn extent(&self) -> [f32; 2] {
        [0, 1].map(|axis| {
            let values = self.places.iter().map(|place| place[axis]);
            // The map is in the middle of its square: the further side counts for both.
            values.map(|at| (at - 0.5).abs() * 2.0).fold(0.1, f32::max)
        })
    }

    /// Radius of a point in pixels; its area follows the number of jobs.
    pub fn radius(&self, point: usize, view: &Viewport) -> f32 {
        let jobs = self.jobs.get(point).copied().flatten().unwrap_or(0.0);
        (LEAST_RADIUS + RADIUS_BY_JOBS * (jobs / 1_000.0).sqrt())
            * view.zoom.powf(GROWTH)
            * (view.fit() / FULL).sqrt().clamp(0.65, 1.0)
    }

    /// The point under the pointer, if one is near enough; the nearest edge wins.
    pub fn hit(&self, view: &Viewport, at: [f32; 2]) -> Option<usize> {
        let gap = |point: usize| {
            let [x, y] = view.to_screen(self.places[point]);
            (x - at[0]).hypot(y - at[1]) - self.radius(point, view)
        };
        let nearest = (0..self.len()).map(|point| (gap(point), point)).min_by(|a, b| a.0.total_cmp(&b.0))?;
        (nearest.0 <= REACH).then_some(nearest.1)
    }

    /// The nearest others, the nearest first.
    pub fn nearest(&self, point: usize, most: usize) -> Vec<usize> {
        let mut others: Vec<(f32, usize)> = (0..self.len())
            .filter(|&other| other != point)
            .map(|other| (self.apart(point, other), other))
            .collect();
        others.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        others.into_iter().take(most).map(|(_, other)| other).collect()
    }

    /// The nearest that lies in a direction; what lies straight ahead counts as nearer.
    pub fn toward(&self, point: usize, direction: Direction) -> Option<usize> {
        let [right, down] = direction.step();
        let [x, y] = self.places[point];
        let cost = |other: usize| {
            let by = [self.places[other][0] - x, self.places[other][1] - y];
            let away = by[0].hypot(by[1]);
            let straight = (by[0] * right + by[1] * down) / away.max(1e-9);
            (away > 0.0 && straight > WITHIN).then_some(away * (2.0 - straight))
        };
        (0..self.len())
            .filter_map(|other| Some((cost(other)?, other)))
            .min_by(|a, b| a.0.total_cmp(&b.0))
            .map(|(_, other)| other)
    }

    /// The point nearest to the middle of what is shown.
    pub fn central(&self, view: &Viewport) -> Option<usize> {
        let away = |point: usize| {
            (self.places[point][0] - view.centre[0]).hypot(self.places[point][1] - view.centre[1])
        };
        (0..self.len()).min_by(|&a, &b| away(a).total_cmp(&away(b)))
    }

    /// Where each field is thickest: what its name is written over.
    pub fn thickest(&self) -> [Option<[f32; 2]>; Field::ALL.len()] {
        Field::ALL.map(|field| {
            let members: Vec<usize> = (0..self.len()).filter(|&point| self.fields[point] == field).collect();
            let around =
                |point: usize| members.iter().filter(|&&other| self.apart(point, other) < THICK).count();
            let middle =
                members.iter().copied().max_by_key(|&point| (around(point), std::cmp::Reverse(point)))?;
            Some(self.places[middle])
        })
    }

    fn apart(&self, a: usize, b: usize) -> f32 {
        (self.places[a][0] - self.places[b][0]).hypot(self.places[a][1] - self.places[b][1])
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A cross: the middle, then up, down, left and right of it, then one far to the right and a little up.
    pub(crate) fn cross() -> Points {
        let places = [[0.5, 0.5], [0.5, 0.4], [0.5, 0.6], [0.4, 0.5], [0.6, 0.5], [0.9, 0.45]];
        Points::of(&OccupationMap {
            codes: ["11-1011.00", "15-1252.00", "29-1141.00", "41-2031.00", "53-3032.00", "53-3033.00"]
                .map(String::from)
                .into(),
            titles: ["Middle", "Up", "Down", "Left", "Right", "Far right"].map(String::from).into(),
            x: places.iter().map(|place| place[0]).collect(),
            y: places.iter().map(|place| place[1]).collect(),
            jobs: vec![Some(10.0), None, Some(3_000.0), Some(500.0), Some(2.0), Some(1.0)],
        })
    }

    #[test]
    fn arrows_lead_to_what_lies_that_way_and_end_at_the_edge() {
        let points = cross();
        for (direction, to) in Direction::ALL.into_iter().zip([1, 2, 3, 4]) {
            assert_eq!(points.toward(0, direction), Some(to), "{direction:?}");
        }
        assert_eq!(points.toward(4, Direction::Right), Some(5));
        assert_eq!(points.toward(5, Direction::Right), None);
        assert_eq!(Direction::of_key("ArrowLeft"), Some(Direction::Left));
        assert_eq!(Direction::of_key("a"), None);
    }

    #[test]
    fn arrows_reach_every_point() {
        let points = cross();
        let mut reached = vec![false; points.len()];
        let mut open = vec![0];
        while let Some(point) = open.pop() {
            if !std::mem::replace(&mut reached[point], true) {
                open.extend(
                    Direction::ALL.into_iter().filter_map(|direction| points.toward(point, direction)),
                );
            }
        }
        assert!(reached.into_iter().all(|reached| reached));
    }

    #[test]
    fn a_pointer_hits_what_is_nearest_to_it_or_nothing() {
        let points = cross();
        let view = Viewport::of_extent([1.0, 1.0]).sized(856.0, 856.0);
        let [x, y] = view.to_screen(points.places[3]);
        assert_eq!(points.hit(&view, [x + 3.0, y]), Some(3));
        assert_eq!(points.hit(&view, [5.0, 5.0]), None);
    }

    #[test]
    fn the_area_of_a_point_follows_its_jobs() {
        let points = cross();
        let view = Viewport::of_extent([1.0, 1.0]).sized(856.0, 856.0);
        let grown = |point| points.radius(point, &view) - points.radius(1, &view);
        assert!(points.radius(1, &view) > 2.0, "without figures it is still seen");
        assert!((grown(2) / grown(0) - 300.0_f32.sqrt()).abs() < 1e-2);
        assert_eq!(points.by_jobs, [2, 3, 0, 4, 5, 1]);
    }

    #[test]
    fn titles_are_found_by_their_words() {
        let points = cross();
        assert_eq!(points.titled(" RIGHT ", 9), [4, 5], "what begins so comes first");
        assert_eq!(points.titled("right", 1), [4]);
        assert!(points.titled("r", 9).is_empty() && points.titled("nurse", 9).is_empty());
    }

    #[test]
    fn near_ones_come_in_order() {
        assert_eq!(cross().nearest(5, 2), [4, 0]);
        assert_eq!(cross().find("41-2031.00"), Some(3));
        assert_eq!(cross().thickest()[7], Some([0.6, 0.5]), "the first where both have as many around");
    }
}
