//! A text taken apart: lines, clauses, and words that know where they stand.

use super::stem::stem;
use crate::text::words;
use waymark_schema::reading::LeftOutReason;

/// Most words of a clause: what runs on without an end is cut, so that the work stays in proportion.
const LONGEST_CLAUSE: usize = 120;
/// Longest quotation from the text, in characters.
const LONGEST_QUOTE: usize = 90;

/// The part of a résumé that a line stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Section {
    /// No heading says.
    Body,
    /// Lists of skills and tools.
    Skills,
    /// Jobs held.
    Experience,
    /// Schools and degrees.
    Education,
    /// Other people, who would vouch.
    References,
    /// What the writer likes outside work, or looks for.
    Wishes,
}

/// What stands between a word and the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    /// Nothing that parts them: a space, a hyphen, a dot within a name.
    None,
    /// A comma or a slash.
    Comma,
    /// A bracket, a colon or a dash.
    Break,
}

/// A word of the text.
#[derive(Debug, Clone)]
pub(super) struct Token {
    /// Plain form, as [`words`] gives it.
    pub(super) plain: String,
    /// Its stem.
    pub(super) stem: String,
    /// Bytes of the text that it takes.
    pub(super) start: usize,
    pub(super) end: usize,
    /// What parts it from the word before.
    pub(super) gap: Gap,
    /// Whose it is, if not the writer's.
    pub(super) standing: Option<LeftOutReason>,
}

/// A clause: words that belong together.
#[derive(Debug)]
pub(super) struct Clause<'a> {
    text: &'a str,
    /// Number of its line, counting those with words from 0.
    pub(super) line: usize,
    /// Part of the résumé.
    pub(super) section: Section,
    /// Its words.
    pub(super) tokens: Vec<Token>,
}

impl<'a> Clause<'a> {
    /// A word as the text has it.
    pub(super) fn raw(&self, at: usize) -> &'a str {
        &self.text[self.tokens[at].start..self.tokens[at].end]
    }

    /// The words from one to another, as the text has them, white space closed up.
    pub(super) fn quote(&self, from: usize, to: usize) -> String {
        let to = to.min(self.tokens.len() - 1);
        let raw = &self.text[self.tokens[from].start..self.tokens[to].end];
        let mut quote = String::new();
        for word in raw.split_whitespace() {
            if !quote.is_empty() {
                quote.push(' ');
            }
            quote.push_str(word);
        }
        if quote.chars().count() > LONGEST_QUOTE {
            quote = quote.chars().take(LONGEST_QUOTE - 1).collect::<String>() + "…";
        }
        quote
    }

    /// Whether the plain words from `at` on are these.
    pub(super) fn has(&self, at: usize, wanted: &[&str]) -> bool {
        wanted.iter().enumerate().all(|(step, word)| self.plain(at + step) == *word)
    }

    /// A plain word, or nothing past the end.
    pub(super) fn plain(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| &token.plain)
    }

    /// Whether one of these words is in the clause.
    pub(super) fn has_any(&self, wanted: &[&str]) -> bool {
        self.tokens.iter().any(|token| wanted.contains(&token.plain.as_str()))
    }

    /// The character right before or after a word, if any.
    pub(super) fn neighbour(&self, at: usize, after: bool) -> Option<char> {
        let token = &self.tokens[at];
        if after {
            self.text[token.end..].chars().next()
        } else {
            self.text[..token.start].chars().next_back()
        }
    }

    /// Whether a word begins with a capital letter.
    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.raw(at).starts_with(char::is_uppercase)
    }
}

/// The clauses of a text, in order.
pub(super) fn clauses(text: &str) -> Vec<Clause<'_>> {
    let mut found = Vec::new();
    let mut section = Section::Body;
    let mut number = 0;
    for (start, end) in lines(text) {
        let parts = split(text, start, end);
        let Some(first) = parts.first().and_then(|part| part.first()) else { continue };
        let count: usize = parts.iter().map(Vec::len).sum();
        let opening = heading(&parts[0]);
        // "Languages: French" opens a section for its own line alone.
        let colon =
            text[start..end].find(':').map(|colon| start + colon).filter(|&colon| colon > first.start);
        let inline = colon.is_some_and(|colon| parts.iter().flatten().any(|token| token.start > colon));
        let mut here = section;
        if let Some(opening) = opening {
            if count <= 4 && parts.len() == 1 && !inline {
                section = opening;
                number += 1;
                continue;
            }
            if inline {
                here = opening;
            }
        }
        for tokens in parts {
            found.push(Clause { text, line: number, section: here, tokens });
        }
        number += 1;
    }
    found
}

/// Lines as ranges of bytes. A line that begins in small letters goes on from the one before: texts from
/// mails and PDF are broken anywhere.
fn lines(text: &str) -> Vec<(usize, usize)> {
    let mut lines: Vec<(usize, usize)> = Vec::new();
    let mut start = 0;
    for piece in text.split_inclusive(['\n', '\r', '\u{c}', '\u{2028}']) {
        let end = start + piece.len();
        let line = piece.trim();
        let goes_on = line.starts_with(char::is_lowercase);
        match lines.last_mut() {
            Some((from, to))
                if goes_on
                    && *to == start
                    && !text[*from..*to].trim_end().ends_with(['.', '!', '?', ':', ';'])
                    && !text[*from..*to].trim().is_empty() =>
            {
                *to = end;
            }
            _ => lines.push((start, end)),
        }
        start = end;
    }
    lines
}

