//! A throw-away schema inside a transaction that is rolled back: Postgres itself respells expressions there
//! ([`canon`]), and plans are proved there ([`prove`]). Needs no second database, only the right to create a schema, and
//! never touches what is outside.

pub mod canon;
pub mod prove;
mod relocate;
mod settle;
pub mod spelling;

use std::collections::{BTreeMap, BTreeSet};

use sqlx::{AssertSqlSafe, Executor, PgConnection};

use crate::{
    catalog::{self, Selection},
    op::Rename,
    plan::Step,
    render,
    schema::{Extension, Namespace, Pair, Qualified, Schema, TypeName},
};

/// What stands before the name of a real schema to make that of its double.
const PREFIX: &str = "autogen_scratch_";

/// Why the scratch schema could not be used, or what Postgres said to a statement in it.
#[derive(Debug, thiserror::Error)]
pub enum ScratchError {
    #[error("the database cannot be asked: {0}")]
    Database(#[from] sqlx::Error),
    #[error("{message}")]
    Statement {
        statement: String,
        /// Postgres' message, with its detail and hint.
        message: String,
        /// The SQLSTATE.
        code: String,
    },
}

impl ScratchError {
    fn of(statement: &str, error: sqlx::Error) -> Self {
        let sqlx::Error::Database(database) = &error else { return Self::Database(error) };
        let mut message = database.message().to_owned();
        if let Some(postgres) = database.try_downcast_ref::<sqlx::postgres::PgDatabaseError>() {
            let parts = [postgres.detail(), postgres.hint()];
            parts.into_iter().flatten().for_each(|part| message += &format!(" ({part})"));
        }
        let code = database.code().map(|code| code.to_string()).unwrap_or_default();
        Self::Statement { statement: statement.to_owned(), message, code }
    }
}

/// An open scratch: a transaction whose search path begins with the double of the default schema.
struct Scratch<'c> {
    connection: &'c mut PgConnection,
    default_schema: String,
    /// Doubles by real name.
    doubles: BTreeMap<String, String>,
}

impl<'c> Scratch<'c> {
    /// Opens a scratch that can hold doubles of everything in `schemas`.
    async fn open(
        connection: &'c mut PgConnection,
        default_schema: &str,
        schemas: &[&Schema],
    ) -> Result<Self, ScratchError> {
        let tables = schemas.iter().flat_map(|schema| {
            schema.tables.keys().chain(schema.enums.keys()).chain(schema.sequences.keys())
        });
        let mut doubles: BTreeMap<String, String> =
            tables.map(|name| (name.schema.clone(), double(&name.schema))).collect();
        doubles.insert(default_schema.to_owned(), double(default_schema));
        let mut scratch = Self { connection, default_schema: default_schema.to_owned(), doubles };
        scratch.execute("BEGIN").await?;
        let own = scratch.doubles[default_schema].clone();
        let own = render::sql::quote::ident(&own);
        let path = format!(
            "CREATE SCHEMA {own};
             SELECT set_config('search_path', concat_ws(', ', {}, nullif(current_setting('search_path'), '')), true)",
            render::sql::quote::literal(&own)
        );
        match scratch.execute(&path).await {
            Ok(()) => Ok(scratch),
            Err(error) => {
                scratch.close().await?;
                Err(error)
            }
        }
    }

    /// Takes everything back.
    async fn close(self) -> Result<(), ScratchError> {
        Ok(self.connection.execute("ROLLBACK").await.map(|_| ())?)
    }

    async fn execute(&mut self, sql: &str) -> Result<(), ScratchError> {
        let result = self.connection.execute(sqlx::raw_sql(AssertSqlSafe(sql.to_owned()))).await;
        result.map(|_| ()).map_err(|error| ScratchError::of(sql, error))
    }

