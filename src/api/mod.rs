//! The service's API. Takes an up-to-date database, and does not know how it was migrated.

mod error;
mod insights;
mod search;
mod stories;

use std::sync::Arc;
use std::time::Instant;

use axum::Router;
use axum::extract::Request;
use axum::http::Method;
use axum::middleware::{self, Next};
use axum::response::Response;
use axum::routing::{get, post};
use migration::Migrator;
use runner::{Database, Runner};
use sea_orm::DatabaseConnection;

use self::error::ApiError;
use crate::{health, migrate};

/// The most items in a response.
const PAGE: u64 = 50;

/// What every handler has.
#[derive(Clone)]
pub(crate) struct App {
    database: DatabaseConnection,
    /// On a separate connection, so that readiness does not wait behind requests.
    pub(crate) runner: Arc<Runner<Migrator>>,
}

impl App {
    pub(crate) fn new(database: &Database) -> Self {
        Self { database: database.conn.clone(), runner: Arc::new(migrate::runner(database)) }
    }
}

pub(crate) fn router(app: App) -> Router {
    Router::new()
        .route("/stories", get(stories::published).post(stories::create))
        .route("/stories/{id}", get(stories::show).patch(stories::change))
        .route("/stories/{id}/insights", get(insights::of_story).post(insights::create))
        .route("/insights/{id}", get(insights::show))
        .route("/insights/search", post(search::nearest))
        .layer(middleware::from_fn(log))
        // Requested every few seconds, so they are not logged.
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
        .fallback(nowhere)
        .method_not_allowed_fallback(wrong_method)
        .with_state(app)
}

async fn nowhere() -> ApiError {
    ApiError::NotFound("there is nothing at this address".to_owned())
}

async fn wrong_method(method: Method) -> ApiError {
    ApiError::Method(method)
}

/// The path alone: queries may contain private data.
async fn log(request: Request, next: Next) -> Response {
    let (method, path) = (request.method().clone(), request.uri().path().to_owned());
    let start = Instant::now();
    let response = next.run(request).await;
    let (status, ms) = (response.status().as_u16(), start.elapsed().as_millis());
    tracing::info!(%method, path, status, ms, "answered");
    response
}
