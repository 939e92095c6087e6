//! What the service answers. Takes a database that is up to date; knows nothing of how it became so.

use axum::{Json, Router, extract::State, http::StatusCode, routing::get};
use entity::{story, user};
use sea_orm::{
    ColumnTrait, DatabaseConnection, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};
use serde::Serialize;

/// How many stories one answer holds.
const PAGE: u64 = 50;

pub(crate) fn router(database: DatabaseConnection) -> Router {
    Router::new()
        .route("/healthz", get(health))
        .route("/readyz", get(readiness))
        .route("/stories", get(stories))
        .with_state(database)
}

/// The process runs. Says nothing of the database, so that a restart of that does not restart this.
async fn health() -> StatusCode {
    StatusCode::OK
}

/// The database answers, so requests may come.
async fn readiness(State(database): State<DatabaseConnection>) -> StatusCode {
    match database.ping().await {
        Ok(()) => StatusCode::OK,
        Err(error) => unavailable(&error),
    }
}

/// A published story, as a list shows it.
#[derive(Debug, Serialize)]
struct Card {
    slug: String,
    title: String,
    author: Option<String>,
    cover_image_url: Option<String>,
}

/// What was published last.
async fn stories(
    State(database): State<DatabaseConnection>,
) -> Result<Json<Vec<Card>>, StatusCode> {
    let published = story::Entity::find()
        .find_also_related(user::Entity)
        .filter(story::Column::Status.eq(story::StoryStatus::Published))
        .order_by_desc(story::Column::PublishedAt)
        .limit(PAGE)
        .all(&database)
        .await
        .map_err(|error| unavailable(&error))?;
    Ok(Json(published.into_iter().map(card).collect()))
}

fn card((story, author): (story::Model, Option<user::Model>)) -> Card {
    Card {
        slug: story.slug,
        title: story.title,
        author: author.map(|author| author.handle),
        cover_image_url: story.cover_image_url,
    }
}

/// The reason is for the log; who asks only learns that it is not their fault.
fn unavailable(error: &DbErr) -> StatusCode {
    tracing::error!(%error, "the database cannot answer");
    StatusCode::SERVICE_UNAVAILABLE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn alive_but_not_ready_without_a_database() {
        assert_eq!(health().await, StatusCode::OK);
        let gone = DatabaseConnection::default();
        assert_eq!(readiness(State(gone)).await, StatusCode::SERVICE_UNAVAILABLE);
    }
}
