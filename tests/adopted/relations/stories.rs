use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, autogen_derive::Autogen)]
#[sea_orm(table_name = "stories")]
#[autogen(
    foreign_key(on = "editor_id", deferrable = "initially deferred"),
    index(on = "author_id")
)]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub author_id: i64,
    pub editor_id: Option<i64>,
    #[sea_orm(column_type = "Text")]
    pub title: String,
    #[sea_orm(
        belongs_to,
        relation_enum = "Author",
        from = "author_id",
        to = "id",
        on_update = "Cascade",
        on_delete = "Cascade"
    )]
    pub author: BelongsTo<super::users::Entity>,
    #[sea_orm(belongs_to, relation_enum = "Editor", from = "editor_id", to = "id")]
    pub editor: BelongsTo<Option<super::users::Entity>>,
    #[sea_orm(has_many, via = "story_tags")]
    pub tags: HasMany<super::tags::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
