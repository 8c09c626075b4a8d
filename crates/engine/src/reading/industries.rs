//! Industries that the writer has worked in, from roles and from words.

use super::clauses::{Clause, Section};
use waymark_schema::reading::{FoundIndustry, FoundRole};

/// Most industries given.
const MOST: usize = 3;
/// What a role counts, where a word counts 1; and how much an industry needs.
const ROLE: usize = 2;
const NEEDED: usize = 2;

/// An industry, with the SOC major groups whose roles belong to it and words that speak for it.
struct Industry {
    name: &'static str,
    groups: &'static [&'static str],
    words: &'static [&'static str],
}

const INDUSTRIES: [Industry; 18] = [
    Industry {
        name: "Health care",
        groups: &["29", "31"],
        words: &[
            "hospital", "clinic", "patient", "medical", "healthcare", "nursing", "surgery", "pharmacy",
            "dental", "icu", "hospice",
        ],
    },
    Industry {
        name: "Education",
        groups: &["25"],
        words: &[
            "school", "classroom", "curriculum", "teacher", "kindergarten", "pupil", "tutoring", "lesson",
        ],
    },
    Industry {
        name: "Software and information technology",
        groups: &["15"],
        words: &[
            "software", "saas", "cloud", "app", "web", "database", "cybersecurity", "devop", "startup",
            "server",
        ],
    },
    Industry {
        name: "Finance and insurance",
        groups: &["13-2"],
        words: &[
            "bank", "banking", "insurance", "audit", "loan", "mortgage", "investment", "hedge", "fintech",
            "tax", "underwriting",
        ],
    },
    Industry {
        name: "Construction",
        groups: &["47"],
        words: &[
            "construction", "contractor", "jobsite", "roofing", "framing", "concrete", "residential",
            "scaffolding",
        ],
    },
    Industry {
        name: "Manufacturing",
        groups: &["51"],
        words: &[
            "manufacturing", "factory", "assembly", "machining", "lean", "foundry", "cnc", "fabrication",
        ],
    },
    Industry {
        name: "Retail",
        groups: &["41-1", "41-2"],
        words: &["retail", "store", "shop", "merchandising", "cashier", "shopper", "boutique", "supermarket"],
    },
    Industry {
        name: "Hotels, restaurants and tourism",
        groups: &["35"],
        words: &[
            "restaurant", "kitchen", "hotel", "catering", "menu", "guest", "hospitality", "tourism", "bar",
            "cafe", "bakery",
        ],
    },
    Industry {
        name: "Transport and warehousing",
        groups: &["53"],
        words: &[
            "warehouse", "logistic", "freight", "trucking", "shipping", "delivery", "fleet", "airline",
            "dispatch", "forklift",
        ],
    },
    Industry {
        name: "Government",
        groups: &[],
        words: &["government", "federal", "municipal", "county", "public", "ministry", "city"],
    },
    Industry {
        name: "Farming, forestry and fishing",
        groups: &["45"],
        words: &["farm", "farming", "crop", "livestock", "harvest", "forestry", "dairy", "orchard", "ranch"],
    },
    Industry {
        name: "Arts, media and design",
        groups: &["27"],
        words: &[
            "film", "theater", "gallery", "newspaper", "magazine", "studio", "broadcast", "publishing",
            "music", "agency",
        ],
    },
    Industry {
        name: "Law",
        groups: &["23"],
        words: &["law", "legal", "litigation", "court", "attorney", "paralegal", "contract"],
    },
    Industry {
        name: "Social services and non-profit",
        groups: &["21"],
        words: &[
            "nonprofit", "charity", "shelter", "volunteer", "counseling", "community", "fundraising", "ngo",
        ],
    },
    Industry {
        name: "Science and research",
        groups: &["19"],
        words: &["laboratory", "lab", "research", "experiment", "assay", "publication"],
    },
    Industry {
        name: "Security and emergency services",
        groups: &["33"],
        words: &["police", "security", "patrol", "fire", "rescue", "emergency", "corrections"],
    },
    Industry {
        name: "Engineering and energy",
        groups: &["17"],
        words: &["engineering", "energy", "utility", "oil", "gas", "solar", "power", "refinery", "pipeline"],
    },
    Industry {
        name: "Repair and maintenance",
        groups: &["49"],
        words: &["repair", "maintenance", "hvac", "garage", "automotive", "mechanic", "diagnostic"],
    },
];

/// Industries, most likely first.
pub(super) fn industries(roles: &[FoundRole], clauses: &[Clause<'_>]) -> Vec<FoundIndustry> {
    let mut scored: Vec<(usize, FoundIndustry)> = Vec::new();
    for industry in &INDUSTRIES {
        let (mut score, mut because) = (0, Vec::new());
        for role in
            roles.iter().filter(|role| industry.groups.iter().any(|group| role.code.starts_with(group)))
        {
            score += ROLE;
            because.push(role.words.clone());
        }
        let mut seen = Vec::new();
        let written =
            clauses.iter().filter(|clause| !matches!(clause.section, Section::References | Section::Wishes));
        for token in written.flat_map(|clause| &clause.tokens).filter(|token| token.standing.is_none()) {
            if industry.words.contains(&token.plain.as_str()) && !seen.contains(&token.plain) {
                score += 1;
                seen.push(token.plain.clone());
            }
        }
        because.extend(seen);
        because.dedup();
        if score >= NEEDED {
            scored.push((score, FoundIndustry { name: industry.name.to_owned(), because }));
        }
    }
    scored.sort_by_key(|industry| std::cmp::Reverse(industry.0));
    scored.into_iter().take(MOST).map(|(_, industry)| industry).collect()
}
