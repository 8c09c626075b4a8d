//! Cuts the page's program into what the first view needs and what can follow.
//!
//! Trunk builds the program whole. The functions that the source marks with `fetched_later!` are the places to cut:
//! [`wasm_split_cli_support`] follows the linker's notes from there, and writes a main program, one file for each
//! group of functions and one for whatever several groups share. The main program then goes through wasm-bindgen as
//! the whole one did. Last, [`WasmOpt`] makes each of them quicker to start.

mod first_view;

use crate::run::{announce, run};
use crate::wasm_opt::WasmOpt;
use crate::{tools, workspace};
use anyhow::{Context, Result, anyhow, bail};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use walrus::{Module, ModuleConfig, ModuleCustomSections};
use wasm_split_cli_support::{Options, transform};

/// Name of the profile that the page is built with; it keeps the linker's notes.
const PROFILE: &str = "page";
/// The script that fetches the parts, as the tool names it.
const LINK: &str = "__wasm_split.js";
/// What the tool calls the script that the program imports from.
const SCRIPT: &str = "./app_bg.js";

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
    let pieces = Pieces::read(&work, &part_names(&parts.prefetch_map))?;
    let pieces = first_view::separate(pieces, dist, &work)?;
    let pieces = pieces.optimised(&WasmOpt::set_up(&work)?)?;
    replace(dist, &pieces.named()?)
}

/// The page's program in pieces, under the names that the tools gave them.
#[derive(Clone)]
struct Pieces {
    /// What the page starts with.
    program: Vec<u8>,
    /// The script that starts it.
    script: String,
    /// The script that fetches the parts.
    link: String,
    /// Each part: the name that the scripts call it by, the one that it gets, its program.
    parts: Vec<(String, String, Vec<u8>)>,
}

impl Pieces {
    /// Reads what the tools wrote into the folder; each part there has a name to get.
    fn read(work: &Path, names: &BTreeMap<String, String>) -> Result<Self> {
        let read = |name: &str| -> Result<Vec<u8>> {
            let path = work.join(name);
            fs::read(&path).with_context(|| format!("cannot read {}", path.display()))
        };
        let text = |name: &str| Ok::<_, anyhow::Error>(String::from_utf8(read(name)?)?);
        let part = |(part, name): (&String, &String)| {
            Ok((part.clone(), name.clone(), without_notes(&read(&format!("{part}.wasm"))?)?))
        };
        let (program, script) = short_imports(&read("app_bg.wasm")?, &text("app.js")?)?;
        let parts = names.iter().map(part).collect::<Result<_>>()?;
        Ok(Self { program, script, link: text(LINK)?, parts })
    }

    /// The same with another program.
    fn with_program(&self, program: Vec<u8>) -> Self {
        Self { program, ..self.clone() }
    }

    /// The same with programs that start sooner.
    fn optimised(self, wasm_opt: &WasmOpt) -> Result<Self> {
        let program = wasm_opt.optimised(&self.program)?;
        let parts = self.parts.into_iter().map(|(part, name, content)| {
            let content = wasm_opt.optimised(&content).with_context(|| format!("the part {name}"))?;
            Ok((part, name, content))
        });
        let parts = parts.collect::<Result<_>>()?;
        Ok(Self { program, parts, ..self })
    }

    /// The files under their last names, each with the hash of them all: they belong together, and name one another.
    fn named(&self) -> Result<Renamed> {
        let Self { program, script, link, parts } = self;
        let mut hasher = Sha256::new();
        hasher.update(program);
        hasher.update(link);
        hasher.update(script);
        for (_, _, content) in parts {
            hasher.update(content);
        }
        let stem = hasher
            .finalize()
            .iter()
            .take(8)
            .fold("app-".to_owned(), |stem, byte| format!("{stem}{byte:02x}"));
        let link_name = format!("{stem}_link.js");
        // Once for each function that the program imports from there.
        let importing = format!("from \"./{LINK}\"");
        if !script.contains(&importing) {
            bail!("what wasm-bindgen wrote imports nothing {importing}");
        }
        let script = script.replace(&importing, &format!("from \"./{link_name}\""));
        let mut link = replace_once(link, "\"./app.js\"", &format!("\"./{stem}.js\""))?;
        let mut files = Renamed::new();
        for (part, name, content) in parts {
            let name = format!("{stem}_{name}.wasm");
            link = replace_once(&link, &format!("\"./{part}.wasm\""), &format!("\"./{name}\""))?;
            files.push((name, content.clone()));
        }
        files.push((format!("{stem}.js"), script.into_bytes()));
        files.push((format!("{stem}_bg.wasm"), program.clone()));
        files.push((link_name, link.into_bytes()));
        Ok(files)
    }
}

