//! Which part of the map the screen shows.

/// Closest look: beyond it, steps of the table would be seen.
pub const MOST_ZOOM: f32 = 24.0;
/// How much a press of a zoom button, or of + and −, changes.
pub const ZOOM_STEP: f32 = 1.6;
/// Share of the shorter side that a press of a button moves by.
pub const MOVE_STEP: f32 = 0.25;
/// Pixels around the whole map.
const MARGIN: f32 = 28.0;

/// A part of the map, which is a square from 0 to 1, on a screen in pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Viewport {
    /// Width of the screen.
    pub width: f32,
    /// Height of the screen.
    pub height: f32,
    /// 1 shows the whole map.
    pub zoom: f32,
    /// The middle of the screen, on the map.
    pub centre: [f32; 2],
    /// Width and height of what is on the map, from 0 to 1.
    extent: [f32; 2],
}

impl Viewport {
    /// The whole of a map of this extent around its middle, on a screen that has no size yet.
    pub fn of_extent(extent: [f32; 2]) -> Self {
        Self { width: 0.0, height: 0.0, zoom: 1.0, centre: [0.5, 0.5], extent }
    }

    /// The same on a screen of another size.
    #[must_use]
    pub fn sized(self, width: f32, height: f32) -> Self {
        Self { width, height, ..self }
    }

    /// Whether there is anything to draw on.
    pub fn is_visible(&self) -> bool {
        self.width > 1.0 && self.height > 1.0
    }

    /// Pixels for the whole width of the square.
    pub fn scale(&self) -> f32 {
        let room = |side: f32, extent: f32| (side - 2.0 * MARGIN).max(40.0) / extent.max(0.1);
        room(self.width, self.extent[0]).min(room(self.height, self.extent[1])) * self.zoom
    }

    /// How far the map goes to the left and right of its square's left edge at this zoom, in pixels, with its margin.
    pub fn bounds(&self) -> [f32; 2] {
        let middle = 0.5 * self.scale();
        let side = (self.width * self.zoom / 2.0).max(self.width / 2.0);
        [middle - side, middle + side]
    }

    /// Pixels for the whole width of the square with the whole map shown.
    pub fn fit(&self) -> f32 {
        self.scale() / self.zoom
    }

    /// Where a place of the map is on the screen.
    pub fn to_screen(&self, place: [f32; 2]) -> [f32; 2] {
        let scale = self.scale();
        [
            (place[0] - self.centre[0]) * scale + self.width / 2.0,
            (place[1] - self.centre[1]) * scale + self.height / 2.0,
        ]
    }

    /// Which place of the map is at a point of the screen.
    pub fn to_map(&self, point: [f32; 2]) -> [f32; 2] {
        let scale = self.scale();
        [
            (point[0] - self.width / 2.0) / scale + self.centre[0],
            (point[1] - self.height / 2.0) / scale + self.centre[1],
        ]
    }

    /// Moved so that what was at a point is so many pixels further.
    #[must_use]
    pub fn dragged(self, by: [f32; 2]) -> Self {
        let scale = self.scale();
        self.around([self.centre[0] - by[0] / scale, self.centre[1] - by[1] / scale])
    }

    /// Zoomed by a factor while the place at `about` stays where it is on the screen.
    #[must_use]
    pub fn zoomed(self, factor: f32, about: [f32; 2]) -> Self {
        let kept = self.to_map(about);
        let closer = Self { zoom: (self.zoom * factor).clamp(1.0, MOST_ZOOM), ..self };
        let scale = closer.scale();
        closer.around([
            kept[0] - (about[0] - self.width / 2.0) / scale,
            kept[1] - (about[1] - self.height / 2.0) / scale,
        ])
    }

    /// Around another middle, which stays on the map.
    #[must_use]
    pub fn around(self, centre: [f32; 2]) -> Self {
        Self { centre: centre.map(|at| at.clamp(0.0, 1.0)), ..self }
    }

