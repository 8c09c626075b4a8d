//! The worker that owns the model and the tables: it loads them, and answers the page's questions.

use futures::FutureExt;
use futures::future::{LocalBoxFuture, Shared};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use waymark_app::services::fetch::{self, Copy, FetchFailure};
use waymark_app::services::language;
use waymark_app::services::rest;
use waymark_app::services::timer::turn;
use waymark_app::state::queue::{Queue, SUPERSEDED};
use waymark_app::takeaway::{self, NoAnswer};
use waymark_engine::service::{Service, Unanswered};
use waymark_schema::manifest::{Asset, MANIFEST_VERSION, Manifest};
use waymark_schema::message::{Answer, Question, Reply, Request};

/// What the engine cannot answer anything without.
const FIRST: [&str; 3] = ["core", "encoder", "ranker"];
/// What is fetched once the engine is ready, in the order of likely need.
const LATER: [&str; 3] = ["titles", PROGRAM, "details"];
/// The rest of this program, among the assets.
const PROGRAM: &str = "program";

/// Whether a first visit may ask this. The release build runs these questions to find out what the first part of this
/// program needs (`xtask/src/rest/exercise.mjs`); whatever else is asked waits for the rest.
fn is_early(question: &Question) -> bool {
    matches!(
        question,
        Question::CompleteTitle { .. }
            | Question::UnderstandTitle { .. }
            | Question::SuggestSkills { .. }
            | Question::CompleteSkill { .. }
            | Question::Recommend { .. }
            | Question::Gaps { .. }
            | Question::Occupation { .. }
            | Question::Areas
            | Question::Sources
    )
}

fn main() {
    #[cfg(debug_assertions)]
    console_error_panic_hook::set_once();
    let desk = Rc::new(Desk::default());
    let on_message = Closure::<dyn FnMut(_)>::new(move |event: web_sys::MessageEvent| desk.receive(&event));
    scope().set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    // The worker listens for as long as it lives.
    on_message.forget();
}

fn scope() -> web_sys::DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

fn post(reply: &Reply) {
    // As text: to build an object from here, field by field, and to copy it to the page, takes several times as long.
    if let Ok(message) = serde_json::to_string(reply) {
        // A page that has gone away hears nothing, and wants nothing.
        let _ = scope().post_message(&message.into());
    }
}

fn post_failure(id: Option<u32>, failure: FetchFailure) {
    post(&Reply::Failure { id, message: failure.message, retry: failure.retry });
}

/// An asset on its way into the service.
type Arrival = Shared<LocalBoxFuture<'static, Result<(), FetchFailure>>>;

/// The release that the assets belong to.
struct Release {
    /// Address that the assets' paths are relative to.
    root: String,
    manifest: Manifest,
}

/// Everything the worker holds.
#[derive(Default)]
struct Desk {
    queue: RefCell<Queue>,
    service: RefCell<Option<Service>>,
    release: RefCell<Option<Release>>,
    arrivals: RefCell<BTreeMap<String, Arrival>>,
    /// Whether the rest of this program is there.
    is_whole: Cell<bool>,
    loading: Cell<bool>,
    working: Cell<bool>,
}

impl Desk {
    fn receive(self: &Rc<Self>, event: &web_sys::MessageEvent) {
        if language::hear(&event.data()) {
            return;
        }
        // What is not of the protocol has no number to answer to.
        let Ok(request) = serde_wasm_bindgen::from_value::<Request>(event.data()) else { return };
        if let Question::Load { manifest } = request.body {
            self.begin(manifest);
            post(&Reply::Answer { id: request.id, body: Box::new(Answer::Load) });
            return;
        }
        let superseded = self.queue.borrow_mut().push(request);
        superseded.into_iter().for_each(post_superseded);
        self.work();
    }

    /// Loads what comes first, unless that is under way or done.
    fn begin(self: &Rc<Self>, manifest: String) {
        if self.service.borrow().is_some() || self.loading.replace(true) {
            return;
        }
        let desk = Rc::clone(self);
        spawn_local(async move {
            let outcome = desk.load(&manifest).await;
            desk.loading.set(false);
            match outcome {
                Ok(()) => {
                    post(&Reply::Ready);
                    desk.work();
                    for key in LATER {
                        // What fails here is fetched again, and its failure told, when it is needed.
                        let _ = desk.fetch_in(key).await;
                    }
                }
                Err(failure) => post_failure(None, failure),
            }
        });
    }

    async fn load(self: &Rc<Self>, address: &str) -> Result<(), FetchFailure> {
        let manifest: Manifest = fetch::json(address).await?;
        if manifest.v != MANIFEST_VERSION {
            let message = format!(
                "The site’s list of files has version {} and this page reads version {MANIFEST_VERSION}: reload the page.",
                manifest.v
            );
            return Err(FetchFailure { message, retry: true });
        }
        let release = Release { root: folder(address), manifest };
        let [core, encoder, ranker] = load_first(&release).await?;
        *self.release.borrow_mut() = Some(release);
        // What is needed next comes over the network while the engine is made ready.
        let next = self.fetch_in(LATER[0]);
        spawn_local(async { drop(next.await) });
        let_what_was_spawned_begin().await;
        let service = Service::new(&core, &encoder, &ranker)
            .map_err(|error| FetchFailure { message: error.to_string(), retry: true })?;
        *self.service.borrow_mut() = Some(service);
        Ok(())
    }

    /// Answers what waits, one question at a time, listening to the page in between.
    fn work(self: &Rc<Self>) {
        if self.service.borrow().is_none() || self.working.replace(true) {
            return;
        }
        let desk = Rc::clone(self);
        spawn_local(async move {
            while let Some(request) = desk.next() {
                desk.answer(request);
                // Messages that have come meanwhile may make what waits pointless.
                turn().await;
            }
            desk.working.set(false);
        });
    }

