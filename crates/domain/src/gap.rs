//! What an occupation asks for, against what a visitor has.

/// One element an occupation asks for.
#[derive(Debug, Clone, PartialEq)]
pub struct GapItem {
    /// Index of the element in the tables' element list.
    pub element: usize,
    /// Importance to the occupation, 1 (not important) to 5 (extremely important).
    pub importance: f32,
    /// Level the occupation asks for, 0 to 7.
    pub required: f32,
    /// Level the visitor is estimated to have, 0 to 7.
    pub estimated: f32,
}

/// The elements that matter most to an occupation, by how far the visitor is from them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Gap {
    /// The visitor's level is enough.
    pub have: Vec<GapItem>,
    /// Within one step of the level scale.
    pub close: Vec<GapItem>,
    /// Further away.
    pub missing: Vec<GapItem>,
}

/// An element that is at least this important to an occupation (1 to 5) is one that it asks for.
pub const REQUIRED_IMPORTANCE: f32 = 3.0;

/// A shortfall up to this much on the 0-7 level scale counts as having the element: it is about
/// one standard error of an occupation's own rating.
pub const HAVE_TOLERANCE: f32 = 0.25;

/// A shortfall up to this much on the 0-7 level scale counts as close.
pub const CLOSE_TOLERANCE: f32 = 1.0;

impl Gap {
    /// Sorts `items` into have, close and missing, each by falling importance.
    pub fn from_items(items: impl IntoIterator<Item = GapItem>) -> Self {
        let mut gap = Self::default();
        for item in items {
            let shortfall = item.required - item.estimated;
            if shortfall <= HAVE_TOLERANCE {
                gap.have.push(item);
            } else if shortfall <= CLOSE_TOLERANCE {
                gap.close.push(item);
            } else {
                gap.missing.push(item);
            }
        }
        for list in [&mut gap.have, &mut gap.close, &mut gap.missing] {
            list.sort_by(|a, b| b.importance.total_cmp(&a.importance).then(a.element.cmp(&b.element)));
        }
        gap
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(element: usize, importance: f32, required: f32, estimated: f32) -> GapItem {
        GapItem { element, importance, required, estimated }
    }

    #[test]
    fn items_are_sorted_by_shortfall_then_importance() {
        let gap = Gap::from_items([
            item(0, 3.0, 4.0, 4.2),
            item(1, 4.0, 4.0, 3.8),
            item(2, 3.0, 4.0, 3.5),
            item(3, 5.0, 5.0, 1.0),
        ]);
        let elements = |list: &[GapItem]| list.iter().map(|item| item.element).collect::<Vec<_>>();
        assert_eq!(elements(&gap.have), [1, 0]);
        assert_eq!(elements(&gap.close), [2]);
        assert_eq!(elements(&gap.missing), [3]);
    }
}
