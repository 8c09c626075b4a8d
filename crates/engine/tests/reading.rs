//! The reader of texts on the shipped release: what it finds in labelled passages, whose it takes things to
//! be, and that no text makes it fail or take long.

#![expect(clippy::unwrap_used, reason = "an asset that cannot be read is a failed test")]

use proptest::prelude::*;
use serde::Deserialize;
use std::path::Path;
use std::sync::LazyLock;
use std::time::{Duration, Instant};
use waymark_engine::Service;
use waymark_engine::reading::read;
use waymark_schema::manifest::Manifest;
use waymark_schema::profile::{EducationV1, JobLevelV1, SkillLevelV1};
use waymark_schema::reading::{LeftOutReason, TextReading};

static SERVICE: LazyLock<Service> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public");
    let manifest: Manifest =
        serde_json::from_slice(&std::fs::read(folder.join("manifest.json")).unwrap()).unwrap();
    let bytes = |key: &str| std::fs::read(folder.join(&manifest.assets[key].path)).unwrap();
    let mut service = Service::new(&bytes("core"), &bytes("encoder"), &bytes("ranker")).unwrap();
    for key in ["titles", "details", "skills"] {
        service.add(key, &bytes(key)).unwrap();
    }
    service
});

fn reading(text: &str) -> TextReading {
    read(text, SERVICE.assets()).unwrap()
}

/// A passage with what a careful person finds in it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Passage {
    text: String,
    /// What must be found: part of a name, or several of which one must be, parted by `|`.
    skills: Vec<String>,
    /// What may be found besides.
    fine: Vec<String>,
    /// What must not be found.
    not: Vec<String>,
    /// Codes of the writer's roles.
    roles: Vec<String>,
}

/// Whether a name is one that a label means.
fn means(label: &str, name: &str) -> bool {
    let name = name.to_lowercase();
    label.split('|').any(|part| match part.strip_prefix('^').and_then(|part| part.strip_suffix('$')) {
        Some(whole) => name == whole,
        None => name.contains(part),
    })
}

#[test]
fn labelled_passages_are_read_with_precision_and_recall() {
    let passages: Vec<Passage> = serde_json::from_str(include_str!("passages/passages.json")).unwrap();
    assert!(passages.len() >= 40);
    let (mut wanted, mut hit, mut found, mut right) = (0, 0, 0, 0);
    let (mut roles_wanted, mut roles_hit, mut roles_found) = (0, 0, 0);
    let mut forbidden = Vec::new();
    for passage in &passages {
        let reading = reading(&passage.text);
        let names: Vec<&str> = reading.skills.iter().map(|skill| skill.name.as_str()).collect();
        let missed: Vec<&String> =
            passage.skills.iter().filter(|label| !names.iter().any(|name| means(label, name))).collect();
        let wrong: Vec<&&str> = names
            .iter()
            .filter(|name| !passage.skills.iter().chain(&passage.fine).any(|label| means(label, name)))
            .collect();
        for name in &names {
            if passage.not.iter().any(|label| means(label, name)) {
                forbidden.push(format!("{name} in: {}", passage.text));
            }
        }
        wanted += passage.skills.len();
        hit += passage.skills.len() - missed.len();
        found += names.len();
        right += names.len() - wrong.len();
        let codes: Vec<&str> = reading.roles.iter().map(|role| role.code.as_str()).collect();
        roles_wanted += passage.roles.len();
        roles_found += codes.len();
        let roles_missed: Vec<&String> =
            passage.roles.iter().filter(|label| !codes.iter().any(|code| means(label, code))).collect();
        roles_hit += passage.roles.len() - roles_missed.len();
        if !missed.is_empty()
            || !wrong.is_empty()
            || !roles_missed.is_empty()
            || codes.len() > passage.roles.len()
        {
            println!("{}\n   missed {missed:?} wrong {wrong:?} of {names:?}", passage.text);
            println!("   roles missed {roles_missed:?} of {codes:?}");
        }
    }
    let share = |part: usize, whole: usize| part as f32 / whole as f32;
    let (recall, precision) = (share(hit, wanted), share(right, found));
    let (role_recall, role_precision) = (share(roles_hit, roles_wanted), share(roles_hit, roles_found));
    println!("skills: recall {recall:.3} of {wanted}, precision {precision:.3} of {found}");
    println!(
        "roles: recall {role_recall:.3} of {roles_wanted}, precision {role_precision:.3} of {roles_found}"
    );
    assert!(forbidden.is_empty(), "{forbidden:#?}");
    assert!(recall >= 0.7 && precision >= 0.9, "recall {recall}, precision {precision}");
    assert!(role_recall >= 0.7 && role_precision >= 0.7, "roles: {role_recall}, {role_precision}");
}

