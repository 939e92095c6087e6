use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "order", schema_name = "My Schema")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub order: Uuid,
    #[sea_orm(column_type = "Text")]
    pub entity: String,
    #[sea_orm(column_type = "Text", nullable)]
    pub model: Option<String>,
    #[sea_orm(column_name = "column_", column_type = "Text", nullable)]
    pub column: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub relation: Option<String>,
    #[sea_orm(has_many)]
    pub a_table_with_a_name_that_is_as_long_as_postgres_allows_it_to_be:
        HasMany<super::a_table_with_a_name_that_is_as_long_as_postgres_allows_it_to_be::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
