//! The shipped models against their card, and the way to new ones, over the real data.

#![expect(clippy::unwrap_used, reason = "an asset that cannot be read is a failed test")]

use pipeline::evaluate::measure;
use pipeline::train::{Effort, Options, run};
use std::path::{Path, PathBuf};

/// The raw data: `$WAYMARK_DATA`, or the folder beside the repository. Without it, the tests say so
/// and pass.
fn data() -> Option<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data");
    let folder = std::env::var_os("WAYMARK_DATA").map_or(beside, PathBuf::from);
    let found = folder.join("onet").is_dir();
    if !found {
        eprintln!("skipped: no raw data at {}", folder.display());
    }
    found.then_some(folder)
}

fn public() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../public")
}

fn json(path: &Path) -> serde_json::Value {
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

#[test]
fn the_card_says_what_the_shipped_models_do() {
    let card = json(&public().join("model-card.json"));
    let manifest = json(&public().join("manifest.json"));
    for model in ["encoder", "ranker", "sequence"] {
        assert_eq!(
            card["models"][model]["sha256"], manifest["assets"][model]["sha256"],
            "evaluate the models again"
        );
    }
    let Some(data) = data() else { return };
    let measured = measure(&data, &public(), None, "").unwrap();
    let of = |field: &str| card[field].as_array().unwrap().clone();
    let stated =
        [of("tasks"), of("transitions"), of("careers"), of("map"), of("plausibility"), of("bias")].concat();
    let tasks = [
        &measured.tasks, &measured.transitions, &measured.careers, &measured.map, &measured.plausibility,
        &measured.bias,
    ];
    let tasks = tasks.map(Clone::clone).concat();
    assert_eq!(stated.len(), tasks.len());
    for (stated, task) in stated.iter().zip(&tasks) {
        assert_eq!(stated["name"], task.name.as_str());
        // Another processor may round otherwise; a figure on the card has three digits.
        let difference = (stated["value"].as_f64().unwrap() - task.value).abs();
        assert!(difference < 5e-4, "{}: {} is {} on the card", task.name, task.value, stated["value"]);
    }
    let related = &measured.tasks[0];
    assert!(related.baselines.iter().all(|baseline| related.value > baseline.value + 0.1), "{related:?}");
    let [far, poor] = measured.plausibility.as_slice() else { panic!("{:?}", measured.plausibility) };
    assert!(far.value <= 0.01 && poor.value <= 0.02, "{far:?} {poor:?}");
    let [recall, area, error] = measured.transitions.as_slice() else { panic!("{:?}", measured.transitions) };
    for moves in [recall, area] {
        assert!(moves.baselines.iter().all(|baseline| moves.value > baseline.value), "{moves:?}");
    }
    assert!(error.value <= 0.1, "{error:?}");
    // The next job and the next course, each by recall and by rank: above both plain ways by a third.
    for next in
        measured.careers.iter().filter(|task| task.name.starts_with("Next") && !task.name.contains("O*NET"))
    {
        for plain in next.baselines.iter().filter(|way| !way.name.ends_with("alone")) {
            assert!(next.value > plain.value * 4.0 / 3.0, "{next:?}");
        }
        assert!(next.value < 0.95, "as good as that is a leak: {next:?}");
    }
    for kept in &measured.map {
        assert!(kept.baselines.iter().all(|baseline| kept.value > baseline.value + 0.1), "{kept:?}");
    }
    assert_eq!(measured.bias[0].value, 0.0, "who a person is must not move their results");
}

#[test]
fn training_goes_through_and_proves_parity() {
    let Some(data) = data() else { return };
    let folder = std::env::temp_dir().join(format!("waymark-rehearsal-{}", std::process::id()));
    std::fs::create_dir_all(folder.join("tables")).unwrap();
    let manifest = json(&public().join("manifest.json"));
    std::fs::copy(public().join("manifest.json"), folder.join("manifest.json")).unwrap();
    for key in ["core", "titles", "details"] {
        let path = manifest["assets"][key]["path"].as_str().unwrap();
        std::fs::copy(public().join(path), folder.join(path)).unwrap();
    }
    let outcome = run(
        &data,
        &folder,
        Options { teacher: None, keep_encoder: false, feedback: &[], effort: Effort::rehearsal() },
    );
    let trained = json(&folder.join("manifest.json"));
    std::fs::remove_dir_all(&folder).unwrap();
    outcome.unwrap();
    assert_ne!(trained["assets"]["encoder"]["sha256"], manifest["assets"]["encoder"]["sha256"]);
}
