//! Words for keeping and sharing.

use crate::state::library::Place;
use crate::{mark, t};
use waymark_schema::message::TakeAwayForm;

/// What a button takes away.
pub fn label(form: TakeAwayForm) -> &'static str {
    match form {
        TakeAwayForm::Link => t!("Copy a link"),
        TakeAwayForm::Text => t!("Text (.txt)"),
        TakeAwayForm::Table => t!("Table (.csv)"),
        TakeAwayForm::Json => t!("File to open again (.json)"),
        TakeAwayForm::Feedback => t!("Feedback (.jsonl)"),
    }
}

/// The form's name to those who listen around the page.
pub fn format(form: TakeAwayForm) -> &'static str {
    match form {
        TakeAwayForm::Link => "link",
        TakeAwayForm::Text => "txt",
        TakeAwayForm::Table => "csv",
        TakeAwayForm::Json => "json",
        TakeAwayForm::Feedback => "jsonl",
    }
}

/// What the file of feedback is for.
pub const ABOUT_FEEDBACK: &str = mark!(
    "The feedback file holds your yes, no and not now, with what you said about yourself, for whoever improves the ranking. Your own words on reasons, your place and your pasted text are not in it. It is saved on your device and sent to nobody."
);

/// A file's name and kind.
pub fn file(form: TakeAwayForm, date: &str) -> (String, &'static str) {
    let kind = match form {
        TakeAwayForm::Link | TakeAwayForm::Text => "text/plain;charset=utf-8",
        TakeAwayForm::Table => "text/csv;charset=utf-8",
        TakeAwayForm::Json => "application/json",
        TakeAwayForm::Feedback => "application/jsonl",
    };
    let ending = if form == TakeAwayForm::Link { "txt" } else { format(form) };
    let what = if form == TakeAwayForm::Feedback { "waymark-feedback" } else { "waymark" };
    (format!("{what}-{date}.{ending}"), kind)
}

/// That something is saved.
pub fn saved(name: &str, beside: bool) -> String {
    if beside {
        t!("Another tab has changed this profile meanwhile. Yours is saved beside it as “{name}”.", name)
    } else {
        t!("Saved as “{name}”.", name)
    }
}

/// Which profile is open.
pub fn opened(name: &str, changed: bool) -> String {
    if changed {
        t!("“{name}” is open, and changed since it was saved.", name)
    } else {
        t!("“{name}” is open, as it was saved.", name)
    }
}

/// Where profiles are kept.
pub fn place(place: Place) -> &'static str {
    match place {
        Place::Device => t!("Saved in this browser, on this device, and nowhere else."),
        Place::Frame => {
            t!("Saved in this browser, for this page alone: the site in a tab of its own has its own list.")
        }
        Place::MemoryBlocked => {
            t!(
                "This browser does not let the page keep anything. What you save lasts until you close this tab; a file lasts longer."
            )
        }
        Place::MemoryFull => {
            t!(
                "There is no room left to keep anything. What you save now lasts until you close this tab; a file lasts longer."
            )
        }
    }
}

/// What has been erased.
pub fn erased(profiles: usize) -> String {
    let profiles = t!("{n} saved profile" | "{n} saved profiles" % profiles);
    t!("Erased: your answers, {profiles}, and the copy for use without a connection.", profiles)
}

/// A day and time as saved, shortened to the day.
pub fn day(saved: &str) -> String {
    saved.chars().take(10).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_after_the_day_and_its_form() {
        assert_eq!(
            file(TakeAwayForm::Table, "2026-03-14"),
            ("waymark-2026-03-14.csv".into(), "text/csv;charset=utf-8")
        );
        assert_eq!(file(TakeAwayForm::Json, "2026-03-14").0, "waymark-2026-03-14.json");
    }

    #[test]
    fn what_is_erased_is_counted() {
        assert!(erased(1).contains("1 saved profile,"));
        assert!(erased(0).contains("0 saved profiles,"));
    }
}
