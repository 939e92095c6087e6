//! Published stories: a view, so this entity is read and never written.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, Eq, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "published_stories")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub slug: String,
    #[sea_orm(column_type = "Text")]
    pub title: String,
    pub published_at: DateTimeWithTimeZone,
    pub author: String,
}

impl ActiveModelBehavior for ActiveModel {}
