//! Every name of a skill that can stand in a text, and how careful to be with it.

use super::stem::{is_empty_word, key_of, stem};
use crate::text::{plain, words};
use std::collections::{BTreeSet, HashMap};
use waymark_domain::Domain;
use waymark_schema::message::SkillKind;
use waymark_tables::{DetailTables, RatingBlock, SkillTables};

/// Longest name that is looked for word for word, and by its stems.
pub(super) const LONGEST_NAME: usize = 6;
pub(super) const LONGEST_KEY: usize = 5;
/// A technology of one plain word that fewer occupations use is taken only where the text is about tools.
const WELL_KNOWN: usize = 8;

/// How careful to be with a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Caution {
    /// It means nothing else.
    None,
    /// A common word: only in a list of skills, or after words such as "experience in".
    CommonWord,
    /// A product named like a common word or a person: only written as the product is, near other tools
    /// or after words such as "using".
    Namesake,
    /// A language, which can also be a nationality: only where the text is about languages.
    Language,
}

/// A name of a skill.
#[derive(Debug, Clone)]
pub struct Name {
    /// As shown.
    pub name: String,
    /// What it names.
    pub kind: SkillKind,
    /// How careful to be with it.
    pub caution: Caution,
    /// Spelling that a namesake must have, if it is not `name`.
    pub spelling: Option<String>,
}

/// Names by what of them can stand in a text.
pub struct SkillNames {
    names: Vec<Name>,
    /// By plain form.
    exact: HashMap<String, u32>,
    /// By sorted stems; names of two stems or more.
    by_key: HashMap<String, u32>,
    /// By each of its stems, for search by meaning.
    by_stem: HashMap<String, Vec<u32>>,
}

/// Makers whose name people leave out.
const MAKERS: [&str; 24] = [
    "Microsoft", "Adobe", "Google", "Oracle", "Apache", "Autodesk", "Atlassian", "Intuit", "Amazon", "IBM",
    "Apple", "Salesforce", "ESRI", "SAP", "The MathWorks", "National Instruments", "Dassault Systemes",
    "Trimble", "Cisco", "Red Hat", "HubSpot", "Epic Systems", "Bentley", "PTC",
];
/// Products whose name without the maker's says nothing.
const NOT_ALONE: [&str; 68] = [
    "analytics", "project", "drive", "form", "site", "cloud", "store", "map", "earth", "home", "office",
    "database", "server", "director", "flash", "flex", "paint", "edge", "exchange", "publisher", "presenter",
    "audition", "bridge", "work", "money", "crm", "assistant", "classroom", "ad", "calendar", "slide",
    "sheet", "doc", "meet", "chrome", "dynamic", "planner", "list", "office software", "workspace software",
    "cloud software", "operating system", "window server", "erp", "financial", "business one", "fusion",
    "application", "search", "sky", "talk", "voice", "photo", "gmail software", "reader", "connect",
    "captivate software", "scout", "premier", "catalog", "insight", "pages", "page", "number",
    "keynote software", "music", "motion", "key",
];
/// Products that share their name with a word or a person, whatever the tables say.
const NAMESAKES: [&str; 62] = [
    "excel", "word", "access", "outlook", "team", "project", "go", "r", "c", "d", "j", "swift", "rust",
    "ruby", "spring", "spark", "chef", "puppet", "julia", "ada", "pascal", "scala", "eiffel", "forth",
    "scheme", "act", "blink", "loom", "shiny", "sketch", "canvas", "unity", "maya", "slack", "zoom",
    "square", "route", "magic", "tank", "reduce", "velvet", "ferret", "asana", "drupal 8", "jenkin",
    "jasper", "jackbeat", "hive", "pig", "storm", "camel", "illustrator", "premiere pro", "acrobat",
    "oracle", "window", "google", "linkedin", "twitter", "facebook", "youtube", "django",
];
/// Names that are too broad to tell anything.
const TOO_BROAD: [&str; 62] = [
    "work", "perform", "skill", "service", "company", "product", "system", "process", "technique",
    "activity", "equipment software", "email software", "web browser software", "data", "business", "design",
    "history", "software", "research", "report", "sport", "energy", "advice", "order", "model", "test",
    "risk", "plant", "patient", "animal", "transport", "logic", "european", "international", "global",
    "world", "john", "id", "aid", "art", "capture", "microsoft", "irish", "application", "camera",
    "consultation", "fabric", "functional", "material", "migration", "prayer", "pregnancy", "programme",
    "protein", "security", "sensor", "silvering", "smoke", "spirit", "tape", "wire", "octopu",
];

