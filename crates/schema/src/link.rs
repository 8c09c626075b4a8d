//! A profile in a link: short, versioned, and checked when it comes back.
//!
//! The text is the version, a dot, and in base64 for addresses: the profile in postcard, then a checksum of it. A
//! link that was cut off or changed on its way fails the checksum, and is not taken for another profile.

use crate::profile::{
    EducationV1, InterestsV1, JobLevelV1, MAX_PAST_ROLES, MAX_SKILLS, MAX_WORDS_LENGTH, PROFILE_VERSION,
    PayPeriodV1, PayV1, ProfileError, ProfileV1, SkillLevelV1, SkillV1, WorkValueV1,
};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};

/// The only version there is.
pub const LINK_VERSION: u32 = 1;
/// Longest link read, in characters: more than any profile needs.
const MAX_LENGTH: usize = 60_000;
const CHECKSUM_BYTES: usize = 4;

/// Why a link brings no profile.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum LinkError {
    /// There is nothing that looks like a profile.
    #[error("This link has no profile in it. Copy it again, from its beginning.")]
    NoProfile,
    /// A version that this program does not know.
    #[error(
        "This link is of version {0} and this page reads version {LINK_VERSION}. Reload the page, or ask for a new link."
    )]
    Version(u32),
    /// A character that no link has.
    #[error("This link has “{0}” in it, which no link has. Something was added or changed on its way.")]
    Character(char),
    /// The checksum does not fit.
    #[error("This link is not whole: a part was cut off or changed. Copy it again, to its end.")]
    NotWhole,
    /// Longer than any link.
    #[error("This link is too long to be a profile.")]
    TooLong,
    /// A field that is not what it should be.
    #[error("This link’s field “{field}” is wrong: {what}.")]
    Field {
        /// Name of the field.
        field: &'static str,
        /// What is wrong with it.
        what: String,
    },
    /// A field that is well formed and makes no sense.
    #[error("This link’s profile is wrong: {0}.")]
    Profile(#[from] ProfileError),
}

/// The profile as it travels. The order of fields is the form of the version.
#[derive(Serialize, Deserialize)]
struct Packed {
    role: String,
    past_roles: Vec<String>,
    skills: Vec<(String, u8)>,
    /// Percent by letter, in RIASEC order.
    interests: [u8; 6],
    /// A bit for each value, in O*NET's order.
    values: u8,
    goal: String,
    education: Option<u8>,
    job_level: Option<u8>,
    /// Dollars, and whether by the hour.
    pay: Option<(f32, bool)>,
    area: String,
}

const LETTERS: [&str; 6] = ["R", "I", "A", "S", "E", "C"];
const LEVELS: [SkillLevelV1; 3] = [SkillLevelV1::Weak, SkillLevelV1::Medium, SkillLevelV1::Strong];
const VALUES: [WorkValueV1; 6] = [
    WorkValueV1::Achievement,
    WorkValueV1::WorkingConditions,
    WorkValueV1::Recognition,
    WorkValueV1::Relationships,
    WorkValueV1::Support,
    WorkValueV1::Independence,
];
const EDUCATION: [EducationV1; 7] = [
    EducationV1::None,
    EducationV1::HighSchool,
    EducationV1::Certificate,
    EducationV1::Associate,
    EducationV1::Bachelor,
    EducationV1::Master,
    EducationV1::Doctorate,
];
const JOB_LEVELS: [JobLevelV1; 5] =
    [JobLevelV1::Contributor, JobLevelV1::Lead, JobLevelV1::Manager, JobLevelV1::Director, JobLevelV1::Vp];

/// The profile as the end of a link. A pasted text and the caller's own name stay where they are.
pub fn write(profile: &ProfileV1) -> Result<String, LinkError> {
    let wrong = |what: String| LinkError::Field { field: "profile", what };
    let mut bytes = postcard::to_allocvec(&pack(profile)).map_err(|error| wrong(error.to_string()))?;
    bytes.extend(checksum(&bytes).to_le_bytes());
    Ok(format!("{LINK_VERSION}.{}", URL_SAFE_NO_PAD.encode(bytes)))
}

/// The profile in the end of a link, every field checked.
pub fn read(text: &str) -> Result<ProfileV1, LinkError> {
    if text.len() > MAX_LENGTH {
        return Err(LinkError::TooLong);
    }
    let (version, body) = text.trim().split_once('.').ok_or(LinkError::NoProfile)?;
    match version.parse() {
        Ok(LINK_VERSION) => {}
        Ok(other) => return Err(LinkError::Version(other)),
        Err(_) => return Err(LinkError::NoProfile),
    }
    let foreign = |character: &char| !character.is_ascii_alphanumeric() && !matches!(character, '-' | '_');
    if let Some(character) = body.chars().find(foreign) {
        return Err(LinkError::Character(character));
    }
    let bytes = URL_SAFE_NO_PAD.decode(body).map_err(|_| LinkError::NotWhole)?;
    let (content, sum) = bytes.split_last_chunk::<CHECKSUM_BYTES>().ok_or(LinkError::NotWhole)?;
    if checksum(content) != u32::from_le_bytes(*sum) {
        return Err(LinkError::NotWhole);
    }
    let (packed, rest) = postcard::take_from_bytes::<Packed>(content).map_err(|_| LinkError::NotWhole)?;
    if !rest.is_empty() {
        return Err(LinkError::NotWhole);
    }
    let profile = unpack(packed)?;
    profile.clone().into_domain()?;
    Ok(profile)
}

