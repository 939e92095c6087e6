//! The partitions of a table, whoever manages them.

use std::collections::BTreeMap;

use sqlx::PgConnection;

use super::row::row;
use crate::schema::{
    Qualified,
    partition::{Partition, PartitionKind},
};

row! {
    struct Row {
        schema: String,
        name: String,
        own_schema: String,
        own_name: String,
        of_schema: String,
        of_name: String,
        kind: String,
        is_default: bool,
    }
}

/// Reads the partitions of these tables, each after what it is a part of.
///
/// # Errors
/// If the server cannot be queried.
pub async fn read(
    connection: &mut PgConnection,
    names: &[&Qualified],
) -> Result<BTreeMap<Qualified, Vec<Partition>>, sqlx::Error> {
    let mut partitions: BTreeMap<Qualified, Vec<Partition>> = BTreeMap::new();
    if names.is_empty() {
        return Ok(partitions);
    }
    let column =
        |of: fn(&Qualified) -> &str| -> Vec<&str> { names.iter().map(|it| of(it)).collect() };
    let rows: Vec<Row> = sqlx::query_as(include_str!("queries/partitions.sql"))
        .bind(column(|name| &name.schema))
        .bind(column(|name| &name.name))
        .fetch_all(connection)
        .await?;
    for row in rows {
        let kind = match row.kind.as_str() {
            "p" => PartitionKind::Partitioned,
            "f" => PartitionKind::Foreign,
            _ => PartitionKind::Table,
        };
        let partition = Partition {
            name: Qualified::new(row.own_schema, row.own_name),
            of: Qualified::new(row.of_schema, row.of_name),
            kind,
            is_default: row.is_default,
        };
        partitions.entry(Qualified::new(row.schema, row.name)).or_default().push(partition);
    }
    Ok(partitions)
}
