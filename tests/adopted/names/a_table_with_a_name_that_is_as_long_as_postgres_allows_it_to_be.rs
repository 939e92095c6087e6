use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, autogen_derive::Autogen)]
#[sea_orm(
    table_name = "a_table_with_a_name_that_is_as_long_as_postgres_allows_it_to_be",
    schema_name = "My Schema"
)]
#[autogen(
    primary_key(name = "a_table_with_a_name_that_is_as_long_as_postgres_allows_it__pkey"),
    foreign_key(
        on = "order_order",
        name = "a_table_with_a_name_that_is_as_long_as_postgre_order_order_fkey"
    )
)]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub order_order: Uuid,
    #[sea_orm(belongs_to, from = "order_order", to = "order")]
    pub my_schema_order: BelongsTo<super::my_schema_order::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