    fn next(&self) -> Option<Request> {
        self.queue.borrow_mut().pop()
    }

    fn answer(self: &Rc<Self>, request: Request) {
        if !self.is_whole.get() && !is_early(&request.body) {
            self.answer_after(PROGRAM, request);
            return;
        }
        let outcome = self.service.borrow().as_ref().map(|service| takeaway::answer(service, &request.body));
        match outcome {
            Some(Ok(answer)) => post(&Reply::Answer { id: request.id, body: Box::new(answer) }),
            Some(Err(NoAnswer::Engine(Unanswered::Needs(key)))) => self.answer_after(&key, request),
            Some(Err(error)) => {
                post(&Reply::Failure { id: Some(request.id), message: error.to_string(), retry: false });
            }
            // Work begins only once there is a service.
            None => self.queue.borrow_mut().put_back(request).into_iter().for_each(post_superseded),
        }
    }

    /// Fetches an asset and asks again.
    fn answer_after(self: &Rc<Self>, key: &str, request: Request) {
        let desk = Rc::clone(self);
        let arrival = self.fetch_in(key);
        spawn_local(async move {
            match arrival.await {
                Ok(()) => {
                    let superseded = desk.queue.borrow_mut().put_back(request);
                    superseded.into_iter().for_each(post_superseded);
                    desk.work();
                }
                Err(failure) => post_failure(Some(request.id), failure),
            }
        });
    }

    /// Brings an asset into the service; whoever needs it meanwhile waits for the same arrival. Which one that is, is
    /// settled at once: a task later it may be over.
    fn fetch_in(self: &Rc<Self>, key: &str) -> impl Future<Output = Result<(), FetchFailure>> + use<> {
        let known = self.arrivals.borrow().get(key).cloned();
        let arrival = known.unwrap_or_else(|| {
            let (desk, wanted) = (Rc::clone(self), key.to_owned());
            let arrival = async move { desk.bring(&wanted).await }.boxed_local().shared();
            self.arrivals.borrow_mut().insert(key.to_owned(), arrival.clone());
            arrival
        });
        let (desk, key) = (Rc::clone(self), key.to_owned());
        async move {
            let outcome = arrival.await;
            // An asset that has arrived is in the service, which will not ask for it again unless it was
            // dropped there; one that has not may be tried again.
            desk.arrivals.borrow_mut().remove(&key);
            outcome
        }
    }

    async fn bring(&self, key: &str) -> Result<(), FetchFailure> {
        if key == PROGRAM {
            rest::bring().await?;
            self.is_whole.set(true);
            return Ok(());
        }
        let (address, asset) = {
            let release = self.release.borrow();
            let asset = release.as_ref().and_then(|release| {
                release
                    .manifest
                    .assets
                    .get(key)
                    .map(|asset| (release.root.clone() + &asset.path, asset.clone()))
            });
            asset.ok_or_else(|| FetchFailure {
                message: format!("This release of the site has no data file “{key}”."),
                retry: false,
            })?
        };
        let content = checked(&address, key, &asset, |_| {}).await?;
        let mut service = self.service.borrow_mut();
        let Some(service) = service.as_mut() else { return Ok(()) };
        service.add(key, &content).map_err(|error| FetchFailure { message: error.to_string(), retry: true })
    }
}

/// Waits for the tasks that were spawned before to begin; no message is heard meanwhile.
async fn let_what_was_spawned_begin() {
    let _ = JsFuture::from(js_sys::Promise::resolve(&JsValue::UNDEFINED)).await;
}

fn post_superseded(id: u32) {
    post(&Reply::Failure { id: Some(id), message: SUPERSEDED.to_owned(), retry: false });
}

/// Fetches the first assets together, telling the page how many bytes have come.
async fn load_first(release: &Release) -> Result<[Vec<u8>; 3], FetchFailure> {
    let mut assets = Vec::new();
    for key in FIRST {
        let asset = release.manifest.assets.get(key).ok_or_else(|| FetchFailure {
            message: format!("The site’s list of files lacks “{key}”: it was built incompletely."),
            retry: true,
        })?;
        assets.push((key, asset));
    }
    let total = assets.iter().map(|(_, asset)| asset.bytes).sum();
    let loaded = Cell::new(0);
    post(&Reply::Progress { loaded: 0, total });
    let count = |more: u64| {
        loaded.set(loaded.get() + more);
        post(&Reply::Progress { loaded: loaded.get(), total });
    };
    let fetched = assets.iter().map(|(key, asset)| {
        let address = release.root.clone() + &asset.path;
        async move { checked(&address, key, asset, count).await }
    });
    let contents = futures::future::try_join_all(fetched).await?;
    contents.try_into().map_err(|_| FetchFailure { message: "A file is missing.".to_owned(), retry: true })
}

/// Fetches an asset and checks it; a damaged copy is fetched once more, past the browser's cache.
async fn checked(
    address: &str,
    key: &str,
    asset: &Asset,
    count: impl Fn(u64),
) -> Result<Vec<u8>, FetchFailure> {
    let content = fetch::bytes(address, Copy::Kept, asset.bytes, &count).await?;
    if fetch::check(key, &content, asset.bytes, &asset.sha256).await.is_ok() {
        return Ok(content);
    }
    let content = fetch::bytes(address, Copy::Fresh, asset.bytes, |_| {}).await?;
    fetch::check(key, &content, asset.bytes, &asset.sha256).await?;
    Ok(content)
}

/// The address up to its last slash.
fn folder(address: &str) -> String {
    address.rsplit_once('/').map_or_else(String::new, |(folder, _)| folder.to_owned() + "/")
}
