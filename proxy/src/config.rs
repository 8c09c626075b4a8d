//! Settings: a TOML file, then the environment, checked before anything starts.
//!
//! Every setting has a default that is safe to run: loopback, no language model, small limits. The key of
//! a language model's provider comes from an environment variable and from nowhere else; it is held in a
//! type that cannot be printed.

use anyhow::{Context, Result, bail, ensure};
use serde::Deserialize;
use std::fmt;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// A secret: it shows itself to nobody who prints it.
#[derive(Clone, Default)]
pub struct Secret(String);

impl Secret {
    /// A secret of these characters.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The secret itself, for the one header that carries it.
    pub(crate) fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("(secret)")
    }
}

/// All settings.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// Address that is listened on.
    pub listen: SocketAddr,
    /// Folder of tables and models, with `manifest.json`; without it `public` in this folder or above.
    pub assets: Option<PathBuf>,
    /// Origins of pages that may ask, such as `https://example.org`. Pages on this machine may ask as
    /// long as the list is empty and the address is a loopback one.
    pub allowed_origins: Vec<String>,
    /// How many proxies of one's own stand in front: the client is that many entries from the end of
    /// `X-Forwarded-For`. With 0 the header is not read.
    pub trusted_proxies: usize,
    /// Whether `/v1/ungrounded` is answered, for the page that compares: what a model says there is not checked.
    pub ungrounded: bool,
    /// Limits.
    pub limits: Limits,
    /// The language model; without it every answer is composed.
    pub upstream: Option<Upstream>,
    /// Address of the Redis where several copies keep their limits together. It may hold a password, so it comes
    /// from the environment and never from the file.
    #[serde(skip)]
    pub redis: Option<Secret>,
}

/// Limits on what clients may do.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Limits {
    /// Requests that a client may make at once, and that it gets back in a minute.
    pub requests_per_minute: u32,
    /// Streams that a client may have open.
    pub streams_per_client: usize,
    /// Streams in all; further requests are turned away.
    pub streams: usize,
    /// Connections in all; further ones wait.
    pub connections: usize,
    /// Clients whose limits are remembered; the longest unseen is forgotten first.
    pub clients: usize,
    /// Largest request body, in bytes.
    pub body_bytes: usize,
    /// Seconds for a request's head and body to arrive.
    pub request_seconds: u64,
    /// Seconds from request to the end of the answer, retries and all.
    pub answer_seconds: u64,
    /// Seconds between heartbeats.
    pub heartbeat_seconds: u64,
    /// Seconds that open answers are given when the program is told to stop.
    pub shutdown_seconds: u64,
}

/// A language model behind an OpenAI-compatible interface.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Upstream {
    /// Base address, to which `/chat/completions` is added: `https://api.openai.com/v1`.
    pub base_url: String,
    /// Model name.
    pub model: String,
    /// Environment variable with the key; empty for none.
    pub key_variable: String,
    /// The key. Never in the file.
    #[serde(skip)]
    pub key: Option<Secret>,
    /// Whether `response_format` with a JSON schema is understood.
    pub json_schema: bool,
    /// Name of the field for the most tokens of an answer: `max_tokens`, or `max_completion_tokens`.
    pub max_tokens_field: String,
    /// Most tokens of an answer.
    pub max_output_tokens: u32,
    /// Most tokens of the facts in a prompt.
    pub max_fact_tokens: usize,
    /// Most tokens of a whole prompt; a request beyond it is composed instead.
    pub max_prompt_tokens: usize,
    /// Occupations that one call explains; small models want 1.
    pub roles_per_call: usize,
    /// Whether a call asks for one plain sentence on one fact, with examples, rather than for a whole answer: for
    /// models too small for the form of one. Reviews are asked for whole in any case.
    pub sentence_by_sentence: bool,
    /// Sampling temperature; left out where negative.
    pub temperature: f32,
    /// Seconds to connect.
    pub connect_seconds: u64,
    /// Seconds for the next piece of an answer to arrive.
    pub idle_seconds: u64,
    /// Tries after the first, where nothing has arrived yet.
    pub retries: u32,
    /// Calls at once.
    pub concurrency: usize,
    /// Dollars for a million tokens of prompts.
    pub input_price: f64,
    /// Dollars for a million tokens of answers.
    pub output_price: f64,
    /// Dollars a day (UTC) after which answers are composed; 0 for no stop, where prices are 0 too.
    pub daily_dollars: f64,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            listen: SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 8787),
            assets: None,
            allowed_origins: Vec::new(),
            trusted_proxies: 0,
            ungrounded: false,
            limits: Limits::default(),
            upstream: None,
            redis: None,
        }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            requests_per_minute: 20,
            streams_per_client: 4,
            streams: 64,
            connections: 1024,
            clients: 10_000,
            body_bytes: 32 * 1024,
            request_seconds: 10,
            answer_seconds: 90,
            heartbeat_seconds: 10,
            shutdown_seconds: 20,
        }
    }
}

