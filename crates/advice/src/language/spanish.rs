//! Spanish sentences. Names from the tables stay in English, in quotation marks.

use super::{Voice, choose, figure, grouped, level, percent};
use crate::fact::{Fact, FactKind, Unit, Value};
use crate::standing::SkillMatch;
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

    fn quoted(&self, names: &[String]) -> String {
        let quoted: Vec<String> = names.iter().map(|name| self.quote(name)).collect();
        self.list(&quoted)
    }
}

impl Voice for Spanish {
    fn fact(&self, fact: &Fact) -> String {
        let name = &fact.name;
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
                format!("tu {}: aquí {}, leído como {}", self.quote(name), self.level(*level), against.name)
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
            (FactKind::Experience, _) => format!("experiencia en una ocupación afín: {name}"),
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
            (FactKind::BrightOutlook, _) => format!("perspectivas: {name}"),
            (FactKind::Exposure, _) => {
                format!("parte de las tareas expuesta a los modelos de lenguaje (una estimación): {number}")
            }
            (FactKind::Similar, _) => format!("ocupación parecida: {name}"),
            (FactKind::VisitorRole, _) => format!("tu puesto: {}", self.quote(name)),
            (FactKind::VisitorPastRole, _) => format!("tu puesto anterior: {}", self.quote(name)),
            (FactKind::VisitorEducation, _) => format!("tus estudios: {}", self.education(name)),
            (FactKind::VisitorInterest, _) => format!("un interés tuyo: {name}"),
            (FactKind::VisitorValue, _) => format!("lo que te importa: {}", self.work_value(name)),
            (FactKind::VisitorGoal, _) => format!("el puesto que te gustaría: {}", self.quote(name)),
            (FactKind::VisitorPay, _) => format!("tu sueldo: {number}"),
            (FactKind::VisitorText, _) => format!("de tu texto: {}", self.quote(name)),
            (FactKind::Gap | FactKind::OwnSkill | FactKind::VisitorSkill, _) => name.clone(),
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
            [rest @ .., last] if mixed => format!("{}; y {last}", rest.join("; ")),
            [rest @ .., last] => format!("{} y {last}", rest.join(", ")),
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

    fn activities(&self, title: &str, activities: &[String], variant: u64) -> String {
        let (title, what) = (self.quote(title), self.quoted(activities));
        choose(
            variant,
            [
                format!("Lo más típico del trabajo de {title} es {what}."),
                format!("En el día a día, {title} tiene tareas como {what}."),
                format!("El trabajo de {title} consiste sobre todo en {what}."),
            ],
        )
    }

    fn known_for(&self, title: &str, elements: &[String], variant: u64) -> String {
        let (title, what) = (self.quote(title), self.quoted(elements));
        choose(
            variant,
            [
                format!("El trabajo de {title} se apoya sobre todo en {what}."),
                format!("Lo que más cuenta en {title} es {what}."),
            ],
        )
    }

    fn preparation(&self, title: &str, entry: Option<&str>, zone: u8, variant: u64) -> String {
        let words = Self::zone_words(zone);
        let Some(entry) = entry else { return self.zone(title, zone) };
        let entry = self.entering(entry);
        choose(
            variant,
            [
                format!("Se suele entrar {entry}, y hace falta {words} (zona {zone} de 5)."),
                format!("Lo habitual es entrar {entry}; la preparación necesaria es de {zone} de 5."),
                format!("En la zona {zone} de 5, hace falta {words}, y se suele empezar {entry}."),
            ],
        )
    }

    fn zone(&self, title: &str, zone: u8) -> String {
        format!("{} está en la zona {zone} de 5: hace falta {}.", self.quote(title), Self::zone_words(zone))
    }

    fn pay(&self, title: &str, median: &str, area: &str, variant: u64) -> String {
        let title = self.quote(title);
        choose(
            variant,
            [
                format!("El sueldo mediano de {title} en {area} es de {median}."),
                format!(
                    "En {area}, la mitad de quienes trabajan en {title} gana más de la mediana de {median}, y la otra mitad menos."
                ),
                format!("{title} tiene en {area} un sueldo mediano de {median}."),
            ],
        )
    }

    fn pay_span(&self, low: &str, high: &str, variant: u64) -> String {
        choose(
            variant,
            [
                format!(
                    "La décima parte que menos gana cobra {low} o menos, y la que más gana, {high} o más."
                ),
                format!("El sueldo va de {low} en el percentil 10 a {high} en el percentil 90."),
            ],
        )
    }

    fn no_pay(&self, title: &str) -> String {
        format!("Los datos no tienen un sueldo mediano de {}.", self.quote(title))
    }

    fn growth(&self, title: &str, amount: f64, years: &str, average: Option<f64>, variant: u64) -> String {
        let (title, size) = (self.quote(title), percent(amount.abs()));
        let change = if amount > 0.0 {
            choose(variant, [format!("crezca un {size}"), format!("aumente un {size}")])
        } else if amount < 0.0 {
            choose(variant, [format!("baje un {size}"), format!("disminuya un {size}")])
        } else {
            "siga igual".to_owned()
        };
        let against = average
            .map(|average| format!(", frente al {} de todas las ocupaciones juntas", percent(average)))
            .unwrap_or_default();
        choose(
            variant,
            [
                format!("Se prevé que el empleo de {title} {change} en {years}{against}."),
                format!("Para {years} se prevé que el empleo de {title} {change}{against}."),
            ],
        )
    }

    fn openings(&self, title: &str, openings: &str, years: &str, variant: u64) -> String {
        let title = self.quote(title);
        choose(
            variant,
            [
                format!("Se esperan unas {openings} vacantes al año de {title} en {years}."),
                format!("En {years} se esperan para {title} unas {openings} vacantes al año."),
            ],
        )
    }

    fn no_outlook(&self, title: &str) -> String {
        format!("Los datos no tienen una previsión de empleo de {}.", self.quote(title))
    }

    fn own_as_element(&self, own: &str, against: &str, level: SkillLevelV1, variant: u64) -> String {
        let (own, against) = (self.quote(own), self.quote(against));
        match level {
            SkillLevelV1::Strong => choose(
                variant,
                [
                    format!("Tu {own} sirve tal cual: se leyó como {against}, y ahí tu nivel basta."),
                    format!("Aportas {own}, que aquí cuenta como {against}, a un nivel suficiente."),
                ],
            ),
            SkillLevelV1::Medium => choose(
                variant,
                [
                    format!("Tu {own} cuenta para {against}, donde casi llegas al nivel que se pide."),
                    format!("{own} se leyó como {against}; estás cerca de lo que se pide."),
                ],
            ),
            SkillLevelV1::Weak => choose(
                variant,
                [
                    format!("Tu {own} se leyó como {against}, y aquí se pide bastante más."),
                    format!("{own} ayuda con {against}, pero este trabajo pide mucho más."),
                ],
            ),
        }
    }

    fn own_same(&self, own: &str, title: &str, level: SkillLevelV1, variant: u64) -> String {
        let (own, title) = (self.quote(own), self.quote(title));
        match level {
            SkillLevelV1::Strong => choose(
                variant,
                [
                    format!("Tu {own} sirve tal cual: {title} lo pide, y tu nivel basta."),
                    format!("Aportas {own} a un nivel suficiente para {title}."),
                ],
            ),
            SkillLevelV1::Medium => format!("Tu {own} casi llega al nivel que pide {title}."),
            SkillLevelV1::Weak => {
                format!("En {title} se pide bastante más de tu {own} de lo que se te calcula.")
            }
        }
    }

    fn own_as_technology(&self, own: &str, title: &str, in_demand: bool, variant: u64) -> String {
        let (own, title) = (self.quote(own), self.quote(title));
        if in_demand {
            return choose(
                variant,
                [
                    format!("Tu {own} es una tecnología que las ofertas de {title} nombran a menudo."),
                    format!("Las ofertas de {title} nombran a menudo {own}, que ya usas."),
                ],
            );
        }
        format!("Tu {own} está entre las tecnologías que se usan en {title}.")
    }

    fn own_unknown(&self, own: &str, title: &str) -> String {
        format!("Tu {} no se parece a nada de lo que más importa en {}.", self.quote(own), self.quote(title))
    }

    fn have(&self, names: &[String], title: &str, variant: u64) -> String {
        let (what, title) = (self.quoted(names), self.quote(title));
        choose(
            variant,
            [
                format!("Ya tienes el nivel que pide {title} en {what}."),
                format!("En {what}, lo que tienes basta para {title}."),
            ],
        )
    }

    fn have_one(&self, name: &str, required: &str, estimated: &str, variant: u64) -> String {
        let name = self.quote(name);
        choose(
            variant,
            [
                format!("En {name} se pide {required} de 7, y se te calcula {estimated}."),
                format!("Se te calcula {estimated} de 7 en {name}, donde se pide {required}."),
            ],
        )
    }

    fn close(&self, name: &str, required: &str, estimated: &str, variant: u64) -> String {
        let name = self.quote(name);
        choose(
            variant,
            [
                format!("En {name} casi llegas: {estimated} de 7, donde se pide {required}."),
                format!("Estás cerca en {name}, con {estimated} de 7 frente a {required}."),
            ],
        )
    }

    fn leading_part(&self, part: &str, words: Option<&str>, variant: u64) -> String {
        let what = match (part, words) {
            ("role", Some(role)) => format!("tu puesto de {}", self.quote(role)),
            ("goal", Some(goal)) => format!("tu meta de {}", self.quote(goal)),
            _ => Self::part(part).to_owned(),
        };
        choose(
            variant,
            [
                format!("De todo lo que apoya esta coincidencia, lo que más pesa es {what}."),
                format!("Lo que el modelo más tiene en cuenta en esta coincidencia es {what}."),
            ],
        )
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

    fn overall(&self, probability: &str, skill_match: SkillMatch, title: &str, variant: u64) -> String {
        let (fit, title) = (self.skill_match(skill_match), self.quote(title));
        choose(
            variant,
            [
                format!(
                    "En conjunto, tus habilidades encajan con {title} de forma {fit}, y el modelo pone la coincidencia en {probability}."
                ),
                format!(
                    "El modelo pone tu coincidencia con {title} en {probability}; solo por habilidades, el encaje es {fit}."
                ),
            ],
        )
    }

    fn nothing_rated(&self, title: &str) -> String {
        format!("Los datos no valoran las habilidades de {}.", self.quote(title))
    }

    fn gap(&self, name: &str, required: &str, estimated: &str, variant: u64) -> String {
        let name = self.quote(name);
        choose(
            variant,
            [
                format!(
                    "Lo que más lejos queda es {name}: se pide {required} de 7, y se te calcula {estimated}."
                ),
                format!(
                    "Lo primero que hay que acercar es {name}, de {estimated} a {required} en una escala hasta 7."
                ),
            ],
        )
    }

    fn learn_knowledge(&self, name: &str, programmes: &[String], variant: u64) -> String {
        let name = self.quote(name);
        if programmes.is_empty() {
            return choose(
                variant,
                [
                    format!("Un curso de introducción a {name} es la forma más sencilla de empezar."),
                    format!(
                        "Empieza con {name} por un libro o curso de introducción, y anota lo que usarías."
                    ),
                ],
            );
        }
        let programmes = self.quoted(programmes);
        choose(
            variant,
            [
                format!(
                    "Empieza por un curso de introducción a {name}; entre los programas que llevan aquí están {programmes}."
                ),
                format!("Para aprender {name} a fondo, mira programas que llevan aquí, como {programmes}."),
            ],
        )
    }

    fn practise_skill(&self, name: &str, variant: u64) -> String {
        let name = self.quote(name);
        choose(
            variant,
            [
                format!(
                    "{name} crece con el uso: pide una tarea que la necesite y que después te comenten el resultado."
                ),
                format!(
                    "Para mejorar en {name}, asume un trabajo pequeño que dependa de ello y pide que lo revisen."
                ),
            ],
        )
    }

    fn learn_technology(&self, name: &str, title: &str, variant: u64) -> String {
        let (name, title) = (self.quote(name), self.quote(title));
        choose(
            variant,
            [
                format!(
                    "Las ofertas de {title} nombran a menudo {name}, así que conviene aprender lo básico."
                ),
                format!("Aprende lo básico de {name}: las ofertas de {title} lo nombran a menudo."),
            ],
        )
    }

    fn on_the_job(&self, training: &str) -> String {
        format!("Una vez dentro, la formación habitual es {}.", self.training(training))
    }

    fn education_gap(&self, entry: &str, own: &str) -> String {
        format!(
            "Se suele entrar {}, y tú tienes {}, así que cuenta con ese paso.",
            self.entering(entry),
            self.education(own)
        )
    }

    fn nothing_missing(&self, title: &str, variant: u64) -> String {
        let title = self.quote(title);
        choose(
            variant,
            [
                format!(
                    "Nada de lo que más importa en {title} queda lejos, así que afianza lo que ya está cerca."
                ),
                format!("Para {title} no falta nada grande: ahora ayuda mostrar lo que sabes hacer."),
            ],
        )
    }

    fn step_knowledge(&self, name: &str, variant: u64) -> String {
        let name = self.quote(name);
        choose(
            variant,
            [
                format!("Esta semana, busca un curso de introducción a {name} y lee su temario."),
                format!("Esta semana, lee una introducción a {name} y anota lo que ya sabes."),
            ],
        )
    }

    fn step_skill(&self, name: &str, variant: u64) -> String {
        let name = self.quote(name);
        choose(
            variant,
            [
                format!(
                    "Esta semana, elige una tarea del trabajo que necesite {name} y pide a alguien que mire el resultado."
                ),
                format!("Esta semana, escribe sobre una vez en que usaste {name} y qué harías mejor hoy."),
            ],
        )
    }

    fn step_technology(&self, name: &str, variant: u64) -> String {
        let name = self.quote(name);
        choose(
            variant,
            [
                format!("Esta semana, prueba {name} en una tarea pequeña tuya."),
                format!("Esta semana, sigue una introducción corta a {name} y guarda lo que hagas."),
            ],
        )
    }

    fn step_talk(&self, title: &str, variant: u64) -> String {
        let title = self.quote(title);
        choose(
            variant,
            [
                format!("Esta semana, lee una oferta de {title} y marca cada línea que ya podrías hacer."),
                format!("Esta semana, pregunta a una persona que trabaje en {title} qué aprendería primero."),
            ],
        )
    }

    fn reason_gap(&self, required: &str, estimated: &str, level: SkillLevelV1) -> String {
        match level {
            SkillLevelV1::Strong => format!("{estimated} de 7, y se pide {required}."),
            SkillLevelV1::Medium => {
                format!("{estimated} de 7, un poco por debajo del {required} que se pide.")
            }
            SkillLevelV1::Weak => format!("{estimated} de 7, muy por debajo del {required} que se pide."),
        }
    }

    fn reason_element(&self, against: &str, level: SkillLevelV1) -> String {
        let against = self.quote(against);
        match level {
            SkillLevelV1::Strong => format!("Se leyó como {against}, donde tu nivel basta."),
            SkillLevelV1::Medium => format!("Se leyó como {against}, donde casi llegas."),
            SkillLevelV1::Weak => format!("Se leyó como {against}, donde se pide mucho más."),
        }
    }

    fn reason_same(&self, level: SkillLevelV1) -> String {
        match level {
            SkillLevelV1::Strong => "Aquí se pide, y tu nivel basta.",
            SkillLevelV1::Medium => "Aquí se pide, y casi llegas.",
            SkillLevelV1::Weak => "Aquí se pide mucho más.",
        }
        .to_owned()
    }

    fn area(&self, name: &str) -> String {
        if name == "National" { "Estados Unidos".to_owned() } else { name.to_owned() }
    }

    fn reason_technology(&self, in_demand: bool) -> String {
        if in_demand {
            "Las ofertas de este trabajo lo nombran a menudo."
        } else {
            "Está entre las tecnologías que se usan."
        }
        .to_owned()
    }

    fn reason_unknown(&self) -> String {
        "No se parece a nada de lo que más importa aquí.".to_owned()
    }

    fn income(&self, title: &str, median: &str, difference: f64, share: f64) -> String {
        let title = self.quote(title);
        let by = format!("${} ({})", grouped(difference), percent(share.abs()));
        if difference > 0.0 {
            format!("{title}: sueldo mediano de {median}, {by} más de lo que ganas ahora.")
        } else if difference < 0.0 {
            format!("{title}: sueldo mediano de {median}, {by} menos de lo que ganas ahora.")
        } else {
            format!("{title}: sueldo mediano de {median}, lo mismo que ganas ahora.")
        }
    }

    fn income_unknown(&self, title: &str, median: Option<&str>) -> String {
        let title = self.quote(title);
        match median {
            Some(median) => {
                format!("{title}: sueldo mediano de {median}, que no se puede comparar con tu sueldo anual.")
            }
            None => {
                format!("{title}: los datos no tienen un sueldo mediano, así que no hay nada que comparar.")
            }
        }
    }

    fn path(&self, title: &str, probability: &str, variant: u64) -> String {
        let title = self.quote(title);
        choose(
            variant,
            [
                format!("De estas, el camino que conviene es {title}: la coincidencia es del {probability}."),
                format!("La que conviene buscar es {title}, con una coincidencia del {probability}."),
            ],
        )
    }

    fn path_pay(&self, title: &str, median: &str, difference: Option<f64>) -> String {
        let title = self.quote(title);
        let more = match difference {
            Some(amount) if amount > 0.0 => format!(", ${} más de lo que ganas ahora", grouped(amount)),
            Some(amount) if amount < 0.0 => {
                format!(", aunque son ${} menos de lo que ganas ahora", grouped(amount))
            }
            _ => String::new(),
        };
        format!(
            "Entre las coincidencias cercanas a la mejor, {title} es la que más paga, con un sueldo mediano de {median}{more}."
        )
    }

    fn path_best_match(&self, title: &str) -> String {
        format!(
            "Aquí no se pueden comparar los sueldos, así que decide la mejor coincidencia: {}.",
            self.quote(title)
        )
    }

    fn path_gap(&self, name: Option<&str>) -> String {
        match name {
            Some(name) => format!("Lo que más te separa de ella es {}.", self.quote(name)),
            None => "Nada de lo que más importa en ella queda lejos.".to_owned(),
        }
    }

    fn no_path(&self) -> String {
        "Ninguna de estas es lo bastante probable para llamarla camino.".to_owned()
    }

    fn entry(&self, title: &str, entry: &str, variant: u64) -> String {
        let (title, entry) = (self.quote(title), self.entering(entry));
        choose(
            variant,
            [
                format!("En {title} se suele empezar {entry}."),
                format!("Lo habitual es entrar en {title} {entry}."),
            ],
        )
    }

    fn no_entry(&self, title: &str) -> String {
        format!("Los datos no dicen con qué estudios se suele empezar en {}.", self.quote(title))
    }

    fn education_shares(&self, shares: &[(String, String)]) -> String {
        let said: Vec<String> = shares
            .iter()
            .map(|(share, name)| format!("el {share} nombra {}", self.education(name)))
            .collect();
        format!("Sobre lo que se exige, quienes trabajan ahí no coinciden: {}.", self.list(&said))
    }

    fn experience(&self, experience: &str) -> String {
        match experience {
            "None" => "No suele hacer falta experiencia en una ocupación afín.",
            "Less than 5 years" => "Suele pedirse experiencia en una ocupación afín: menos de 5 años.",
            "5 years or more" => "Suele pedirse experiencia en una ocupación afín: 5 años o más.",
            _ => "Suele pedirse experiencia en una ocupación afín.",
        }
        .to_owned()
    }

    fn programmes(&self, names: &[String], variant: u64) -> String {
        let names = self.quoted(names);
        choose(
            variant,
            [
                format!("Entre los programas de estudios que llevan ahí están {names}."),
                format!("Se puede estudiar, por ejemplo, {names}."),
            ],
        )
    }

    fn without_degree(&self, title: &str, entry: &str, possible: bool) -> String {
        let (title, entry) = (self.quote(title), self.entering(entry));
        if possible {
            format!("{title}: sí, lo habitual es entrar {entry}.")
        } else {
            format!("{title}: por lo general no, porque lo habitual es entrar {entry}.")
        }
    }

    fn important(&self, title: &str, names: &[String], knowledge: bool, variant: u64) -> String {
        let (title, names) = (self.quote(title), self.quoted(names));
        if knowledge {
            return choose(
                variant,
                [
                    format!("Los conocimientos que más importan son {names}."),
                    format!("Hay que saber sobre todo de {names}."),
                ],
            );
        }
        choose(
            variant,
            [
                format!("Las habilidades más importantes de {title} son {names}."),
                format!("En {title}, las habilidades que más cuentan son {names}."),
            ],
        )
    }

    fn tools(&self, title: &str, names: &[String], variant: u64) -> String {
        let (title, names) = (self.quote(title), self.quoted(names));
        choose(
            variant,
            [
                format!("En {title} se trabaja con {names}."),
                format!("Entre las tecnologías de {title} están {names}."),
            ],
        )
    }

    fn tools_in_demand(&self, names: &[String], variant: u64) -> String {
        let names = self.quoted(names);
        choose(
            variant,
            [
                format!("Las ofertas nombran sobre todo {names}."),
                format!("Lo que más nombran las ofertas es {names}."),
            ],
        )
    }

    fn no_tools(&self, title: &str) -> String {
        format!("Los datos no tienen tecnologías de {}.", self.quote(title))
    }

    fn no_activities(&self, title: &str) -> String {
        format!("Los datos no dicen qué se hace cada día en {}.", self.quote(title))
    }

    fn similar(&self, title: &str, names: &[String], variant: u64) -> String {
        let (title, names) = (self.quote(title), self.quoted(names));
        choose(
            variant,
            [
                format!("Las ocupaciones más parecidas a {title} son {names}."),
                format!("Cerca de {title} están {names}."),
            ],
        )
    }

    fn no_similar(&self, title: &str) -> String {
        format!("Los datos no tienen ocupaciones parecidas a {}.", self.quote(title))
    }

    fn exposure(&self, title: &str, share: &str, variant: u64) -> String {
        let title = self.quote(title);
        choose(
            variant,
            [
                format!(
                    "Se estima que el {share} de las tareas de {title} está expuesto a los modelos de lenguaje, lo cual es una estimación y no un pronóstico."
                ),
                format!(
                    "Cerca del {share} de lo que se hace en {title} está, según una estimación, expuesto a los modelos de lenguaje; eso no predice empleos perdidos."
                ),
            ],
        )
    }

    fn no_exposure(&self, title: &str) -> String {
        format!(
            "Los datos no estiman cuánto están expuestas las tareas de {} a los modelos de lenguaje.",
            self.quote(title)
        )
    }

    fn bright(&self, reason: &str) -> String {
        let reason = match reason {
            "Projected to grow much faster than average" => "se prevé que crezca mucho más que la media",
            "Projected to have a large number of openings" => "se prevé un gran número de vacantes",
            _ => "es nueva o cambia deprisa",
        };
        format!("Figura entre las ocupaciones con buenas perspectivas: {reason}.")
    }

    fn not_in_data(&self, title: &str) -> String {
        format!(
            "Los datos sobre {} no responden a eso; tratan de la entrada, el sueldo, las perspectivas, las habilidades, las herramientas, las tareas y las ocupaciones parecidas.",
            self.quote(title)
        )
    }

    fn doubt(&self, title: &str, probability: &str) -> String {
        format!("El propio modelo pone la coincidencia con {} en solo {probability}.", self.quote(title))
    }

    fn doubt_gap(&self, title: &str) -> String {
        format!("Tus habilidades cubren poco de lo que más importa en {}.", self.quote(title))
    }
}
