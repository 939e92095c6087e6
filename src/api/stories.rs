//! Stories: created, changed, published and read.

use axum::Json;
use axum::extract::rejection::{JsonRejection, PathRejection, QueryRejection};
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use entity::{story, user};
use sea_orm::prelude::{ChronoUtc, DateTimeWithTimeZone, Json as Value, Uuid};
use sea_orm::{
    ActiveEnum as _, ActiveModelTrait as _, ActiveValue::Set, ColumnTrait as _, EntityTrait as _,
    IntoActiveModel as _, QueryFilter as _, QueryOrder as _, QuerySelect as _,
};
use serde::{Deserialize, Serialize};

use super::error::ApiError;
use super::{App, PAGE};

/// A story, as readers and writers see it.
#[derive(Debug, Serialize)]
pub(crate) struct Story {
    id: Uuid,
    author_id: i64,
    slug: String,
    title: String,
    status: String,
    cover_image_url: Option<String>,
    outline: Option<Value>,
    published_at: Option<DateTimeWithTimeZone>,
    created_at: DateTimeWithTimeZone,
    updated_at: DateTimeWithTimeZone,
}

impl From<story::Model> for Story {
    fn from(story: story::Model) -> Self {
        Self {
            id: story.id,
            author_id: story.author_id,
            slug: story.slug,
            title: story.title,
            status: story.status.to_value(),
            cover_image_url: story.cover_image_url,
            outline: story.outline,
            published_at: story.published_at,
            created_at: story.created_at,
            updated_at: story.updated_at,
        }
    }
}

/// A published story in a list.
#[derive(Debug, Serialize)]
pub(crate) struct Card {
    id: Uuid,
    slug: String,
    title: String,
    author: Option<String>,
    cover_image_url: Option<String>,
    published_at: Option<DateTimeWithTimeZone>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Page {
    limit: Option<u64>,
}

/// The most recently published stories.
pub(crate) async fn published(
    State(app): State<App>,
    page: Result<Query<Page>, QueryRejection>,
) -> Result<Json<Vec<Card>>, ApiError> {
    let Query(page) = page?;
    let published = story::Entity::find()
        .find_also_related(user::Entity)
        .filter(story::Column::Status.eq(story::StoryStatus::Published))
        .order_by_desc(story::Column::PublishedAt)
        .limit(page.limit.unwrap_or(PAGE).min(PAGE))
        .all(&app.database)
        .await?;
    Ok(Json(published.into_iter().map(card).collect()))
}

fn card((story, author): (story::Model, Option<user::Model>)) -> Card {
    Card {
        id: story.id,
        slug: story.slug,
        title: story.title,
        author: author.map(|author| author.handle),
        cover_image_url: story.cover_image_url,
        published_at: story.published_at,
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewStory {
    author_id: i64,
    slug: String,
    title: String,
    outline: Option<Value>,
}

/// A draft. The slug is the author's own: another story of theirs with the same one is a conflict.
pub(crate) async fn create(
    State(app): State<App>,
    new: Result<Json<NewStory>, JsonRejection>,
) -> Result<(StatusCode, Json<Story>), ApiError> {
    let Json(new) = new?;
    if new.slug.is_empty() {
        return Err(ApiError::Invalid("`slug` is empty".to_owned()));
    }
    let story = story::ActiveModel {
        author_id: Set(new.author_id),
        slug: Set(new.slug),
        title: Set(new.title),
        outline: Set(new.outline),
        ..Default::default()
    };
    let story = story.insert(&app.database).await?;
    Ok((StatusCode::CREATED, Json(story.into())))
}

pub(crate) async fn show(
    State(app): State<App>,
    id: Result<Path<Uuid>, PathRejection>,
) -> Result<Json<Story>, ApiError> {
    let Path(id) = id?;
    Ok(Json(find(&app, id).await?.into()))
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Changes {
    title: Option<String>,
    status: Option<String>,
}

/// Changes the title or the status. Publishing sets the date, once.
pub(crate) async fn change(
    State(app): State<App>,
    id: Result<Path<Uuid>, PathRejection>,
    changes: Result<Json<Changes>, JsonRejection>,
) -> Result<Json<Story>, ApiError> {
    let (Path(id), Json(changes)) = (id?, changes?);
    let now: DateTimeWithTimeZone = ChronoUtc::now().into();
    let before = find(&app, id).await?;
    let was_published = before.published_at.is_some();
    let mut story = before.into_active_model();
    if let Some(title) = changes.title {
        story.title = Set(title);
    }
    if let Some(text) = changes.status {
        let status = story::StoryStatus::try_from_value(&text)
            .map_err(|_| ApiError::Invalid(format!("`{text}` is not a status of a story")))?;
        if status == story::StoryStatus::Published && !was_published {
            story.published_at = Set(Some(now));
        }
        story.status = Set(status);
    }
    story.updated_at = Set(now);
    Ok(Json(story.update(&app.database).await?.into()))
}

pub(super) async fn find(app: &App, id: Uuid) -> Result<story::Model, ApiError> {
    let found = story::Entity::find_by_id(id).one(&app.database).await?;
    found.ok_or_else(|| ApiError::NotFound(format!("there is no story `{id}`")))
}
