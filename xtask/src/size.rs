//! What a visitor downloads, against the budgets.

use crate::{compress, release, workspace};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::Path;
use waymark_schema::manifest::Manifest;

/// Which budgets fail the command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rule {
    /// What has come under its budget stays under it, and what has not does not grow.
    NoWorse,
    /// Every one.
    Strict,
}

/// What may be sent.
#[derive(Debug, Clone, Copy)]
struct Budget {
    /// The part that it is for, or all of them.
    part: Option<Part>,
    name: &'static str,
    /// Bytes as sent.
    goal: u64,
    /// What is not passed meanwhile: the goal where it is met, otherwise little more than was last measured.
    ceiling: u64,
}

const fn budget(part: Option<Part>, name: &'static str, goal: u64, ceiling: u64) -> Budget {
    Budget { part, name, goal, ceiling }
}

const BUDGETS: [Budget; 5] = [
    budget(Some(Part::Shell), "page shell", 200_000, 200_000),
    budget(Some(Part::Worker), "worker", 900_000, 900_000),
    budget(Some(Part::Models), "models", 1_500_000, 1_500_000),
    budget(Some(Part::Core), "core table", 700_000, 700_000),
    budget(None, "total", 3_000_000, 3_000_000),
];

/// What a file belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// What the page needs to be seen and used: HTML, styles, the app.
    Shell,
    /// The worker's program.
    Worker,
    /// Encoder and ranker.
    Models,
    /// The core table.
    Core,
    /// Needed for the first recommendation, with no budget but the total's.
    Other,
}

/// A file needed for the first recommendation.
#[derive(Debug, Clone, PartialEq, Eq)]
struct File {
    name: String,
    part: Part,
    /// Bytes as sent, compressed.
    sent: u64,
}

/// Prints the table; fails on a budget that the rule covers.
pub(crate) fn check(rule: Rule) -> Result<()> {
    let dist = workspace::dist()?;
    let manifest = release::manifest(&dist).context("build the site first with `cargo xtask build`")?;
    let names: Vec<String> = workspace::files_under(&dist)?
        .iter()
        .filter_map(|file| file.strip_prefix(&dist).ok()?.to_str().map(String::from))
        .collect();
    let mut files = Vec::new();
    for (name, part) in classify(&names, &manifest) {
        let sent = sent_bytes(&dist.join(&name))?;
        files.push(File { name, part, sent });
    }
    let (table, over) = report(&files);
    print!("{table}");
    let failing: Vec<&str> = over
        .into_iter()
        .filter(|&(budget, sent)| rule == Rule::Strict || sent > budget.ceiling)
        .map(|(budget, _)| budget.name)
        .collect();
    if !failing.is_empty() {
        bail!("over budget: {}", failing.join(", "));
    }
    Ok(())
}

/// The files that the first recommendation needs, with what they belong to.
fn classify(names: &[String], manifest: &Manifest) -> Vec<(String, Part)> {
    let asset_part = |name: &str| {
        let (role, _) = manifest.assets.iter().find(|(_, asset)| asset.path == name)?;
        match role.as_str() {
            "core" => Some(Part::Core),
            "encoder" | "ranker" => Some(Part::Models),
            _ => None,
        }
    };
    let part = |name: &str| {
        let extension = Path::new(name).extension().and_then(|extension| extension.to_str()).unwrap_or("");
        match (name, extension) {
            (_, "json") if name.starts_with("manifest-") => Some(Part::Other),
            // What keeps the site for later is fetched when the first recommendation is there.
            ("service_worker.js", _) => None,
            (_, "js") if name.starts_with("offline") || name.starts_with("framed") => None,
            ("embed.js" | "generator.js", _) => None,
            ("index.html", _) => Some(Part::Shell),
            // Follows when the engine is ready.
            (_, "wasm") if name.starts_with("worker_rest") => None,
            (_, "js" | "wasm") if name.starts_with("worker") => Some(Part::Worker),
            // What draws the map is fetched with it, and the reader of PDF with the first PDF.
            (_, "js") if name.starts_with("map_painter") => None,
            (_, "js" | "wasm") if name.starts_with("pdf_reader") => None,
            // The page's program: what the first view runs, what the journey adds, what other pages have.
            (_, "wasm") if name.starts_with("app-") => match name.split_once('_').map(|(_, part)| part) {
                Some("bg.wasm") => Some(Part::Shell),
                Some("rest.wasm") => Some(Part::Other),
                Some(part) if part.contains("journey") => Some(Part::Other),
                _ => None,
            },
            (_, "js" | "css") => Some(Part::Shell),
            _ => asset_part(name),
        }
    };
    names.iter().filter_map(|name| part(name).map(|part| (name.clone(), part))).collect()
}

