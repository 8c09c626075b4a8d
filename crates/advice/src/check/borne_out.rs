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

mod denials;

use crate::answer::Part;
use crate::fact::{Fact, FactId, FactKind, Value};
use crate::language::Language;
use crate::text::{stem, stems, words};
use denials::{denials_hold, direction_holds};
use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

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

/// Endings that leave the meaning, longest first.
const ENDINGS: [&str; 35] = [
    "mientos", "ances", "ance", "miento", "ations", "ation", "iones", "ments", "ional", "mente", "ings",
    "ment", "ions", "ness", "ando", "endo", "ing", "ion", "ers", "ors", "ive", "ity", "ies", "ar", "er",
    "ir", "or", "ed", "es", "ly", "al", "s", "e", "y", "d",
];

/// Whether a word says nothing of its own.
pub(super) fn is_plain(word: &str, language: Language) -> bool {
    Plain::of(language).has(word, false)
}

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
pub(super) fn root(word: &str) -> &str {
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
    /// Its words, one after the other with a space at both ends, and their roots.
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
            lenders.push(Lender { fact, wording: format!(" {} ", lent.join(" ")), roots });
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
    if !text.split([',', ';', ':']).all(clause_holds) {
        return None;
    }
    if !direction_holds(&sentence, &lenders) {
        return None;
    }
    let telling: Vec<&Said<'_>> = said.iter().filter(|said| !in_title(said)).collect();
    let mut ids = shown.to_vec();
    ids.extend(fewest(&telling, &lenders, shown, cited));
    ids.sort_unstable();
    ids.dedup();
    Some(ids)
}

/// The facts that it takes beside those shown to bear out the words: those that have most of them first, in their
/// own words rather than by their subject, and those that the writer names before others.
fn fewest(telling: &[&Said<'_>], lenders: &[Lender<'_>], shown: &[FactId], cited: &[FactId]) -> Vec<FactId> {
    let is_shown = |lender: &&Lender<'_>| shown.contains(&lender.fact.id);
    let mut left: Vec<&Said<'_>> = telling
        .iter()
        .copied()
        .filter(|said| !lenders.iter().filter(is_shown).any(|lender| lender.lends(said)))
        .collect();
    let mut ids = Vec::new();
    while !left.is_empty() {
        let worth = |lender: &Lender<'_>| {
            let covers = left.iter().filter(|said| lender.lends(said)).count();
            let words = telling.iter().filter(|said| lender.roots.contains(said.root)).count();
            (covers > 0, words, covers, cited.contains(&lender.fact.id))
        };
        // The last of those that are worth most is taken: so they are looked through backwards.
        let Some(best) = lenders.iter().rev().max_by_key(|lender| worth(lender)) else { break };
        if !worth(best).0 {
            break;
        }
        left.retain(|said| !best.lends(said));
        ids.push(best.fact.id);
    }
    ids
}

/// What a fact lends words from: its wording, and for a kind of education also the words for it.
fn lent(fact: &Fact, language: Language) -> String {
    match &fact.value {
        _ if fact.kind == FactKind::Similar => String::new(),
        // The visitor's words in it are theirs.
        Value::Standing { against: Some(against), .. } => {
            format!("{} {}", against.name, against.name_in(language))
        }
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
        facts.iter().filter(|fact| counts_whole(fact)).flat_map(|fact| fact.names().map(stems)).collect();
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    for name in names.into_iter().filter(|name| !name.is_empty()) {
        let is_name = |run: &[String]| run.iter().zip(&name).all(|(word, part)| stem(word) == part);
        while let Some(at) = sentence.windows(name.len()).position(is_name) {
            sentence.drain(at..at + name.len());
        }
    }
    sentence
}
