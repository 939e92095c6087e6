//! Dense.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
#[sea_orm(table_name = "posts")]
#[autogen(index(on = "lower(title)", unique, filter = "published"), check("length(title) > 0"))]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    #[sea_orm(unique_key = "author_title")]
    pub title: String,
    #[sea_orm(unique_key = "author_title")]
    pub author_id: i32,
    pub editor_id: Option<i32>,
    #[sea_orm(default_value = false)]
    pub published: bool,
    #[autogen(generated = "to_tsvector('english', title)")]
    #[sea_orm(column_type = "custom(\"tsvector\")", nullable, select_as = "text")]
    pub search: Option<String>,
    #[sea_orm(
        belongs_to,
        relation_enum = "Author",
        from = "author_id",
        to = "id",
        on_delete = "Cascade"
    )]
    pub author: BelongsTo<super::author::Entity>,
    #[sea_orm(belongs_to, relation_enum = "Editor", from = "Column::EditorId", to = "Column::Id")]
    pub editor: BelongsTo<Option<super::author::Entity>>,
    #[sea_orm(has_many)]
    pub comments: HasMany<super::comment::Entity>,
    #[sea_orm(has_many, via = "post_tag")]
    pub tags: HasMany<super::tag::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
