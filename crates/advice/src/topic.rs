//! What a question is about: the topics that the data has something to say on.

use crate::Similarity;
use crate::fact::FactKind;
use crate::text::stems;

/// A topic of questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Topic {
    /// Education, training and experience on entry.
    Qualifications,
    /// Whether one can start without a degree.
    WithoutDegree,
    /// Wages.
    Pay,
    /// Growth and openings.
    Outlook,
    /// Skills and knowledge.
    Skills,
    /// Technologies.
    Tools,
    /// What people do all day.
    DayToDay,
    /// Occupations like it.
    Similar,
    /// Exposure to language models.
    Automation,
    /// How well the visitor fits.
    Fit,
}

impl Topic {
    /// Every topic, the more particular before the more general.
    pub const ALL: [Self; 10] = [
        Self::WithoutDegree,
        Self::Qualifications,
        Self::Pay,
        Self::Outlook,
        Self::Automation,
        Self::Tools,
        Self::Similar,
        Self::Fit,
        Self::Skills,
        Self::DayToDay,
    ];

    /// Stems (English and Spanish, without accents) that speak for the topic; several words count only
    /// together and in this order.
    fn signs(self) -> &'static [&'static str] {
        match self {
            Self::WithoutDegree => &[
                "without a degree",
                "without degree",
                "without a bachelor",
                "without college",
                "without a diploma",
                "no degree",
                "no college",
                "without university",
                "without studying",
                "sin titulo",
                "sin un titulo",
                "sin carrera",
                "sin estudio",
                "sin una carrera",
                "sin universidad",
                "sin ir a la universidad",
            ],
            Self::Qualifications => &[
                "qualification", "qualified", "degree", "education", "diploma", "bachelor", "master", "phd",
                "licence", "license", "certificate", "certification", "study", "stud", "school", "college",
                "university", "train", "training", "course", "requirement", "require", "become",
                "experience", "get into", "get started", "requisito", "titulo", "titulacion", "estudio",
                "estudiar", "formacion", "carrera", "universidad", "certificado", "licencia", "curso",
                "experiencia", "cualificacion", "capacitacion",
            ],
            Self::Pay => &[
                "pay", "paid", "salar", "wage", "earn", "earning", "income", "money", "compensation",
                "make a year", "sueldo", "salario", "gana", "ganar", "cobra", "cobrar", "paga", "pagan",
                "ingreso", "dinero",
            ],
            Self::Outlook => &[
                "outlook", "grow", "growing", "growth", "future", "demand", "opening", "vacanc",
                "job market", "prospect", "shrink", "declin", "decline", "hiring", "perspectiva", "crecer",
                "crece", "crecimiento", "futuro", "demanda", "vacante", "empleo",
            ],
            Self::Automation => &[
                "ai",
                "automation",
                "automate",
                "automated",
                "robot",
                "chatgpt",
                "language model",
                "llm",
                "artificial intelligence",
                "ia",
                "automatizacion",
                "automatizar",
                "inteligencia artificial",
            ],
            Self::Tools => &[
                "tool", "software", "technolog", "program", "app", "platform", "herramienta", "tecnologia",
                "programa", "aplicacion",
            ],
            Self::Similar => &[
                "similar", "related", "alternative", "instead", "like this", "parecida", "parecido",
                "alternativa", "relacionada", "otro trabajo", "otra ocupacion",
            ],
            Self::Fit => &[
                "fit", "suit", "suited", "match", "right for me", "good at", "my skill", "my experience",
                "encaja", "encajo", "sirvo", "adecuado", "mis habilidad", "mi experiencia", "para mi",
            ],
            Self::Skills => &[
                "skill", "knowledge", "good at", "competenc", "abilit", "talent", "strength", "learn",
                "habilidad", "habilidade", "conocimiento", "competencia", "destreza", "aprender",
            ],
            Self::DayToDay => &[
                "day to day", "daily", "typical day", "dut", "duty", "responsibilit", "task", "do all day",
                "do they do", "what they do", "work like", "job like", "dia a dia", "tarea", "funcion",
                "que hace", "que hacen", "jornada",
            ],
        }
    }

    /// Words that stand for the topic when likeness in meaning is asked for.
    fn gist(self) -> &'static str {
        match self {
            Self::WithoutDegree => "jobs without a college degree",
            Self::Qualifications => "required education, training and experience",
            Self::Pay => "salary and wages",
            Self::Outlook => "job growth and openings",
            Self::Skills => "skills and knowledge",
            Self::Tools => "software and tools",
            Self::DayToDay => "daily tasks and duties",
            Self::Similar => "similar occupations",
            Self::Automation => "artificial intelligence and automation",
            Self::Fit => "how well I fit",
        }
    }

    /// Kinds of facts that answer it, the most telling first.
    pub fn kinds(self) -> &'static [FactKind] {
        use FactKind as K;
        match self {
            Self::Qualifications => &[
                K::EntryEducation,
                K::EducationShare,
                K::JobZone,
                K::Experience,
                K::Training,
                K::Programme,
                K::VisitorEducation,
            ],
            Self::WithoutDegree => {
                &[K::EntryEducation, K::EducationShare, K::JobZone, K::Training, K::VisitorEducation]
            }
            Self::Pay => &[
                K::PayMedian,
                K::PayP10,
                K::PayP90,
                K::PayP25,
                K::PayP75,
                K::PayDifference,
                K::PayDifferencePercent,
                K::VisitorPay,
            ],
            Self::Outlook => &[K::Growth, K::AverageGrowth, K::Openings, K::Employment, K::BrightOutlook],
            Self::Skills => &[K::Gap, K::Skill, K::Knowledge, K::OwnSkill, K::Ability, K::WorkStyle],
            Self::Tools => &[K::TechnologyInDemand, K::Technology],
            Self::DayToDay => &[K::Activity, K::AlternateTitle],
            Self::Similar => &[K::Similar],
            Self::Automation => &[K::Exposure],
            Self::Fit => &[
                K::Match,
                K::LeadingPart,
                K::OwnSkill,
                K::Gap,
                K::VisitorRole,
                K::VisitorSkill,
                K::VisitorGoal,
                K::VisitorValue,
            ],
        }
    }
}

