//! The built site on this machine, with the headers that a good host sends.

use crate::build::{self, Mode};
use crate::workspace;
use anyhow::{Context, Result, bail};
use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{CACHE_CONTROL, HeaderName, LOCATION, X_CONTENT_TYPE_OPTIONS};
use axum::http::{HeaderValue, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use clap::Args;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;
use std::thread;
use tower::ServiceExt;
use tower_http::services::{ServeDir, ServeFile};
use tower_http::set_status::SetStatus;

/// How to serve.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Port on this machine.
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Path under which the site lives, to try what a host's sub-folder would do.
    #[arg(long, default_value = "/")]
    prefix: String,
    /// Serve what `dist/` has, without building.
    #[arg(long)]
    no_build: bool,
    /// Build quickly, without optimising and compressing.
    #[arg(long, conflicts_with = "no_build")]
    dev: bool,
}

/// The files, and where they live.
#[derive(Clone)]
struct Site {
    /// Begins and ends with a slash.
    prefix: String,
    files: ServeDir<SetStatus<ServeFile>>,
}

/// Builds unless told not to, and serves until stopped.
pub(crate) fn serve(options: &Options) -> Result<()> {
    if !options.no_build {
        build::build(if options.dev { Mode::Dev } else { Mode::Release })?;
    }
    let dist = workspace::dist()?;
    if !dist.join("index.html").is_file() {
        bail!("{} has no site: build it with `cargo xtask build`", dist.display());
    }
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, options.port))
        .with_context(|| format!("port {} is taken: choose another with --port", options.port))?;
    println!("Serving http://{}{} (stop with Ctrl-C)", listener.local_addr()?, slashed(&options.prefix));
    run(listener, app(&dist, &options.prefix))
}

/// Serves `dist` on a free port in the background for as long as this program runs.
pub(crate) fn spawn(dist: &Path, prefix: &str) -> Result<SocketAddr> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("no port is free")?;
    let address = listener.local_addr()?;
    let app = app(dist, prefix);
    thread::spawn(move || {
        if let Err(error) = run(listener, app) {
            eprintln!("error: the server stopped: {error:#}");
        }
    });
    Ok(address)
}

fn run(listener: TcpListener, app: Router) -> Result<()> {
    listener.set_nonblocking(true)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        axum::serve(tokio::net::TcpListener::from_std(listener)?, app).await.context("the server stopped")
    })
}

/// The whole site under a prefix.
fn app(dist: &Path, prefix: &str) -> Router {
    let prefix = slashed(prefix);
    let not_found = ServeFile::new(dist.join("404.html")).precompressed_br();
    let files = ServeDir::new(dist)
        .precompressed_br()
        .redirect_path_prefix(prefix.trim_end_matches('/'))
        .not_found_service(not_found);
    Router::new().fallback(respond).with_state(Site { prefix, files })
}

/// The prefix with one slash at each end.
fn slashed(prefix: &str) -> String {
    let inner = prefix.trim_matches('/');
    if inner.is_empty() { "/".into() } else { format!("/{inner}/") }
}

async fn respond(State(site): State<Site>, mut request: Request) -> Response {
    let path = request.uri().path();
    let Some(inner) = path.strip_prefix(&site.prefix) else {
        // Relative links in the start page need the slash at the end.
        if format!("{path}/") == site.prefix {
            return (StatusCode::PERMANENT_REDIRECT, [(LOCATION, site.prefix)]).into_response();
        }
        return (StatusCode::NOT_FOUND, format!("The site is at {}\n", site.prefix)).into_response();
    };
    let caching = caching(inner);
    let query = request.uri().query().map(|query| format!("?{query}")).unwrap_or_default();
    match format!("/{inner}{query}").parse::<Uri>() {
        Ok(uri) => *request.uri_mut() = uri,
        Err(_) => return StatusCode::BAD_REQUEST.into_response(),
    }
    let Ok(response) = site.files.oneshot(request).await;
    let mut response = response.map(Body::new);
    let caching = if response.status().is_success() { caching } else { "no-cache" };
    set(&mut response, CACHE_CONTROL, caching);
    set(&mut response, X_CONTENT_TYPE_OPTIONS, "nosniff");
    response
}