impl Default for Upstream {
    fn default() -> Self {
        Self {
            base_url: String::new(),
            model: String::new(),
            key_variable: "WAYMARK_PROXY_KEY".to_owned(),
            key: None,
            json_schema: true,
            max_tokens_field: "max_tokens".to_owned(),
            max_output_tokens: 4_000,
            max_fact_tokens: 3_500,
            max_prompt_tokens: 8_000,
            roles_per_call: 5,
            sentence_by_sentence: false,
            temperature: 0.3,
            connect_seconds: 5,
            idle_seconds: 20,
            retries: 2,
            concurrency: 32,
            input_price: 0.0,
            output_price: 0.0,
            daily_dollars: 0.0,
        }
    }
}

/// Reads a variable of the environment; in tests, of a list.
pub type Variables<'a> = &'a dyn Fn(&str) -> Option<String>;

impl Config {
    /// Settings from a file, if there is one, with the environment over it.
    pub fn load(file: Option<&Path>, variables: Variables<'_>) -> Result<Self> {
        let text = match file {
            Some(path) => std::fs::read_to_string(path).with_context(|| path.display().to_string())?,
            None => String::new(),
        };
        Self::read(&text, variables).with_context(|| match file {
            Some(path) => format!("settings in {}", path.display()),
            None => "settings in the environment".to_owned(),
        })
    }

    /// Settings from the text of a file, with the environment over it.
    pub fn read(text: &str, variables: Variables<'_>) -> Result<Self> {
        // What is quoted of a wrong file could be a key that somebody put there.
        let mut config: Self = toml::from_str(text).map_err(|error| {
            let line =
                error.span().map_or(0, |span| text[..span.start.min(text.len())].lines().count().max(1));
            anyhow::anyhow!("line {line}: {}", error.message())
        })?;
        config.apply(variables)?;
        config.check()?;
        Ok(config)
    }

    fn apply(&mut self, variables: Variables<'_>) -> Result<()> {
        if let Some(listen) = variables("WAYMARK_PROXY_LISTEN") {
            self.listen =
                listen.parse().context("WAYMARK_PROXY_LISTEN is not an address such as 127.0.0.1:8787")?;
        }
        if let Some(assets) = variables("WAYMARK_ASSETS") {
            self.assets = Some(assets.into());
        }
        if let Some(origins) = variables("WAYMARK_PROXY_ORIGINS") {
            self.allowed_origins = origins
                .split(',')
                .map(str::trim)
                .filter(|origin| !origin.is_empty())
                .map(str::to_owned)
                .collect();
        }
        if let Some(count) = variables("WAYMARK_PROXY_TRUSTED") {
            self.trusted_proxies = count.parse().context("WAYMARK_PROXY_TRUSTED is not a number")?;
        }
        if let Some(answered) = variables("WAYMARK_PROXY_UNGROUNDED") {
            self.ungrounded = answered.parse().context("WAYMARK_PROXY_UNGROUNDED is not true or false")?;
        }
        if let Some(url) = variables("WAYMARK_PROXY_UPSTREAM") {
            self.upstream.get_or_insert_default().base_url = url;
        }
        if let Some(model) = variables("WAYMARK_PROXY_MODEL") {
            self.upstream.get_or_insert_default().model = model;
        }
        let redis = variables("WAYMARK_PROXY_REDIS").map(|address| address.trim().to_owned());
        self.redis = redis.filter(|address| !address.is_empty()).map(Secret::new);
        if let Some(upstream) = &mut self.upstream
            && !upstream.key_variable.is_empty()
        {
            let key = variables(&upstream.key_variable).map(|key| key.trim().to_owned());
            upstream.key = key.filter(|key| !key.is_empty()).map(Secret::new);
        }
        Ok(())
    }

