//! How the visitor's skills apply, and the table of them, in English.

use super::English;
use crate::language::{FitVoice, Words, choose};
use crate::standing::SkillMatch;
use waymark_schema::profile::SkillLevelV1;

impl FitVoice for English {
    fn own_as_element(&self, own: &str, against: &str, level: SkillLevelV1, variant: u64) -> String {
        let own = self.quote(own);
        match level {
            SkillLevelV1::Strong => choose(
                variant,
                [
                    format!(
                        "Your {own} carries straight over: it was read as {against}, and your level there is enough."
                    ),
                    format!("You bring {own}, which counts here as {against}, at a level that is enough."),
                    format!("With {own} you already cover {against} as far as this work asks for it."),
                ],
            ),
            SkillLevelV1::Medium => choose(
                variant,
                [
                    format!(
                        "Your {own} counts towards {against}, where you are nearly at the level asked for."
                    ),
                    format!("{own} was read as {against}; you are close to what this work asks for."),
                ],
            ),
            SkillLevelV1::Weak => choose(
                variant,
                [
                    format!(
                        "Your {own} was read as {against}, and this work asks for more of it than you are put at."
                    ),
                    format!("{own} helps with {against}, but this work asks for a good deal more of it."),
                ],
            ),
        }
    }

    fn own_same(&self, own: &str, title: &str, level: SkillLevelV1, variant: u64) -> String {
        let own = self.quote(own);
        match level {
            SkillLevelV1::Strong => choose(
                variant,
                [
                    format!("Your {own} carries straight over: {title} need it, and your level is enough."),
                    format!("You bring {own} at a level that is enough for the work of {title}."),
                ],
            ),
            SkillLevelV1::Medium => choose(
                variant,
                [
                    format!("Your {own} is nearly at the level that {title} need."),
                    format!("{title} need {own}, and you are close to the level asked for."),
                ],
            ),
            SkillLevelV1::Weak => {
                format!("{title} ask for a good deal more of your {own} than you are put at.")
            }
        }
    }

    fn own_as_technology(&self, own: &str, title: &str, in_demand: bool, variant: u64) -> String {
        let own = self.quote(own);
        if in_demand {
            return choose(
                variant,
                [
                    format!("Your {own} is a technology that postings for {title} often name."),
                    format!("Job postings for {title} often name {own}, which you already use."),
                ],
            );
        }
        format!("Your {own} is among the technologies that {title} use.")
    }

    fn own_unknown(&self, own: &str, title: &str) -> String {
        format!("Nothing that is rated as important for {title} asks for your {}.", self.quote(own))
    }

    fn have(&self, names: &[String], title: &str, variant: u64) -> String {
        let what = self.list(names);
        choose(
            variant,
            [
                format!("You are already at the level that {title} need in {what}."),
                format!("In {what}, what you have is enough for the work of {title}."),
                format!("{title} need {what}, and your level there is enough."),
            ],
        )
    }

    fn have_one(&self, name: &str, required: &str, estimated: &str, variant: u64) -> String {
        choose(
            variant,
            [
                format!("For {name}, {required} of 7 is asked for, and you are put at {estimated}."),
                format!("You are put at {estimated} of 7 in {name}, where {required} is asked for."),
            ],
        )
    }

    fn close(&self, name: &str, required: &str, estimated: &str, variant: u64) -> String {
        choose(
            variant,
            [
                format!("{name} is nearly there: {estimated} of 7, where {required} is asked for."),
                format!("You are close in {name}, with {estimated} of 7 against {required}."),
            ],
        )
    }

    fn leading_part(&self, part: &str, words: Option<&str>, variant: u64) -> String {
        let what = match (part, words) {
            ("role", Some(role)) => format!("your role as {}", self.quote(role)),
            ("goal", Some(goal)) => format!("your goal of {}", self.quote(goal)),
            _ => Self::part(part).to_owned(),
        };
        choose(
            variant,
            [
                format!("Of everything that speaks for this match, {what} counts most."),
                format!("The model gives {what} the most weight in this match."),
            ],
        )
    }

    fn overall(&self, probability: &str, skill_match: SkillMatch, title: &str, variant: u64) -> String {
        let fit = self.skill_match(skill_match);
        choose(
            variant,
            [
                format!(
                    "Taken together, your skills are a {fit} match for {title}, and the model puts the whole match at {probability}."
                ),
                format!(
                    "The model puts your match with {title} at {probability}; your skills alone are a {fit} match."
                ),
            ],
        )
    }

    fn nothing_rated(&self, title: &str) -> String {
        format!("The data has no skill ratings for {title}.")
    }

    fn reason_gap(&self, required: &str, estimated: &str, level: SkillLevelV1) -> String {
        match level {
            SkillLevelV1::Strong => format!("{estimated} of 7, and {required} is asked for."),
            SkillLevelV1::Medium => format!("{estimated} of 7, a little below the {required} asked for."),
            SkillLevelV1::Weak => format!("{estimated} of 7, well below the {required} asked for."),
        }
    }

    fn reason_element(&self, against: &str, level: SkillLevelV1) -> String {
        match level {
            SkillLevelV1::Strong => format!("Read as {against}, where your level is enough."),
            SkillLevelV1::Medium => format!("Read as {against}, where you are nearly there."),
            SkillLevelV1::Weak => format!("Read as {against}, where much more is asked for."),
        }
    }

    fn reason_same(&self, level: SkillLevelV1) -> String {
        match level {
            SkillLevelV1::Strong => "It is asked for here, and your level is enough.",
            SkillLevelV1::Medium => "It is asked for here, and you are nearly there.",
            SkillLevelV1::Weak => "It is asked for here, and much more of it.",
        }
        .to_owned()
    }

    fn reason_technology(&self, in_demand: bool) -> String {
        if in_demand {
            "Postings for this work often name it."
        } else {
            "It is among the technologies in use."
        }
        .to_owned()
    }

    fn reason_unknown(&self) -> String {
        "Nothing that is rated as important here asks for it.".to_owned()
    }

    fn doubt(&self, title: &str, probability: &str) -> String {
        format!("The model itself puts the match with {title} at only {probability}.")
    }

    fn doubt_gap(&self, title: &str) -> String {
        format!("Your skills cover little of what matters most for {title}.")
    }
}
