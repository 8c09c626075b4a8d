//! Has tract linked as in the site's worker: its constructors run once, when JavaScript calls them.

fn main() {
    if std::env::var_os("CARGO_FEATURE_TRACT").is_some() {
        println!("cargo::rustc-link-arg=--export=__wasm_call_ctors");
    }
}
