//! What a language model says with no facts given: for the page that shows what facts are good for.
//!
//! It is the one place where unchecked words leave the proxy, so it is off unless the settings turn it on, and
//! its answer has a form of its own that nothing takes for advice. The check only counts.

use crate::answer::Job;
use crate::knowledge::Knowledge;
use crate::prompt;
use crate::upstream::{Upstream, UpstreamError};
use serde::{Deserialize, Serialize};
use waymark_advice::answer::{Part, Place};
use waymark_advice::check::{self, Draft, Grounds};
use waymark_advice::stream::{MAX_ANSWER_BYTES, sentences};
use waymark_advice::text::{clean, overlap};

/// Longest text that is passed on, in characters.
const MOST_LETTERS: usize = 3_000;

/// The answer.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Ungrounded {
    /// See [`crate::answer::VERSION`].
    pub v: u32,
    /// The model's words on one line; none if there is no model, or it failed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Its sentences.
    pub sentences: u32,
    /// Those that would pass the check against the facts.
    pub held: u32,
}

/// The form asked for.
#[derive(Deserialize)]
struct Said {
    text: String,
}

impl Job {
    /// Asks the model with nothing but the title and the question, and counts what would hold.
    pub async fn ungrounded(
        &self,
        question: &str,
        knowledge: &Knowledge,
        upstream: Option<&Upstream>,
    ) -> Ungrounded {
        let nothing = Ungrounded { v: crate::answer::VERSION, ..Ungrounded::default() };
        let Some(upstream) = upstream else { return nothing };
        let Ok(said) = self.said(question, upstream).await else { return nothing };
        let text = serde_json::from_str::<Said>(said.trim()).map_or(said, |said| said.text);
        let text = clean(&text, MOST_LETTERS);
        if text.is_empty() {
            return nothing;
        }
        let grounds = Grounds {
            sheet: &self.sheet,
            catalogue: knowledge.catalogue(),
            language: self.language,
            similarity: &overlap,
        };
        let place = Place { code: None, part: Part::Answer };
        let all = sentences(&text);
        let holds = |text: &&String| {
            let draft = Draft { text: (*text).clone(), facts: Vec::new() };
            check::sentence(&draft, &place, &grounds).is_ok()
        };
        let held = all.iter().filter(holds).count() as u32;
        Ungrounded { text: Some(text), sentences: all.len() as u32, held, ..nothing }
    }

    async fn said(&self, question: &str, upstream: &Upstream) -> Result<String, UpstreamError> {
        let title = self.sheet.subjects.first().map(|subject| subject.title.as_str()).unwrap_or_default();
        let prompt = prompt::ungrounded(title, question, self.language);
        let mut pieces = upstream.call(&prompt, self.until).await?;
        let mut said = String::new();
        while let Some(piece) = pieces.next().await? {
            said.push_str(&piece);
            if said.len() > MAX_ANSWER_BYTES {
                return Err(UpstreamError::Size);
            }
        }
        Ok(said)
    }
}
