use super::*;
use crate::tables::release::TableFile;
use waymark_tables::Contract;

fn folder(test: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("waymark-publishing-{test}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn release(contract: u8, digit: &str) -> Release {
    let file = |role: &str| TableFile {
        role: role.to_owned(),
        rows: 1,
        sha256: digit.repeat(64),
        bytes: digit.as_bytes().to_owned(),
    };
    let sources = vec![("O*NET".to_owned(), "30.0".to_owned())];
    Release { contract: Contract([contract; 16]), files: vec![file("core"), file("wages/S06")], sources }
}

fn add_model(folder: &Path) {
    let path = folder.join("manifest.json");
    let mut manifest = read_manifest(&path).unwrap().unwrap();
    let model = Asset { path: "models/encoder.onnx".to_owned(), bytes: 1, sha256: "0".repeat(64) };
    manifest.assets.insert("encoder".to_owned(), model);
    fs::write(&path, serde_json::to_string(&manifest).unwrap()).unwrap();
}

#[test]
fn models_stay_while_the_contract_does() {
    let folder = folder("models");
    publish(&release(1, "a"), &folder).unwrap();
    add_model(&folder);
    let again = publish(&release(1, "b"), &folder).unwrap();
    assert_eq!(again.kept_models, ["models/encoder.onnx"]);
    let changed = publish(&release(2, "c"), &folder).unwrap();
    assert_eq!(changed.dropped_models, ["encoder"]);
    let manifest = read_manifest(&folder.join("manifest.json")).unwrap().unwrap();
    assert_eq!(manifest.assets.keys().collect::<Vec<_>>(), ["core", "wages/S06"]);
    assert_eq!(manifest.contract, "02".repeat(16));
}

#[test]
fn tables_of_earlier_builds_go_and_nothing_else_does() {
    let folder = folder("stale");
    publish(&release(1, "a"), &folder).unwrap();
    fs::write(folder.join("tables/notes.txt"), "kept").unwrap();
    let published = publish(&release(1, "b"), &folder).unwrap();
    let old = ["tables/core.aaaaaaaaaaaaaaaa.bin", "tables/wages/S06.aaaaaaaaaaaaaaaa.bin"];
    assert_eq!(published.removed, old);
    assert!(folder.join("tables/core.bbbbbbbbbbbbbbbb.bin").exists());
    assert!(folder.join("tables/notes.txt").exists());
}

#[test]
fn a_manifest_that_is_none_is_reported() {
    let folder = folder("damaged");
    fs::write(folder.join("manifest.json"), "{}").unwrap();
    let message = publish(&release(1, "a"), &folder).unwrap_err().to_string();
    assert!(message.contains("manifest.json") && message.contains("remove it"), "{message}");
}
