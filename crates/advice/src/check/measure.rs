//! How much a sentence says something is: more, most, all, little. Where no figure stands beside such a word, the
//! facts must bear it out, or the sentence does not hold.
//!
//! Every word of these is true of something, so each is read with what it is said of: pay, employment, what is
//! rated, technologies, exposure, preparation, or several occupations side by side.

mod rated;
mod several;

use super::names::without_whole;
use super::numbers::{Counted, mentions};
use crate::answer::Part;
use crate::fact::{Fact, FactKind, Sheet};
use crate::text::words;

/// Words for pay.
const PAY: [&str; 24] = [
    "pay", "pays", "paid", "paying", "earn", "earns", "earned", "earning", "wage", "wages", "salary",
    "salaries", "income", "money", "paga", "pagan", "gana", "ganan", "cobra", "cobran", "sueldo", "sueldos",
    "salario", "salarios",
];
/// Words for what becomes of employment.
const OUTLOOK: [&str; 28] = [
    "grow", "grows", "growing", "growth", "employment", "outlook", "future", "projected", "projection",
    "demand", "opening", "openings", "vacancy", "vacancies", "crece", "crecer", "crezca", "crecimiento",
    "perspectiva", "perspectivas", "futuro", "preve", "prevision", "vacante", "vacantes", "rise", "increase",
    "empleo",
];
/// Judgements of an amount, which no published figure makes.
const JUDGEMENTS: [&str; 30] = [
    "high", "low", "good", "great", "well", "poor", "poorly", "strong", "weak", "bad", "excellent", "fair",
    "small", "large", "big", "better", "best", "worst", "alto", "alta", "bajo", "baja", "bueno", "buena",
    "buenos", "bien", "malo", "fuerte", "debil", "mejor",
];
/// Words that compare amounts.
const COMPARISONS: [&str; 24] = [
    "more", "most", "less", "least", "higher", "highest", "lower", "lowest", "much", "little", "lot", "lots",
    "mas", "menos", "mayor", "menor", "mucho", "mucha", "poco", "poca", "muy", "grande", "pequeno",
    "bastante",
];
/// Less, or little.
const LOW: [&str; 30] = [
    "less", "least", "fewer", "fewest", "few", "little", "low", "lower", "lowest", "weak", "weaker", "slow",
    "slower", "slowly", "small", "smaller", "short", "poor", "minor", "menos", "poco", "poca", "pocos",
    "pocas", "bajo", "debil", "menor", "menores", "pequeno", "peor",
];
/// More, or much.
const HIGH: [&str; 30] = [
    "more", "most", "high", "higher", "highest", "strong", "stronger", "fast", "faster", "rapidly",
    "quickly", "large", "larger", "great", "good", "bright", "best", "better", "many", "mas", "alto", "alta",
    "fuerte", "rapido", "buenas", "buena", "gran", "muchas", "muchos", "mejor",
];
/// All of them, or nothing else.
const ALL: [&str; 22] = [
    "all", "every", "everyone", "everybody", "everything", "always", "only", "whole", "entire", "entirely",
    "fully", "daily", "whatever", "todo", "toda", "todos", "todas", "cada", "siempre", "solo", "solamente",
    "unicamente",
];
/// What is asked for as a must, or put before all others.
const MUST: [&str; 34] = [
    "required", "require", "requires", "requiring", "must", "need", "needs", "needed", "necessary",
    "essential", "mandatory", "cannot", "key", "main", "core", "central", "important", "importance",
    "importantly", "exige", "exigen", "requiere", "requieren", "debe", "deben", "necesita", "necesitan",
    "necesitas", "necesario", "clave", "principal", "importante", "imprescindible", "hay",
];

/// A clause, or a whole sentence, as words.
struct Saying {
    words: Vec<String>,
    money: bool,
    percent: bool,
    figure: bool,
}

