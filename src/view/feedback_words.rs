//! Words for what the visitor says of recommendations, and for what it changes.

use crate::state::library::Place;
use crate::view::format::{joined, percent};
use crate::view::words::part_label;
use crate::{mark, t};
use waymark_schema::feedback::{AnswerV1, FeedbackKindV1, ReasonV1};
use waymark_schema::recommendation::{AdaptationV1, AdaptedV1, PartWeightV1, SaidV1};

/// The answers in the order of the buttons.
pub const ANSWERS: [AnswerV1; 3] = [AnswerV1::Yes, AnswerV1::No, AnswerV1::NotNow];

/// The reasons in the order that they are offered.
pub const REASONS: [ReasonV1; 7] = [
    ReasonV1::Interests,
    ReasonV1::Pay,
    ReasonV1::Preparation,
    ReasonV1::Skills,
    ReasonV1::Role,
    ReasonV1::Place,
    ReasonV1::Other,
];

/// A weight this near to the model's own counts as the same.
const SAME: f32 = 0.02;
/// A weight further off than this counts a lot more or less.
const MUCH: f32 = 0.25;

/// What the row of buttons asks.
pub const QUESTION: &str = mark!("Useful?");

/// What a button says.
pub fn label(answer: AnswerV1) -> &'static str {
    match answer {
        AnswerV1::Yes => t!("Yes"),
        AnswerV1::No => t!("No"),
        AnswerV1::NotNow => t!("Not now"),
    }
}

/// A button's whole name; it begins with what the button shows.
pub fn name(answer: AnswerV1, title: &str) -> String {
    match answer {
        AnswerV1::Yes => t!("Yes, useful: {title}", title),
        AnswerV1::No => t!("No, not useful: {title}", title),
        AnswerV1::NotNow => t!("Not now: {title}", title),
    }
}

/// That an answer is taken in.
pub fn heard(kind: FeedbackKindV1, answer: AnswerV1, title: &str) -> String {
    match (kind, answer) {
        (_, AnswerV1::Yes) => t!("Noted: {title} is useful.", title),
        (FeedbackKindV1::Occupation, AnswerV1::No) => {
            t!("{title} is set aside, and work like it comes later.", title)
        }
        (_, AnswerV1::No | AnswerV1::NotNow) => t!("{title} is set aside.", title),
    }
}

/// That an answer is taken back.
pub fn taken_back(title: &str) -> String {
    t!("{title} is back.", title)
}

/// A reason to choose.
pub fn reason(reason: ReasonV1) -> &'static str {
    match reason {
        ReasonV1::Interests => t!("It does not interest me"),
        ReasonV1::Pay => t!("It pays too little"),
        ReasonV1::Preparation => t!("It takes too long to prepare for"),
        ReasonV1::Skills => t!("I do not want to use those skills"),
        ReasonV1::Role => t!("It is too much like my work now"),
        ReasonV1::Place => t!("I cannot do it where I am"),
        ReasonV1::Other => t!("Something else"),
    }
}

/// What was said of an occupation, after its title.
pub fn said(said: &SaidV1) -> String {
    let answer = match said.answer {
        AnswerV1::Yes => t!("useful"),
        AnswerV1::No => t!("not useful"),
        AnswerV1::NotNow => t!("not now"),
    };
    said.reason.map_or_else(|| answer.to_owned(), |why| format!("{answer}. {}", reason(why)))
}

/// What the answers have done to the list, as a sentence or two.
pub fn change(adaptation: &AdaptationV1) -> String {
    let of = |answer| adaptation.said.iter().filter(move |said| said.answer == answer);
    let aside = of(AnswerV1::No).count() + of(AnswerV1::NotNow).count();
    let aside = if aside > 0 { t!("{n} set aside." | "{n} set aside." % aside) } else { String::new() };
    let taught = of(AnswerV1::No).count() + of(AnswerV1::Yes).count();
    if taught == 0 {
        return format!("{aside} {}", t!("The order of the rest is as it was."));
    }
    let mut moved: Vec<&PartWeightV1> =
        adaptation.weights.iter().filter(|weight| (weight.weight - 1.0).abs() >= SAME).collect();
    moved.sort_by(|a, b| (b.weight - 1.0).abs().total_cmp(&(a.weight - 1.0).abs()));
    let mut parts: Vec<String> =
        moved.iter().take(2).map(|weight| counts(&weight.part, weight.weight)).collect();
    // The latest answer speaks for all.
    let spreads = |said: &&SaidV1| {
        matches!(said.reason, None | Some(ReasonV1::Other | ReasonV1::Interests | ReasonV1::Skills))
    };
    if let Some(last) = of(AnswerV1::No).rfind(spreads) {
        parts.push(t!("work like {} comes later", last.title));
    } else if let Some(last) = of(AnswerV1::Yes).rfind(spreads) {
        parts.push(t!("work like {} comes sooner", last.title));
    }
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    let text = if parts.is_empty() {
        t!("Your {n} answer hardly changed the order."
            | "Your {n} answers hardly changed the order." % taught)
    } else {
        t!(
            "Your answer changed the order: {}." | "Your {n} answers changed the order: {}." % taught,
            joined(&parts)
        )
    };
    format!("{text} {aside}").trim_end().to_owned()
}

