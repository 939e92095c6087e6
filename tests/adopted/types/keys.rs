use sea_orm::entity::prelude::*;

use super::sea_orm_active_enums::Mood;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, autogen_derive::Autogen)]
#[sea_orm(table_name = "keys")]
#[autogen(primary_key(on = "number, day, span, kind"))]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub day: Date,
    #[sea_orm(
        primary_key,
        auto_increment = false,
        column_type = "custom(\"interval\")",
        select_as = "text",
        save_as = "interval"
    )]
    pub span: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub kind: Mood,
    #[sea_orm(primary_key)]
    #[autogen(identity = "always (START WITH 10 INCREMENT BY 10)")]
    pub number: i32,
    #[sea_orm(column_type = "Text", nullable)]
    pub note: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
