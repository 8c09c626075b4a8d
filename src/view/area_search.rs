//! Finding a place by the beginning of any of its words.

use crate::view::words::place;
use std::cmp::Reverse;
use waymark_schema::message::AreaChoice;

/// Places whose name has a word beginning with each word typed: those that begin with the first come first, states
/// before metropolitan areas, and those with more jobs before those with fewer.
pub fn find<'a>(areas: &'a [AreaChoice], typed: &str, most: usize) -> Vec<&'a AreaChoice> {
    let wanted = words(typed);
    let mut found: Vec<(bool, bool, &AreaChoice)> = areas
        .iter()
        .filter_map(|area| {
            let have = words(&place(&area.code, &area.name));
            let all = wanted.iter().all(|want| have.iter().any(|word| word.starts_with(want)));
            let first =
                wanted.first().is_none_or(|want| have.first().is_some_and(|word| word.starts_with(want)));
            all.then_some((!first, area.state.is_some(), area))
        })
        .collect();
    found.sort_by_key(|(late, metro, area)| (*late, *metro, Reverse(area.jobs)));
    found.into_iter().take(most).map(|(.., area)| area).collect()
}

fn words(text: &str) -> Vec<String> {
    text.split(|character: char| !character.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn areas() -> Vec<AreaChoice> {
        [
            ("N0000000", "United States", None, 155_000_000),
            ("S2500000", "Massachusetts", None, 3_600_000),
            ("M0014460", "Boston-Cambridge-Newton, MA-NH", Some("Massachusetts"), 2_700_000),
            ("S3600000", "New York", None, 9_500_000),
            ("M0035620", "New York-Newark-Jersey City, NY-NJ", Some("New York"), 9_700_000),
            ("M0017980", "Columbus, GA-AL", Some("Georgia"), 116_380),
            ("M0018020", "Columbus, IN", Some("Indiana"), 49_820),
            ("M0018140", "Columbus, OH", Some("Ohio"), 1_105_580),
        ]
        .map(|(code, name, state, jobs): (&str, &str, Option<&str>, u32)| AreaChoice {
            code: code.into(),
            name: name.into(),
            state: state.map(Into::into),
            jobs,
        })
        .to_vec()
    }

    #[test]
    fn places_are_found_by_the_beginnings_of_their_words() {
        let areas = areas();
        let codes = |typed| find(&areas, typed, 9).iter().map(|area| area.code.as_str()).collect::<Vec<_>>();
        assert_eq!(codes("bost"), ["M0014460"]);
        assert_eq!(codes("new yo"), ["S3600000", "M0035620"]);
        assert_eq!(codes("ma"), ["S2500000", "M0014460"]);
        assert_eq!(codes("newark ny"), ["M0035620"]);
        assert_eq!(codes("zzz"), [""; 0]);
        assert_eq!(codes("columbus"), ["M0018140", "M0017980", "M0018020"], "the largest first");
        assert_eq!(codes("").len(), 8);
        assert_eq!(codes("")[..2], ["N0000000", "S3600000"]);
        assert_eq!(find(&areas, "", 2).len(), 2);
    }
}
