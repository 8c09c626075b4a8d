//! A program that keeps book of the functions that ran, and one cut in two by such a book.

use anyhow::{Context, Result, bail};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;
use walrus::ir::{Value, Visitor, dfs_in_order};
use walrus::{
    ConstExpr, ElementItems, ElementKind, ExportItem, FunctionBuilder, FunctionId, FunctionKind, GlobalId,
    GlobalKind, ImportedFunction, InstrSeqBuilder, LocalFunction, LocalId, MemoryId, Module, ModuleConfig,
    RefType, TableId, ValType, passes,
};

/// What the program imports to have the rest brought at once.
const NEED: &str = "needRest";
/// Where the tools' script begins to list what the program imports.
const IMPORTS: &str = "const import0 = {\n";
/// Where the rest finds what it shares with the first part, and the table that it fills, among that part's exports.
const FIRST: &str = "first";
const TABLE: &str = "rest";
/// So many instructions make a function that is hardly worth a stub. What is small is often run by chance, such as the
/// comparison of two keys that fall into one place of a table.
const SMALL: u64 = 40;
/// Before the number of a function among the exports of a program that keeps book.
const RAN: &str = "ran-";

fn parsed(program: &[u8]) -> Result<Module> {
    let mut config = ModuleConfig::new();
    config.generate_name_section(false).generate_producers_section(false);
    config.parse(program).context("the program is no WebAssembly")
}

/// The functions of a program in the order of their numbers.
fn functions(module: &Module) -> Vec<FunctionId> {
    module.funcs.iter().map(walrus::Function::id).collect()
}

/// The program with an exported variable for each of its functions, which is 1 once it has run.
pub(crate) fn keeping_book(program: &[u8]) -> Result<Vec<u8>> {
    let mut module = parsed(program)?;
    for (number, id) in functions(&module).into_iter().enumerate() {
        if !is_local(&module, id) {
            continue;
        }
        let unset = ConstExpr::Value(Value::I32(0));
        let ran = module.globals.add_local(ValType::I32, true, false, unset);
        module.exports.add(&format!("{RAN}{number}"), ran);
        let function = module.funcs.get_mut(id).kind.unwrap_local_mut();
        function.builder_mut().func_body().const_at(0, Value::I32(1)).global_set_at(1, ran);
    }
    Ok(module.emit_wasm())
}

/// The functions that ran, by number, as a script that has such a program run prints them.
pub(crate) fn ran<'a>(
    script: &Path,
    arguments: impl IntoIterator<Item = &'a Path>,
) -> Result<BTreeSet<usize>> {
    let said = Command::new("node").arg(script).args(arguments).output();
    let said = said.context("cannot start `node`, which has the program run")?;
    if !said.status.success() {
        bail!("the program does not run as it should: {}", String::from_utf8_lossy(&said.stderr));
    }
    serde_json::from_slice(&said.stdout).context("what ran is not a list")
}

/// Has the script that the tools wrote for a program give it [`NEED`], which is a function of the global scope.
pub(crate) fn importing_need(script: &Path) -> Result<()> {
    let text = fs::read_to_string(script).with_context(|| format!("cannot read {}", script.display()))?;
    if text.matches(IMPORTS).count() != 1 {
        bail!("{} does not list what the program imports as expected", script.display());
    }
    let named = format!("{IMPORTS}{NEED}: () => self.{NEED}(),\n");
    fs::write(script, text.replace(IMPORTS, &named))
        .with_context(|| format!("cannot write {}", script.display()))
}

fn is_local(module: &Module, id: FunctionId) -> bool {
    matches!(module.funcs.get(id).kind, FunctionKind::Local(_))
}

/// A program in two.
pub(crate) struct Parts {
    /// What runs first.
    pub(crate) first: Vec<u8>,
    /// The rest, which shares memory, tables and variables with it.
    pub(crate) rest: Vec<u8>,
    /// How many functions of the rest the first part can call.
    pub(crate) stubs: usize,
}

/// Cuts the program: the functions in `ran`, by number, stay in the first part, and so do small ones that it calls.
/// It imports [`NEED`] from `source`.
pub(crate) fn cut(program: &[u8], ran: &BTreeSet<usize>, source: &str) -> Result<Parts> {
    cut_sparing(program, ran, source, SMALL)
}

