//! Words to find stories by.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, Eq, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "tags")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    #[sea_orm(unique, column_type = "String(StringLen::N(50))")]
    pub name: String,
    #[sea_orm(has_many, via = "story_tag")]
    pub stories: HasMany<super::story::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
