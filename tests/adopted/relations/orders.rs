use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, autogen_derive::Autogen)]
#[sea_orm(table_name = "orders")]
#[autogen(foreign_key(on = "region, tenant", on_delete = "set null (tenant)"))]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    #[sea_orm(column_type = "Text")]
    pub region: String,
    pub tenant: Option<i32>,
    #[sea_orm(belongs_to, from = "(region, tenant)", to = "(region, number)")]
    pub tenants: BelongsTo<Option<super::tenants::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}
