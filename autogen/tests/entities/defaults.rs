//! Defaults of every kind.

use sea_orm::{
    entity::prelude::*,
    sea_query::{Alias, Func, Keyword, SimpleExpr},
};

pub const LIMIT: i32 = 9;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "defaults")]
pub struct Model {
    #[sea_orm(primary_key, default_expr = "Func::cust(\"gen_random_uuid\")")]
    pub id: Uuid,
    #[sea_orm(default_value = 7)]
    pub int: i32,
    #[sea_orm(default_value = -7)]
    pub negative: i32,
    #[sea_orm(default_value = 1.5)]
    pub float: f64,
    #[sea_orm(default_value = "it's")]
    pub text: String,
    #[sea_orm(default_value = "")]
    pub empty: String,
    #[sea_orm(default_value = true)]
    pub yes: bool,
    #[sea_orm(default_expr = "Expr::cust(\"now() + interval '1 day'\")")]
    pub tomorrow: DateTimeUtc,
    #[sea_orm(default_expr = "SimpleExpr::Keyword(Keyword::CurrentTimestamp)")]
    pub stamp: DateTimeUtc,
    #[sea_orm(default_expr = "Keyword::CurrentDate")]
    pub date: Date,
    #[sea_orm(default_expr = "Expr::current_time()")]
    pub time: Time,
    #[sea_orm(default_expr = "Expr::value(3)")]
    pub three: i32,
    #[sea_orm(default_expr = "Expr::val(\"it's\")")]
    pub quoted: String,
    #[sea_orm(default_expr = "SimpleExpr::Custom(\"random()\".into())")]
    pub random: f64,
    #[sea_orm(default_expr = "Func::cust(Alias::new(\"uuid_generate_v4\"))")]
    pub other: Uuid,
    #[sea_orm(default_expr = "\"text\"")]
    pub literal: String,
    #[sea_orm(default_expr = "LIMIT")]
    pub limit: i32,
    #[sea_orm(default_value = 1, default_expr = "Expr::val(2)")]
    pub both: i32,
    #[sea_orm(default_expr = "Func::cust(\"nextval\").arg(\"a_sequence\")")]
    pub next: i64,
    #[sea_orm(default_value = "{}")]
    pub json: Json,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