fn set(response: &mut Response, name: HeaderName, value: &'static str) {
    response.headers_mut().insert(name, HeaderValue::from_static(value));
}

/// A file whose name carries a hash never changes; any other is asked for again.
fn caching(path: &str) -> &'static str {
    let file = path.rsplit('/').next().unwrap_or(path);
    if has_hash(file) { "public, max-age=31536000, immutable" } else { "no-cache" }
}

/// Whether a part of the file name is at least eight hexadecimal digits, one of them a figure.
fn has_hash(file: &str) -> bool {
    file.split(|character: char| !character.is_ascii_alphanumeric()).any(|part| {
        part.len() >= 8
            && part.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
            && part.bytes().any(|byte| byte.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::header::{ACCEPT_ENCODING, CONTENT_ENCODING, CONTENT_TYPE};
    use std::fs;

    /// Status and the headers that matter, by path.
    fn ask(app: &Router, path: &str) -> (u16, [String; 4]) {
        let request = Request::get(path).header(ACCEPT_ENCODING, "br").body(Body::empty()).unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let response = runtime.block_on(app.clone().oneshot(request)).unwrap();
        let header = |name| {
            let value = response.headers().get(name);
            value.map(|value| value.to_str().unwrap().to_owned()).unwrap_or_default()
        };
        (
            response.status().as_u16(),
            [header(CONTENT_TYPE), header(CONTENT_ENCODING), header(CACHE_CONTROL), header(LOCATION)],
        )
    }

    #[test]
    fn each_file_has_its_status_type_encoding_and_caching() {
        let dist = std::env::temp_dir().join(format!("waymark-serve-{}", std::process::id()));
        fs::create_dir_all(dist.join("occupation/15-1252.00")).unwrap();
        for file in
            ["index.html", "404.html", "app-0123456789abcdef_bg.wasm", "occupation/15-1252.00/index.html"]
        {
            fs::write(dist.join(file), "x").unwrap();
        }
        fs::write(dist.join("app-0123456789abcdef_bg.wasm.br"), "y").unwrap();
        let app = app(&dist, "guide/waymark");
        let hashed = "public, max-age=31536000, immutable";
        let cases = [
            ("/guide/waymark/", 200, ["text/html", "", "no-cache", ""]),
            ("/guide/waymark", 308, ["", "", "", "/guide/waymark/"]),
            ("/guide/waymark/app-0123456789abcdef_bg.wasm", 200, ["application/wasm", "br", hashed, ""]),
            ("/guide/waymark/occupation/15-1252.00/", 200, ["text/html", "", "no-cache", ""]),
            (
                "/guide/waymark/occupation/15-1252.00",
                307,
                ["", "", "no-cache", "/guide/waymark/occupation/15-1252.00/"],
            ),
            ("/guide/waymark/nothing", 404, ["text/html", "", "no-cache", ""]),
            ("/guide/waymark/../../etc/passwd", 404, ["text/html", "", "no-cache", ""]),
            ("/elsewhere", 404, ["text/plain; charset=utf-8", "", "", ""]),
        ];
        let mut failures = Vec::new();
        for (path, status, headers) in cases {
            let answer = ask(&app, path);
            if answer != (status, headers.map(String::from)) {
                failures.push(format!("{path}: {answer:?}"));
            }
        }
        fs::remove_dir_all(&dist).unwrap();
        assert!(failures.is_empty(), "{failures:#?}");
    }

    #[test]
    fn only_names_with_a_hash_are_kept_for_ever() {
        let cases = [
            ("app-0123456789abcdef.js", true),
            ("core-9f86d081.bin", true),
            ("core.9f86d081.bin", true),
            ("worker_bg.wasm", false),
            ("manifest.json", false),
            ("deadbeef.html", false),
            ("", false),
        ];
        for (file, expected) in cases {
            assert_eq!(has_hash(file), expected, "{file}");
        }
    }

    #[test]
    fn a_prefix_has_one_slash_at_each_end() {
        for (prefix, expected) in [("", "/"), ("/", "/"), ("a", "/a/"), ("/a/b/", "/a/b/")] {
            assert_eq!(slashed(prefix), expected);
        }
    }
}