fn lower(label: &str) -> String {
    let mut letters = label.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// How much a part counts, with its name.
fn counts(part: &str, weight: f32) -> String {
    let change = weight - 1.0;
    let name = lower(part_label(part));
    match (matches!(part, "skills" | "interests" | "values"), change.abs() > MUCH, change > 0.0) {
        (true, true, true) => t!("{name} count a lot more", name),
        (true, true, false) => t!("{name} count a lot less", name),
        (true, false, true) => t!("{name} count a little more", name),
        (true, false, false) => t!("{name} count a little less", name),
        (false, true, true) => t!("{name} counts a lot more", name),
        (false, true, false) => t!("{name} counts a lot less", name),
        (false, false, true) => t!("{name} counts a little more", name),
        (false, false, false) => t!("{name} counts a little less", name),
    }
}

/// How much each part counts now: its name, and its weight in percent of the model's own.
pub fn weights(adaptation: &AdaptationV1) -> Vec<(String, String)> {
    let row = |weight: &PartWeightV1| (part_label(&weight.part).to_owned(), percent(weight.weight));
    adaptation.weights.iter().map(row).collect()
}

/// Where a result in this place would stand without the visitor's answers; `None` in the same place.
pub fn moved(place: usize, adapted: AdaptedV1) -> Option<String> {
    let before = adapted.place_before;
    (before != place).then(|| t!("Place {before} without your answers", before))
}

/// Where the answers are kept.
pub fn kept(place: Place) -> &'static str {
    match place {
        Place::Device | Place::Frame => {
            t!("Kept in this tab with your profile, and on this device once you save it. Nothing is sent.")
        }
        Place::MemoryBlocked | Place::MemoryFull => {
            t!(
                "This browser keeps nothing here, so your answers last until you close this tab. Nothing is sent."
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn adaptation(weights: &[(&str, f32)], said: &[(&str, AnswerV1, Option<ReasonV1>)]) -> AdaptationV1 {
        AdaptationV1 {
            weights: weights
                .iter()
                .map(|&(part, weight)| PartWeightV1 { part: part.to_owned(), weight })
                .collect(),
            said: said
                .iter()
                .map(|&(title, answer, reason)| SaidV1 {
                    code: "29-1141.00".into(),
                    title: title.to_owned(),
                    answer,
                    reason,
                })
                .collect(),
        }
    }

    #[test]
    fn the_sentence_says_what_changed() {
        use AnswerV1::{No, NotNow, Yes};
        for (weights, said, expected) in [
            (
                &[("pay", 1.0)][..],
                &[("Cooks", NotNow, None)][..],
                "1 set aside. The order of the rest is as it was.",
            ),
            (
                &[("pay", 1.0)],
                &[("Cooks", No, Some(ReasonV1::Place))],
                "Your 1 answer hardly changed the order. 1 set aside.",
            ),
            (
                &[("pay", 1.1)],
                &[("Cooks", No, Some(ReasonV1::Pay))],
                "Your answer changed the order: pay counts a little more. 1 set aside.",
            ),
            (
                &[("pay", 0.7), ("skills", 1.05), ("goal", 1.01)],
                &[("Cooks", No, None), ("Bakers", Yes, None)],
                "Your 2 answers changed the order: pay counts a lot less, skills count a little more and work like Cooks comes later. 1 set aside.",
            ),
            (&[], &[("Bakers", Yes, None)], "Your answer changed the order: work like Bakers comes sooner."),
        ] {
            let told = change(&adaptation(weights, said));
            assert_eq!(told, expected);
        }
    }

    #[test]
    fn a_button_is_named_by_what_it_shows_and_what_it_acts_on() {
        for answer in ANSWERS {
            let name = name(answer, "Cooks");
            assert!(name.starts_with(label(answer)) && name.ends_with("Cooks"), "{name}");
        }
    }

    #[test]
    fn weights_are_in_percent_of_the_models_own() {
        let rows = weights(&adaptation(&[("pay", 1.126)], &[]));
        assert_eq!(rows, [(part_label("pay").to_owned(), "113%".to_owned())]);
    }
}
