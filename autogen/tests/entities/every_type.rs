//! Every Rust type that SeaORM has a column for.

use chrono::{DateTime as Moment, Utc};
use sea_orm::entity::prelude::*;
use serde_json::Value;
use uuid::Uuid as Id;

pub type Stamp = Moment<Utc>;
pub type Many<T> = Vec<T>;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "every_type")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i16,
    pub bool: bool,
    pub i8: i8,
    pub u8: u8,
    pub i16: i16,
    pub u16: u16,
    pub i32: i32,
    pub u32: u32,
    pub i64: i64,
    pub f32: f32,
    pub f64: f64,
    pub string: String,
    pub bytes: Vec<u8>,
    pub date: Date,
    pub time: Time,
    pub date_time: DateTime,
    pub date_time_utc: DateTimeUtc,
    pub date_time_local: DateTimeLocal,
    pub date_time_tz: DateTimeWithTimeZone,
    pub chrono_date: ChronoDate,
    pub chrono_utc: ChronoDateTimeUtc,
    pub moment: Moment<Utc>,
    pub stamp: Stamp,
    pub path: chrono::NaiveDate,
    pub offset: chrono::DateTime<chrono::FixedOffset>,
    pub unix: ChronoUnixTimestamp,
    pub millis: ChronoUnixTimestampMillis,
    pub uuid: Uuid,
    pub other_uuid: Id,
    pub text_uuid: TextUuid,
    pub decimal: Decimal,
    pub json: Json,
    pub value: Value,
    pub vector: PgVector,
    pub many: Many<String>,
    pub maybe: Option<sea_orm::prelude::Date>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
