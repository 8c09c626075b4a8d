//! What an occupation's page says before the app is there: published facts, which need no more than the tables.
//!
//! On a slow connection they are there many seconds before the engine, and they are what a search engine reads.

use super::Page;
use super::fill::{fill, keep};
use crate::shell::escape;
use waymark_domain::{AreaCode, Domain, OccupationCode, SocCode};

use waymark_tables::wages::WageFigure;
use waymark_tables::{CoreTables, DetailTables, TitleTables};

const TEMPLATE: &str = include_str!("occupation.html");
/// Other names, activities, skills and related occupations shown at most.
const MOST_NAMES: usize = 8;
const MOST_ACTIVITIES: usize = 10;
const MOST_SKILLS: usize = 10;
const MOST_RELATED: usize = 10;
/// What a median is the median of.
const A_YEAR: &str = "a year";
const AN_HOUR: &str = "an hour";
/// What joins the last two of a row of names.
const AND: &str = "and";
/// Job zones 1 to 5, in the words that the app has for them.
const PREPARATION: [&str; 5] = [
    "Little preparation: a few days to a few months",
    "Some preparation: a few months to a year",
    "Medium preparation: one or two years of training",
    "Considerable preparation: often a four-year degree",
    "Extensive preparation: often graduate study",
];

/// The words that the template's places may be filled with and that other languages have their own for.
pub(super) fn words() -> impl Iterator<Item = &'static str> {
    PREPARATION.into_iter().chain([A_YEAR, AN_HOUR, AND])
}

/// The tables that the pages are made of.
#[derive(Debug, Default)]
pub(super) struct Tables {
    pub(super) core: CoreTables,
    pub(super) details: DetailTables,
    /// Per occupation, the titles that its holders report, most typical first.
    pub(super) reported: Vec<Vec<String>>,
}

impl Tables {
    pub(super) fn new(core: CoreTables, details: DetailTables, titles: &TitleTables) -> Self {
        let names: Vec<String> = titles.decode().into_iter().map(|(title, _)| title).collect();
        let of = |indices: &Vec<u16>| {
            indices
                .iter()
                .take(MOST_NAMES)
                .filter_map(|&index| names.get(usize::from(index)).cloned())
                .collect()
        };
        Self { reported: titles.reported.iter().map(of).collect(), core, details }
    }
}

/// The page of the occupation with this index.
pub(super) fn page(tables: &Tables, index: usize) -> Page {
    let core = &tables.core;
    let (title, code) = (&core.titles[index], core.code(index));
    Page {
        folder: format!("occupation/{code}/"),
        title: format!("{title} – Waymark"),
        description: describe(title, code, core.job_zones[index], median_pay(core, index)),
        content: content(tables, index),
    }
}

fn content(tables: &Tables, index: usize) -> String {
    let Tables { core, details, reported } = tables;
    let names = |indices: &[u16], most: usize| -> Vec<&str> {
        indices.iter().take(most).map(|&at| details.activities[usize::from(at)].as_str()).collect()
    };
    let also: Vec<&str> = reported.get(index).into_iter().flatten().map(String::as_str).collect();
    let activities =
        details.activities_of.get(index).map(|all| names(all, MOST_ACTIVITIES)).unwrap_or_default();
    let skills = core.ratings.by_importance(index, Domain::Skill);
    let skills: Vec<&str> = skills.into_iter().take(MOST_SKILLS).map(|(name, ..)| name).collect();
    let related: Vec<usize> = details
        .related_of
        .get(index)
        .into_iter()
        .flatten()
        .take(MOST_RELATED)
        .map(|&other| usize::from(other))
        .collect();
    let pay = median_pay(core, index);
    let outlook = core.projection(index);
    let mut html = TEMPLATE.to_owned();
    for (part, is_there) in [
        ("also", !also.is_empty()),
        ("activities", !activities.is_empty()),
        ("skills", !skills.is_empty()),
        ("related", !related.is_empty()),
        ("pay", pay.is_some()),
        ("shared", pay.is_some_and(|pay| pay.group.is_some())),
        ("outlook", outlook.is_some()),
    ] {
        html = keep(&html, part, is_there);
    }
    let link = |&other: &usize| {
        let (code, title) = (core.code(other), escape(&core.titles[other]));
        format!("<a href=\"occupation/{code}/\">{title}</a>")
    };
    let zone = usize::from(core.job_zones[index]);
    fill(
        &html,
        &[
            ("title", escape(&core.titles[index])),
            ("code", core.code(index).to_string()),
            ("also", joined(&also)),
            ("activities", items(&activities)),
            ("skills", items(&skills)),
            ("related", list(related.iter().map(link))),
            ("amount", pay.map(Median::amount).unwrap_or_default()),
            ("unit", pay.map(Median::unit).unwrap_or_default().to_owned()),
            ("soc", pay.and_then(|pay| pay.group).map(|soc| soc.to_string()).unwrap_or_default()),
            ("years", escape(&core.projection_years)),
            ("change", outlook.map(|row| percent(row.change)).unwrap_or_default()),
            ("openings", outlook.map(|row| thousands(row.openings * 100)).unwrap_or_default()),
            ("education", outlook.map(|row| escape(&row.entry_education)).unwrap_or_default()),
            ("preparation", PREPARATION[zone.clamp(1, PREPARATION.len()) - 1].to_owned()),
        ],
    )
}

