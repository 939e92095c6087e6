//! Thoughts about a story that are worth keeping, searchable by meaning.

use sea_orm::entity::prelude::*;

/// The length of an embedding, determined by the model that computes them.
pub const EMBEDDING_DIMENSIONS: u32 = 1536;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
#[sea_orm(table_name = "saved_insights", comment = "Thoughts about a story, findable by meaning")]
#[autogen(
    index(
        name = "ix_saved_insights_embedding",
        using = "hnsw",
        on = "embedding vector_cosine_ops",
        with = "m = 16, ef_construction = 64"
    ),
    check(name = "ck_saved_insights_confidence", "confidence BETWEEN 0 AND 1")
)]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    #[sea_orm(indexed)]
    pub story_id: Uuid,
    #[sea_orm(indexed)]
    pub user_id: i64,
    #[sea_orm(column_type = "Text")]
    pub content: String,
    #[sea_orm(nullable)]
    pub confidence: Option<f64>,
    /// `None` until it is computed.
    #[sea_orm(column_type = "Vector(Some(EMBEDDING_DIMENSIONS))", nullable)]
    pub embedding: Option<PgVector>,
    #[sea_orm(default_expr = "Expr::current_timestamp()")]
    pub created_at: DateTimeWithTimeZone,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "super::story::Entity",
        from = "Column::StoryId",
        to = "super::story::Column::Id",
        on_delete = "Cascade"
    )]
    Story,
    #[sea_orm(
        belongs_to = "super::user::Entity",
        from = "Column::UserId",
        to = "super::user::Column::Id",
        on_delete = "Cascade"
    )]
    User,
}

impl Related<super::story::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Story.def()
    }
}

impl Related<super::user::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::User.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
