//! `--sql`: the statements of a run as a script for psql, without a database.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::sync::{Arc, Mutex, PoisonError};

use sea_orm::{
    DatabaseConnection, DbBackend, DbErr, ProxyDatabaseTrait, ProxyExecResult, ProxyRow, Statement,
};
use sea_orm_migration::{MigrationTrait, MigratorTrait, SchemaManager};

use crate::direction::Direction;
use crate::error::{Cause, RunError};
use crate::options::Preflight;
use crate::revisions::Checksums;
use crate::revisions::graph::Graph;
use crate::revisions::name::{Found, RevisionName};
use crate::revisions::preflight::{Probe, probes};
use crate::revisions::sources::Sources;
use crate::run::batch::{is_outside, step};
use crate::run::{in_order, lock};
use crate::state::applied::Applied;
use crate::state::history::{Goal, History};
use crate::state::{literal, quoted, records};

/// A range: `A:B`, `A:` or `B`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Range {
    pub from: Option<RevisionName>,
    pub to: Option<RevisionName>,
}

impl Range {
    pub(crate) fn parse(text: &str) -> Self {
        let name = |text: &str| Some(text).filter(|text| !text.is_empty()).map(RevisionName::new);
        match text.split_once(':') {
            Some((from, to)) => Self { from: name(from), to: name(to) },
            None => Self { from: None, to: name(text) },
        }
    }
}

/// The script for the migrations between two revisions. It contains the statements that each migration sends without
/// a database to query; a migration that must query one is an error.
pub(crate) async fn run<M: MigratorTrait>(
    sources: &Sources,
    direction: Direction,
    range: &Range,
    preflight: Preflight,
) -> Result<String, RunError> {
    let graph = graph::<M>(sources)?;
    let goal = match (&range.to, direction) {
        (Some(to), _) => Goal::Revision(to.clone()),
        (None, Direction::Up) => Goal::head(),
        (None, Direction::Down) => Goal::base(),
    };
    let from = match (&range.from, direction) {
        (None, Direction::Down) => Some(RevisionName::head()),
        (from, _) => from.clone(),
    };
    let history = start(&graph, sources, from.as_ref())?;
    let itinerary = history.itinerary(direction, &goal)?;
    let migrations = in_order::<M>(&graph);
    let mut script = Script::begin::<M>().await?;
    for at in itinerary {
        let migration = &*migrations[at];
        script.title(graph.name(at), graph.header(at).message.as_deref(), direction);
        let probes = match preflight {
            Preflight::Run => probes(&graph.header(at).text),
            Preflight::Skip => Vec::new(),
        };
        script.migration(migration, direction, &probes).await?;
        if is_outside(migration) {
            script.line("BEGIN;");
        }
        script.record(&[(migration.name(), direction)], sources);
        script.line("COMMIT;");
    }
    Ok(script.end())
}

/// The script for the bookkeeping alone.
pub(crate) async fn stamp<M: MigratorTrait>(
    sources: &Sources,
    from: Option<&RevisionName>,
    to: &[RevisionName],
) -> Result<String, RunError> {
    let graph = graph::<M>(sources)?;
    let history = start(&graph, sources, from)?;
    let stamped = crate::run::stamp::stamped(&history, to)?;
    let moves: Vec<(&str, Direction)> = graph
        .all()
        .filter_map(|at| match (stamped.contains(&at), history.is_applied(at)) {
            (true, false) => Some((graph.name(at), Direction::Up)),
            (false, true) => Some((graph.name(at), Direction::Down)),
            _ => None,
        })
        .collect();
    let mut script = Script::begin::<M>().await?;
    script.line("");
    script.line("BEGIN;");
    script.record(&moves, sources);
    script.line("COMMIT;");
    Ok(script.end())
}

fn graph<M: MigratorTrait>(sources: &Sources) -> Result<Graph, RunError> {
    Ok(sources.graph(&M::migrations())?)
}

