//! An answer asked for sentence by sentence: a call for each fact that the composed answer would begin a sentence
//! with. For models that are too small to keep to the form of a whole answer.

use super::{Assembly, Event, Gone, Job, Task};
use crate::prompt::{self, Prompt};
use crate::upstream::{Upstream, UpstreamError};
use tokio::sync::mpsc::Sender;
use waymark_advice::answer::{Part, Place, Sentence};
use waymark_advice::check::Draft;
use waymark_advice::compose;
use waymark_advice::fact::FactId;
use waymark_advice::text::overlap;

/// Most calls for one answer.
const MOST_CALLS: usize = 40;
/// Most letters that one sentence is read for.
const MOST_LETTERS: usize = 600;

/// A sentence to be asked for.
pub(super) struct Single {
    prompt: Prompt,
    place: Place,
    fact: FactId,
}

impl Job {
    /// The sentences to ask for, in the order of the answer. No fact is asked for twice in one occupation.
    pub(super) fn singles(&self) -> Vec<Single> {
        let composed: Vec<(Place, Sentence)> = match &self.task {
            Task::Explain => {
                let explanation = compose::explain(&self.sheet, self.language);
                let sentences = explanation.sentences();
                sentences.into_iter().map(|(place, sentence)| (place, sentence.clone())).collect()
            }
            Task::Ask(question) => {
                let answer = compose::answer(question, &self.sheet, self.language, &overlap);
                let place = Place { code: None, part: Part::Answer };
                answer.sentences.into_iter().map(|sentence| (place.clone(), sentence)).collect()
            }
            Task::Review => Vec::new(),
        };
        let mut asked: Vec<FactId> = Vec::new();
        let mut singles = Vec::new();
        for (place, sentence) in composed {
            if !matches!(place.part, Part::Description | Part::Applies | Part::Answer) {
                continue;
            }
            let new = sentence.facts.iter().filter(|id| !asked.contains(id));
            let Some(fact) = new.filter_map(|&id| self.sheet.get(id)).find(|fact| fact.occupation.is_some())
            else {
                continue;
            };
            let title =
                fact.occupation.as_deref().and_then(|code| self.sheet.title(code)).unwrap_or_default();
            let Some(prompt) = prompt::single(title, fact, self.language) else { continue };
            asked.push(fact.id);
            singles.push(Single { prompt, place, fact: fact.id });
        }
        singles.truncate(MOST_CALLS);
        singles
    }

    /// One call: the first line of what it says is the sentence.
    pub(super) async fn hear(
        &self,
        upstream: &Upstream,
        single: Single,
        assembly: &mut Assembly<'_>,
        out: &Sender<Event>,
    ) -> Result<Result<(), UpstreamError>, Gone> {
        let call = async {
            let mut pieces = upstream.call(&single.prompt, self.until).await?;
            let mut said = String::new();
            while let Some(piece) = pieces.next().await? {
                said.push_str(&piece);
                if said.trim_start().contains('\n') || said.len() > MOST_LETTERS {
                    break;
                }
            }
            Ok(said)
        };
        let said = tokio::select! {
            said = call => said,
            () = out.closed() => return Err(Gone),
        };
        let said = match said {
            Ok(said) => said,
            Err(error) => return Ok(Err(error)),
        };
        let text = said.trim().lines().next().unwrap_or_default().trim().to_owned();
        let draft = Draft { text, facts: vec![single.fact.to_string()] };
        if let Some((place, sentence)) = assembly.offer(&single.place, &draft) {
            out.send(Event::Sentence(place, sentence)).await.map_err(|_| Gone)?;
        }
        Ok(Ok(()))
    }
}
