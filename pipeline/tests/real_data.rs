//! The tables over the real data, where it is at hand: `WAYMARK_DATA`, or `../shared/data` beside the
//! workspace. Without it these tests say so and pass.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail by panicking, as tests do")]

use pipeline::raw::{Level, RawData, WAGE_TOP_CODE, WageRow};
use pipeline::tables::{BROTLI_LIMIT_OF_CORE, BuiltTables, Release, brotli_size};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use waymark_domain::{AreaCode, Domain};
use waymark_schema::manifest::Manifest;
use waymark_tables::details::AreaRow;
use waymark_tables::quantise::IMPORTANCE;
use waymark_tables::wages::{WageArea, WageFigure};
use waymark_tables::{CoreTables, DetailTables, RatingBlock, TitleTables, format};

struct Fixture {
    raw: RawData,
    tables: BuiltTables,
    release: Release,
}

fn workspace() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}

fn data_folder() -> Option<PathBuf> {
    let beside = workspace().join("../shared/data");
    let folder = std::env::var_os("WAYMARK_DATA").map_or(beside, PathBuf::from);
    folder.is_dir().then_some(folder)
}

fn fixture() -> Option<&'static Fixture> {
    static FIXTURE: OnceLock<Option<Fixture>> = OnceLock::new();
    let fixture = FIXTURE.get_or_init(|| {
        let raw = RawData::load(&data_folder()?).unwrap();
        let tables = BuiltTables::build(&raw).unwrap();
        let release = Release::encode(&tables).unwrap();
        Some(Fixture { raw, tables, release })
    });
    if fixture.is_none() {
        println!("skipped: no raw data; set WAYMARK_DATA to its folder");
    }
    fixture.as_ref()
}

impl Fixture {
    fn occupation(&self, code: &str) -> usize {
        self.raw.index_of(code.parse().unwrap()).unwrap()
    }

    fn area(&self, code: &str) -> &WageArea {
        let wages = self.tables.wages.values().chain([&self.tables.core.wages]);
        wages.flat_map(|wages| &wages.areas).find(|area| area.code == code).unwrap()
    }
}

#[test]
fn the_same_data_gives_the_same_bytes_and_they_are_the_committed_ones() {
    let Some(fixture) = fixture() else { return };
    let again = Release::encode(&BuiltTables::build(&fixture.raw).unwrap()).unwrap();
    assert!(again == fixture.release, "two builds differ");
    let public = workspace().join("public");
    let manifest: Manifest =
        serde_json::from_slice(&std::fs::read(public.join("manifest.json")).unwrap()).unwrap();
    assert_eq!(manifest.contract, again.contract.to_string(), "rebuild with `pipeline tables`");
    for file in &again.files {
        let asset = &manifest.assets[&file.role];
        assert_eq!((asset.path.as_str(), asset.bytes), (file.path().as_str(), file.bytes.len() as u64));
        assert!(std::fs::read(public.join(&asset.path)).unwrap() == file.bytes, "{} differs", asset.path);
    }
}

#[test]
fn every_table_reads_back_with_the_contract_of_the_release() {
    let Some(Fixture { tables, release, .. }) = fixture() else { return };
    let bytes = |role: &str| &release.files.iter().find(|file| file.role == role).unwrap().bytes;
    assert!(format::read::<CoreTables>(bytes("core")).unwrap() == (tables.core.clone(), release.contract));
    assert!(
        format::read::<TitleTables>(bytes("titles")).unwrap() == (tables.titles.clone(), release.contract)
    );
    assert!(
        format::read::<DetailTables>(bytes("details")).unwrap() == (tables.details.clone(), release.contract)
    );
    for (state, wages) in &tables.wages {
        let read = format::read(bytes(&format!("wages/{state}"))).unwrap();
        assert!(read == (wages.clone(), release.contract), "{state}");
    }
}

