//! The types that columns use.

use std::{collections::BTreeMap, sync::Arc};

use futures_util::TryStreamExt as _;
use sqlx::PgConnection;

use crate::schema::{ColumnType, Home, Qualified, TypeName, normalize};

type Row = (i64, i32, bool, String, String, String, bool, bool, String, String);

/// Types by object id and modifier.
pub(super) type Types = BTreeMap<(i64, i32), Arc<ColumnType>>;

pub(super) async fn read(
    connection: &mut PgConnection,
    oids: &[i64],
) -> Result<Types, sqlx::Error> {
    let rows =
        super::over_tables::<Row>(connection, include_str!("queries/types.sql").to_owned(), oids);
    rows.map_ok(|row| ((row.0, row.1), Arc::new(column_type(row)))).try_collect().await
}

fn column_type(row: Row) -> ColumnType {
    let (_, _, array, schema, name, kind, of_extension, visible, bare, spelled) = row;
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
        _ if of_extension => TypeName::Extension(Home((!visible).then_some(schema)), name),
        "e" => TypeName::Enum(Qualified::new(schema, name)),
        _ => TypeName::Other(Qualified::new(schema, name)),
    };
    ColumnType { name, modifiers: modifiers.map(|it| it.replace(' ', "")), array }
}
