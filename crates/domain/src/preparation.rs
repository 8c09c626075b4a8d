//! How long it takes to get ready for other work, as ranges with their basis. The rules are shown.

use crate::Education;

/// A range of months.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Months {
    /// At least.
    pub least: u16,
    /// At most, for most people.
    pub most: u16,
}

impl Months {
    /// A range.
    pub const fn new(least: u16, most: u16) -> Self {
        Self { least, most }
    }

    /// Both, one after the other.
    #[must_use]
    pub fn then(self, other: Self) -> Self {
        Self { least: self.least + other.least, most: self.most + other.most }
    }

    /// Both, side by side.
    #[must_use]
    pub fn beside(self, other: Self) -> Self {
        Self { least: self.least.max(other.least), most: self.most.max(other.most) }
    }

    /// The middle of the range, in years.
    pub fn years(self) -> f32 {
        f32::from(self.least + self.most) / 24.0
    }

    /// Whether it takes no time.
    pub fn is_none(self) -> bool {
        self.most == 0
    }
}

/// Months of specific preparation that a job zone stands for, by O*NET's ranges of Specific Vocational
/// Preparation for zones 1 (SVP below 4) to 5 (SVP 8 and above).
const ZONE_MONTHS: [Months; 5] =
    [Months::new(0, 3), Months::new(3, 12), Months::new(12, 24), Months::new(24, 48), Months::new(48, 120)];

/// Months from one job zone to a higher one: at least what lies between the two ranges, at most from the end
/// of the one to the end of the other, since who works in a zone has most of its preparation. Nothing for a zone
/// that is not higher.
pub fn between_zones(from: u8, to: u8) -> Months {
    let of = |zone: u8| ZONE_MONTHS[usize::from(zone.clamp(1, 5)) - 1];
    if to <= from {
        return Months::default();
    }
    let (from, to) = (of(from), of(to));
    Months::new(to.least.saturating_sub(from.most), to.most - from.most)
}

/// Months of full-time schooling after high school up to a level.
fn schooling_months(level: Education) -> u16 {
    match level {
        Education::None | Education::HighSchool => 0,
        Education::Certificate => 9,
        Education::Associate => 24,
        Education::Bachelor => 48,
        Education::Master => 66,
        Education::Doctorate => 96,
    }
}

/// Months of schooling from one level to a higher one: full time at least, half as long again at most,
/// since many study beside work. A high school diploma takes up to a year.
pub fn schooling(has: Education, asked: Education) -> Months {
    if asked <= has {
        return Months::default();
    }
    let full_time = schooling_months(asked) - schooling_months(has);
    let diploma = if has == Education::None { Months::new(3, 12) } else { Months::default() };
    diploma.then(Months::new(full_time, full_time + full_time / 2))
}

/// Training after the start of the work, in the classes of the Bureau of Labor Statistics.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Training {
    /// None beyond what everybody gets.
    None,
    /// Up to a month.
    ShortTerm,
    /// One month to a year.
    ModerateTerm,
    /// More than a year.
    LongTerm,
    /// A formal apprenticeship.
    Apprenticeship,
    /// An internship or residency.
    Residency,
}

impl Training {
    /// The class of this published name.
    pub fn from_published(name: &str) -> Option<Self> {
        Some(match name {
            "None" => Self::None,
            "Short-term on-the-job training" => Self::ShortTerm,
            "Moderate-term on-the-job training" => Self::ModerateTerm,
            "Long-term on-the-job training" => Self::LongTerm,
            "Apprenticeship" => Self::Apprenticeship,
            "Internship/residency" => Self::Residency,
            _ => return None,
        })
    }

    /// How long it takes: the limits of its class, and for the classes without an upper limit the usual
    /// length that the Bureau's handbook tells of.
    pub fn months(self) -> Months {
        match self {
            Self::None => Months::default(),
            Self::ShortTerm => Months::new(0, 1),
            Self::ModerateTerm => Months::new(1, 12),
            Self::LongTerm => Months::new(12, 24),
            Self::Apprenticeship => Months::new(36, 60),
            Self::Residency => Months::new(12, 36),
        }
    }
}

/// Work experience in a related occupation that is usual before the work, in the classes of the Bureau of Labor
/// Statistics.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Experience {
    /// None.
    None,
    /// Less than five years.
    UnderFiveYears,
    /// Five years or more.
    FiveYears,
}

impl Experience {
    /// The class of this published name.
    pub fn from_published(name: &str) -> Option<Self> {
        Some(match name {
            "None" => Self::None,
            "Less than 5 years" => Self::UnderFiveYears,
            "5 years or more" => Self::FiveYears,
            _ => return None,
        })
    }

    /// How long it takes to gather; a year at least where it is asked for at all.
    pub fn months(self) -> Months {
        match self {
            Self::None => Months::default(),
            Self::UnderFiveYears => Months::new(12, 48),
            Self::FiveYears => Months::new(60, 60),
        }
    }
}

