//! The page for addresses that the site does not have.
//!
//! A host serves it at any depth, so nothing in it may be relative, and nothing absolute, for the site
//! may live under any path. It therefore carries its style with it and finds the site's root by looking
//! for the manifest in each folder above.

/// `404.html`.
pub(crate) const PAGE: &str = include_str!("not_found.html");

#[cfg(test)]
mod tests {
    use super::PAGE;

    #[test]
    fn the_page_refers_to_nothing_at_a_fixed_place() {
        assert!(!PAGE.contains("src=") && !PAGE.contains("<link") && !PAGE.contains("<base"));
        assert_eq!(PAGE.matches("href=").count(), 1, "only the link that the script completes");
    }
}