/// Verbs that a name can do without.
const EMPTY_VERBS: [&str; 14] = [
    "perform", "use", "utilise", "utilize", "apply", "conduct", "provide", "execute", "undertake", "do",
    "have", "handle", "operate", "practise",
];

impl SkillNames {
    /// Collects the names of rated skills and knowledge, of technologies, and of the table of skills.
    pub fn new(ratings: &RatingBlock, details: &DetailTables, skills: &SkillTables) -> Self {
        let mut collected = Self {
            names: Vec::new(),
            exact: HashMap::new(),
            by_key: HashMap::new(),
            by_stem: HashMap::new(),
        };
        for (element, name) in ratings.names.iter().enumerate() {
            let (kind, lone) = match ratings.domain(element) {
                Domain::Skill => (SkillKind::Skill, !name.contains(' ')),
                _ => (SkillKind::Knowledge, !name.contains(' ')),
            };
            let caution = if lone { Caution::CommonWord } else { Caution::None };
            let index = collected.push(Name { name: name.clone(), kind, caution, spelling: None });
            collected.exact.insert(plain(name), index);
            collected.add_stems(index, name);
        }
        let esco = skills.decode();
        let common = common_words(&esco, &ratings.names);
        collected.add_technologies(details, &common);
        collected.add_skills(&esco);
        collected
    }

    fn push(&mut self, name: Name) -> u32 {
        self.names.push(name);
        (self.names.len() - 1) as u32
    }

    fn add_technologies(&mut self, details: &DetailTables, common: &BTreeSet<String>) {
        let mut users = vec![0_usize; details.technologies.len()];
        for &technology in details.technologies_of.iter().flatten() {
            users[usize::from(technology)] += 1;
        }
        let mut order: Vec<usize> = (0..users.len()).collect();
        order.sort_by(|&a, &b| users[b].cmp(&users[a]).then(a.cmp(&b)));
        for technology in order {
            let name = details.technologies[technology].as_str();
            let full = plain(name);
            if full.is_empty() || TOO_BROAD.contains(&full.as_str()) {
                continue;
            }
            let caution = caution(name, &full, users[technology], common);
            let index = self.push(Name {
                name: name.to_owned(),
                kind: SkillKind::Technology,
                caution,
                spelling: None,
            });
            self.exact.entry(full).or_insert(index);
            for alias in aliases(name, common) {
                let short = plain(&alias);
                if short.is_empty() || NOT_ALONE.contains(&short.as_str()) || self.exact.contains_key(&short)
                {
                    continue;
                }
                let caution = self::caution(&alias, &short, users[technology], common);
                let index = self.push(Name {
                    name: name.to_owned(),
                    kind: SkillKind::Technology,
                    caution,
                    spelling: Some(alias),
                });
                self.exact.insert(short, index);
            }
        }
    }

    fn add_skills(&mut self, esco: &[String]) {
        // Languages have no name of their own that comes apart from its explanation, but everybody writes,
        // speaks and understands them.
        for language in esco.iter().filter_map(|name| {
            ["write ", "understand written ", "understand spoken "]
                .iter()
                .find_map(|verb| name.strip_prefix(verb))
        }) {
            if language.starts_with(char::is_uppercase) && !language.contains(' ') {
                let kind = SkillKind::Skill;
                let name =
                    Name { name: language.to_owned(), kind, caution: Caution::Language, spelling: None };
                let index = self.push(name);
                self.exact.insert(plain(language), index);
            }
        }
        for name in esco {
            let parts = words(name);
            let full = parts.join(" ");
            if TOO_BROAD.contains(&full.as_str()) || self.exact.contains_key(&full) {
                continue;
            }
            let lone = parts.len() == 1;
            let (kind, caution) = if lone {
                (SkillKind::Knowledge, Caution::CommonWord)
            } else {
                (SkillKind::Skill, Caution::None)
            };
            let index = self.push(Name { name: capitalised(name), kind, caution, spelling: None });
            if !lone {
                self.add_keys(index, &parts);
            }
            self.exact.insert(full, index);
        }
    }

