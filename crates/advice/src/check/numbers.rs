//! Numbers in a sentence, in any of the ways people write them, and whether a fact bears them out.

mod parse;
mod subject;

pub use parse::{Counted, Mention, mentions};

use crate::answer::Part;
use crate::fact::{Fact, FactId, FactKind, Unit, Value};
use crate::text::words;
use subject::Subjects;

/// What is written must be what the fact says, rounded to the places written: this many significant
/// digits at least.
const SIGNIFICANT: i32 = 2;
/// Things that a plan for the week may count, in stems.
const PLANS: [&str; 20] = [
    "posting", "people", "example", "minute", "hour", "task", "page", "note", "question", "person", "oferta",
    "persona", "ejemplo", "minuto", "hora", "tarea", "pagina", "nota", "pregunta", "day",
];
/// Things that a sentence may count up to ten of: what it is about to list.
const LISTED: [&str; 22] = [
    "skill", "area", "thing", "way", "option", "role", "occupation", "tool", "technolog", "path", "point",
    "habilidad", "habilidade", "cosa", "manera", "opcion", "opcione", "puesto", "ocupacion", "ocupacione",
    "herramienta", "tecnologia",
];
/// Most of these that may be counted.
const LISTED_MOST: f64 = 10.0;

/// A number that no fact bears out.
#[derive(Debug, Clone, PartialEq)]
pub struct Unsupported {
    /// As written.
    pub text: String,
}

/// The facts that bear out the numbers of a sentence, or the first number that none does.
pub fn check(text: &str, facts: &[&Fact], part: Part) -> Result<Vec<FactId>, Unsupported> {
    let mentions = mentions(text);
    if let Some(clause) = clauses(text).into_iter().find(|clause| !labels_hold(clause, facts)) {
        return Err(Unsupported { text: clause });
    }
    let context = Context::new(text, facts, part);
    let mut found = Vec::new();
    for mention in &mentions {
        if let Some(fact) = named_with(facts, mention, text) {
            found.push(fact.id);
            continue;
        }
        match context.support(mention) {
            Some(ids) => found.extend(ids),
            None => return Err(Unsupported { text: mention.text.clone() }),
        }
    }
    Ok(found)
}

/// The fact whose name, which the sentence has whole, holds the number: `ArcGIS Survey 123`. What the visitor
/// wrote is no such name.
fn named_with<'a>(facts: &[&'a Fact], mention: &Mention, text: &str) -> Option<&'a Fact> {
    let named = |fact: &&&Fact| {
        matches!(fact.value, Value::Name)
            && fact.occupation.is_some()
            && fact.name.split_whitespace().any(|word| holds_number(word, &mention.text))
            && text.contains(&fact.name)
    };
    facts.iter().find(named).copied()
}

/// Whether a word of a name has the number in it: `123`, `3D`, `EC2`, `1-2-3`.
fn holds_number(word: &str, number: &str) -> bool {
    word == number || word.split(|letter: char| !letter.is_ascii_digit()).any(|run| run == number)
}

/// Parts of a sentence that each speak of one figure, or of two ends of a span.
fn clauses(text: &str) -> Vec<String> {
    let mut clauses = vec![text.to_owned()];
    for joint in [", ", "; ", " while ", " whereas ", " but ", " mientras ", " pero "] {
        clauses = clauses.iter().flat_map(|clause| clause.split(joint)).map(str::to_owned).collect();
    }
    clauses
}

/// Whether every sum of money in a clause that names percentiles is the figure of one that it names, and
/// the clause does not call the lowest the highest.
fn labels_hold(clause: &str, facts: &[&Fact]) -> bool {
    let said = words(clause);
    let says = |any: &[&str]| said.iter().any(|word| any.contains(&word.as_str()));
    let tenth = says(&["tenth", "decima"]);
    let (low, high) = (says(&["lowest", "bottom"]), says(&["highest", "top"]));
    let percentile =
        |ordinal: &str, number: &str| says(&[ordinal]) || (says(&["percentil"]) && says(&[number]));
    let (p10, p90) = (percentile("10th", "10"), percentile("90th", "90"));
    if (low && !high && p90 && !p10) || (high && !low && p10 && !p90) {
        return false;
    }
    let named = [
        (p10 || (low && tenth), FactKind::PayP10),
        (percentile("25th", "25"), FactKind::PayP25),
        (percentile("75th", "75"), FactKind::PayP75),
        (p90 || (high && tenth), FactKind::PayP90),
        (says(&["median", "mediana", "mediano"]), FactKind::PayMedian),
    ];
    let kinds: Vec<FactKind> = named.into_iter().filter_map(|(says, kind)| says.then_some(kind)).collect();
    if kinds.is_empty() || kinds == [FactKind::PayMedian] {
        return true;
    }
    mentions(clause).iter().filter(|mention| mention.counted == Counted::Money).all(|mention| {
        facts.iter().any(|fact| {
            kinds.contains(&fact.kind) && fact.amount().is_some_and(|amount| agrees(amount, mention))
        })
    })
}