/// Likeness from which a question counts as about a topic that it does not name.
const ALIKE: f32 = 0.55;
/// Most topics that one question is answered on.
const MOST: usize = 3;

/// The topics of a question, the more particular first; none if the data has nothing on it.
pub fn topics(question: &str, similarity: Similarity<'_>) -> Vec<Topic> {
    let asked = format!(" {} ", stems(question).join(" "));
    let named = |topic: &Topic| {
        topic.signs().iter().any(|sign| asked.contains(&format!(" {} ", stems(sign).join(" "))))
    };
    let mut found: Vec<Topic> = Topic::ALL.into_iter().filter(named).collect();
    if found.contains(&Topic::WithoutDegree) {
        found.retain(|&topic| topic != Topic::Qualifications);
    }
    if found.is_empty() {
        let alike = Topic::ALL.into_iter().map(|topic| (similarity(question, topic.gist()), topic));
        found.extend(
            alike
                .max_by(|a, b| a.0.total_cmp(&b.0))
                .filter(|&(score, _)| score >= ALIKE)
                .map(|(_, topic)| topic),
        );
    }
    found.truncate(MOST);
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::overlap;

    #[test]
    fn questions_are_read_in_both_languages() {
        let cases = [
            ("Tell me about the qualifications required for a Data Scientist", &[Topic::Qualifications][..]),
            ("Which of these can I start without a degree?", &[Topic::WithoutDegree]),
            ("¿Cuál puedo empezar sin título?", &[Topic::WithoutDegree]),
            ("How much do they earn?", &[Topic::Pay]),
            ("¿Cuánto se gana?", &[Topic::Pay]),
            ("Will AI replace this job?", &[Topic::Automation]),
            ("What software do they use?", &[Topic::Tools]),
            ("¿Qué herramientas se usan?", &[Topic::Tools]),
            ("What does a typical day look like?", &[Topic::DayToDay]),
            ("Is it growing, and what does it pay?", &[Topic::Pay, Topic::Outlook]),
            ("Which jobs are similar?", &[Topic::Similar]),
            ("¿Qué habilidades hacen falta?", &[Topic::Skills]),
            ("Who won the cup in 1998?", &[]),
            ("", &[]),
        ];
        for (question, expected) in cases {
            assert_eq!(topics(question, &overlap), expected, "{question}");
        }
    }
}
