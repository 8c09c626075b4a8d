//! Cuts the page's program into what the first view needs and what can follow.
//!
//! Trunk builds the program whole. The functions that the source marks with `fetched_later!` are the places to cut:
//! [`wasm_split_cli_support`] follows the linker's notes from there, and writes a main program, one file for each
//! group of functions and one for whatever several groups share. The main program then goes through wasm-bindgen as
//! the whole one did.

use crate::run::{announce, run};
use crate::{tools, workspace};
use anyhow::{Context, Result, anyhow, bail};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use walrus::{ModuleConfig, ModuleCustomSections};
use wasm_split_cli_support::{Options, transform};

/// Name of the profile that the page is built with; it keeps the linker's notes.
const PROFILE: &str = "page";
/// The script that fetches the parts, as the tool names it.
const LINK: &str = "__wasm_split.js";

/// A file's new name, and its content.
type Renamed = Vec<(String, Vec<u8>)>;

/// Puts the program in parts in the place of the whole one.
pub(crate) fn split_app(dist: &Path) -> Result<()> {
    announce("Cutting the page's program into parts");
    let wasm = workspace::target()?.join("wasm32-unknown-unknown").join(PROFILE).join("app.wasm");
    let whole = fs::read(&wasm).with_context(|| format!("cannot read {}", wasm.display()))?;
    let work = workspace::target()?.join("split");
    if work.exists() {
        fs::remove_dir_all(&work).with_context(|| format!("cannot empty {}", work.display()))?;
    }
    fs::create_dir_all(&work)?;
    let main = work.join("main.wasm");
    let parts = {
        let mut options = Options::new(&whole);
        options.output_dir = &work;
        options.main_out_path = &main;
        options.main_module = "./app.js";
        transform(options).map_err(|error| anyhow!("{error:?}")).context("cannot cut the page's program")?
    };
    let mut bindgen = tools::command("wasm-bindgen")?;
    bindgen.args([
        "--target",
        "web",
        "--no-typescript",
        "--keep-lld-exports",
        "--remove-name-section",
        "--remove-producers-section",
    ]);
    run(
        "Binding the page's program",
        bindgen.arg("--out-dir").arg(&work).args(["--out-name", "app"]).arg(&main),
    )?;
    let names = part_names(&parts.prefetch_map);
    for name in names.keys() {
        let file = work.join(format!("{name}.wasm"));
        fs::write(&file, without_notes(&fs::read(&file)?)?)?;
    }
    let files = named(&work, &names)?;
    replace(dist, &files)
}

/// What each part is called, by the name the tool gave it: the groups that need it.
fn part_names<'a>(
    needed: impl IntoIterator<Item = (&'a String, &'a Vec<String>)>,
) -> BTreeMap<String, String> {
    let mut groups: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for (group, files) in needed {
        for file in files {
            groups.entry(file.clone()).or_default().push(group);
        }
    }
    let mut names = BTreeMap::new();
    for (file, mut needing) in groups {
        needing.sort_unstable();
        let kind = if file.starts_with("split_") { "" } else { "shared_" };
        names.insert(file, format!("{kind}{}", needing.join("_")));
    }
    names
}

/// The files under their last names, each with the hash of them all: they belong together, and name one another.
fn named(work: &Path, parts: &BTreeMap<String, String>) -> Result<Renamed> {
    let read = |name: &str| -> Result<Vec<u8>> {
        let path = work.join(name);
        fs::read(&path).with_context(|| format!("cannot read {}", path.display()))
    };
    let text = |name: &str| Ok::<_, anyhow::Error>(String::from_utf8(read(name)?)?);
    let (program, mut link, mut script) = (read("app_bg.wasm")?, text(LINK)?, text("app.js")?);
    let binaries = parts.keys().map(|part| read(&format!("{part}.wasm"))).collect::<Result<Vec<_>>>()?;
    let mut hasher = Sha256::new();
    for content in
        [&program, link.as_bytes(), script.as_bytes()].into_iter().chain(binaries.iter().map(Vec::as_slice))
    {
        hasher.update(content);
    }
    let stem =
        hasher.finalize().iter().take(8).fold("app-".to_owned(), |stem, byte| format!("{stem}{byte:02x}"));
    let link_name = format!("{stem}_link.js");
    // Once for each function that the program imports from there.
    let importing = format!("from \"./{LINK}\"");
    if !script.contains(&importing) {
        bail!("what wasm-bindgen wrote imports nothing {importing}");
    }
    script = script.replace(&importing, &format!("from \"./{link_name}\""));
    link = replace_once(&link, "\"./app.js\"", &format!("\"./{stem}.js\""))?;
    let mut files = Renamed::new();
    for ((part, name), content) in parts.iter().zip(binaries) {
        let name = format!("{stem}_{name}.wasm");
        link = replace_once(&link, &format!("\"./{part}.wasm\""), &format!("\"./{name}\""))?;
        files.push((name, content));
    }
    files.push((format!("{stem}.js"), script.into_bytes()));
    files.push((format!("{stem}_bg.wasm"), program));
    files.push((link_name, link.into_bytes()));
    Ok(files)
}

