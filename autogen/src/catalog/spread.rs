//! Tables whose rows an extension spreads. Each extension is asked only if it is there.

use std::collections::BTreeMap;

use futures_util::TryStreamExt as _;
use sqlx::PgConnection;

use super::{Readings, ask::ask};
use crate::schema::{
    Extension,
    spread::{Hypertable, Placement, Spread},
};

/// Adds it to the tables.
pub(super) async fn read(
    connection: &mut PgConnection,
    schemas: &str,
    extensions: &BTreeMap<String, Extension>,
    tables: &mut Readings,
) -> Result<(), sqlx::Error> {
    let version = |name: &str| extensions.get(name).and_then(|it| it.version.as_deref());
    // Before version 2, `TimescaleDB` said it in other views.
    if version("timescaledb").is_some_and(|it| !it.starts_with("1.") && !it.starts_with("0.")) {
        hypertables(connection, schemas, tables).await?;
    }
    if version("citus").is_some() {
        distributed(connection, schemas, tables).await?;
    }
    Ok(())
}

async fn hypertables(
    connection: &mut PgConnection,
    schemas: &str,
    tables: &mut Readings,
) -> Result<(), sqlx::Error> {
    type Row = (i64, Vec<String>, Vec<String>, bool, bool);
    let query = |text: &str| text.replace("{schemas}", schemas);
    let sql = query(include_str!("queries/hypertables.sql"));
    let rows: Vec<Row> = ask(connection, sql).try_collect().await?;
    let mut is_told = false;
    for (oid, dimensions, hashed, columnstore, has_settings) in rows {
        let Some(reading) = tables.get_mut(&oid) else { continue };
        is_told |= columnstore && has_settings;
        let columnstore = columnstore.then(Vec::new);
        let hypertable = Hypertable { dimensions, hashed, columnstore };
        reading.table.marks.spread = Some(Spread::Hypertable(hypertable));
    }
    if !is_told {
        return Ok(());
    }
    let sql = query(include_str!("queries/columnstores.sql"));
    let mut rows = ask::<(i64, String)>(connection, sql);
    while let Some((oid, column)) = rows.try_next().await? {
        let spread = tables.get_mut(&oid).and_then(|it| it.table.marks.spread.as_mut());
        if let Some(Spread::Hypertable(Hypertable { columnstore: Some(columns), .. })) = spread {
            columns.push(column);
        }
    }
    Ok(())
}

async fn distributed(
    connection: &mut PgConnection,
    schemas: &str,
    tables: &mut Readings,
) -> Result<(), sqlx::Error> {
    type Row = (i64, Option<String>, i64);
    let sql = include_str!("queries/distributed.sql").replace("{schemas}", schemas);
    let mut rows = ask::<Row>(connection, sql);
    while let Some((oid, column, colocation)) = rows.try_next().await? {
        let Some(reading) = tables.get_mut(&oid) else { continue };
        reading.table.marks.spread = Some(Spread::Citus(match column {
            Some(column) => Placement::Distributed { column, colocation },
            None => Placement::Reference,
        }));
    }
    Ok(())
}
