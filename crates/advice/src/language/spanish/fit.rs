//! How the visitor's skills apply, and the table of them, in Spanish.

use super::Spanish;
use crate::language::{FitVoice, Words, choose};
use crate::standing::SkillMatch;
use waymark_schema::profile::SkillLevelV1;

impl FitVoice for Spanish {
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

    fn overall(&self, probability: &str, skill_match: SkillMatch, title: &str, variant: u64) -> String {
        let (fit, title) = (self.skill_match(skill_match), self.quote(title));
        choose(
            variant,
            [
                format!(
                    "En conjunto, tus habilidades encajan con {title} de forma {fit}, y el modelo pone la coincidencia en un {probability}."
                ),
                format!(
                    "El modelo pone tu coincidencia con {title} en un {probability}; solo por habilidades, el encaje es {fit}."
                ),
            ],
        )
    }

    fn nothing_rated(&self, title: &str) -> String {
        format!("Los datos no valoran las habilidades de {}.", self.quote(title))
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

    fn doubt(&self, title: &str, probability: &str) -> String {
        format!("El propio modelo pone la coincidencia con {} en solo un {probability}.", self.quote(title))
    }

    fn doubt_gap(&self, title: &str) -> String {
        format!("Tus habilidades cubren poco de lo que más importa en {}.", self.quote(title))
    }
}
