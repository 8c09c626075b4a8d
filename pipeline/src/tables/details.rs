//! The detail table: what an occupation's page and the skill finder need beyond the core.

use super::borrowing::Borrowing;
use super::wages::ordered_areas;
use super::{BuildError, check_count, ratings};
use crate::raw::{RawData, TaskKind};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use waymark_domain::area::AreaKind;
use waymark_domain::{AreaCode, Domain, SocCode};
use waymark_tables::DetailTables;
use waymark_tables::details::AreaRow;

/// An occupation page shows no more activities than these.
const ACTIVITY_LIMIT: usize = 12;

pub(super) fn build(raw: &RawData) -> Result<DetailTables, BuildError> {
    let domains = [Domain::Ability, Domain::WorkActivity, Domain::WorkStyle, Domain::WorkValue];
    let mut details = DetailTables {
        ratings: ratings::block(raw, &Borrowing::new(raw), &domains),
        related_of: related(raw),
        areas: areas(raw),
        ..DetailTables::default()
    };
    add_technologies(raw, &mut details)?;
    add_activities(raw, &mut details)?;
    add_programmes(raw, &mut details)?;
    Ok(details)
}

/// Technologies of each occupation: in demand, then hot, then the rest, each by name.
fn add_technologies(raw: &RawData, details: &mut DetailTables) -> Result<(), BuildError> {
    let mut hot: BTreeMap<&str, bool> = BTreeMap::new();
    for technology in &raw.technologies {
        *hot.entry(&technology.name).or_default() |= technology.hot;
    }
    check_count("technologies", hot.len(), u16::MAX)?;
    let index: BTreeMap<&str, u16> = hot.keys().copied().zip(0..).collect();
    let mut used = vec![BTreeSet::new(); raw.occupations.len()];
    for technology in &raw.technologies {
        if let Some(occupation) = raw.index_of(technology.code) {
            let name = technology.name.as_str();
            used[occupation].insert((Reverse(technology.in_demand), Reverse(hot[name]), name));
        }
    }
    for used in &used {
        let in_demand = used.iter().filter(|(Reverse(in_demand), ..)| *in_demand).count();
        check_count("technologies in demand of one occupation", in_demand, u8::MAX)?;
        details.in_demand.push(in_demand as u8);
        details.technologies_of.push(used.iter().map(|(.., name)| index[name]).collect());
    }
    details.technologies = hot.keys().map(|&name| name.to_owned()).collect();
    details.hot = hot.values().map(|&hot| u8::from(hot)).collect();
    Ok(())
}

/// Activities of each occupation, most typical first: by the number of its core tasks that belong to
/// the activity, then of all its tasks, then by name.
fn add_activities(raw: &RawData, details: &mut DetailTables) -> Result<(), BuildError> {
    let names: BTreeMap<&str, &str> = raw
        .detailed_activities
        .iter()
        .map(|activity| (activity.id.as_str(), activity.title.trim_end_matches('.')))
        .collect();
    let core_tasks: BTreeSet<u32> =
        raw.tasks.iter().filter(|task| task.kind == Some(TaskKind::Core)).map(|task| task.id).collect();
    let mut tasks: Vec<BTreeMap<&str, (u32, u32)>> = vec![BTreeMap::new(); raw.occupations.len()];
    for row in &raw.task_activities {
        if let Some(occupation) = raw.index_of(row.code) {
            let (core, all) = tasks[occupation].entry(names[row.activity.as_str()]).or_default();
            *core += u32::from(core_tasks.contains(&row.task));
            *all += 1;
        }
    }
    let typical = |tasks: &BTreeMap<&'_ str, (u32, u32)>| {
        let mut ordered: Vec<_> =
            tasks.iter().map(|(&name, &(core, all))| (Reverse(core), Reverse(all), name)).collect();
        ordered.sort_unstable();
        ordered.truncate(ACTIVITY_LIMIT);
        ordered.into_iter().map(|(.., name)| name.to_owned()).collect::<Vec<String>>()
    };
    let typical: Vec<Vec<String>> = tasks.iter().map(typical).collect();
    let used: BTreeSet<&String> = typical.iter().flatten().collect();
    check_count("activities", used.len(), u16::MAX)?;
    let index: BTreeMap<&String, u16> = used.iter().copied().zip(0..).collect();
    details.activities_of =
        typical.iter().map(|names| names.iter().map(|name| index[name]).collect()).collect();
    details.activities = used.into_iter().cloned().collect();
    Ok(())
}

/// Programmes that lead to the SOC code of some occupation, in code order.
fn add_programmes(raw: &RawData, details: &mut DetailTables) -> Result<(), BuildError> {
    let mut leading_to: BTreeMap<SocCode, BTreeSet<u32>> = BTreeMap::new();
    for row in &raw.programmes {
        leading_to.entry(row.soc).or_default().insert(row.cip);
    }
    let none = BTreeSet::new();
    let of = |occupation: usize| leading_to.get(&raw.occupations[occupation].code.soc()).unwrap_or(&none);
    let used: BTreeSet<u32> = (0..raw.occupations.len()).flat_map(|at| of(at).iter().copied()).collect();
    check_count("programmes", used.len(), u16::MAX)?;
    let index: BTreeMap<u32, u16> = used.iter().copied().zip(0..).collect();
    let titles: BTreeMap<u32, &str> =
        raw.programmes.iter().map(|row| (row.cip, row.title.trim_end_matches('.'))).collect();
    details.programmes_of =
        (0..raw.occupations.len()).map(|at| of(at).iter().map(|cip| index[cip]).collect()).collect();
    details.programmes = used.iter().map(|cip| (*cip, titles[cip].to_owned())).collect();
    Ok(())
}

fn related(raw: &RawData) -> Vec<Vec<u16>> {
    let mut related = vec![BTreeMap::new(); raw.occupations.len()];
    for pair in &raw.related {
        if let (Some(from), Some(to)) = (raw.index_of(pair.code), raw.index_of(pair.related)) {
            related[from].insert(pair.index, to as u16);
        }
    }
    related.into_iter().map(|of_one| of_one.into_values().collect()).collect()
}

fn areas(raw: &RawData) -> Vec<AreaRow> {
    let mut jobs: BTreeMap<AreaCode, u32> = BTreeMap::new();
    for row in raw.wages.iter().filter(|row| row.soc.is_major_group()) {
        *jobs.entry(row.area).or_default() += row.employment.unwrap_or_default();
    }
    let mut state = None;
    let areas = ordered_areas(raw).into_iter().zip(0..).map(|(area, at)| {
        let kind = area.code.kind();
        if kind == AreaKind::State {
            state = Some(at);
        }
        AreaRow {
            code: area.code.to_string(),
            name: area.name.clone(),
            state: state.filter(|_| kind == AreaKind::Metro),
            jobs: jobs.get(&area.code).copied().unwrap_or_default(),
        }
    });
    areas.collect()
}
