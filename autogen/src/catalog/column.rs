//! Columns with their defaults.

use std::sync::Arc;

use futures_util::TryStreamExt as _;
use sqlx::PgConnection;

use super::{Readings, types};
use crate::schema::{
    Collation, Column, ColumnType, Expression, Generated, GeneratedKind, Identity, IdentityKind,
};

type Row = (i64, i16, String, i64, i32, bool, String, Option<String>, Option<String>);

pub(super) async fn read(
    connection: &mut PgConnection,
    oids: &[i64],
    tables: &mut Readings,
) -> Result<(), sqlx::Error> {
    let types = types::read(connection, oids).await?;
    let sql = include_str!("queries/columns.sql").to_owned();
    let mut rows = super::over_tables::<Row>(connection, sql, oids);
    while let Some(row) = rows.try_next().await? {
        let (oid, attnum, name, typid, typmod, not_null, identity, collation, schema) = row;
        let Some(reading) = tables.get_mut(&oid) else { continue };
        let unknown = || Arc::new(ColumnType::builtin("unknown"));
        let ty = types.get(&(typid, typmod)).cloned().unwrap_or_else(unknown);
        let identity = match identity.as_str() {
            "a" => Some(IdentityKind::Always),
            "d" => Some(IdentityKind::ByDefault),
            _ => None,
        };
        reading.attnums.push(attnum);
        reading.table.columns.push(Column {
            nullable: !not_null,
            identity: identity.map(|kind| Box::new(Identity::new(kind))),
            collation: collation.map(|name| Box::new(Collation { schema, name })),
            ..Column::new(name, ty)
        });
    }
    drop(rows);
    // There are many tables, and each has grown its list by doubling it.
    for reading in tables.values_mut() {
        reading.table.columns.shrink_to_fit();
    }
    read_defaults(connection, oids, tables).await
}

async fn read_defaults(
    connection: &mut PgConnection,
    oids: &[i64],
    tables: &mut Readings,
) -> Result<(), sqlx::Error> {
    let sql = include_str!("queries/defaults.sql").to_owned();
    let mut rows = super::over_tables::<(i64, i16, String, bool, String)>(connection, sql, oids);
    while let Some((oid, attnum, text, serial, generated)) = rows.try_next().await? {
        let column = tables.get_mut(&oid).and_then(|reading| reading.column_mut(attnum));
        let Some(column) = column else { continue };
        let kind = match generated.as_str() {
            "s" => Some(GeneratedKind::Stored),
            "v" => Some(GeneratedKind::Virtual),
            _ => None,
        };
        match kind {
            Some(kind) => {
                let generated = Generated { expression: Expression::bare(&text), kind };
                column.generated = Some(Box::new(generated));
            }
            None if serial && is_next(&text) => {
                column.identity = Some(Box::new(Identity::new(IdentityKind::Serial)));
            }
            None => column.default = Some(Expression::bare(&text)),
        }
    }
    Ok(())
}

/// Whether the default is the next number and nothing else, as that of a serial column is.
fn is_next(text: &str) -> bool {
    let name = text.strip_prefix("nextval('").and_then(|it| it.strip_suffix("'::regclass)"));
    name.is_some_and(|name| !name.replace("''", "").contains('\''))
}
