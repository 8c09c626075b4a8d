//! Chromium and its driver, which the browser tests and the end-to-end tests drive.

use super::find;
use crate::run::{announce, output, run};
use anyhow::{Context, Result, bail};
use std::env;
use std::path::PathBuf;
use std::process::Command;

/// Where the browser and its driver are.
pub(crate) struct Browser {
    /// The browser's program.
    pub(crate) chromium: PathBuf,
    /// The driver's program.
    pub(crate) driver: PathBuf,
}

/// Finds the browser, and installs it where that can be done with Debian's packages.
pub(crate) fn set_up() -> Result<Browser> {
    if let Some(browser) = find_browser()? {
        announce(&format!("{} and {} are there", browser.chromium.display(), browser.driver.display()));
        return Ok(browser);
    }
    if find("apt-get")?.is_none() {
        bail!(
            "Chromium and chromedriver are not here and can be installed for you on Debian only: \
             install both in the same version, or name them in CHROMIUM and CHROMEDRIVER"
        );
    }
    run("Updating the list of packages", &mut apt_get(&["update"]))?;
    run(
        "Installing Chromium and its driver",
        &mut apt_get(&["install", "-y", "--no-install-recommends", "chromium", "chromium-driver"]),
    )?;
    find_browser()?.context("the packages are installed, but chromium and chromedriver are not on PATH")
}

fn find_browser() -> Result<Option<Browser>> {
    let named = |variable: &str| env::var_os(variable).filter(|value| !value.is_empty()).map(PathBuf::from);
    for variable in ["CHROMIUM", "CHROMEDRIVER"] {
        if let Some(path) = named(variable).filter(|path| !path.is_file()) {
            bail!("{variable} names {}, which is no file", path.display());
        }
    }
    let first = |names: &[&str]| -> Result<Option<PathBuf>> {
        for name in names {
            if let Some(path) = find(name)? {
                return Ok(Some(path));
            }
        }
        Ok(None)
    };
    let chromium = match named("CHROMIUM") {
        Some(path) => Some(path),
        None => first(&["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"])?,
    };
    let driver = match named("CHROMEDRIVER") {
        Some(path) => Some(path),
        None => first(&["chromedriver"])?,
    };
    Ok(chromium.zip(driver).map(|(chromium, driver)| Browser { chromium, driver }))
}

fn apt_get(arguments: &[&str]) -> Command {
    let is_root = output(Command::new("id").arg("-u")).as_deref() == Some("0");
    let mut command = if is_root { Command::new("apt-get") } else { Command::new("sudo") };
    if !is_root {
        command.arg("apt-get");
    }
    command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
    command
}
