//! Reserved words.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "order")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    #[sea_orm(unique_key = "select")]
    pub group: i32,
    #[sea_orm(unique_key = "select")]
    pub user: i32,
    #[sea_orm(indexed)]
    pub r#where: Option<String>,
    pub end: Option<i32>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(belongs_to = "Entity", from = "Column::End", to = "Column::Id")]
    End,
}

impl ActiveModelBehavior for ActiveModel {}
