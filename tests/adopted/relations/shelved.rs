use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "shelved")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub shelf_id: i32,
    #[sea_orm(primary_key, auto_increment = false)]
    pub tag_id: i32,
    pub position: i32,
    #[sea_orm(belongs_to, from = "shelf_id", to = "id")]
    pub shelf: BelongsTo<super::shelves::Entity>,
    #[sea_orm(belongs_to, from = "tag_id", to = "id")]
    pub tag: BelongsTo<super::tags::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