/// A list's items, from their HTML.
fn list(items: impl Iterator<Item = String>) -> String {
    items.flat_map(|item| ["<li>".to_owned(), item, "</li>".to_owned()]).collect()
}

/// Names in a row, as the app joins them; the last joint is a text of its own, for other languages.
fn joined(names: &[&str]) -> String {
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => {
            format!("{} <span>{AND}</span> {}", escape(&rest.join(", ")), escape(last))
        }
        _ => escape(&names.concat()),
    }
}

fn items(names: &[&str]) -> String {
    list(names.iter().map(|name| escape(name)))
}

/// The occupation in one sentence of published facts, and one on what the page has.
fn describe(title: &str, code: OccupationCode, job_zone: u8, pay: Option<Median>) -> String {
    let preparation = match job_zone {
        1 => "little or no preparation",
        2 => "some preparation",
        3 => "medium preparation",
        4 => "considerable preparation",
        _ => "extensive preparation",
    };
    let pay = pay.map(|pay| {
        let of = pay.group.map(|soc| format!(", shared by all of {soc}")).unwrap_or_default();
        format!(", median pay {} {} in the United States{of}", pay.amount(), pay.unit())
    });
    format!(
        "{title} ({code}): {preparation} needed (job zone {job_zone} of 5){}. \
         Skills, technologies, pay, outlook and similar occupations.",
        pay.unwrap_or_default()
    )
}

/// A published national median.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Median {
    figure: Figure,
    /// The group that it is published for, if that is not the occupation alone.
    group: Option<SocCode>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Figure {
    /// Dollars a year.
    Annual(WageFigure),
    /// Dollars an hour, for work that is not paid by the year.
    Hourly(f32),
}

impl Median {
    fn amount(self) -> String {
        match self.figure {
            Figure::Annual(WageFigure::Exactly(dollars)) => format!("${}", thousands(dollars)),
            Figure::Annual(WageFigure::AtLeast(dollars)) => format!("${} or more", thousands(dollars)),
            Figure::Hourly(dollars) => format!("${dollars:.2}"),
        }
    }

    fn unit(self) -> &'static str {
        match self.figure {
            Figure::Annual(_) => A_YEAR,
            Figure::Hourly(_) => AN_HOUR,
        }
    }
}

/// The occupation's national median; `None` if it is not published.
fn median_pay(core: &CoreTables, index: usize) -> Option<Median> {
    let soc = core.wage_soc(index)?;
    let wages = core.wages.area(AreaCode::NATION)?.wages(soc)?;
    let [_, _, median, ..] = wages.annual;
    let figure = median.map(Figure::Annual).or(wages.hourly_median.map(Figure::Hourly))?;
    let others = core.wage_socs.iter().filter(|&&other| other == soc.digits()).count() > 1;
    let is_shared = others || core.code(index).soc() != soc;
    Some(Median { figure, group: is_shared.then_some(soc) })
}

