use sea_orm::entity::prelude::*;

use super::sea_orm_active_enums::Mood;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, autogen_derive::Autogen)]
#[sea_orm(table_name = "lists", schema_name = "app")]
pub struct Model {
    #[sea_orm(primary_key)]
    #[autogen(identity = "serial")]
    pub id: i32,
    #[autogen(default = "'{}'::integer[]")]
    pub numbers: Vec<i32>,
    #[sea_orm(column_type = "Array(RcOrArc::new(ColumnType::Text))")]
    #[autogen(default = "ARRAY['a'::text]")]
    pub texts: Vec<String>,
    pub names: Option<Vec<String>>,
    pub moods: Vec<Mood>,
    pub days: Option<Vec<Date>>,
    pub ids: Option<Vec<Uuid>>,
    #[sea_orm(column_type = "Array(RcOrArc::new(ColumnType::JsonBinary))", nullable)]
    pub documents: Option<Vec<Json>>,
    #[sea_orm(
        column_type = "custom(\"int4range[]\")",
        select_as = "text[]",
        save_as = "int4range[]",
        nullable
    )]
    pub ranges: Option<Vec<String>>,
    #[sea_orm(column_type = "custom(\"timestamp(3) with time zone[]\")", nullable)]
    pub times: Option<Vec<DateTimeWithTimeZone>>,
}

impl ActiveModelBehavior for ActiveModel {}
