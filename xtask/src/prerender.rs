//! One HTML file for every address of the site.
//!
//! A static host answers `occupation/15-1252.00/` only if there is a file of that name. Each page is
//! the shell with the way back to the root, a title and a description of its own; the content comes
//! from the app, which starts in the same way everywhere.

use crate::run::announce;
use crate::shell::{Head, Shell};
use crate::{generator, not_found, words};
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;
use waymark_domain::{AreaCode, OccupationCode};
use waymark_schema::manifest::Manifest;
use waymark_tables::wages::WageFigure;
use waymark_tables::{CoreTables, format};

/// A page that is not the start page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Page {
    /// Folder relative to the root, without a slash at either end.
    folder: String,
    /// Title of the page.
    title: String,
    /// One or two sentences of facts.
    description: String,
}

/// Writes every page into `dist`, from its `index.html`, and gives back their folders.
pub(crate) fn write_pages(dist: &Path) -> Result<Vec<String>> {
    let index = dist.join("index.html");
    let html = fs::read_to_string(&index).with_context(|| format!("cannot read {}", index.display()))?;
    let shell = Shell::parse(&html)?;
    let core = read_core(dist)?;
    let pages = pages(&core);
    announce(&format!("Writing {} pages and 404.html", pages.len()));
    for page in &pages {
        let folder = dist.join(&page.folder);
        fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
        let head =
            Head { base: &way_to_root(&page.folder), title: &page.title, description: &page.description };
        fs::write(folder.join("index.html"), shell.render(&head))
            .with_context(|| format!("cannot write into {}", folder.display()))?;
    }
    let generator = Head {
        base: "../",
        title: words::GENERATOR_TITLE,
        description: "Choose how Waymark looks inside your page, and copy the lines that put it there. It stays \
                      private: your page is never told what a visitor types.",
    };
    let folder = dist.join("embed");
    fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
    fs::write(folder.join("index.html"), generator::page(&shell.render(&generator))?)
        .context("cannot write embed/index.html")?;
    fs::write(dist.join("404.html"), not_found::PAGE).context("cannot write 404.html")?;
    Ok(pages.into_iter().map(|page| page.folder).collect())
}

/// The manifest of the release in this folder.
pub(crate) fn read_manifest(folder: &Path) -> Result<Manifest> {
    let path = folder.join("manifest.json");
    let text = fs::read_to_string(&path).with_context(|| {
        format!(
            "cannot read {}: make it with `cargo run --profile native -p pipeline -- tables`",
            path.display()
        )
    })?;
    serde_json::from_str(&text).with_context(|| format!("{} is not a manifest", path.display()))
}

fn read_core(folder: &Path) -> Result<CoreTables> {
    let manifest = read_manifest(folder)?;
    let asset = manifest.assets.get("core").context("the manifest names no core table")?;
    let path = folder.join(&asset.path);
    let bytes = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let (core, _) = format::read::<CoreTables>(&bytes).with_context(|| path.display().to_string())?;
    Ok(core)
}

/// Every page but the start page.
fn pages(core: &CoreTables) -> Vec<Page> {
    let about = Page {
        folder: "about".into(),
        title: "About – Waymark".into(),
        description: "How Waymark works, where its figures come from, what it cannot know, and what it does \
                      with what you type: nothing."
            .into(),
    };
    let model = Page {
        folder: "model".into(),
        title: "Model card – Waymark".into(),
        description:
            "How well the models do on what they have not seen, beside simpler ways: every figure with \
                      its number of cases, calibration, data, and what they cannot do."
                .into(),
    };
    let grounded = Page {
        folder: "grounded".into(),
        title: "With facts and without – Waymark".into(),
        description:
            "One question about an occupation, answered from published facts that you can open, and by a \
                      language model that was given none."
                .into(),
    };
    let saved = Page {
        folder: "saved".into(),
        title: "Saved profiles – Waymark".into(),
        description:
            "Profiles that you have saved in this browser, on this device and nowhere else: open, rename \
                      or delete them, open a file, or erase everything."
                .into(),
    };
    let compare = Page {
        folder: "compare".into(),
        title: "Compare – Waymark".into(),
        description:
            "Occupations side by side: how each fits you, pay and jobs where you live, growth, openings, \
                      preparation, and skill by skill what you have and what you lack."
                .into(),
    };
    let demand = Page {
        folder: "demand".into(),
        title: "In demand – Waymark".into(),
        description:
            "Work that fits you, ordered by openings a year and by how common it is in your state or \
                      metropolitan area, with the rule of the order and the source of every figure."
                .into(),
    };
    let search = Page {
        folder: "search".into(),
        title: "Search by meaning – Waymark".into(),
        description:
            "Find skills, tools, programmes, courses and occupations by what words mean, and the work that \
                      uses them. It runs in your browser; nothing you type is sent."
                .into(),
    };
    let map = Page {
        folder: "map".into(),
        title: "Map of occupations – Waymark".into(),
        description: "Every occupation on one map, like ones near each other, with your place and your matches marked. \
                      Search it, zoom in, and open what lies near."
            .into(),
    };
    let questions = Page {
        folder: "questions".into(),
        title: "Questions about interests – Waymark".into(),
        description:
            "12 or 30 short questions about what you would like to do, scored by a rule that is shown. The \
                      answers become interests that count in your match."
                .into(),
    };
    let occupations = (0..core.len()).map(|index| {
        let occupation = core.code(index);
        Page {
            folder: format!("occupation/{occupation}"),
            title: format!("{} – Waymark", core.titles[index]),
            description: describe(
                &core.titles[index],
                occupation,
                core.job_zones[index],
                median_pay(core, index).as_deref(),
            ),
        }
    });
    [about, model, saved, grounded, compare, demand, search, map, questions]
        .into_iter()
        .chain(occupations)
        .collect()
}

