//! Column names that SeaORM transforms.

#![allow(non_snake_case)]

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "Naming Things")]
pub struct Model {
    #[sea_orm(primary_key, column_name = "ID")]
    pub id: i32,
    pub match_: i32,
    pub _hidden: i32,
    pub r#type: i32,
    pub field_1: i32,
    pub line2a: i32,
    pub camelCase: i32,
    pub UPPER: i32,
    pub HTTPServer: i32,
    pub self_: i32,
    #[sea_orm(column_name = "Odd \"Name\"")]
    pub odd: i32,
    #[sea_orm(enum_name = "RenamedVariant")]
    pub plain: i32,
    #[sea_orm(enum_name = "Plain2")]
    pub plain_2: i32,
    #[sea_orm(unique_key = "k")]
    pub über: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(belongs_to = "Entity", from = "Column::RenamedVariant", to = "Column::Id")]
    Renamed,
    #[sea_orm(belongs_to = "Entity", from = "Column::Self_", to = "Column::Type")]
    This,
}

impl ActiveModelBehavior for ActiveModel {}
