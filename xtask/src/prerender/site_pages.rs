//! The pages about the site and its ways in, in words of our own.

/// A page that is not about an occupation.
#[derive(Debug, Clone, Copy)]
pub(super) struct SitePage {
    /// Folder relative to the root.
    pub(super) folder: &'static str,
    /// What the browser's tab says, before the site's name.
    pub(super) title: &'static str,
    /// The page's own heading, as the app has it.
    pub(super) heading: &'static str,
    /// One or two sentences, for search engines, previews and whoever waits for the page.
    pub(super) description: &'static str,
}

/// Every page but the start page and the occupations'.
pub(super) const SITE_PAGES: [SitePage; 9] = [
    SitePage {
        folder: "about",
        title: "About",
        heading: "About Waymark",
        description: "How Waymark works, where its figures come from, what it cannot know, and what it does \
                      with what you type: nothing.",
    },
    SitePage {
        folder: "model",
        title: "Model card",
        heading: "Model card",
        description: "How well the models do on what they have not seen, beside simpler ways: every figure with \
                      its number of cases, calibration, data, and what they cannot do.",
    },
    SitePage {
        folder: "saved",
        title: "Saved profiles",
        heading: "Saved profiles",
        description: "Profiles that you have saved in this browser, on this device and nowhere else: open, rename \
                      or delete them, open a file, or erase everything.",
    },
    SitePage {
        folder: "grounded",
        title: "With facts and without",
        heading: "With facts and without",
        description: "One question about an occupation, answered from published facts that you can open, and by a \
                      language model that was given none.",
    },
    SitePage {
        folder: "compare",
        title: "Compare",
        heading: "Compare",
        description: "Occupations side by side: how each fits you, pay and jobs where you live, growth, openings, \
                      preparation, and skill by skill what you have and what you lack.",
    },
    SitePage {
        folder: "demand",
        title: "In demand",
        heading: "In demand near you",
        description: "Work that fits you, ordered by openings a year and by how common it is in your state or \
                      metropolitan area, with the rule of the order and the source of every figure.",
    },
    SitePage {
        folder: "search",
        title: "Search by meaning",
        heading: "Search by meaning",
        description: "Find skills, tools, programmes, courses and occupations by what words mean, and the work that \
                      uses them. It runs in your browser; nothing you type is sent.",
    },
    SitePage {
        folder: "map",
        title: "Map of occupations",
        heading: "Map of occupations",
        description: "Every occupation on one map, like ones near each other, with your place and your matches marked. \
                      Search it, zoom in, and open what lies near.",
    },
    SitePage {
        folder: "questions",
        title: "Questions about interests",
        heading: "What would you like to do?",
        description: "12 or 30 short questions about what you would like to do, scored by a rule that is shown. The \
                      answers become interests that count in your match.",
    },
];
