//! Answers to questions, in Spanish.

use super::Spanish;
use crate::language::{QuestionVoice, Words, choose};

impl QuestionVoice for Spanish {
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
        format!("Figura entre las ocupaciones con buenas perspectivas: {}.", Self::bright_words(reason))
    }

    fn not_in_data(&self, title: &str) -> String {
        format!(
            "Los datos sobre {} no responden a eso; tratan de la entrada, el sueldo, las perspectivas, las habilidades, las herramientas, las tareas y las ocupaciones parecidas.",
            self.quote(title)
        )
    }
}
