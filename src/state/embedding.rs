//! How a page that embeds the site wants it, by parameters in the address: `?embed&theme=dark&limit=5`.
//!
//! Theme, accent and visible sections are the business of `public/framed.js`, which acts before this program is
//! there. What is here is the rest, and which parameters the site's own links carry on, so that a reload of the frame
//! is as it was. A proxy may be named, which is used in place of the site's own. The language, `lang`, is
//! that of any address of the site: `services::language` carries it on.

use crate::state::step::Step;

/// The parameter that makes the site an embedded one.
const EMBED: &str = "embed";
/// The parameters that links carry on.
const CARRIED: [&str; 7] = [EMBED, "theme", "accent", "sections", "limit", "proxy", "host"];

/// What the address asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Embedding {
    /// The parameters to carry on, as they came: `embed&theme=dark`.
    pub carried: String,
    /// Most results to show.
    pub limit: Option<usize>,
    /// Where to begin.
    pub start: Option<Step>,
    /// The proxy for explanations.
    pub proxy: Option<String>,
}

impl Embedding {
    /// Most results that can be asked for.
    pub const MOST: usize = 30;

    /// What the query asks for; `None` where it does not ask to be embedded. A value that makes no sense counts as
    /// not given.
    pub fn read(query: &str) -> Option<Self> {
        let parts: Vec<(&str, &str)> = query
            .trim_start_matches('?')
            .split('&')
            .map(|part| part.split_once('=').unwrap_or((part, "")))
            .collect();
        let of = |name: &str| {
            parts
                .iter()
                .find(|(key, _)| *key == name)
                .map(|(_, value)| *value)
                .filter(|value| !value.is_empty())
        };
        let carried: Vec<String> = parts
            .iter()
            .filter(|(key, _)| CARRIED.contains(key))
            .map(|(key, value)| if value.is_empty() { (*key).to_owned() } else { format!("{key}={value}") })
            .collect();
        parts.iter().any(|(key, _)| *key == EMBED).then(|| Self {
            carried: carried.join("&"),
            limit: of("limit")
                .and_then(|limit| limit.parse().ok())
                .filter(|limit| (1..=Self::MOST).contains(limit)),
            start: of("start").and_then(|step| step.parse().ok()),
            proxy: of("proxy").and_then(proxy_address),
        })
    }
}

/// The address of a proxy as it may be used, with a slash at the end: over https, or on this machine. Anything else
/// would send what a visitor agreed to send where others can read it.
pub fn proxy_address(named: &str) -> Option<String> {
    let named = decoded(named)?;
    let named = named.trim();
    let (scheme, rest) = named.split_once("://")?;
    let host = rest.split('/').next()?;
    let plain = |letter: char| letter.is_ascii_alphanumeric() || "-._:[]".contains(letter);
    // No user names, queries or fragments: what the preview names is where it goes.
    let path = |letter: char| plain(letter) || "/~".contains(letter);
    if host.is_empty() || !host.chars().all(plain) || !rest.chars().all(path) {
        return None;
    }
    let name = match host.strip_prefix('[') {
        Some(rest) => rest.split(']').next()?,
        None => host.split(':').next()?,
    };
    let near = matches!(name, "localhost" | "127.0.0.1" | "::1");
    let safe = scheme.eq_ignore_ascii_case("https") || (scheme.eq_ignore_ascii_case("http") && near);
    safe.then(|| format!("{}/", named.trim_end_matches('/')))
}

/// The text of a part of an address; `None` where it is not plain letters and signs.
fn decoded(text: &str) -> Option<String> {
    let mut pieces = text.split('%');
    let mut plain = pieces.next()?.to_owned();
    for piece in pieces {
        let code = u8::from_str_radix(piece.get(..2)?, 16).ok().filter(u8::is_ascii_graphic)?;
        plain.push(char::from(code));
        plain.push_str(&piece[2..]);
    }
    Some(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_says_how_the_site_is_embedded() {
        let embedding = Embedding::read(
            "?embed&theme=dark&start=skills&limit=5&lang=es&proxy=https%3A%2F%2Fp.example&x=1",
        )
        .unwrap();
        assert_eq!(embedding.carried, "embed&theme=dark&limit=5&proxy=https%3A%2F%2Fp.example");
        assert_eq!((embedding.limit, embedding.start), (Some(5), Some(Step::Skills)));
        assert_eq!(embedding.proxy.as_deref(), Some("https://p.example/"));
    }

    #[test]
    fn what_makes_no_sense_counts_as_not_given() {
        for query in
            ["?embed=1&limit=0&start=nowhere", "embed&limit=31", "embed&limit=-1", "embed&limit=five&start="]
        {
            let embedding = Embedding::read(query).unwrap();
            assert_eq!((embedding.limit, embedding.start), (None, None), "{query}");
        }
        for query in ["", "?step=results", "?embedded=1", "?theme=dark"] {
            assert_eq!(Embedding::read(query), None, "{query}");
        }
    }

    #[test]
    fn a_proxy_is_asked_over_https_or_on_this_machine() {
        let cases = [
            ("https://p.example", Some("https://p.example/")),
            ("https://p.example/advice/", Some("https://p.example/advice/")),
            ("http://127.0.0.1:8787", Some("http://127.0.0.1:8787/")),
            ("http://[::1]:8787", Some("http://[::1]:8787/")),
            ("http://localhost", Some("http://localhost/")),
            ("http%3A%2F%2F127.0.0.1%3A80%2Fa", Some("http://127.0.0.1:80/a/")),
            ("https://p.example%00", None),
            ("https://p.example%", None),
            ("http://p.example", None),
            ("http://127.0.0.1.evil.example", None),
            ("http://localhost@evil.example", None),
            ("https://p.example@evil.example", None),
            ("https://p.example/?to=", None),
            ("https://p.example#x", None),
            ("javascript:alert(1)", None),
            ("//p.example", None),
            ("https://", None),
            ("", None),
        ];
        for (named, expected) in cases {
            assert_eq!(proxy_address(named).as_deref(), expected, "{named}");
        }
    }
}
