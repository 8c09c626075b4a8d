//! Occupations in the form that ranking needs: the core table, decoded once.

use std::ops::Deref;
use waymark_domain::{AreaCode, Domain};
use waymark_tables::CoreTables;

/// Decoded columns of the core table. Rows are occupations in code order.
pub struct Reference {
    /// The table itself, for what is only shown.
    pub core: CoreTables,
    /// Importance of each element to each occupation, 1 to 5; missing ones at the element's mean.
    pub importance: Vec<Vec<f32>>,
    /// Importance, standardised over occupations for each element; missing ones are 0.
    pub importance_z: Vec<Measured>,
    /// The same of the O*NET skills alone, which the baseline goes by.
    pub skills_z: Vec<Measured>,
    /// Level each occupation asks for, 0 to 7; not relevant is 0, missing is the element's mean.
    pub level: Vec<Vec<f32>>,
    /// Whether the occupation is rated at all.
    pub rated: Vec<bool>,
    /// Levels of each element over all rated occupations, ascending, for percentiles.
    pub sorted_levels: Vec<Vec<f32>>,
    /// RIASEC scores with their mean taken off and unit length; `None` if not rated.
    pub interests: Vec<Option<[f32; 6]>>,
    /// Extents of the work values with their mean taken off and unit length; `None` if not rated.
    pub values: Vec<Option<[f32; 6]>>,
    /// How much leading others belongs to the work, standardised over occupations; 0 if not rated.
    pub leading: Vec<f32>,
    /// Share of workers who say that at most this education is required, lowest level first.
    pub education_reached: Vec<Option<[f32; 7]>>,
    /// National median annual wage, dollars; a top-coded one at its limit.
    pub median_pay: Vec<Option<f32>>,
    /// Minor group of each occupation; groups are numbered from 0.
    pub minor_group: Vec<usize>,
    /// Major group of each occupation; groups are numbered from 0.
    pub major_group: Vec<usize>,
}

/// Row of the median among the five percentiles of the wage tables.
pub const MEDIAN: usize = 2;

impl Reference {
    /// Decodes a core table.
    pub fn new(core: CoreTables) -> Self {
        let (count, elements) = (core.len(), core.ratings.len());
        let rated: Vec<bool> = (0..count)
            .map(|occupation| {
                (0..elements).any(|element| core.ratings.rating(occupation, element).importance.is_some())
            })
            .collect();
        let mut importance = vec![vec![0.0; elements]; count];
        let mut importance_z = importance.clone();
        let mut level = importance.clone();
        let mut sorted_levels = Vec::with_capacity(elements);
        for element in 0..elements {
            let ratings: Vec<_> =
                (0..count).map(|occupation| core.ratings.rating(occupation, element)).collect();
            let published: Vec<f32> = ratings.iter().filter_map(|rating| rating.importance).collect();
            let (mean, deviation) = mean_and_deviation(&published);
            // An element that does not matter to an occupation asks for nothing; one whose level is
            // not published asks for what occupations ask for on average.
            let levels: Vec<Option<f32>> =
                ratings.iter().map(|rating| rating.level.or(rating.not_relevant.then_some(0.0))).collect();
            let mut sorted: Vec<f32> = levels.iter().copied().flatten().collect();
            sorted.sort_by(f32::total_cmp);
            let (mean_level, _) = mean_and_deviation(&sorted);
            for occupation in 0..count {
                importance[occupation][element] = ratings[occupation].importance.unwrap_or(mean);
                importance_z[occupation][element] =
                    ratings[occupation].importance.map_or(0.0, |value| (value - mean) / deviation);
                level[occupation][element] = levels[occupation].unwrap_or(mean_level);
            }
            sorted_levels.push(sorted);
        }
        let interests = (0..count)
            .map(|occupation| core.interests(occupation).and_then(|scores| direction(&scores)))
            .collect();
        let values = (0..count)
            .map(|occupation| core.work_values(occupation).and_then(|extents| direction(&extents)))
            .collect();
        let leading = leading(&core.ratings.names, &importance_z);
        let skills: Vec<usize> =
            (0..elements).filter(|&element| core.ratings.domain(element) == Domain::Skill).collect();
        let of_skills = |row: &Vec<f32>| Measured::new(skills.iter().map(|&element| row[element]).collect());
        let skills_z = importance_z.iter().map(of_skills).collect();
        let importance_z = importance_z.into_iter().map(Measured::new).collect();
        let education_reached =
            (0..count).map(|occupation| core.education(occupation).map(cumulative)).collect();
        let minor_group = numbered((0..count).map(|occupation| core.code(occupation).soc().digits() / 1000));
        let major_group = numbered((0..count).map(|occupation| core.code(occupation).soc().major()));
        let mut reference = Self {
            core,
            importance,
            importance_z,
            skills_z,
            level,
            rated,
            sorted_levels,
            interests,
            values,
            leading,
            education_reached,
            median_pay: Vec::new(),
            minor_group,
            major_group,
        };
        reference.median_pay = (0..count).map(|occupation| reference.national_median(occupation)).collect();
        reference
    }

    /// Number of occupations.
    pub fn len(&self) -> usize {
        self.core.len()
    }

    /// Whether there is no occupation.
    pub fn is_empty(&self) -> bool {
        self.core.is_empty()
    }

    /// Number of elements that importance and level are known for.
    pub fn elements(&self) -> usize {
        self.core.ratings.len()
    }