/// The occupation in one sentence of published facts, and one on what the page has.
fn describe(title: &str, code: OccupationCode, job_zone: u8, pay: Option<&str>) -> String {
    let preparation = match job_zone {
        1 => "little or no preparation",
        2 => "some preparation",
        3 => "medium preparation",
        4 => "considerable preparation",
        _ => "extensive preparation",
    };
    let pay = pay.map(|pay| format!(", {pay}")).unwrap_or_default();
    format!(
        "{title} ({code}): {preparation} needed (job zone {job_zone} of 5){pay}. \
         Skills, technologies, pay, outlook and similar occupations."
    )
}

/// The published national median, in words; `None` if it is not published.
fn median_pay(core: &CoreTables, index: usize) -> Option<String> {
    let soc = core.wage_soc(index)?;
    let wages = core.wages.area(AreaCode::NATION)?.wages(soc)?;
    let [_, _, median, ..] = wages.annual;
    let amount = match (median, wages.hourly_median) {
        (Some(WageFigure::Exactly(dollars)), _) => format!("${} a year", thousands(dollars)),
        (Some(WageFigure::AtLeast(dollars)), _) => format!("${} or more a year", thousands(dollars)),
        (None, Some(hourly)) => format!("${hourly:.2} an hour"),
        (None, None) => return None,
    };
    let others = core.wage_socs.iter().filter(|&&other| other == soc.digits()).count() > 1;
    let shared = others || core.code(index).soc() != soc;
    let of = if shared { format!(", shared by all of {soc}") } else { String::new() };
    Some(format!("median pay {amount} in the United States{of}"))
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

/// `../` for each part of the folder.
fn way_to_root(folder: &str) -> String {
    "../".repeat(folder.split('/').count())
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
            titles: vec!["Software Developers".into(), "Others".into(), "Surgeons".into()],
            job_zones: vec![4, 1, 5],
            wage_socs: vec![151_252, 0, 291_252],
            wages: WageTables { areas: vec![nation] },
            ..CoreTables::default()
        }
    }

    #[test]
    fn there_is_a_page_for_every_occupation_and_for_what_is_about_the_site() {
        let pages = pages(&core());
        let folders: Vec<_> = pages.iter().map(|page| page.folder.as_str()).collect();
        assert_eq!(
            folders,
            [
                "about", "model", "saved", "grounded", "compare", "demand", "search", "map", "questions",
                "occupation/15-1252.00", "occupation/29-1229.00", "occupation/29-1252.00"
            ]
        );
        assert_eq!(pages[9].title, "Software Developers – Waymark");
    }

    #[test]
    fn a_description_has_published_facts_only() {
        let descriptions: Vec<_> = pages(&core()).into_iter().map(|page| page.description).collect();
        assert!(descriptions[9].starts_with(
            "Software Developers (15-1252.00): considerable preparation needed (job zone 4 of 5), \
             median pay $133,080 a year in the United States. "
        ));
        assert!(
            descriptions[10]
                .starts_with("Others (29-1229.00): little or no preparation needed (job zone 1 of 5). ")
        );
        assert!(descriptions[11].contains("median pay $239,200 or more a year in the United States. "));
    }

    #[test]
    fn pay_that_others_share_is_said_to_be_shared() {
        let shared = ", shared by all of 29-1252";
        assert!(!median_pay(&core(), 2).unwrap().ends_with(shared));
        let with_another = CoreTables { wage_socs: vec![151_252, 291_252, 291_252], ..core() };
        for index in [1, 2] {
            assert!(median_pay(&with_another, index).unwrap().ends_with(shared), "{index}");
        }
        let of_a_group = CoreTables { wage_socs: vec![291_252, 0, 0], ..core() };
        assert!(median_pay(&of_a_group, 0).unwrap().ends_with(shared));
    }

    #[test]
    fn the_committed_tables_give_a_page_for_every_occupation() {
        let core = read_core(&crate::workspace::root().unwrap().join("public")).unwrap();
        let pages = pages(&core);
        assert_eq!(pages.len(), core.len() + 9);
        assert!(pages.len() > 900, "{}", pages.len());
        for page in &pages {
            let length = page.description.chars().count();
            assert!((80..320).contains(&length), "{length}: {page:?}");
        }
        let with_pay = pages.iter().filter(|page| page.description.contains("median pay $")).count();
        assert!(with_pay > pages.len() * 8 / 10, "{with_pay}");
    }

    #[test]
    fn the_way_to_the_root_has_a_step_for_each_folder() {
        assert_eq!(way_to_root("about"), "../");
        assert_eq!(way_to_root("occupation/15-1252.00"), "../../");
    }

    #[test]
    fn dollars_have_separators() {
        for (number, text) in [(0, "0"), (999, "999"), (1_000, "1,000"), (1_234_567, "1,234,567")] {
            assert_eq!(thousands(number), text);
        }
    }
}
