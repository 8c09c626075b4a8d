//! Has tract linked as in the site's worker: its constructors run once, when JavaScript calls them.

fn main() {
    if ["CARGO_FEATURE_TRACT", "CARGO_FEATURE_INPUTS"]
        .iter()
        .any(|feature| std::env::var_os(feature).is_some())
    {
        println!("cargo::rustc-link-arg=--export=__wasm_call_ctors");
    }
}
