//! What a database records of the migrations, and whether it has the registered ones.

use std::{collections::BTreeSet, process::Stdio};

use sqlx::PgConnection;

use super::{
    cargo::cargo, graph::Graph, program::Program, purpose::Purpose, report::Failure,
    settings::Settings,
};
use crate::{
    catalog::OWN_TABLES,
    schema::{Qualified, stated},
    write::{self, MigrationCrate, register::record::Told},
};

/// Where SeaORM records migrations.
const TABLE: &str = "seaql_migrations";

/// What a database says about the registered migrations.
#[derive(Debug)]
pub(super) struct Record {
    table: Told,
    /// The migrations that are not applied.
    pub(super) pending: Vec<String>,
    /// Whether no migration is applied.
    is_empty: bool,
}

impl Record {
    /// Reads the record.
    ///
    /// # Errors
    /// If the database cannot be queried, or the role may not read it.
    pub(super) async fn read(
        connection: &mut PgConnection,
        migrations: &MigrationCrate,
        graph: &Graph,
    ) -> Result<Self, sqlx::Error> {
        let told = migrations.record_table();
        let table = match &told {
            Told::Default => TABLE,
            Told::Text(name) => name,
            Told::Computed => {
                return Ok(Self { table: told, pending: Vec::new(), is_empty: false });
            }
        };
        let quoted: Option<String> =
            sqlx::query_scalar("SELECT to_regclass(quote_ident($1))::text")
                .bind(table)
                .fetch_one(&mut *connection)
                .await?;
        let applied: BTreeSet<String> = match &quoted {
            Some(name) => {
                let sql = format!("SELECT version FROM {name}");
                let applied: Vec<String> = sqlx::query_scalar(sqlx::AssertSqlSafe(sql))
                    .fetch_all(&mut *connection)
                    .await?;
                applied.into_iter().collect()
            }
            None => BTreeSet::new(),
        };
        let pending = graph.recorded.iter().filter(|name| !applied.contains(*name));
        let pending: Vec<String> = pending.cloned().collect();
        Ok(Self { table: told, pending, is_empty: applied.is_empty() })
    }

    /// The table of the record, if it is not the usual one.
    pub(super) fn own_table(&self, default_schema: &str) -> Option<Qualified> {
        match &self.table {
            Told::Text(name) => Some(Qualified::new(default_schema, name.as_str())),
            Told::Default | Told::Computed => None,
        }
    }

    /// Reports what cannot be known about it.
    pub(super) fn warn(&self, graph: &Graph) {
        let unknown = "it is unknown whether the database is up to date";
        if self.table == Told::Computed {
            eprintln!("warning: `migration_table_name` is computed by code; {unknown}\n");
        } else if let Some(first) = graph.computed.first() {
            let more = match graph.computed.len() {
                1 => String::new(),
                n => format!(", and those of {} more,", n - 1),
            };
            eprintln!(
                "warning: the name of the migration `{first}`{more} is computed by code; {unknown}\n"
            );
        }
    }

    /// Whether the database has tables of the entities without any record of where they come from.
    ///
    /// # Errors
    /// If the database cannot be queried.
    pub(super) async fn is_missing(
        &self,
        connection: &mut PgConnection,
        entities: &stated::Schema,
    ) -> Result<bool, sqlx::Error> {
        if !self.is_empty || self.pending.is_empty() {
            return Ok(false);
        }
        let stated = entities.tables.keys().filter(|it| !OWN_TABLES.contains(&it.name.as_str()));
        let (schemas, names): (Vec<String>, Vec<String>) =
            stated.map(|it| (it.schema.clone(), it.name.clone())).unzip();
        let sql = "SELECT EXISTS (SELECT FROM unnest($1::text[], $2::text[]) AS stated (schema, name) \
                   JOIN pg_namespace ON nspname = stated.schema \
                   JOIN pg_class ON relnamespace = pg_namespace.oid AND relname = stated.name \
                   AND relkind IN ('r', 'p'))";
        sqlx::query_scalar(sql).bind(schemas).bind(names).fetch_one(connection).await
    }

    /// Reports that it is missing.
    pub(super) fn warn_missing(&self, settings: &Settings) {
        eprintln!(
            "warning: {}, but the database has tables of the entities and no record of migrations; \
             it is unknown whether it is up to date\n  help: {}\n",
            self.shown(),
            self.recording(settings, &Program::of(settings))
        );
    }

