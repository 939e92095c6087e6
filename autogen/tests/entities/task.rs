//! Every kind of enum.

use sea_orm::entity::prelude::*;

use super::kinds::{self, Colour, Level, Priority, Size};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "tasks")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    pub mood: kinds::Mood,
    pub colour: Colour,
    #[sea_orm(indexed)]
    pub size: Option<Size>,
    #[sea_orm(default_value = 1)]
    pub priority: Priority,
    #[sea_orm(default_expr = "Level::High")]
    pub level: Level,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
