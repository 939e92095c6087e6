use sea_orm::entity::prelude::*;

use super::users::Mood;

/// Kept for the tests of feelings.
pub const USUAL: Mood = Mood::Happy;

#[sea_orm::model]
#[derive(
    Clone, Debug, PartialEq, Eq,
    DeriveEntityModel, autogen_derive::Autogen,
)]
#[sea_orm(table_name = "stories")]
#[autogen(
    // Lists are sorted by it.
    index(
        name = "idx-stories-title",
        on = "title", // not lower(title)
    ),
)]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub author_id: i64,

    pub title: String,
    pub words: i32,
    pub price: Decimal, // net
    #[sea_orm(belongs_to, relation_enum = "Author", from = "author_id", to = "id")]
    pub author: BelongsTo<super::users::Entity>
}

impl ActiveModelBehavior for ActiveModel {}
