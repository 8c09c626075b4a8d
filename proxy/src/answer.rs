//! From a checked request to an answer: what the model says, checked as it arrives, or what is composed.
//!
//! Only sentences that passed the check leave this module, and it always ends with a whole answer: if the
//! model fails in any way, the composed one, with a note that says so.

mod singly;

use crate::knowledge::Knowledge;
use crate::metrics::Metrics;
use crate::prompt::{self, Prompt, TEMPLATES};
use crate::upstream::{Upstream, UpstreamError};
use serde::Serialize;
use singly::Single;
use tokio::sync::mpsc::Sender;
use tokio::time::Instant;
use waymark_advice::Language;
use waymark_advice::answer::{Answer, Explanation, Origin, Part, Place, Review, Sentence};
use waymark_advice::check::assemble::Accepted;
use waymark_advice::check::{AskAssembly, Draft, ExplainAssembly, Grounds, Report, ReviewAssembly};
use waymark_advice::fact::{FactId, FactKind, Sheet};
use waymark_advice::text::overlap;

/// Version of the events and of the final answer.
pub const VERSION: u32 = 1;

/// What is asked.
#[derive(Debug, Clone)]
pub enum Task {
    /// Explain the results.
    Explain,
    /// Answer this question.
    Ask(String),
    /// Doubt the results.
    Review,
}

/// Why a model did not write the answer, or not all of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Note {
    /// No model is configured.
    NoModel,
    /// The model is busy, or today's money is spent.
    Busy,
    /// The model could not be reached, failed, or took too long.
    Unavailable,
    /// The model broke off; what it had said and held was kept.
    Incomplete,
    /// The model answered, and nothing that it said held.
    NothingHeld,
}

/// Who wrote the answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mode {
    /// A model, at least in part.
    Model,
    /// The composer alone.
    Composed,
}

/// The content of an answer.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Content {
    /// To [`Task::Explain`].
    Explanation(Explanation),
    /// To [`Task::Ask`].
    Answer(Answer),
    /// To [`Task::Review`].
    Review(Review),
}

/// A fact that the answer rests on.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CitedFact {
    /// Its number in the answer.
    pub id: FactId,
    /// The occupation's code, unless the visitor said it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub occupation: Option<String>,
    /// What it is about.
    pub kind: FactKind,
    /// What it says, in words.
    pub text: String,
    /// Where it comes from.
    pub source: String,
}

/// The whole answer.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Done {
    /// See [`VERSION`].
    pub v: u32,
    /// Version of the templates.
    pub template: &'static str,
    /// Who wrote it.
    pub mode: Mode,
    /// What went otherwise than hoped for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Note>,
    /// The answer.
    #[serde(flatten)]
    pub content: Content,
    /// The facts that its sentences name.
    pub facts: Vec<CitedFact>,
    /// How the model's sentences fared.
    pub report: Report,
}

/// What a client is told while it waits.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    /// The work has begun.
    Start,
    /// A sentence that holds.
    Sentence(Place, Sentence),
    /// The whole answer; nothing follows.
    Done(Box<Done>),
}

/// An answer in the making.
pub struct Job {
    /// What is asked.
    pub task: Task,
    /// In which language.
    pub language: Language,
    /// From which facts.
    pub sheet: Sheet,
    /// When it must be done.
    pub until: Instant,
}

