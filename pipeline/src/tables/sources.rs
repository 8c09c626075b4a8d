//! The releases that the project rests on, for attribution.

/// Source and release, in the order in which they are credited.
///
/// The releases are those of the files that [`crate::raw::RawData`] reads; a newer release comes with
/// a change here.
pub(super) fn list() -> Vec<(String, String)> {
    [
        ("O*NET Database 30.0 (titles, skills, knowledge, abilities, interests)", "August 2025"),
        ("O*NET Database 30.1 (work activities)", "December 2025"),
        (
            "O*NET Database 29.3 (job zones, education, work styles, work values, technologies, \
             job titles, related occupations, activities)",
            "May 2025",
        ),
        ("O*NET Bright Outlook occupations", "2024-34"),
        ("BLS Occupational Employment and Wage Statistics", "May 2025"),
        ("BLS Employment Projections", "2024-34"),
        ("NCES and BLS crosswalk of programmes to occupations", "CIP 2020 to SOC 2018"),
        ("ESCO skills, European Commission", "1.x"),
        ("Coursera public catalogue", "2023"),
        (
            "GPTs are GPTs, Eloundou et al. (exposure to language models: E1 + 0.5 E2, as rated by GPT-4)",
            "2023",
        ),
    ]
    .map(|(source, release)| (source.to_owned(), release.to_owned()))
    .into()
}