/// FNV-1a: it finds accidents, which is all that happens to links.
fn checksum(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |sum, &byte| (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

fn position<T: PartialEq>(all: &[T], one: &T) -> Option<u8> {
    all.iter().position(|other| other == one).map(|index| index as u8)
}

fn pack(profile: &ProfileV1) -> Packed {
    let percent_of = |letter: &str| match &profile.interests {
        Some(InterestsV1::Letters(letters)) => {
            100 * u8::from(letters.iter().any(|other| other.eq_ignore_ascii_case(letter)))
        }
        Some(InterestsV1::Scores(scores)) => {
            scores.get(letter).map_or(0, |score| (score.clamp(0.0, 1.0) * 100.0).round() as u8)
        }
        None => 0,
    };
    let skill = |skill: &SkillV1| match skill {
        SkillV1::Name(name) => (name.clone(), 1),
        SkillV1::Rated { name, level } => (name.clone(), position(&LEVELS, level).unwrap_or(1)),
    };
    Packed {
        role: profile.role.clone().unwrap_or_default(),
        past_roles: profile.past_roles.clone(),
        skills: profile.skills.iter().map(skill).collect(),
        interests: LETTERS.map(percent_of),
        values: profile
            .values
            .iter()
            .filter_map(|value| position(&VALUES, value))
            .fold(0, |bits, bit| bits | 1 << bit),
        goal: profile.goal.clone().unwrap_or_default(),
        education: profile.education.as_ref().and_then(|level| position(&EDUCATION, level)),
        job_level: profile.job_level.as_ref().and_then(|level| position(&JOB_LEVELS, level)),
        pay: profile.pay.map(|pay| (pay.amount, pay.per == PayPeriodV1::Hour)),
        area: profile.area.clone().unwrap_or_default(),
    }
}

fn unpack(packed: Packed) -> Result<ProfileV1, LinkError> {
    let wrong = |field: &'static str, what: String| LinkError::Field { field, what };
    let words = |field: &'static str, text: String| {
        let length = text.chars().count();
        if length > MAX_WORDS_LENGTH {
            Err(wrong(field, format!("it has {length} characters of at most {MAX_WORDS_LENGTH}")))
        } else {
            Ok(text)
        }
    };
    let some = |text: String| (!text.is_empty()).then_some(text);
    let count = |field: &'static str, count: usize, most: usize| {
        if count > most {
            Err(wrong(field, format!("it has {count} entries of at most {most}")))
        } else {
            Ok(())
        }
    };
    count("skills", packed.skills.len(), MAX_SKILLS)?;
    count("past roles", packed.past_roles.len(), MAX_PAST_ROLES)?;
    if let Some(percent) = packed.interests.iter().find(|&&percent| percent > 100) {
        return Err(wrong("interests", format!("{percent} is more than 100")));
    }
    if packed.values >= 1 << VALUES.len() {
        return Err(wrong("values", format!("{} names a value that there is not", packed.values)));
    }
    let chosen = |field: &'static str, index: u8| wrong(field, format!("there is no choice {index}"));
    let skills = packed.skills.into_iter().map(|(name, level)| {
        let level = *LEVELS.get(usize::from(level)).ok_or_else(|| chosen("skills", level))?;
        Ok(SkillV1::Rated { name: words("skills", name)?, level })
    });
    Ok(ProfileV1 {
        v: PROFILE_VERSION,
        id: None,
        role: some(words("role", packed.role)?),
        past_roles: packed
            .past_roles
            .into_iter()
            .map(|role| words("past roles", role))
            .collect::<Result<_, _>>()?,
        skills: skills.collect::<Result<_, LinkError>>()?,
        interests: unpack_interests(packed.interests),
        values: VALUES
            .into_iter()
            .enumerate()
            .filter(|(bit, _)| packed.values & (1 << bit) != 0)
            .map(|(_, value)| value)
            .collect(),
        goal: some(words("goal", packed.goal)?),
        education: packed
            .education
            .map(|index| EDUCATION.get(usize::from(index)).copied().ok_or_else(|| chosen("education", index)))
            .transpose()?,
        job_level: packed
            .job_level
            .map(|index| JOB_LEVELS.get(usize::from(index)).copied().ok_or_else(|| chosen("level", index)))
            .transpose()?,
        pay: packed.pay.map(|(amount, hourly)| PayV1 {
            amount,
            per: if hourly { PayPeriodV1::Hour } else { PayPeriodV1::Year },
        }),
        area: some(packed.area),
        text: None,
        feedback: Vec::new(),
    })
}

