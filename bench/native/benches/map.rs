//! How drawing the map grows with the number of occupations, as JSON: for `bench/scale.mjs`.
//!
//! The map's arithmetic needs no browser: it is the app's own, compiled natively.

use serde_json::{Value, json};
use std::hint::black_box;
use std::time::Instant;
use waymark_app::view::map::points::Points;
use waymark_app::view::map::scene::{Marked, drawn_names, drawn_points, names, texts};
use waymark_app::view::map::viewport::Viewport;
use waymark_enlarged::{Draw, core};
use waymark_native_bench::{bytes, median};
use waymark_schema::map::OccupationMap;
use waymark_tables::format::read;
use waymark_tables::{CoreTables, MapTables};

const SIZES: [usize; 3] = [1_000, 10_000, 100_000];
const TURNS: usize = 9;
/// Names are placed by comparing all points of a field: beyond this once is enough to know.
const MOST_TURNS_OF_NAMES: usize = 10_000;
/// Width of a letter of a name, in pixels.
const LETTER: f32 = 6.5;

/// The map of that many occupations: copies lie around what they copy.
fn points(size: usize) -> Points {
    let (real, _) = read::<CoreTables>(&bytes("core")).unwrap();
    let (places, _) = read::<MapTables>(&bytes("map")).unwrap();
    let tables = core(&real, &Draw::new(real.len(), size));
    let source = |at: usize| at * real.len() / size;
    let around = |at: usize, turn: f32| (at as f32 * 2.399_963 + turn).cos() * 0.02;
    let axis = |axis: usize, turn: f32| {
        (0..size).map(|at| (places.place(source(at))[axis] + around(at, turn)).clamp(0.0, 1.0)).collect()
    };
    Points::of(&OccupationMap {
        codes: (0..size).map(|at| tables.code(at).to_string()).collect(),
        titles: tables.titles.clone(),
        x: axis(0, 0.0),
        y: axis(1, 1.0),
        jobs: (0..size)
            .map(|at| tables.projection(at).map(|row| row.employment_start as f32 / 10.0))
            .collect(),
    })
}

fn timed(work: impl FnOnce()) -> f64 {
    let begin = Instant::now();
    work();
    begin.elapsed().as_secs_f64() * 1_000.0
}

fn measured(size: usize) -> Value {
    let points = points(size);
    let view = Viewport::of_extent(points.extent()).sized(1_280.0, 800.0);
    let widths: Vec<f32> = texts(&points).iter().map(|text| text.len() as f32 * LETTER).collect();
    let marked = Marked { matches: (0..10).collect(), ..Marked::default() };
    let labels = names(&points, &view, &marked, &widths);
    let frame = || {
        black_box(drawn_points(&points, &view, &marked));
        black_box(drawn_names(&view, &labels, &marked, &widths));
    };
    let placed = || drop(black_box(names(&points, &view, &marked, &widths)));
    let turns = if size > MOST_TURNS_OF_NAMES { 1 } else { TURNS };
    json!({
        "occupations": size,
        "frame": median((0..TURNS).map(|_| timed(frame)).collect()),
        "names": median((0..turns).map(|_| timed(placed)).collect()),
    })
}

fn main() {
    println!("{}", json!(SIZES.map(measured)));
}
