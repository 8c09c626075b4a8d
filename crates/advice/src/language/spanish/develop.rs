//! What to develop, how, and the next step, in Spanish.

use super::Spanish;
use crate::language::{DevelopVoice, Words, choose};

impl DevelopVoice for Spanish {
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
}
