//! The finished parts of a JSON text that is still arriving.
//!
//! A model's answer comes in pieces of a few letters. [`Scanner`] follows the nesting, and gives each
//! object and string as soon as it is closed, with the path that leads to it. It makes no claim on the
//! whole: what comes before the first brace is skipped, and a text that breaks off has given what it
//! finished.

/// Longest text that is read, in bytes; what comes after is ignored.
pub const MAX_ANSWER_BYTES: usize = 64 * 1024;
/// Deepest nesting that is read; a text that goes deeper is no answer.
const MAX_DEPTH: usize = 12;

/// A closed object or string.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closed {
    /// Keys and places from the root: `roles/0/description/1`.
    pub path: String,
    /// Its JSON.
    pub json: String,
}

#[derive(Debug)]
enum Frame {
    /// An object: where it begins, the key being read or last read, whether a key comes next.
    Object { start: usize, key: String, key_next: bool },
    /// An array: place of the current entry.
    Array { place: usize },
}

/// Reads JSON as it arrives.
#[derive(Debug, Default)]
pub struct Scanner {
    text: String,
    at: usize,
    frames: Vec<Frame>,
    /// Where the string being read begins, if one is.
    string: Option<usize>,
    escaped: bool,
    begun: bool,
    ended: bool,
}

impl Scanner {
    /// Takes the next piece and gives what it closed.
    pub fn push(&mut self, piece: &str) -> Vec<Closed> {
        let room = MAX_ANSWER_BYTES.saturating_sub(self.text.len());
        let cut = (0..=piece.len().min(room)).rev().find(|&end| piece.is_char_boundary(end)).unwrap_or(0);
        self.text.push_str(&piece[..cut]);
        let mut closed = Vec::new();
        while self.at < self.text.len() && !self.ended {
            let byte = self.text.as_bytes()[self.at];
            self.at += 1;
            self.step(byte, &mut closed);
        }
        closed
    }

    /// The text so far.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether an object has begun at all.
    pub fn is_json(&self) -> bool {
        self.begun
    }

    /// Whether the outermost object is closed.
    pub fn is_complete(&self) -> bool {
        self.begun && self.ended && self.frames.is_empty()
    }

    fn step(&mut self, byte: u8, closed: &mut Vec<Closed>) {
        if let Some(start) = self.string {
            if self.escaped {
                self.escaped = false;
            } else if byte == b'\\' {
                self.escaped = true;
            } else if byte == b'"' {
                self.string = None;
                self.close_string(start, closed);
            }
            return;
        }
        if !self.begun {
            if byte == b'{' {
                self.begun = true;
                self.open_object();
            }
            return;
        }
        match byte {
            b'"' => self.string = Some(self.at - 1),
            b'{' => self.open_object(),
            b'[' => self.frames.push(Frame::Array { place: 0 }),
            b'}' => self.close_object(closed),
            b']' => match self.frames.pop() {
                Some(Frame::Array { .. }) => {}
                _ => self.ended = true,
            },
            b',' => match self.frames.last_mut() {
                Some(Frame::Array { place }) => *place += 1,
                Some(Frame::Object { key_next, .. }) => *key_next = true,
                None => self.ended = true,
            },
            b':' => {
                if let Some(Frame::Object { key_next, .. }) = self.frames.last_mut() {
                    *key_next = false;
                }
            }
            _ => {}
        }
        if self.frames.len() > MAX_DEPTH {
            self.ended = true;
        }
    }

    fn open_object(&mut self) {
        self.frames.push(Frame::Object { start: self.at - 1, key: String::new(), key_next: true });
    }

    fn close_object(&mut self, closed: &mut Vec<Closed>) {
        let Some(Frame::Object { start, .. }) = self.frames.pop() else {
            self.ended = true;
            return;
        };
        closed.push(Closed { path: self.path(), json: self.text[start..self.at].to_owned() });
        self.ended = self.frames.is_empty();
    }

    fn close_string(&mut self, start: usize, closed: &mut Vec<Closed>) {
        let json = self.text[start..self.at].to_owned();
        if let Some(Frame::Object { key, key_next: true, .. }) = self.frames.last_mut() {
            // A key holds no more than the forms' own names; one that cannot be read leads nowhere.
            *key = serde_json::from_str(&json).unwrap_or_default();
            return;
        }
        closed.push(Closed { path: self.path(), json });
    }

    fn path(&self) -> String {
        let part = |frame: &Frame| match frame {
            Frame::Object { key, .. } => key.clone(),
            Frame::Array { place } => place.to_string(),
        };
        self.frames.iter().map(part).collect::<Vec<_>>().join("/")
    }
}

/// The sentences of a prose text.
pub fn sentences(text: &str) -> Vec<String> {
    let mut sentences = Vec::new();
    let mut current = String::new();
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        current.push(if character.is_whitespace() { ' ' } else { character });
        let ends = matches!(character, '.' | '!' | '?' | '…')
            && characters.peek().is_none_or(|next| next.is_whitespace());
        if ends || character == '\n' {
            sentences.push(std::mem::take(&mut current));
        }
    }
    sentences.push(current);
    sentences
        .into_iter()
        .map(|sentence| sentence.trim().to_owned())
        .filter(|sentence| !sentence.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paths(closed: &[Closed]) -> Vec<&str> {
        closed.iter().map(|closed| closed.path.as_str()).collect()
    }

    #[test]
    fn parts_are_given_as_they_close_however_they_are_cut() {
        let text = r#"Sure! {"roles":[{"code":"15-1252.00","description":[{"text":"a \"q\" }","facts":["F1"]},{"text":"b"}]}]} bye {"#;
        let mut whole = Scanner::default();
        let expected = whole.push(text);
        assert!(whole.is_complete());
        assert!(paths(&expected).contains(&"roles/0/description/1"));
        assert!(paths(&expected).contains(&"roles/0/code"));
        for size in [1, 2, 3, 7] {
            let mut scanner = Scanner::default();
            let letters: Vec<char> = text.chars().collect();
            let pieces = letters.chunks(size).map(|piece| piece.iter().collect::<String>());
            let closed: Vec<Closed> = pieces.flat_map(|piece| scanner.push(&piece)).collect();
            assert_eq!(closed, expected, "pieces of {size}");
        }
    }

    #[test]
    fn a_text_that_breaks_off_gives_what_it_finished() {
        let mut scanner = Scanner::default();
        let closed = scanner.push(r#"{"sentences":[{"text":"one."},{"text":"tw"#);
        assert!(paths(&closed).contains(&"sentences/0"));
        assert!(!paths(&closed).contains(&"sentences/1"));
        assert!(!scanner.is_complete());
    }

    #[test]
    fn nonsense_and_excess_are_harmless() {
        for text in ["", "]]]}}}", "{]", "{{{{", "<html>", "{\"a\":", &"{\"a\":[".repeat(5000), "{,,}"] {
            Scanner::default().push(text);
        }
        let mut scanner = Scanner::default();
        scanner.push(&"é".repeat(MAX_ANSWER_BYTES));
        assert!(scanner.text().len() <= MAX_ANSWER_BYTES);
    }

    #[test]
    fn prose_is_cut_at_its_sentences() {
        assert_eq!(sentences("Pay is $1.5 here. Yes!\n- no"), ["Pay is $1.5 here.", "Yes!", "- no"]);
    }
}
