//! Results to take away, as plain text and as a table.

use crate::language::dates::{day, release};
use crate::language::{name, told};
use crate::state::form::ProfileForm;
use crate::state::step::Step;
use crate::t;
use crate::view::feedback_words::moved;
use crate::view::format::{change_percent, joined, match_percent};
use crate::view::{pay_words, summary, weighing, words};
use std::fmt::Write;
use waymark_domain::Weights;
use waymark_schema::recommendation::{GapItemV1, Match, PayRange, Recommendation, Wage};

/// The columns of the table; figures that are not published are empty.
const COLUMNS: [&str; 21] = [
    "rank", "code", "occupation", "match", "badges", "job_zone", "growth_percent", "pay_area", "pay_per",
    "pay_p10", "pay_p25", "pay_median", "pay_p75", "pay_p90", "pay_top_coded", "pay_shared", "pay_source",
    "have", "close", "missing", "match_with_answers",
];

/// What a report is made of.
#[derive(Debug, Clone, Copy)]
pub struct Report<'a> {
    /// What the visitor said.
    pub form: &'a ProfileForm,
    /// What the results are ordered by.
    pub weights: Weights,
    /// The results.
    pub found: &'a Recommendation,
    /// Sources of the figures, with their releases.
    pub sources: &'a [(String, String)],
    /// The day, as `2026-03-14`.
    pub date: &'a str,
}

impl Report<'_> {
    /// The report as plain text, to be read as it is.
    pub fn text(&self) -> String {
        let mut lines = vec![t!("WAYMARK – work that fits, {}", day(self.date)), String::new()];
        lines.push(t!("What you said").to_owned());
        for step in [Step::Role, Step::Skills, Step::Interests, Step::Pay] {
            if let Some(words) = summary::in_full(self.form, step) {
                lines.push(format!("  {}: {words}", step.label()));
            }
        }
        lines.extend([
            String::new(),
            weighing::sentence(self.weights, self.found.is_adapted()),
            String::new(),
        ]);
        for (index, found) in self.found.results.iter().enumerate() {
            lines.extend(match_lines(index + 1, found));
            lines.push(String::new());
        }
        lines.extend(self.found.notes.iter().map(|note| t!("Note: {}", told(note))));
        lines.push(t!("A match is a calibrated chance, not advice. Pay is as published; what is not published is left out.").into());
        lines.push(String::new());
        lines.push(t!("Sources").to_owned());
        lines.extend(self.sources.iter().map(|(source, edition)| format!("  {source} {}", release(edition))));
        lines.join("\n") + "\n"
    }

    /// The results as comma-separated values (RFC 4180), figures as plain numbers.
    pub fn table(&self) -> String {
        let mut text = COLUMNS.join(",") + "\r\n";
        for (index, found) in self.found.results.iter().enumerate() {
            let row: Vec<String> = cells(index + 1, found).iter().map(|cell| quoted(cell)).collect();
            text.push_str(&row.join(","));
            text.push_str("\r\n");
        }
        text
    }
}