    /// The whole map.
    #[must_use]
    pub fn whole(self) -> Self {
        Self { zoom: 1.0, centre: [0.5, 0.5], ..self }
    }

    /// Close enough to a place to tell it from what is near.
    #[must_use]
    pub fn close_to(self, place: [f32; 2]) -> Self {
        Self { zoom: self.zoom.max(4.0), ..self }.around(place)
    }

    /// Moved as little as brings a place well inside the screen.
    #[must_use]
    pub fn showing(self, place: [f32; 2]) -> Self {
        let [x, y] = self.to_screen(place);
        let need = |at: f32, side: f32| {
            let edge = (side / 6.0).min(96.0);
            at.clamp(edge, (side - edge).max(edge)) - at
        };
        let by = [need(x, self.width), need(y, self.height)];
        if by == [0.0, 0.0] { self } else { self.dragged(by) }
    }

    /// Between two views: 0 is this one, 1 the other. Zoom goes by equal factors.
    #[must_use]
    pub fn towards(self, other: Self, share: f32) -> Self {
        let mixed = |from: f32, to: f32| from + (to - from) * share;
        Self {
            zoom: self.zoom * (other.zoom / self.zoom).powf(share),
            centre: [mixed(self.centre[0], other.centre[0]), mixed(self.centre[1], other.centre[1])],
            ..other
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn view() -> Viewport {
        Viewport::of_extent([1.0, 0.8]).sized(856.0, 656.0)
    }

    fn near(a: [f32; 2], b: [f32; 2]) -> bool {
        (a[0] - b[0]).abs() < 1e-2 && (a[1] - b[1]).abs() < 1e-2
    }

    #[test]
    fn the_whole_map_fits_with_a_margin() {
        assert_eq!(view().scale(), 750.0);
        assert_eq!(view().to_screen([0.5, 0.5]), [428.0, 328.0]);
        let [_, top] = view().to_screen([0.0, 0.1]);
        assert!((top - 28.0).abs() < 1e-3, "{top}");
    }

    #[test]
    fn the_screen_leads_back_to_the_map() {
        let view = view().zoomed(3.0, [100.0, 200.0]);
        assert!(near(view.to_screen(view.to_map([17.0, 411.0])), [17.0, 411.0]));
    }

    #[test]
    fn zooming_keeps_what_is_under_the_finger() {
        let about = [300.0, 250.0];
        let place = view().to_map(about);
        assert!(near(view().zoomed(2.0, about).to_screen(place), about));
        assert_eq!(view().zoomed(0.1, about).zoom, 1.0);
        assert_eq!(view().zoomed(1e6, about).zoom, MOST_ZOOM);
    }

    #[test]
    fn dragging_moves_with_the_finger_and_never_off_the_map() {
        let close = view().zoomed(4.0, [428.0, 328.0]);
        let place = [0.5, 0.5];
        let [x, y] = close.to_screen(place);
        assert!(near(close.dragged([30.0, -20.0]).to_screen(place), [x + 30.0, y - 20.0]));
        assert_eq!(close.dragged([1e6, 1e6]).centre, [0.0, 0.0]);
    }

    #[test]
    fn a_place_is_brought_inside_with_the_least_movement() {
        let close = view().zoomed(8.0, [428.0, 328.0]);
        assert_eq!(close.showing([0.5, 0.5]), close);
        let [x, y] = close.showing([0.95, 0.5]).to_screen([0.95, 0.5]);
        assert!((x - (856.0 - 96.0)).abs() < 0.5 && (y - 328.0).abs() < 0.5, "{x} {y}");
    }

    #[test]
    fn a_flight_begins_here_and_ends_there() {
        let (from, to) = (view(), view().close_to([0.2, 0.3]));
        assert_eq!(from.towards(to, 0.0), from);
        let end = from.towards(to, 1.0);
        assert!((end.zoom - to.zoom).abs() < 1e-4 && near(end.centre, to.centre));
        assert_eq!(from.towards(to, 0.5).zoom, 2.0);
    }
}
