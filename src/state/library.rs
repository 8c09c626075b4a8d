//! Profiles saved on the device: their form, their names, and what happens when two tabs save the same one.

use crate::state::form::ProfileForm;
use crate::t;
use serde::{Deserialize, Serialize};

/// The only version there is; others are left alone, for the program that wrote them.
pub const SAVED_VERSION: u32 = 1;
/// Longest name, in characters.
pub const MAX_NAME_LENGTH: usize = 60;

/// A profile saved under a name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SavedProfile {
    /// Version of this form.
    pub v: u32,
    /// Identity, kept when it is renamed.
    pub id: String,
    /// Name, as the visitor gave it.
    pub name: String,
    /// When it was last saved, as `2026-03-14T09:26:53Z`.
    pub saved: String,
    /// Counts how often it was saved.
    pub revision: u32,
    /// What the visitor had said.
    pub form: ProfileForm,
    /// The order of the results, empty for the usual one.
    pub weights: String,
}

/// Where profiles are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// On the device, until they are erased.
    Device,
    /// On the device, for the page around this frame alone.
    Frame,
    /// In this tab's memory: the browser lets nothing be kept.
    MemoryBlocked,
    /// In this tab's memory: there is no room on the device.
    MemoryFull,
}

/// The saved profile that this tab works on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opened {
    /// Which one.
    pub id: String,
    /// As it was when this tab opened or saved it.
    pub revision: u32,
}

/// What becomes of saving over a profile.
#[derive(Debug, Clone, PartialEq)]
pub enum Saving {
    /// It takes the place of the earlier one.
    Over(SavedProfile),
    /// Another tab has saved meanwhile, or deleted: this one is saved beside it, under a name of its own.
    Beside(SavedProfile),
}

/// What there is to save.
#[derive(Debug, Clone, PartialEq)]
pub struct ToSave {
    /// What the visitor has said.
    pub form: ProfileForm,
    /// The order of the results.
    pub weights: String,
    /// Now, as `2026-03-14T09:26:53Z`.
    pub now: String,
    /// An identity that no profile has.
    pub fresh_id: String,
}

impl ToSave {
    /// As a new profile of this name.
    pub fn under(self, name: &str, others: &[SavedProfile]) -> SavedProfile {
        SavedProfile {
            v: SAVED_VERSION,
            id: self.fresh_id,
            name: free_name(name, others),
            saved: self.now,
            revision: 1,
            form: self.form,
            weights: self.weights,
        }
    }

    /// Over the profile that this tab has open, as storage has it now.
    pub fn over(self, opened: &Opened, all: &[SavedProfile]) -> Saving {
        match all.iter().find(|saved| saved.id == opened.id) {
            Some(stored) if stored.revision == opened.revision => Saving::Over(SavedProfile {
                revision: stored.revision + 1,
                saved: self.now,
                form: self.form,
                weights: self.weights,
                ..stored.clone()
            }),
            Some(stored) => Saving::Beside(self.under(&stored.name.clone(), all)),
            None => {
                let name = proposed_name(&self.form);
                Saving::Beside(self.under(&name, all))
            }
        }
    }
}

/// The name without surrounding space, cut to its length, and with a number if another profile has it.
pub fn free_name(name: &str, others: &[SavedProfile]) -> String {
    let name: String = name.trim().chars().take(MAX_NAME_LENGTH).collect();
    let name = if name.is_empty() { t!("My profile").to_owned() } else { name };
    let taken = |name: &str| others.iter().any(|other| other.name.to_lowercase() == name.to_lowercase());
    if !taken(&name) {
        return name;
    }
    (2..=others.len() + 2)
        .map(|number| format!("{name} ({number})"))
        .find(|name| !taken(name))
        .unwrap_or(name)
}

/// A name for a profile that has none yet.
pub fn proposed_name(form: &ProfileForm) -> String {
    let role = form.role.trim();
    let goal = form.goal.trim();
    let words = match (role.is_empty(), goal.is_empty()) {
        (false, _) => role,
        (true, false) => goal,
        (true, true) => t!("My profile"),
    };
    words.chars().take(MAX_NAME_LENGTH).collect()
}

/// In the order of the list: the latest first.
pub fn sort(profiles: &mut [SavedProfile]) {
    profiles.sort_by(|one, other| other.saved.cmp(&one.saved).then_with(|| one.name.cmp(&other.name)));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn to_save(role: &str) -> ToSave {
        ToSave {
            form: ProfileForm { role: role.into(), ..ProfileForm::default() },
            weights: String::new(),
            now: "2026-03-14T09:26:53Z".into(),
            fresh_id: format!("id-{role}"),
        }
    }

    #[test]
    fn a_name_is_taken_once() {
        let first = to_save("nurse").under(" Nurse ", &[]);
        let second = to_save("b").under("NURSE", std::slice::from_ref(&first));
        let both = [first, second];
        assert_eq!(both.each_ref().map(|saved| saved.name.as_str()), ["Nurse", "NURSE (2)"]);
        assert_eq!(to_save("c").under("nurse", &both).name, "nurse (3)");
        assert_eq!(to_save("d").under("  ", &[]).name, "My profile");
        assert_eq!(to_save("d").under(&"é".repeat(99), &[]).name.chars().count(), MAX_NAME_LENGTH);
    }

    #[test]
    fn a_profile_is_saved_over_only_where_it_is_as_this_tab_knows_it() {
        let stored = to_save("nurse").under("Nurse", &[]);
        let opened = Opened { id: stored.id.clone(), revision: stored.revision };
        let Saving::Over(over) = to_save("matron").over(&opened, std::slice::from_ref(&stored)) else {
            panic!("nobody else has saved");
        };
        assert_eq!((over.id.as_str(), over.name.as_str(), over.revision), ("id-nurse", "Nurse", 2));
        assert_eq!(over.form.role, "matron");
        // Another tab saves what it opened before.
        let Saving::Beside(beside) = to_save("midwife").over(&opened, std::slice::from_ref(&over)) else {
            panic!("the other tab has saved meanwhile");
        };
        assert_eq!((beside.id.as_str(), beside.name.as_str()), ("id-midwife", "Nurse (2)"));
        // And one saves what the other has deleted.
        let Saving::Beside(again) = to_save("surgeon").over(&opened, &[]) else {
            panic!("the other tab has deleted it");
        };
        assert_eq!(again.name, "surgeon");
    }

    #[test]
    fn a_profile_without_a_name_is_called_after_what_it_says() {
        let mut form = ProfileForm::default();
        assert_eq!(proposed_name(&form), "My profile");
        form.goal = "Midwife".into();
        assert_eq!(proposed_name(&form), "Midwife");
        form.role = " Nurse ".into();
        assert_eq!(proposed_name(&form), "Nurse");
    }

    #[test]
    fn the_latest_comes_first() {
        let at = |name: &str, now: &str| ToSave { now: now.into(), ..to_save(name) }.under(name, &[]);
        let mut all = [
            at("a", "2026-01-01T00:00:00Z"),
            at("c", "2026-03-01T00:00:00Z"),
            at("b", "2026-03-01T00:00:00Z"),
        ];
        sort(&mut all);
        assert_eq!(all.map(|saved| saved.name), ["b", "c", "a"]);
    }
}
