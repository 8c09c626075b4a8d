//! Spanish sentences. Names stand in quotation marks, be they Spanish or as published.

mod develop;
mod fit;
mod income;
mod names;
mod occupation;
mod question;

use super::{Words, figure, level};
use crate::fact::{Fact, FactKind, Unit, Value};
use crate::language::Language;
use crate::standing::SkillMatch;
pub(super) use names::element;
use waymark_schema::profile::SkillLevelV1;

/// Spanish.
pub(super) struct Spanish;

impl Spanish {
    fn zone_words(zone: u8) -> &'static str {
        match zone {
            1 => "poca o ninguna preparación",
            2 => "algo de preparación",
            3 => "una preparación media",
            4 => "una preparación considerable",
            _ => "una preparación muy amplia",
        }
    }

    fn part(part: &str) -> &'static str {
        match part {
            "role" => "tu puesto",
            "skills" => "tus habilidades",
            "interests" => "tus intereses",
            "values" => "lo que te importa en el trabajo",
            "goal" => "el trabajo que te gustaría",
            "preparation" => "tu nivel de preparación",
            _ => "el sueldo",
        }
    }

    /// `con un título…`, or `sin título`.
    fn entering(&self, entry: &str) -> String {
        match entry {
            "No formal educational credential" | "none" => "sin título".to_owned(),
            entry => format!("con {}", self.education(entry)),
        }
    }

    /// The word before the last of a list, which differs before the sound of an i.
    pub(super) fn and(next: &str) -> &'static str {
        let next = next.trim_start_matches('«').to_lowercase();
        let sounds_like_i = ["i", "í", "hi", "hí"].into_iter().any(|start| next.starts_with(start));
        if sounds_like_i && !next.starts_with("hie") { "e" } else { "y" }
    }

    fn experience_words(experience: &str) -> &str {
        match experience {
            "None" => "ninguna, por lo general",
            "Less than 5 years" => "menos de 5 años",
            "5 years or more" => "5 años o más",
            other => other,
        }
    }

    fn interest(name: &str) -> &str {
        match name {
            "Realistic" => "Realista",
            "Investigative" => "Investigador",
            "Artistic" => "Artístico",
            "Enterprising" => "Emprendedor",
            "Conventional" => "Convencional",
            other => other,
        }
    }

    fn bright_words(reason: &str) -> &'static str {
        match reason {
            "Projected to grow much faster than average" => "se prevé que crezca mucho más que la media",
            "Projected to have a large number of openings" => "se prevé un gran número de vacantes",
            _ => "es nueva o cambia deprisa",
        }
    }

    fn quoted(&self, names: &[String]) -> String {
        let quoted: Vec<String> = names.iter().map(|name| self.quote(name)).collect();
        self.list(&quoted)
    }
}

