//! The chapters of a story, in their order.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
#[sea_orm(table_name = "chapters", comment = "The chapters of a story, in their order")]
#[autogen(
    // Deferrable, so that two chapters can change places in one transaction.
    unique(name = "uq_chapters_number", on = "story_id, number", deferrable = "initially deferred"),
    check(name = "ck_chapters_number", "number > 0"),
    check(name = "ck_chapters_word_count", "word_count >= 0"),
)]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub story_id: Uuid,
    #[sea_orm(comment = "From 1, without gaps")]
    pub number: i32,
    #[sea_orm(column_type = "String(StringLen::N(200))")]
    pub title: String,
    #[sea_orm(column_type = "Text")]
    pub body: String,
    #[sea_orm(default_value = 0)]
    pub word_count: i32,
    #[sea_orm(column_type = "Decimal(Some((6, 2)))")]
    #[autogen(generated = "word_count / 250.0")]
    pub reading_minutes: Decimal,
    #[sea_orm(default_expr = "Expr::current_timestamp()")]
    pub updated_at: DateTimeWithTimeZone,
    #[sea_orm(belongs_to, from = "story_id", to = "id", on_delete = "Cascade")]
    pub story: BelongsTo<super::story::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
