//! The reference proxy: from a click to a written answer, by way of a language model and a check.
//!
//! From the outside in: [`server`] takes connections; [`routes`] takes requests, past [`origin`],
//! [`client`], [`limits`] and, between several copies, [`shared`]; [`knowledge`] turns codes into facts; [`answer`] lets a model speak and
//! passes on what holds, [`ungrounded`] shows what it says without facts, where the settings allow it; [`prompt`] holds the templates and [`upstream`] the model; [`config`] says how
//! all that is set, [`metrics`] counts, [`error`] is what a client sees when there is no answer.
//!
//! It keeps no state that another copy would need, writes down nothing that anybody sends, and always
//! ends with an answer: `waymark-advice` composes one from the same facts when the model cannot.

pub mod answer;
pub mod client;
pub mod config;
pub mod error;
pub mod knowledge;
pub mod limits;
pub mod metrics;
pub mod origin;
pub mod prompt;
mod routes;
pub mod server;
pub mod shared;
pub mod ungrounded;
pub mod upstream;

use config::Config;
use knowledge::Knowledge;
use limits::Gate;
use metrics::Metrics;
use shared::Shared;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use tokio::sync::Semaphore;
use upstream::Upstream;

/// Everything that requests share.
pub struct Service {
    config: Config,
    knowledge: Arc<Knowledge>,
    upstream: Option<Upstream>,
    gate: Arc<Gate>,
    shared: Option<Shared>,
    metrics: Arc<Metrics>,
    /// Requests whose facts are being gathered: as many at once as there are processors, for it is arithmetic.
    gathering: Semaphore,
    stopping: AtomicBool,
}

impl Service {
    /// A service with these settings, and the release that they name.
    pub fn open(config: Config) -> anyhow::Result<Arc<Self>> {
        let knowledge = Knowledge::open(config.assets.as_deref())?;
        Self::with_knowledge(config, Arc::new(knowledge))
    }

    /// A service with a release that is already loaded.
    pub fn with_knowledge(config: Config, knowledge: Arc<Knowledge>) -> anyhow::Result<Arc<Self>> {
        let shared = config.redis.as_ref().map(Shared::open).transpose()?;
        let upstream = config.upstream.as_ref();
        let upstream = upstream.map(|settings| Upstream::new(settings, shared.clone())).transpose()?;
        let gate = Arc::new(Gate::new(&config.limits));
        Ok(Arc::new(Self {
            config,
            knowledge,
            upstream,
            gate,
            shared,
            metrics: Arc::new(Metrics::default()),
            gathering: Semaphore::new(std::thread::available_parallelism().map_or(1, usize::from)),
            stopping: AtomicBool::new(false),
        }))
    }

    /// From now on this copy is not ready, and takes no further requests.
    pub fn stop(&self) {
        self.stopping.store(true, Ordering::Relaxed);
    }

    /// The settings.
    pub fn config(&self) -> &Config {
        &self.config
    }
}

/// The proxy as a router.
pub fn app(service: Arc<Service>) -> axum::Router {
    routes::router(service)
}
