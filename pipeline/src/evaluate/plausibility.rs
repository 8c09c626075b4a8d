//! Guard: nobody is sent where it is absurd to go.
//!
//! A grid of sixty roles by six interests. A result among the first five is implausible if it is more than
//! two job zones away from the role, or pays under half of what the role pays.

use super::{Task, baseline};
use anyhow::Result;
use waymark_domain::interests::Interest;
use waymark_domain::{Interests, Profile, Weights};
use waymark_engine::assets::Assets;
use waymark_engine::recommend::{Method, recommend};
use waymark_engine::titles::understand;

const ROLES: &str = include_str!("../../audit/roles.txt");
/// Results looked at for each profile.
const TOP: usize = 5;

/// Share of results that are implausible, by preparation and by pay.
pub(super) fn measure(assets: &Assets) -> Result<Vec<Task>> {
    let (learned, n) = shares(assets, Method::Learned(Weights::default()))?;
    let (simple, _) = shares(assets, Method::Baseline)?;
    let task = |metric: &str, at: usize| Task {
        name: "Sixty roles by six interests: the first five results".to_owned(),
        metric: metric.to_owned(),
        n,
        value: learned[at],
        baselines: vec![baseline("skill and interest cosine", simple[at])],
    };
    Ok(vec![task("share more than two job zones away", 0), task("share paying under half", 1)])
}

fn shares(assets: &Assets, method: Method) -> Result<([f64; 2], usize)> {
    let reference = &assets.reference;
    let (mut far, mut poor, mut results) = (0_usize, 0_usize, 0_usize);
    for role in ROLES.lines() {
        let meant = understand(role, 1, assets, Some(assets.lexicon()?))?;
        let code = meant.results.first().and_then(|first| first.code.parse().ok());
        let Some(home) = code.and_then(|code| reference.core.index_of(code)) else { continue };
        for interest in Interest::ALL {
            let profile = Profile {
                role: Some(role.to_owned()),
                interests: Interests::from_chosen(&[interest]),
                ..Profile::default()
            };
            let answer = recommend(&profile, TOP, method, assets)?;
            for result in answer.results {
                let Some(index) = result.code.parse().ok().and_then(|code| reference.core.index_of(code))
                else {
                    continue;
                };
                results += 1;
                far +=
                    usize::from(reference.core.job_zones[index].abs_diff(reference.core.job_zones[home]) > 2);
                let pay = reference.median_pay[index].zip(reference.median_pay[home]);
                poor += usize::from(pay.is_some_and(|(its, mine)| its < mine / 2.0));
            }
        }
    }
    let count = results.max(1) as f64;
    Ok(([far as f64 / count, poor as f64 / count], results))
}
