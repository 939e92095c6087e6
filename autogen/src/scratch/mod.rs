//! A throw-away schema inside a transaction that is rolled back: Postgres itself respells expressions there
//! ([`canon`]), and plans are proved there ([`prove`]). Needs no second database, only the right to create a schema or,
//! failing that, temporary tables, and never touches what is outside.

pub mod canon;
pub mod cast;
mod equivalence;
pub mod incompatible;
mod needed;
pub mod prove;
pub mod refusal;
mod relocate;
pub mod spelling;
mod undecided;

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
    sync::Arc,
};

use sqlx::{AssertSqlSafe, Executor, PgConnection};

use self::relocate::Moves;
use crate::{
    catalog::{self, Selection},
    op::Rename,
    plan::Step,
    render,
    schema::{Namespace, Pair, Qualified, Schema},
};

/// What stands before the name of a real schema to make that of its double.
const PREFIX: &str = "autogen_scratch_";

/// `insufficient_privilege` (manual, appendix A).
const INSUFFICIENT_PRIVILEGE: &str = "42501";

/// `read_only_sql_transaction`, which a standby says as well.
const READ_ONLY: &str = "25006";

/// `out_of_memory`, which stands for the memory that all sessions share as well.
const OUT_OF_MEMORY: &str = "53200";

/// Whether an error is none of the statement's (manual, appendix A): a lost connection, a transaction rolled back for the
/// sake of another, a lack of resources, an operator's intervention, a broken system.
fn is_of_the_server(code: &str) -> bool {
    const CLASSES: [&str; 6] = ["08", "40", "53", "57", "58", "XX"];
    // `undefined_file`: a library that an extension wants is not installed.
    let is_missing_file = code == "58P01";
    // `lock_not_available`
    code == "55P03" || !is_missing_file && CLASSES.iter().any(|class| code.starts_with(class))
}

/// Why the scratch could not be used, or what Postgres said to a statement in it.
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
    /// Nothing can be made in the database, not even for the length of a transaction.
    #[error("{0}")]
    Unavailable(Unavailable),
    /// The server could not do what it was asked to, whatever that was.
    #[error("the server gave up: {message}")]
    Server {
        message: String,
        /// The SQLSTATE.
        code: String,
    },
    /// There are only temporary tables, and two schemas have an object of this name.
    #[error(
        "`{0}` exists in two schemas, and comparing both needs the right to create a schema (`CREATE` on the database)"
    )]
    Ambiguous(String),
}

/// What keeps a scratch from being made.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Unavailable {
    /// Transactions are read-only: by a setting, or because the server is a standby.
    ReadOnly,
    /// The role may create neither a schema nor a temporary table. Both names are quoted as SQL needs it.
    Rights { role: String, database: String },
    /// The role may not create an extension that is not there yet.
    Extension { message: String },
}

impl Unavailable {
    /// What would give room, as a part of a sentence.
    #[must_use]
    pub fn remedy(&self) -> String {
        match self {
            Self::ReadOnly => {
                "connect to the primary, or to a role whose transactions may write".to_owned()
            }
            Self::Rights { role, database } => format!(
                "`GRANT CREATE ON DATABASE {database} TO {role}` gives the right, and so does `GRANT TEMPORARY ON DATABASE {database} TO {role}`"
            ),
            Self::Extension { .. } => {
                "have someone with the right to do so create the extension once".to_owned()
            }
        }
    }
}

impl fmt::Display for Unavailable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ReadOnly => f.write_str("transactions in this database are read-only"),
            Self::Rights { role, database } => write!(
                f,
                "the role `{role}` may create neither a schema nor a temporary table in the database `{database}`"
            ),
            Self::Extension { message } => f.write_str(message),
        }
    }
}

/// What a scratch is made of.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ScratchKind {
    /// Schemas of its own, one for each real one.
    Schemas,
    /// Temporary tables, where the role may not create a schema.
    Temporary,
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
        if is_of_the_server(&code) {
            return Self::Server { message, code };
        }
        Self::Statement { statement: statement.to_owned(), message, code }
    }

    /// Whether half of what was asked for may do: there was no memory for all of it, or there were too many names.
    fn wants_less(&self) -> bool {
        match self {
            Self::Server { code, .. } => code == OUT_OF_MEMORY,
            Self::Ambiguous(_) => true,
            Self::Database(_) | Self::Statement { .. } | Self::Unavailable(_) => false,
        }
    }

    /// Whether Postgres refused a statement with this SQLSTATE.
    fn is(&self, sqlstate: &str) -> bool {
        matches!(self, Self::Statement { code, .. } if code == sqlstate)
    }
}

/// An open scratch: a transaction whose search path begins with the double of the default schema.
struct Scratch<'c> {
    connection: &'c mut PgConnection,
    default_schema: String,
    kind: ScratchKind,
    /// Doubles by real name. In temporary tables they are all the same.
    doubles: BTreeMap<String, String>,
    /// The real schema of each table and type by its name, where that is unique.
    homes: BTreeMap<String, String>,
    /// The real schemas of extensions, which have no doubles: an extension is there once.
    of_extensions: BTreeSet<String>,
}

