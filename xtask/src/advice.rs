//! The proxy beside the served site: a process of its own, and the way from the site's address to it.
//!
//! The page asks its own origin, under [`FOLDER`], and what it asks is passed on; so it works under any address
//! at which the site is reached, and needs no leave for another origin. The page finds the folder in the
//! `waymark-proxy` tag of its head, which is empty in the built files and filled in as they are served.

use crate::run::announce;
use crate::workspace;
use anyhow::{Context, Result, bail};
use axum::body::Body;
use axum::extract::Request;
use axum::http::header::{CONNECTION, HOST, HeaderName, HeaderValue, TRANSFER_ENCODING, UPGRADE};
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use clap::Args;
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::process::{Child, Command};
use std::time::{Duration, Instant};
use std::{env, thread};

/// Where the proxy is, from the root of the site.
pub(crate) const FOLDER: &str = "advice/";
/// The tag as the built files have it.
const EMPTY: &str = r#"<meta name="waymark-proxy" content="" />"#;
/// Time for the proxy to load the release.
const PATIENCE: Duration = Duration::from_mins(1);

/// Which language model the proxy asks.
#[derive(Debug, Clone, Default, Args)]
#[group(skip)]
pub(crate) struct Options {
    /// A language model's address with an OpenAI-compatible interface, such as <http://127.0.0.1:11434/v1>. Its key,
    /// if it needs one, comes from `$WAYMARK_PROXY_KEY`. Without it, advice is composed and needs no key.
    #[arg(long, value_name = "URL", requires = "model", conflicts_with = "no_proxy")]
    upstream: Option<String>,
    /// Name of the language model.
    #[arg(long, value_name = "NAME", requires = "upstream")]
    model: Option<String>,
    /// File of further settings for the proxy; proxy/README.md lists them.
    #[arg(long, value_name = "FILE", conflicts_with = "no_proxy")]
    proxy_config: Option<std::path::PathBuf>,
    /// Start no proxy: the site alone, as on a plain host of files.
    #[arg(long)]
    no_proxy: bool,
}

/// The proxy, for as long as this lives.
pub(crate) struct Proxy {
    child: Child,
    address: SocketAddr,
}

impl Proxy {
    /// Builds and starts the proxy, unless the options say that none is wanted.
    pub(crate) fn start(options: &Options) -> Result<Option<Self>> {
        if options.no_proxy {
            return Ok(None);
        }
        let root = workspace::root()?;
        // As the native tests build it: chosen alone, its dependencies would get other features, and with them be
        // compiled once more.
        crate::run::run(
            "Building the proxy",
            Command::new("cargo")
                .args(["build", "--workspace", "--exclude", "waymark", "--bin", "waymark-proxy"])
                .current_dir(&root),
        )?;
        let program =
            workspace::target()?.join("debug").join(format!("waymark-proxy{}", env::consts::EXE_SUFFIX));
        // The port is free now, and nobody else on this machine is likely to take it in the next moment.
        let address = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("no port is free")?.local_addr()?;
        let mut command = Command::new(&program);
        command.env("WAYMARK_PROXY_LISTEN", address.to_string()).env("WAYMARK_ASSETS", root.join("public"));
        if let Some(file) = &options.proxy_config {
            command.arg("--config").arg(file);
        }
        for (name, value) in
            [("WAYMARK_PROXY_UPSTREAM", &options.upstream), ("WAYMARK_PROXY_MODEL", &options.model)]
        {
            if let Some(value) = value {
                command.env(name, value);
            }
        }
        announce("Starting the proxy");
        let child = command.spawn().with_context(|| format!("cannot start {}", program.display()))?;
        let mut proxy = Self { child, address };
        proxy.wait()?;
        Ok(Some(proxy))
    }

    /// Where it listens.
    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    fn wait(&mut self) -> Result<()> {
        let begin = Instant::now();
        while begin.elapsed() < PATIENCE {
            if let Some(status) = self.child.try_wait()? {
                bail!("the proxy ended at once ({status})");
            }
            if TcpStream::connect(self.address).is_ok() {
                return Ok(());
            }
            thread::sleep(Duration::from_millis(100));
        }
        bail!("the proxy did not start within {} seconds", PATIENCE.as_secs())
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        // It may have ended by itself, with the Ctrl-C that ends this program too.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The way to the proxy.
#[derive(Debug, Clone)]
pub(crate) struct Way {
    to: SocketAddr,
    client: Client<HttpConnector, Body>,
}

impl Way {
    /// The way to a proxy at this address.
    pub(crate) fn new(to: SocketAddr) -> Self {
        Self { to, client: Client::builder(TokioExecutor::new()).build_http() }
    }

    /// Passes a request on, with what comes after [`FOLDER`] as its path, and its answer back as it arrives.
    pub(crate) async fn pass(&self, mut request: Request, path: &str) -> Response {
        let Ok(uri) = format!("http://{}/{path}", self.to).parse::<Uri>() else {
            return StatusCode::BAD_REQUEST.into_response();
        };
        *request.uri_mut() = uri;
        // These are of the connection, and not of what is asked.
        for name in [HOST, CONNECTION, UPGRADE, TRANSFER_ENCODING, HeaderName::from_static("keep-alive")] {
            request.headers_mut().remove(name);
        }
        if let Ok(host) = HeaderValue::from_str(&self.to.to_string()) {
            request.headers_mut().insert(HOST, host);
        }
        match self.client.request(request).await {
            Ok(response) => response.map(Body::new),
            Err(_) => (StatusCode::BAD_GATEWAY, "The proxy does not answer.\n").into_response(),
        }
    }
}

/// The page, with the tag that says where the proxy is.
pub(crate) fn name_proxy(html: &str) -> String {
    html.replacen(EMPTY, &EMPTY.replace(r#"content="""#, &format!(r#"content="{FOLDER}""#)), 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_names_the_proxy_relative_to_its_base() {
        let page = format!("<head><base href=\"../\" />{EMPTY}</head>");
        assert_eq!(
            name_proxy(&page),
            r#"<head><base href="../" /><meta name="waymark-proxy" content="advice/" /></head>"#
        );
        assert_eq!(name_proxy("<p>none</p>"), "<p>none</p>");
    }

    #[test]
    fn the_shell_has_the_tag_that_is_filled_in() {
        let html = std::fs::read_to_string(workspace::root().unwrap().join("index.html")).unwrap();
        assert_eq!(html.matches(EMPTY).count(), 1);
    }
}
