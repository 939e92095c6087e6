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
        comment = "for the list",
    ),
    unique(
        name = "stories_author_id_title_key",
        on = "author_id, title",
        deferrable
    ),
    check(name = "stories_words_check", "words >= 0"),
    exclude(name = "stories_title_excl", on = "title WITH =", using = "hash"),
    foreign_key(on = "editor_id", name = "stories_editor_id_fkey"),
    foreign_key(on = "author_id", deferrable),
    primary_key(comment = "the key"),
)]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub author_id: i64,

    pub title: String,
    #[sea_orm(default_value = 0)]
    pub words: i32,
    #[sea_orm(column_type = "Decimal(Some((10, 2)))")]
    pub price: Decimal, // net
    pub editor_id: Option<i64>,
    #[sea_orm(default_value = "novel")]
    pub genre: Genre,
    pub tone: Option<super::users::Mood>,
    #[autogen(generated = "words * 6")]
    pub length: Option<i32>,
    #[sea_orm(belongs_to, relation_enum = "Author", from = "author_id", to = "id", on_delete = "Cascade")]
    pub author: BelongsTo<super::users::Entity>,
    #[sea_orm(
        belongs_to,
        relation_enum = "Editor",
        from = "editor_id",
        to = "id",
        on_delete = "SetNull"
    )]
    pub editor: BelongsTo<Option<super::users::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}

#[derive(Clone, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Enum", enum_name = "genre")]
pub enum Genre {
    #[sea_orm(string_value = "novel")]
    Novel,
    #[sea_orm(string_value = "poem")]
    Poem,
}