/// One of the three assemblies.
enum Assembly<'a> {
    Explain(ExplainAssembly<'a>),
    Ask(AskAssembly<'a>),
    Review(ReviewAssembly<'a>),
}

impl<'a> Assembly<'a> {
    fn new(job: &'a Job, grounds: Grounds<'a>) -> Self {
        match &job.task {
            Task::Explain => Self::Explain(ExplainAssembly::new(grounds)),
            Task::Ask(question) => Self::Ask(AskAssembly::new(question, grounds)),
            Task::Review => Self::Review(ReviewAssembly::new(grounds)),
        }
    }

    fn push(&mut self, piece: &str) -> Vec<Accepted> {
        match self {
            Self::Explain(assembly) => assembly.push(piece),
            Self::Ask(assembly) => assembly.push(piece),
            Self::Review(assembly) => assembly.push(piece),
        }
    }

    /// A sentence of the model's for this place.
    fn offer(&mut self, place: &Place, draft: &Draft) -> Option<Accepted> {
        match self {
            Self::Explain(assembly) => assembly.offer(place, draft),
            Self::Ask(assembly) => assembly.offer(draft),
            Self::Review(_) => None,
        }
    }

    fn next_text(&mut self) {
        if let Self::Explain(assembly) = self {
            assembly.next_text();
        }
    }

    fn finish(self) -> (Content, Report) {
        match self {
            Self::Explain(assembly) => {
                let (explanation, report) = assembly.finish();
                (Content::Explanation(explanation), report)
            }
            Self::Ask(assembly) => {
                let (answer, report) = assembly.finish();
                (Content::Answer(answer), report)
            }
            Self::Review(assembly) => {
                let (review, report) = assembly.finish();
                (Content::Review(review), report)
            }
        }
    }
}

/// A call to the model.
enum Call {
    /// For all of an answer, or for a part of it with a form.
    Whole(Prompt),
    /// For one sentence.
    Single(Single),
}

/// Whether anybody still waits; sending fails when nobody does.
struct Gone;

impl Job {
    /// Does the job, and says what it has as it has it. Returns early if nobody listens any more.
    pub async fn run(
        self,
        knowledge: &Knowledge,
        upstream: Option<&Upstream>,
        metrics: &Metrics,
        out: Sender<Event>,
    ) {
        // Nobody to tell that nobody listens.
        let _ = self.tell(knowledge, upstream, metrics, &out).await;
    }

    async fn tell(
        &self,
        knowledge: &Knowledge,
        upstream: Option<&Upstream>,
        metrics: &Metrics,
        out: &Sender<Event>,
    ) -> Result<(), Gone> {
        out.send(Event::Start).await.map_err(|_| Gone)?;
        let grounds = Grounds {
            sheet: &self.sheet,
            catalogue: knowledge.catalogue(),
            language: self.language,
            similarity: &overlap,
        };
        let mut assembly = Assembly::new(self, grounds);
        let mut failure = None;
        if let Some(upstream) = upstream {
            for (index, call) in self.calls(upstream).into_iter().enumerate() {
                let heard = match call {
                    Call::Whole(prompt) => {
                        if index > 0 {
                            assembly.next_text();
                        }
                        self.listen(upstream, prompt, &mut assembly, out).await?
                    }
                    Call::Single(single) => self.hear(upstream, single, &mut assembly, out).await?,
                };
                match heard {
                    Ok(()) => metrics.count("waymark_upstream_calls_total", "result", "ok"),
                    Err(error) => {
                        metrics.count("waymark_upstream_calls_total", "result", error.name());
                        let status = if let UpstreamError::Status(status) = error { status } else { 0 };
                        tracing::warn!(error = error.name(), status, "the language model failed");
                        failure = Some(error);
                        break;
                    }
                }
            }
        }
        let (content, report) = assembly.finish();
        if upstream.is_some() {
            metrics.report(&report);
        }
        let note = note(upstream.is_some(), failure, &report);
        self.rest(&content, report.accepted > 0, out).await?;
        let mode = if report.accepted > 0 { Mode::Model } else { Mode::Composed };
        let facts = self.cited(&content);
        let done = Done { v: VERSION, template: TEMPLATES, mode, note, content, facts, report };
        out.send(Event::Done(Box::new(done))).await.map_err(|_| Gone)
    }

    fn calls(&self, upstream: &Upstream) -> Vec<Call> {
        let singly = upstream.settings().sentence_by_sentence && !matches!(self.task, Task::Review);
        if singly {
            return self.singles().into_iter().map(Call::Single).collect();
        }
        self.prompts(upstream).into_iter().map(Call::Whole).collect()
    }

    fn prompts(&self, upstream: &Upstream) -> Vec<Prompt> {
        match &self.task {
            Task::Explain => {
                let codes: Vec<&str> =
                    self.sheet.subjects.iter().map(|subject| subject.code.as_str()).collect();
                let calls = codes.chunks(upstream.settings().roles_per_call);
                calls.map(|codes| prompt::explain(&self.sheet, codes, self.language)).collect()
            }
            Task::Ask(question) => vec![prompt::ask(&self.sheet, question, self.language)],
            Task::Review => vec![prompt::review(&self.sheet, self.language)],
        }
    }

    /// One call: its pieces go to the assembly, and what holds goes out.
    async fn listen(
        &self,
        upstream: &Upstream,
        prompt: Prompt,
        assembly: &mut Assembly<'_>,
        out: &Sender<Event>,
    ) -> Result<Result<(), UpstreamError>, Gone> {
        // Nobody pays for an answer that nobody waits for: the call is dropped with the listener.
        let mut pieces = tokio::select! {
            called = upstream.call(&prompt, self.until) => match called {
                Ok(pieces) => pieces,
                Err(error) => return Ok(Err(error)),
            },
            () = out.closed() => return Err(Gone),
        };
        // It is long, and the answer may take long.
        drop(prompt);
        loop {
            let piece = tokio::select! {
                piece = pieces.next() => piece,
                () = out.closed() => return Err(Gone),
            };
            match piece {
                Ok(Some(piece)) => {
                    for (place, sentence) in assembly.push(&piece) {
                        out.send(Event::Sentence(place, sentence)).await.map_err(|_| Gone)?;
                    }
                }
                Ok(None) => return Ok(Ok(())),
                Err(error) => return Ok(Err(error)),
            }
        }
    }

    /// Sentences that were not sent yet: the composed ones.
    async fn rest(&self, content: &Content, some_sent: bool, out: &Sender<Event>) -> Result<(), Gone> {
        for (place, sentence) in sentences(content) {
            if !some_sent || sentence.origin == Origin::Composed {
                out.send(Event::Sentence(place, sentence.clone())).await.map_err(|_| Gone)?;
            }
        }
        Ok(())
    }

    fn cited(&self, content: &Content) -> Vec<CitedFact> {
        let mut ids: Vec<FactId> =
            sentences(content).iter().flat_map(|(_, sentence)| sentence.facts.iter().copied()).collect();
        ids.sort_unstable();
        ids.dedup();
        ids.into_iter()
            .filter_map(|id| self.sheet.get(id))
            .map(|fact| CitedFact {
                id: fact.id,
                occupation: fact.occupation.clone(),
                kind: fact.kind,
                text: fact.phrase(self.language),
                source: fact.source.clone(),
            })
            .collect()
    }
}

fn note(configured: bool, failure: Option<UpstreamError>, report: &Report) -> Option<Note> {
    match failure {
        _ if !configured => Some(Note::NoModel),
        Some(_) if report.accepted > 0 => Some(Note::Incomplete),
        Some(UpstreamError::Busy | UpstreamError::Budget) => Some(Note::Busy),
        Some(_) => Some(Note::Unavailable),
        None if report.accepted == 0 => Some(Note::NothingHeld),
        None => None,
    }
}

/// Every sentence of an answer with its place.
fn sentences(content: &Content) -> Vec<(Place, &Sentence)> {
    match content {
        Content::Explanation(explanation) => explanation.sentences(),
        Content::Answer(answer) => answer
            .sentences
            .iter()
            .map(|sentence| (Place { code: None, part: Part::Answer }, sentence))
            .collect(),
        Content::Review(review) => review
            .doubts
            .iter()
            .map(|doubt| (Place { code: Some(doubt.code.clone()), part: Part::Doubt }, &doubt.reason))
            .collect(),
    }
}