/// Cuts the program, sparing functions of at most `small` instructions.
fn cut_sparing(program: &[u8], ran: &BTreeSet<usize>, source: &str, small: u64) -> Result<Parts> {
    let whole = parsed(program)?;
    let ids = functions(&whole);
    let size = |number: usize| whole.funcs.get(ids[number]).kind.unwrap_local().size();
    let mut left_out: Vec<usize> =
        (0..ids.len()).filter(|&number| !ran.contains(&number) && is_local(&whole, ids[number])).collect();
    loop {
        let (first, called) = first_part(parsed(program)?, &left_out, source);
        let kept: BTreeSet<usize> = called.iter().copied().filter(|&number| size(number) <= small).collect();
        if kept.is_empty() {
            let rest = rest_of(parsed(program)?, &left_out, &called);
            return Ok(Parts { first, rest, stubs: called.len() });
        }
        left_out.retain(|number| !kept.contains(number));
    }
}

/// The program without the functions `left_out`, and the numbers of those that are still called: they are stubs.
fn first_part(mut module: Module, left_out: &[usize], source: &str) -> (Vec<u8>, Vec<usize>) {
    let ids = functions(&module);
    let shared = Shared::of(&module, left_out);
    shared.export(&mut module);
    for &number in left_out {
        let stub = stub(&mut module, ids[number], |body, _| {
            body.unreachable();
        });
        module.funcs.get_mut(ids[number]).kind = FunctionKind::Local(stub);
    }
    passes::gc::run(&mut module);
    let there: BTreeSet<FunctionId> = module.funcs.iter().map(walrus::Function::id).collect();
    let called: Vec<usize> =
        left_out.iter().copied().filter(|&number| there.contains(&ids[number])).collect();
    let nothing = module.types.add(&[], &[]);
    let (need, _) = module.add_import_func(source, NEED, nothing);
    let length = called.len() as u64;
    let table = module.tables.add_local(false, length, Some(length), RefType::FUNCREF);
    module.exports.add(TABLE, table);
    for (slot, &number) in called.iter().enumerate() {
        let type_id = module.funcs.get(ids[number]).ty();
        let stub = stub(&mut module, ids[number], |body, arguments| {
            let slot = i32::try_from(slot).unwrap_or(i32::MAX);
            body.i32_const(slot).table_get(table).ref_is_null();
            body.if_else(
                None,
                |missing| {
                    missing.call(need);
                },
                |_| {},
            );
            for &argument in arguments {
                body.local_get(argument);
            }
            body.i32_const(slot).call_indirect(type_id, table);
        });
        module.funcs.get_mut(ids[number]).kind = FunctionKind::Local(stub);
    }
    (module.emit_wasm(), called)
}

/// Another body for a function.
fn stub(
    module: &mut Module,
    id: FunctionId,
    write: impl FnOnce(&mut InstrSeqBuilder, &[LocalId]),
) -> LocalFunction {
    let (parameters, results) = module.types.params_results(module.funcs.get(id).ty());
    let (parameters, results) = (parameters.to_vec(), results.to_vec());
    let mut builder = FunctionBuilder::new(&mut module.types, &parameters, &results);
    let arguments: Vec<LocalId> = parameters.iter().map(|&kind| module.locals.add(kind)).collect();
    write(&mut builder.func_body(), &arguments);
    builder.local_func(arguments)
}