/// Letters where each is chosen or not, scores where some are in between.
fn unpack_interests(percents: [u8; 6]) -> Option<InterestsV1> {
    if percents.iter().all(|&percent| percent == 0) {
        return None;
    }
    let by_letter = LETTERS.into_iter().zip(percents);
    Some(if percents.iter().all(|percent| matches!(percent, 0 | 100)) {
        let chosen = by_letter.filter(|(_, percent)| *percent > 0);
        InterestsV1::Letters(chosen.map(|(letter, _)| letter.to_owned()).collect())
    } else {
        let score = |(letter, percent): (&str, u8)| (letter.to_owned(), f32::from(percent) / 100.0);
        InterestsV1::Scores(by_letter.map(score).collect())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn full() -> ProfileV1 {
        ProfileV1::from_json(
            r#"{"v":1,"role":"Krankenpflegerin – 看護師","past_roles":["Aide"],
                "skills":[{"name":"Writing","level":"strong"},{"name":"Excel","level":"weak"}],
                "interests":["I","S"],"values":["support","independence"],"goal":"Midwife",
                "education":"associate","job_level":"lead","pay":{"amount":31.5,"per":"hour"},"area":"S0600000"}"#,
        )
        .unwrap()
    }

    fn packed_as(change: impl FnOnce(&mut Packed)) -> String {
        let mut packed = pack(&full());
        change(&mut packed);
        let mut bytes = postcard::to_allocvec(&packed).unwrap();
        bytes.extend(checksum(&bytes).to_le_bytes());
        format!("1.{}", URL_SAFE_NO_PAD.encode(bytes))
    }

    #[test]
    fn a_profile_comes_back_as_it_went() {
        for profile in [full(), ProfileV1 { v: 1, ..ProfileV1::default() }] {
            assert_eq!(read(&write(&profile).unwrap()).unwrap(), profile);
        }
        let scores = InterestsV1::Scores(LETTERS.iter().map(|letter| ((*letter).to_owned(), 0.25)).collect());
        let scored = ProfileV1 { interests: Some(scores), ..full() };
        assert_eq!(read(&write(&scored).unwrap()).unwrap(), scored);
        assert!(write(&full()).unwrap().len() < 160, "{}", write(&full()).unwrap());
    }

    #[test]
    fn a_pasted_text_stays_where_it_is() {
        let with_text = ProfileV1 { text: Some("my résumé".into()), id: Some("me".into()), ..full() };
        assert_eq!(read(&write(&with_text).unwrap()).unwrap(), full());
    }

    #[test]
    fn a_link_cut_anywhere_or_changed_anywhere_brings_nothing() {
        let link = write(&full()).unwrap();
        for end in 0..link.len() {
            assert!(read(&link[..end]).is_err(), "cut at {end}");
        }
        for at in 2..link.len() {
            let other = if link.as_bytes()[at] == b'A' { "B" } else { "A" };
            let changed = format!("{}{other}{}", &link[..at], &link[at + 1..]);
            assert!(read(&changed).is_err(), "changed at {at}");
        }
    }

    #[test]
    fn what_is_wrong_is_said() {
        let cases = [
            (String::new(), "no profile in it"),
            ("hello".into(), "no profile in it"),
            ("2.AAAA".into(), "version 2"),
            ("1.AA AA".into(), "“ ” in it"),
            ("1.AAAA%20".into(), "“%” in it"),
            ("1.AAAAAAAAAAAA".into(), "not whole"),
            (format!("1.{}", "A".repeat(MAX_LENGTH)), "too long"),
            (packed_as(|packed| packed.area = "Paris".into()), "`area`: `Paris`"),
            (packed_as(|packed| packed.pay = Some((-3.0, true))), "`pay.amount` is -3"),
            (packed_as(|packed| packed.pay = Some((f32::NAN, true))), "`pay.amount` is NaN"),
            (packed_as(|packed| packed.education = Some(9)), "“education” is wrong: there is no choice 9"),
            (packed_as(|packed| packed.job_level = Some(5)), "“level” is wrong"),
            (packed_as(|packed| packed.values = 64), "“values” is wrong"),
            (packed_as(|packed| packed.interests[2] = 101), "“interests” is wrong: 101"),
            (packed_as(|packed| packed.skills[0].1 = 3), "“skills” is wrong: there is no choice 3"),
            (packed_as(|packed| packed.skills = vec![("a".into(), 0); 51]), "51 entries of at most 50"),
            (packed_as(|packed| packed.role = "x".repeat(201)), "201 characters of at most 200"),
        ];
        for (link, expected) in cases {
            let error = read(&link).unwrap_err().to_string();
            assert!(error.contains(expected), "{link:.40}: {error}");
        }
    }
}
