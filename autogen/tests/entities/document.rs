//! Vectors.

use sea_orm::entity::prelude::*;

use super::newtypes::EMBEDDING;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
#[sea_orm(table_name = "documents")]
#[autogen(
    index(
        name = "ix_documents_embedding",
        using = "hnsw",
        on = "embedding vector_cosine_ops",
        with = "m = 16, ef_construction = 64"
    ),
    check(name = "ck_documents_title", "title <> ''")
)]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub title: String,
    #[sea_orm(column_type = "Vector(Some(EMBEDDING))")]
    pub embedding: PgVector,
    #[sea_orm(column_type = "Vector(Some(super::newtypes::EMBEDDING))")]
    pub other: Option<PgVector>,
    pub any: PgVector,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