/// The functions `left_out` of the first part, as a program that puts those that are `called` into its table.
fn rest_of(mut module: Module, left_out: &[usize], called: &[usize]) -> Vec<u8> {
    let ids = functions(&module);
    let shared = Shared::of(&module, left_out);
    // What stands in memory and tables at the start is the first part's to put there.
    module
        .data
        .iter()
        .map(walrus::Data::id)
        .collect::<Vec<_>>()
        .into_iter()
        .for_each(|id| module.data.delete(id));
    module.memories.iter_mut().for_each(|memory| memory.data_segments.clear());
    let elements: Vec<_> = module.elements.iter().map(walrus::Element::id).collect();
    elements.into_iter().for_each(|id| module.elements.delete(id));
    module.tables.iter_mut().for_each(|table| table.elem_segments.clear());
    let exports: Vec<_> = module.exports.iter().map(walrus::Export::id).collect();
    exports.into_iter().for_each(|id| module.exports.delete(id));
    module.start = None;
    shared.import(&mut module);
    let length = called.len() as u64;
    let (table, _) = module.add_import_table(FIRST, TABLE, false, length, Some(length), RefType::FUNCREF);
    let start = ElementKind::Active { table, offset: ConstExpr::Value(Value::I32(0)) };
    let functions = ElementItems::Functions(called.iter().map(|&number| ids[number]).collect());
    let filling = module.elements.add(start, functions);
    module.tables.get_mut(table).elem_segments.insert(filling);
    passes::gc::run(&mut module);
    module.emit_wasm()
}

/// What the rest mentions of the first part.
#[derive(Default)]
struct Shared {
    functions: BTreeSet<FunctionId>,
    memories: BTreeSet<MemoryId>,
    tables: BTreeSet<TableId>,
    globals: BTreeSet<GlobalId>,
}

impl Shared {
    fn of(module: &Module, left_out: &[usize]) -> Self {
        let ids = functions(module);
        let mut shared = Self::default();
        for &number in left_out {
            let function = module.funcs.get(ids[number]).kind.unwrap_local();
            dfs_in_order(&mut shared, function, function.entry_block());
        }
        for number in left_out {
            shared.functions.remove(&ids[*number]);
        }
        shared
    }

    /// Each thing, with the name under which the first part exports it.
    fn named(&self) -> Vec<(String, ExportItem)> {
        let functions = self.functions.iter().map(|&id| ExportItem::Function(id));
        let memories = self.memories.iter().map(|&id| ExportItem::Memory(id));
        let tables = self.tables.iter().map(|&id| ExportItem::Table(id));
        let globals = self.globals.iter().map(|&id| ExportItem::Global(id));
        let all = functions.chain(memories).chain(tables).chain(globals);
        all.enumerate().map(|(number, item)| (number.to_string(), item)).collect()
    }

    fn export(&self, module: &mut Module) {
        for (name, item) in self.named() {
            module.exports.add(&name, item);
        }
    }

    /// Turns what the first part exports into imports.
    fn import(&self, module: &mut Module) {
        for (name, item) in self.named() {
            match item {
                ExportItem::Function(id) => {
                    let ty = module.funcs.get(id).ty();
                    if let FunctionKind::Import(before) = &module.funcs.get(id).kind {
                        module.imports.delete(before.import);
                    }
                    let import = module.imports.add(FIRST, &name, id);
                    module.funcs.get_mut(id).kind = FunctionKind::Import(ImportedFunction { import, ty });
                }
                ExportItem::Memory(id) => {
                    module.memories.get_mut(id).import = Some(module.imports.add(FIRST, &name, id));
                }
                ExportItem::Table(id) => {
                    module.tables.get_mut(id).import = Some(module.imports.add(FIRST, &name, id));
                }
                ExportItem::Global(id) => {
                    module.globals.get_mut(id).kind =
                        GlobalKind::Import(module.imports.add(FIRST, &name, id));
                }
                ExportItem::Tag(_) => {}
            }
        }
    }
}

