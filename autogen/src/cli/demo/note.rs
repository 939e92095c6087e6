//! Readers' notes about a story, searchable by meaning.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
#[sea_orm(table_name = "notes")]
#[autogen(index(name = "ix_notes_embedding", using = "hnsw", on = "embedding vector_cosine_ops"))]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    #[sea_orm(indexed)]
    pub story_id: Uuid,
    #[sea_orm(column_type = "Text")]
    pub body: String,
    #[sea_orm(column_type = "Vector(Some(3))", nullable)]
    pub embedding: Option<PgVector>,
    #[sea_orm(belongs_to, from = "story_id", to = "id", on_delete = "Cascade")]
    pub story: BelongsTo<super::story::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