    /// By its stems, also without a first verb that says nothing: "perform arc welding" is "arc welding".
    fn add_keys(&mut self, index: u32, parts: &[String]) {
        let stems: Vec<String> =
            parts.iter().filter(|word| !is_empty_word(word)).map(|word| stem(word)).collect();
        for stem in &stems {
            let with = self.by_stem.entry(stem.clone()).or_default();
            if with.last() != Some(&index) {
                with.push(index);
            }
        }
        if stems.len() > 2 && EMPTY_VERBS.contains(&parts[0].as_str()) {
            self.by_key.entry(key_of(&stems[1..])).or_insert(index);
        }
        let key = key_of(&stems);
        if key.contains(' ') {
            self.by_key.insert(key, index);
        }
    }

    fn add_stems(&mut self, index: u32, name: &str) {
        for word in words(name).iter().filter(|word| !is_empty_word(word)) {
            let with = self.by_stem.entry(stem(word)).or_default();
            if with.last() != Some(&index) {
                with.push(index);
            }
        }
    }

    /// A name by its index.
    pub fn get(&self, index: u32) -> &Name {
        &self.names[index as usize]
    }

    /// The name whose plain form this is.
    pub fn exact(&self, plain: &str) -> Option<u32> {
        self.exact.get(plain).copied()
    }

    /// The name with these stems.
    pub fn by_key(&self, key: &str) -> Option<u32> {
        self.by_key.get(key).copied()
    }

    /// Names with this stem.
    pub fn with_stem(&self, stem: &str) -> &[u32] {
        self.by_stem.get(stem).map_or(&[], Vec::as_slice)
    }

    /// Number of names.
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// Whether there is no name.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }
}

/// Plain words that stand in names in small letters: words of the language, not products.
fn common_words(esco: &[String], elements: &[String]) -> BTreeSet<String> {
    let small = esco
        .iter()
        .flat_map(|name| name.split_whitespace())
        .filter(|word| word.chars().all(char::is_lowercase))
        .flat_map(words);
    small.chain(elements.iter().flat_map(|name| words(name))).collect()
}

fn caution(name: &str, full: &str, users: usize, common: &BTreeSet<String>) -> Caution {
    let distinct = name.chars().skip(1).any(char::is_uppercase) && name.chars().any(char::is_lowercase)
        || name.contains(['+', '#'])
        || name.contains(char::is_numeric) && full.len() > 3;
    let namesake = NAMESAKES.contains(&full) || full.chars().count() <= 2 && !name.contains(['+', '#']);
    if full.contains(' ') && !namesake {
        // "Front Desk" is a product; "front desk" is not.
        let everyday = full.split(' ').all(|word| common.contains(word)) && !name.contains("software");
        return if everyday { Caution::Namesake } else { Caution::None };
    }
    if namesake || common.contains(full) || (users < WELL_KNOWN && !distinct) {
        return Caution::Namesake;
    }
    Caution::None
}

/// Shorter names that people use: without the maker, without "software", and the acronym at the end.
fn aliases(name: &str, common: &BTreeSet<String>) -> Vec<String> {
    let mut found = Vec::new();
    let bare = name.strip_suffix(" software").unwrap_or(name);
    let without_maker = MAKERS.iter().find_map(|maker| bare.strip_prefix(maker)?.strip_prefix(' '));
    let last = bare.rsplit(' ').next().unwrap_or(bare);
    let is_acronym = last.len() >= 3 && last.chars().all(|letter| letter.is_ascii_uppercase());
    if bare != name
        && !common.contains(&plain(bare))
        && (!bare.contains(' ') || bare.split(' ').all(|word| word.starts_with(char::is_uppercase)))
    {
        found.push(bare.to_owned());
    }
    if let Some(short) = without_maker {
        found.push(short.to_owned());
    }
    if is_acronym && bare.contains(' ') {
        found.push(last.to_owned());
        let spelt = bare.trim_end_matches(last).trim_end();
        if without_maker.is_none() && spelt.contains(' ') {
            found.push(spelt.to_owned());
        }
    }
    if name == "Microsoft Office software" {
        found.extend(
            ["MS Office", "Microsoft Office Suite", "Office 365", "Microsoft 365"].map(str::to_owned),
        );
    }
    if let Some(short) = name.strip_prefix("Microsoft ") {
        found.push(format!("MS {short}"));
    }
    found
}

/// With a capital letter first.
pub(super) fn capitalised(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
