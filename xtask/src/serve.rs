//! The built site on this machine, with the headers that a good host sends.

use crate::advice::{self, Proxy, Way};
use crate::build::{self, Mode};
use crate::workspace;
use anyhow::{Context, Result, bail};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::{
    ACCEPT_RANGES, CACHE_CONTROL, CONTENT_LENGTH, HeaderName, IF_MODIFIED_SINCE, IF_UNMODIFIED_SINCE,
    LAST_MODIFIED, LOCATION, RANGE, X_CONTENT_TYPE_OPTIONS,
};
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
    #[command(flatten)]
    proxy: advice::Options,
}

/// The files, and where they live.
#[derive(Clone)]
struct Site {
    /// Begins and ends with a slash.
    prefix: String,
    files: ServeDir<SetStatus<ServeFile>>,
    /// The pages, uncompressed, for they are changed on their way.
    pages: ServeDir<SetStatus<ServeFile>>,
    /// The way to the proxy, if one runs beside.
    proxy: Option<Way>,
}

/// Builds unless told not to, and serves until stopped.
pub(crate) fn serve(options: &Options) -> Result<()> {
    if !options.no_build {
        build::build(if options.dev { Mode::Dev } else { Mode::Release }, None)?;
    }
    let dist = workspace::dist()?;
    if !dist.join("index.html").is_file() {
        bail!("{} has no site: build it with `cargo xtask build`", dist.display());
    }
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, options.port))
        .with_context(|| format!("port {} is taken: choose another with --port", options.port))?;
    let proxy = Proxy::start(&options.proxy)?;
    println!("Serving http://{}{} (stop with Ctrl-C)", listener.local_addr()?, slashed(&options.prefix));
    // The proxy is stopped when this function ends, and so it must: not by dying of a signal.
    run(listener, app(&dist, &options.prefix, proxy.as_ref().map(Proxy::address)), stopped())
}

/// Serves `dist` on a free port in the background for as long as this program runs, with the proxy at this
/// address, if there is one.
pub(crate) fn spawn(dist: &Path, prefix: &str, proxy: Option<SocketAddr>) -> Result<SocketAddr> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("no port is free")?;
    let address = listener.local_addr()?;
    let app = app(dist, prefix, proxy);
    thread::spawn(move || {
        if let Err(error) = run(listener, app, std::future::pending()) {
            eprintln!("error: the server stopped: {error:#}");
        }
    });
    Ok(address)
}

/// Waits for Ctrl-C, or for SIGTERM.
async fn stopped() {
    let interrupt = async {
        // Without a handler for it the program stops by itself, which is what is wanted.
        let _ = tokio::signal::ctrl_c().await;
    };
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let Ok(mut terminate) = signal(SignalKind::terminate()) else { return interrupt.await };
        tokio::select! {
            () = interrupt => {}
            _ = terminate.recv() => {}
        }
    }
    #[cfg(not(unix))]
    interrupt.await;
}

/// Serves until `stop` is done; open connections are not waited for.
fn run(listener: TcpListener, app: Router, stop: impl Future<Output = ()>) -> Result<()> {
    listener.set_nonblocking(true)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        tokio::select! {
            ended = axum::serve(listener, app) => ended.context("the server stopped"),
            () = stop => Ok(()),
        }
    })
}

/// The whole site under a prefix.
fn app(dist: &Path, prefix: &str, proxy: Option<SocketAddr>) -> Router {
    let prefix = slashed(prefix);
    let not_found = ServeFile::new(dist.join("404.html"));
    let served = |not_found| {
        let folder = ServeDir::new(dist).redirect_path_prefix(prefix.trim_end_matches('/'));
        folder.not_found_service(not_found)
    };
    let pages = served(not_found.clone());
    let files = served(not_found.precompressed_br()).precompressed_br();
    Router::new().fallback(respond).with_state(Site { files, pages, proxy: proxy.map(Way::new), prefix })
}

/// The prefix with one slash at each end.
fn slashed(prefix: &str) -> String {
    let inner = prefix.trim_matches('/');
    if inner.is_empty() { "/".into() } else { format!("/{inner}/") }
}

