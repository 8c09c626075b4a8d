//! Learning from feedback on a small scale: good feedback moves the ranking the right way, poisoned does not.
//!
//! The people here are made from the published tables alone: somebody at home in an occupation matches the ten
//! most like it in what they ask for. That is enough to train a small ranker in seconds.

#![expect(clippy::unwrap_used, reason = "an asset that cannot be read is a failed test")]

use candle_core::{Device, Tensor};
use pipeline::train::feedback::check::{Reader, check};
use pipeline::train::feedback::{Gathered, learn, quality};
use pipeline::train::onnx::Quantised;
use pipeline::train::people::Person;
use pipeline::train::ranker::{Case, Likeness, RankerNetwork, train};
use pipeline::train::{case, encoder::values};
use std::path::Path;
use std::sync::LazyLock;
use waymark_domain::{Profile, Skill, SkillLevel};
use waymark_engine::assets::Assets;
use waymark_engine::reference::{Measured, cosine};
use waymark_schema::manifest::Manifest;

const SEED: u64 = 5;
/// What a skill stands out by.
const STANDS_OUT: f32 = 1.0;

static ASSETS: LazyLock<Assets> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../public");
    let manifest: Manifest =
        serde_json::from_slice(&std::fs::read(folder.join("manifest.json")).unwrap()).unwrap();
    let bytes = |key: &str| std::fs::read(folder.join(&manifest.assets[key].path)).unwrap();
    let mut assets = Assets::new(&bytes("core"), &bytes("encoder"), &bytes("ranker")).unwrap();
    assets.add_titles(&bytes("titles")).unwrap();
    assets
});

fn reader() -> Reader<'static> {
    Reader {
        reference: &ASSETS.reference,
        encoder: &ASSETS.encoder,
        vocabulary: &ASSETS.vocabulary,
        lexicon: ASSETS.lexicon().unwrap(),
    }
}

/// How alike occupations are in what they ask for.
fn likeness() -> Likeness {
    let z = &ASSETS.reference.importance_z;
    let (count, width) = (z.len(), z[0].len());
    let unit = |row: &Measured| {
        let length = row.iter().map(|value| value * value).sum::<f32>().sqrt().max(1e-6);
        row.iter().map(|value| value / length).collect::<Vec<_>>()
    };
    let vectors = Tensor::from_vec(z.iter().flat_map(unit).collect(), (count, width), &Device::Cpu).unwrap();
    let rounded = Quantised::new(&values(&vectors).unwrap(), width);
    let vectors = Tensor::from_vec(rounded.restored(), (count, width), &Device::Cpu).unwrap();
    let scores: Vec<Vec<f32>> =
        z.iter().map(|row| z.iter().map(|other| 8.0 * cosine(row, other)).collect()).collect();
    Likeness::new(vectors, &scores)
}

/// The occupations most like one, itself first.
fn nearest(home: usize, count: usize) -> Vec<usize> {
    let z = &ASSETS.reference.importance_z;
    let mut order: Vec<usize> = (0..z.len()).collect();
    order.sort_by(|&a, &b| cosine(&z[home], &z[b]).total_cmp(&cosine(&z[home], &z[a])));
    order.truncate(count);
    order
}

/// Somebody at home in an occupation, who names some of what stands out in it.
fn profile(home: usize, variant: usize) -> Profile {
    let reference = &ASSETS.reference;
    let standing_out = (0..reference.elements()).filter(|&at| reference.importance_z[home][at] > STANDS_OUT);
    Profile {
        role: Some(reference.core.titles[home].clone()),
        skills: standing_out
            .skip(variant)
            .step_by(3)
            .take(4)
            .map(|at| Skill { name: reference.core.ratings.names[at].clone(), level: SkillLevel::Medium })
            .collect(),
        ..Profile::default()
    }
}

