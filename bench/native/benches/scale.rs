//! How what the engine does grows with the number of occupations, as JSON: for `bench/scale.mjs`.
//!
//! Every size is an enlarged copy of the shipped release. Sizes are measured in turns, so that what slows the machine
//! slows all of them.

use serde_json::{Value, json};
use std::hint::black_box;
use std::time::Instant;
use waymark_domain::{Education, RouteWeights};
use waymark_engine::assets::Assets;
use waymark_engine::features::Features;
use waymark_engine::paths::figures;
use waymark_engine::text::Kind;
use waymark_engine::visitor::Visitor;
use waymark_engine::{guard, page, weigh};
use waymark_enlarged::{Draw, core, model, transitions};
use waymark_native_bench::{bytes, median, profile};
use waymark_routes::plan::{Plan, Query};
use waymark_routes::{Figures, Moves};
use waymark_tables::format::{read, write};
use waymark_tables::{CoreTables, TransitionTables};

const SIZES: [usize; 3] = [1_000, 10_000, 100_000];
/// Times that each size is measured; the median counts.
const TURNS: usize = 9;
/// Judging all pairs takes the square of the number of occupations: beyond this it is not done.
const MOST_JUDGED: usize = 10_000;
/// Routes that are planned from one occupation.
const ROUTES: usize = 3;

/// A release of some size.
struct World {
    assets: Assets,
    moves: Option<Moves>,
    /// Bytes of the core table and both models.
    bytes: usize,
    /// Milliseconds that loading took, and that judging all pairs did.
    load: f64,
    judge: Option<f64>,
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, f64) {
    let begin = Instant::now();
    let made = black_box(work());
    (made, begin.elapsed().as_secs_f64() * 1_000.0)
}

fn world(size: usize) -> World {
    let (real, contract) = read::<CoreTables>(&bytes("core")).unwrap();
    let draw = Draw::new(real.len(), size);
    let core = write(&core(&real, &draw), contract).unwrap();
    let (encoder, ranker) =
        (model(&bytes("encoder"), &draw).unwrap(), model(&bytes("ranker"), &draw).unwrap());
    let total = core.len() + encoder.len() + ranker.len();
    let (assets, load) = timed(|| Assets::new(&core, &encoder, &ranker).unwrap());
    let judged = (size <= MOST_JUDGED).then(|| {
        let table = transitions(&read::<TransitionTables>(&bytes("transitions")).unwrap().0, &draw).unwrap();
        let known: Figures = figures(&assets.reference);
        timed(|| Moves::new(known, table).unwrap())
    });
    let (moves, judge) = judged.map_or((None, None), |(moves, time)| (Some(moves), Some(time)));
    World { assets, moves, bytes: total, load, judge }
}

fn rank(assets: &Assets) -> Vec<usize> {
    let reference = &assets.reference;
    let visitor = Visitor::new(&profile(), reference, &assets.encoder, &assets.vocabulary, None).unwrap();
    let features = Features::new(&visitor, reference);
    let ranking = assets.ranker.rank(&visitor.origin, &visitor.goal, &features).unwrap();
    guard::order(&ranking.probability, &visitor, reference)
}

fn related(assets: &Assets) -> Vec<usize> {
    weigh::order(&page::likeness(assets.reference.len() / 2, assets).unwrap())
}

fn search(assets: &Assets) -> Vec<usize> {
    let encoding = assets.encoder.encode_anew("data and hospitals", Kind::Title).unwrap();
    weigh::order(&encoding.logits)
}

fn route(world: &World) -> Option<usize> {
    let moves = world.moves.as_ref()?;
    let count = world.assets.reference.len();
    let misfit = vec![0.5; count];
    let query = Query {
        start: count / 10,
        goal: count / 2,
        weights: RouteWeights::default(),
        keep: &[],
        exclude: &[],
        pay_floor: None,
        own_pay: None,
        education: Education::Bachelor,
        job_zone: 4,
        pay: &world.assets.reference.median_pay,
        misfit: &misfit,
    };
    Some(Plan::new(moves, query).routes(ROUTES).len())
}

/// Something that is measured in a release.
type Measured = (&'static str, fn(&World));

fn main() {
    let worlds: Vec<World> = SIZES.into_iter().map(world).collect();
    let measured: [Measured; 4] = [
        ("rank", |world| drop(black_box(rank(&world.assets)))),
        ("related", |world| drop(black_box(related(&world.assets)))),
        ("search", |world| drop(black_box(search(&world.assets)))),
        ("route", |world| drop(black_box(route(world)))),
    ];
    let mut times = vec![[(); 4].map(|()| Vec::new()); worlds.len()];
    for _ in 0..TURNS {
        for (world, times) in worlds.iter().zip(&mut times) {
            for ((_, work), times) in measured.iter().zip(times) {
                times.push(timed(|| work(world)).1);
            }
        }
    }
    let sizes: Vec<Value> = worlds
        .iter()
        .zip(times)
        .zip(SIZES)
        .map(|((world, times), size)| {
            let mut row = json!({ "occupations": size, "bytes": world.bytes, "load": world.load, "judge": world.judge });
            for ((name, _), times) in measured.iter().zip(times) {
                // Without judged moves there is nothing to plan over.
                let unknown = *name == "route" && world.moves.is_none();
                row[*name] = if unknown { Value::Null } else { json!(median(times)) };
            }
            row
        })
        .collect();
    println!("{}", json!(sizes));
}
