//! What is drawn of the map just now, as numbers for the painter.

use crate::view::map::labels::{self, Heading, Label};
use crate::view::map::points::Points;
use crate::view::map::viewport::Viewport;
use crate::view::map::words;
use waymark_domain::Field;

/// The point is one of the best matches.
pub const MATCH: u8 = 1;
/// The point is the visitor's role.
pub const ROLE: u8 = 2;
/// The point is looked at.
pub const CURRENT: u8 = 4;
/// The point is of another field than the chosen one.
pub const FADED: u8 = 8;

/// Names of fields are written while the zoom is below this.
const HEADINGS_BELOW: f32 = 2.2;
/// Drawn so far beyond the edge of the screen, in pixels.
const BEYOND: f32 = 40.0;

/// What is marked on the map.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Marked {
    /// The occupation looked at.
    pub current: Option<usize>,
    /// The visitor's role.
    pub role: Option<usize>,
    /// The best matches, the best first.
    pub matches: Vec<usize>,
    /// The only field not faded.
    pub field: Option<Field>,
}

impl Marked {
    /// Points whose names come first.
    fn first(&self) -> Vec<usize> {
        let mut first: Vec<usize> = Vec::new();
        for point in self.current.into_iter().chain(self.role).chain(self.matches.iter().copied()) {
            if !first.contains(&point) {
                first.push(point);
            }
        }
        first
    }

    fn marks(&self, point: usize, field: Field) -> u8 {
        let mut marks = 0;
        if self.matches.contains(&point) {
            marks |= MATCH;
        }
        if self.role == Some(point) {
            marks |= ROLE;
        }
        if self.current == Some(point) {
            marks |= CURRENT;
        }
        if marks == 0 && self.field.is_some_and(|only| only != field) {
            marks |= FADED;
        }
        marks
    }
}

/// The texts of the map: the names of all points, then of the fields.
pub fn texts(points: &Points) -> Vec<String> {
    let names = points.titles.iter().map(|title| words::short(title));
    names.chain(Field::ALL.into_iter().map(|field| words::field(field).to_owned())).collect()
}

/// Places the names of what is on the map at this zoom.
pub fn names(points: &Points, view: &Viewport, marked: &Marked, widths: &[f32]) -> Vec<Label> {
    let mut headings = Vec::new();
    if view.zoom < HEADINGS_BELOW {
        let thickest = points.thickest().into_iter().enumerate();
        headings.extend(
            thickest.filter_map(|(at, place)| Some(Heading { text: points.len() + at, place: place? })),
        );
    }
    labels::place(points, view, &headings, &marked.first(), widths)
}

/// Five numbers for each point that is on the screen: x, y, radius, field, marks.
pub fn drawn_points(points: &Points, view: &Viewport, marked: &Marked) -> Vec<f32> {
    let mut numbers = Vec::with_capacity(points.len() * 5);
    for (point, (&place, &field)) in points.places.iter().zip(&points.fields).enumerate() {
        let [x, y] = view.to_screen(place);
        if is_near(view, x, y, 0.0) {
            let marks = marked.marks(point, field);
            numbers.extend([x, y, points.radius(point, view), f32::from(field as u8), f32::from(marks)]);
        }
    }
    numbers
}

/// Four numbers for each name that is on the screen: text, left, middle, and 1 for what is marked.
pub fn drawn_names(view: &Viewport, labels: &[Label], marked: &Marked, widths: &[f32]) -> Vec<f32> {
    let first = marked.first();
    let mut numbers = Vec::new();
    for label in labels {
        let [x, y] = view.to_screen(label.place);
        let width = widths.get(label.text).copied().unwrap_or_default();
        if is_near(view, x, y, width) {
            let hand = if first.contains(&label.text) { 1.0 } else { 0.0 };
            numbers.extend([label.text as f32, x + label.left, y + label.middle, hand]);
        }
    }
    numbers
}

fn is_near(view: &Viewport, x: f32, y: f32, width: f32) -> bool {
    let beyond = BEYOND + width;
    (-beyond..view.width + beyond).contains(&x) && (-beyond..view.height + beyond).contains(&y)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::map::points::tests::cross;

    #[test]
    fn marks_are_told_apart_and_what_is_marked_does_not_fade() {
        let points = cross();
        let marked =
            Marked { current: Some(0), role: Some(1), matches: vec![0, 2], field: Some(Field::Office) };
        let view = Viewport::of_extent([1.0, 1.0]).sized(600.0, 600.0);
        let numbers = drawn_points(&points, &view, &marked);
        let marks: Vec<f32> = numbers.chunks(5).map(|point| point[4]).collect();
        let [matched, role, current, faded] = [MATCH, ROLE, CURRENT, FADED].map(f32::from);
        assert_eq!(marks, [matched + current, role, matched, 0.0, faded, faded]);
        assert_eq!(marked.first(), [0, 1, 2]);
    }

    #[test]
    fn what_is_off_the_screen_is_not_drawn() {
        let points = cross();
        let close =
            Viewport::of_extent([1.0, 1.0]).sized(600.0, 600.0).close_to([0.9, 0.45]).zoomed(4.0, [300.0; 2]);
        assert_eq!(drawn_points(&points, &close, &Marked::default()).len(), 5);
    }

    #[test]
    fn names_of_fields_give_way_to_names_of_occupations() {
        let points = cross();
        let widths = vec![40.0; 14];
        let view = Viewport::of_extent([1.0, 1.0]).sized(900.0, 900.0);
        let headings = |view: &Viewport| {
            let labels = names(&points, view, &Marked::default(), &widths);
            labels.iter().filter(|label| label.text >= points.len()).count()
        };
        assert_eq!(headings(&view), 5);
        assert_eq!(headings(&view.zoomed(4.0, [450.0; 2])), 0);
        assert_eq!(texts(&points).len(), points.len() + Field::ALL.len());
        let labels = names(&points, &view, &Marked::default(), &widths);
        assert_eq!(drawn_names(&view, &labels, &Marked::default(), &widths).len(), labels.len() * 4);
    }
}
