//! Finds out which of the given names are views, foreign tables, partitions or inheriting children, and reads their
//! columns. Only queried for names that entities use and that no table has.

use std::collections::BTreeMap;

use futures_util::TryStreamExt as _;
use sqlx::PgConnection;

use super::{
    Reading, Readings,
    ask::{ask, names, numbers},
    column,
    comment::Comments,
};
use crate::schema::{
    Qualified, Table,
    follower::{Follower, FollowerKind},
};

type Row = (i64, String, String, String, Vec<String>, Vec<String>, Vec<String>);

/// Reads the relations with these names, and the base types of the domains that their columns use.
///
/// # Errors
/// If the server cannot be queried.
pub async fn read(
    connection: &mut PgConnection,
    wanted: &[Qualified],
) -> Result<(BTreeMap<Qualified, Follower>, column::Domains), sqlx::Error> {
    let mut followers = BTreeMap::new();
    if wanted.is_empty() {
        return Ok((followers, column::Domains::new()));
    }
    let column =
        |of: fn(&Qualified) -> &String| names(&wanted.iter().map(of).cloned().collect::<Vec<_>>());
    let sql = include_str!("queries/followers.sql")
        .replace("{schemas}", &column(|name| &name.schema))
        .replace("{names}", &column(|name| &name.name));
    let rows: Vec<Row> = ask(connection, sql).try_collect().await?;
    let mut readings = Readings::new();
    let mut kinds = BTreeMap::new();
    for (oid, schema, name, kind, schemas, parents, local) in rows {
        let name = Qualified::new(schema, name);
        readings.insert(oid, Reading { name, table: Table::default(), attributes: Vec::new() });
        let parents =
            schemas.into_iter().zip(parents).map(|(schema, name)| Qualified::new(schema, name));
        kinds.insert(oid, (kind_of(&kind), parents.collect(), local));
    }
    if readings.is_empty() {
        return Ok((followers, column::Domains::new()));
    }
    let oids = numbers(readings.keys());
    let domains = column::read(connection, &oids, &mut readings, &mut Comments::none()).await?;
    for (oid, Reading { name, table, .. }) in readings {
        if let Some((kind, parents, local)) = kinds.remove(&oid) {
            followers.insert(name, Follower { kind, parents, columns: table.columns, local });
        }
    }
    Ok((followers, domains))
}

fn kind_of(word: &str) -> FollowerKind {
    match word {
        "view" => FollowerKind::View,
        "materialized view" => FollowerKind::MaterializedView,
        "foreign table" => FollowerKind::ForeignTable,
        "partition" => FollowerKind::Partition,
        _ => FollowerKind::Child,
    }
}
