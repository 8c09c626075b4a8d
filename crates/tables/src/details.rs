//! What an occupation's page and the skill finder need beyond the core.

use crate::format::Table;
use crate::ratings::RatingBlock;
use serde::{Deserialize, Serialize};

/// Technologies, activities, programmes and the remaining ratings.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct DetailTables {
    /// Ratings of abilities, work activities, work styles and work values.
    pub ratings: RatingBlock,
    /// Names of technologies.
    pub technologies: Vec<String>,
    /// Per technology: 1 if hot.
    pub hot: Vec<u8>,
    /// Per occupation: technologies used, in demand first, then hot, then the rest.
    pub technologies_of: Vec<Vec<u16>>,
    /// Per occupation: how many of its technologies, from the first, are in demand.
    pub in_demand: Vec<u8>,
    /// Names of detailed work activities.
    pub activities: Vec<String>,
    /// Per occupation: its activities, most typical first.
    pub activities_of: Vec<Vec<u16>>,
    /// Per occupation: related occupations as published, closest first.
    pub related_of: Vec<Vec<u16>>,
    /// Instructional programmes: CIP code's six digits as one number, and title.
    pub programmes: Vec<(u32, String)>,
    /// Per occupation: programmes that lead to it.
    pub programmes_of: Vec<Vec<u16>>,
    /// Every place with wages.
    pub areas: Vec<AreaRow>,
}

/// A place.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct AreaRow {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Index of its state among the places, for a metropolitan area.
    pub state: Option<u16>,
    /// Jobs of all occupations, as far as they are published.
    pub jobs: u32,
}

impl Table for DetailTables {
    const KIND: u8 = 3;
    const NAME: &'static str = "details";

    fn check(&self) -> Result<(), String> {
        let count = self.technologies_of.len();
        let lists = [
            ("technologies", &self.technologies_of, self.technologies.len()),
            ("activities", &self.activities_of, self.activities.len()),
            ("related occupations", &self.related_of, count),
            ("programmes", &self.programmes_of, self.programmes.len()),
        ];
        for (name, list, limit) in lists {
            if list.len() != count {
                return Err(format!("{name} has {} rows for {count} occupations", list.len()));
            }
            if list.iter().flatten().any(|&index| usize::from(index) >= limit) {
                return Err(format!("an index into {name} is out of range"));
            }
        }
        if self.in_demand.len() != count || self.hot.len() != self.technologies.len() {
            return Err("technology flags differ in length".into());
        }
        let areas = self.areas.len();
        if self.areas.iter().any(|area| area.state.is_some_and(|state| usize::from(state) >= areas)) {
            return Err("a metropolitan area has no state".into());
        }
        self.ratings.check(count)
    }
}
