//! Columns, without their defaults.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use futures_util::TryStreamExt as _;
use sqlx::PgConnection;

use super::{
    Attribute, Readings,
    ask::{ask, numbers},
    comment::Comments,
    types,
};
use crate::schema::{
    Collation, Column, ColumnType, GeneratedKind, Identity, IdentityKind, Qualified,
};

type Row = (i64, i16, String, i64, i32, bool, String, String, i64);

/// The base types of the domains that columns use.
pub(super) type Domains = BTreeMap<Qualified, Arc<ColumnType>>;

pub(super) async fn read(
    connection: &mut PgConnection,
    oids: &str,
    tables: &mut Readings,
    comments: &mut Comments,
) -> Result<Domains, sqlx::Error> {
    let not_yet = Arc::new(ColumnType::builtin("unknown"));
    let sql = include_str!("queries/columns.sql").replace("{tables}", oids);
    let mut rows = ask::<Row>(connection, sql);
    while let Some(row) = rows.try_next().await? {
        let (oid, number, name, ty, modifier, not_null, identity, generated, collation) = row;
        let Some(reading) = tables.get_mut(&oid) else { continue };
        let identity = match identity.as_str() {
            "a" => Some(IdentityKind::Always),
            "d" => Some(IdentityKind::ByDefault),
            _ => None,
        };
        let generated = match generated.as_str() {
            "s" => Some(GeneratedKind::Stored),
            "v" => Some(GeneratedKind::Virtual),
            _ => None,
        };
        // Rows arrive in the order of the columns, except for columns that were altered.
        let at = reading.attributes.partition_point(|it| it.number < number);
        let attribute = Attribute { number, ty, modifier, generated, collation };
        reading.attributes.insert(at, attribute);
        let column = Column {
            nullable: !not_null,
            identity: identity.map(|kind| Box::new(Identity::new(kind))),
            comment: comments.take_column(oid, number),
            ..Column::new(name, Arc::clone(&not_yet))
        };
        reading.table.columns.insert(at, column);
    }
    drop(rows);
    // There are many tables, and each list has grown by doubling.
    for reading in tables.values_mut() {
        reading.table.columns.shrink_to_fit();
    }
    read_types(connection, tables).await
}

/// The types of the columns, and collations that differ from the types' own.
async fn read_types(
    connection: &mut PgConnection,
    tables: &mut Readings,
) -> Result<Domains, sqlx::Error> {
    let attributes = tables.values().flat_map(|it| &it.attributes);
    let used: BTreeSet<(i64, i32)> = attributes.map(|it| (it.ty, it.modifier)).collect();
    let types = types::read(connection, &used).await?;
    let collation = |it: &Attribute| match types.get(&(it.ty, it.modifier)) {
        Some(known) if known.collation == it.collation => None,
        _ => Some(it.collation).filter(|it| *it != 0),
    };
    let attributes = tables.values().flat_map(|it| &it.attributes);
    let stated: BTreeSet<i64> = attributes.filter_map(collation).collect();
    let collations = read_collations(connection, &stated).await?;
    for reading in tables.values_mut() {
        for (attribute, column) in reading.attributes.iter().zip(&mut reading.table.columns) {
            if let Some(known) = types.get(&(attribute.ty, attribute.modifier)) {
                column.ty = Arc::clone(&known.ty);
            }
            let collation = collation(attribute).and_then(|oid| collations.get(&oid));
            column.collation = collation.cloned().map(Box::new);
        }
    }
    types::domains(connection, &types).await
}

async fn read_collations(
    connection: &mut PgConnection,
    oids: &BTreeSet<i64>,
) -> Result<BTreeMap<i64, Collation>, sqlx::Error> {
    if oids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let sql = include_str!("queries/collations.sql").replace("{collations}", &numbers(oids));
    ask::<(i64, Option<String>, String)>(connection, sql)
        .map_ok(|(oid, schema, name)| (oid, Collation { schema, name }))
        .try_collect()
        .await
}