impl Saying {
    fn of(text: &str) -> Self {
        let figures = mentions(text);
        let counts = |counted: Counted| figures.iter().any(|figure| figure.counted == counted);
        // `Sobre todo` is `above all`, and no `all`.
        let mut said = words(text);
        while let Some(at) =
            said.windows(2).position(|pair| pair[1] == "todo" && matches!(pair[0].as_str(), "sobre" | "ante"))
        {
            said.remove(at + 1);
        }
        Self {
            words: said,
            money: counts(Counted::Money) || figures.iter().any(|figure| figure.value >= 1000.0),
            percent: counts(Counted::Percent) || counts(Counted::Half),
            figure: !figures.is_empty(),
        }
    }

    fn says(&self, any: &[&str]) -> bool {
        self.words.iter().any(|word| any.contains(&word.as_str()))
    }

    /// Whether any of its words begins so.
    fn begins(&self, any: &[&str]) -> bool {
        self.words.iter().any(|word| any.iter().any(|beginning| word.starts_with(beginning)))
    }
}

/// Whether all that the sentence says of amounts is borne out. `codes` are the occupations that it is about, and
/// `facts` all that it may speak of.
pub(super) fn holds(text: &str, facts: &[&Fact], sheet: &Sheet, codes: &[&str], part: Part) -> bool {
    // These two are composed alone, by a rule of their own.
    if matches!(part, Part::Path | Part::Comparison) {
        return true;
    }
    let compared = several::compares(text, &Saying::of(text), sheet);
    if !several::hold(text, &Saying::of(text), sheet, codes) {
        return false;
    }
    // A title may have the name of a skill in it, or a word for an amount.
    let text = &without_whole(text, facts, true);
    let sentence = Saying::of(text);
    let outlook = Outlook::of(facts);
    let holds = |text: &str| {
        let clause = Saying::of(text);
        pay_holds(&clause, &sentence, compared)
            && outlook.as_ref().is_none_or(|outlook| outlook.holds(&clause))
            && technologies_hold(&clause, facts, part)
            && preparation_holds(&clause, facts)
            && rated::asked_holds(text, &sentence, facts)
    };
    clauses(text).into_iter().all(holds)
        && exposure_holds(&sentence, facts)
        && publication_holds(&sentence)
        && rated::hold(text, &sentence, facts, part)
}

/// Parts of a sentence that each say one thing.
fn clauses(text: &str) -> Vec<&str> {
    let joints = [", ", "; ", ": ", " but ", " while ", " although ", " pero ", " aunque ", " mientras "];
    joints
        .iter()
        .fold(vec![text], |parts, joint| parts.into_iter().flat_map(|part| part.split(joint)).collect())
}

/// Pay is judged by no published figure, and compared only where one stands in the sentence, or with another
/// occupation's.
fn pay_holds(clause: &Saying, sentence: &Saying, compared: bool) -> bool {
    // What weighs in a match may be pay, which says nothing of how much it is.
    let of_a_match = clause.begins(&["match", "weigh", "encaj", "coincid", "pes"]);
    !clause.says(&PAY)
        || of_a_match
        || !(clause.says(&JUDGEMENTS)
            || (clause.says(&COMPARISONS) && !(compared || sentence.money || sentence.percent)))
}

/// What is projected of one occupation.
struct Outlook {
    growth: f64,
    average: Option<f64>,
    bright: bool,
}

impl Outlook {
    /// `None` where the facts are of several occupations, or nothing is projected.
    fn of(facts: &[&Fact]) -> Option<Self> {
        let amount = |kind| {
            let mut amounts = facts.iter().filter(|fact| fact.kind == kind).filter_map(|fact| fact.amount());
            amounts.next().filter(|_| amounts.next().is_none())
        };
        let bright = facts.iter().any(|fact| fact.kind == FactKind::BrightOutlook);
        Some(Self { growth: amount(FactKind::Growth)?, average: amount(FactKind::AverageGrowth), bright })
    }

    fn holds(&self, clause: &Saying) -> bool {
        if !clause.says(&OUTLOOK) || clause.figure {
            return true;
        }
        let stays = clause.begins(&["stay", "remain", "sigue", "siga", "seguir", "qued"]);
        if stays && clause.says(&["same", "steady", "stable", "igual", "estable"]) {
            return self.growth.abs() < 0.5;
        }
        let above = self.average.is_none_or(|average| self.growth > average);
        let (low, high) = (clause.says(&LOW), clause.says(&HIGH));
        if clause.says(&["average", "promedio", "media"]) {
            return (!low || !above) && (!high || above || self.bright);
        }
        (!low || self.growth < 0.0) && (!high || above || self.bright)
    }
}

