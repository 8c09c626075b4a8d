//! Pay compared, and the path, in Spanish.

use super::Spanish;
use crate::language::{IncomeVoice, Words, choose, percent};
use waymark_domain::grouped;

impl IncomeVoice for Spanish {
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
}
