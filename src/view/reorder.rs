//! Where a dragged row lands.

/// The vertical extent of a row, in the pointer's coordinates.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RowSpan {
    /// Upper edge.
    pub top: f64,
    /// Lower edge.
    pub bottom: f64,
}

/// The position that the row at `from` takes when the pointer is at `pointer`: it changes places with a
/// neighbour once the pointer is past that neighbour's middle.
pub fn landing(rows: &[RowSpan], from: usize, pointer: f64) -> usize {
    let middle = |row: &RowSpan| f64::midpoint(row.top, row.bottom);
    let above = rows.iter().take(from).filter(|row| pointer < middle(row)).count();
    let below = rows.iter().skip(from + 1).filter(|row| pointer > middle(row)).count();
    from - above + below
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_lands_where_the_pointer_is() {
        let rows: Vec<_> = (0..4)
            .map(|index| RowSpan { top: f64::from(index) * 40.0, bottom: f64::from(index) * 40.0 + 40.0 })
            .collect();
        for (from, pointer, expected) in [
            (0, 10.0, 0),
            (0, 59.0, 0),
            (0, 61.0, 1),
            (0, 500.0, 3),
            (3, -5.0, 0),
            (2, 59.0, 1),
            (2, 61.0, 2),
        ] {
            assert_eq!(landing(&rows, from, pointer), expected, "{from} at {pointer}");
        }
    }
}