impl Visitor<'_> for Shared {
    fn visit_function_id(&mut self, id: &FunctionId) {
        self.functions.insert(*id);
    }

    fn visit_memory_id(&mut self, id: &MemoryId) {
        self.memories.insert(*id);
    }

    fn visit_table_id(&mut self, id: &TableId) {
        self.tables.insert(*id);
    }

    fn visit_global_id(&mut self, id: &GlobalId) {
        self.globals.insert(*id);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use walrus::ir::BinaryOp;

    const SOURCE: &str = "./worker_bg.js";

    /// A program that exports `twice` and `answer`; the latter calls the former, and both an imported `half` and a
    /// variable.
    fn program() -> Vec<u8> {
        let mut module = Module::default();
        let number = module.types.add(&[ValType::I32], &[ValType::I32]);
        let (half, _) = module.add_import_func(SOURCE, "half", number);
        let memory = module.memories.add_local(false, false, 1, None, None);
        module.exports.add("memory", memory);
        let calls = module.globals.add_local(ValType::I32, true, false, ConstExpr::Value(Value::I32(0)));
        module.exports.add("calls", calls);
        let mut twice = FunctionBuilder::new(&mut module.types, &[ValType::I32], &[ValType::I32]);
        let given = module.locals.add(ValType::I32);
        twice.func_body().local_get(given).i32_const(2).binop(BinaryOp::I32Mul);
        let twice = twice.finish(vec![given], &mut module.funcs);
        module.exports.add("twice", twice);
        let mut answer = FunctionBuilder::new(&mut module.types, &[ValType::I32], &[ValType::I32]);
        let given = module.locals.add(ValType::I32);
        answer.func_body().global_get(calls).i32_const(1).binop(BinaryOp::I32Add).global_set(calls);
        answer.func_body().local_get(given).call(twice).call(twice).call(half);
        let answer = answer.finish(vec![given], &mut module.funcs);
        module.exports.add("answer", answer);
        module.emit_wasm()
    }

    /// The number of the function that the program exports by this name.
    fn number(name: &str) -> usize {
        let module = parsed(&program()).unwrap();
        let id = module.exports.get_func(name).unwrap();
        functions(&module).into_iter().position(|function| function == id).unwrap()
    }

    /// What Node.js prints when it runs `script` with the two parts; `start` brings the rest when it is needed.
    fn in_node(name: &str, Parts { first, rest, .. }: &Parts, script: &str) -> String {
        let folder = std::env::temp_dir().join(format!("waymark-rest-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("first.wasm"), first).unwrap();
        fs::write(folder.join("rest.wasm"), rest).unwrap();
        let start = "const read = (name) => new WebAssembly.Module(require('fs').readFileSync(name));
            let needed = 0;
            const needRest = () => { needed += 1; new WebAssembly.Instance(read('rest.wasm'), { first }); };
            const half = (number) => number / 2;
            const imports = { './worker_bg.js': { half, needRest } };
            const first = new WebAssembly.Instance(read('first.wasm'), imports).exports;";
        let mut node = Command::new("node");
        let said = node.current_dir(&folder).args(["-e", &format!("{start}{script}")]).output().unwrap();
        fs::remove_dir_all(&folder).unwrap();
        assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
        String::from_utf8(said.stdout).unwrap().trim().to_owned()
    }

    #[test]
    fn a_program_in_two_parts_computes_what_the_whole_does() {
        let script = "console.log(needed, first.answer(21), first.answer(4), first.twice(5), first.calls.value, needed)";
        for (name, ran, needed) in
            [("whole", vec!["answer", "twice"], "0"), ("answer", vec!["twice"], "1"), ("both", vec![], "1")]
        {
            let parts = cut_sparing(&program(), &ran.into_iter().map(number).collect(), SOURCE, 0).unwrap();
            assert_eq!(in_node(name, &parts, script), format!("0 42 8 10 2 {needed}"), "{name}");
        }
    }

    #[test]
    fn only_what_the_first_part_can_call_has_a_stub() {
        let stubs = |ran: &[&str], small| {
            cut_sparing(&program(), &ran.iter().copied().map(number).collect(), SOURCE, small).unwrap().stubs
        };
        assert_eq!([stubs(&["answer", "twice"], 0), stubs(&["twice"], 0), stubs(&[], 0)], [0, 1, 2]);
        // `twice` is small, and stays because `answer` is a stub of its own.
        assert_eq!([stubs(&[], 5), stubs(&[], 50)], [1, 0]);
    }

    #[test]
    fn a_program_that_keeps_book_says_what_ran() {
        let watched = keeping_book(&program()).unwrap();
        let parts = Parts {
            first: watched,
            rest: cut_sparing(&program(), &BTreeSet::new(), SOURCE, 0).unwrap().rest,
            stubs: 0,
        };
        let ran = |name: &str| format!("first['{RAN}{}'].value", number(name));
        let script = format!(
            "first.twice(1); const before = [{0}, {1}]; first.answer(1); console.log(...before, {0}, {1})",
            ran("twice"),
            ran("answer")
        );
        assert_eq!(in_node("watched", &parts, &script), "1 0 1 1");
    }
}
