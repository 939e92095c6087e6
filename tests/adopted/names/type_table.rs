use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "type")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub r#type: i64,
    #[sea_orm(belongs_to, from = "Type", to = "id")]
    pub order: BelongsTo<super::order::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
