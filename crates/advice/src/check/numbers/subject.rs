//! What a figure is of: a share of workers is not a rate of growth, though both are percents.
//!
//! The words beside a figure say what it is of; where its own clause says nothing, those of the sentence do.

use super::super::names::{place, without_whole};
use super::{Counted, Mention, clauses, mentions};
use crate::answer::Part;
use crate::fact::{Fact, FactKind};
use crate::text::{stems, words};

/// Subjects that figures are of, with the beginnings of their words. Those of both languages stand side by side.
const SUBJECTS: [(&str, &[FactKind]); 6] = {
    use FactKind as K;
    [
        (
            "grow employment projected projection outlook rise rises rising increas shrink fall decline decrease \
             crec empleo aument disminu baj prev perspectiva siga",
            &[K::Growth, K::AverageGrowth],
        ),
        (
            "degree diploma bachelor master associate doctor certific credential education college school require univers grado posgrado \
             titulo licenciatura maestria doctorado secundaria bachillerato estudio credencial exige asociado",
            &[K::EducationShare],
        ),
        ("expos expuest", &[K::Exposure]),
        ("match fit probab encaj coincid path camino chance", &[K::Match]),
        (
            "pay paid earn wage salar income median sueldo gana cobra mediana mediano more less mas menos",
            &[K::PayDifferencePercent],
        ),
        ("task tarea", &[K::Exposure]),
    ]
};
/// Words for all occupations together.
const TOGETHER: [&str; 10] =
    ["all", "average", "overall", "together", "every", "todas", "todos", "conjunto", "promedio", "media"];
/// Words for one end of the span of pay, or for a span.
const ENDS: [&str; 29] = [
    "percentile", "percentil", "10th", "25th", "75th", "90th", "tenth", "decima", "quarter", "cuarta",
    "lowest", "highest", "top", "bottom", "from", "between", "range", "ranges", "ranging", "runs", "run",
    "up", "span", "entre", "desde", "hasta", "va", "spread", "either",
];
/// Words that set one sum against another.
const AGAINST: [&str; 17] = [
    "more", "less", "above", "below", "higher", "lower", "difference", "rise", "raise", "increase", "cut",
    "drop", "gain", "loss", "mas", "menos", "diferencia",
];

/// The words that say what the figures of a sentence are of.
pub(super) struct Subjects {
    clauses: Vec<Clause>,
    part: Part,
    sentence: Vec<String>,
}

/// A part of a sentence: its figures as they are written, and its words.
struct Clause {
    figures: Vec<String>,
    words: Vec<String>,
}

impl Clause {
    fn of(text: &str) -> Self {
        Self { figures: mentions(text).into_iter().map(|mention| mention.text).collect(), words: words(text) }
    }
}

impl Subjects {
    /// A title says nothing of what is counted, whatever words it has.
    pub(super) fn of(text: &str, facts: &[&Fact], part: Part) -> Self {
        let text = without_whole(text, facts, true);
        let clauses = clauses(&text).iter().map(|clause| Clause::of(clause)).collect();
        Self { clauses, part, sentence: words(&text) }
    }

    /// Whether the figure may be this fact's.
    pub(super) fn fit(&self, fact: &Fact, mention: &Mention) -> bool {
        let clause = self.clauses.iter().find(|clause| clause.figures.contains(&mention.text));
        let clause = clause.map_or(&[][..], |clause| &clause.words);
        let says = |any: &[&str]| self.sentence.iter().any(|word| any.contains(&word.as_str()));
        match fact.kind {
            FactKind::Growth
            | FactKind::AverageGrowth
            | FactKind::EducationShare
            | FactKind::Exposure
            | FactKind::Match
            | FactKind::PayDifferencePercent => self.percent_fits(fact.kind, clause),
            FactKind::Openings => begins(&self.sentence, &["opening", "vacanc", "vacante", "plaza"]),
            FactKind::Employment => {
                !begins(clause, &["opening", "vacanc", "vacante", "plaza"])
                    && begins(
                        &self.sentence,
                        &["job", "employ", "work", "people", "emple", "trabaj", "persona", "puesto"],
                    )
            }
            FactKind::Skill
            | FactKind::Knowledge
            | FactKind::Ability
            | FactKind::WorkStyle
            | FactKind::Gap => self.name_fits(fact, clause),
            FactKind::JobZone => begins(&self.sentence, &["zone", "zona", "prepar"]),
            FactKind::PayP10 | FactKind::PayP25 | FactKind::PayP75 | FactKind::PayP90 => says(&ENDS),
            FactKind::PayDifference => says(&AGAINST),
            FactKind::VisitorPay => {
                says(&["you", "your", "now", "current", "tu", "tus", "ahora", "actual", "ganas"])
            }
            _ => true,
        }
    }

    fn percent_fits(&self, kind: FactKind, clause: &[String]) -> bool {
        let together = clause.iter().any(|word| TOGETHER.contains(&word.as_str()));
        let alone =
            mentions(&clause.join(" ")).iter().filter(|mention| mention.counted == Counted::Percent).count()
                < 2;
        match kind {
            FactKind::AverageGrowth if !together => return false,
            FactKind::Growth
                if together && alone && begins(clause, &["average", "promedio", "together", "juntas"]) =>
            {
                return false;
            }
            _ => {}
        }
        let in_clause = subjects(clause);
        let said = if in_clause.is_empty() { subjects(&self.sentence) } else { in_clause };
        said.iter().any(|kinds| kinds.contains(&kind))
    }

    /// A rating or a level is of what is named beside it; in the table it stands beside its name.
    fn name_fits(&self, fact: &Fact, clause: &[String]) -> bool {
        let named = |said: &[String]| {
            let line = format!(" {} ", stems(&said.join(" ")).join(" "));
            place(&line, fact).is_some()
        };
        self.part == Part::Skills || named(clause) || named(&self.sentence)
    }
}

fn begins(said: &[String], beginnings: &[&str]) -> bool {
    said.iter().any(|word| beginnings.iter().any(|beginning| word.starts_with(beginning)))
}

/// The kinds of facts that the words speak of.
fn subjects(said: &[String]) -> Vec<&'static [FactKind]> {
    let spoken = |words: &str| {
        said.iter().any(|word| words.split_whitespace().any(|beginning| word.starts_with(beginning)))
    };
    SUBJECTS.iter().filter(|(words, _)| spoken(words)).map(|&(_, kinds)| kinds).collect()
}
