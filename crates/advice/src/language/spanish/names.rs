//! The names of what occupations are rated by, in Spanish: skills, areas of knowledge, abilities and work styles.
//!
//! They are those of the page, from `locales/es.po`, so that a sentence and the table beside it say the same; a test
//! holds the two together. They stand here because not every composer has the page's texts: the command line and the
//! proxy have none.

/// The English name, as O*NET publishes it, and the Spanish one; in the order of the English ones.
const NAMES: [(&str, &str); 135] = [
    ("Achievement/Effort", "Logro y esfuerzo"),
    ("Active Learning", "Aprendizaje activo"),
    ("Active Listening", "Escucha activa"),
    ("Adaptability/Flexibility", "Adaptabilidad y flexibilidad"),
    ("Administration and Management", "Administración y gestión"),
    ("Administrative", "Trabajo administrativo"),
    ("Analytical Thinking", "Pensamiento analítico"),
    ("Arm-Hand Steadiness", "Firmeza de brazo y mano"),
    ("Attention to Detail", "Atención al detalle"),
    ("Auditory Attention", "Atención auditiva"),
    ("Biology", "Biología"),
    ("Building and Construction", "Edificación y construcción"),
    ("Category Flexibility", "Flexibilidad de categorías"),
    ("Chemistry", "Química"),
    ("Communications and Media", "Comunicación y medios"),
    ("Complex Problem Solving", "Resolución de problemas complejos"),
    ("Computers and Electronics", "Computación y electrónica"),
    ("Concern for Others", "Interés por otras personas"),
    ("Control Precision", "Precisión de control"),
    ("Cooperation", "Cooperación"),
    ("Coordination", "Coordinación"),
    ("Critical Thinking", "Pensamiento crítico"),
    ("Customer and Personal Service", "Servicio al cliente y personal"),
    ("Deductive Reasoning", "Razonamiento deductivo"),
    ("Dependability", "Confiabilidad"),
    ("Depth Perception", "Percepción de la profundidad"),
    ("Design", "Diseño"),
    ("Dynamic Flexibility", "Flexibilidad dinámica"),
    ("Dynamic Strength", "Fuerza dinámica"),
    ("Economics and Accounting", "Economía y contabilidad"),
    ("Education and Training", "Educación y capacitación"),
    ("Engineering and Technology", "Ingeniería y tecnología"),
    ("English Language", "Idioma inglés"),
    ("Equipment Maintenance", "Mantenimiento de equipos"),
    ("Equipment Selection", "Selección de equipos"),
    ("Explosive Strength", "Fuerza explosiva"),
    ("Extent Flexibility", "Amplitud de flexión"),
    ("Far Vision", "Visión de lejos"),
    ("Fine Arts", "Bellas artes"),
    ("Finger Dexterity", "Destreza de los dedos"),
    ("Flexibility of Closure", "Flexibilidad para hallar patrones"),
    ("Fluency of Ideas", "Fluidez de ideas"),
    ("Food Production", "Producción de alimentos"),
    ("Foreign Language", "Idioma extranjero"),
    ("Geography", "Geografía"),
    ("Glare Sensitivity", "Visión con deslumbramiento"),
    ("Gross Body Coordination", "Coordinación de todo el cuerpo"),
    ("Gross Body Equilibrium", "Equilibrio de todo el cuerpo"),
    ("Hearing Sensitivity", "Sensibilidad auditiva"),
    ("History and Archeology", "Historia y arqueología"),
    ("Independence", "Independencia"),
    ("Inductive Reasoning", "Razonamiento inductivo"),
    ("Information Ordering", "Ordenación de la información"),
    ("Initiative", "Iniciativa"),
    ("Innovation", "Innovación"),
    ("Installation", "Instalación"),
    ("Instructing", "Instrucción"),
    ("Integrity", "Integridad"),
    ("Judgment and Decision Making", "Criterio y toma de decisiones"),
    ("Law and Government", "Derecho y gobierno"),
    ("Leadership", "Liderazgo"),
    ("Learning Strategies", "Estrategias de aprendizaje"),
    ("Management of Financial Resources", "Gestión de recursos financieros"),
    ("Management of Material Resources", "Gestión de recursos materiales"),
    ("Management of Personnel Resources", "Gestión de recursos humanos"),
    ("Manual Dexterity", "Destreza manual"),
    ("Mathematical Reasoning", "Razonamiento matemático"),
    ("Mathematics", "Matemáticas"),
    ("Mechanical", "Mecánica"),
    ("Medicine and Dentistry", "Medicina y odontología"),
    ("Memorization", "Memorización"),
    ("Monitoring", "Seguimiento"),
    ("Multilimb Coordination", "Coordinación de varias extremidades"),
    ("Near Vision", "Visión de cerca"),
    ("Negotiation", "Negociación"),
    ("Night Vision", "Visión nocturna"),
    ("Number Facility", "Facilidad numérica"),
    ("Operation and Control", "Operación y control"),
    ("Operations Analysis", "Análisis de operaciones"),
    ("Operations Monitoring", "Supervisión de operaciones"),
    ("Oral Comprehension", "Comprensión oral"),
    ("Oral Expression", "Expresión oral"),
    ("Originality", "Originalidad"),
    ("Perceptual Speed", "Rapidez perceptiva"),
    ("Peripheral Vision", "Visión periférica"),
    ("Persistence", "Persistencia"),
    ("Personnel and Human Resources", "Personal y recursos humanos"),
    ("Persuasion", "Persuasión"),
    ("Philosophy and Theology", "Filosofía y teología"),
    ("Physics", "Física"),
    ("Problem Sensitivity", "Sensibilidad a los problemas"),
    ("Production and Processing", "Producción y procesamiento"),
    ("Programming", "Programación"),
    ("Psychology", "Psicología"),
    ("Public Safety and Security", "Seguridad pública"),
    ("Quality Control Analysis", "Análisis de control de calidad"),
    ("Rate Control", "Control de la velocidad"),
    ("Reaction Time", "Tiempo de reacción"),
    ("Reading Comprehension", "Comprensión de lectura"),
    ("Repairing", "Reparación"),
    ("Response Orientation", "Rapidez para elegir la respuesta"),
    ("Sales and Marketing", "Ventas y mercadotecnia"),
    ("Science", "Ciencia"),
    ("Selective Attention", "Atención selectiva"),
    ("Self-Control", "Autocontrol"),
    ("Service Orientation", "Orientación al servicio"),
    ("Social Orientation", "Orientación social"),
    ("Social Perceptiveness", "Percepción social"),
    ("Sociology and Anthropology", "Sociología y antropología"),
    ("Sound Localization", "Localización de sonidos"),
    ("Spatial Orientation", "Orientación espacial"),
    ("Speaking", "Expresión oral"),
    ("Speech Clarity", "Claridad al hablar"),
    ("Speech Recognition", "Reconocimiento del habla"),
    ("Speed of Closure", "Rapidez para completar patrones"),
    ("Speed of Limb Movement", "Rapidez de movimiento de las extremidades"),
    ("Stamina", "Resistencia"),
    ("Static Strength", "Fuerza estática"),
    ("Stress Tolerance", "Tolerancia al estrés"),
    ("Systems Analysis", "Análisis de sistemas"),
    ("Systems Evaluation", "Evaluación de sistemas"),
    ("Technology Design", "Diseño de tecnología"),
    ("Telecommunications", "Telecomunicaciones"),
    ("Therapy and Counseling", "Terapia y orientación"),
    ("Time Management", "Gestión del tiempo"),
    ("Time Sharing", "Atención repartida"),
    ("Transportation", "Transporte"),
    ("Troubleshooting", "Diagnóstico de fallas"),
    ("Trunk Strength", "Fuerza del tronco"),
    ("Visual Color Discrimination", "Distinción de colores"),
    ("Visualization", "Visualización"),
    ("Wrist-Finger Speed", "Rapidez de muñeca y dedos"),
    ("Writing", "Redacción"),
    ("Written Comprehension", "Comprensión escrita"),
    ("Written Expression", "Expresión escrita"),
];