fn person(home: usize, variant: usize) -> Case {
    let count = ASSETS.reference.len();
    let mut matches = vec![0.0; count];
    nearest(home, 10).into_iter().for_each(|near| matches[near] = 1.0);
    let person = Person {
        profile: profile(home, variant),
        home,
        may_look_up: true,
        matches,
        weights: vec![1.0; count],
    };
    let reader = reader();
    case(person, reader.reference, reader.encoder, reader.vocabulary, reader.lexicon).unwrap()
}

fn rated(step: usize, start: usize) -> impl Iterator<Item = usize> {
    (start..ASSETS.reference.len()).step_by(step).filter(|&home| ASSETS.reference.rated[home])
}

struct World {
    people: Vec<Case>,
    held_out: Vec<Case>,
}

static WORLD: LazyLock<World> = LazyLock::new(|| World {
    people: rated(6, 0).map(|home| person(home, 0)).collect(),
    held_out: rated(18, 3).map(|home| person(home, 1)).collect(),
});

fn trained() -> RankerNetwork {
    train(likeness(), &WORLD.people, 3, SEED).unwrap()
}

fn code(occupation: usize) -> String {
    ASSETS.reference.core.code(occupation).to_string()
}

/// A line of a file: what somebody at home in an occupation says of another.
fn line(exporter: &str, home: usize, variant: usize, of: usize, answer: &str) -> String {
    let profile = profile(home, variant);
    let skills: Vec<&str> = profile.skills.iter().map(|skill| skill.name.as_str()).collect();
    let line = serde_json::json!({
        "waymark_feedback": 1, "exporter": exporter, "written": "2026-03-14",
        "feedback": {"code": code(of), "answer": answer},
        "profile": {"v": 1, "role": profile.role, "skills": skills},
    });
    line.to_string() + "\n"
}

fn gathered(text: &str) -> Gathered {
    let mut gathered = Gathered::default();
    gathered.add(Path::new("a.jsonl"), text);
    assert!(gathered.broken.is_empty(), "{:?}", gathered.broken);
    gathered.weighed()
}

fn index(code: &str) -> usize {
    ASSETS.reference.core.index_of(code.parse().unwrap()).unwrap()
}

/// Log-odds of an occupation for somebody who has said nothing of it.
fn log_odds(network: &RankerNetwork, home: usize, of: usize) -> f32 {
    values(&network.run(&person(home, 2)).unwrap().logits).unwrap()[of]
}

/// Of the work near to somebody's, what asks most for the skills that they name, and what asks least for them.
fn by_skills(home: usize) -> (Vec<usize>, Vec<usize>) {
    const OF_EACH: usize = 4;
    let core = &ASSETS.reference.core;
    let named: Vec<usize> = profile(home, 0)
        .skills
        .iter()
        .map(|skill| core.ratings.names.iter().position(|name| *name == skill.name).unwrap())
        .collect();
    let asked =
        |of: usize| named.iter().map(|&element| ASSETS.reference.importance_z[of][element]).sum::<f32>();
    let mut near = nearest(home, 40).split_off(1);
    near.sort_by(|&a, &b| asked(b).total_cmp(&asked(a)));
    let least = near.split_off(near.len() - OF_EACH);
    near.truncate(OF_EACH);
    (near, least)
}

/// By how much the ranker puts what asks most for the skills before what asks least, over people it has not seen.
fn lead(network: &RankerNetwork) -> f32 {
    let homes: Vec<usize> = rated(40, 7).collect();
    let of = |&home: &usize| {
        let log_odds = values(&network.run(&person(home, 0)).unwrap().logits).unwrap();
        let (most, least) = by_skills(home);
        let mean = |of: &[usize]| of.iter().map(|&at| log_odds[at]).sum::<f32>() / of.len() as f32;
        mean(&most) - mean(&least)
    };
    homes.iter().map(of).sum::<f32>() / homes.len() as f32
}

