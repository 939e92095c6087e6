use sea_orm::entity::prelude::*;

use super::sea_orm_active_enums::OptionEnum;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, autogen_derive::Autogen)]
#[sea_orm(table_name = "order")]
#[autogen(
    check(name = "order_a-b_check", "\"a-b\" <> 'x'::text"),
    index(name = "by type", on = "type, \"Mixed Case\" DESC")
)]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    #[sea_orm(column_type = "Text")]
    pub r#type: String,
    #[sea_orm(column_name = "self", column_type = "Text", nullable)]
    pub self_x: Option<String>,
    #[sea_orm(column_name = "crate", column_type = "Text", nullable)]
    pub crate_x: Option<String>,
    #[sea_orm(column_name = "Mixed Case", column_type = "Text")]
    pub mixed_case_x2: String,
    #[sea_orm(column_type = "Text", nullable)]
    pub mixed_case: Option<String>,
    #[sea_orm(column_name = "1st")]
    pub x1st: Option<i32>,
    pub field_1: Option<i32>,
    #[sea_orm(column_name = "field1")]
    pub field1_x2: Option<i32>,
    pub größe: Option<i32>,
    #[sea_orm(column_name = "😀", column_type = "Text", nullable)]
    pub unnamed: Option<String>,
    #[sea_orm(column_name = "a-b", column_type = "Text", nullable)]
    pub a_b: Option<String>,
    #[sea_orm(column_name = "quo\"te", column_type = "Text", nullable)]
    pub quo_te: Option<String>,
    pub option: Option<OptionEnum>,
    #[sea_orm(
        column_type = "Enum { name: \"odd\".into(), variants: vec![\"self\".into(), \"a'b\".into(), \"x\\\"y\".into(), \"X\\\"Y\".into()] }",
        select_as = "text",
        save_as = "odd"
    )]
    #[autogen(default = "'self'::odd")]
    pub odd: String,
    #[sea_orm(has_many)]
    pub public_prelude: HasMany<super::public_prelude::Entity>,
    #[sea_orm(has_one)]
    pub type_table: HasOne<super::type_table::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
