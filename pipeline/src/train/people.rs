//! Synthetic people: profiles of somebody at home in an occupation, and which occupations fit them.
//!
//! A person is drawn around a home occupation: a title, some of its skills and technologies, its
//! interests, values, education and pay, all with noise, and with parts left out, as visitors do. Some are
//! changing career: their role and some skills are of one occupation, the rest of another, which most of
//! them name as their goal. What
//! fits is the home occupation and those that O*NET publishes as primarily related to it. These are
//! made-up people: they show whether the ranking recovers what O*NET's analysts call related from
//! noisy, partial profiles, not whether real people were happy there.

use crate::raw::{RawData, RelatednessTier};
use crate::train::corpus::{mistype, piece};
use crate::train::splits::{is_test_occupation, is_test_title, is_validation_title};
use rand::Rng;
use rand::seq::IndexedRandom;
use rand_chacha::ChaCha8Rng;
use std::collections::BTreeMap;
use waymark_domain::interests::Interest;
use waymark_domain::{
    Domain, Education, Interests, JobLevel, Pay, PayPeriod, Profile, Skill, SkillLevel, WorkValue,
};

/// Share of people who are changing career.
const CHANGERS: f64 = 0.2;
/// Share of those whose occupation leads others who name themselves by the work that they rose from, as a
/// head of nursing says "nurse"; how much an occupation must lead, and how much more than that work,
/// standardised.
const RISERS: f64 = 0.5;
const LEADS: f32 = 0.8;
const RISE: f32 = 0.5;
/// Share of those who change, and of the others, who say what they would like to do.
const CHANGERS_WITH_GOAL: f64 = 0.6;
const OTHERS_WITH_GOAL: f64 = 0.15;
/// Share of skills that have nothing to do with the home occupation.
const STRAY_SKILLS: f64 = 0.15;

/// A person and what fits.
pub struct Person {
    /// What the person says.
    pub profile: Profile,
    /// The home occupation.
    pub home: usize,
    /// Whether known titles may be looked up for this person; if not, the encoder must understand
    /// the role alone.
    pub may_look_up: bool,
    /// 1 for a match, 0 for none, per occupation.
    pub matches: Vec<f32>,
    /// 0 for an occupation of which it cannot be said, 1 for the others.
    pub weights: Vec<f32>,
}

/// Which occupations people come from, and which may be judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Split {
    /// Training occupations; nothing is said of test occupations.
    Train,
    /// Test occupations, judged against all.
    Test,
}

/// What people are made from.
pub struct Population<'a> {
    raw: &'a RawData,
    titles: Vec<Vec<&'a str>>,
    held_out_titles: Vec<Vec<&'a str>>,
    technologies: Vec<Vec<&'a str>>,
    tasks: Vec<Vec<&'a str>>,
    median_pay: BTreeMap<u32, f32>,
    /// How much leading others belongs to each occupation, standardised.
    leading: Vec<f32>,
    related: Vec<Vec<(usize, RelatednessTier)>>,
    homes: Vec<usize>,
    split: Split,
}

impl<'a> Population<'a> {
    /// People of a split; an occupation without ratings is nobody's home.
    ///
    /// `leading` says of each occupation how much leading others belongs to it, standardised: it is
    /// [`waymark_engine::reference::Reference::leading`], so that a level means the same here and there.
    pub fn new(raw: &'a RawData, leading: &[f32], split: Split) -> Self {
        let count = raw.occupations.len();
        let mut population = Self {
            raw,
            titles: vec![Vec::new(); count],
            held_out_titles: vec![Vec::new(); count],
            technologies: vec![Vec::new(); count],
            tasks: vec![Vec::new(); count],
            median_pay: BTreeMap::new(),
            leading: leading.to_vec(),
            related: vec![Vec::new(); count],
            homes: Vec::new(),
            split,
        };
        for title in &raw.alternate_titles {
            if let Some(index) = raw.index_of(title.code) {
                let held_out = match split {
                    Split::Train => is_validation_title(&title.title),
                    Split::Test => is_test_title(&title.title),
                };
                if held_out {
                    population.held_out_titles[index].push(&title.title);
                } else if !is_test_title(&title.title) {
                    population.titles[index].push(&title.title);
                }
            }
        }
        for technology in &raw.technologies {
            if let Some(index) = raw.index_of(technology.code) {
                population.technologies[index].push(&technology.name);
            }
        }
        for task in &raw.tasks {
            if let Some(index) = raw.index_of(task.code) {
                population.tasks[index].push(&task.text);
            }
        }
        for row in raw.wages.iter().filter(|row| row.area == waymark_domain::AreaCode::NATION) {
            if let Some(median) = row.annual[2] {
                population.median_pay.insert(row.soc.digits(), median as f32);
            }
        }
        for pair in &raw.related {
            if let (Some(from), Some(to)) = (raw.index_of(pair.code), raw.index_of(pair.related)) {
                population.related[from].push((to, pair.tier));
            }
        }
        population.homes = (0..count)
            .filter(|&index| raw.skills.ratings.contains_key(&raw.occupations[index].code))
            .filter(|&index| is_test_occupation(raw.occupations[index].code) == (split == Split::Test))
            .collect();
        population
    }