/// A technology is in use, or named in postings; nobody says that it is asked of all, or by every one.
fn technologies_hold(clause: &Saying, facts: &[&Fact], part: Part) -> bool {
    if matches!(part, Part::Develop | Part::NextStep) {
        return true;
    }
    let line = rated::line(&clause.words);
    let named =
        |kinds: &[FactKind]| facts.iter().any(|fact| kinds.contains(&fact.kind) && rated::names(&line, fact));
    if !named(&[FactKind::Technology, FactKind::TechnologyInDemand])
        || named(&[FactKind::Skill, FactKind::Knowledge, FactKind::Ability, FactKind::Gap])
    {
        return true;
    }
    let of_postings = clause.begins(&["posting", "advert", "employer", "ofert", "anuncio", "empresa"]);
    let most = clause.says(&["most", "mostly", "mayoria"]) && !of_postings;
    !(most || clause.says(&ALL) || clause.says(&MUST))
}

/// How much preparation a job zone stands for.
fn preparation_holds(clause: &Saying, facts: &[&Fact]) -> bool {
    if !clause.begins(&["preparation", "preparacion"]) {
        return true;
    }
    let Some(zone) = facts.iter().find(|fact| fact.kind == FactKind::JobZone).and_then(|fact| fact.amount())
    else {
        return true;
    };
    let amounts: [(&[&str], std::ops::RangeInclusive<f64>); 7] = [
        (&["little", "least", "poca", "poco", "minimal"], 1.0..=1.0),
        (&["less", "low", "lower", "short", "small", "menos", "corta", "baja"], 1.0..=2.0),
        (&["some", "algo", "alguna"], 2.0..=2.0),
        (&["medium", "media", "moderate"], 3.0..=3.0),
        (&["considerable"], 4.0..=4.0),
        (
            &["much", "lot", "long", "more", "most", "high", "mucha", "mucho", "larga", "mas", "alta"],
            4.0..=5.0,
        ),
        (&["extensive", "extensa", "amplia"], 5.0..=5.0),
    ];
    amounts.iter().all(|(words, zones)| !clause.says(words) || zones.contains(&zone))
}

/// Tasks are exposed to language models; what those will do is in no fact, and how many tasks is a figure.
fn exposure_holds(sentence: &Saying, facts: &[&Fact]) -> bool {
    let models = (sentence.begins(&["language", "lenguaje"]) && sentence.begins(&["model"]))
        || sentence.says(&["ai", "ia", "automation"]);
    if !models && !sentence.begins(&["expos", "expuest"]) {
        return true;
    }
    let share = facts.iter().find(|fact| fact.kind == FactKind::Exposure);
    // Without such a fact a programme or a technology may have the words in its name.
    let Some(share) = share else { return true };
    if !sentence.begins(&["expos", "expuest"]) {
        return false;
    }
    let Some(amount) = share.amount() else { return true };
    if sentence.percent {
        return true;
    }
    !sentence.says(&ALL)
        && (amount > 50.0 || !sentence.says(&["most", "mostly", "mayoria", "more", "much", "lot", "mucho"]))
        && (amount >= 30.0 || !sentence.says(&["many", "muchas"]))
        && (amount < 25.0 || !sentence.says(&["few", "little", "less", "least", "pocas", "poco", "menos"]))
}

/// Nobody works for nothing: only the data can lack pay, or a comparison of it.
fn publication_holds(sentence: &Saying) -> bool {
    let denies = sentence
        .says(&["no", "not", "none", "nothing", "without", "never", "ni", "nada", "sin", "ningun", "cannot"]);
    !(denies && sentence.says(&PAY))
        || sentence.begins(&[
            "data", "publish", "figure", "known", "dato", "public", "cifra", "compar", "against", "match",
            "set",
        ])
}
