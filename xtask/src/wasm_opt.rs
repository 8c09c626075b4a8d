//! Binaryen's optimiser for WebAssembly, which npm has in a release that knows what Rust emits today.

use crate::end_to_end::install_packages;
use crate::run::announce;
use crate::workspace;
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What the compiler may use; see `.cargo/config.toml`.
const FEATURES: [&str; 8] = [
    "--enable-bulk-memory",
    "--enable-extended-const",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
    "--enable-simd",
];
/// A function with one caller becomes part of it, unless it is very long: a browser compiles one by one what is called.
const PASSES: [&str; 3] = ["-O2", "--one-caller-inline-max-function-size", "2000"];

/// The optimiser, and where it may write.
pub(crate) struct WasmOpt {
    script: PathBuf,
    work: PathBuf,
}

impl WasmOpt {
    /// Installs it unless it is there.
    pub(crate) fn set_up(work: &Path) -> Result<Self> {
        let folder = workspace::root()?.join("xtask/wasm-opt");
        install_packages(&folder)?;
        announce("Optimising the page's program");
        Ok(Self { script: folder.join("node_modules/binaryen/bin/wasm-opt"), work: work.to_owned() })
    }

    /// A program that does the same and that browsers start sooner.
    pub(crate) fn optimised(&self, program: &[u8]) -> Result<Vec<u8>> {
        let [before, after] = ["before.wasm", "after.wasm"].map(|name| self.work.join(name));
        fs::write(&before, program).with_context(|| format!("cannot write {}", before.display()))?;
        let mut optimise = Command::new("node");
        optimise.arg(&self.script).args(FEATURES).args(PASSES).arg(&before).arg("-o").arg(&after);
        let said = optimise.output().context("cannot start `node`, which runs wasm-opt")?;
        if !said.status.success() {
            bail!("wasm-opt refuses the program: {}", String::from_utf8_lossy(&said.stderr));
        }
        fs::read(&after).with_context(|| format!("cannot read {}", after.display()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use walrus::ir::BinaryOp;
    use walrus::{FunctionBuilder, Module, ValType};

    /// A program whose one exported function calls another.
    fn program() -> Vec<u8> {
        let mut module = Module::default();
        let number = module.locals.add(ValType::I32);
        let mut double = FunctionBuilder::new(&mut module.types, &[ValType::I32], &[ValType::I32]);
        double.func_body().local_get(number).local_get(number).binop(BinaryOp::I32Add);
        let double = double.finish(vec![number], &mut module.funcs);
        let mut twice = FunctionBuilder::new(&mut module.types, &[ValType::I32], &[ValType::I32]);
        twice.func_body().local_get(number).call(double);
        let twice = twice.finish(vec![number], &mut module.funcs);
        module.exports.add("twice", twice);
        module.emit_wasm()
    }

    #[test]
    fn a_function_with_one_caller_becomes_part_of_it() {
        let work = std::env::temp_dir().join(format!("waymark-wasm-opt-{}", std::process::id()));
        fs::create_dir_all(&work).unwrap();
        let wasm_opt = WasmOpt::set_up(&work).unwrap();
        let optimised = wasm_opt.optimised(&program());
        let refused = wasm_opt.optimised(b"no program");
        fs::remove_dir_all(&work).unwrap();
        let module = Module::from_buffer(&optimised.unwrap()).unwrap();
        assert_eq!(module.funcs.iter().count(), 1);
        assert!(module.exports.get_func("twice").is_ok());
        assert!(refused.unwrap_err().to_string().contains("wasm-opt refuses the program"));
    }
}