fn match_lines(rank: usize, found: &Match) -> Vec<String> {
    let current = if found.current { t!(" (your current occupation)") } else { "" };
    let matched = t!("{} match", match_percent(found.r#match));
    let mut lines = vec![format!("{rank}. {}{current} – {matched} [{}]", found.title, found.code)];
    let moved = found.adapted.and_then(|adapted| moved(rank, adapted));
    lines.extend(moved.map(|moved| format!("   {moved}")));
    let badges: Vec<&str> = found.badges.iter().map(|&badge| words::badge(badge)).collect();
    if !badges.is_empty() {
        lines.push(format!("   {}", joined(&badges)));
    }
    if let Some(pay) = &found.pay {
        let spread = pay_words::spread(pay).map(|spread| format!("; {spread}")).unwrap_or_default();
        lines.push(format!(
            "   {}: {}{spread} ({})",
            t!("Pay in {}", words::place(&pay.area, &pay.area_name)),
            pay_words::median(pay),
            release(&pay.source)
        ));
        lines.extend(pay_words::caveats(pay).into_iter().map(|caveat| format!("   {caveat}")));
    } else {
        lines.push(format!("   {}", t!("Pay: not published")));
    }
    lines.push(format!("   {}", words::job_zone(found.job_zone)));
    if let Some(growth) = found.growth_percent {
        lines.push(format!("   {}", t!("Jobs {} in ten years", change_percent(growth))));
    }
    for (label, items) in [
        (t!("You have"), &found.gap.have),
        (t!("Close"), &found.gap.close),
        (t!("To learn"), &found.gap.missing),
    ] {
        if !items.is_empty() {
            lines.push(format!("   {label}: {}", names(items, ", ")));
        }
    }
    lines
}

fn names(items: &[GapItemV1], between: &str) -> String {
    items.iter().map(|item| name(&item.name)).collect::<Vec<_>>().join(between)
}

fn cells(rank: usize, found: &Match) -> [String; COLUMNS.len()] {
    let badges: Vec<&str> = found.badges.iter().map(|&badge| words::badge_key(badge)).collect();
    let pay = found.pay.as_ref();
    let of = |read: fn(&PayRange) -> String| pay.map(read).unwrap_or_default();
    let amount = |wage: Option<Wage>| wage.map(|wage| wage.amount.to_string()).unwrap_or_default();
    let figure = |read: fn(&PayRange) -> Option<Wage>| amount(pay.and_then(read));
    let top_coded = |pay: &PayRange| {
        let figures = [pay.p10, pay.p25, pay.median, pay.p75, pay.p90];
        figures.into_iter().flatten().any(|wage| wage.top_coded).to_string()
    };
    [
        rank.to_string(),
        found.code.clone(),
        found.title.clone(),
        format!("{:.4}", found.r#match),
        badges.join("; "),
        found.job_zone.to_string(),
        found.growth_percent.map(|growth| format!("{growth:.1}")).unwrap_or_default(),
        of(|pay| words::place(&pay.area, &pay.area_name)),
        of(|pay| pay.per.clone()),
        figure(|pay| pay.p10),
        figure(|pay| pay.p25),
        figure(|pay| pay.median),
        figure(|pay| pay.p75),
        figure(|pay| pay.p90),
        pay.map(top_coded).unwrap_or_default(),
        of(|pay| pay.shared.to_string()),
        of(|pay| pay.source.clone()),
        names(&found.gap.have, "; "),
        names(&found.gap.close, "; "),
        names(&found.gap.missing, "; "),
        found.adapted.map(|adapted| format!("{:.4}", adapted.r#match)).unwrap_or_default(),
    ]
}

/// A cell, in quotes where it needs them.
fn quoted(cell: &str) -> String {
    if !cell.contains([',', '"', '\n', '\r']) {
        return cell.to_owned();
    }
    let mut text = String::new();
    // Writing to a string cannot fail.
    let _ = write!(text, "\"{}\"", cell.replace('"', "\"\""));
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use waymark_schema::recommendation::{BadgeV1, GapCountsV1, GapV1, Parts};

    fn found() -> Recommendation {
        let item =
            |name: &str| GapItemV1 { name: name.into(), importance: 4.0, required: 4.0, estimated: 3.0 };
        let wage = |amount| Some(Wage { amount, top_coded: amount > 200_000.0 });
        let surgeons = Match {
            code: "29-1249.00".into(),
            title: "Surgeons, All Other".into(),
            r#match: 0.614,
            adapted: None,
            parts: Parts::default(),
            gap_counts: GapCountsV1 { have: 2, close: 0, missing: 1 },
            gap: GapV1 {
                have: vec![item("Biology"), item("Speaking")],
                close: vec![],
                missing: vec![item("Medicine")],
            },
            pay: Some(PayRange {
                area: "S0600000".into(),
                area_name: "California".into(),
                per: "year".into(),
                p10: wage(90_000.0),
                median: wage(239_200.0),
                p90: None,
                source: "OEWS May 2025".into(),
                ..PayRange::default()
            }),
            badges: vec![BadgeV1::Viable, BadgeV1::Growing],
            current: false,
            job_zone: 5,
            growth_percent: Some(-3.25),
        };
        let clerks = Match {
            code: "43-9061.00".into(),
            title: "Clerks".into(),
            pay: None,
            growth_percent: None,
            current: true,
            ..surgeons.clone()
        };
        Recommendation {
            results: vec![surgeons, clerks],
            notes: vec!["A note.".into()],
            ..Recommendation::default()
        }
    }

    /// The report as text and as a table.
    fn report() -> (String, String) {
        let form = ProfileForm { role: "Nurse".into(), ..ProfileForm::default() };
        let report = Report {
            form: &form,
            weights: "pay2".parse().unwrap(),
            found: &found(),
            sources: &[("O*NET".to_owned(), "30.0".to_owned())],
            date: "2026-03-14",
        };
        (report.text(), report.table())
    }

    #[test]
    fn the_text_has_what_was_said_what_fits_and_where_it_comes_from() {
        let (text, _) = report();
        for part in [
            "WAYMARK – work that fits, March 14, 2026\n",
            "  Role: Nurse\n",
            "counting in high pay (some)",
            "1. Surgeons, All Other – 61% match [29-1249.00]\n",
            "2. Clerks (your current occupation)",
            "Pay in California: $239,200 or more a year",
            "   Pay: not published\n",
            "   To learn: Medicine\n",
            "Note: A note.\n",
            "  O*NET 30.0\n",
        ] {
            assert!(text.contains(part), "{part} in\n{text}");
        }
        assert!(!text.contains("Close:"), "{text}");
    }

    #[test]
    fn the_table_has_a_row_for_each_and_nothing_where_nothing_is_published() {
        let (_, table) = report();
        let lines: Vec<&str> = table.split("\r\n").collect();
        assert_eq!(lines.len(), 4, "a head, two rows and the last line's end");
        assert_eq!(lines[0].split(',').count(), COLUMNS.len());
        assert!(lines[1].starts_with("1,29-1249.00,\"Surgeons, All Other\",0.6140,viable; growing,5,-3.2,California,year,90000,,239200,,,true,false,"), "{}", lines[1]);
        assert!(lines[1].ends_with("Biology; Speaking,,Medicine,"), "{}", lines[1]);
        assert!(lines[2].contains(",5,,,,,,,,,,,,Biology"), "{}", lines[2]);
    }

    #[test]
    fn a_cell_is_quoted_where_it_needs_it() {
        for (cell, expected) in
            [("a", "a"), ("a,b", "\"a,b\""), ("say \"a\"", "\"say \"\"a\"\"\""), ("a\nb", "\"a\nb\"")]
        {
            assert_eq!(quoted(cell), expected);
        }
    }
}
