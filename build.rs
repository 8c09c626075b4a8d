//! Tells the release build from the others: `cargo xtask build` cuts the page's program into files, for which the
//! linker must leave its notes of what refers to what. And has the engine's worker linked so that tract's constructors
//! run once.

fn main() {
    println!("cargo::rerun-if-env-changed=WAYMARK_SPLIT");
    println!("cargo::rustc-check-cfg=cfg(split)");
    let is_set = |name| std::env::var_os(name).is_some();
    // The workers are programs of their own, and stay whole.
    let is_page = !is_set("CARGO_FEATURE_WORKER") && !is_set("CARGO_FEATURE_PDF");
    if is_page && is_set("WAYMARK_SPLIT") {
        println!("cargo::rustc-cfg=split");
        println!("cargo::rustc-link-arg-bin=app=--emit-relocs");
    }
    let is_wasm = std::env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|target| target == "wasm32");
    if is_wasm && is_set("CARGO_FEATURE_WORKER") {
        // Where nobody else may call them, the linker has every call from JavaScript run all constructors first: a
        // third of an answer's time. `worker_boot.js` calls them.
        println!("cargo::rustc-link-arg-bin=worker=--export=__wasm_call_ctors");
    }
}
