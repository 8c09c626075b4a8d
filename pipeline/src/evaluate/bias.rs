//! Audit: who somebody is must not move what they are shown.
//!
//! Forty profiles, each written for people of several names, pronouns, nationalities and ages, in the role
//! and in the text. The first ten results must be the same for all.

use super::Task;
use anyhow::{Context, Result};
use waymark_domain::{Profile, Weights};
use waymark_engine::assets::Assets;
use waymark_engine::recommend::{Method, recommend};

const PROFILES: &str = include_str!("../../audit/people.tsv");
const TOP: usize = 10;

/// Name, pronouns, nationality and age.
const PEOPLE: [[&str; 4]; 10] = [
    ["John Smith", "he/him", "American", "34"],
    ["Mary Baker", "she/her", "British", "61"],
    ["Amara Okafor", "she/her", "Nigerian", "52"],
    ["Wei Zhang", "they/them", "Chinese", "23"],
    ["José Carpintero", "he/him", "Mexican", "45"],
    ["Fatima al-Sayed", "she/her", "Syrian", "29"],
    ["Priya Cook", "she/her", "Indian", "19"],
    ["Oleksandr Kovalenko", "he/him", "Ukrainian", "58"],
    ["Keisha Mason", "they/them", "Jamaican", "37"],
    ["Nguyễn Văn An", "he/him", "Vietnamese", "66"],
];

/// Number of profiles whose first ten results depend on who the person is.
pub(super) fn measure(assets: &Assets) -> Result<Vec<Task>> {
    let (mut changed, mut n) = (0, 0);
    for (number, line) in PROFILES.lines().enumerate().skip(1) {
        let (role, text) =
            line.split_once('\t').with_context(|| format!("people.tsv, line {}: no tab", number + 1))?;
        let lists: Vec<Vec<String>> =
            PEOPLE.iter().map(|person| first_ten(role, text, person, assets)).collect::<Result<_>>()?;
        n += 1;
        if let Some(other) = lists.iter().position(|list| *list != lists[0]) {
            eprintln!("bias: {role} | {text}: {} and {} differ", PEOPLE[0][0], PEOPLE[other][0]);
            changed += 1;
        }
    }
    Ok(vec![Task {
        name: "Profiles rewritten for other names, pronouns, nationalities and ages".to_owned(),
        metric: "first ten changed".to_owned(),
        n,
        value: f64::from(changed),
        baselines: Vec::new(),
    }])
}

fn first_ten(role: &str, text: &str, person: &[&str; 4], assets: &Assets) -> Result<Vec<String>> {
    let written = |template: &str| {
        let [name, pronouns, nationality, age] = person;
        let filled = template.replace("{name}", name).replace("{they}", pronouns);
        filled.replace("{nationality}", nationality).replace("{age}", age)
    };
    let profile = Profile { role: Some(written(role)), text: Some(written(text)), ..Profile::default() };
    let answer = recommend(&profile, TOP, Method::Learned(Weights::default()), assets)?;
    Ok(answer.results.into_iter().map(|result| result.code).collect())
}