/// What a number is read against: the facts in scope, and words that say which of them is meant.
struct Context<'a> {
    facts: &'a [&'a Fact],
    part: Part,
    words: Vec<String>,
    subjects: Subjects,
}

impl<'a> Context<'a> {
    fn new(text: &str, facts: &'a [&'a Fact], part: Part) -> Self {
        Self { facts, part, words: words(text), subjects: Subjects::of(text, facts, part) }
    }

    fn says(&self, any: &[&str]) -> bool {
        self.words.iter().any(|word| any.contains(&word.as_str()))
    }

    /// Facts that bear the number out (none need be named for a scale's end); `None` if nothing does.
    fn support(&self, mention: &Mention) -> Option<Vec<FactId>> {
        let followed = |stems: &[&str]| mention.after.iter().any(|word| stems.contains(&word.as_str()));
        match mention.counted {
            Counted::Foreign | Counted::Vague => None,
            Counted::Known => {
                let literal = self.facts.iter().find(|fact| is_known(fact, &mention.text));
                literal.map(|fact| vec![fact.id])
            }
            Counted::Percentile => {
                let kind = match mention.value as i64 {
                    10 => FactKind::PayP10,
                    25 => FactKind::PayP25,
                    75 => FactKind::PayP75,
                    90 => FactKind::PayP90,
                    _ => return None,
                };
                self.of_kind(&[kind])
            }
            // `… at the 10th percentile to … at the 90th`.
            Counted::Plain if mention.text == "90th" && self.says(&["percentile"]) => {
                self.of_kind(&[FactKind::PayP90])
            }
            Counted::Tenth => self.of_kind(&[FactKind::PayP10, FactKind::PayP90]),
            Counted::Half if self.says(&["median", "mediana"]) => self.of_kind(&[FactKind::PayMedian]),
            Counted::Time => self.time(mention),
            Counted::Plain if self.part == Part::NextStep && followed(&PLANS) && mention.value <= 60.0 => {
                Some(vec![])
            }
            Counted::Plain if followed(&LISTED) && mention.value <= LISTED_MOST => Some(vec![]),
            Counted::Plain if self.is_scale_end(mention) => Some(vec![]),
            _ => {
                let ids: Vec<FactId> = self
                    .facts
                    .iter()
                    .filter(|fact| self.bears_out(fact, mention) && self.subjects.fit(fact, mention))
                    .map(|fact| fact.id)
                    .collect();
                (!ids.is_empty()).then_some(ids)
            }
        }
    }

    fn of_kind(&self, kinds: &[FactKind]) -> Option<Vec<FactId>> {
        self.facts.iter().find(|fact| kinds.contains(&fact.kind)).map(|fact| vec![fact.id])
    }

    /// Years and months: only an experience that the data names, ten years of a projection, or a plan.
    fn time(&self, mention: &Mention) -> Option<Vec<FactId>> {
        let planned = mention
            .after
            .iter()
            .any(|word| ["minute", "hour", "day", "minuto", "hora"].contains(&word.as_str()));
        if self.part == Part::NextStep && planned && mention.value <= 60.0 {
            return Some(vec![]);
        }
        if !mention.after.iter().any(|word| word == "year" || word == "ano") {
            return None;
        }
        if mention.value == 10.0
            && self.says(&["grow", "grows", "growth", "projected", "crezca", "crecimiento", "preve"])
            && let Some(growth) = self.of_kind(&[FactKind::Growth])
        {
            return Some(growth);
        }
        let named = format!("{}", mention.value);
        let experience = self
            .facts
            .iter()
            .find(|fact| fact.kind == FactKind::Experience && words(&fact.name).contains(&named));
        experience.map(|fact| vec![fact.id])
    }

    /// `of 5`, `to 7`: the end of a scale that some fact in scope is on.
    fn is_scale_end(&self, mention: &Mention) -> bool {
        let before = mention.before.as_deref().unwrap_or_default();
        if !matches!(before, "of" | "to" | "de" | "hasta" | "sobre" | "/") {
            return false;
        }
        self.facts.iter().any(|fact| match fact.value {
            Value::Gap { .. } => mention.value == 7.0,
            Value::Number { unit: Unit::Importance | Unit::JobZone, .. } => mention.value == 5.0,
            _ => false,
        })
    }

    fn bears_out(&self, fact: &Fact, mention: &Mention) -> bool {
        match fact.value {
            Value::Gap { required, estimated, .. } => {
                mention.counted == Counted::Plain
                    && [required, estimated].into_iter().any(|level| agrees(f64::from(level), mention))
            }
            Value::Number { amount, unit, at_least } => {
                self.unit_fits(fact, unit, mention)
                    && self.sign_fits(fact.kind, amount)
                    && (!at_least || self.says(&["least", "more", "over", "menos", "mas"]))
                    && agrees(amount.abs(), mention)
            }
            _ => false,
        }
    }

    fn unit_fits(&self, fact: &Fact, unit: Unit, mention: &Mention) -> bool {
        let hourly = self.says(&["hour", "hourly", "hora"]);
        match (unit, mention.counted) {
            (Unit::DollarsPerYear, Counted::Money) => !hourly && self.label_fits(fact.kind),
            (Unit::DollarsPerHour, Counted::Money) => hourly && self.label_fits(fact.kind),
            // A bare number of thousands in a sentence on pay is money.
            (Unit::DollarsPerYear, Counted::Plain) => {
                mention.value >= 1000.0 && !hourly && self.is_about_pay() && self.label_fits(fact.kind)
            }
            (Unit::Percent, Counted::Percent | Counted::Half)
            | (Unit::Jobs | Unit::OpeningsPerYear, Counted::Jobs | Counted::Plain)
            | (Unit::Importance | Unit::JobZone, Counted::Plain) => true,
            _ => false,
        }
    }

    fn is_about_pay(&self) -> bool {
        self.says(&[
            "pay", "pays", "paid", "salary", "salaries", "wage", "wages", "earn", "earns", "income",
            "median", "sueldo", "salario", "gana", "ganan", "cobra", "mediana", "mediano", "pagan",
        ])
    }

    /// Whether the words beside a sum of money can mean this figure: a median is not an average, nobody
    /// knows what beginners are paid, and a month's pay is not published.
    fn label_fits(&self, kind: FactKind) -> bool {
        let unknown = [
            "average", "mean", "avg", "promedio", "starting", "entry", "month", "monthly", "week", "weekly",
            "mes", "mensual", "semana", "semanal", "bonus", "bono",
        ];
        if self.says(&unknown) {
            return false;
        }
        let median = self.says(&["median", "mediana", "mediano", "typical", "typically"]);
        let edges = self.says(&[
            "10", "10th", "25th", "75th", "90", "90th", "percentile", "percentil", "lowest", "highest",
            "top", "tenth", "decima", "bottom",
        ]);
        let (lowest, highest) = (self.says(&["lowest", "bottom"]), self.says(&["highest", "top"]));
        match kind {
            FactKind::PayMedian => median || !edges,
            FactKind::PayP10 | FactKind::PayP25 => (!median || edges) && (lowest || !highest),
            FactKind::PayP75 | FactKind::PayP90 => (!median || edges) && (highest || !lowest),
            _ => true,
        }
    }

    /// Whether the sentence goes the same way as a change or a difference does.
    fn sign_fits(&self, kind: FactKind, amount: f64) -> bool {
        let (up, down) = match kind {
            FactKind::Growth => (
                self.says(&[
                    "grow", "grows", "growing", "growth", "rise", "rises", "increase", "increases", "crezca",
                    "crece", "aumente", "aumenta", "crecimiento",
                ]),
                self.says(&[
                    "shrink", "shrinks", "fall", "falls", "decline", "declines", "declining", "drop",
                    "drops", "decrease", "decreases", "baje", "baja", "disminuya", "disminuye", "caida",
                ]),
            ),
            FactKind::PayDifference | FactKind::PayDifferencePercent => (
                self.says(&["more", "above", "higher", "rise", "raise", "increase", "mas"]),
                self.says(&["less", "below", "lower", "cut", "drop", "menos"]),
            ),
            _ => return true,
        };
        if amount > 0.0 {
            up || !down
        } else if amount < 0.0 {
            down || !up
        } else {
            true
        }
    }
}

