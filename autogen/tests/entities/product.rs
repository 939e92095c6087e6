//! The model macro of SeaORM 2 with relations in a separate enum, and attributes of other macros in between.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

#[sea_orm::compact_model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "products")]
pub struct Model {
    #[sea_orm(primary_key)]
    #[serde(skip_deserializing)]
    pub id: i32,
    /// In the currency of the shop.
    #[sea_orm(column_type = "Decimal(Some((12, 2)))", extra = "CHECK (price >= 0)")]
    pub price: Decimal,
    #[serde(rename = "madeBy")]
    pub maker_id: i32,
    #[serde(skip)]
    pub maker: HasOne<super::author::Entity>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "super::author::Entity",
        from = "Column::MakerId",
        to = "super::author::Column::Id"
    )]
    Author,
}

impl Related<super::author::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Author.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
