//! Errors of requests, as clients see them: a status and a JSON object with the reason.

use axum::Json;
use axum::extract::rejection::{JsonRejection, PathRejection, QueryRejection};
use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse, Response};
use sea_orm::{DbErr, RuntimeErr};
use serde_json::json;

#[derive(Debug)]
pub(crate) enum ApiError {
    /// The requested thing does not exist.
    NotFound(String),
    /// The request is invalid.
    Invalid(String),
    /// The request is valid, but conflicts with existing data.
    Conflict(String),
    TooLarge,
    Method(Method),
    /// The database cannot answer. The reason goes to the log; the client only learns that it is not at fault.
    Database(DbErr),
}

impl ApiError {
    fn status(&self) -> StatusCode {
        match self {
            Self::NotFound(_) => StatusCode::NOT_FOUND,
            Self::Invalid(_) => StatusCode::BAD_REQUEST,
            Self::Conflict(_) => StatusCode::CONFLICT,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Method(_) => StatusCode::METHOD_NOT_ALLOWED,
            Self::Database(_) => StatusCode::SERVICE_UNAVAILABLE,
        }
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let status = self.status();
        let reason = match self {
            Self::NotFound(reason) | Self::Invalid(reason) | Self::Conflict(reason) => reason,
            Self::TooLarge => "the body is too large".to_owned(),
            Self::Method(method) => format!("this address does not take {method}"),
            Self::Database(error) => {
                tracing::error!(%error, "the database cannot answer");
                "the database cannot answer".to_owned()
            }
        };
        (status, Json(json!({ "error": reason }))).into_response()
    }
}

impl From<JsonRejection> for ApiError {
    fn from(rejection: JsonRejection) -> Self {
        match rejection.status() {
            StatusCode::PAYLOAD_TOO_LARGE => Self::TooLarge,
            _ => Self::Invalid(rejection.body_text()),
        }
    }
}

impl From<PathRejection> for ApiError {
    fn from(rejection: PathRejection) -> Self {
        Self::Invalid(rejection.body_text())
    }
}

impl From<QueryRejection> for ApiError {
    fn from(rejection: QueryRejection) -> Self {
        Self::Invalid(rejection.body_text())
    }
}

impl From<DbErr> for ApiError {
    /// The server itself knows best what it refuses: a text too long, a missing label, a row that refers to nothing.
    /// <https://www.postgresql.org/docs/current/errcodes-appendix.html>
    fn from(error: DbErr) -> Self {
        let (DbErr::Exec(RuntimeErr::SqlxError(cause))
        | DbErr::Query(RuntimeErr::SqlxError(cause))) = &error
        else {
            return Self::Database(error);
        };
        let Some(refusal) = cause.as_database_error() else { return Self::Database(error) };
        let reason = refusal.message().to_owned();
        match refusal.code().as_deref() {
            Some("23505") => Self::Conflict(reason),
            Some(code) if code.starts_with("22") || code.starts_with("23") => Self::Invalid(reason),
            _ => Self::Database(error),
        }
    }
}
