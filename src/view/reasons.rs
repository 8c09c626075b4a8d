//! Why a match is what it is, in plain words.

use crate::language::name;
use crate::t;
use crate::view::format::{joined, match_percent};
use crate::view::words::{Effect, Part, bar, part_label};
use waymark_schema::explanation::{Against, SkillEffect};
use waymark_schema::recommendation::Parts;

/// A skill that changes the log-odds by less makes no difference worth showing.
const NO_DIFFERENCE: f32 = 0.05;

/// What a skill does to a match, ready to draw.
#[derive(Debug, Clone, PartialEq)]
pub struct SkillRow {
    /// The skill.
    pub name: String,
    /// Its bar, from the middle.
    pub bar: Part,
    /// What the match would be without it.
    pub words: String,
}

/// What each skill does to a match of this probability.
pub fn skills(effects: &[SkillEffect], probability: f32) -> Vec<SkillRow> {
    let with = match_percent(probability);
    effects
        .iter()
        .map(|skill| {
            let without = match_percent(skill.without);
            let words = if skill.effect.abs() < NO_DIFFERENCE || without == with {
                t!("hardly any difference").to_owned()
            } else {
                t!("{} without it", without)
            };
            SkillRow { name: name(&skill.name).to_owned(), bar: bar("", skill.effect), words }
        })
        .collect()
}

/// A match's parts in one sentence: what speaks for it and what against.
pub fn sentence(parts: &Parts) -> String {
    let named = |wanted: fn(Effect) -> bool| -> Vec<String> {
        let named = parts.named().into_iter().filter(|&(_, contribution)| wanted(Effect::of(contribution)));
        named.map(|(name, _)| among_yours(name).to_lowercase()).collect()
    };
    let said = |names: &[String]| {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        joined(&names)
    };
    let speaks = |names: &[String]| names.len() == 1 && !names[0].ends_with('s');
    let helps = named(|effect| matches!(effect, Effect::Helps | Effect::HelpsMuch));
    let holds = named(|effect| matches!(effect, Effect::HoldsBack | Effect::HoldsBackMuch));
    match (helps.as_slice(), holds.as_slice()) {
        ([], []) => t!("Nothing you said speaks clearly for or against it.").to_owned(),
        (_, []) if speaks(&helps) => t!("Your {} speaks for it.", said(&helps)),
        (_, []) => t!("Your {} speak for it.", said(&helps)),
        ([], _) if speaks(&holds) => t!("Your {} speaks against it.", said(&holds)),
        ([], _) => t!("Your {} speak against it.", said(&holds)),
        _ if speaks(&helps) => t!("Your {} speaks for it, your {} against.", said(&helps), said(&holds)),
        _ => t!("Your {} speak for it, your {} against.", said(&helps), said(&holds)),
    }
}

/// The name of a part behind “your”. It is not the visitor's pay that speaks against work that pays much more.
fn among_yours(name: &str) -> &str {
    if name == "pay" { t!("Pay change") } else { part_label(name) }
}

/// A part of two matches, ready to draw.
#[derive(Debug, Clone, PartialEq)]
pub struct Pair {
    /// The part's name.
    pub label: String,
    /// How it counts for the occupation asked about.
    pub its: Part,
    /// How it counts for the one compared with.
    pub other: Part,
}

/// The parts in which an occupation is behind, the furthest first, and those in which it is ahead.
pub fn behind_and_ahead(against: &Against) -> (Vec<Pair>, Vec<Pair>) {
    let (mut behind, mut ahead) = (Vec::new(), Vec::new());
    for part in &against.parts {
        let list = if part.its < part.other { &mut behind } else { &mut ahead };
        list.push(Pair {
            label: part_label(&part.part).to_owned(),
            its: bar("", part.its),
            other: bar("", part.other),
        });
    }
    (behind, ahead)
}

/// Where an occupation stands among all.
pub fn place(rank: usize, of: usize) -> String {
    match rank {
        1 => t!("It is your best match.").to_owned(),
        2..=10 => t!("It is number {rank} of your results by fit.", rank),
        _ => t!("It is number {rank} of {of} by fit.", rank, of),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use waymark_schema::explanation::PartDifference;

    #[test]
    fn a_skill_says_what_the_match_would_be_without_it() {
        let effect = |effect, without| SkillEffect { name: "Writing".into(), without, effect };
        let rows =
            skills(&[effect(1.5, 0.2), effect(-0.6, 0.52), effect(0.01, 0.41), effect(0.4, 0.402)], 0.4);
        assert_eq!(rows[0].words, "20% without it");
        assert_eq!((rows[0].bar.start, rows[0].bar.length), (50.0, 25.0));
        assert_eq!(rows[1].bar.effect, Effect::HoldsBack);
        assert_eq!([&rows[2].words, &rows[3].words], ["hardly any difference"; 2]);
    }

    #[test]
    fn parts_are_summed_up_in_a_sentence() {
        for (contributions, expected) in [
            (
                [2.0, 1.0, 0.3, -0.5],
                "Your role, skills and interests speak for it, your preparation against.",
            ),
            ([2.0, 0.0, 0.0, 0.0], "Your role speaks for it."),
            ([0.0, 2.0, 0.1, 0.0], "Your skills speak for it."),
            ([0.0, 0.0, -2.0, -2.0], "Your interests and preparation speak against it."),
            ([0.1, 0.0, 0.0, -0.1], "Nothing you said speaks clearly for or against it."),
        ] {
            let [role, skills, interests, preparation] = contributions;
            let parts = Parts { role, skills, interests, preparation, ..Parts::default() };
            assert_eq!(sentence(&parts), expected);
        }
        let parts = Parts { role: 2.0, pay: -0.5, ..Parts::default() };
        assert_eq!(sentence(&parts), "Your role speaks for it, your pay change against.");
    }

    #[test]
    fn parts_behind_come_apart_from_parts_ahead() {
        let part = |part: &str, its, other| PartDifference { part: part.into(), its, other };
        let against = Against {
            code: String::new(),
            title: String::new(),
            r#match: 0.3,
            parts: vec![part("skills", -1.0, 1.0), part("pay", 0.1, 0.2), part("role", 2.0, 1.0)],
        };
        let (behind, ahead) = behind_and_ahead(&against);
        assert_eq!(behind.iter().map(|pair| pair.label.as_str()).collect::<Vec<_>>(), ["Skills", "Pay"]);
        assert_eq!(ahead[0].label, "Role");
    }

    #[test]
    fn a_place_is_told_plainly() {
        assert_eq!(place(1, 923), "It is your best match.");
        assert_eq!(place(7, 923), "It is number 7 of your results by fit.");
        assert_eq!(place(57, 923), "It is number 57 of 923 by fit.");
    }
}