    /// Indices of the elements of a family.
    pub fn elements_of(&self, domain: Domain) -> impl Iterator<Item = usize> + '_ {
        (0..self.elements()).filter(move |&element| self.core.ratings.domain(element) == domain)
    }

    /// The level below which `share` (0 to 1) of occupations lie for an element.
    pub fn level_percentile(&self, element: usize, share: f32) -> f32 {
        let sorted = &self.sorted_levels[element];
        let at = (share * sorted.len().saturating_sub(1) as f32).round() as usize;
        sorted.get(at).copied().unwrap_or(0.0)
    }

    fn national_median(&self, occupation: usize) -> Option<f32> {
        let nation = self.core.wages.area(AreaCode::NATION)?;
        let wages = nation.wages(self.core.wage_soc(occupation)?)?;
        wages.annual[MEDIAN].map(|figure| figure.dollars() as f32)
    }
}

/// Numbers from 0 for names of groups, in the order of the names.
fn numbered(names: impl Iterator<Item = u32>) -> Vec<usize> {
    let names: Vec<u32> = names.collect();
    let mut different = names.clone();
    different.sort_unstable();
    different.dedup();
    names.iter().map(|name| different.partition_point(|other| other < name)).collect()
}

/// Elements whose importance says how much an occupation leads others.
const LEADING: [&str; 3] =
    ["Management of Personnel Resources", "Administration and Management", "Personnel and Human Resources"];

/// Mean over [`LEADING`] of each occupation's standardised importance.
fn leading(names: &[String], importance_z: &[Vec<f32>]) -> Vec<f32> {
    let elements: Vec<usize> = names
        .iter()
        .enumerate()
        .filter(|(_, name)| LEADING.contains(&name.as_str()))
        .map(|(at, _)| at)
        .collect();
    let mean = |row: &Vec<f32>| elements.iter().map(|&at| row[at]).sum::<f32>() / LEADING.len() as f32;
    importance_z.iter().map(mean).collect()
}

fn mean_and_deviation(values: &[f32]) -> (f32, f32) {
    if values.is_empty() {
        return (0.0, 1.0);
    }
    let count = values.len() as f32;
    let mean = values.iter().sum::<f32>() / count;
    let variance = values.iter().map(|value| (value - mean).powi(2)).sum::<f32>() / count;
    (mean, variance.sqrt().max(1e-3))
}

/// Scores with their mean taken off, at unit length; `None` if all are alike.
pub fn direction(scores: &[f32; 6]) -> Option<[f32; 6]> {
    let mean = scores.iter().sum::<f32>() / 6.0;
    let centred = scores.map(|score| score - mean);
    let length = centred.iter().map(|value| value * value).sum::<f32>().sqrt();
    (length > 1e-6).then(|| centred.map(|value| value / length))
}

fn cumulative(shares: [f32; 7]) -> [f32; 7] {
    let total = shares.iter().sum::<f32>().max(1e-6);
    let mut sum = 0.0;
    shares.map(|share| {
        sum += share;
        sum / total
    })
}

/// A vector that is compared with many others: the square of its length is worked out once.
#[derive(Debug, Clone)]
pub struct Measured {
    values: Vec<f32>,
    square: f32,
}

impl Measured {
    /// Measures a vector.
    pub fn new(values: Vec<f32>) -> Self {
        Self { square: dot(&values, &values), values }
    }

    /// Cosine with another of the same length; 0 if either is zero.
    pub fn cosine(&self, other: &Self) -> f32 {
        cosine_by(dot(&self.values, &other.values), self.square, other.square)
    }
}

impl Deref for Measured {
    type Target = [f32];

    fn deref(&self) -> &[f32] {
        &self.values
    }
}

/// Cosine of two vectors of one length; 0 if either is zero.
pub fn cosine(a: &[f32], b: &[f32]) -> f32 {
    cosine_by(dot(a, b), dot(a, a), dot(b, b))
}

/// Cosine by the product of two vectors and of each with itself.
fn cosine_by(ab: f32, aa: f32, bb: f32) -> f32 {
    if aa == 0.0 || bb == 0.0 { 0.0 } else { ab / (aa * bb).sqrt() }
}

fn dot(a: &[f32], b: &[f32]) -> f32 {
    /// Sums that run beside one another, which processors do at once.
    const LANES: usize = 4;
    let (a, a_last) = a.as_chunks::<LANES>();
    let (b, b_last) = b.as_chunks::<LANES>();
    let mut sums = [0.0; LANES];
    for (a, b) in a.iter().zip(b) {
        sums.iter_mut().zip(a).zip(b).for_each(|((sum, a), b)| *sum += a * b);
    }
    let last: f32 = a_last.iter().zip(b_last).map(|(a, b)| a * b).sum();
    sums.iter().sum::<f32>() + last
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_measured_vector_has_the_cosines_of_the_plain_one() {
        let [a, b] = [[0.5, -1.0, 2.0, 0.25, 3.0], [1.5, 1.0, -0.5, 0.0, 2.0]].map(|row| row.to_vec());
        let [measured_a, measured_b] = [&a, &b].map(|row| Measured::new(row.clone()));
        assert_eq!(measured_a.cosine(&measured_b), cosine(&a, &b));
        assert!((measured_a.cosine(&measured_a) - 1.0).abs() < 1e-6);
        assert_eq!(measured_a.cosine(&Measured::new(vec![0.0; 5])), 0.0);
        assert_eq!(measured_a[2], 2.0);
    }
}
