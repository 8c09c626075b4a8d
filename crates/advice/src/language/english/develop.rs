//! What to develop, how, and the next step, in English.

use super::English;
use crate::language::{DevelopVoice, Words, choose};

impl DevelopVoice for English {
    fn gap(&self, name: &str, required: &str, estimated: &str, variant: u64) -> String {
        choose(
            variant,
            [
                format!(
                    "What is furthest off is {name}: {required} of 7 is asked for, and you are put at {estimated}."
                ),
                format!("The gap to close first is {name}, from {estimated} to {required} on a scale to 7."),
                format!(
                    "{name} needs the most work: you are put at {estimated} of 7, and {required} is asked for."
                ),
            ],
        )
    }

    fn learn_knowledge(&self, name: &str, programmes: &[String], variant: u64) -> String {
        if programmes.is_empty() {
            return choose(
                variant,
                [
                    format!("An introductory course in {name} is the plainest way to begin."),
                    format!(
                        "Begin {name} with one introductory book or course, and write down what you would use."
                    ),
                ],
            );
        }
        let programmes = self.list(programmes);
        choose(
            variant,
            [
                format!(
                    "Begin with an introductory course in {name}; programmes that lead here include {programmes}."
                ),
                format!(
                    "To learn {name} in earnest, look at programmes that lead here, such as {programmes}."
                ),
            ],
        )
    }

    fn practise_skill(&self, name: &str, variant: u64) -> String {
        choose(
            variant,
            [
                format!("{name} grows with use: ask for a task that needs it, and for comments afterwards."),
                format!(
                    "To build {name}, take on a small piece of work that depends on it and have it looked over."
                ),
                format!("Practise {name} where you are now, on real work, and keep the results to show."),
            ],
        )
    }

    fn learn_technology(&self, name: &str, title: &str, variant: u64) -> String {
        choose(
            variant,
            [
                format!("Postings for {title} often name {name}, so its basics are worth learning."),
                format!("Learn the basics of {name}: postings for {title} often name it."),
            ],
        )
    }

    fn on_the_job(&self, training: &str) -> String {
        format!("Once hired, the usual training is {}.", self.training(training))
    }

    fn education_gap(&self, entry: &str, own: &str) -> String {
        format!(
            "The usual way in is with {}, and you have {}, so plan for that step.",
            self.education(entry),
            self.education(own)
        )
    }

    fn nothing_missing(&self, title: &str, variant: u64) -> String {
        choose(
            variant,
            [
                format!(
                    "None of the skills that matter most for {title} is far off, so deepen what is close."
                ),
                format!("Nothing big is missing for {title}: what helps now is proof of what you can do."),
            ],
        )
    }

    fn step_knowledge(&self, name: &str, variant: u64) -> String {
        choose(
            variant,
            [
                format!("This week, find one introductory course in {name} and read through its outline."),
                format!("This week, read one introduction to {name} and note what you already know."),
            ],
        )
    }

    fn step_skill(&self, name: &str, variant: u64) -> String {
        choose(
            variant,
            [
                format!(
                    "This week, pick one task at work that needs {name} and ask someone to look at the result."
                ),
                format!("This week, write down one time you used {name}, and what you would do better now."),
            ],
        )
    }

    fn step_technology(&self, name: &str, variant: u64) -> String {
        choose(
            variant,
            [
                format!("This week, try {name} on one small task of your own."),
                format!("This week, follow one short introduction to {name} and keep what you make."),
            ],
        )
    }

    fn step_talk(&self, title: &str, variant: u64) -> String {
        choose(
            variant,
            [
                format!(
                    "This week, read one job posting for {title} and mark every line that you could do today."
                ),
                format!("This week, ask one person among {title} what they would learn first."),
            ],
        )
    }
}