/// The clauses of a line: words, parted at the ends of sentences, at bullets and at dashes.
fn split(text: &str, start: usize, end: usize) -> Vec<Vec<Token>> {
    let mut parts: Vec<Vec<Token>> = vec![Vec::new()];
    let mut gap = Gap::None;
    let mut cut = false;
    let mut word: Option<usize> = None;
    let line = &text[start..end];
    let hidden = addresses(line);
    let mut previous = ' ';
    let mut characters = line.char_indices().chain(std::iter::once((line.len(), ' '))).peekable();
    while let Some((at, character)) = characters.next() {
        let next = characters.peek().map_or(' ', |&(_, next)| next);
        let in_word = character.is_alphanumeric()
            || (word.is_some()
                && matches!(character, '+' | '#' | '\'' | '’' | '\u{300}'..='\u{36f}')
                && at < line.len());
        if in_word {
            word.get_or_insert(at);
            previous = character;
            continue;
        }
        if let Some(from) = word.take()
            && !hidden.iter().any(|&(begin, end)| (begin..end).contains(&from))
            && let Some(plain) = words(&line[from..at]).into_iter().next()
        {
            let long = parts.last().is_some_and(|part| part.len() >= LONGEST_CLAUSE);
            if long || cut && parts.last().is_some_and(|part| !part.is_empty()) {
                parts.push(Vec::new());
            }
            let token = Token {
                stem: stem(&plain),
                plain,
                start: start + from,
                end: start + at,
                gap,
                standing: None,
            };
            (gap, cut) = (Gap::None, false);
            if let Some(part) = parts.last_mut() {
                part.push(token);
            }
        }
        let ends = next.is_whitespace();
        // An initial or an abbreviation of one letter ends no sentence: "B.S. in Biology".
        let initial = parts
            .last()
            .and_then(|part| part.last())
            .is_some_and(|token| token.plain.chars().count() == 1 && token.end == start + at);
        match character {
            '.' | '!' | '?' if ends && !(character == '.' && initial) => cut = true,
            ';' | '•' | '·' | '▪' | '●' | '◦' | '■' | '|' | '\t' | '*' | '。' | '—' => {
                cut = true;
            }
            '-' | '–' if ends && previous.is_whitespace() => cut = true,
            ',' | '/' | '、' | '，' => gap = gap.max(Gap::Comma),
            '(' | ')' | '[' | ']' | '{' | '}' | ':' | '<' | '>' | '"' | '“' | '”' | '–' => {
                gap = Gap::Break;
            }
            _ => {}
        }
        previous = character;
    }
    parts.retain(|part| !part.is_empty());
    parts
}

/// Mail and web addresses, whose words are not the writer's.
fn addresses(line: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut start = 0;
    for chunk in line.split_inclusive(char::is_whitespace) {
        let is_address = chunk.contains('@')
            || ["://", "www.", ".com", ".org", ".net/", ".io/"].iter().any(|mark| chunk.contains(mark));
        if is_address {
            found.push((start, start + chunk.len()));
        }
        start += chunk.len();
    }
    found
}

/// The section that a line's first words open, if they are a heading.
fn heading(tokens: &[Token]) -> Option<Section> {
    let first = tokens.iter().take(4);
    for token in first {
        let section = match token.plain.as_str() {
            "skill" | "competency" | "technology" | "tool" | "software" | "language" | "expertise"
            | "habilidade" | "idioma" | "strength" | "proficiency" | "certification" => Section::Skills,
            "experience" | "employment" | "history" | "career" | "experiencia" | "position" => {
                Section::Experience
            }
            "education" | "academic" | "educacion" | "formacion" | "qualification" | "estudio" => {
                Section::Education
            }
            "reference" | "referee" | "referencia" => Section::References,
            "objective" | "hobby" | "interest" | "goal" | "objetivo" => Section::Wishes,
            "summary" | "profile" | "about" | "contact" => Section::Body,
            _ => continue,
        };
        return Some(section);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> Vec<String> {
        let join = |clause: &Clause<'_>| {
            clause.tokens.iter().map(|token| token.plain.as_str()).collect::<Vec<_>>().join(" ")
        };
        clauses(text).iter().map(join).collect()
    }

    #[test]
    fn clauses_end_at_sentences_bullets_and_dashes() {
        let cases: [(&str, &[&str]); 6] = [
            ("I weld. I paint!", &["i weld", "i paint"]),
            ("• Welds – steel | iron", &["weld", "steel", "iron"]),
            ("Node.js and C++/C#", &["node js and c++ c#"]),
            ("B.S. in Biology", &["b s in biology"]),
            ("managed a team\nof five", &["managed a team of five"]),
            ("ada@example.com www.example.org 😀", &[]),
        ];
        for (text, expected) in cases {
            assert_eq!(plain(text), expected, "{text}");
        }
    }

    #[test]
    fn headings_open_sections() {
        use Section::{Experience, References, Skills};

        let text = "SKILLS\nWelding\nEXPERIENCE\nWelder\nLanguages: French\nFitter\nReferences\nJo";
        let sections: Vec<Section> = clauses(text).iter().map(|clause| clause.section).collect();
        assert_eq!(sections, [Skills, Experience, Skills, Experience, References]);
    }

    #[test]
    fn a_quotation_is_the_texts_own_words() {
        let text = "Baked  fresh\tbread";
        let clauses = clauses("Baked  fresh bread");
        assert_eq!(clauses[0].quote(0, 9), "Baked fresh bread");
        assert!(!plain(text).is_empty());
    }
}
