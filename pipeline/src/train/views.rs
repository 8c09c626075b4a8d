//! How alike two occupations are, view by view.

use crate::raw::{Level, RawData};
use crate::teacher::{self, Teacher};
use anyhow::Result;
use candle_core::{Device, Tensor};
use std::collections::{BTreeMap, HashMap};
use waymark_domain::{Domain, OccupationCode};
use waymark_engine::reference::cosine;
use waymark_engine::text::words;

/// Views of all pairs.
pub struct Views {
    names: Vec<String>,
    occupations: usize,
    /// View by view, row by row.
    matrices: Vec<Vec<f32>>,
}

impl Views {
    /// Computes every view of every pair.
    ///
    /// With a teacher there are views of what texts mean besides those of the words that they share.
    pub fn new(raw: &RawData, teacher: Option<&mut Teacher>) -> Result<Self> {
        let mut views = Self { names: Vec::new(), occupations: raw.occupations.len(), matrices: Vec::new() };
        let mut all_ratings = vec![Vec::new(); raw.occupations.len()];
        for domain in Domain::ALL {
            let ratings = standardised(raw, domain);
            for (all, own) in all_ratings.iter_mut().zip(&ratings) {
                all.extend_from_slice(own);
            }
            views.add(&format!("ratings of {domain:?}"), |a, b| cosine(&ratings[a], &ratings[b]));
        }
        views.add("all ratings", |a, b| cosine(&all_ratings[a], &all_ratings[b]));
        views.add_interests(raw);
        views.add_bags(raw);
        views.add_classification(raw);
        views.add_preparation_and_pay(raw);
        if let Some(teacher) = teacher {
            views.add_meanings(raw, teacher)?;
        }
        views.standardise();
        Ok(views)
    }

    /// Number of views.
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// Whether there is no view.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// Views `[others, views]` of an occupation with others.
    pub fn tensor(&self, occupation: usize, others: &[usize]) -> candle_core::Result<Tensor> {
        let mut values = Vec::with_capacity(others.len() * self.len());
        for &other in others {
            values.extend(self.matrices.iter().map(|matrix| matrix[occupation * self.occupations + other]));
        }
        Tensor::from_vec(values, (others.len(), self.len()), &Device::Cpu)
    }

    /// Calls `look` with the name and the matrix of each view.
    pub fn each(&self, mut look: impl FnMut(&str, &[f32])) {
        for (name, matrix) in self.names.iter().zip(&self.matrices) {
            look(name, matrix);
        }
    }

    fn add(&mut self, name: &str, likeness: impl Fn(usize, usize) -> f32) {
        let count = self.occupations;
        let mut matrix = vec![0.0; count * count];
        for a in 0..count {
            for b in a + 1..count {
                let value = likeness(a, b);
                matrix[a * count + b] = value;
                matrix[b * count + a] = value;
            }
        }
        self.names.push(name.to_owned());
        self.matrices.push(matrix);
    }

    fn add_interests(&mut self, raw: &RawData) {
        let interests: Vec<Vec<f32>> = raw
            .occupations
            .iter()
            .map(|occupation| {
                let scores = raw.interests.get(&occupation.code).copied().unwrap_or_default();
                let mean = scores.iter().sum::<f32>() / 6.0;
                scores.iter().map(|score| score - mean).collect()
            })
            .collect();
        self.add("interests", |a, b| cosine(&interests[a], &interests[b]));
    }

