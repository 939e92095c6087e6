//! Converts rows of the server to rows of SeaORM's proxy, through which a migration outside a transaction reads.

use std::collections::BTreeMap;

use sea_orm::prelude::{
    ChronoDate, ChronoDateTime, ChronoDateTimeUtc, ChronoTime, Decimal, Json, Uuid,
};
use sea_orm::sqlx::postgres::{PgColumn, PgTypeKind};
use sea_orm::sqlx::{Column as _, Row, TypeInfo as _};
use sea_orm::{DbErr, ProxyRow, QueryResult, Value};

pub(super) fn row(result: &QueryResult) -> Result<ProxyRow, DbErr> {
    let columns = result.try_as_pg_row().map(Row::columns).unwrap_or_default();
    let mut values = BTreeMap::new();
    for column in columns {
        let value = value(result, column)?;
        // The proxy finds the nth column by the order of names, so each value is also stored under a name that sorts
        // before any column's.
        // sorts before all that a column can have.
        values.insert(format!("\0{:04}", column.ordinal()), value.clone());
        values.insert(column.name().to_owned(), value);
    }
    Ok(ProxyRow::new(values))
}

fn value(row: &QueryResult, column: &PgColumn) -> Result<Value, DbErr> {
    let at = column.ordinal();
    macro_rules! get {
        ($as:ty) => {
            row.try_get_by_index::<Option<$as>>(at).map(Into::into)
        };
    }
    match column.type_info().name() {
        "BOOL" => get!(bool),
        "\"CHAR\"" => get!(i8),
        "INT2" => get!(i16),
        "INT4" => get!(i32),
        "INT8" => get!(i64),
        "OID" => get!(u32),
        "FLOAT4" => get!(f32),
        "FLOAT8" => get!(f64),
        "NUMERIC" => get!(Decimal),
        "TEXT" | "VARCHAR" | "CHAR" | "NAME" | "UNKNOWN" | "citext" => get!(String),
        "BYTEA" => get!(Vec<u8>),
        "UUID" => get!(Uuid),
        "JSON" | "JSONB" => get!(Json),
        "DATE" => get!(ChronoDate),
        "TIME" => get!(ChronoTime),
        "TIMESTAMP" => get!(ChronoDateTime),
        "TIMESTAMPTZ" => get!(ChronoDateTimeUtc),
        "BOOL[]" => get!(Vec<bool>),
        "INT2[]" => get!(Vec<i16>),
        "INT4[]" => get!(Vec<i32>),
        "INT8[]" => get!(Vec<i64>),
        "TEXT[]" | "VARCHAR[]" => get!(Vec<String>),
        "UUID[]" => get!(Vec<Uuid>),
        _ if matches!(column.type_info().kind(), PgTypeKind::Enum(_)) => label(row, at),
        // The result of a function without one.
        "VOID" => Ok(Value::String(None)),
        other => Err(DbErr::Type(format!(
            "outside a transaction a migration cannot read the column `{}`, which is of the type {other}; cast it to text",
            column.name()
        ))),
    }
}

fn label(row: &QueryResult, at: usize) -> Result<Value, DbErr> {
    let row = row.try_as_pg_row().ok_or_else(|| DbErr::Type("not a row of Postgres".to_owned()))?;
    let label = row.try_get_unchecked::<Option<String>, _>(at);
    label.map(Into::into).map_err(|error| DbErr::Type(error.to_string()))
}
