//! Profiles saved on the device: in local storage, or in memory where that is blocked or full.
//!
//! Each profile has an entry of its own, so that tabs which save different ones do not meet.

use crate::services::json;
use crate::services::session::{self, Session};
use crate::state::form::ProfileForm;
use crate::state::library::{Opened, Place, SAVED_VERSION, SavedProfile, Saving, ToSave, free_name, sort};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// What every entry's name begins with.
const ENTRY: &str = "waymark/1/profile/";

/// The saved profiles; cheap to copy, found by [`use_library`].
#[derive(Clone, Copy)]
pub struct Library {
    /// The saved profiles, the latest first.
    pub profiles: RwSignal<Vec<SavedProfile>>,
    /// Where they are kept.
    pub place: RwSignal<Place>,
    /// The one that this tab works on.
    pub opened: RwSignal<Option<Opened>>,
}

/// The library provided by the app.
pub fn use_library() -> Library {
    expect_context()
}

impl Library {
    /// Reads what is saved, and follows what other tabs save.
    pub fn open() -> Self {
        let place = match storage() {
            None => Place::MemoryBlocked,
            Some(_) if is_framed() => Place::Frame,
            Some(_) => Place::Device,
        };
        let library = Self {
            profiles: RwSignal::new(Vec::new()),
            place: RwSignal::new(place),
            opened: RwSignal::new(Session::APP.kept("opened")),
        };
        library.read();
        let opened = library.opened;
        Effect::new(move |_| {
            opened.with(|opened| match opened {
                Some(opened) => Session::APP.keep("opened", opened),
                None => Session::APP.forget("opened"),
            });
        });
        let follow = Closure::<dyn FnMut()>::new(move || library.read());
        // Where the window takes no listener, the list is read again when something is saved here.
        let _ = window().add_event_listener_with_callback("storage", follow.as_ref().unchecked_ref());
        // The app follows for as long as the page lives.
        follow.forget();
        library
    }

    /// Reads the list again; what is in memory alone stays.
    fn read(self) {
        let Some(storage) = storage() else { return };
        let mut stored = Vec::new();
        for key in session::keys(&storage, ENTRY) {
            let text = storage.get_item(&key).ok().flatten();
            // What another version wrote, or something else damaged, is neither shown nor touched.
            if let Some(saved) = text.and_then(|text| json::read::<SavedProfile>(&text))
                && saved.v == SAVED_VERSION
            {
                stored.push(saved);
            }
        }
        if self.place.get_untracked() == Place::MemoryFull {
            let in_memory = self.profiles.get_untracked();
            stored.extend(in_memory.into_iter().filter(|saved| !is_stored(saved)));
            stored.dedup_by(|one, other| one.id == other.id);
        }
        sort(&mut stored);
        self.profiles.set(stored);
    }

    /// Saves as a new profile, and gives back the name that it got.
    pub fn save_as(self, name: &str, form: ProfileForm, weights: String) -> String {
        self.read();
        let saved = self.profiles.with_untracked(|all| to_save(form, weights).under(name, all));
        self.keep(saved)
    }

    /// Saves over the profile that this tab has open. Gives back the name, and whether it was saved beside,
    /// because another tab has changed that profile meanwhile; `None` if none is open.
    pub fn save(self, form: ProfileForm, weights: String) -> Option<(String, bool)> {
        self.read();
        let opened = self.opened.get_untracked()?;
        Some(match self.profiles.with_untracked(|all| to_save(form, weights).over(&opened, all)) {
            Saving::Over(saved) => (self.keep(saved), false),
            Saving::Beside(saved) => (self.keep(saved), true),
        })
    }

    /// Makes a profile the one that this tab works on.
    pub fn work_on(self, saved: &SavedProfile) {
        self.opened.set(Some(Opened { id: saved.id.clone(), revision: saved.revision }));
    }

    /// Gives a profile another name.
    pub fn rename(self, id: &str, name: &str) -> Option<String> {
        self.read();
        let saved = self.profiles.with_untracked(|all| {
            let saved = all.iter().find(|saved| saved.id == id)?.clone();
            let others: Vec<SavedProfile> = all.iter().filter(|other| other.id != id).cloned().collect();
            Some(SavedProfile { name: free_name(name, &others), ..saved })
        })?;
        Some(self.store(saved))
    }

    /// Deletes a profile.
    pub fn delete(self, id: &str) {
        if let Some(storage) = storage() {
            // An entry that cannot be removed is read again, and so still shown.
            let _ = storage.remove_item(&(ENTRY.to_owned() + id));
        }
        self.profiles.update(|all| all.retain(|saved| saved.id != id));
        self.opened.update(|opened| {
            if opened.as_ref().is_some_and(|opened| opened.id == id) {
                *opened = None;
            }
        });
        self.read();
    }

    /// Forgets every profile that is in memory, once storage is empty.
    pub fn forget(self) {
        self.profiles.set(Vec::new());
        self.opened.set(None);
    }

    fn keep(self, saved: SavedProfile) -> String {
        self.work_on(&saved);
        self.store(saved)
    }

    fn store(self, saved: SavedProfile) -> String {
        let name = saved.name.clone();
        let text = json::write(&saved);
        let stored = match (storage(), text) {
            (Some(storage), Some(text)) => storage.set_item(&(ENTRY.to_owned() + &saved.id), &text).is_ok(),
            _ => false,
        };
        if !stored && self.place.get_untracked() != Place::MemoryBlocked {
            self.place.set(Place::MemoryFull);
        }
        self.profiles.update(|all| {
            all.retain(|other| other.id != saved.id);
            all.push(saved);
            sort(all);
        });
        name
    }
}

fn is_stored(saved: &SavedProfile) -> bool {
    storage()
        .is_some_and(|storage| storage.get_item(&(ENTRY.to_owned() + &saved.id)).ok().flatten().is_some())
}

fn to_save(form: ProfileForm, weights: String) -> ToSave {
    let fresh_id = format!("{:.0}-{:.0}", js_sys::Date::now(), js_sys::Math::random() * 1e9);
    ToSave { form, weights, now: now(), fresh_id }
}

/// Now, as `2026-03-14T09:26:53.123Z`.
fn now() -> String {
    js_sys::Date::new_0().to_iso_string().into()
}

/// A name that nobody has, and that says nothing of who has it.
pub fn chance_name() -> String {
    let part = || format!("{:08x}", (js_sys::Math::random() * f64::from(u32::MAX)) as u32);
    part() + &part()
}

/// Today, as `2026-03-14`.
pub fn today() -> String {
    now().chars().take(10).collect()
}

/// Local storage, if this page may use it: reading the property itself can be refused.
pub(crate) fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok()?
}

/// Whether the page is in a frame, where browsers keep its storage apart.
pub fn is_framed() -> bool {
    let window = window();
    window.parent().ok().flatten().is_some_and(|parent| parent != window)
}
