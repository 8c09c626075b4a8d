//! What a sentence says beside its figures and names, held to the facts that it rests on.
//!
//! Every word is one of three. It says nothing of its own (`the`, `work`, `needs`: a closed list for each
//! language, longer where advice is given). It speaks of a subject that some kinds of facts are about
//! (`salary`, `growth`), and then the sentence must rest on a fact of such a kind. Or it is in a fact that
//! the sentence rests on, or in a title, in some form of the word. A sentence with a word that is none of
//! these is not borne out, however plausible.
//!
//! A sentence rests on the facts that its figures and names have shown, on those it cites, and on those of
//! its occupation with which it shares two words that say something. What the visitor wrote, and the names
//! of other occupations, count only as a whole: single words of them lend nothing any weight.
//!
//! What a sentence denies must be for its facts to deny, and employment must change the way it is projected to.
//!
//! Likeness in meaning by the encoder was weighed as another way, and is not used: an invention about the
//! right occupation is as like its facts as a true sentence is.

use crate::answer::Part;
use crate::fact::{Fact, FactId, FactKind, Value};
use crate::language::Language;
use crate::text::{stem, stems, words};
use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;
use waymark_schema::profile::SkillLevelV1;

/// Shortest root that two different forms of a word may share.
const LEAST_ROOT: usize = 4;
/// Words in common from which a sentence rests on a fact that it does not cite.
const IN_COMMON: usize = 2;

/// Words for subjects that kinds of facts are about. The words of both languages stand side by side.
const SUBJECTS: [(&str, &[FactKind]); 9] = {
    use FactKind as K;
    [
        (
            "pay paid earn wage salary income money dollar median percentile tenth compensation lowest highest \
             paga gana cobra sueldo salario ingreso dinero dolar mediana mediano percentil decima anual yearly",
            &[
                K::PayMedian,
                K::PayP10,
                K::PayP25,
                K::PayP75,
                K::PayP90,
                K::PayDifference,
                K::PayDifferencePercent,
                K::VisitorPay,
            ],
        ),
        (
            "grow growth increase rise expand shrink fall decline decrease outlook future employment projected \
             projection change stay crece crecer crezca crecimiento aumenta aumente sube subir baja baje disminuya \
             disminuye perspectiva futuro preve prevision bright buenas gran proyecta proyeccion empleo cambio siga",
            &[K::Growth, K::AverageGrowth, K::BrightOutlook, K::Employment, K::Openings],
        ),
        ("opening vacancy vacante", &[K::Openings, K::BrightOutlook]),
        (
            "posting advert employer demand oferta anuncio empleador empresa demanda",
            &[K::TechnologyInDemand, K::OwnSkill],
        ),
        (
            "degree diploma education school college university study qualification qualify entry enter prepare \
             preparation program programme experience training train hired titulo titulacion estudio estudiar \
             formacion educacion acceso entrada entrar preparacion carrera experiencia programa requisito \
             requirement considerable extensive extensa contratado background afin zone zona licenciatura \
             bachelor's master's doctorate maestria doctorado bachillerato secundaria amplia",
            &[
                K::EntryEducation,
                K::EducationShare,
                K::JobZone,
                K::Experience,
                K::Training,
                K::Programme,
                K::VisitorEducation,
            ],
        ),
        (
            "match fit suit speak weight probability encaja encaje encajan coincidencia peso pesa path camino",
            &[K::Match, K::LeadingPart, K::Gap, K::OwnSkill, K::Similar],
        ),
        (
            "exposed exposure ai ia language automation forecast expuesto expuesta exposicion lenguaje pronostico",
            &[K::Exposure],
        ),
        ("similar alike alternative parecida parecido semejante alternativa", &[K::Similar]),
        (
            "technology software tool computer tecnologia herramienta",
            &[K::Technology, K::TechnologyInDemand, K::OwnSkill],
        ),
    ]
};

