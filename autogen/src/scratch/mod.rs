//! A throw-away schema inside a transaction that is rolled back: Postgres respells expressions there ([`canon`]), and
//! plans are proved there ([`prove`]). It needs no second database, only the right to create a schema or, failing
//! that, temporary tables, and never touches anything outside.

mod alike;
pub mod canon;
pub mod cast;
pub mod declared;
mod default_privileges;
pub mod elsewhere;
mod equivalence;
mod error;
pub mod follows;
pub mod incompatible;
mod left_out;
pub mod measure;
pub mod mentioned;
mod needed;
mod path;
pub mod prove;
pub mod refusal;
pub mod rehearsal;
mod relocate;
pub mod renamed;
mod rollback;
pub mod spelling;
mod undecided;
mod unlike;
mod used;

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use sqlx::{AssertSqlSafe, Executor, PgConnection};

pub use self::error::{ScratchError, Unavailable};
use self::{
    error::{INSUFFICIENT_PRIVILEGE, READ_ONLY},
    relocate::Moves,
};
use crate::{
    catalog::{self, Selection},
    op::Rename,
    plan::Step,
    render,
    schema::{Address, Declarations, Namespace, Pair, Qualified, Schema},
};

/// The prefix that turns the name of a real schema into its double's.
const PREFIX: &str = "autogen_scratch_";

/// The kind of a scratch.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ScratchKind {
    /// Separate schemas, one for each real one.
    Schemas,
    /// Temporary tables, if the role may not create a schema.
    Temporary,
}

/// An open scratch: a transaction whose search path begins with the double of the default schema.
struct Scratch<'c> {
    connection: &'c mut PgConnection,
    default_schema: String,
    kind: ScratchKind,
    /// Doubles by real name. With temporary tables they are all the same.
    doubles: BTreeMap<String, String>,
    /// The real schema of each table and type by its name, if the name is unique.
    homes: BTreeMap<String, String>,
    /// The real schemas of extensions, which have no doubles: an extension exists once.
    of_extensions: BTreeSet<String>,
}

impl<'c> Scratch<'c> {
    /// Opens a scratch that can hold doubles of everything in `schemas`.
    async fn open(
        connection: &'c mut PgConnection,
        default_schema: &str,
        schemas: &[&Schema],
    ) -> Result<Self, ScratchError> {
        let names = names(schemas);
        let mut scratch = Self::closed(connection, default_schema, schemas);
        let begun = scratch.begin(&names).await;
        scratch.opened(begun).await
    }

    /// Opens a scratch of temporary tables, whatever the role may create.
    async fn open_temporary(
        connection: &'c mut PgConnection,
        default_schema: &str,
        schemas: &[&Schema],
    ) -> Result<Self, ScratchError> {
        let names = names(schemas);
        let mut scratch = Self::closed(connection, default_schema, schemas);
        let begun = scratch.begin_temporary(&names).await;
        scratch.opened(begun).await
    }

    fn closed(connection: &'c mut PgConnection, default_schema: &str, schemas: &[&Schema]) -> Self {
        let names = names(schemas);
        let mut doubles: BTreeMap<String, String> =
            names.iter().map(|name| (name.schema.clone(), double(&name.schema))).collect();
        doubles.insert(default_schema.to_owned(), double(default_schema));
        Self {
            connection,
            default_schema: default_schema.to_owned(),
            kind: ScratchKind::Schemas,
            doubles,
            homes: BTreeMap::new(),
            of_extensions: schemas
                .iter()
                .flat_map(|schema| schema.extensions.values())
                .filter_map(|extension| extension.schema.clone())
                .collect(),
        }
    }

    /// The scratch, if it was begun and its search path is set; otherwise everything is rolled back.
    async fn opened(mut self, begun: Result<(), ScratchError>) -> Result<Self, ScratchError> {
        let own = self.doubles[&self.default_schema].clone();
        let opened = match begun {
            Ok(()) => self.look_first_into(&own).await,
            Err(error) => Err(error),
        };
        match opened {
            Ok(()) => Ok(self),
            Err(error) => {
                self.close().await?;
                Err(error)
            }
        }
    }