impl Words for Spanish {
    fn fact(&self, fact: &Fact) -> String {
        let name = fact.name_in(Language::Spanish);
        let number = figure(&fact.value, self).unwrap_or_else(|| "no publicado".to_owned());
        match (fact.kind, &fact.value) {
            (_, Value::Gap { required, estimated, level: standing, knowledge }) => format!(
                "{} {name}: se pide {} de 7, se te calcula {} ({})",
                if *knowledge { "conocimiento" } else { "habilidad" },
                level(*required),
                level(*estimated),
                self.level(*standing)
            ),
            (FactKind::OwnSkill, Value::Standing { level, against: Some(against) }) => {
                format!(
                    "tu {}: aquí {}, leído como {}",
                    self.quote(name),
                    self.level(*level),
                    against.name_in(Language::Spanish)
                )
            }
            (FactKind::OwnSkill, Value::Standing { level, .. }) => {
                format!(
                    "tu {}: aquí {}, no se parece a nada importante",
                    self.quote(name),
                    self.level(*level)
                )
            }
            (FactKind::VisitorSkill, Value::Standing { level, .. }) => {
                format!("tu habilidad {}, según tú {}", self.quote(name), self.level(*level))
            }
            (FactKind::Title, _) => format!("título: {name}"),
            (FactKind::AlternateTitle, _) => format!("también: {name}"),
            (FactKind::Match, _) => format!("coincidencia contigo: {number}"),
            (FactKind::LeadingPart, _) => format!("lo que más pesa en la coincidencia: {}", Self::part(name)),
            (FactKind::JobZone, _) => format!("zona de preparación {number} de 5"),
            (FactKind::EducationShare, _) => {
                format!("el {number} de quienes trabajan ahí dice que se exige {}", self.education(name))
            }
            (FactKind::EntryEducation, Value::NotPublished) => {
                "estudios habituales de entrada: no publicado".to_owned()
            }
            (FactKind::EntryEducation, _) => {
                format!("estudios habituales de entrada: {}", self.education(name))
            }
            (FactKind::Experience, _) => {
                format!("experiencia en una ocupación afín: {}", Self::experience_words(name))
            }
            (FactKind::Training, _) => format!("formación en el puesto: {}", self.training(name)),
            (
                FactKind::Skill | FactKind::Knowledge | FactKind::Ability | FactKind::WorkStyle,
                Value::NotPublished,
            ) => "habilidades: sin valorar".to_owned(),
            (FactKind::Skill, _) => format!("habilidad {name}: importancia {number} de 5"),
            (FactKind::Knowledge, _) => format!("conocimiento {name}: importancia {number} de 5"),
            (FactKind::Ability, _) => format!("aptitud {name}: importancia {number} de 5"),
            (FactKind::WorkStyle, _) => format!("estilo de trabajo {name}: importancia {number} de 5"),
            (FactKind::Activity, _) => format!("actividad: {name}"),
            (FactKind::Technology, _) => format!("tecnología: {name}"),
            (FactKind::TechnologyInDemand, _) => format!("tecnología frecuente en las ofertas: {name}"),
            (FactKind::Programme, _) => format!("programa de estudios que lleva ahí: {name}"),
            (FactKind::PayMedian, Value::NotPublished) => "sueldo mediano: no publicado".to_owned(),
            (FactKind::PayMedian, _) => format!("sueldo mediano, {}: {number}", self.area(name)),
            (FactKind::PayP10, _) => format!(
                "sueldo de la décima parte que menos gana (percentil 10), {}: {number}",
                self.area(name)
            ),
            (FactKind::PayP25, _) => format!("sueldo en el percentil 25, {}: {number}", self.area(name)),
            (FactKind::PayP75, _) => format!("sueldo en el percentil 75, {}: {number}", self.area(name)),
            (FactKind::PayP90, _) => format!(
                "sueldo de la décima parte que más gana (percentil 90), {}: {number}",
                self.area(name)
            ),
            (FactKind::PayDifference, _) => {
                let more = fact.amount().is_none_or(|amount| amount >= 0.0);
                format!("sueldo mediano frente al tuyo: {number} {}", if more { "más" } else { "menos" })
            }
            (FactKind::PayDifferencePercent, _) => format!("sueldo mediano frente al tuyo: {number}"),
            (FactKind::Growth, _) => format!("cambio previsto del empleo, {name}: {number}"),
            (FactKind::AverageGrowth, _) => format!("lo mismo para todas las ocupaciones, {name}: {number}"),
            (FactKind::Employment, _) => format!("empleos al inicio de {name}: {number}"),
            (FactKind::Openings, _) => format!("vacantes al año, {name}: {number}"),
            (FactKind::BrightOutlook, _) => format!("perspectivas: {}", Self::bright_words(name)),
            (FactKind::Exposure, _) => {
                format!("parte de las tareas expuesta a los modelos de lenguaje (una estimación): {number}")
            }
            (FactKind::Similar, _) => format!("ocupación parecida: {name}"),
            (FactKind::VisitorRole, _) => format!("tu puesto: {}", self.quote(name)),
            (FactKind::VisitorPastRole, _) => format!("tu puesto anterior: {}", self.quote(name)),
            (FactKind::VisitorEducation, _) => format!("tus estudios: {}", self.education(name)),
            (FactKind::VisitorInterest, _) => format!("un interés tuyo: {}", Self::interest(name)),
            (FactKind::VisitorValue, _) => format!("lo que te importa: {}", self.work_value(name)),
            (FactKind::VisitorGoal, _) => format!("el puesto que te gustaría: {}", self.quote(name)),
            (FactKind::VisitorPay, _) => format!("tu sueldo: {number}"),
            (FactKind::VisitorText, _) => format!("de tu texto: {}", self.quote(name)),
            (FactKind::Gap | FactKind::OwnSkill | FactKind::VisitorSkill, _) => name.to_owned(),
        }
    }