    /// Draws a person.
    pub fn person(&self, random: &mut ChaCha8Rng) -> Person {
        let home = self.homes[random.random_range(0..self.homes.len())];
        let changer = random.random_bool(CHANGERS);
        let risen_from = if random.random_bool(RISERS) { self.risen_from(home, random) } else { None };
        let role_home = match risen_from {
            Some(from) => from,
            None if changer => self.homes[random.random_range(0..self.homes.len())],
            None => home,
        };
        let profile = loop {
            let mut profile = self.profile(home, role_home, changer, random);
            if risen_from.is_some() {
                profile.job_level = Some(self.job_level(home, random));
            }
            if profile.says_something() {
                break profile;
            }
        };
        let (matches, mut weights) = self.judge(home);
        if role_home != home && profile.role.is_some() {
            // Somebody between two occupations may well fit the one they leave.
            let (left, _) = self.judge(role_home);
            for ((weight, is_match), was) in weights.iter_mut().zip(&matches).zip(left) {
                if was > 0.0 && *is_match == 0.0 {
                    *weight = 0.0;
                }
            }
        }
        Person { profile, home, may_look_up: random.random_bool(0.5), matches, weights }
    }

    /// Related work that leads others less: what somebody who leads may still call themselves.
    fn risen_from(&self, home: usize, random: &mut ChaCha8Rng) -> Option<usize> {
        let below: Vec<usize> = self.related[home]
            .iter()
            .map(|&(related, _)| related)
            .filter(|&related| self.leading[related] < self.leading[home] - RISE)
            .filter(|&related| {
                self.split == Split::Test || !is_test_occupation(self.raw.occupations[related].code)
            })
            .collect();
        below.choose(random).copied().filter(|_| self.leading[home] >= LEADS)
    }

    fn judge(&self, home: usize) -> (Vec<f32>, Vec<f32>) {
        let count = self.raw.occupations.len();
        let mut matches = vec![0.0; count];
        let mut weights = vec![1.0; count];
        matches[home] = 1.0;
        for &(related, tier) in &self.related[home] {
            match tier {
                RelatednessTier::PrimaryShort | RelatednessTier::PrimaryLong => matches[related] = 1.0,
                RelatednessTier::Supplemental => weights[related] = 0.0,
            }
        }
        if self.split == Split::Train {
            for (weight, occupation) in weights.iter_mut().zip(&self.raw.occupations) {
                if is_test_occupation(occupation.code) {
                    *weight = 0.0;
                }
            }
        }
        (matches, weights)
    }

    fn profile(&self, home: usize, role_home: usize, changer: bool, random: &mut ChaCha8Rng) -> Profile {
        let mut profile = Profile::default();
        if random.random_bool(0.8) {
            profile.role = self.title(role_home, random);
        }
        if random.random_bool(if changer { CHANGERS_WITH_GOAL } else { OTHERS_WITH_GOAL }) {
            profile.goal = self.title(home, random);
        }
        if random.random_bool(0.85) {
            let count = random.random_range(1..=10);
            profile.skills = (0..count)
                .filter_map(|_| {
                    // Somebody who changes brings skills from where they were.
                    let source = if random.random_bool(0.4) { role_home } else { home };
                    self.skill(source, random)
                })
                .collect();
        }
        if random.random_bool(0.35) {
            profile.values = self.values(home, random);
        }
        if random.random_bool(0.6) {
            profile.interests = self.interests(home, random);
        }
        if random.random_bool(0.6) {
            profile.education = self.education(home, random);
        }
        if random.random_bool(0.5) {
            profile.pay = self.pay(home, random);
        }
        if random.random_bool(0.3) {
            profile.job_level = Some(self.job_level(home, random));
        }
        profile
    }

    /// So many skills of an occupation drawn at random, without strays.
    pub fn skills(&self, count: usize, random: &mut ChaCha8Rng) -> (usize, Vec<Skill>) {
        let home = self.homes[random.random_range(0..self.homes.len())];
        let mut skills = Vec::with_capacity(count);
        while skills.len() < count {
            skills.extend(self.skill_of(home, false, random));
        }
        (home, skills)
    }

    fn title(&self, home: usize, random: &mut ChaCha8Rng) -> Option<String> {
        // Titles that the encoder never saw, as a visitor's will mostly be; else the ranker would learn to
        // trust it more than it deserves.
        let held_out = &self.held_out_titles[home];
        let titles = if held_out.is_empty() { &self.titles[home] } else { held_out };
        titles.choose(random).map(|title| mistype(title, random))
    }

