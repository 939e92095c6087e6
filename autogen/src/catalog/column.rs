//! Columns with their defaults.

use std::sync::Arc;

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
    let rows: Vec<Row> = super::over_tables(connection, sql, oids).await?;
    for (oid, attnum, name, typid, typmod, not_null, identity, collation, schema) in rows {
        let Some(reading) = tables.get_mut(&oid) else { continue };
        let unknown = || Arc::new(ColumnType::builtin("unknown"));
        let ty = types.get(&(typid, typmod)).cloned().unwrap_or_else(unknown);
        let identity = match identity.as_str() {
            "a" => Some(IdentityKind::Always),
            "d" => Some(IdentityKind::ByDefault),
            _ => None,
        };
        reading.attnums.insert(attnum, name.clone());
        reading.table.columns.push(Column {
            nullable: !not_null,
            identity: identity.map(|kind| Box::new(Identity::new(kind))),
            collation: collation.map(|name| Box::new(Collation { schema, name })),
            ..Column::new(name, ty)
        });
    }
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
    let rows: Vec<(i64, i16, String, bool, String)> =
        super::over_tables(connection, sql, oids).await?;
    for (oid, attnum, text, serial, generated) in rows {
        let Some(reading) = tables.get_mut(&oid) else { continue };
        let Some(name) = reading.attnums.get(&attnum) else { continue };
        let Some(column) = reading.table.columns.iter_mut().find(|it| it.name == *name) else {
            continue;
        };
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
