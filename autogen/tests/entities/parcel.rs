//! Columns with `extra`.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "parcels")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    #[sea_orm(extra = "CHECK (weight > 0) CHECK (weight < id)")]
    pub weight: i32,
    #[sea_orm(extra = "CONSTRAINT short_code CHECK (length(code) < 4)")]
    pub code: String,
    #[sea_orm(extra = "COLLATE \"C\"", unique)]
    pub name: String,
    #[sea_orm(extra = "GENERATED ALWAYS AS (lower(name)) STORED")]
    pub lower_name: Option<String>,
    #[sea_orm(extra = "GENERATED ALWAYS AS IDENTITY")]
    pub number: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
