//! What an occupation is, pays and grows by, in Spanish.

use super::Spanish;
use crate::language::{OccupationVoice, Words, choose, percent};

impl OccupationVoice for Spanish {
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
}
