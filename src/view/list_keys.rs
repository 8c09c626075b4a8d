//! What the keys do in an editable combobox with a list, after the WAI-ARIA pattern.

/// Where the list stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ListState {
    /// Whether the list is shown.
    pub open: bool,
    /// The option that Enter would take, if any.
    pub active: Option<usize>,
}

/// What the field does after a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyEffect {
    /// The key is not the list's; the field treats it as usual.
    Pass,
    /// The list stands differently now; the key goes no further.
    Handled,
    /// This option is taken.
    Choose(usize),
    /// The words in the field are taken as they are.
    TakeText,
    /// The words in the field are to be cleared.
    Clear,
}

impl ListState {
    /// The state and effect after `key` in a list of `count` options.
    #[must_use]
    pub fn after_key(self, key: &str, with_alt: bool, count: usize) -> (Self, KeyEffect) {
        let at = |active| (Self { open: true, active }, KeyEffect::Handled);
        let closed = Self::default();
        match key {
            "ArrowDown" if count == 0 => (self, KeyEffect::Pass),
            "ArrowDown" if with_alt => at(self.active),
            "ArrowDown" if !self.open => at(Some(0)),
            "ArrowDown" => at(self.active.map_or(Some(0), |index| (index + 1 < count).then_some(index + 1))),
            "ArrowUp" if with_alt && self.open => (closed, KeyEffect::Handled),
            "ArrowUp" if count == 0 => (self, KeyEffect::Pass),
            "ArrowUp" if !self.open => at(Some(count - 1)),
            "ArrowUp" => at(self.active.map_or(Some(count - 1), |index| index.checked_sub(1))),
            "Enter" => match self.active.filter(|&index| self.open && index < count) {
                Some(index) => (closed, KeyEffect::Choose(index)),
                None => (closed, KeyEffect::TakeText),
            },
            "Escape" if self.open => (closed, KeyEffect::Handled),
            "Escape" => (closed, KeyEffect::Clear),
            "Tab" => (closed, KeyEffect::Pass),
            _ => (self, KeyEffect::Pass),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(keys: &[&str], count: usize) -> (ListState, KeyEffect) {
        keys.iter().fold((ListState::default(), KeyEffect::Pass), |(state, _), key| {
            state.after_key(key, false, count)
        })
    }

    #[test]
    fn arrows_walk_the_list_and_pass_through_the_field() {
        assert_eq!(after(&["ArrowDown"], 3).0, ListState { open: true, active: Some(0) });
        assert_eq!(after(&["ArrowDown"; 3], 3).0.active, Some(2));
        assert_eq!(after(&["ArrowDown"; 4], 3).0.active, None);
        assert_eq!(after(&["ArrowDown"; 5], 3).0.active, Some(0));
        assert_eq!(after(&["ArrowUp"], 3).0.active, Some(2));
        assert_eq!(after(&["ArrowDown", "ArrowUp"], 3).0, ListState { open: true, active: None });
    }

    #[test]
    fn enter_takes_the_active_option_or_the_text() {
        assert_eq!(
            after(&["ArrowDown", "ArrowDown", "Enter"], 3),
            (ListState::default(), KeyEffect::Choose(1))
        );
        assert_eq!(after(&["Enter"], 3).1, KeyEffect::TakeText);
        let stale = ListState { open: true, active: Some(7) };
        assert_eq!(stale.after_key("Enter", false, 2).1, KeyEffect::TakeText);
    }

    #[test]
    fn escape_closes_first_and_clears_second() {
        assert_eq!(after(&["ArrowDown", "Escape"], 3), (ListState::default(), KeyEffect::Handled));
        assert_eq!(after(&["ArrowDown", "Escape", "Escape"], 3).1, KeyEffect::Clear);
    }

    #[test]
    fn an_empty_list_leaves_the_arrows_to_the_field() {
        assert_eq!(after(&["ArrowDown"], 0), (ListState::default(), KeyEffect::Pass));
        assert_eq!(after(&["a"], 3).1, KeyEffect::Pass);
    }
}
