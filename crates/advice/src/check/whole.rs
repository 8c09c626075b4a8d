//! Whether a text is a whole sentence: it ends as one, and has a verb.
//!
//! There is no grammar here. A closed list of verbs and a look at the word before the doubtful ones tell
//! `Developers use Python.` from `Use of technology to solve a problem.`; a true sentence with a verb that is
//! in no list is lost, and a composed one takes its place.

use crate::fact::{Fact, FactKind};
use crate::language::Language;
use crate::text::words;

/// Words that are verbs wherever they stand.
const ENGLISH: &str = "is are was were be been am has have had can could may might must should will would do does did \
    it's you're they're that's there's includes include requires require involves involve earn earns pays needs uses works asks \
    takes means makes gives helps leans relies rely rests matters counts carries carry stands grows grow shrinks shrink \
    becomes become bring brings begin begins learn find try follow pick read write choose keep mark belongs consists \
    depends expect expects rate rates covers reaches runs speaks applies cannot can't don't doesn't isn't aren't add enter enters matter mention mentions";
/// Words that are verbs after who does it, after an adverb, and at the beginning of advice.
const DOUBTFUL: &str = "work use need help start lead study plan test look call name ask show pay take make give practise \
    practice count matter rest stand cover reach apply build focus improve develop talk review note spend set want like \
    know see get go rise fall deepen strengthen prepare compare search explore check cost support speak read begin";
/// Words after which a doubtful one is a verb.
const BEFORE: &str = "you they we i who that which it people workers one usually typically often also mainly mostly generally \
    commonly then and";
/// Spanish verbs. `está` loses its accent where words are read, so it is looked for in the text.
const SPANISH: &str = "es son estan estas hay ha han has tiene tienen tienes puede pueden puedes podria debe deben debes suele \
    suelen pide piden pides necesita necesitan necesitas usa usan usas trabaja trabajan trabajas incluye incluyen requiere \
    requieren importa importan cuenta cuentan gana ganan ganas cobra cobran crece crecen conviene hace hacen sirve queda \
    quedan falta faltan basta llega llegas aportas apoya consiste encaja encajan pone aparece aparecen dicen dice nombra nombran ayuda ayudan \
    lleva llevan cubre cubren leyo aprende empieza busca elige lee escribe prueba sigue pregunta practica anota mira muestra \
    estudia pasa figura va van espera esperan esperar preve decide responden tratan estiman valoran coinciden parece separa pesa \
    asume guarda habla dedica dedican estima siga";

/// Whether the text ends as a sentence does and has a verb.
pub(super) fn is_whole(text: &str, facts: &[&Fact], language: Language, advice: bool) -> bool {
    let closing = ['"', '”', '»', ')', '’', '\''];
    let ends = text.trim_end_matches(closing).ends_with(['.', '!', '?', '…']);
    ends && has_verb(text, facts, language, advice)
}

fn has_verb(text: &str, facts: &[&Fact], language: Language, advice: bool) -> bool {
    let said = words(text);
    let listed = |list: &str, word: &str| list.split_whitespace().any(|verb| verb == word);
    if language == Language::Spanish {
        return text.to_lowercase().contains("está") || said.iter().any(|word| listed(SPANISH, word));
    }
    // What people do begins with the verb: `Analyze project data`.
    let activities = facts.iter().filter(|fact| fact.kind == FactKind::Activity);
    let does: Vec<String> = activities.filter_map(|fact| words(&fact.name).into_iter().next()).collect();
    said.iter().enumerate().any(|(at, word)| {
        if listed(ENGLISH, word) {
            return true;
        }
        let after_somebody = at
            .checked_sub(1)
            .and_then(|before| said.get(before))
            .is_some_and(|before| listed(BEFORE, before) || before.ends_with('s') || before.ends_with("ly"));
        let act =
            does.iter().any(|verb| word == verb || word.strip_suffix('s').is_some_and(|bare| bare == verb));
        let begins_advice = advice && (at == 0 || at == 2);
        let works_with = word == "work" && said.get(at + 1).is_some_and(|next| next == "with");
        (act && at > 0) || works_with || (listed(DOUBTFUL, word) && (after_somebody || begins_advice))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_phrases_and_broken_off_texts_are_no_sentences() {
        let cases = [
            ("15-1232.00", false),
            ("Help Desk Technicians", false),
            ("Help Desk Technicians.", false),
            ("Computers and Electronics.", false),
            ("Use of technology to solve a problem.", false),
            ("Programming, and the many things that", false),
            ("Developers work with Python.", true),
            ("You use Python.", true),
            ("The median pay is $1 a year.", true),
            ("They asked “Why is that?”", true),
        ];
        for (text, expected) in cases {
            assert_eq!(is_whole(text, &[], Language::English, false), expected, "{text}");
        }
        assert!(is_whole("Ask one person what they would learn first.", &[], Language::English, true));
        assert!(is_whole("El sueldo está en los datos.", &[], Language::Spanish, false));
        assert!(!is_whole("Las habilidades de esta semana.", &[], Language::Spanish, false));
    }
}
