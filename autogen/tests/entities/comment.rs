//! Dense, with a reference to itself.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "comments")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    pub body: String,
    pub post_id: i32,
    pub parent_id: Option<i32>,
    #[sea_orm(
        belongs_to,
        from = "PostId",
        to = "Id",
        on_delete = "Cascade",
        on_update = "NoAction"
    )]
    pub post: BelongsTo<super::post::Entity>,
    #[sea_orm(
        self_ref,
        relation_enum = "Parent",
        relation_reverse = "Replies",
        from = "parent_id",
        to = "id"
    )]
    pub parent: BelongsTo<Option<Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}