/// As if these were applied.
fn start<'a>(
    graph: &'a Graph,
    sources: &Sources,
    from: Option<&RevisionName>,
) -> Result<History<'a>, RunError> {
    let found = from.map(|from| from.find(graph, &BTreeSet::new())).transpose()?;
    let heads = match found {
        None | Some(Found::Base) => Vec::new(),
        Some(Found::At(at)) => vec![at],
        Some(Found::Heads(heads)) => heads,
    };
    let applied = graph.ancestors(heads);
    let rows = graph.names_of(applied).into_iter();
    let rows = rows.map(|name| Applied { name: name.to_owned(), at: 0 }).collect();
    Ok(History::new(graph, sources, rows, &[]))
}

struct Script {
    text: String,
    /// As an SQL identifier.
    table: String,
    /// As an SQL string.
    key: String,
}

impl Script {
    async fn begin<M: MigratorTrait>() -> Result<Self, RunError> {
        let name = M::migration_table_name().to_string();
        let table = quoted(&name);
        let mut script = Self { text: String::new(), table, key: literal(&name) };
        script.line("\\set ON_ERROR_STOP on");
        script.line(&format!("SELECT pg_advisory_lock({});", lock::key(&script.key)));
        let (connection, recorder) = recorder().await.map_err(RunError::query("recording"))?;
        M::install(&connection).await.map_err(RunError::query("recording"))?;
        for statement in recorder.statements() {
            script.statement(&statement);
        }
        script.statement(records::CREATE);
        Ok(script)
    }

    fn end(mut self) -> String {
        self.line("");
        self.line(&format!("SELECT pg_advisory_unlock({});", lock::key(&self.key)));
        self.text
    }

    fn line(&mut self, line: &str) {
        let _ = writeln!(self.text, "{line}");
    }

    fn title(&mut self, name: &str, message: Option<&str>, direction: Direction) {
        let message = message.map(|message| format!(": {message}")).unwrap_or_default();
        let title = format!("-- {} {name}{message}", direction.word());
        self.line("");
        self.line(&title.replace('\n', " "));
    }

    /// On a line of its own, because the previous one may be a comment.
    fn statement(&mut self, sql: &str) {
        let sql = sql.trim();
        let last = sql.lines().last().unwrap_or_default();
        let end = if last.contains("--") {
            "\n;"
        } else if sql.ends_with(';') {
            ""
        } else {
            ";"
        };
        self.line(&format!("{sql}{end}"));
    }

    async fn migration(
        &mut self,
        migration: &dyn MigrationTrait,
        direction: Direction,
        probes: &[Probe],
    ) -> Result<(), RunError> {
        let statements = statements(migration, direction).await?;
        if !is_outside(migration) {
            self.line("BEGIN;");
        }
        for probe in probes.iter().filter(|it| it.direction == direction) {
            self.guard(probe);
        }
        for statement in statements {
            self.statement(&statement);
        }
        Ok(())
    }

    /// Ends the script if rows are in the way.
    fn guard(&mut self, probe: &Probe) {
        let Probe { direction: _, finding, setup, count, teardown } = probe;
        for statement in setup {
            self.statement(statement);
        }
        let message = literal(&format!("rows are in the way: {finding}").replace('%', "%%"));
        let query = count.replace('\n', "\n        ");
        let quotes = lexer::dollar_quotes(count);
        self.statement(&format!(
            "DO {quotes}\nBEGIN\n    IF (\n        {query}\n    ) > 0 THEN\n        RAISE EXCEPTION {message};\n    END IF;\nEND\n{quotes}"
        ));
        for statement in teardown {
            self.statement(statement);
        }
    }