#[test]
fn the_core_table_is_small() {
    let Some(fixture) = fixture() else { return };
    let size = brotli_size(&fixture.release.files[0].bytes);
    assert!(size <= BROTLI_LIMIT_OF_CORE, "{size} bytes after brotli");
}

#[test]
fn ratings_keep_their_published_values() {
    let Some(fixture) = fixture() else { return };
    let Fixture { raw, tables, .. } = fixture;
    for domain in Domain::ALL {
        let family = raw.family(domain);
        let in_core = matches!(domain, Domain::Skill | Domain::Knowledge);
        let block: &RatingBlock = if in_core { &tables.core.ratings } else { &tables.details.ratings };
        let half_a_step = if domain == Domain::WorkValue { 6.0 } else { 4.0 } / 253.0 / 2.0 + 1e-4;
        for (at, element) in family.elements.iter().enumerate() {
            let column = block.ids.iter().position(|id| *id == element.id).unwrap();
            assert_eq!((&block.names[column], block.domain(column)), (&element.name, domain));
            for (occupation, row) in raw.occupations.iter().enumerate() {
                let Some(published) = family.of(row.code).map(|ratings| ratings[at]) else { continue };
                let read = block.rating(occupation, column);
                assert!(near(read.importance, published.importance, half_a_step), "{row:?} {element:?}");
                let level = match published.level {
                    Level::Rated(level) => Some(level),
                    Level::NotRelevant | Level::Missing => None,
                };
                assert!(near(read.level, level, 7.0 / 253.0 / 2.0 + 1e-4), "{row:?} {element:?}");
            }
        }
    }
}

fn near(read: Option<f32>, published: Option<f32>, tolerance: f32) -> bool {
    match (read, published) {
        (Some(read), Some(published)) => (read - published).abs() <= tolerance,
        (None, None) => true,
        _ => false,
    }
}

#[test]
fn ratings_that_are_not_published_stay_missing() {
    let Some(fixture) = fixture() else { return };
    let core = &fixture.tables.core;
    let cardiologists = fixture.occupation("29-1212.00");
    for element in 0..core.ratings.len() {
        assert_eq!(core.ratings.rating(cardiologists, element), waymark_tables::Rating::default());
    }
    let unrated = core.ratings.importance.iter().filter(|&&byte| IMPORTANCE.decode(byte).is_none()).count();
    assert!(unrated >= 29 * core.ratings.len(), "{unrated}");
}

#[test]
fn facts_of_an_occupation_are_the_published_ones() {
    let Some(fixture) = fixture() else { return };
    let Fixture { raw, tables, .. } = fixture;
    let core = &tables.core;
    assert_eq!(core.len(), 923);
    let developers = fixture.occupation("15-1252.00");
    assert_eq!(core.titles[developers], "Software Developers");
    assert_eq!(core.job_zones[developers], 4);
    let projection = core.projection(developers).unwrap();
    assert_eq!((projection.soc, projection.change > core.average_change), (151_252, true));
    assert_eq!(projection.entry_education, "Bachelor's degree");
    assert_eq!(core.average_change, 31);
    assert!((core.exposure(developers).unwrap() - exposure(raw, developers)).abs() < 1.0 / 253.0);
    for (occupation, row) in raw.occupations.iter().enumerate() {
        let published = raw.interests[&row.code];
        let read = core.interests(occupation).unwrap();
        assert!(read.iter().zip(published).all(|(a, b)| (a - b).abs() < 6.0 / 253.0), "{}", row.code);
    }
}

fn exposure(raw: &RawData, occupation: usize) -> f32 {
    let code = raw.occupations[occupation].code;
    raw.exposure.iter().find(|exposure| exposure.code == code).unwrap().share
}