fn names(reading: &TextReading) -> Vec<&str> {
    reading.skills.iter().map(|skill| skill.name.as_str()).collect()
}

#[test]
fn what_is_left_out_says_why() {
    let cases = [
        ("I have no experience with Tableau.", "Tableau", LeftOutReason::Negated),
        ("Managed Java developers.", "Java developers", LeftOutReason::SomebodyElses),
        ("I would like to learn Kubernetes.", "Kubernetes", LeftOutReason::Wanted),
        ("Worked for clients who use Salesforce.", "Salesforce", LeftOutReason::SomebodyElses),
    ];
    for (text, words, reason) in cases {
        let reading = reading(text);
        assert!(reading.skills.is_empty(), "{text}: {:?}", names(&reading));
        let left = reading.left_out.iter().find(|left| left.words == words);
        assert_eq!(left.map(|left| left.reason), Some(reason), "{text}: {:?}", reading.left_out);
    }
}

#[test]
fn a_surname_is_no_role_and_a_trade_is() {
    for text in [
        "Mary Cook\nmary@example.com\nAccountant at Acme, 2019 - present",
        "John Baker\nI am an accountant.",
        "Mason, Paul\nAccountant, 2015-2020",
        "Carpenter\nAccountant, Smith Ltd, 2019 to present",
    ] {
        let reading = reading(text);
        let codes: Vec<&str> = reading.roles.iter().map(|role| role.code.as_str()).collect();
        assert_eq!(codes, ["13-2011.00"], "{text}");
    }
    assert_eq!(reading("I worked as a baker until 2020.").roles[0].code, "51-3011.00");
    assert_eq!(reading("Nurse").roles.len(), 1);
}

#[test]
fn roles_come_current_first_with_level_and_education() {
    let reading = reading(
        "Experience\nStaff Accountant, Acme, 2012-2016\nAccounting Manager, Bolt Inc, 2016 - present\n\
         Education\nMBA, State University, 2015\nB.A. in Economics\nPursuing a PhD",
    );
    assert_eq!(reading.roles[0].words, "Accounting Manager");
    assert!(reading.roles[0].current && !reading.roles[1].current);
    assert_eq!(reading.job_level.unwrap().level, JobLevelV1::Manager);
    assert_eq!(reading.education.unwrap().education, EducationV1::Master);
}

#[test]
fn education_is_read_in_two_languages_and_only_if_it_is_the_writers_and_finished() {
    let cases = [
        ("Bachelor of Science in Biology", Some(EducationV1::Bachelor)),
        ("Licenciatura en Historia", Some(EducationV1::Bachelor)),
        ("High school diploma, 2010", Some(EducationV1::HighSchool)),
        ("Associate degree in nursing", Some(EducationV1::Associate)),
        ("Doctor of Philosophy in Physics, 2012", Some(EducationV1::Doctorate)),
        ("I want to get an MBA", None),
        ("High school teacher", None),
        ("Master's degree in progress", None),
        ("Scrum master and sales associate", None),
        ("No degree", None),
    ];
    for (text, expected) in cases {
        assert_eq!(reading(text).education.map(|found| found.education), expected, "{text}");
    }
}

#[test]
fn strength_comes_from_words_and_years() {
    let reading = reading("Expert in Tableau. Basic JavaScript. Docker. Ten years of Python.");
    let level = |name: &str| reading.skills.iter().find(|skill| skill.name == name).map(|skill| skill.level);
    assert_eq!(level("Tableau"), Some(SkillLevelV1::Strong));
    assert_eq!(level("Python"), Some(SkillLevelV1::Strong));
    assert_eq!(level("Docker"), Some(SkillLevelV1::Medium));
    assert_eq!(level("JavaScript"), Some(SkillLevelV1::Weak));
    let levels: Vec<SkillLevelV1> = reading.skills.iter().map(|skill| skill.level).collect();
    assert_eq!(levels.last(), Some(&SkillLevelV1::Weak), "the strongest come first: {levels:?}");
}