    fn level(&self, level: SkillLevelV1) -> &'static str {
        match level {
            SkillLevelV1::Strong => "Fuerte",
            SkillLevelV1::Medium => "Medio",
            SkillLevelV1::Weak => "Débil",
        }
    }

    fn skill_match(&self, skill_match: SkillMatch) -> &'static str {
        match skill_match {
            SkillMatch::Strong => "fuerte",
            SkillMatch::Partial => "parcial",
            SkillMatch::Weak => "débil",
        }
    }

    fn list(&self, items: &[String]) -> String {
        let mixed = items.len() > 1 && items.iter().any(|item| item.contains(','));
        match items {
            [] => String::new(),
            [only] => only.clone(),
            [rest @ .., last] if mixed => format!("{}; {} {last}", rest.join("; "), Self::and(last)),
            [rest @ .., last] => format!("{} {} {last}", rest.join(", "), Self::and(last)),
        }
    }

    fn quote(&self, words: &str) -> String {
        format!("«{words}»")
    }

    fn per(&self, unit: Unit) -> &'static str {
        if unit == Unit::DollarsPerHour { "por hora" } else { "al año" }
    }

    fn at_least(&self, figure: &str) -> String {
        format!("al menos {figure}")
    }

    fn education(&self, name: &str) -> String {
        match name {
            "Doctoral or professional degree" | "doctorate" => "un doctorado o título profesional",
            "Master's degree" | "master" => "una maestría",
            "Bachelor's degree" | "bachelor" => "un título universitario de grado",
            "Associate's degree" | "associate" => "un título superior corto",
            "Postsecondary nondegree award" | "certificate" => {
                "un certificado o algo de universidad sin titularse"
            }
            "Some college, no degree" => "algo de universidad sin titularse",
            "High school diploma or equivalent" | "high-school" => "un diploma de secundaria o equivalente",
            "No formal educational credential" | "none" => "ningún título",
            other => other,
        }
        .to_owned()
    }

    fn training(&self, name: &str) -> String {
        match name {
            "Short-term on-the-job training" => "corta, en el puesto",
            "Moderate-term on-the-job training" => "de duración media, en el puesto",
            "Long-term on-the-job training" => "larga, en el puesto",
            "Internship/residency" => "unas prácticas o una residencia",
            "Apprenticeship" => "un aprendizaje de oficio",
            "None" => "ninguna, por lo general",
            other => other,
        }
        .to_owned()
    }

    fn area(&self, name: &str) -> String {
        if name == "National" { "Estados Unidos".to_owned() } else { name.to_owned() }
    }

    fn work_value(&self, key: &str) -> &'static str {
        match key {
            "achievement" => "ver resultados",
            "working-conditions" => "buenas condiciones de trabajo",
            "recognition" => "el reconocimiento",
            "relationships" => "la gente que te rodea",
            "support" => "una jefatura que te apoya",
            _ => "decidir por tu cuenta",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_ends_with_the_word_that_its_last_name_takes() {
        let cases = [
            (["Diseño", "Redacción"], "«Diseño» y «Redacción»"),
            (["Diseño", "Idioma inglés"], "«Diseño» e «Idioma inglés»"),
            (["Física", "Historia y arqueología"], "«Física» e «Historia y arqueología»"),
            (["A, B", "C"], "«A, B»; y «C»"),
        ];
        for (names, expected) in cases {
            assert_eq!(Spanish.quoted(&names.map(str::to_owned)), expected);
        }
    }
}