/// The program and its script with numbers for the names of what one imports from the other: what the browser gives,
/// each with a hash that does not compress.
fn short_imports(program: &[u8], script: &str) -> Result<(Vec<u8>, String)> {
    let mut module = Module::from_buffer(program).context("the page's program is no WebAssembly")?;
    let mut script = script.to_owned();
    let own = module.imports.iter_mut().filter(|import| import.module == SCRIPT);
    for (number, import) in own.enumerate() {
        // The list of them has each in a line of its own.
        let key = |name: &str| format!("\n        {name}: ");
        script = replace_once(&script, &key(&import.name), &key(&number.to_string()))?;
        import.name = number.to_string();
    }
    Ok((module.emit_wasm(), script))
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
fn replace(dist: &Path, files: &Renamed) -> Result<()> {
    let index = dist.join("index.html");
    let html = fs::read_to_string(&index).with_context(|| format!("cannot read {}", index.display()))?;
    let (html, whole) = page_of(&html, files)?;
    write(dist, files)?;
    fs::write(&index, html).with_context(|| format!("cannot write {}", index.display()))?;
    for name in whole {
        let file = dist.join(name);
        fs::remove_file(&file).with_context(|| format!("cannot remove {}", file.display()))?;
    }
    Ok(())
}

fn write(folder: &Path, files: &Renamed) -> Result<()> {
    for (name, content) in files {
        fs::write(folder.join(name), content).with_context(|| format!("cannot write {name}"))?;
    }
    Ok(())
}

/// The page with the names of these files in the place of the whole program's, and those.
fn page_of(html: &str, files: &Renamed) -> Result<(String, Vec<String>)> {
    let mut html = html.to_owned();
    let mut whole = Vec::new();
    for (attribute, ending) in [("data-js", ".js"), ("data-wasm", "_bg.wasm")] {
        let new = files.iter().map(|(name, _)| name).find(|name| plain(name, ending));
        let new = new.with_context(|| format!("no piece ends with {ending}"))?;
        let before = format!("{attribute}=\"");
        let old = html.split(&before).nth(1).and_then(|after| after.split('"').next());
        let old = old.filter(|name| plain(name, ending)).context("index.html names no program")?.to_owned();
        html = replace_once(&html, &format!("{before}{old}"), &format!("{before}{new}"))?;
        whole.push(old);
    }
    // The script that fetches the parts is imported by the program's own; named, it is fetched beside it.
    let link = files.iter().map(|(name, _)| name).find(|name| name.ends_with("_link.js"));
    let link = link.context("no piece fetches the parts")?;
    Ok((replace_once(&html, "data-js=", &format!("data-link=\"{link}\" data-js="))?, whole))
}

/// Whether a file is the program's own with this ending: `app-…` with nothing between hash and ending.
fn plain(name: &str, ending: &str) -> bool {
    name.strip_prefix("app-")
        .and_then(|rest| rest.strip_suffix(ending))
        .is_some_and(|hash| hash.bytes().all(|byte| byte.is_ascii_hexdigit()))
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
    use std::path::PathBuf;
    use walrus::{FunctionBuilder, ValType};

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

    /// A program that imports `half` from the script, and what else the scripts hold of it.
    fn pieces() -> Pieces {
        let mut module = Module::default();
        let number = module.types.add(&[ValType::I32], &[ValType::I32]);
        let (half, _) = module.add_import_func(SCRIPT, "half_0123456789abcdef", number);
        module.exports.add("half", half);
        Pieces {
            program: module.emit_wasm(),
            script: "import * as a from \"./__wasm_split.js\"; import * as b from \"./__wasm_split.js\"\n        \
                     half_0123456789abcdef: function(a) {}"
                .to_owned(),
            link: "import { initSync } from \"./app.js\"; fetch(new URL(\"./split_journey.wasm\", import.meta.url))"
                .to_owned(),
            parts: vec![("split_journey".to_owned(), "journey".to_owned(), b"journey".to_vec())],
        }
    }

    #[test]
    fn what_is_imported_from_the_script_has_a_number_in_both() {
        let Pieces { program, script, .. } = pieces();
        let (short, script_for_it) = short_imports(&program, &script).unwrap();
        let module = Module::from_buffer(&short).unwrap();
        assert_eq!(module.imports.iter().map(|import| import.name.as_str()).collect::<Vec<_>>(), ["0"]);
        assert!(script_for_it.ends_with("\n        0: function(a) {}"), "{script_for_it}");
        assert!(short_imports(&program, "").is_err(), "the script lacks what the program imports");
    }

    #[test]
    fn the_page_names_the_parts_and_the_whole_is_gone() {
        let dist = folder("dist");
        fs::write(dist.join("app-01ab.js"), "whole").unwrap();
        fs::write(dist.join("app-01ab_bg.wasm"), "whole").unwrap();
        fs::write(
            dist.join("index.html"),
            "<script data-js=\"app-01ab.js\" data-wasm=\"app-01ab_bg.wasm\"></head>",
        )
        .unwrap();
        let pieces = pieces();
        replace(&dist, &pieces.named().unwrap()).unwrap();
        let mut names: Vec<_> = workspace::files_under(&dist)
            .unwrap()
            .iter()
            .map(|file| file.file_name().unwrap().to_owned())
            .collect();
        names.sort();
        let html = fs::read_to_string(dist.join("index.html")).unwrap();
        let stem = html.split('"').nth(3).unwrap().strip_suffix(".js").unwrap().to_owned();
        let read = |ending: &str| fs::read(dist.join(format!("{stem}{ending}"))).unwrap();
        let (script, link) =
            [".js", "_link.js"].map(|ending| String::from_utf8(read(ending)).unwrap()).into();
        let (program, journey) = (read("_bg.wasm"), read("_journey.wasm"));
        fs::remove_dir_all(&dist).unwrap();
        assert_eq!(names.len(), 5, "{names:?}");
        assert_eq!(
            html,
            format!(
                "<script data-link=\"{stem}_link.js\" data-js=\"{stem}.js\" data-wasm=\"{stem}_bg.wasm\"></head>"
            )
        );
        assert_eq!(script, pieces.script.replace("__wasm_split.js", &format!("{stem}_link.js")));
        assert!(
            link.contains(&format!("\"./{stem}.js\""))
                && link.contains(&format!("\"./{stem}_journey.wasm\""))
        );
        assert_eq!((program, journey.as_slice()), (pieces.program, b"journey".as_slice()));
    }
}