/// Tenths of a percent, with a sign.
fn percent(tenths: i16) -> String {
    let sign = if tenths > 0 { "+" } else { "" };
    format!("{sign}{:.1}%", f32::from(tenths) / 10.0)
}

fn thousands(number: u32) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use waymark_tables::WageTables;
    use waymark_tables::wages::WageArea;

    fn core() -> CoreTables {
        let nation = WageArea {
            code: "N0000000".into(),
            name: "United States".into(),
            soc_steps: vec![151_252, 140_000],
            employment: vec![0, 0],
            location_quotient: vec![0, 0],
            annual: vec![0, 0, 13_310, 0, 0, 0, 0, 1, 0, 0],
            hourly_only: vec![0, 0],
            top_code: 239_200,
        };
        CoreTables {
            codes: vec![15_125_200, 29_122_900, 29_125_200],
            titles: vec!["Software Developers".into(), "Others <all>".into(), "Surgeons".into()],
            job_zones: vec![4, 1, 5],
            wage_socs: vec![151_252, 0, 291_252],
            wages: WageTables { areas: vec![nation] },
            projection_of: vec![None; 3],
            ..CoreTables::default()
        }
    }

    fn tables() -> Tables {
        let details = DetailTables {
            activities: vec!["Write code.".into()],
            activities_of: vec![vec![0], vec![], vec![]],
            related_of: vec![vec![2, 1], vec![], vec![]],
            ..DetailTables::default()
        };
        let reported = vec![vec!["Coder".into(), "Programmer".into()], vec![], vec![]];
        Tables { core: core(), details, reported }
    }

    #[test]
    fn a_description_has_published_facts_only() {
        let describe = |index| page(&tables(), index).description;
        assert!(describe(0).starts_with(
            "Software Developers (15-1252.00): considerable preparation needed (job zone 4 of 5), \
             median pay $133,080 a year in the United States. "
        ));
        assert!(
            describe(1).starts_with(
                "Others <all> (29-1229.00): little or no preparation needed (job zone 1 of 5). "
            )
        );
        assert!(describe(2).contains("median pay $239,200 or more a year in the United States. "));
    }

    #[test]
    fn what_is_known_is_shown_and_what_is_not_leaves_no_trace() {
        let known = page(&tables(), 0).content;
        for part in [
            "<h1 lang=\"en\">Software Developers</h1>",
            "Coder <span>and</span> Programmer",
            "<li>Write code.</li>",
            "<a href=\"occupation/29-1229.00/\">Others &lt;all&gt;</a>",
            "<span>$133,080</span> <span>a year</span>",
            "often a four-year degree",
        ] {
            assert!(known.contains(part), "{part} in {known}");
        }
        let unknown = page(&tables(), 1).content;
        for part in
            ["Also called", "What people do", "Related", "Median pay", "Openings", "together:", "{", "<!--"]
        {
            assert!(!unknown.contains(part), "{part} in {unknown}");
        }
    }

    #[test]
    fn pay_that_others_share_is_said_to_be_shared() {
        let is_shared = |core: &CoreTables, index| median_pay(core, index).unwrap().group.is_some();
        assert!(!is_shared(&core(), 2));
        let with_another = CoreTables { wage_socs: vec![151_252, 291_252, 291_252], ..core() };
        assert!(is_shared(&with_another, 1) && is_shared(&with_another, 2));
        let of_a_group = CoreTables { wage_socs: vec![291_252, 0, 0], ..core() };
        assert!(is_shared(&of_a_group, 0));
        let shared = Tables { core: of_a_group, ..tables() };
        assert!(page(&shared, 0).content.contains("<span>29-1252</span>"));
        assert!(page(&shared, 0).description.contains(", shared by all of 29-1252. "));
    }

    #[test]
    fn numbers_read_as_they_are_written() {
        for (number, text) in [(0, "0"), (999, "999"), (1_000, "1,000"), (1_234_567, "1,234,567")] {
            assert_eq!(thousands(number), text);
        }
        assert_eq!([percent(179), percent(0), percent(-36)], ["+17.9%", "0.0%", "-3.6%"]);
    }
}