/// The program without what is only read by people and tools: the names of its functions, what it was made with.
/// wasm-bindgen takes them off the main program alone.
fn without_notes(program: &[u8]) -> Result<Vec<u8>> {
    let mut config = ModuleConfig::new();
    config.generate_name_section(false).generate_producers_section(false);
    let mut module = config.parse(program).context("a part of the page's program is no WebAssembly")?;
    module.customs = ModuleCustomSections::default();
    Ok(module.emit_wasm())
}

/// Writes the files, takes the whole program away, and has the page name the new one.
fn replace(dist: &Path, files: &[(String, Vec<u8>)]) -> Result<()> {
    for (name, content) in files {
        fs::write(dist.join(name), content).with_context(|| format!("cannot write {name}"))?;
    }
    let index = dist.join("index.html");
    let mut html = fs::read_to_string(&index).with_context(|| format!("cannot read {}", index.display()))?;
    for ending in [".js", "_bg.wasm"] {
        let old = whole(dist, ending, files)?;
        let old_name = old.file_name().and_then(|name| name.to_str()).context("a file's name is not text")?;
        let new_name = files.iter().map(|(name, _)| name).find(|name| plain(name, ending));
        let new_name = new_name.with_context(|| format!("no part ends with {ending}"))?;
        if !html.contains(old_name) {
            bail!("index.html does not name {old_name}");
        }
        html = html.replace(old_name, new_name);
        fs::remove_file(&old).with_context(|| format!("cannot remove {}", old.display()))?;
    }
    // The script that fetches the parts is imported by the program's own; named, it is fetched beside it.
    let link = files.iter().map(|(name, _)| name).find(|name| name.ends_with("_link.js"));
    let link = link.context("no part fetches the others")?;
    let html = replace_once(&html, "data-js=", &format!("data-link=\"{link}\" data-js="))?;
    fs::write(&index, html).with_context(|| format!("cannot write {}", index.display()))
}

