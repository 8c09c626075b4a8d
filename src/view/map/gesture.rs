//! Pointers on the map: one drags, two pinch, and one that hardly moves taps.

/// Movement in pixels below which a press is a tap.
const STILL: f32 = 6.0;

/// Fingers or a mouse that are down.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Gesture {
    /// Identity and position of each.
    down: Vec<(i32, [f32; 2])>,
    /// Where the only one went down; `None` once it is no tap any more.
    began: Option<[f32; 2]>,
}

/// What a movement does to the map.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Moved {
    /// Pixels that the map moves by.
    pub by: [f32; 2],
    /// What the map is zoomed by.
    pub factor: f32,
    /// Point on the screen that zooming keeps.
    pub about: [f32; 2],
}

impl Gesture {
    /// A pointer goes down.
    pub fn press(&mut self, id: i32, at: [f32; 2]) {
        self.down.retain(|&(other, _)| other != id);
        self.down.push((id, at));
        self.began = (self.down.len() == 1).then_some(at);
    }

    /// A pointer moves; nothing for one that is not down, or a third.
    pub fn shift(&mut self, id: i32, at: [f32; 2]) -> Option<Moved> {
        let index = self.down.iter().take(2).position(|&(other, _)| other == id)?;
        let before = self.down[index].1;
        let other = if self.down.len() > 1 { Some(self.down[1 - index].1) } else { None };
        if let Some(began) = self.began {
            if distance(began, at) < STILL {
                return None;
            }
            self.began = None;
        }
        self.down[index].1 = at;
        let Some(other) = other else {
            return Some(Moved { by: [at[0] - before[0], at[1] - before[1]], factor: 1.0, about: at });
        };
        let factor = distance(other, at).max(1.0) / distance(other, before).max(1.0);
        // The middle of two fingers moves half as far as the one that moves.
        let by = [(at[0] - before[0]) / 2.0, (at[1] - before[1]) / 2.0];
        Some(Moved { by, factor, about: [f32::midpoint(at[0], other[0]), f32::midpoint(at[1], other[1])] })
    }

    /// A pointer goes up: where it tapped, if it did.
    pub fn release(&mut self, id: i32) -> Option<[f32; 2]> {
        self.down.retain(|&(other, _)| other != id);
        self.began.take()
    }

    /// A pointer is lost, such as to the browser's own scrolling.
    pub fn cancel(&mut self, id: i32) {
        self.down.retain(|&(other, _)| other != id);
        self.began = None;
    }

    /// Whether the map is being dragged.
    pub fn is_dragging(&self) -> bool {
        !self.down.is_empty() && self.began.is_none()
    }
}

fn distance(a: [f32; 2], b: [f32; 2]) -> f32 {
    (a[0] - b[0]).hypot(a[1] - b[1])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_press_that_stays_is_a_tap_and_one_that_moves_drags() {
        let mut gesture = Gesture::default();
        gesture.press(1, [10.0, 10.0]);
        assert_eq!(gesture.shift(1, [12.0, 11.0]), None);
        assert_eq!(gesture.release(1), Some([10.0, 10.0]));
        gesture.press(1, [10.0, 10.0]);
        let moved = gesture.shift(1, [30.0, 5.0]).unwrap();
        assert_eq!((moved.by, moved.factor), ([20.0, -5.0], 1.0));
        assert!(gesture.is_dragging());
        assert_eq!(gesture.release(1), None);
        assert!(!gesture.is_dragging());
    }

    #[test]
    fn two_fingers_zoom_about_their_middle() {
        let mut gesture = Gesture::default();
        gesture.press(1, [100.0, 100.0]);
        gesture.press(2, [200.0, 100.0]);
        let moved = gesture.shift(2, [300.0, 100.0]).unwrap();
        assert_eq!(moved, Moved { by: [50.0, 0.0], factor: 2.0, about: [200.0, 100.0] });
        assert_eq!(gesture.release(2), None, "the end of a pinch is no tap");
        assert!(gesture.shift(1, [90.0, 100.0]).is_some(), "the finger that stays drags on");
        assert_eq!(gesture.release(1), None);
    }

    #[test]
    fn a_pointer_that_is_not_down_moves_nothing() {
        let mut gesture = Gesture::default();
        assert_eq!(gesture.shift(7, [1.0, 1.0]), None);
        gesture.press(1, [0.0, 0.0]);
        gesture.cancel(1);
        assert_eq!(gesture.release(1), None);
    }
}