async fn respond(State(site): State<Site>, mut request: Request) -> Response {
    let path = request.uri().path().to_owned();
    let Some(inner) = path.strip_prefix(&site.prefix) else {
        // Relative links in the start page need the slash at the end.
        if format!("{path}/") == site.prefix {
            return (StatusCode::PERMANENT_REDIRECT, [(LOCATION, site.prefix)]).into_response();
        }
        return (StatusCode::NOT_FOUND, format!("The site is at {}\n", site.prefix)).into_response();
    };
    let caching = caching(inner);
    let query = request.uri().query().map(|query| format!("?{query}")).unwrap_or_default();
    if let (Some(way), Some(path)) = (&site.proxy, inner.strip_prefix(advice::FOLDER)) {
        let path = format!("{path}{query}");
        return way.pass(request, &path).await;
    }
    // Which kind of file it is shows in the answer alone; a page has no ending, or `.html`.
    let page = site.proxy.is_some() && is_page(inner);
    match format!("/{inner}{query}").parse::<Uri>() {
        Ok(uri) => *request.uri_mut() = uri,
        Err(_) => return StatusCode::BAD_REQUEST.into_response(),
    }
    if page {
        // What a browser has kept may be the page as it is without a proxy.
        for name in [IF_MODIFIED_SINCE, IF_UNMODIFIED_SINCE, RANGE] {
            request.headers_mut().remove(name);
        }
    }
    let Ok(response) =
        if page { site.pages.oneshot(request).await } else { site.files.oneshot(request).await };
    let mut response = response.map(Body::new);
    if page {
        response = with_proxy(response).await;
    }
    let caching = if response.status().is_success() { caching } else { "no-cache" };
    set(&mut response, CACHE_CONTROL, caching);
    set(&mut response, X_CONTENT_TYPE_OPTIONS, "nosniff");
    response
}

/// Whether an address is a page's: a folder's, or that of a file of HTML.
fn is_page(path: &str) -> bool {
    path.is_empty()
        || path.ends_with('/')
        || path.rsplit_once('.').is_some_and(|(_, ending)| ending == "html")
}

/// A page that says where the proxy is.
async fn with_proxy(response: Response) -> Response {
    let (mut parts, body) = response.into_parts();
    // The files are this site's own, and no page is near this size.
    let Ok(bytes) = to_bytes(body, 4 << 20).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let Ok(html) = std::str::from_utf8(&bytes) else { return (parts, bytes).into_response() };
    for name in [CONTENT_LENGTH, LAST_MODIFIED, ACCEPT_RANGES] {
        parts.headers.remove(name);
    }
    (parts, advice::name_proxy(html)).into_response()
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
        let app = app(&dist, "guide/waymark", None);
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

    /// A stand-in for the proxy, which says what it was asked, and the site beside it.
    #[test]
    fn the_site_names_the_proxy_and_passes_requests_on() {
        let dist = std::env::temp_dir().join(format!("waymark-serve-proxy-{}", std::process::id()));
        fs::create_dir_all(&dist).unwrap();
        let page = "<head><meta name=\"waymark-proxy\" content=\"\" /></head>";
        fs::write(dist.join("index.html"), page).unwrap();
        fs::write(dist.join("index.html.br"), "compressed").unwrap();
        fs::write(dist.join("404.html"), "none").unwrap();
        let asked = |request: Request| async move {
            let (parts, body) = request.into_parts();
            let body = to_bytes(body, 1024).await.unwrap();
            format!("{} {} {}", parts.method, parts.uri, String::from_utf8_lossy(&body))
        };
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let proxy = listener.local_addr().unwrap();
        thread::spawn(move || run(listener, Router::new().fallback(asked), std::future::pending()));
        let site = app(&dist, "guide", Some(proxy));
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let text = |request: Request| {
            runtime.block_on(async {
                let response = site.clone().oneshot(request).await.unwrap();
                assert!(response.headers().get(LAST_MODIFIED).is_none());
                let status = response.status().as_u16();
                (
                    status,
                    String::from_utf8(to_bytes(response.into_body(), 1024).await.unwrap().into()).unwrap(),
                )
            })
        };
        let request = |method: &str, path: &str, body: &'static str| {
            let request = Request::builder().method(method).uri(path).header(ACCEPT_ENCODING, "br");
            request.header(IF_MODIFIED_SINCE, "Fri, 01 Jan 2100 00:00:00 GMT").body(Body::from(body)).unwrap()
        };
        let named = page.replace("content=\"\"", "content=\"advice/\"");
        assert_eq!(text(request("GET", "/guide/", "")), (200, named));
        assert_eq!(
            text(request("POST", "/guide/advice/v1/ask?x=1", "why")),
            (200, "POST /v1/ask?x=1 why".to_owned())
        );
        let alone = app(&dist, "guide", None);
        assert_eq!(ask(&alone, "/guide/advice/v1/ask").0, 404);
        fs::remove_dir_all(&dist).unwrap();
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
