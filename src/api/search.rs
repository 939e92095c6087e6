//! The insights closest in meaning to an embedding.

use axum::Json;
use axum::extract::State;
use axum::extract::rejection::JsonRejection;
use entity::saved_insight::{Column, Entity};
use sea_orm::prelude::{PgVector, Uuid};
use sea_orm::sea_query::extension::postgres::PgBinOper;
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait as _, FromQueryResult, Order, QueryFilter as _,
    QueryOrder as _, QuerySelect as _, Select, TransactionTrait as _,
};
use serde::{Deserialize, Serialize};

use super::error::ApiError;
use super::insights::{self, Insight};
use super::{App, PAGE};

const DISTANCE: &str = "distance";
const LIMIT: u64 = 10;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Wanted {
    embedding: Vec<f32>,
    /// Only those about this story.
    story_id: Option<Uuid>,
    limit: Option<u64>,
}

/// An insight and its distance: 0 in the same direction, 1 at a right angle, 2 in the opposite one.
#[derive(Debug, FromQueryResult, Serialize)]
pub(crate) struct Hit {
    #[sea_orm(nested)]
    #[serde(flatten)]
    insight: Insight,
    distance: f64,
}

pub(crate) async fn nearest(
    State(app): State<App>,
    wanted: Result<Json<Wanted>, JsonRejection>,
) -> Result<Json<Vec<Hit>>, ApiError> {
    let Json(wanted) = wanted?;
    let limit = Ord::min(wanted.limit.unwrap_or(LIMIT), PAGE);
    let query = query(insights::embedding(wanted.embedding)?, wanted.story_id, limit);
    let work = app.database.begin().await?;
    // An HNSW index stops after `hnsw.ef_search` rows, before conditions are checked, unless it may continue.
    // https://github.com/pgvector/pgvector#iterative-index-scans
    work.execute_unprepared("SET LOCAL hnsw.iterative_scan = strict_order").await?;
    let hits = query.into_model::<Hit>().all(&work).await?;
    work.commit().await?;
    Ok(Json(hits))
}

/// The operator is that of the index `ix_saved_insights_embedding`, whose class is `vector_cosine_ops`.
fn query(embedding: PgVector, story: Option<Uuid>, limit: u64) -> Select<Entity> {
    let distance = Expr::col((Entity, Column::Embedding))
        .binary(PgBinOper::CosineDistance, Expr::val(embedding));
    let mut query =
        insights::select().expr_as(distance, DISTANCE).filter(Column::Embedding.is_not_null());
    if let Some(story) = story {
        query = query.filter(Column::StoryId.eq(story));
    }
    query.order_by(Expr::col(DISTANCE), Order::Asc).limit(limit)
}