#[test]
fn who_somebody_is_changes_nothing() {
    let people = [
        ("Mary Cook", "she", "British", "24"),
        ("José Baker", "he", "Mexican", "61"),
        ("Ruby Mason", "they", "Chinese", "35"),
        ("Mohammed Carpenter", "he", "French", "52"),
        ("Jenkins Ada", "she", "Nigerian", "19"),
    ];
    let texts = [
        "NAME\nNationality: NATION\nAge: AGE\nI am a AGE-year-old NATION registered nurse. PRONOUN took blood samples, wrote care plans and used Microsoft Excel.",
        "My name is NAME. I worked as a carpenter for ten years: PRONOUN built stairs and installed cabinets.",
        "NAME, AGE, NATION citizen\nSoftware engineer, 2018 - present\nPython, Docker, SQL",
    ];
    for template in texts {
        let readings: Vec<TextReading> = people
            .iter()
            .map(|(name, pronoun, nation, age)| {
                let text = template
                    .replace("NAME", name)
                    .replace("PRONOUN", pronoun)
                    .replace("NATION", nation)
                    .replace("AGE", age);
                reading(&text)
            })
            .collect();
        let facts = |reading: &TextReading| {
            (
                reading.skills.iter().map(|skill| (skill.name.clone(), skill.level)).collect::<Vec<_>>(),
                reading.roles.iter().map(|role| (role.code.clone(), role.current)).collect::<Vec<_>>(),
                reading.job_level.as_ref().map(|level| level.level),
                reading.education.as_ref().map(|education| education.education),
            )
        };
        assert!(!readings[0].roles.is_empty(), "{template}: {:?}", readings[0]);
        for other in &readings[1..] {
            assert_eq!(facts(other), facts(&readings[0]), "{template}");
        }
    }
}

#[test]
fn texts_that_say_nothing_get_a_request_for_more() {
    let many = "1234 ".repeat(3_000);
    for text in
        ["", "x", "  \n ", "😀🔥👩‍🚀", "<b></b>", "12 345 6789", "ソフトウェア開発者", "مهندس", many.as_str()]
    {
        let reading = reading(text);
        assert!(reading.skills.is_empty() && reading.roles.is_empty(), "{text}: {reading:?}");
        assert!(!reading.notes.is_empty(), "{text}");
    }
}

#[test]
fn fifty_kilobytes_are_read_in_time_and_more_are_refused() {
    let passages: Vec<Passage> = serde_json::from_str(include_str!("passages/passages.json")).unwrap();
    let all: String = passages.iter().map(|passage| passage.text.clone() + "\n").collect();
    let varied: String = (0..40).map(|round| all.replace("the ", &format!("the n{round} "))).collect();
    let text: String = varied.chars().take(49_000).collect();
    reading("warm");
    let worst = ["a b, c; ".repeat(6_000), "managed ".repeat(6_000), "as a nurse ".repeat(4_500), text];
    for text in worst {
        let begin = Instant::now();
        reading(&text);
        // A machine under load is slower than a visitor's; unoptimised code is slower still.
        assert!(begin.elapsed() < Duration::from_secs(3), "{:?} for {}", begin.elapsed(), &text[..20]);
        println!("{:?} for {}…", begin.elapsed(), &text[..20]);
    }
    assert!(read(&"x".repeat(50_001), SERVICE.assets()).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_text_makes_it_fail(
        text in "(\\PC|[ \n\t,.;:()-]|no |never |I am a |managed |engineers|Excel|R |with |experience |B\\.S\\. |as a ){0,80}",
    ) {
        let reading = read(&text, SERVICE.assets());
        prop_assert!(reading.is_ok());
        for skill in reading.unwrap_or_default().skills {
            prop_assert!(!skill.because.is_empty() && !skill.because[0].is_empty());
        }
    }
}