    /// Runs a step by itself, over the protocol that takes one statement only: whatever an author wrote into an
    /// expression, it cannot end the transaction.
    async fn run(&mut self, step: &Step) -> Result<(), ScratchError> {
        let default_schema = self.doubles[&self.default_schema].clone();
        let statement = render::sql::statement(step, &default_schema);
        let query = sqlx::query(AssertSqlSafe(statement.clone())).persistent(false);
        let result = query.execute(&mut *self.connection).await;
        result.map(|_| ()).map_err(|error| ScratchError::of(&statement, error))
    }

    /// What stands in the scratch, under its doubles' names. Extensions and the schemas of others are left out.
    async fn read(&mut self) -> Result<Schema, ScratchError> {
        let selection = Selection { schemas: self.doubles.values().cloned().collect() };
        let mut schema = catalog::read(self.connection, &selection).await?;
        schema.namespaces.retain(|name, _| selection.schemas.contains(name));
        Ok(schema)
    }

    /// The schema under its doubles' names.
    fn relocated(&self, schema: &Schema) -> Schema {
        let mut schema = relocate::relocate(schema, &self.doubles);
        let own = self.doubles[&self.default_schema].clone();
        schema.namespaces.retain(|name, _| self.doubles.values().any(|double| double == name));
        schema.namespaces.entry(own).or_default();
        // An extension is created where it would be, not in the double that the search path begins with.
        for extension in schema.extensions.values_mut() {
            extension.schema.get_or_insert_with(|| self.default_schema.clone());
        }
        schema
    }

    /// The schema that the search path begins with.
    fn double_of_default(&self) -> &str {
        &self.doubles[&self.default_schema]
    }

    /// The rename under its doubles' names.
    fn relocated_rename(&self, rename: &Rename) -> Rename {
        let own = |name: &Qualified| relocate::qualified(name, &self.doubles);
        let pair = |pair: &Pair<Qualified>| pair.as_ref().map(own);
        match rename {
            Rename::Table(it) => Rename::Table(pair(it)),
            Rename::Column(table, it) => Rename::Column(own(table), it.clone()),
            Rename::Part(table, part, it) => Rename::Part(own(table), *part, it.clone()),
            Rename::Enum(it) => Rename::Enum(pair(it)),
            Rename::Label(name, it) => Rename::Label(own(name), it.clone()),
        }
    }

    /// A schema of doubles under its real names.
    fn returned(&self, schema: &Schema) -> Schema {
        let real =
            self.doubles.iter().map(|(real, double)| (double.clone(), real.clone())).collect();
        relocate::relocate(schema, &real)
    }

    /// What is there before anything is made: the double of the default schema, and the database's extensions.
    fn empty(&self, extensions: &BTreeMap<String, Extension>) -> Schema {
        let own = self.doubles[&self.default_schema].clone();
        Schema {
            namespaces: BTreeMap::from([(own, Namespace::default())]),
            extensions: extensions.clone(),
            ..Schema::default()
        }
    }
}

fn double(schema: &str) -> String {
    crate::schema::name::clip(&format!("{PREFIX}{schema}")).to_owned()
}

/// The part of a schema that concerns these tables, with the enums they use and those named, and these sequences. Any
/// other sequence is found where it is, outside.
fn restrict(
    schema: &Schema,
    tables: &BTreeSet<Qualified>,
    enums: &BTreeSet<Qualified>,
    sequences: &BTreeSet<Qualified>,
) -> Schema {
    let mut part = schema.clone();
    part.sequences.retain(|name, _| sequences.contains(name));
    part.tables.retain(|name, _| tables.contains(name));
    let used: BTreeSet<&Qualified> = part
        .tables
        .values()
        .flat_map(|table| &table.columns)
        .filter_map(|column| match &column.ty.name {
            TypeName::Enum(name) => Some(name),
            TypeName::Builtin(_) | TypeName::Extension(_) | TypeName::Other(_) => None,
        })
        .collect();
    part.enums.retain(|name, _| used.contains(name) || enums.contains(name));
    part
}
