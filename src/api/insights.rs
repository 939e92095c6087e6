//! Insights about a story: stored and read. Their embeddings are stored for searching and not returned.

use axum::Json;
use axum::extract::rejection::{JsonRejection, PathRejection};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use entity::saved_insight::{ActiveModel, Column, EMBEDDING_DIMENSIONS, Entity};
use sea_orm::prelude::{DateTimeWithTimeZone, PgVector, Uuid};
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ColumnTrait as _, EntityTrait as _, FromQueryResult,
    QueryFilter as _, QueryOrder as _, QuerySelect as _, Select,
};
use serde::{Deserialize, Serialize};

use super::error::ApiError;
use super::{App, PAGE, stories};

/// Everything except the embedding, which is as large as a thousand words.
#[derive(Debug, FromQueryResult, Serialize)]
pub(crate) struct Insight {
    id: i64,
    story_id: Uuid,
    user_id: i64,
    content: String,
    confidence: Option<f64>,
    created_at: DateTimeWithTimeZone,
}

/// The columns of [`Insight`].
pub(super) fn select() -> Select<Entity> {
    Entity::find().select_only().columns([
        Column::Id,
        Column::StoryId,
        Column::UserId,
        Column::Content,
        Column::Confidence,
        Column::CreatedAt,
    ])
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewInsight {
    user_id: i64,
    content: String,
    confidence: Option<f64>,
    embedding: Option<Vec<f32>>,
}

pub(crate) async fn create(
    State(app): State<App>,
    story: Result<Path<Uuid>, PathRejection>,
    new: Result<Json<NewInsight>, JsonRejection>,
) -> Result<(StatusCode, Json<Insight>), ApiError> {
    let (Path(story_id), Json(new)) = (story?, new?);
    stories::find(&app, story_id).await?;
    let insight = ActiveModel {
        story_id: Set(story_id),
        user_id: Set(new.user_id),
        content: Set(new.content),
        confidence: Set(new.confidence),
        embedding: Set(new.embedding.map(embedding).transpose()?),
        ..Default::default()
    };
    let kept = insight.insert(&app.database).await?;
    let insight = Insight {
        id: kept.id,
        story_id: kept.story_id,
        user_id: kept.user_id,
        content: kept.content,
        confidence: kept.confidence,
        created_at: kept.created_at,
    };
    Ok((StatusCode::CREATED, Json(insight)))
}

/// The insights of a story, the newest first.
pub(crate) async fn of_story(
    State(app): State<App>,
    story: Result<Path<Uuid>, PathRejection>,
) -> Result<Json<Vec<Insight>>, ApiError> {
    let Path(story_id) = story?;
    stories::find(&app, story_id).await?;
    let insights = select()
        .filter(Column::StoryId.eq(story_id))
        .order_by_desc(Column::Id)
        .limit(PAGE)
        .into_model::<Insight>()
        .all(&app.database)
        .await?;
    Ok(Json(insights))
}

pub(crate) async fn show(
    State(app): State<App>,
    id: Result<Path<i64>, PathRejection>,
) -> Result<Json<Insight>, ApiError> {
    let Path(id) = id?;
    let found =
        select().filter(Column::Id.eq(id)).into_model::<Insight>().one(&app.database).await?;
    found.map(Json).ok_or_else(|| ApiError::NotFound(format!("there is no insight `{id}`")))
}

/// A vector with a direction, in the dimensions of the column.
pub(super) fn embedding(values: Vec<f32>) -> Result<PgVector, ApiError> {
    let wanted = usize::try_from(EMBEDDING_DIMENSIONS).unwrap_or_default();
    if values.len() != wanted {
        let found = values.len();
        return Err(ApiError::Invalid(format!(
            "an embedding has {wanted} dimensions, and this one has {found}"
        )));
    }
    if !values.iter().all(|value| value.is_finite()) {
        return Err(ApiError::Invalid("a number of the embedding is too large".to_owned()));
    }
    // The angle to other vectors would not be a number.
    if values.iter().all(|value| *value == 0.0) {
        return Err(ApiError::Invalid("an embedding of zeros alone has no direction".to_owned()));
    }
    Ok(PgVector::from(values))
}
