//! Events out of the bytes of a stream (`text/event-stream`), however they are cut.

/// Longest stream that is read, in bytes: an answer has a few dozen kilobytes.
pub const MAX_STREAM_BYTES: usize = 1 << 20;

/// An event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Its name; `message` if the stream gives none.
    pub name: String,
    /// Its data; lines are joined by line ends.
    pub data: String,
}

/// The stream is longer than any answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooLong;

/// Reads events as their bytes arrive.
#[derive(Debug, Default)]
pub struct EventReader {
    read: usize,
    line: Vec<u8>,
    after_return: bool,
    name: String,
    data: Vec<String>,
}

impl EventReader {
    /// Takes the next bytes and gives the events that they finish.
    pub fn push(&mut self, bytes: &[u8]) -> Result<Vec<Event>, TooLong> {
        self.read += bytes.len();
        if self.read > MAX_STREAM_BYTES {
            return Err(TooLong);
        }
        let mut events = Vec::new();
        for &byte in bytes {
            let after_return = std::mem::replace(&mut self.after_return, byte == b'\r');
            match byte {
                b'\n' if after_return => {}
                b'\n' | b'\r' => {
                    let line = std::mem::take(&mut self.line);
                    // A line is whole, so no letter is cut in two.
                    events.extend(self.end_line(&String::from_utf8_lossy(&line)));
                }
                _ => self.line.push(byte),
            }
        }
        Ok(events)
    }

    fn end_line(&mut self, line: &str) -> Option<Event> {
        if line.is_empty() {
            let name = std::mem::take(&mut self.name);
            let data = std::mem::take(&mut self.data);
            let name = if name.is_empty() { "message".to_owned() } else { name };
            return (!data.is_empty()).then(|| Event { name, data: data.join("\n") });
        }
        let (field, value) = line.split_once(':').unwrap_or((line, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        match field {
            "event" => value.clone_into(&mut self.name),
            "data" => self.data.push(value.to_owned()),
            // A comment keeps the connection open; other fields are for browsers that reconnect.
            _ => {}
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(name: &str, data: &str) -> Event {
        Event { name: name.to_owned(), data: data.to_owned() }
    }

    #[test]
    fn events_are_read_however_they_are_cut() {
        let text = ": waiting\n\nevent: sentence\ndata: {\"é\":\ndata: 1}\n\r\ndata:x\r\revent: done\r\ndata: y\r\n\r\nevent: cut\ndata: z\n";
        let expected = [event("sentence", "{\"é\":\n1}"), event("message", "x"), event("done", "y")];
        for size in [1, 2, 3, 7, 1000] {
            let mut reader = EventReader::default();
            let found: Vec<Event> =
                text.as_bytes().chunks(size).flat_map(|part| reader.push(part).unwrap()).collect();
            assert_eq!(found, expected, "pieces of {size}");
        }
    }

    #[test]
    fn nonsense_gives_no_event_and_an_endless_stream_ends() {
        let mut reader = EventReader::default();
        assert_eq!(reader.push(b"<html><body>502 Bad Gateway</body></html>\n\n\xff\xfe\n\n"), Ok(Vec::new()));
        let part = vec![b'a'; MAX_STREAM_BYTES / 2];
        assert_eq!(reader.push(&part), Ok(Vec::new()));
        assert_eq!(reader.push(&part), Err(TooLong));
    }
}
