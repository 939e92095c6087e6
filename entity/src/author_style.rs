//! The voices a person writes in.

use sea_orm::{FromJsonQueryResult, entity::prelude::*};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "author_styles")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    #[sea_orm(unique_key = "name")]
    pub user_id: i64,
    #[sea_orm(unique_key = "name", column_type = "String(StringLen::N(80))")]
    pub name: String,
    #[sea_orm(column_type = "JsonBinary")]
    pub metadata: StyleMetadata,
    /// Sample sentences with the right sound, to learn from.
    #[sea_orm(column_type = "Array(RcOrArc::new(ColumnType::Text))")]
    pub samples: Vec<String>,
    #[sea_orm(default_expr = "Expr::current_timestamp()")]
    pub created_at: DateTimeWithTimeZone,
}

/// The known properties of a style. Stored as JSON, because their number grows.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize, FromJsonQueryResult)]
pub struct StyleMetadata {
    pub tone: String,
    pub sentence_length: Option<f32>,
    #[serde(default)]
    pub influences: Vec<String>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "super::user::Entity",
        from = "Column::UserId",
        to = "super::user::Column::Id",
        on_delete = "Cascade"
    )]
    User,
}

impl Related<super::user::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::User.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
