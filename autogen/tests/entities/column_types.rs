//! Every `column_type`.

use sea_orm::{
    entity::prelude::*,
    sea_query::{IntoIden, PgInterval, RcOrArc},
};

pub const NAME_LENGTH: u32 = 60;
fn mood_labels() -> Vec<sea_orm::sea_query::DynIden> {
    ["happy", "sad", "it's complicated"].into_iter().map(IntoIden::into_iden).collect()
}

const CITEXT: &str = "citext";

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "column_types")]
pub struct Model {
    #[sea_orm(primary_key, column_type = "SmallInteger")]
    pub id: i32,
    #[sea_orm(column_type = "Text")]
    pub text: String,
    #[sea_orm(column_type = "Char(Some(2))")]
    pub char_2: String,
    #[sea_orm(column_type = "Char(None)")]
    pub char: String,
    #[sea_orm(column_type = "String(StringLen::N(50))")]
    pub string_50: String,
    #[sea_orm(column_type = "String(StringLen::N(NAME_LENGTH))")]
    pub string_constant: String,
    #[sea_orm(column_type = "String(StringLen::Max)")]
    pub string_max: String,
    #[sea_orm(column_type = "string(Some(20))")]
    pub string_20: String,
    #[sea_orm(column_type = "TinyInteger")]
    pub tiny: i32,
    #[sea_orm(column_type = "TinyUnsigned")]
    pub tiny_unsigned: i32,
    #[sea_orm(column_type = "SmallUnsigned")]
    pub small_unsigned: i32,
    #[sea_orm(column_type = "Unsigned")]
    pub unsigned: i32,
    #[sea_orm(column_type = "BigUnsigned")]
    pub big_unsigned: i64,
    #[sea_orm(column_type = "Float")]
    pub float: f64,
    #[sea_orm(column_type = "Double")]
    pub double: f64,
    #[sea_orm(column_type = "Decimal(Some((16, 4)))")]
    pub decimal: Decimal,
    #[sea_orm(column_type = "DateTime")]
    pub date_time: DateTime,
    #[sea_orm(column_type = "Timestamp")]
    pub timestamp: DateTime,
    #[sea_orm(column_type = "TimestampWithTimeZone")]
    pub timestamptz: DateTimeUtc,
    #[sea_orm(column_type = "Time")]
    pub time: Time,
    #[sea_orm(column_type = "Date")]
    pub date: Date,
    #[sea_orm(column_type = "Interval(None, None)")]
    pub interval: String,
    #[sea_orm(column_type = "Interval(Some(PgInterval::YearToMonth), None)")]
    pub interval_months: String,
    #[sea_orm(column_type = "Interval(Some(PgInterval::Second), Some(3))")]
    pub interval_seconds: String,
    #[sea_orm(column_type = "Blob")]
    pub blob: Vec<u8>,
    #[sea_orm(column_type = "Binary(16)")]
    pub binary: Vec<u8>,
    #[sea_orm(column_type = "VarBinary(StringLen::N(8))")]
    pub var_binary: Vec<u8>,
    #[sea_orm(column_type = "var_binary(16)")]
    pub var_binary_16: Vec<u8>,
    #[sea_orm(column_type = "Bit(Some(8))")]
    pub bit: String,
    #[sea_orm(column_type = "Bit(None)")]
    pub one_bit: String,
    #[sea_orm(column_type = "VarBit(8)")]
    pub varbit: String,
    #[sea_orm(column_type = "Boolean")]
    pub boolean: bool,
    #[sea_orm(column_type = "Money(None)")]
    pub money: String,
    #[sea_orm(column_type = "Json")]
    pub json: Json,
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub jsonb: Option<Json>,
    #[sea_orm(column_type = "Uuid")]
    pub uuid: Uuid,
    #[sea_orm(column_type = "custom(\"int8range\")")]
    pub range: String,
    #[sea_orm(column_type = "Custom(\"timestamp(3)\".into())")]
    pub millis: DateTime,
    #[sea_orm(column_type = "custom(CITEXT)")]
    pub citext: String,
    #[sea_orm(column_type = "Enum { name: \"mood\".into(), variants: mood_labels() }")]
    pub mood: super::kinds::Mood,
    #[sea_orm(column_type = "Array(RcOrArc::new(ColumnType::String(StringLen::N(5))))")]
    pub strings: Vec<String>,
    #[sea_orm(column_type = "Vector(Some(3))")]
    pub vector: PgVector,
    #[sea_orm(column_type = "Vector(None)")]
    pub any_vector: PgVector,
    #[sea_orm(column_type = "Cidr")]
    pub cidr: String,
    #[sea_orm(column_type = "Inet")]
    pub inet: String,
    #[sea_orm(column_type = "MacAddr")]
    pub mac: String,
    #[sea_orm(column_type = "LTree")]
    pub ltree: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