#[test]
fn feedback_moves_the_ranking_the_right_way_and_makes_nothing_worse() {
    let network = trained();
    let mut text = String::new();
    // Many want to go on using the skills that they name, and say so of work near to theirs.
    for (at, home) in rated(12, 2).enumerate() {
        let (most, least) = by_skills(home);
        for (of, answer) in most.iter().map(|of| (of, "yes")).chain(least.iter().map(|of| (of, "no"))) {
            text += &line(&format!("n{at}"), home, 0, *of, answer);
        }
    }
    let checked = check(&gathered(&text), &network, &reader()).unwrap();
    assert!(checked.answers > 200, "{} {:?}", checked.answers, checked.refused);
    let before = lead(&network);
    let outcome = learn(&network, &WORLD.people, &checked.cases, &WORLD.held_out, SEED).unwrap();
    assert!(outcome.accepted, "{outcome:?}");
    let with = lead(&network);
    // Learning goes on from the people as well; what the answers do is seen beside that.
    let without = trained();
    learn(&without, &WORLD.people, &[], &WORLD.held_out, SEED).unwrap();
    let alone = lead(&without);
    println!("lead {before:.3} before, {alone:.3} without answers, {with:.3} with; {outcome:?}");
    assert!(with > alone + 0.1, "{before} before, {alone} without answers, {with} with");
}

#[test]
fn a_poisoned_file_changes_nothing() {
    let network = trained();
    let reader = reader();
    // Many names push one occupation that fits none of them, and run down what does.
    let pushed = index("39-9032.00");
    let mut text = String::new();
    for (at, home) in rated(20, 1).enumerate() {
        let exporter = format!("p{at}");
        for no in nearest(home, 4) {
            text += &line(&exporter, home, 0, no, "no");
        }
        for yes in [pushed, index("39-5012.00"), index("45-2092.00")] {
            text += &line(&exporter, home, 0, yes, "yes");
        }
    }
    let everything = gathered(&text);
    let exporters = everything.exporters().len();
    let checked = check(&everything, &network, &reader).unwrap();
    println!("poison: {} of {exporters} exporters left, {} answers", checked.cases.len(), checked.answers);
    assert!(checked.cases.len() * 10 <= exporters, "{} of {exporters}", checked.cases.len());
    let places = |network: &RankerNetwork| -> f32 {
        let homes: Vec<usize> = rated(60, 2).collect();
        homes.iter().map(|&home| log_odds(network, home, pushed)).sum::<f32>() / homes.len() as f32
    };
    learn(&network, &WORLD.people, &checked.cases, &WORLD.held_out, SEED).unwrap();
    let clean = trained();
    learn(&clean, &WORLD.people, &[], &WORLD.held_out, SEED).unwrap();
    let (poisoned, clean) = (places(&network), places(&clean));
    assert!((poisoned - clean).abs() < 0.15, "{poisoned} with the file, {clean} without");
}

#[test]
fn what_makes_the_ranker_worse_is_refused_and_leaves_it_as_it_was() {
    let network = trained();
    // People whom it serves as well as can be: their matches are its own first ten. Whatever it learns, it can
    // only lose.
    let held_out: Vec<Case> = rated(18, 3)
        .map(|home| {
            let mut case = person(home, 1);
            let scores = values(&network.run(&case).unwrap().logits).unwrap();
            case.matches.fill(0.0);
            let mut order: Vec<usize> = (0..scores.len()).collect();
            order.sort_by(|&a, &b| scores[b].total_cmp(&scores[a]));
            order.into_iter().take(10).for_each(|of| case.matches[of] = 1.0);
            case
        })
        .collect();
    let before = quality(&network, &held_out).unwrap();
    assert_eq!(before.recall, 1.0);
    let outcome = learn(&network, &WORLD.people, &[], &held_out, SEED).unwrap();
    assert!(!outcome.accepted, "{outcome:?}");
    assert_eq!(quality(&network, &held_out).unwrap(), before, "it is put back");
}