    async fn begin(&mut self, names: &BTreeSet<&Qualified>) -> Result<(), ScratchError> {
        let own = render::sql::quote::ident(&self.doubles[&self.default_schema]);
        self.execute("BEGIN").await?;
        match self.execute(&format!("CREATE SCHEMA {own}")).await {
            Ok(()) => {}
            Err(error) if error.is(INSUFFICIENT_PRIVILEGE) => {
                self.execute("ROLLBACK").await?;
                self.begin_temporary(names).await?;
            }
            Err(error) if error.is(READ_ONLY) => {
                return Err(ScratchError::Unavailable(Unavailable::ReadOnly));
            }
            Err(error) => return Err(error),
        }
        Ok(())
    }

    /// Puts a schema first in the search path until the transaction ends.
    async fn look_first_into(&mut self, schema: &str) -> Result<(), ScratchError> {
        let schema = render::sql::quote::ident(schema);
        let path = format!(
            "SELECT set_config('search_path', concat_ws(', ', {}, nullif(current_setting('search_path'), '')), true)",
            render::sql::quote::literal(&schema)
        );
        self.execute(&path).await
    }

    /// In the session's temporary schema, which comes into being with its first table.
    async fn begin_temporary(&mut self, names: &BTreeSet<&Qualified>) -> Result<(), ScratchError> {
        self.execute("BEGIN").await?;
        match self.execute("CREATE TEMPORARY TABLE autogen_scratch ()").await {
            Ok(()) => {}
            Err(error) if error.is(INSUFFICIENT_PRIVILEGE) => {
                self.execute("ROLLBACK").await?;
                let (role, database) = self.role_and_database().await?;
                return Err(ScratchError::Unavailable(Unavailable::Rights { role, database }));
            }
            Err(error) => return Err(error),
        }
        self.execute("DROP TABLE autogen_scratch").await?;
        let sql = "SELECT nspname::text FROM pg_namespace WHERE oid = pg_my_temp_schema()";
        let temporary: String = sqlx::query_scalar(sql).fetch_one(&mut *self.connection).await?;
        self.kind = ScratchKind::Temporary;
        self.doubles.values_mut().for_each(|double| double.clone_from(&temporary));
        // A name without an object stands for a schema.
        for name in names.iter().filter(|it| !it.name.is_empty()) {
            let home = self.homes.insert(name.name.clone(), name.schema.clone());
            if home.is_some_and(|home| home != name.schema) {
                return Err(ScratchError::Ambiguous(name.name.clone()));
            }
        }
        Ok(())
    }

    /// Refuses temporary tables: Postgres finds no functions among them, and builds no materialized views on them.
    async fn require_schemas(&mut self) -> Result<(), ScratchError> {
        if self.kind == ScratchKind::Schemas {
            return Ok(());
        }
        let (role, database) = self.role_and_database().await?;
        Err(ScratchError::Unavailable(Unavailable::Schemas { role, database }))
    }

    /// Both quoted as in SQL.
    async fn role_and_database(&mut self) -> Result<(String, String), ScratchError> {
        let sql = "SELECT quote_ident(current_user), quote_ident(current_database())";
        Ok(sqlx::query_as(sql).fetch_one(&mut *self.connection).await?)
    }

    /// Rolls everything back.
    async fn close(self) -> Result<(), ScratchError> {
        Ok(self.connection.execute("ROLLBACK").await.map(|_| ())?)
    }

    async fn execute(&mut self, sql: &str) -> Result<(), ScratchError> {
        let result = self.connection.execute(sqlx::raw_sql(AssertSqlSafe(sql.to_owned()))).await;
        result.map(|_| ()).map_err(|error| ScratchError::of(sql, error))
    }

