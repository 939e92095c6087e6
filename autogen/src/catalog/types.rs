//! The types that columns use.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use futures_util::TryStreamExt as _;
use sqlx::PgConnection;

use super::ask::{ask, numbers};
use crate::schema::{ColumnType, Qualified, TypeName, normalize};

type Row = (i64, i32, bool, String, String, String, bool, String, String, i64);

/// A type with its modifier, and the object id of the collation that it brings along.
pub(super) struct UsedType {
    pub(super) ty: Arc<ColumnType>,
    pub(super) collation: i64,
}

/// Types by object id and modifier.
pub(super) async fn read(
    connection: &mut PgConnection,
    used: &BTreeSet<(i64, i32)>,
) -> Result<BTreeMap<(i64, i32), UsedType>, sqlx::Error> {
    let sql = include_str!("queries/types.sql")
        .replace("{types}", &numbers(used.iter().map(|(oid, _)| oid)))
        .replace("{modifiers}", &numbers(used.iter().map(|(_, modifier)| modifier)));
    let used_type = |row: Row| {
        let (key, collation) = ((row.0, row.1), row.9);
        (key, UsedType { ty: Arc::new(column_type(row)), collation })
    };
    ask::<Row>(connection, sql).map_ok(used_type).try_collect().await
}

fn column_type(row: Row) -> ColumnType {
    let (_, _, array, schema, name, kind, of_extension, bare, spelled, _) = row;
    if schema == "pg_catalog" {
        let parsed = normalize::parse_type(&spelled, "pg_catalog");
        let builtin = parsed.filter(|ty| matches!(ty.name, TypeName::Builtin(_)));
        let ty = builtin.unwrap_or_else(|| ColumnType::builtin(spelled));
        return ColumnType { array, ..ty };
    }
    // `format_type` appends the modifiers of a type that is not its own to the bare name.
    let modifiers =
        spelled.strip_prefix(&bare).and_then(|rest| rest.strip_prefix('(')?.strip_suffix(')'));
    let name = match kind.as_str() {
        _ if of_extension => TypeName::Extension(name),
        "e" => TypeName::Enum(Qualified::new(schema, name)),
        _ => TypeName::Other(Qualified::new(schema, name)),
    };
    ColumnType { name, modifiers: modifiers.map(|it| it.replace(' ', "")), array }
}
