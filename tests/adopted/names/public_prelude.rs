use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "prelude")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
    pub id: String,
    #[sea_orm(column_name = "self")]
    pub self_x: Option<i64>,
    #[sea_orm(belongs_to, from = "self_x", to = "id")]
    pub order: BelongsTo<Option<super::order::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}