/// Whether a file is the program's own with this ending: `app-…` with nothing between hash and ending.
fn plain(name: &str, ending: &str) -> bool {
    name.strip_prefix("app-")
        .and_then(|rest| rest.strip_suffix(ending))
        .is_some_and(|hash| hash.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// The whole program's file with this ending.
fn whole(dist: &Path, ending: &str, new: &[(String, Vec<u8>)]) -> Result<PathBuf> {
    let is_new = |name: &str| new.iter().any(|(new, _)| new == name);
    let mut found = workspace::files_under(dist)?.into_iter().filter(|file| {
        file.parent() == Some(dist)
            && file
                .file_name()
                .and_then(|name| name.to_str())
                .is_some_and(|name| plain(name, ending) && !is_new(name))
    });
    match (found.next(), found.next()) {
        (Some(file), None) => Ok(file),
        (None, _) => bail!("trunk wrote no app-….{ending}"),
        (Some(first), Some(second)) => {
            bail!("both {} and {} are the page's program", first.display(), second.display())
        }
    }
}

/// The text with the one mention of `old` changed.
fn replace_once(text: &str, old: &str, new: &str) -> Result<String> {
    match text.matches(old).count() {
        1 => Ok(text.replacen(old, new, 1)),
        count => bail!("{old} must stand exactly once in what the tools wrote, does so {count} times"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use walrus::{FunctionBuilder, Module};

    fn folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("waymark-split-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        folder
    }

    #[test]
    fn a_part_is_named_after_the_groups_that_need_it() {
        let needed: BTreeMap<String, Vec<String>> =
            [("journey", vec!["chunk_2", "split_journey"]), ("pages", vec!["chunk_2", "split_pages"])]
                .map(|(group, files)| (group.to_owned(), files.into_iter().map(str::to_owned).collect()))
                .into();
        let names: Vec<_> = part_names(&needed).into_iter().collect();
        let expected =
            [("chunk_2", "shared_journey_pages"), ("split_journey", "journey"), ("split_pages", "pages")];
        assert_eq!(names, expected.map(|(file, name)| (file.to_owned(), name.to_owned())));
    }

    #[test]
    fn a_part_loses_names_and_keeps_its_program() {
        let mut module = Module::default();
        let mut function = FunctionBuilder::new(&mut module.types, &[], &[]);
        function.name("long_inner_name".to_owned());
        let function = function.finish(Vec::new(), &mut module.funcs);
        module.exports.add("run", function);
        let program = module.emit_wasm();
        let lighter = without_notes(&program).unwrap();
        let names = |program: &[u8]| program.windows(15).any(|bytes| bytes == b"long_inner_name");
        assert_eq!([names(&program), names(&lighter)], [true, false]);
        assert!(Module::from_buffer(&lighter).unwrap().exports.get_func("run").is_ok());
        assert!(without_notes(&program[..program.len() - 1]).is_err(), "a program cut short is no part");
    }

    #[test]
    fn the_page_names_the_parts_and_the_whole_is_gone() {
        let (work, dist) = (folder("work"), folder("dist"));
        for (name, content) in [
            ("app.js", "import * as a from \"./__wasm_split.js\"; import * as b from \"./__wasm_split.js\""),
            (
                LINK,
                "import { initSync } from \"./app.js\"; fetch(new URL(\"./split_journey.wasm\", import.meta.url))",
            ),
            ("app_bg.wasm", "main"),
            ("split_journey.wasm", "journey"),
        ] {
            fs::write(work.join(name), content).unwrap();
        }
        fs::write(dist.join("app-01ab.js"), "whole").unwrap();
        fs::write(dist.join("app-01ab_bg.wasm"), "whole").unwrap();
        fs::write(
            dist.join("index.html"),
            "<script data-js=\"app-01ab.js\" data-wasm=\"app-01ab_bg.wasm\"></head>",
        )
        .unwrap();
        let files = named(&work, &[("split_journey".to_owned(), "journey".to_owned())].into()).unwrap();
        replace(&dist, &files).unwrap();
        let mut names: Vec<_> = workspace::files_under(&dist)
            .unwrap()
            .iter()
            .map(|file| file.file_name().unwrap().to_owned())
            .collect();
        names.sort();
        let html = fs::read_to_string(dist.join("index.html")).unwrap();
        let stem = html.split('"').nth(3).unwrap().strip_suffix(".js").unwrap().to_owned();
        let read = |ending: &str| fs::read_to_string(dist.join(format!("{stem}{ending}"))).unwrap();
        let (script, link) = (read(".js"), read("_link.js"));
        let (program, journey) = (read("_bg.wasm"), read("_journey.wasm"));
        fs::remove_dir_all(&work).unwrap();
        fs::remove_dir_all(&dist).unwrap();
        assert_eq!(names.len(), 5, "{names:?}");
        assert_eq!(
            html,
            format!(
                "<script data-link=\"{stem}_link.js\" data-js=\"{stem}.js\" data-wasm=\"{stem}_bg.wasm\"></head>"
            )
        );
        assert_eq!(
            script,
            format!("import * as a from \"./{stem}_link.js\"; import * as b from \"./{stem}_link.js\"")
        );
        assert!(
            link.contains(&format!("\"./{stem}.js\""))
                && link.contains(&format!("\"./{stem}_journey.wasm\""))
        );
        assert_eq!((program.as_str(), journey.as_str()), ("main", "journey"));
    }
}
