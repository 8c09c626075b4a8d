//! The order of the results in words, and in the address.

use crate::t;
use crate::view::format::joined;
use waymark_domain::{Concern, Weights};

/// Name of the order in the address.
pub const PARAMETER: &str = "weigh";

/// What a slider is for.
pub fn label(concern: Concern) -> &'static str {
    match concern {
        Concern::Fit => t!("A good fit"),
        Concern::Pay => t!("High pay"),
        Concern::Growth => t!("Growing work"),
        Concern::Preparation => t!("Short preparation"),
        Concern::Exposure => t!("Low AI exposure"),
    }
}

/// What a slider goes by, in a few words.
pub fn hint(concern: Concern) -> &'static str {
    match concern {
        Concern::Fit => t!("your match"),
        Concern::Pay => t!("median pay in the United States"),
        Concern::Growth => t!("jobs expected in ten years"),
        Concern::Preparation => t!("little training beyond what you have"),
        Concern::Exposure => t!("few tasks that language models could speed up"),
    }
}

/// How much a weight is.
pub fn amount(weight: u8) -> &'static str {
    match weight {
        0 => t!("not at all"),
        1 => t!("a little"),
        2 => t!("some"),
        3 => t!("a lot"),
        _ => t!("most of all"),
    }
}

/// What the order is now by, as a sentence; `adapted` if the visitor's answers have a say in it.
pub fn sentence(weights: Weights, adapted: bool) -> String {
    let counted: Vec<String> = Concern::ALL
        .into_iter()
        .filter(|&concern| concern != Concern::Fit && weights.of(concern) > 0)
        .map(|concern| {
            let name = match concern {
                Concern::Fit => t!("fit"),
                Concern::Pay => t!("high pay"),
                Concern::Growth => t!("growing work"),
                Concern::Preparation => t!("short preparation"),
                Concern::Exposure => t!("low AI exposure"),
            };
            format!("{name} ({})", amount(weights.of(concern)))
        })
        .collect();
    if counted.is_empty() {
        return if adapted {
            t!("In order of fit and of your answers. The match itself stays as it is.").to_owned()
        } else {
            t!("In order of fit: the best match comes first.").to_owned()
        };
    }
    let counted: Vec<&str> = counted.iter().map(String::as_str).collect();
    let fit = weights.of(Concern::Fit);
    let how_much = if fit == Concern::Fit.usual() { String::new() } else { format!(" ({})", amount(fit)) };
    t!(
        "In order of fit{how_much}, counting in {}. The match itself stays as it is.",
        joined(&counted),
        how_much
    )
}

/// The query of an address with this order in it; nothing is added for the usual one, and whatever else the
/// query has is kept.
pub fn query_with(query: &str, weights: Weights) -> String {
    let mut parts: Vec<&str> = query
        .trim_start_matches('?')
        .split('&')
        .filter(|part| !part.is_empty() && part.split('=').next() != Some(PARAMETER))
        .collect();
    let order = format!("{PARAMETER}={weights}");
    if !weights.is_usual() {
        parts.push(&order);
    }
    if parts.is_empty() { String::new() } else { format!("?{}", parts.join("&")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weights(text: &str) -> Weights {
        text.parse().unwrap()
    }

    #[test]
    fn the_sentence_says_what_counts_and_how_much() {
        for (text, expected) in [
            ("", "In order of fit: the best match comes first."),
            ("fit4", "In order of fit: the best match comes first."),
            ("pay2", "In order of fit, counting in high pay (some). The match itself stays as it is."),
            (
                "fit1,pay4,growth1,exposure3",
                "In order of fit (a little), counting in high pay (most of all), growing work (a little) and \
                 low AI exposure (a lot). The match itself stays as it is.",
            ),
        ] {
            assert_eq!(sentence(weights(text), false), expected);
        }
        let adapted = sentence(Weights::default(), true);
        assert_eq!(adapted, "In order of fit and of your answers. The match itself stays as it is.");
        assert_eq!(sentence(weights("pay2"), true), sentence(weights("pay2"), false));
    }

    #[test]
    fn the_address_holds_the_order_only_where_it_is_not_the_usual_one() {
        for (query, order, expected) in [
            ("", "", ""),
            ("?step=results", "", "?step=results"),
            ("step=results", "pay2,growth1", "?step=results&weigh=pay2,growth1"),
            ("?weigh=pay4&step=results&theme=dark", "fit3", "?step=results&theme=dark&weigh=fit3"),
            ("?weigh=pay4", "", ""),
            ("?weigh=nonsense&weigh=pay1", "pay1", "?weigh=pay1"),
            ("?weighty=1", "", "?weighty=1"),
        ] {
            assert_eq!(query_with(query, weights(order)), expected, "{query} {order}");
        }
    }
}
