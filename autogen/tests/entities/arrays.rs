//! Arrays, and an enum that only arrays use.

use sea_orm::entity::prelude::*;

use super::{
    kinds::Weekday,
    newtypes::{Settings, UserId},
};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "arrays")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    pub texts: Vec<String>,
    pub numbers: Option<Vec<i64>>,
    pub uuids: Vec<Uuid>,
    pub stamps: Vec<DateTimeUtc>,
    pub decimals: Vec<Decimal>,
    pub days: Vec<Weekday>,
    pub settings: Vec<Settings>,
    pub users: Vec<UserId>,
    pub bytes: Vec<u8>,
    #[sea_orm(column_type = "Array(RcOrArc::new(ColumnType::Text))")]
    pub long_texts: Vec<String>,
    #[sea_orm(column_type = "JsonBinary")]
    pub documents: Vec<Settings>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

use sea_orm::sea_query::RcOrArc;
