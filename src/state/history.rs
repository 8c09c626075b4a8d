//! The last changes of the form, to be undone.

use crate::state::form::ProfileForm;

/// Changes that follow each other within this many milliseconds are one.
const SAME_CHANGE: f64 = 1_000.0;
/// Most changes remembered.
const MOST: usize = 50;

/// The form before each of the last changes.
#[derive(Debug, Clone)]
pub struct History {
    past: Vec<ProfileForm>,
    present: ProfileForm,
    /// When the form last changed, in milliseconds; `None` where the next change is one of its own.
    changed: Option<f64>,
}

impl History {
    /// Begins with the form as it stands.
    pub fn new(form: ProfileForm) -> Self {
        Self { past: Vec::new(), present: form, changed: None }
    }

    /// Takes in the form as it stands now, at this time in milliseconds.
    pub fn record(&mut self, form: &ProfileForm, at: f64) {
        if *form == self.present {
            return;
        }
        let goes_on = self.changed.is_some_and(|before| at - before < SAME_CHANGE);
        let before = std::mem::replace(&mut self.present, form.clone());
        if !goes_on {
            if self.past.len() == MOST {
                self.past.remove(0);
            }
            self.past.push(before);
        }
        self.changed = Some(at);
    }

    /// Makes the next change one of its own, however soon it comes.
    pub fn part(&mut self) {
        self.changed = None;
    }

    /// The form before the last change, which is forgotten.
    pub fn undo(&mut self) -> Option<ProfileForm> {
        let before = self.past.pop()?;
        self.present = before.clone();
        self.changed = None;
        Some(before)
    }

    /// Whether there is a change to undo.
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Forgets every change.
    pub fn forget(&mut self) {
        self.past.clear();
        self.changed = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn role(role: &str) -> ProfileForm {
        ProfileForm { role: role.into(), ..ProfileForm::default() }
    }

    #[test]
    fn typing_is_undone_as_one_change_and_a_pause_begins_another() {
        let mut history = History::new(role(""));
        for (text, at) in [("n", 0.0), ("nu", 300.0), ("nur", 900.0), ("nurse", 5_000.0)] {
            history.record(&role(text), at);
        }
        assert_eq!(history.undo(), Some(role("nur")));
        assert_eq!(history.undo(), Some(role("")));
        assert_eq!(history.undo(), None);
    }

    #[test]
    fn what_replaces_the_form_is_a_change_of_its_own() {
        let mut history = History::new(role(""));
        history.record(&role("nurse"), 0.0);
        history.part();
        history.record(&role("from a link"), 1.0);
        assert_eq!(history.undo(), Some(role("nurse")));
    }

    #[test]
    fn an_undone_change_is_not_recorded_again() {
        let mut history = History::new(role(""));
        history.record(&role("a"), 0.0);
        let before = history.undo().unwrap();
        history.record(&before, 10.0);
        assert!(!history.can_undo());
    }

    #[test]
    fn only_so_many_changes_are_remembered() {
        let mut history = History::new(role("start"));
        for change in 0..MOST + 5 {
            history.record(&role(&change.to_string()), change as f64 * 10_000.0);
        }
        let mut undone = 0;
        while history.undo().is_some() {
            undone += 1;
        }
        assert_eq!(undone, MOST);
    }
}
