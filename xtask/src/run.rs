//! Starting other programs, and saying so.

use anyhow::{Context, Result, bail};
use std::process::{Command, Stdio};

/// Says what is being done.
pub(crate) fn announce(what: &str) {
    println!("==> {what}");
}

/// Runs a program to its end with its output shown; anything but success is an error.
pub(crate) fn run(what: &str, command: &mut Command) -> Result<()> {
    announce(what);
    let program = command.get_program().to_string_lossy().into_owned();
    let status = command.status().with_context(|| format!("{what}: cannot start `{program}`"))?;
    if !status.success() {
        bail!("{what}: `{program}` failed ({status})");
    }
    Ok(())
}

/// What a program prints, or `None` if it cannot be started or fails.
pub(crate) fn output(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}
