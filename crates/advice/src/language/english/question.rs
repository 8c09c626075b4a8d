//! Answers to questions, in English.

use super::English;
use crate::language::{QuestionVoice, Words, choose};
use crate::text::lower_first;

impl QuestionVoice for English {
    fn entry(&self, title: &str, entry: &str, variant: u64) -> String {
        let entry = self.education(entry);
        choose(
            variant,
            [
                format!("{title} usually start with {entry}."),
                format!("The usual education on entry for {title} is {entry}."),
            ],
        )
    }

    fn no_entry(&self, title: &str) -> String {
        format!("The data does not say what education {title} usually start with.")
    }

    fn education_shares(&self, shares: &[(String, String)]) -> String {
        let said: Vec<String> =
            shares.iter().map(|(share, name)| format!("{share} name {}", self.education(name))).collect();
        format!("Asked what is required, workers differ: {}.", self.list(&said))
    }

    fn experience(&self, experience: &str) -> String {
        match experience {
            "None" => "No work experience in a related occupation is usually needed.".to_owned(),
            other => {
                format!("Experience in a related occupation is usually asked for: {}.", lower_first(other))
            }
        }
    }

    fn programmes(&self, names: &[String], variant: u64) -> String {
        let names = self.list(names);
        choose(
            variant,
            [
                format!("Programmes of study that lead there include {names}."),
                format!("One can study {names}, for example."),
            ],
        )
    }

    fn without_degree(&self, title: &str, entry: &str, possible: bool) -> String {
        let entry = self.education(entry);
        if possible {
            format!("{title}: yes, the usual education on entry is {entry}.")
        } else {
            format!("{title}: as a rule not, since the usual education on entry is {entry}.")
        }
    }

    fn important(&self, title: &str, names: &[String], knowledge: bool, variant: u64) -> String {
        let names = self.list(names);
        if knowledge {
            return choose(
                variant,
                [
                    format!("The areas of knowledge that matter most are {names}."),
                    format!("What one has to know about is above all {names}."),
                ],
            );
        }
        choose(
            variant,
            [
                format!("The most important skills of {title} are {names}."),
                format!("Among skills, {title} rate {names} as most important."),
            ],
        )
    }

    fn tools(&self, title: &str, names: &[String], variant: u64) -> String {
        let names = self.list(names);
        choose(
            variant,
            [
                format!("{title} work with {names}."),
                format!("Technologies in use among {title} include {names}."),
            ],
        )
    }

    fn tools_in_demand(&self, names: &[String], variant: u64) -> String {
        let names = self.list(names);
        choose(
            variant,
            [
                format!("Job postings most often name {names}."),
                format!("What employers' postings name most is {names}."),
            ],
        )
    }

    fn no_tools(&self, title: &str) -> String {
        format!("The data lists no technologies for {title}.")
    }

    fn no_activities(&self, title: &str) -> String {
        format!("The data does not list what {title} do day to day.")
    }

    fn similar(&self, title: &str, names: &[String], variant: u64) -> String {
        let names = self.list(names);
        choose(
            variant,
            [
                format!("The occupations most like {title} are {names}."),
                format!("Close to {title} are {names}."),
            ],
        )
    }

    fn no_similar(&self, title: &str) -> String {
        format!("The data lists no occupations like {title}.")
    }

    fn exposure(&self, title: &str, share: &str, variant: u64) -> String {
        choose(
            variant,
            [
                format!(
                    "An estimated {share} of the tasks of {title} are exposed to large language models, which is an estimate and not a forecast."
                ),
                format!(
                    "About {share} of what {title} do is estimated to be exposed to large language models; that is no forecast of lost jobs."
                ),
            ],
        )
    }

    fn no_exposure(&self, title: &str) -> String {
        format!("The data has no estimate of how far the tasks of {title} are exposed to language models.")
    }

    fn bright(&self, reason: &str) -> String {
        format!("It is listed as having a bright outlook: {}.", lower_first(reason))
    }

    fn not_in_data(&self, title: &str) -> String {
        format!(
            "The data on {title} does not answer that; it covers entry, pay, outlook, skills, tools, tasks and similar occupations."
        )
    }
}
