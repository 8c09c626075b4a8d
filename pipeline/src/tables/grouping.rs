//! Under which SOC code the Bureau of Labor Statistics publishes an occupation's figures.

use std::collections::BTreeSet;
use waymark_domain::SocCode;

/// The code in `published` whose figures cover `soc`, best first:
///
/// 1. the code itself;
/// 2. the survey's own combination of several codes of one broad group, such as 21-1018 for 21-1011
///    and 21-1014. It shows as the one published code of the broad group that is not in the SOC;
/// 3. the broad group, such as 29-2010 for 29-2011.
///
/// `classification` holds every code of the SOC. Broad groups and combinations cover several
/// occupations, so their figures are shared.
pub(super) fn published_code(
    soc: SocCode,
    published: &BTreeSet<SocCode>,
    classification: &BTreeSet<SocCode>,
) -> Option<SocCode> {
    if published.contains(&soc) {
        return Some(soc);
    }
    let mut combinations = published
        .iter()
        .copied()
        .filter(|code| code.broad() == soc.broad() && *code != soc.broad() && !classification.contains(code));
    match (combinations.next(), combinations.next()) {
        (Some(combination), None) => Some(combination),
        _ => Some(soc.broad()).filter(|broad| published.contains(broad)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_come_from_the_code_then_a_combination_then_the_broad_group() {
        let codes = |codes: &[&str]| codes.iter().map(|code| code.parse().unwrap()).collect::<BTreeSet<_>>();
        let classification = codes(&["21-1011", "21-1012", "21-1014", "29-2011", "45-3031"]);
        let published = codes(&["21-1010", "21-1012", "21-1018", "29-2010"]);
        let cases = [
            ("21-1012", Some("21-1012")),
            ("21-1011", Some("21-1018")),
            ("21-1014", Some("21-1018")),
            ("29-2011", Some("29-2010")),
            ("45-3031", None),
        ];
        for (soc, expected) in cases {
            let found = published_code(soc.parse().unwrap(), &published, &classification);
            assert_eq!(found.map(|code| code.to_string()).as_deref(), expected, "{soc}");
        }
    }
}