    /// Runs a step alone, over the protocol that accepts one statement only: whatever an author wrote into an
    /// expression, it cannot end the transaction.
    async fn run(&mut self, step: &Step) -> Result<(), ScratchError> {
        let default_schema = self.doubles[&self.default_schema].clone();
        self.run_in(step, &default_schema).await
    }

    /// The same with a schema before every name, so that an object of another schema is not found instead of a
    /// missing one.
    async fn run_qualified(&mut self, step: &Step) -> Result<(), ScratchError> {
        self.run_in(step, "").await
    }

    async fn run_in(&mut self, step: &Step, default_schema: &str) -> Result<(), ScratchError> {
        let inside = step.in_transaction();
        let statement = render::sql::statement(inside.as_ref().unwrap_or(step), default_schema);
        self.run_text(&statement).await
    }

    /// Runs one statement, whoever wrote it.
    async fn run_text(&mut self, statement: &str) -> Result<(), ScratchError> {
        let query = sqlx::query(AssertSqlSafe(statement.to_owned())).persistent(false);
        let result = query.execute(&mut *self.connection).await;
        result.map(|_| ()).map_err(|error| ScratchError::of(statement, error))
    }

    /// Runs steps in one go: a small statement takes less time than a round trip. Only for steps whose expressions
    /// Postgres printed itself, so that none can end the transaction. If one is refused, none has run, and the result
    /// is false.
    async fn run_at_once(&mut self, steps: &[Step]) -> Result<bool, ScratchError> {
        let script = render::sql::script(steps, &self.doubles[&self.default_schema]);
        self.execute("SAVEPOINT autogen_steps").await?;
        match self.execute(&script).await {
            Ok(()) => self.execute("RELEASE autogen_steps").await.map(|()| true),
            Err(ScratchError::Statement { .. }) => {
                self.execute("ROLLBACK TO autogen_steps").await.map(|()| false)
            }
            Err(error) => Err(error),
        }
    }

    /// The objects beside tables in the scratch, under their doubles' names.
    async fn read_declared(&mut self) -> Result<Declarations, ScratchError> {
        let schemas: Vec<String> = self.doubles.values().cloned().collect();
        Ok(catalog::declared::read(self.connection, &schemas).await?)
    }

    /// The contents of the scratch, with their doubles' names. Schemas are left out, unless they contain extensions.
    async fn read(&mut self) -> Result<Schema, ScratchError> {
        let selection = Selection { schemas: self.doubles.values().cloned().collect() };
        let mut schema = catalog::read(self.connection, &selection).await?;
        schema.namespaces.retain(|name, _| {
            selection.schemas.contains(name) || self.of_extensions.contains(name)
        });
        // The catalog does not list a temporary schema among those that people create.
        schema.namespaces.entry(self.doubles[&self.default_schema].clone()).or_default();
        Ok(schema)
    }

    /// The schema with its doubles' names.
    fn relocated(&self, schema: &Schema) -> Schema {
        let real = self.around_extensions(schema);
        let mut schema = relocate::relocate(schema, &Moves::Schemas(self.doubles.clone()));
        let own = self.doubles[&self.default_schema].clone();
        schema.namespaces.retain(|name, _| self.doubles.values().any(|double| double == name));
        if self.kind == ScratchKind::Temporary {
            schema.namespaces.clear();
        }
        schema.namespaces.entry(own).or_default();
        schema.namespaces.extend(real);
        // An extension is created in its real schema, not in the double at the start of the search path.
        for extension in schema.extensions.values_mut() {
            extension.schema.get_or_insert_with(|| self.default_schema.clone());
        }
        schema
    }

    /// The first schema of the search path.
    fn double_of_default(&self) -> &str {
        &self.doubles[&self.default_schema]
    }

    /// The double of a name.
    fn relocated_name(&self, name: &Qualified) -> Qualified {
        Moves::Schemas(self.doubles.clone()).qualified(name)
    }

