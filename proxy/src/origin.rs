//! Which pages may ask (CORS).
//!
//! A browser names the page's origin in every request of the kind that is taken here. One that is not
//! listed is refused, and not merely left without the header: an answer costs money. Without a list, on
//! loopback, pages that come from this machine may ask, which covers trying it out and nothing else.

use crate::config::Config;
use crate::error::ApiError;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::sync::Arc;

/// Origins that may ask.
#[derive(Debug, Clone)]
pub struct Origins(Arc<[String]>);

impl Origins {
    /// The list of the settings.
    pub fn new(config: &Config) -> Self {
        Self(
            config.allowed_origins.iter().map(|origin| origin.trim_end_matches('/').to_lowercase()).collect(),
        )
    }

    fn allows(&self, origin: &str) -> bool {
        if !self.0.is_empty() {
            return self.0.iter().any(|allowed| *allowed == origin.to_lowercase());
        }
        let host =
            origin.strip_prefix("http://").or_else(|| origin.strip_prefix("https://")).unwrap_or_default();
        let host = match host.rsplit_once(':') {
            Some((host, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => host,
            _ => host,
        };
        matches!(host, "localhost" | "127.0.0.1" | "[::1]")
    }
}

/// Refuses other origins, answers preflights, and names the origin in what is answered.
pub async fn check(State(origins): State<Origins>, request: Request, next: Next) -> Response {
    let origin = request.headers().get(header::ORIGIN).cloned();
    let allowed =
        origin.as_ref().is_none_or(|origin| origin.to_str().is_ok_and(|origin| origins.allows(origin)));
    if !allowed {
        return ApiError::Origin.into_response();
    }
    let preflight = request.method() == Method::OPTIONS;
    let mut response =
        if preflight { StatusCode::NO_CONTENT.into_response() } else { next.run(request).await };
    if let Some(origin) = origin {
        name(response.headers_mut(), origin, preflight);
    }
    response
}

fn name(headers: &mut HeaderMap, origin: HeaderValue, preflight: bool) {
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin);
    headers.insert(header::VARY, HeaderValue::from_static("origin"));
    headers.insert(header::ACCESS_CONTROL_EXPOSE_HEADERS, HeaderValue::from_static("retry-after"));
    if preflight {
        headers.insert(header::ACCESS_CONTROL_ALLOW_METHODS, HeaderValue::from_static("POST"));
        headers
            .insert(header::ACCESS_CONTROL_ALLOW_HEADERS, HeaderValue::from_static("content-type, accept"));
        headers.insert(header::ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static("7200"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_listed_origins_may_ask() {
        let local = Origins::new(&Config::default());
        for origin in ["http://localhost:8080", "http://127.0.0.1", "https://[::1]:8443"] {
            assert!(local.allows(origin), "{origin}");
        }
        for origin in [
            "null",
            "",
            "http://localhost.example",
            "http://127.0.0.1.example:80",
            "http://evil.example",
            "file://localhost",
        ] {
            assert!(!local.allows(origin), "{origin}");
        }
        let listed = Origins::new(&Config {
            allowed_origins: vec!["https://Example.org".into()],
            ..Config::default()
        });
        assert!(listed.allows("https://example.org"));
        for origin in [
            "http://example.org",
            "https://example.org.evil.example",
            "https://evil.example",
            "http://localhost",
        ] {
            assert!(!listed.allows(origin), "{origin}");
        }
    }
}