/// Words that say no. What they deny must be for the facts to deny.
const DENIALS: [&str; 20] = [
    "no", "not", "none", "nothing", "never", "nor", "neither", "without", "cannot", "can't", "don't",
    "doesn't", "isn't", "aren't", "ni", "nada", "ningun", "ninguna", "nunca", "sin",
];
/// Words that speak to the visitor.
const VISITOR: [&str; 9] = ["you", "your", "you're", "yours", "tu", "tus", "te", "tienes", "estas"];
/// Words for employment that changes, either way.
const UP: [&str; 14] = [
    "grow", "grows", "growing", "growth", "increase", "increases", "rise", "rising", "expand", "crece",
    "crezca", "crecimiento", "aumenta", "aumente",
];
const DOWN: [&str; 14] = [
    "shrink", "shrinks", "shrinking", "fall", "falling", "decline", "declining", "decrease", "disminuye",
    "disminuya", "baja", "baje", "caiga", "descienda",
];
/// Words that speak of what is required.
const REQUIRED: [&str; 12] = [
    "need", "needs", "needed", "require", "requires", "required", "necessary", "necesita", "necesitas",
    "requiere", "exige", "falta",
];

/// Endings that leave the meaning, longest first.
const ENDINGS: [&str; 35] = [
    "mientos", "ances", "ance", "miento", "ations", "ation", "iones", "ments", "ional", "mente", "ings",
    "ment", "ions", "ness", "ando", "endo", "ing", "ion", "ers", "ors", "ive", "ity", "ies", "ar", "er",
    "ir", "or", "ed", "es", "ly", "al", "s", "e", "y", "d",
];

/// Words that say nothing of their own.
struct Plain {
    anywhere: HashSet<&'static str>,
    in_advice: HashSet<&'static str>,
}

impl Plain {
    fn of(language: Language) -> &'static Self {
        static ENGLISH: OnceLock<Plain> = OnceLock::new();
        static SPANISH: OnceLock<Plain> = OnceLock::new();
        match language {
            Language::English => ENGLISH.get_or_init(|| {
                Self::read(include_str!("words/english.txt"), include_str!("words/english-advice.txt"))
            }),
            Language::Spanish => SPANISH.get_or_init(|| {
                Self::read(include_str!("words/spanish.txt"), include_str!("words/spanish-advice.txt"))
            }),
        }
    }

    fn read(anywhere: &'static str, in_advice: &'static str) -> Self {
        let list = |text: &'static str| {
            let lines = text.lines().filter(|line| !line.starts_with('#'));
            lines.flat_map(str::split_whitespace).collect()
        };
        Self { anywhere: list(anywhere), in_advice: list(in_advice) }
    }

    fn has(&self, word: &str, advice: bool) -> bool {
        let bare = word.strip_suffix("'s").unwrap_or(word);
        self.anywhere.contains(bare)
            || self.anywhere.contains(word)
            || (advice && (self.in_advice.contains(bare) || self.in_advice.contains(word)))
    }
}

/// A word without its endings, so that `analyzing`, `analyze` and `analyzes` agree.
fn root(word: &str) -> &str {
    let mut root = word.strip_suffix("'s").unwrap_or(word).trim_end_matches('\'');
    for _ in 0..2 {
        let shorter = ENDINGS
            .iter()
            .filter_map(|ending| root.strip_suffix(ending))
            .find(|rest| rest.chars().count() >= LEAST_ROOT);
        match shorter {
            Some(rest) => root = rest,
            None => break,
        }
    }
    // `planning`: the letter that an ending doubles.
    let mut letters = root.chars().rev();
    match (letters.next(), letters.next()) {
        (Some(last), Some(before))
            if last == before && root.chars().count() > LEAST_ROOT && !"aeiou".contains(last) =>
        {
            &root[..root.len() - last.len_utf8()]
        }
        _ => root,
    }
}

/// The kinds of facts that a word is about.
fn subject(word: &str) -> &'static [FactKind] {
    static KINDS: OnceLock<HashMap<&str, &[FactKind]>> = OnceLock::new();
    let kinds = KINDS.get_or_init(|| {
        let words = |(words, kinds): (&'static str, &'static [FactKind])| {
            words.split_whitespace().map(move |word| (root(word), kinds))
        };
        SUBJECTS.into_iter().flat_map(words).collect()
    });
    kinds.get(word).copied().unwrap_or_default()
}

