//! Which client a request is from.
//!
//! Anybody can write an `X-Forwarded-For` header. Only its last entries are written by proxies of one's
//! own, as many as are configured; the client is the first address that they saw, and with none of them
//! it is the address of the connection. What stands before in the header is not looked at.

use axum::http::HeaderMap;
use std::fmt;
use std::net::{IpAddr, Ipv6Addr, SocketAddr};

/// The address that limits are kept by; IPv6 by its network (/64), since a household has a whole one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Client(IpAddr);

impl fmt::Display for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Client {
    /// The client of a request, behind this many trusted proxies.
    pub fn of(peer: SocketAddr, headers: &HeaderMap, trusted_proxies: usize) -> Self {
        Self::from_address(forwarded(headers, trusted_proxies).unwrap_or(peer.ip()))
    }

    /// Whether the client is on this machine or in a private network.
    pub fn is_near(self) -> bool {
        match self.0 {
            IpAddr::V4(address) => address.is_loopback() || address.is_private(),
            // The network of ::1 is ::, as clients are kept by their network.
            IpAddr::V6(address) => address.is_unspecified() || address.is_unique_local(),
        }
    }

    fn from_address(address: IpAddr) -> Self {
        Self(match address.to_canonical() {
            IpAddr::V6(address) => {
                let [a, b, c, d, ..] = address.segments();
                IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
            }
            address @ IpAddr::V4(_) => address,
        })
    }
}

/// Whether a proxy sent this on although none is trusted: the connection's address is that proxy's then, and says
/// nothing of who asks.
pub fn is_relayed(headers: &HeaderMap, trusted_proxies: usize) -> bool {
    trusted_proxies == 0
        && ["x-forwarded-for", "forwarded", "via"].iter().any(|name| headers.contains_key(*name))
}

/// The entry that the outermost trusted proxy wrote; `None` if it wrote none that can be read, and then the
/// connection's own address stands for all that come through it.
fn forwarded(headers: &HeaderMap, trusted_proxies: usize) -> Option<IpAddr> {
    let lines: Vec<&str> =
        headers.get_all("x-forwarded-for").iter().filter_map(|line| line.to_str().ok()).collect();
    let entry =
        lines.iter().flat_map(|line| line.split(',')).rev().nth(trusted_proxies.checked_sub(1)?)?.trim();
    let bare = entry.parse().ok();
    bare.or_else(|| entry.parse::<SocketAddr>().ok().map(|address| address.ip()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_entries_of_trusted_proxies_count() {
        let peer = "192.0.2.1:4000".parse().unwrap();
        let client = |address: &str| Client::from_address(address.parse().unwrap());
        let cases: [(&[&str], usize, &str); 8] = [
            (&["203.0.113.9"], 0, "192.0.2.1"),
            (&["203.0.113.9"], 1, "203.0.113.9"),
            (&["6.6.6.6, 203.0.113.9"], 1, "203.0.113.9"),
            (&["6.6.6.6", "203.0.113.9"], 1, "203.0.113.9"),
            (&["6.6.6.6, 203.0.113.9, 198.51.100.1"], 2, "203.0.113.9"),
            (&["nonsense"], 1, "192.0.2.1"),
            (&["203.0.113.9"], 2, "192.0.2.1"),
            (&[], 1, "192.0.2.1"),
        ];
        for (lines, trusted, expected) in cases {
            let mut headers = HeaderMap::new();
            for line in lines {
                headers.append("x-forwarded-for", line.parse().unwrap());
            }
            assert_eq!(Client::of(peer, &headers, trusted), client(expected), "{lines:?} {trusted}");
        }
    }

    #[test]
    fn an_ipv6_household_is_one_client() {
        let client = |address: &str| Client::from_address(address.parse().unwrap());
        assert_eq!(client("2001:db8:1:2::1"), client("2001:db8:1:2:ffff::9"));
        assert_ne!(client("2001:db8:1:2::1"), client("2001:db8:1:3::1"));
        assert_eq!(client("::ffff:192.0.2.1"), client("192.0.2.1"));
    }
}