/// The level of this published entry-level education.
pub fn entry_education(name: &str) -> Option<Education> {
    Some(match name {
        "No formal educational credential" => Education::None,
        "High school diploma or equivalent" => Education::HighSchool,
        "Some college, no degree" | "Postsecondary nondegree award" => Education::Certificate,
        "Associate's degree" => Education::Associate,
        "Bachelor's degree" => Education::Bachelor,
        "Master's degree" => Education::Master,
        "Doctoral or professional degree" => Education::Doctorate,
        _ => return None,
    })
}

/// What a range of time rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TimeBasis {
    /// The job zones of both occupations.
    JobZone,
    /// Schooling up to the usual entry-level education.
    Schooling,
    /// Work experience in what comes before.
    Experience,
    /// Training on the job.
    Training,
    /// The lengths of matching courses.
    Courses,
}

/// How long a move is likely to take, and what that rests on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MoveTime {
    /// All together.
    pub months: Months,
    /// What goes into it; empty if the work can begin at once.
    pub parts: Vec<(TimeBasis, Months)>,
}

/// What a move asks for, each as time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Needs {
    /// By the job zones of both occupations.
    pub zone: Months,
    /// Schooling.
    pub schooling: Months,
    /// Experience.
    pub experience: Months,
    /// Courses for what is missing.
    pub courses: Months,
    /// Training on the job.
    pub training: Months,
}

impl MoveTime {
    /// The time for what a move asks for. Schooling, experience and courses run side by side, and training
    /// follows. Job zones stand for schooling and experience together, so they count only where neither is
    /// known.
    pub fn of(needs: Needs) -> Self {
        let is_specific = !needs.schooling.is_none() || !needs.experience.is_none();
        let zone = if is_specific { Months::default() } else { needs.zone };
        let parts = [
            (TimeBasis::JobZone, zone),
            (TimeBasis::Schooling, needs.schooling),
            (TimeBasis::Experience, needs.experience),
            (TimeBasis::Courses, needs.courses),
            (TimeBasis::Training, needs.training),
        ];
        let before = zone.beside(needs.schooling).beside(needs.experience).beside(needs.courses);
        Self {
            months: before.then(needs.training),
            parts: parts.into_iter().filter(|(_, months)| !months.is_none()).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zones_that_do_not_rise_take_no_time() {
        assert_eq!(between_zones(3, 3), Months::default());
        assert_eq!(between_zones(4, 2), Months::default());
        assert_eq!(between_zones(2, 3), Months::new(0, 12));
        assert_eq!(between_zones(2, 4), Months::new(12, 36));
        for from in 1..5 {
            for to in from + 1..=5 {
                let months = between_zones(from, to);
                assert!(months.least < months.most, "{from} to {to}");
            }
        }
    }

    #[test]
    fn schooling_is_what_lies_between_two_levels() {
        assert_eq!(schooling(Education::Bachelor, Education::Associate), Months::default());
        assert_eq!(schooling(Education::HighSchool, Education::Bachelor), Months::new(48, 72));
        assert_eq!(schooling(Education::Associate, Education::Bachelor), Months::new(24, 36));
        assert_eq!(schooling(Education::None, Education::HighSchool), Months::new(3, 12));
        for pair in Education::ALL.windows(2) {
            assert!(schooling(pair[0], pair[1]).most > 0, "{pair:?}");
        }
    }

    #[test]
    fn preparation_runs_side_by_side_and_training_follows() {
        let needs = Needs {
            zone: Months::new(0, 90),
            schooling: Months::new(24, 36),
            experience: Months::new(0, 60),
            courses: Months::default(),
            training: Training::ModerateTerm.months(),
        };
        let time = MoveTime::of(needs);
        assert_eq!(time.months, Months::new(25, 72), "job zones stand for what is known here");
        let bases: Vec<TimeBasis> = time.parts.iter().map(|(basis, _)| *basis).collect();
        assert_eq!(bases, [TimeBasis::Schooling, TimeBasis::Experience, TimeBasis::Training]);
        let unknown = Needs { schooling: Months::default(), experience: Months::default(), ..needs };
        assert_eq!(MoveTime::of(unknown).months, Months::new(1, 102));
        assert!(MoveTime::default().months.is_none());
        assert!((time.months.years() - 97.0 / 24.0).abs() < 1e-6);
    }

    #[test]
    fn published_names_are_read() {
        assert_eq!(Training::from_published("Apprenticeship"), Some(Training::Apprenticeship));
        assert_eq!(Training::from_published("Magic"), None);
        assert_eq!(entry_education("Some college, no degree"), Some(Education::Certificate));
        assert_eq!(Experience::from_published("5 years or more"), Some(Experience::FiveYears));
        assert_eq!(Experience::from_published("ages"), None);
        assert_eq!(entry_education(""), None);
    }
}