/// The size of the compressed file beside this one.
fn sent_bytes(file: &Path) -> Result<u64> {
    let compressed = compress::compressed_name(file);
    let data = fs::metadata(&compressed).with_context(|| {
        format!("{} is missing: build the site with `cargo xtask build`", compressed.display())
    })?;
    Ok(data.len())
}

/// The table as text, and what is over budget, with what is sent.
fn report(files: &[File]) -> (String, Vec<(Budget, u64)>) {
    let mut lines = vec!["Bytes sent for the first recommendation (Brotli)".to_owned()];
    let mut over = Vec::new();
    for budget in BUDGETS {
        let members = files.iter().filter(|file| budget.part.is_none_or(|part| part == file.part));
        let sent = members.map(|file| file.sent).sum();
        let verdict = if sent <= budget.goal { "ok" } else { "over budget" };
        if sent > budget.goal {
            over.push((budget, sent));
        }
        let (name, goal) = (budget.name, kilobytes(budget.goal));
        lines.push(format!("  {name:<12} {:>9} of {goal:>9}  {verdict}", kilobytes(sent)));
    }
    lines.push("Of these:".into());
    let mut by_size: Vec<&File> = files.iter().collect();
    by_size.sort_by_key(|file| std::cmp::Reverse(file.sent));
    lines.extend(by_size.iter().map(|file| format!("    {:>9}  {}", kilobytes(file.sent), file.name)));
    (lines.join("\n") + "\n", over)
}

fn kilobytes(bytes: u64) -> String {
    format!("{}.{} kB", bytes / 1_000, bytes % 1_000 / 100)
}

#[cfg(test)]
mod tests {
    use super::*;
    use waymark_schema::manifest::Asset;

    fn manifest() -> Manifest {
        let asset = |path: &str| Asset { path: path.into(), bytes: 1, sha256: String::new() };
        Manifest {
            v: 1,
            contract: String::new(),
            assets: [
                ("core", "core-01.bin"),
                ("encoder", "encoder-01.onnx"),
                ("wages/S06", "wages/S06-01.bin"),
            ]
            .map(|(role, path)| (role.to_owned(), asset(path)))
            .into(),
            sources: [].into(),
        }
    }

    #[test]
    fn each_file_belongs_to_one_part() {
        let cases = [
            ("index.html", Some(Part::Shell)),
            ("app-01_bg.wasm", Some(Part::Shell)),
            ("app-01_rest.wasm", Some(Part::Other)),
            ("app-01_journey.wasm", Some(Part::Other)),
            ("app-01_shared_journey_pages.wasm", Some(Part::Other)),
            ("app-01_shared_occupation_pages.wasm", None),
            ("app-01_pages.wasm", None),
            ("app-01_link.js", Some(Part::Shell)),
            ("base-01.css", Some(Part::Shell)),
            ("snippets/leptos-01/inline0.js", Some(Part::Shell)),
            ("worker.js", Some(Part::Worker)),
            ("worker_bg.wasm", Some(Part::Worker)),
            ("worker_rest.wasm", None),
            ("pdf_reader_bg-01.wasm", None),
            ("core-01.bin", Some(Part::Core)),
            ("encoder-01.onnx", Some(Part::Models)),
            ("manifest-01.json", Some(Part::Other)),
            ("manifest.json", None),
            ("service_worker.js", None),
            ("wages/S06-01.bin", None),
            ("about/index.html", None),
            ("index.html.br", None),
        ];
        for (name, expected) in cases {
            let found = classify(&[name.to_owned()], &manifest());
            assert_eq!(found.first().map(|(_, part)| *part), expected, "{name}");
        }
    }

    #[test]
    fn no_ceiling_is_below_its_budget() {
        assert!(BUDGETS.iter().all(|budget| budget.ceiling >= budget.goal));
    }

    #[test]
    fn what_is_over_budget_is_said() {
        let file = |name: &str, part, sent| File { name: name.into(), part, sent };
        let files = [
            file("index.html", Part::Shell, 200_000),
            file("core-01.bin", Part::Core, 700_001),
            file("manifest.json", Part::Other, 2_100_000),
        ];
        let (text, over) = report(&files);
        let over: Vec<_> = over.iter().map(|(budget, sent)| (budget.name, *sent)).collect();
        assert_eq!(over, [("core table", 700_001), ("total", 3_000_001)]);
        assert!(text.contains("page shell    200.0 kB of  200.0 kB  ok"), "{text}");
        assert!(text.contains("core table    700.0 kB of  700.0 kB  over budget"), "{text}");
        assert!(text.contains("total        3000.0 kB of 3000.0 kB  over budget"), "{text}");
    }
}
