//! Errors as a client sees them: what is wrong with the request and what to do, and nothing of the inside.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::json;

/// Why a request gets no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ApiError {
    /// Not the form of this request.
    Request(String),
    /// A code that the tables do not have.
    Occupation,
    /// Not JSON, by its type.
    Type,
    /// Larger than is read.
    TooLarge,
    /// Did not arrive in time.
    TooSlow,
    /// A page of this origin may not ask.
    Origin,
    /// This client asked too often: again after so many seconds.
    TooMany(u64),
    /// Everybody together asks too much: again after so many seconds.
    Busy(u64),
    /// The program is stopping.
    Stopping,
    /// No such address, or not by this method.
    Missing,
    /// Something went wrong here.
    Internal,
}

impl ApiError {
    /// Status, name, message.
    fn parts(&self) -> (StatusCode, &'static str, String) {
        let (status, name, message) = match self {
            Self::Request(what) => return (StatusCode::UNPROCESSABLE_ENTITY, "request", what.clone()),
            Self::Occupation => (
                StatusCode::UNPROCESSABLE_ENTITY,
                "occupation",
                "`results` has a code that is not in the data.",
            ),
            Self::Type => (StatusCode::UNSUPPORTED_MEDIA_TYPE, "type", "Send JSON, as application/json."),
            Self::TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, "size", "The request is too large."),
            Self::TooSlow => (StatusCode::REQUEST_TIMEOUT, "slow", "The request did not arrive in time."),
            Self::Origin => (StatusCode::FORBIDDEN, "origin", "This site may not ask here."),
            Self::TooMany(_) => {
                (StatusCode::TOO_MANY_REQUESTS, "limit", "Too many requests: try again later.")
            }
            Self::Busy(_) => {
                (StatusCode::SERVICE_UNAVAILABLE, "busy", "Too many people ask at once: try again soon.")
            }
            Self::Stopping => {
                (StatusCode::SERVICE_UNAVAILABLE, "stopping", "This copy is stopping: try again.")
            }
            Self::Missing => (StatusCode::NOT_FOUND, "missing", "There is nothing here."),
            Self::Internal => (StatusCode::INTERNAL_SERVER_ERROR, "internal", "Something went wrong here."),
        };
        (status, name, message.to_owned())
    }

    /// Its name in counters.
    pub fn name(&self) -> &'static str {
        self.parts().1
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let (status, name, message) = self.parts();
        let body = axum::Json(json!({"error": {"code": name, "message": message}}));
        let mut response = (status, body).into_response();
        let after = match self {
            Self::TooMany(seconds) | Self::Busy(seconds) => Some(seconds),
            Self::Stopping => Some(1),
            _ => None,
        };
        if let Some(seconds) = after {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}