    /// ``2 migrations are pending (`…`, `…`)``
    fn shown(&self) -> String {
        let n_pending = self.pending.len();
        let migrations = if n_pending == 1 { "migration is" } else { "migrations are" };
        let shown = self.pending.iter().take(3).cloned().collect::<Vec<_>>().join("`, `");
        let more = if n_pending > 3 { " …" } else { "" };
        format!("{n_pending} {migrations} pending (`{shown}`{more})")
    }

    /// How to record migrations that were applied in another way.
    fn recording(&self, settings: &Settings, program: &Program) -> String {
        let table = match &self.table {
            Told::Text(name) => name,
            Told::Default | Told::Computed => TABLE,
        };
        let rows = format!("insert a row for each of them into the table `{table}`");
        let record = match program {
            Program::Runner(command) => format!("`{command} stamp head` records that"),
            Program::SeaOrm(_) => {
                let name = settings.migration_package().replace('-', "_");
                format!(
                    "{rows}, or replace `main` by `runner::main!({name}::Migrator);`, which has a command for it, `stamp`"
                )
            }
            Program::Own => rows,
        };
        format!("if the registered migrations created them, {record}")
    }

    /// Why the database cannot be compared with.
    pub(super) fn behind(&self, settings: &Settings, is_missing: bool) -> Failure {
        let program = Program::of(settings);
        let apply = match program.command() {
            Some(_) => format!("run {}", program.up()),
            None => "apply them as your program applies migrations".to_owned(),
        };
        let failure = Failure::new(
            format!("target database is not up to date: {}", self.shown()),
            format!("{apply}, then try again"),
        );
        if is_missing {
            let record = self.recording(settings, &program);
            failure.help(format!(
                "the database has tables of the entities but no record of migrations: {record}"
            ))
        } else {
            failure
        }
    }
}

/// The migrations in order. If the list is code that is not understood, only their files tell; a migration can be written
/// even so, and then somebody has to add it to the list.
pub(super) fn registered(
    migrations: &write::MigrationCrate,
    purpose: Purpose,
) -> Result<Vec<String>, Failure> {
    match migrations.registered() {
        Err(write::Error::Register { list, source })
            if !matches!(purpose, Purpose::Write) || source.reason.is_of_the_list() =>
        {
            let error = write::Error::Register { list, source };
            let files = migrations.files()?;
            let instead = if files.is_empty() {
                "it is unknown whether the database is up to date"
            } else {
                "going by the names of the files instead"
            };
            eprintln!("warning: {error}; {instead}\n");
            Ok(files)
        }
        registered => Ok(registered?),
    }
}

/// Whether the role lacks a privilege (SQLSTATE `insufficient_privilege`).
pub(super) fn is_denied(error: &sqlx::Error) -> bool {
    error
        .as_database_error()
        .and_then(sqlx::error::DatabaseError::code)
        .is_some_and(|code| code == "42501")
}

/// No known pending migrations. That suffices for comparing, but not for writing the next one.
pub(super) fn unknown(error: &sqlx::Error, purpose: Purpose) -> Result<Record, Failure> {
    let message =
        error.as_database_error().map_or_else(|| error.to_string(), |it| it.message().to_owned());
    match purpose {
        Purpose::Look | Purpose::Begin | Purpose::Rehearse => {
            eprintln!("warning: {message}; it is unknown whether the database is up to date\n");
            Ok(Record { table: Told::Default, pending: Vec::new(), is_empty: false })
        }
        Purpose::Write => Err(Failure::new(
            format!("it is unknown whether the database is up to date: {message}"),
            "grant the role SELECT on the table `seaql_migrations`",
        )),
    }
}

/// Applies pending migrations to the embedded database, which nobody else uses.
pub(super) fn catch_up(settings: &Settings, n_pending: usize) -> Result<(), Failure> {
    let manifest = settings.migration.manifest();
    let migrations = if n_pending == 1 { "migration" } else { "migrations" };
    eprintln!("The embedded database is {n_pending} {migrations} behind; bringing it up to date.");
    let mut command = cargo();
    command.args(["run", "--quiet", "--manifest-path"]).arg(&manifest).args(["--", "up"]);
    let output = command.stdin(Stdio::null()).output().map_err(|error| {
        let command = format!("cargo run --manifest-path {} -- up", manifest.display());
        Failure::system(&format!("cannot run `{command}`"), &error)
    })?;
    if output.status.success() {
        return Ok(());
    }
    eprint!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    Err(Failure::new(
        "the embedded database could not be brought up to date",
        "fix the migration above, or delete `.postgres/` to start with an empty database",
    ))
}