#[test]
fn what_is_missing_is_borrowed_from_a_sibling_and_said_so() {
    let Some(fixture) = fixture() else { return };
    let Fixture { raw, tables, .. } = fixture;
    let core = &tables.core;
    let developers = fixture.occupation("15-1252.00");
    let lender = usize::from(core.borrowed_from[developers].unwrap());
    assert_eq!(raw.occupations[lender].code.soc().broad(), "15-1250".parse().unwrap());
    assert_eq!(core.education(developers), core.education(lender));
    let styles = &tables.details.ratings;
    for element in 0..styles.len() {
        if matches!(styles.domain(element), Domain::WorkStyle | Domain::WorkValue) {
            assert_eq!(styles.rating(developers, element), styles.rating(lender, element));
        }
    }
    // Nothing but fishing and hunting workers is without a sibling that has education.
    let unrated: Vec<String> = (0..core.len())
        .filter(|&occupation| core.education(occupation).is_none())
        .map(|occupation| core.code(occupation).to_string())
        .collect();
    assert_eq!(unrated, ["45-3031.00"]);
    for occupation in 0..core.len() {
        if let Some(shares) = core.education(occupation) {
            assert!((shares.iter().sum::<f32>() - 1.0).abs() < 7.0 / 253.0, "{}", core.code(occupation));
        }
    }
}

#[test]
fn every_wage_is_the_published_one() {
    let Some(fixture) = fixture() else { return };
    let Fixture { raw, tables, .. } = fixture;
    let needed: std::collections::BTreeSet<u32> = tables.core.wage_socs.iter().copied().collect();
    let places = [("N0000000", AreaCode::NATION), ("S5500000", "S5500000".parse().unwrap())];
    for (name, code) in places {
        let area = fixture.area(name);
        let rows = |row: &&WageRow| row.area == code && needed.contains(&row.soc.digits());
        let mut count = 0;
        for row in raw.wages.iter().filter(rows) {
            let read = area.wages(row.soc).unwrap();
            let lower_bound_only = |column: usize| row.top_coded && row.annual[column].is_none();
            for (column, figure) in read.annual.iter().enumerate() {
                match figure {
                    Some(WageFigure::Exactly(dollars)) => assert_eq!(row.annual[column], Some(*dollars)),
                    Some(WageFigure::AtLeast(dollars)) => {
                        assert!(lower_bound_only(column) && *dollars == WAGE_TOP_CODE, "{row:?}");
                    }
                    None => assert_eq!(row.annual[column], None),
                }
            }
            assert_eq!(read.employment, row.employment);
            assert_eq!(read.hourly_median.is_some(), row.annual == [None; 5] && row.hourly_median.is_some());
            let quotient = row.location_quotient.map(|hundredths| f32::from(hundredths) / 100.0);
            assert_eq!(read.location_quotient, quotient);
            count += 1;
        }
        assert_eq!(count, area.soc_steps.len(), "{name}");
    }
}

#[test]
fn wages_of_known_rows_are_read_as_the_survey_means_them() {
    let Some(fixture) = fixture() else { return };
    let core = &fixture.tables.core;
    let wages = |area: &str, code: &str| {
        fixture.area(area).wages(core.wage_soc(fixture.occupation(code)).unwrap()).unwrap()
    };
    let developers = wages("N0000000", "15-1252.00");
    assert_eq!(developers.annual[2], Some(WageFigure::Exactly(135_980)));
    assert_eq!(developers.employment, Some(1_687_890));
    let actors = wages("N0000000", "27-2011.00");
    assert_eq!((actors.annual, actors.hourly_median), ([None; 5], Some(29.05)));
    let teachers = wages("N0000000", "25-2031.00");
    assert_eq!((teachers.annual[2], teachers.hourly_median), (Some(WageFigure::Exactly(72_040)), None));
    let cardiologists = wages("M0010740", "29-1212.00");
    assert_eq!(cardiologists.annual, [Some(WageFigure::AtLeast(WAGE_TOP_CODE)); 5]);
    let surgeons = wages("S2700000", "29-1242.00");
    assert_eq!(surgeons.annual[3..], [Some(WageFigure::Exactly(809_530)), None]);
}