    fn check(&self) -> Result<()> {
        for origin in &self.allowed_origins {
            let (scheme, host) = origin.split_once("://").unwrap_or_default();
            ensure!(
                matches!(scheme, "http" | "https") && !host.is_empty() && !host.contains(['/', '*', ' ']),
                "allowed origin `{origin}`: write scheme, host and port only, such as https://example.org"
            );
        }
        if !self.listen.ip().is_loopback() && self.allowed_origins.is_empty() {
            bail!(
                "listening on {} for others needs `allowed_origins`: name the sites that may ask",
                self.listen
            );
        }
        let limits = &self.limits;
        let counts = [
            limits.streams_per_client,
            limits.streams,
            limits.connections,
            limits.clients,
            limits.body_bytes,
            limits.requests_per_minute as usize,
        ];
        let seconds = [limits.request_seconds, limits.answer_seconds, limits.heartbeat_seconds];
        ensure!(counts.iter().all(|&count| count > 0) && seconds.iter().all(|&s| s > 0), "a limit is 0");
        self.upstream.iter().try_for_each(Upstream::check)
    }
}

impl Upstream {
    fn check(&self) -> Result<()> {
        let url = reqwest::Url::parse(&self.base_url).context("upstream.base_url is not an address")?;
        ensure!(
            matches!(url.scheme(), "http" | "https"),
            "upstream.base_url begins with http:// or https://"
        );
        ensure!(
            url.username().is_empty() && url.password().is_none(),
            "upstream.base_url must hold no password"
        );
        ensure!(!self.model.is_empty(), "upstream.model is missing");
        ensure!(self.roles_per_call > 0 && self.concurrency > 0, "upstream: a limit is 0");
        let costs = self.input_price > 0.0 || self.output_price > 0.0;
        ensure!(
            !costs || self.daily_dollars > 0.0,
            "upstream: with prices, `daily_dollars` must say when to stop"
        );
        let local = url.host_str().is_some_and(|host| {
            host == "localhost"
                || host.trim_matches(['[', ']']).parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
        });
        ensure!(
            self.key.is_none() || local || url.scheme() == "https",
            "upstream.base_url: a key is sent to another machine over https only"
        );
        Ok(())
    }
}

impl Limits {
    /// Time for a request to arrive.
    pub fn request_time(&self) -> Duration {
        Duration::from_secs(self.request_seconds)
    }

    /// Time for an answer, from the request on.
    pub fn answer_time(&self) -> Duration {
        Duration::from_secs(self.answer_seconds)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, variables: &[(&str, &str)]) -> Result<Config> {
        let look = |name: &str| {
            variables.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
        };
        Config::read(text, &look)
    }

    #[test]
    fn without_settings_it_is_on_loopback_and_composes() {
        let config = read("", &[]).unwrap();
        assert!(config.listen.ip().is_loopback());
        assert!(config.upstream.is_none());
    }

    #[test]
    fn the_environment_goes_over_the_file() {
        let text = "trusted_proxies = 1\n[upstream]\nbase_url = \"https://a.example/v1\"\nmodel = \"m\"";
        let config = read(text, &[("WAYMARK_PROXY_MODEL", "n"), ("WAYMARK_PROXY_KEY", "k")]).unwrap();
        let upstream = config.upstream.unwrap();
        assert_eq!((upstream.model.as_str(), config.trusted_proxies), ("n", 1));
        assert!(upstream.key.is_some());
    }

    #[test]
    fn unsafe_or_wrong_settings_are_refused_by_name() {
        let upstream = "[upstream]\nmodel = \"m\"\nbase_url = ";
        let cases = [
            ("listen = \"0.0.0.0:80\"".to_owned(), "allowed_origins"),
            ("allowed_origins = [\"*\"]".to_owned(), "allowed origin"),
            ("allowed_origins = [\"https://example.org/path\"]".to_owned(), "allowed origin"),
            ("[limits]\nstreams = 0".to_owned(), "a limit is 0"),
            ("streems = 1".to_owned(), "streems"),
            (format!("{upstream}\"ftp://x\""), "http"),
            (format!("{upstream}\"https://user:pass@x/v1\""), "no password"),
            (format!("{upstream}\"https://x/v1\"\ninput_price = 1.0"), "daily_dollars"),
            (format!("{upstream}\"http://x.example/v1\""), "https only"),
            (format!("{upstream}\"https://x/v1\"\nkey = \"sk-123\""), "key"),
        ];
        for (text, expected) in cases {
            let error = format!("{:#}", read(&text, &[("WAYMARK_PROXY_KEY", "k")]).unwrap_err());
            assert!(error.contains(expected), "{text}: {error}");
            assert!(!error.contains("sk-123"), "{error}");
        }
    }

    #[test]
    fn a_secret_is_never_printed() {
        let text = "[upstream]\nbase_url = \"https://a.example/v1\"\nmodel = \"m\"";
        let config = read(text, &[("WAYMARK_PROXY_KEY", "sk-123")]).unwrap();
        assert!(!format!("{config:?}").contains("sk-123"));
    }
}