    /// Both tables get the same time, that of the transaction.
    fn record(&mut self, moves: &[(&str, Direction)], sources: &Sources) {
        const NOW: &str = "extract(epoch FROM now())::bigint";
        for (name, direction) in moves {
            let (table, key) = (self.table.clone(), self.key.clone());
            let version = literal(name);
            self.line(&format!(
                "DELETE FROM autogen_migrations WHERE migration_table = {key} AND version = {version};"
            ));
            match direction {
                Direction::Down => {
                    self.line(&format!("DELETE FROM {table} WHERE version = {version};"));
                }
                Direction::Up => {
                    self.line(&format!(
                        "INSERT INTO {table} (version, applied_at) VALUES ({version}, {NOW});"
                    ));
                    if let Some(source) = sources.get(name) {
                        let Checksums { text, tokens } = Checksums::of(source);
                        self.line(&format!(
                            "INSERT INTO autogen_migrations \
                             (migration_table, version, applied_at, text_checksum, token_checksum) VALUES \
                             ({key}, {version}, {NOW}, '{text}', '{tokens}');"
                        ));
                    }
                }
            }
        }
    }
}

/// The statements that a migration sends without a database to query.
pub(crate) async fn statements(
    migration: &dyn MigrationTrait,
    direction: Direction,
) -> Result<Vec<String>, RunError> {
    let name = || migration.name().to_owned();
    let (connection, recorder) = recorder().await.map_err(RunError::query("recording"))?;
    let result = step(migration, &SchemaManager::new(&connection), direction).await;
    if let Some(statement) = recorder.read() {
        return Err(RunError::ReadsDatabase { name: name(), statement });
    }
    if let Err(error) = result {
        if crate::error::is_without_down(&error) {
            return Err(RunError::NoDown { name: name() });
        }
        return Err(RunError::Offline { name: name(), cause: Box::new(Cause::new(error, None)) });
    }
    Ok(recorder.statements())
}

async fn recorder() -> Result<(DatabaseConnection, Recorder), DbErr> {
    let recorder = Recorder::default();
    let proxy: Box<dyn ProxyDatabaseTrait> = Box::new(recorder.clone());
    let connection = sea_orm::Database::connect_proxy(DbBackend::Postgres, Arc::new(proxy)).await?;
    Ok((connection, recorder))
}

/// Records statements and executes none.
#[derive(Debug, Clone, Default)]
struct Recorder(Arc<Mutex<Recorded>>);

#[derive(Debug, Default)]
struct Recorded {
    statements: Vec<String>,
    depth: usize,
    /// What the migration asked for.
    read: Option<String>,
}

impl Recorder {
    fn with<T>(&self, work: impl FnOnce(&mut Recorded) -> T) -> T {
        work(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn statements(&self) -> Vec<String> {
        self.with(|it| std::mem::take(&mut it.statements))
    }

    fn read(&self) -> Option<String> {
        self.with(|it| it.read.take())
    }

    fn end(&self, outer: &str, inner: &str) {
        self.with(|it| {
            it.depth = it.depth.saturating_sub(1);
            let statement =
                if it.depth == 0 { outer.to_owned() } else { format!("{inner} s{}", it.depth) };
            it.statements.push(statement);
        });
    }
}

#[async_trait::async_trait]
impl ProxyDatabaseTrait for Recorder {
    async fn query(&self, statement: Statement) -> Result<Vec<ProxyRow>, DbErr> {
        self.with(|it| it.read.get_or_insert(statement.to_string()).clone());
        Err(DbErr::Custom("there is no database to read".to_owned()))
    }

    async fn execute(&self, statement: Statement) -> Result<ProxyExecResult, DbErr> {
        self.with(|it| it.statements.push(statement.to_string()));
        Ok(ProxyExecResult::default())
    }

    async fn begin(&self) {
        self.with(|it| {
            let statement =
                if it.depth == 0 { "BEGIN".to_owned() } else { format!("SAVEPOINT s{}", it.depth) };
            it.statements.push(statement);
            it.depth += 1;
        });
    }

    async fn commit(&self) {
        self.end("COMMIT", "RELEASE");
    }

    async fn rollback(&self) {
        self.end("ROLLBACK", "ROLLBACK TO");
    }

    fn start_rollback(&self) {
        self.end("ROLLBACK", "ROLLBACK TO");
    }
}