    /// The one to three values that the occupation meets best, as far as noise leaves them in place.
    fn values(&self, home: usize, random: &mut ChaCha8Rng) -> Vec<WorkValue> {
        let family = self.raw.family(Domain::WorkValue);
        let Some(ratings) = family.of(self.raw.occupations[home].code) else { return Vec::new() };
        let mut scored: Vec<(f32, WorkValue)> = WorkValue::ALL
            .into_iter()
            .filter_map(|value| {
                let at = family.elements.iter().position(|element| element.name == value.name())?;
                Some((ratings[at].importance? + random.random_range(-1.0..1.0), value))
            })
            .collect();
        scored.sort_by(|a, b| b.0.total_cmp(&a.0));
        scored.truncate(random.random_range(1..=3));
        scored.into_iter().map(|(_, value)| value).collect()
    }

    fn skill(&self, home: usize, random: &mut ChaCha8Rng) -> Option<Skill> {
        let stray = random.random_bool(STRAY_SKILLS);
        let source = if stray { self.homes[random.random_range(0..self.homes.len())] } else { home };
        self.skill_of(source, stray, random)
    }

    fn skill_of(&self, source: usize, stray: bool, random: &mut ChaCha8Rng) -> Option<Skill> {
        let name = match random.random_range(0..10) {
            0..5 => self.element(source, random)?,
            5..8 => (*self.technologies[source].choose(random)?).to_owned(),
            _ => piece(self.tasks[source].choose(random)?, random),
        };
        let level = match (stray, random.random_range(0..10)) {
            (true, 0..6) | (false, 0..2) => SkillLevel::Weak,
            (_, 2..7) => SkillLevel::Medium,
            _ => SkillLevel::Strong,
        };
        Some(Skill { name: mistype(&name, random), level })
    }

    /// A skill or area of knowledge, the more likely the more important it is.
    fn element(&self, home: usize, random: &mut ChaCha8Rng) -> Option<String> {
        let family = self.raw.family(if random.random_bool(0.6) { Domain::Skill } else { Domain::Knowledge });
        let ratings = family.ratings.get(&self.raw.occupations[home].code)?;
        let weights: Vec<f32> = ratings
            .iter()
            .map(|rating| rating.importance.map_or(0.0, |value| (value - 2.5).max(0.0).powi(2)))
            .collect();
        let total: f32 = weights.iter().sum();
        let mut left = random.random_range(0.0..total.max(1e-3));
        for (element, weight) in family.elements.iter().zip(weights) {
            left -= weight;
            if left <= 0.0 {
                return Some(element.name.clone());
            }
        }
        None
    }

    fn interests(&self, home: usize, random: &mut ChaCha8Rng) -> Option<Interests> {
        let scores = self.raw.interests.get(&self.raw.occupations[home].code)?;
        let noisy = scores.map(|score| (score + random.random_range(-1.2..1.2)).clamp(1.0, 7.0));
        if random.random_bool(0.3) {
            return Interests::new(noisy.map(|score| (score - 1.0) / 6.0));
        }
        let mut order: Vec<usize> = (0..6).collect();
        order.sort_by(|&a, &b| noisy[b].total_cmp(&noisy[a]));
        let chosen: Vec<Interest> =
            order.into_iter().take(random.random_range(1..=3)).map(|index| Interest::ALL[index]).collect();
        Interests::from_chosen(&chosen)
    }

    fn education(&self, home: usize, random: &mut ChaCha8Rng) -> Option<Education> {
        let shares = self.raw.education.get(&self.raw.occupations[home].code)?;
        let mut left = random.random_range(0.0..100.0_f32);
        for (category, share) in (1..).zip(shares) {
            left -= (*share).unwrap_or(0.0);
            if left <= 0.0 {
                return Education::from_onet_category(category);
            }
        }
        None
    }

    fn pay(&self, home: usize, random: &mut ChaCha8Rng) -> Option<Pay> {
        let median = self.median_pay.get(&self.raw.occupations[home].code.soc().digits())?;
        let spread: f32 = (0..4).map(|_| random.random_range(-0.25..0.25_f32)).sum();
        let amount = median * spread.exp();
        if random.random_bool(0.3) {
            Pay::new(amount / waymark_domain::pay::FULL_TIME_HOURS, PayPeriod::Hour)
        } else {
            Pay::new(amount, PayPeriod::Year)
        }
    }

    /// The more leading belongs to the occupation, the likelier a higher level.
    fn job_level(&self, home: usize, random: &mut ChaCha8Rng) -> JobLevel {
        match self.leading[home] + random.random_range(-0.8..0.8) {
            ..0.2 => JobLevel::Contributor,
            0.2..0.9 => JobLevel::Lead,
            0.9..1.7 => JobLevel::Manager,
            1.7..2.2 => JobLevel::Director,
            _ => JobLevel::Vp,
        }
    }
}
