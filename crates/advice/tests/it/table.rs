//! True sentences and inventions about three occupations, in two languages: how many of each the check lets
//! through. The facts are the release's; the inventions name no figure and no name, which other tests do.

use crate::release::{Case, catalogue};
use waymark_advice::Language;
use waymark_advice::answer::{Part, Place};
use waymark_advice::check::{Draft, Grounds, sentence};
use waymark_advice::fact::Sheet;
use waymark_advice::text::overlap;

/// A sentence as a model might write it: the occupation that it is about, its part, and its words. Each is
/// judged with every fact of the occupation cited, which gives an invention its best chance, and with none.
type Row = (&'static str, Part, &'static str);

fn sheet(code: &str) -> Sheet {
    let all = "pay growth skills qualifications software tasks similar ai experience training";
    Case::codes(&[code]).asked(all, 20_000)
}

/// Whether the sentence holds, whatever it cites.
fn holds(row: &Row, language: Language, cited: bool) -> bool {
    let &(code, part, text) = row;
    let sheet = sheet(code);
    let facts = if cited { sheet.of(code).map(|fact| fact.id.to_string()).collect() } else { Vec::new() };
    let grounds = Grounds { sheet: &sheet, catalogue: catalogue(), language, similarity: &overlap };
    let place = Place { code: Some(code.to_owned()), part };
    let verdict = sentence(&Draft { text: text.to_owned(), facts }, &place, &grounds);
    if std::env::var_os("TABLE").is_some() {
        println!("{} {cited} {:?} {text}", verdict.is_ok(), verdict.as_ref().err());
    }
    verdict.is_ok()
}

const DEVELOPER: &str = "15-1252.00";
const NURSE: &str = "29-1141.00";
const CHEF: &str = "35-1011.00";

const TRUE_ENGLISH: &[Row] = include!("table/true_english.in");
const TRUE_SPANISH: &[Row] = include!("table/true_spanish.in");
const INVENTED_ENGLISH: &[Row] = include!("table/invented_english.in");
const INVENTED_SPANISH: &[Row] = include!("table/invented_spanish.in");

/// Counts the sentences that hold, with facts cited and without.
fn count(rows: &[Row], language: Language) -> (usize, usize) {
    let held = |cited| rows.iter().filter(|row| holds(row, language, cited)).count();
    (held(true), held(false))
}

#[test]
fn no_invention_holds_and_most_true_sentences_do() {
    let tables = [
        ("English", Language::English, TRUE_ENGLISH, INVENTED_ENGLISH),
        ("Spanish", Language::Spanish, TRUE_SPANISH, INVENTED_SPANISH),
    ];
    for (name, language, told, invented) in tables {
        let (cited, uncited) = count(told, language);
        let (wrong, wrong_uncited) = count(invented, language);
        println!(
            "{name}: of {} true sentences {cited} hold ({uncited} uncited); of {} inventions {wrong} ({wrong_uncited})",
            told.len(),
            invented.len()
        );
        assert_eq!((wrong, wrong_uncited), (0, 0), "{name}: an invention held");
        assert!(cited * 4 >= told.len() * 3, "{name}: only {cited} of {} true sentences hold", told.len());
    }
}