    fn add_bags(&mut self, raw: &RawData) {
        let mut technologies = Bags::new(raw);
        for technology in &raw.technologies {
            technologies.count(
                technology.code,
                &technology.name,
                if technology.in_demand { 3.0 } else { 1.0 },
            );
        }
        let mut activities = Bags::new(raw);
        let mut intermediate = Bags::new(raw);
        for task in &raw.task_activities {
            activities.count(task.code, &task.activity, 1.0);
            let parent = task.activity.rsplit_once('.').map_or(task.activity.as_str(), |(parent, _)| parent);
            intermediate.count(task.code, parent, 1.0);
        }
        let mut task_words = Bags::new(raw);
        for task in &raw.tasks {
            task_words.count_words(task.code, &task.text);
        }
        let mut descriptions = Bags::new(raw);
        let mut titles = Bags::new(raw);
        for occupation in &raw.occupations {
            descriptions.count_words(occupation.code, &occupation.description);
            descriptions.count_words(occupation.code, &occupation.title);
            titles.count_grams(occupation.code, &occupation.title);
        }
        let mut title_words = Bags::new(raw);
        let mut whole_titles = Bags::new(raw);
        for title in &raw.alternate_titles {
            title_words.count_words(title.code, &title.title);
            whole_titles.count(title.code, &title.title.to_lowercase(), 1.0);
        }
        let mut programmes = Bags::new(raw);
        for programme in &raw.programmes {
            for occupation in
                raw.occupations.iter().filter(|occupation| occupation.code.soc() == programme.soc)
            {
                programmes.count(occupation.code, &programme.cip.to_string(), 1.0);
            }
        }
        let bags = [
            ("technologies", technologies),
            ("detailed activities", activities),
            ("intermediate activities", intermediate),
            ("words of tasks", task_words),
            ("words of descriptions", descriptions),
            ("characters of titles", titles),
            ("words of alternate titles", title_words),
            ("shared alternate titles", whole_titles),
            ("programmes", programmes),
        ];
        for (name, bags) in bags {
            let weighted = bags.weighted();
            self.add(name, |a, b| sparse_dot(&weighted[a], &weighted[b]));
        }
    }

    fn add_meanings(&mut self, raw: &RawData, teacher: &mut Teacher) -> Result<()> {
        // In lower case, as the corpus has them: the teacher does not tell the cases apart, but keeps a text
        // for each.
        let lower: Vec<(OccupationCode, String)> =
            raw.alternate_titles.iter().map(|title| (title.code, title.title.to_lowercase())).collect();
        let own = raw.occupations.iter().map(|occupation| (occupation.code, occupation.title.as_str()));
        let titles = lower.iter().map(|(code, title)| (*code, title.as_str()));
        let descriptions = raw.occupations.iter().flat_map(|occupation| {
            occupation.description.split(". ").map(move |sentence| (occupation.code, sentence))
        });
        let tasks = raw.tasks.iter().map(|task| (task.code, task.text.as_str()));
        let views: [(&str, Vec<(OccupationCode, &str)>); 4] = [
            ("meaning of the title", own.collect()),
            ("meaning of alternate titles", titles.collect()),
            ("meaning of the description", descriptions.collect()),
            ("meaning of tasks", tasks.collect()),
        ];
        for (name, texts) in views {
            let means = means(raw, &texts, teacher)?;
            self.add(name, |a, b| cosine(&means[a], &means[b]));
        }
        Ok(())
    }

    fn add_classification(&mut self, raw: &RawData) {
        let codes: Vec<u32> = raw.occupations.iter().map(|occupation| occupation.code.digits()).collect();
        let groups =
            [("SOC code", 100), ("broad group", 1000), ("minor group", 100_000), ("major group", 1_000_000)];
        for (name, divisor) in groups {
            self.add(name, |a, b| f32::from(codes[a] / divisor == codes[b] / divisor));
        }
    }

    fn add_preparation_and_pay(&mut self, raw: &RawData) {
        let zones: Vec<f32> =
            raw.occupations.iter().map(|occupation| f32::from(occupation.job_zone)).collect();
        self.add("job zone distance", |a, b| -(zones[a] - zones[b]).abs());
        let pay: BTreeMap<u32, f32> = raw
            .wages
            .iter()
            .filter(|row| row.area == waymark_domain::AreaCode::NATION)
            .filter_map(|row| Some((row.soc.digits(), (row.annual[2]? as f32).ln())))
            .collect();
        let pay: Vec<Option<f32>> = raw
            .occupations
            .iter()
            .map(|occupation| pay.get(&occupation.code.soc().digits()).copied())
            .collect();
        self.add("pay distance", |a, b| match (pay[a], pay[b]) {
            (Some(a), Some(b)) => -(a - b).abs(),
            _ => -0.4,
        });
    }

    fn standardise(&mut self) {
        for matrix in &mut self.matrices {
            let count = matrix.len() as f32;
            let mean = matrix.iter().sum::<f32>() / count;
            let deviation =
                (matrix.iter().map(|value| (value - mean).powi(2)).sum::<f32>() / count).sqrt().max(1e-6);
            matrix
                .iter_mut()
                .for_each(|value| *value = ((*value - mean) / deviation).clamp(-4.0, 12.0) / 2.0);
        }
    }
}

