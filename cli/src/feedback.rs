//! A file of feedback for the recommendations.

use anyhow::{Context, Result, ensure};
use std::collections::BTreeSet;
use std::path::Path;
use waymark_schema::feedback::{FeedbackV1, read_lines};

/// What a file says, and whether every line of it could be read. Broken lines are told and left out.
pub(crate) fn open(path: &Path) -> Result<(Vec<FeedbackV1>, bool)> {
    let bytes = std::fs::read(path).with_context(|| path.display().to_string())?;
    let file = read_lines(&String::from_utf8_lossy(&bytes));
    for broken in &file.broken {
        eprintln!("{}:{}: {}", path.display(), broken.line, broken.error);
    }
    let exporters: BTreeSet<&str> = file.lines.iter().map(|(_, line)| line.exporter.as_str()).collect();
    ensure!(
        exporters.len() <= 1,
        "{} has the feedback of {} visitors ({}): a ranking is adapted to one, so give each a file",
        path.display(),
        exporters.len(),
        exporters.into_iter().collect::<Vec<_>>().join(", ")
    );
    let whole = file.broken.is_empty();
    Ok((file.lines.into_iter().map(|(_, line)| line.feedback).collect(), whole))
}