/// Whether a year, a span of years or a code is one that the fact names.
fn is_known(fact: &Fact, text: &str) -> bool {
    let spans = |known: &str| known.replace('–', "-").contains(&text.replace('–', "-"));
    if fact
        .occupation
        .as_deref()
        .is_some_and(|code| code == text || (text.len() == 7 && code.starts_with(text)))
    {
        return true;
    }
    // What the visitor wrote lends no figure any weight.
    if matches!(fact.value, Value::Words) || fact.occupation.is_none() || fact.kind == FactKind::OwnSkill {
        return false;
    }
    spans(&fact.name) || spans(&fact.source) || span_end(&fact.name).is_some_and(|end| end == text)
}

/// The year that a span such as `2024-34` ends in.
fn span_end(text: &str) -> Option<String> {
    let (start, end) = text.split_once('-')?;
    (start.len() == 4 && end.len() == 2).then(|| format!("{}{end}", &start[..2]))
}

/// Whether the amount, rounded as the mention is, is the mention.
fn agrees(amount: f64, mention: &Mention) -> bool {
    let mut grain = mention.grain;
    if grain >= 10.0
        && mention.value > 0.0
        && matches!(mention.counted, Counted::Money | Counted::Jobs | Counted::Plain)
    {
        let magnitude = mention.value.log10().floor() as i32;
        grain = grain.min(10_f64.powi(magnitude + 1 - SIGNIFICANT));
    }
    if mention.counted == Counted::Half {
        return (amount - 50.0).abs() <= 0.5;
    }
    (amount - mention.value).abs() <= grain / 2.0 + 1e-6
}