/// Ratings of a family, standardised over occupations; occupations without ratings have zeros.
pub fn standardised(raw: &RawData, domain: Domain) -> Vec<Vec<f32>> {
    let family = raw.family(domain);
    let mut columns: Vec<Vec<Option<f32>>> = Vec::new();
    for at in 0..family.elements.len() {
        let rating = |occupation: &crate::raw::Occupation| {
            family.ratings.get(&occupation.code).and_then(|row| row.get(at))
        };
        columns.push(raw.occupations.iter().map(|occupation| rating(occupation)?.importance).collect());
        columns.push(
            raw.occupations
                .iter()
                .map(|occupation| match rating(occupation)?.level {
                    Level::Missing => None,
                    Level::NotRelevant => Some(0.0),
                    Level::Rated(level) => Some(level),
                })
                .collect(),
        );
    }
    let mut rows = vec![Vec::with_capacity(columns.len()); raw.occupations.len()];
    for column in columns.iter().filter(|column| column.iter().any(Option::is_some)) {
        let published: Vec<f32> = column.iter().copied().flatten().collect();
        let count = published.len() as f32;
        let mean = published.iter().sum::<f32>() / count;
        let deviation =
            (published.iter().map(|value| (value - mean).powi(2)).sum::<f32>() / count).sqrt().max(1e-3);
        for (row, value) in rows.iter_mut().zip(column) {
            row.push(value.map_or(0.0, |value| (value - mean) / deviation));
        }
    }
    rows
}

/// Sum of the teacher's vectors of each occupation's texts.
fn means(raw: &RawData, texts: &[(OccupationCode, &str)], teacher: &mut Teacher) -> Result<Vec<Vec<f32>>> {
    let vectors = teacher.embed(&texts.iter().map(|(_, text)| *text).collect::<Vec<_>>())?;
    let mut means = vec![vec![0.0; teacher::DIMENSIONS]; raw.occupations.len()];
    for ((code, _), vector) in texts.iter().zip(vectors) {
        if let Some(occupation) = raw.index_of(*code) {
            means[occupation].iter_mut().zip(vector).for_each(|(sum, value)| *sum += value);
        }
    }
    Ok(means)
}

/// Counts of terms by occupation.
struct Bags<'a> {
    raw: &'a RawData,
    numbers: HashMap<String, usize>,
    counts: Vec<BTreeMap<usize, f32>>,
}

impl<'a> Bags<'a> {
    fn new(raw: &'a RawData) -> Self {
        Self { raw, numbers: HashMap::new(), counts: vec![BTreeMap::new(); raw.occupations.len()] }
    }

    fn count(&mut self, code: OccupationCode, term: &str, weight: f32) {
        let Some(occupation) = self.raw.index_of(code) else { return };
        let next = self.numbers.len();
        let number = *self.numbers.entry(term.to_owned()).or_insert(next);
        *self.counts[occupation].entry(number).or_default() += weight;
    }

    fn count_words(&mut self, code: OccupationCode, text: &str) {
        for word in words(text) {
            self.count(code, &word, 1.0);
        }
    }

    fn count_grams(&mut self, code: OccupationCode, text: &str) {
        for word in words(text) {
            let letters: Vec<char> = word.chars().collect();
            for gram in letters.windows(4) {
                self.count(code, &gram.iter().collect::<String>(), 1.0);
            }
            self.count(code, &format!("<{word}>"), 2.0);
        }
    }

    /// Sublinear counts times inverse document frequency, at unit length, by term number.
    fn weighted(self) -> Vec<Vec<(usize, f32)>> {
        let mut frequency = vec![0_f32; self.numbers.len()];
        for term in self.counts.iter().flat_map(BTreeMap::keys) {
            frequency[*term] += 1.0;
        }
        let documents = self.counts.len() as f32;
        let weigh = |counts: BTreeMap<usize, f32>| {
            let mut terms: Vec<(usize, f32)> = counts
                .into_iter()
                .map(|(term, count)| (term, (1.0 + count.ln().max(0.0)) * (documents / frequency[term]).ln()))
                .collect();
            let length = terms.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt().max(1e-6);
            terms.iter_mut().for_each(|(_, weight)| *weight /= length);
            terms
        };
        self.counts.into_iter().map(weigh).collect()
    }
}

fn sparse_dot(a: &[(usize, f32)], b: &[(usize, f32)]) -> f32 {
    let (mut i, mut j, mut sum) = (0, 0, 0.0);
    while let (Some(&(left, x)), Some(&(right, y))) = (a.get(i), b.get(j)) {
        match left.cmp(&right) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                sum += x * y;
                i += 1;
                j += 1;
            }
        }
    }
    sum
}
