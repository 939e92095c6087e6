//! How a person likes to work: one row for each of them.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, Eq, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "user_preferences")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub user_id: i64,
    #[sea_orm(column_type = "String(StringLen::N(35))", default_value = "en")]
    pub locale: String,
    #[sea_orm(default_value = false)]
    pub dark_mode: bool,
    #[sea_orm(default_value = 500)]
    pub daily_word_goal: i32,
    /// Offered first when a story is started.
    #[sea_orm(
        column_type = "Array(RcOrArc::new(ColumnType::Text))",
        default_expr = "Expr::cust(\"'{}'\")"
    )]
    pub favourite_genres: Vec<String>,
    #[sea_orm(column_type = "JsonBinary", default_expr = "Expr::cust(\"'{}'\")")]
    pub editor: Json,
    #[sea_orm(nullable)]
    pub reminder_at: Option<Time>,
    #[sea_orm(belongs_to, from = "user_id", to = "id", on_delete = "Cascade")]
    pub user: BelongsTo<super::user::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