    /// The rename with its doubles' names.
    fn relocated_rename(&self, rename: &Rename) -> Rename {
        let own = |name: &Qualified| self.relocated_name(name);
        let pair = |pair: &Pair<Qualified>| pair.as_ref().map(own);
        match rename {
            Rename::Table(it) => Rename::Table(pair(it)),
            Rename::Column(table, it) => Rename::Column(own(table), it.clone()),
            Rename::Part(table, part, it) => Rename::Part(own(table), *part, it.clone()),
            Rename::Enum(it) => Rename::Enum(pair(it)),
            Rename::Label(name, it) => Rename::Label(own(name), it.clone()),
        }
    }

    /// A schema of doubles, with real names.
    fn returned(&self, schema: &Schema) -> Schema {
        relocate::relocate(schema, &self.way_back())
    }

    /// The real name for a double's.
    fn returned_name(&self, name: &Qualified) -> Qualified {
        self.way_back().qualified(name)
    }

    /// The real address of what has this one among the doubles.
    fn returned_address(&self, address: &Address) -> Address {
        relocate::address(address, &self.way_back())
    }

    fn way_back(&self) -> Moves<'_> {
        match self.kind {
            ScratchKind::Schemas => {
                let doubles = self.doubles.iter();
                let real = doubles.map(|(real, double)| (double.clone(), real.clone()));
                Moves::Schemas(real.collect())
            }
            ScratchKind::Temporary => {
                let from = &self.doubles[&self.default_schema];
                Moves::Homes { from, homes: &self.homes }
            }
        }
    }

    /// A message of Postgres or of this program, with real names.
    fn told(&self, text: &str) -> String {
        let quote = render::sql::quote::ident;
        self.doubles.iter().fold(text.to_owned(), |text, (real, double)| {
            text.replace(&quote(double), &quote(real)).replace(double.as_str(), real)
        })
    }

    /// What exists before anything is created: the double of the default schema, and the database's extensions in
    /// their schemas.
    fn empty(&self, database: &Schema) -> Schema {
        let own = self.doubles[&self.default_schema].clone();
        let mut namespaces = self.around_extensions(database);
        namespaces.insert(own, Namespace::default());
        let extensions = database.extensions.clone();
        Schema { namespaces, extensions, ..Schema::default() }
    }

    /// The schemas of extensions, now or later.
    fn around_extensions(&self, schema: &Schema) -> BTreeMap<String, Namespace> {
        let there = schema.namespaces.iter().filter(|(name, _)| self.of_extensions.contains(*name));
        there.map(|(name, it)| (name.clone(), it.clone())).collect()
    }
}

/// The schemas that need doubles.
fn names<'a>(schemas: &[&'a Schema]) -> BTreeSet<&'a Qualified> {
    let names = |schema: &&'a Schema| {
        // Default privileges may be in no schema.
        let declared = schema.declared.objects.keys().map(|it| &it.name);
        let declared = declared.filter(|it| !it.schema.is_empty());
        let others = schema.enums.keys().chain(schema.sequences.keys());
        schema.tables.keys().chain(others).chain(declared)
    };
    schemas.iter().flat_map(names).collect()
}

fn double(schema: &str) -> String {
    crate::schema::name::clip(&format!("{PREFIX}{schema}")).to_owned()
}

/// The part of a schema that concerns these tables, with the enums that they use and the named ones, and these
/// sequences. Other sequences are found outside.
fn restrict(
    schema: &Schema,
    tables: &BTreeSet<Qualified>,
    enums: &BTreeSet<Qualified>,
    sequences: &BTreeSet<Qualified>,
) -> Schema {
    let own = tables.iter().filter_map(|name| schema.tables.get_key_value(name));
    let mut part = schema.with_tables(own.map(|(name, it)| (name.clone(), Arc::clone(it))));
    part.sequences.retain(|name, _| sequences.contains(name));
    part.release_sequences();
    let used: BTreeSet<Qualified> = part.used_enums().into_iter().cloned().collect();
    part.enums.retain(|name, _| used.contains(name) || enums.contains(name));
    part
}
