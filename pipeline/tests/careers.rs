//! Synthetic careers over the shipped tables: the same every time, and apart from what they are measured on.

#![expect(clippy::unwrap_used, reason = "a release that cannot be read is a failed test")]

use pipeline::careers::World;
use pipeline::careers::generate::{careers, relevant};
use pipeline::models::Release;
use std::path::Path;
use std::sync::LazyLock;
use waymark_engine::careers::{BEST, Event, Standing};

static WORLD: LazyLock<World> = LazyLock::new(|| {
    let public = Path::new(env!("CARGO_MANIFEST_DIR")).join("../public");
    World::new(&Release::open(&public).unwrap()).unwrap()
});

#[test]
fn one_seed_makes_the_same_careers_and_another_makes_others() {
    let made = careers(&WORLD, 40, false, 7);
    assert_eq!(made.len(), 40);
    assert_eq!(made, careers(&WORLD, 40, false, 7));
    assert_ne!(made, careers(&WORLD, 40, false, 8));
}

#[test]
fn careers_to_learn_from_pass_no_occupation_that_is_held_out() {
    let jobs = |held_out| {
        let made = careers(&WORLD, 300, held_out, 7);
        made.into_iter().map(|career| career.stages).collect::<Vec<_>>()
    };
    let learned_from = jobs(false);
    assert!(learned_from.iter().flatten().all(|stage| !WORLD.held_out[stage.job]));
    let measured = jobs(true);
    assert!(measured.iter().all(|stages| WORLD.held_out[stages[0].job]));
    // They go on to any occupation, and so to some that are held out.
    let later = || measured.iter().flat_map(|stages| &stages[1..]);
    assert!(
        later().any(|stage| WORLD.held_out[stage.job]) && later().any(|stage| !WORLD.held_out[stage.job])
    );
}

#[test]
fn a_moment_knows_what_has_been_and_nothing_of_what_comes() {
    for career in careers(&WORLD, 100, true, 9) {
        let mut taken = Vec::new();
        for moment in career.moments(&WORLD.catalogue, |_| false) {
            match moment.event {
                Event::Job(job) => assert_eq!(job, moment.standing.job),
                Event::Course(course) => taken.push(course),
            }
            assert_eq!(moment.standing.taken, taken);
            assert_eq!(moment.standing.target, None, "the next job is hidden");
            assert!(moment.next_course.is_none_or(|course| !taken.contains(&course)));
            assert_eq!(moment.next_job, career.next(moment.stage));
            assert_ne!(moment.next_job, Some(moment.standing.job));
        }
        let shown = career.moments(&WORLD.catalogue, |_| true);
        assert!(shown.iter().all(|moment| moment.standing.target == moment.next_job));
    }
}

#[test]
fn what_is_known_already_asks_for_no_course() {
    let target = (0..WORLD.reference.len()).find(|&occupation| WORLD.reference.rated[occupation]).unwrap();
    let low = Standing::new(target, vec![0.0; WORLD.reference.elements()], Some(target));
    assert_eq!(relevant(&WORLD, &low).len(), BEST);
    let high = Standing::new(target, vec![7.0; WORLD.reference.elements()], Some(target));
    assert!(relevant(&WORLD, &high).is_empty());
    let mut learned = low.clone();
    let first = relevant(&WORLD, &low)[0].0;
    learned.take(first, &WORLD.catalogue);
    assert!(relevant(&WORLD, &learned).iter().all(|&(course, _)| course != first));
}