/// The Spanish name of what has this English one; `None` if it is nothing that is rated. Visitors write it in any case.
pub(in crate::language) fn element(english: &str) -> Option<&'static str> {
    let exact = NAMES.binary_search_by_key(&english, |&(name, _)| name).ok();
    let found = exact.or_else(|| NAMES.iter().position(|(name, _)| name.eq_ignore_ascii_case(english)))?;
    Some(NAMES[found].1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    /// The page's names of skills and areas of knowledge, and those of anything else in the tables.
    fn of_the_page() -> [BTreeMap<String, String>; 2] {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../locales/es.po");
        let catalogue = polib::po_file::parse(std::path::Path::new(path)).unwrap();
        ["skill", "name"].map(|context| {
            let named = catalogue.messages().filter(|message| message.msgctxt() == context);
            named.map(|message| (message.msgid().to_owned(), message.msgstr().unwrap().to_owned())).collect()
        })
    }

    #[test]
    fn names_are_those_of_the_page() {
        let [skills, others] = of_the_page();
        let on_page = |english: &str| skills.get(english).or_else(|| others.get(english));
        let mut faults: Vec<String> = NAMES
            .iter()
            .filter(|(english, spanish)| on_page(english).is_none_or(|own| own != spanish))
            .map(|(english, _)| format!("{english}: {:?} in locales/es.po", on_page(english)))
            .collect();
        let missing = skills.iter().filter(|(english, _)| element(english).is_none());
        faults.extend(missing.map(|(english, own)| format!("missing: {english}, {own}")));
        assert!(faults.is_empty(), "{faults:#?}");
    }

    #[test]
    fn names_are_found_in_their_order() {
        assert!(NAMES.is_sorted_by(|a, b| a.0 < b.0));
        for english in ["Biology", "biology"] {
            assert_eq!(element(english), Some("Biología"));
        }
        assert_eq!(element("Cooks"), None);
    }
}