/// A word that says something.
#[derive(PartialEq, Eq)]
struct Said<'a> {
    root: &'a str,
    kinds: &'static [FactKind],
}

/// The words of a text that are not plain, each once.
fn said<'a>(words: &'a [String], plain: &Plain, advice: bool) -> Vec<Said<'a>> {
    let mut found: Vec<Said<'a>> = Vec::new();
    for word in words {
        let figure = word.starts_with(|letter: char| letter.is_ascii_digit());
        if figure || plain.has(word, advice) {
            continue;
        }
        let root = root(word);
        let said = Said { root, kinds: subject(root) };
        if !found.contains(&said) {
            found.push(said);
        }
    }
    found
}

/// A fact with the words that it lends.
struct Lender<'a> {
    fact: &'a Fact,
    /// Its words, one after the other, and their roots.
    wording: String,
    roots: HashSet<String>,
}

impl Lender<'_> {
    fn lends(&self, said: &Said<'_>) -> bool {
        self.roots.contains(said.root) || said.kinds.contains(&self.fact.kind)
    }

    /// Whether the fact denies the word: of education, only what it names itself.
    fn denies(&self, said: &Said<'_>) -> bool {
        let education = matches!(
            self.fact.kind,
            FactKind::EntryEducation | FactKind::Experience | FactKind::Training | FactKind::JobZone
        );
        self.roots.contains(said.root) || (!education && self.lends(said))
    }
}

/// The facts that a sentence rests on, or nothing if it says anything that none of them does.
///
/// `shown` are those that its figures and names have shown, `cited` those that its writer names, and
/// `facts` all that it may speak of.
pub(super) fn support(
    text: &str,
    shown: &[FactId],
    cited: &[FactId],
    facts: &[&Fact],
    language: Language,
    part: Part,
) -> Option<Vec<FactId>> {
    let plain = Plain::of(language);
    let advice = matches!(part, Part::Develop | Part::NextStep);
    let sentence = without_whole_names(text, facts);
    let said = said(&sentence, plain, advice);
    let mut titles: HashSet<String> = HashSet::new();
    let mut lenders = Vec::new();
    for &fact in facts {
        if fact.kind == FactKind::Title {
            titles.extend(words(&fact.name).iter().map(|word| root(word).to_owned()));
        } else if !counts_whole(fact) || matches!(fact.kind, FactKind::OwnSkill | FactKind::Similar) {
            let lent = words(&lent(fact, language));
            let roots = lent.iter().map(|word| root(word).to_owned()).collect();
            lenders.push(Lender { fact, wording: lent.join(" "), roots });
        }
    }
    let in_title = |said: &Said<'_>| titles.contains(said.root);
    let rests = |lender: &Lender<'_>| {
        let id = lender.fact.id;
        shown.contains(&id)
            || cited.contains(&id)
            || said.iter().filter(|said| !in_title(said) && lender.lends(said)).count() >= IN_COMMON
    };
    lenders.retain(rests);
    let covered = |said: &Said<'_>| in_title(said) || lenders.iter().any(|lender| lender.lends(said));
    if !said.iter().all(covered) {
        return None;
    }
    let clause_holds = |clause: &str| {
        let words = without_whole_names(clause, facts);
        let said = self::said(&words, plain, advice);
        denials_hold(&words, &said, &titles, &lenders, part)
    };
    if !advice && !text.split([',', ';', ':']).all(clause_holds) {
        return None;
    }
    if !advice && !direction_holds(&sentence, &lenders) {
        return None;
    }
    let mut ids = shown.to_vec();
    ids.extend(
        lenders
            .iter()
            .filter(|lender| said.iter().any(|said| !in_title(said) && lender.lends(said)))
            .map(|lender| lender.fact.id),
    );
    ids.sort_unstable();
    ids.dedup();
    Some(ids)
}