impl<'c> Scratch<'c> {
    /// Opens a scratch that can hold doubles of everything in `schemas`.
    async fn open(
        connection: &'c mut PgConnection,
        default_schema: &str,
        schemas: &[&Schema],
    ) -> Result<Self, ScratchError> {
        let names: BTreeSet<&Qualified> = schemas
            .iter()
            .flat_map(|schema| {
                schema.tables.keys().chain(schema.enums.keys()).chain(schema.sequences.keys())
            })
            .collect();
        let mut doubles: BTreeMap<String, String> =
            names.iter().map(|name| (name.schema.clone(), double(&name.schema))).collect();
        doubles.insert(default_schema.to_owned(), double(default_schema));
        let mut scratch = Self {
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
        };
        match scratch.begin(&names).await {
            Ok(()) => Ok(scratch),
            Err(error) => {
                scratch.close().await?;
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
        let own = render::sql::quote::ident(&self.doubles[&self.default_schema]);
        let path = format!(
            "SELECT set_config('search_path', concat_ws(', ', {}, nullif(current_setting('search_path'), '')), true)",
            render::sql::quote::literal(&own)
        );
        self.execute(&path).await
    }

    /// In the session's own temporary schema, which begins to be with its first table.
    async fn begin_temporary(&mut self, names: &BTreeSet<&Qualified>) -> Result<(), ScratchError> {
        self.execute("BEGIN").await?;
        match self.execute("CREATE TEMPORARY TABLE autogen_scratch ()").await {
            Ok(()) => {}
            Err(error) if error.is(INSUFFICIENT_PRIVILEGE) => {
                self.execute("ROLLBACK").await?;
                let sql = "SELECT quote_ident(current_user), quote_ident(current_database())";
                let (role, database) = sqlx::query_as(sql).fetch_one(&mut *self.connection).await?;
                return Err(ScratchError::Unavailable(Unavailable::Rights { role, database }));
            }
            Err(error) => return Err(error),
        }
        self.execute("DROP TABLE autogen_scratch").await?;
        let sql = "SELECT nspname::text FROM pg_namespace WHERE oid = pg_my_temp_schema()";
        let temporary: String = sqlx::query_scalar(sql).fetch_one(&mut *self.connection).await?;
        self.kind = ScratchKind::Temporary;
        self.doubles.values_mut().for_each(|double| double.clone_from(&temporary));
        for name in names {
            let home = self.homes.insert(name.name.clone(), name.schema.clone());
            if home.is_some_and(|home| home != name.schema) {
                return Err(ScratchError::Ambiguous(name.name.clone()));
            }
        }
        Ok(())
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

    /// What stands in the scratch, under its doubles' names. Schemas are left out, unless extensions are in them.
    async fn read(&mut self) -> Result<Schema, ScratchError> {
        let selection = Selection { schemas: self.doubles.values().cloned().collect() };
        let mut schema = catalog::read(self.connection, &selection).await?;
        schema.namespaces.retain(|name, _| {
            selection.schemas.contains(name) || self.of_extensions.contains(name)
        });
        // The catalog does not count a temporary schema among those that people make.
        schema.namespaces.entry(self.doubles[&self.default_schema].clone()).or_default();
        Ok(schema)
    }

    /// The schema under its doubles' names.
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
        let moves = Moves::Schemas(self.doubles.clone());
        let own = |name: &Qualified| moves.qualified(name);
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
        match self.kind {
            ScratchKind::Schemas => {
                let doubles = self.doubles.iter();
                let real = doubles.map(|(real, double)| (double.clone(), real.clone())).collect();
                relocate::relocate(schema, &Moves::Schemas(real))
            }
            ScratchKind::Temporary => {
                let from = &self.doubles[&self.default_schema];
                relocate::relocate(schema, &Moves::Homes { from, homes: &self.homes })
            }
        }
    }

    /// A text of Postgres' or of ours with the names that people know.
    fn told(&self, text: &str) -> String {
        let quote = render::sql::quote::ident;
        self.doubles.iter().fold(text.to_owned(), |text, (real, double)| {
            text.replace(&quote(double), &quote(real)).replace(double.as_str(), real)
        })
    }

    /// What is there before anything is made: the double of the default schema, and the database's extensions in their
    /// schemas.
    fn empty(&self, database: &Schema) -> Schema {
        let own = self.doubles[&self.default_schema].clone();
        let mut namespaces = self.around_extensions(database);
        namespaces.insert(own, Namespace::default());
        let extensions = database.extensions.clone();
        Schema { namespaces, extensions, ..Schema::default() }
    }

    /// The schemas that are there for extensions, now or later.
    fn around_extensions(&self, schema: &Schema) -> BTreeMap<String, Namespace> {
        let there = schema.namespaces.iter().filter(|(name, _)| self.of_extensions.contains(*name));
        there.map(|(name, it)| (name.clone(), it.clone())).collect()
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
    let own = tables.iter().filter_map(|name| schema.tables.get_key_value(name));
    let mut part = schema.with_tables(own.map(|(name, it)| (name.clone(), Arc::clone(it))));
    part.sequences.retain(|name, _| sequences.contains(name));
    let used: BTreeSet<Qualified> = part.used_enums().into_iter().cloned().collect();
    part.enums.retain(|name, _| used.contains(name) || enums.contains(name));
    part
}