#[test]
fn codes_that_the_survey_combines_share_figures() {
    let Some(fixture) = fixture() else { return };
    let core = &fixture.tables.core;
    let cases = [
        ("15-1252.00", Some("15-1252"), Some("15-1252")),
        ("15-1255.01", Some("15-1255"), Some("15-1255")),
        ("21-1011.00", Some("21-1018"), Some("21-1018")),
        ("25-2056.00", Some("25-2052"), Some("25-2052")),
        ("29-2011.04", Some("29-2010"), Some("29-2010")),
        ("11-1031.00", None, Some("11-1031")),
        ("45-3031.00", None, Some("45-3031")),
    ];
    for (code, wages, projections) in cases {
        let occupation = fixture.occupation(code);
        let wage_soc = core.wage_soc(occupation).map(|soc| soc.to_string());
        assert_eq!(wage_soc.as_deref(), wages, "wages of {code}");
        let projection = core.projection(occupation).map(|row| row.soc);
        let expected = projections.map(|soc| soc.replace('-', "").parse().unwrap());
        assert_eq!(projection, expected, "projections of {code}");
    }
}

#[test]
fn titles_are_sorted_and_lead_to_their_occupations() {
    let Some(fixture) = fixture() else { return };
    let core = &fixture.tables.core;
    let titles = fixture.tables.titles.decode();
    assert!(titles.is_sorted_by(|(a, _), (b, _)| a.to_lowercase() < b.to_lowercase()));
    let official = |title: &String| core.titles.contains(title);
    assert!(titles.iter().all(|(title, _)| title.len() <= 80 || official(title)));
    assert!(titles.iter().all(|(_, occupations)| !occupations.is_empty()));
    let find = |wanted: &str| &titles.iter().find(|(title, _)| title == wanted).unwrap().1;
    for (index, title) in core.titles.iter().enumerate() {
        assert_eq!(usize::from(find(title)[0]), index, "{title}");
    }
    let developers = fixture.occupation("15-1252.00");
    assert_eq!(usize::from(find("Software Engineer")[0]), developers);
    for (occupation, reported) in fixture.tables.titles.reported.iter().enumerate() {
        assert!(reported.len() <= 10);
        for &title in reported {
            let (title, occupations) = &titles[usize::from(title)];
            assert!(occupations.iter().any(|&index| usize::from(index) == occupation), "{title}");
        }
    }
}

#[test]
fn details_are_ordered_and_complete() {
    let Some(fixture) = fixture() else { return };
    let details = &fixture.tables.details;
    let developers = fixture.occupation("15-1252.00");
    let programmes = details.programmes_of[developers].iter().map(|&at| &details.programmes[usize::from(at)]);
    assert!(
        programmes.into_iter().any(|(code, title)| (*code, title.as_str()) == (110_701, "Computer Science"))
    );
    assert!(details.related_of.iter().all(|related| related.len() == 20));
    assert!(details.activities_of.iter().all(|activities| (1..=12).contains(&activities.len())));
    assert!(details.activities.iter().all(|name| !name.ends_with('.')));
    for (technologies, &in_demand) in details.technologies_of.iter().zip(&details.in_demand) {
        let hot: Vec<u8> =
            technologies[usize::from(in_demand)..].iter().map(|&at| details.hot[usize::from(at)]).collect();
        assert!(hot.is_sorted_by(|a, b| a >= b), "hot technologies come first");
    }
    assert_eq!(details.areas.len(), 583);
    assert_eq!((details.areas[0].code.as_str(), details.areas[0].state), ("N0000000", None));
    let mut state = None;
    for (at, AreaRow { code, name, state: parent, jobs }) in details.areas.iter().enumerate().skip(1) {
        assert!((10_000..=details.areas[0].jobs).contains(jobs), "{name} has {jobs} jobs");
        if code.starts_with('S') {
            state = Some(at as u16);
            assert_eq!(*parent, None, "{name}");
        } else {
            assert_eq!(*parent, state, "{name}");
        }
    }
}
