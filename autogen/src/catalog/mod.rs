//! Reads a live Postgres into a complete [`Schema`], with a handful of bulk queries over `pg_catalog`, however many
//! tables there are.
//!
//! Expressions are as Postgres prints them under the connection's search path, so two readings can be
//! compared only if they were made under the same one.

mod ask;
pub mod beyond;
pub mod clinging;
mod column;
mod comment;
mod constraint;
pub mod declared;
mod default;
pub mod dependents;
mod enumeration;
pub mod followers;
mod index;
mod namespace;
pub mod not_null;
pub mod offers;
pub mod partitions;
pub mod relations;
mod row;
mod sequence;
pub mod sizes;
mod spread;
mod table;
pub mod types;

use std::collections::BTreeMap;

use sqlx::PgConnection;

use self::{
    ask::{names, numbers},
    comment::Comments,
};
use crate::schema::{Column, GeneratedKind, Qualified, Schema};

/// Tables of the migration tools themselves, in any schema. They are never part of a diff.
pub const OWN_TABLES: &[&str] =
    &["seaql_migrations", "autogen_migrations", "autogen_migration_statements"];

/// What to read.
#[derive(Clone, Debug)]
pub struct Selection {
    /// The Postgres schemas whose tables and types are read.
    pub schemas: Vec<String>,
}

/// Reads the catalog.
///
/// # Errors
/// If the server cannot be queried.
pub async fn read(
    connection: &mut PgConnection,
    selection: &Selection,
) -> Result<Schema, sqlx::Error> {
    let schemas = names(&selection.schemas);
    let comments = &mut Comments::read(connection).await?;
    let mut schema = Schema {
        namespaces: namespace::read(connection, comments).await?,
        extensions: namespace::read_extensions(connection).await?,
        enums: enumeration::read(connection, &schemas, comments).await?,
        ..Schema::default()
    };
    let mut tables = table::read(connection, &schemas, comments).await?;
    spread::read(connection, &schemas, &schema.extensions, &mut tables).await?;
    let oids = numbers(tables.keys());
    schema.domains = column::read(connection, &oids, &mut tables, comments).await?;
    let mut serials;
    (schema.sequences, serials) =
        sequence::read(connection, &schemas, &mut tables, comments).await?;
    default::read(connection, &oids, &mut tables, &mut serials).await?;
    schema.sequences.extend(sequence::alone(serials));
    let backed = constraint::read(connection, &oids, &mut tables, comments).await?;
    index::read(connection, &oids, &mut tables, &backed, comments).await?;
    schema.tables = tables.into_values().map(|table| (table.name, table.table.into())).collect();
    Ok(schema)
}

/// The server's version as `server_version_num` has it: 160004 is 16.4. A server sends it when a client connects; one
/// that did not is asked.
///
/// # Errors
/// If the server cannot be queried.
pub async fn server_version(connection: &mut PgConnection) -> Result<i32, sqlx::Error> {
    if let Some(version) = connection.server_version_num().and_then(|it| i32::try_from(it).ok()) {
        return Ok(version);
    }
    sqlx::query_scalar("SELECT current_setting('server_version_num')::int4")
        .fetch_one(connection)
        .await
}

/// A table on its way into the schema.
struct Reading {
    name: Qualified,
    table: crate::schema::Table,
    /// The number of each column in the catalog, in the order of the columns.
    attributes: Vec<Attribute>,
}

/// A column's row in `pg_attribute`.
struct Attribute {
    number: i16,
    ty: i64,
    modifier: i32,
    generated: Option<GeneratedKind>,
    collation: i64,
}

impl Reading {
    fn position(&self, number: i16) -> Option<usize> {
        self.attributes.binary_search_by_key(&number, |it| it.number).ok()
    }

    fn attribute(&self, number: i16) -> Option<&Attribute> {
        self.attributes.get(self.position(number)?)
    }

    fn column(&self, number: i16) -> Option<&Column> {
        self.table.columns.get(self.position(number)?)
    }

    fn column_mut(&mut self, number: i16) -> Option<&mut Column> {
        let at = self.position(number)?;
        self.table.columns.get_mut(at)
    }

    fn column_names(&self, numbers: &[i16]) -> Vec<String> {
        numbers.iter().filter_map(|it| Some(self.column(*it)?.name.clone())).collect()
    }
}

type Readings = BTreeMap<i64, Reading>;
