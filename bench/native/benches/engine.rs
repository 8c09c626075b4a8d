//! What each step of an answer costs, natively, beside a fixed loop that is measured in the same run.
//!
//! `cargo xtask bench-native` runs these and compares each with the loop: that ratio says the same on a fast and on a
//! slow machine, as far as machines are alike.

use criterion::{Criterion, criterion_group, criterion_main};
use std::hint::black_box;
use std::time::Duration;
use waymark_engine::assets::Assets;
use waymark_engine::features::Features;
use waymark_engine::paths::figures;
use waymark_engine::reference::Reference;
use waymark_engine::text::{Bag, Kind};
use waymark_engine::visitor::Visitor;
use waymark_engine::{Encoder, Ranker, Service, guard};
use waymark_native_bench::{bytes, profile};
use waymark_routes::Moves;
use waymark_schema::profile::ProfileV1;
use waymark_schema::route::RouteWishes;
use waymark_tables::format::read;
use waymark_tables::{CoreTables, TitleTables, TransitionTables};

/// Numbers in each vector of the reference loop: few enough for the smallest cache, since larger ones are shared with
/// whatever else a machine does.
const LENGTH: usize = 2_048;
/// How often it goes over them.
const TIMES: usize = 32;

/// Dot products of two vectors: what everything else is measured against.
fn reference_loop(a: &[f32], b: &[f32]) -> f32 {
    let mut sums = [0.0_f32; 8];
    for _ in 0..TIMES {
        for (a, b) in black_box(a).as_chunks::<8>().0.iter().zip(black_box(b).as_chunks::<8>().0) {
            for lane in 0..8 {
                sums[lane] += a[lane] * b[lane];
            }
        }
    }
    sums.iter().sum()
}

fn service() -> Service {
    let mut service = Service::new(&bytes("core"), &bytes("encoder"), &bytes("ranker")).unwrap();
    for key in ["titles", "details", "transitions", "learning", "sequence"] {
        service.add(key, &bytes(key)).unwrap();
    }
    service
}

fn reference(criterion: &mut Criterion) {
    let a: Vec<f32> = (0..LENGTH).map(|at| (at as f32 * 0.37).sin()).collect();
    let b: Vec<f32> = (0..LENGTH).map(|at| (at as f32 * 0.73).cos()).collect();
    criterion.bench_function("reference", |bencher| {
        bencher.iter(|| reference_loop(black_box(&a), black_box(&b)));
    });
}

fn steps(criterion: &mut Criterion) {
    let assets = Assets::new(&bytes("core"), &bytes("encoder"), &bytes("ranker")).unwrap();
    let tables = &assets.reference;
    let title = "senior marketing coordinator for medical devices";
    let bag = Bag::new(title, Kind::Title);
    let visitor = Visitor::new(&profile(), tables, &assets.encoder, &assets.vocabulary, None).unwrap();
    let features = Features::new(&visitor, tables);
    let ranking = assets.ranker.rank(&visitor.origin, &visitor.goal, &features).unwrap();
    criterion.bench_function("featurizer", |bencher| {
        bencher.iter(|| Bag::new(black_box(title), Kind::Title));
    });
    criterion.bench_function("encoder", |bencher| {
        bencher.iter(|| assets.encoder.encode_bag(black_box(&bag), Kind::Title))
    });
    criterion.bench_function("features", |bencher| {
        bencher.iter(|| Features::new(black_box(&visitor), tables));
    });
    criterion.bench_function("ranker", |bencher| {
        bencher.iter(|| assets.ranker.rank(&visitor.origin, &visitor.goal, black_box(&features)));
    });
    criterion.bench_function("order", |bencher| {
        bencher.iter(|| guard::order(black_box(&ranking.probability), &visitor, tables));
    });
}

fn answers(criterion: &mut Criterion) {
    let service = service();
    let asked: ProfileV1 = serde_json::from_value(serde_json::json!({
        "v": 1, "role": "marketing coordinator", "goal": "data scientist",
        "skills": ["Writing", "Speaking", "planning events"], "interests": ["E", "I"],
    }))
    .unwrap();
    criterion.bench_function("routes", |bencher| {
        bencher.iter(|| service.routes(black_box(&asked), &RouteWishes::default()).unwrap());
    });
}

fn loading(criterion: &mut Criterion) {
    let [core, titles, transitions] = ["core", "titles", "transitions"].map(bytes);
    let [encoder, ranker] = ["encoder", "ranker"].map(bytes);
    criterion.bench_function("load/core", |bencher| {
        bencher.iter(|| Reference::new(read::<CoreTables>(black_box(&core)).unwrap().0));
    });
    criterion.bench_function("load/titles", |bencher| {
        bencher.iter(|| read::<TitleTables>(black_box(&titles)).unwrap().0.decode());
    });
    criterion.bench_function("load/encoder", |bencher| {
        bencher.iter(|| Encoder::from_bytes(black_box(&encoder)).unwrap());
    });
    criterion.bench_function("load/ranker", |bencher| {
        bencher.iter(|| Ranker::from_bytes(black_box(&ranker)).unwrap());
    });
    let reference = Reference::new(read::<CoreTables>(&core).unwrap().0);
    criterion.bench_function("load/moves", |bencher| {
        bencher.iter(|| {
            let table = read::<TransitionTables>(black_box(&transitions)).unwrap().0;
            Moves::new(figures(&reference), table).unwrap()
        });
    });
}

fn measured() -> Criterion {
    Criterion::default()
        .without_plots()
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(2))
        .sample_size(20)
}

criterion_group! { name = all; config = measured(); targets = reference, steps, answers, loading }
criterion_main!(all);