/// Whether what a clause denies is for its facts to deny: each word that says something is in a fact that
/// says no itself, or that leaves something to be wished for.
fn denials_hold(
    sentence: &[String],
    said: &[Said<'_>],
    titles: &HashSet<String>,
    lenders: &[Lender<'_>],
    part: Part,
) -> bool {
    let says = |any: &[&str]| sentence.iter().any(|word| any.contains(&word.as_str()));
    // `no formal credential` is what a fact itself says.
    let repeats = |pair: &[String]| {
        let pair = pair.join(" ");
        pair == "no coinciden" || lenders.iter().any(|lender| lender.wording.contains(&pair))
    };
    let denies = |at: usize| {
        DENIALS.contains(&sentence[at].as_str()) && !sentence.get(at..at + 2).is_some_and(repeats)
    };
    if !(0..sentence.len()).any(denies) {
        return true;
    }
    let (required, to_visitor) = (says(&REQUIRED), part == Part::Skills || says(&VISITOR));
    let deniable: Vec<_> =
        lenders.iter().filter(|lender| may_be_denied(lender.fact, required, to_visitor)).collect();
    !deniable.is_empty()
        && said
            .iter()
            .all(|said| titles.contains(said.root) || deniable.iter().any(|lender| lender.denies(said)))
}

fn may_be_denied(fact: &Fact, required: bool, to_visitor: bool) -> bool {
    match &fact.value {
        Value::NotPublished => true,
        Value::Gap { level, .. } => to_visitor && *level != SkillLevelV1::Strong,
        Value::Standing { level, against } => {
            to_visitor && (*level == SkillLevelV1::Weak || against.is_none())
        }
        _ => match fact.kind {
            FactKind::Experience | FactKind::Training => fact.name == "None",
            // "As a rule not, since the usual education on entry is …", but not "no degree is needed".
            FactKind::EntryEducation => fact.name.starts_with("No ") || !required,
            // `little or no preparation`.
            FactKind::JobZone => fact.amount().is_some_and(|zone| zone <= 1.0),
            // An estimate is not a forecast; a comparison may not be possible.
            FactKind::Exposure | FactKind::VisitorPay | FactKind::PayMedian | FactKind::Match => !required,
            _ => false,
        },
    }
}

/// Whether a sentence on employment has it change the way that it is projected to.
fn direction_holds(sentence: &[String], lenders: &[Lender<'_>]) -> bool {
    let says = |any: &[&str]| sentence.iter().any(|word| any.contains(&word.as_str()));
    let growth = lenders.iter().find(|lender| lender.fact.kind == FactKind::Growth);
    let Some(amount) = growth.and_then(|lender| lender.fact.amount()) else { return true };
    let (up, down) = (says(&UP), says(&DOWN));
    up == down || (up && amount > 0.0) || (down && amount < 0.0)
}

/// What a fact lends words from: its wording, and for a kind of education also the words for it.
fn lent(fact: &Fact, language: Language) -> String {
    match &fact.value {
        _ if fact.kind == FactKind::Similar => String::new(),
        // The visitor's words in it are theirs.
        Value::Standing { against: Some(against), .. } => against.name.clone(),
        Value::Standing { .. } => String::new(),
        _ => format!("{} {}", fact.name, fact.phrase(language)),
    }
}

/// Whether a fact's name counts only as a whole: the visitor's own words, and names of other occupations,
/// whose single words say nothing of this one.
fn counts_whole(fact: &Fact) -> bool {
    matches!(fact.value, Value::Words)
        || matches!(
            fact.kind,
            FactKind::VisitorSkill | FactKind::OwnSkill | FactKind::Similar | FactKind::AlternateTitle
        )
}

/// The words of a sentence, without those that repeat a name which counts only as a whole.
fn without_whole_names(text: &str, facts: &[&Fact]) -> Vec<String> {
    let mut sentence = words(text);
    let mut names: Vec<Vec<String>> =
        facts.iter().filter(|fact| counts_whole(fact)).map(|fact| stems(&fact.name)).collect();
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    for name in names.into_iter().filter(|name| !name.is_empty()) {
        let is_name = |run: &[String]| run.iter().zip(&name).all(|(word, part)| stem(word) == part);
        while let Some(at) = sentence.windows(name.len()).position(is_name) {
            sentence.drain(at..at + name.len());
        }
    }
    sentence
}
