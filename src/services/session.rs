//! What survives a reload and a Back: kept in session storage, or in memory where that is blocked.

use crate::services::json;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::cell::RefCell;
use std::collections::BTreeMap;

thread_local! {
    static MEMORY: RefCell<BTreeMap<String, String>> = const { RefCell::new(BTreeMap::new()) };
}

/// A place to keep things in for as long as the tab lives.
#[derive(Debug, Clone, Copy)]
pub struct Session {
    prefix: &'static str,
}

impl Session {
    /// The app's own place.
    pub const APP: Self = Self { prefix: "waymark/1/" };

    /// A place of its own, for tests.
    pub const fn with_prefix(prefix: &'static str) -> Self {
        Self { prefix }
    }

    /// Keeps a value under a name. Where storage is blocked or full it is kept in memory.
    pub fn keep<T: Serialize>(self, name: &str, value: &T) {
        let Some(text) = json::write(value) else { return };
        let key = self.key(name);
        let stored = storage().is_some_and(|storage| storage.set_item(&key, &text).is_ok());
        MEMORY.with_borrow_mut(|memory| {
            if stored {
                memory.remove(&key);
            } else {
                memory.insert(key, text);
            }
        });
    }

    /// The value kept under a name; `None` if there is none or it cannot be read any more.
    pub fn kept<T: DeserializeOwned>(self, name: &str) -> Option<T> {
        let key = self.key(name);
        let in_memory = MEMORY.with_borrow(|memory| memory.get(&key).cloned());
        let text = in_memory.or_else(|| storage()?.get_item(&key).ok()?)?;
        json::read(&text)
    }

    /// Forgets the value under a name.
    pub fn forget(self, name: &str) {
        let key = self.key(name);
        MEMORY.with_borrow_mut(|memory| memory.remove(&key));
        if let Some(storage) = storage() {
            // What cannot be removed could not have been kept.
            let _ = storage.remove_item(&key);
        }
    }

    fn key(self, name: &str) -> String {
        self.prefix.to_owned() + name
    }
}

/// Session storage, if this page may use it: reading the property itself can be refused.
pub(crate) fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.session_storage().ok()?
}

/// The keys in a storage that begin so.
pub(crate) fn keys(storage: &web_sys::Storage, start: &str) -> Vec<String> {
    let length = storage.length().unwrap_or_default();
    (0..length)
        .filter_map(|index| storage.key(index).ok().flatten())
        .filter(|key| key.starts_with(start))
        .collect()
}
