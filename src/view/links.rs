//! Searches on other sites, made from fixed templates and an occupation's title: nothing of the visitor's.

use crate::language::text;
use crate::mark;

/// A search on another site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchLink {
    /// What is found there.
    pub finds: &'static str,
    /// Whose site it is.
    pub site: &'static str,
    /// Its address.
    pub url: String,
}

/// What is found, whose site it is, and the address up to the words that are searched for.
const TEMPLATES: [(&str, &str, &str); 5] = [
    (
        mark!("Certificates"),
        "CareerOneStop, U.S. Department of Labor",
        "https://www.careeronestop.org/Toolkit/Training/find-certifications.aspx?keyword=",
    ),
    (
        mark!("Licences by state"),
        "CareerOneStop, U.S. Department of Labor",
        "https://www.careeronestop.org/Toolkit/Training/find-licenses.aspx?keyword=",
    ),
    (
        mark!("Apprenticeships"),
        "Apprenticeship.gov, U.S. Department of Labor",
        "https://www.apprenticeship.gov/apprenticeship-job-finder?occupation=",
    ),
    (
        mark!("Professional bodies"),
        "CareerOneStop, U.S. Department of Labor",
        "https://www.careeronestop.org/BusinessCenter/ProfessionalAssociations/find-professional-associations.aspx?keyword=",
    ),
    (
        mark!("Videos of the work"),
        "YouTube",
        "https://www.youtube.com/results?search_query=a+day+in+the+life+",
    ),
];

/// The searches for an occupation.
pub fn searches(title: &str) -> Vec<SearchLink> {
    let words = encoded(title);
    TEMPLATES
        .into_iter()
        .map(|(finds, site, template)| SearchLink {
            finds: text(finds),
            site,
            url: template.to_owned() + &words,
        })
        .collect()
}

/// Text as a part of a query: letters and digits as they are, all else by its bytes.
fn encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() {
            encoded.push(char::from(byte));
        } else if byte == b' ' {
            encoded.push('+');
        } else {
            encoded.push('%');
            for digit in [byte >> 4, byte & 15] {
                encoded.push(char::from_digit(u32::from(digit), 16).unwrap_or('0').to_ascii_uppercase());
            }
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_cannot_leave_its_place_in_the_address() {
        for search in searches("Clerks & \"Aides\"#/../?x=1é") {
            assert!(search.url.starts_with("https://"), "{}", search.url);
            let words = search.url.rsplit_once('=').unwrap().1;
            assert!(
                words.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'+' || byte == b'%'),
                "{words}"
            );
            assert!(words.ends_with("Clerks+%26+%22Aides%22%23%2F%2E%2E%2F%3Fx%3D1%C3%A9"), "{words}");
        }
    }
}
