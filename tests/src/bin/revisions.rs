//! A migration program whose migrations are files in the directory `REVISIONS`, read at startup. So a test can write,
//! edit and delete them without a compiler.
//!
//! A file looks like a Rust migration, as far as the runner reads it. In `fn up()` and `fn down()` each `sql(r#"…"#)`
//! is a statement, `read(r#"…"#)` is a query, and `begin()` and `commit()` enclose a transaction of the migration's
//! own. The word `outside` anywhere makes it run outside a transaction. With `DIE=N` the process ends, as with `kill
//! -9`, before its Nth statement.

use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};

use runner::Sources;
use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{DbBackend, Statement};

runner::main!(Migrator, texts().into_iter().collect::<Sources>());

struct Migrator;

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        let migration = |(name, text): (String, String)| Migration { name, text };
        texts().into_iter().map(|it| Box::new(migration(it)) as Box<dyn MigrationTrait>).collect()
    }
}

/// Sorted by name, and therefore by time.
fn texts() -> Vec<(String, String)> {
    let directory = PathBuf::from(std::env::var_os("REVISIONS").expect("REVISIONS is set"));
    let mut texts: Vec<(String, String)> = std::fs::read_dir(directory)
        .expect("REVISIONS is a directory")
        .map(|entry| {
            let path = entry.expect("an entry").path();
            let name = path.file_stem().and_then(|stem| stem.to_str()).expect("a name").to_owned();
            (name, std::fs::read_to_string(path).expect("a text"))
        })
        .collect();
    texts.sort();
    texts
}

struct Migration {
    name: String,
    text: String,
}

enum Action<'a> {
    Sql(&'a str),
    Read(&'a str),
    Begin,
    Commit,
}

impl Migration {
    fn actions(&self, function: &str) -> Option<Vec<Action<'_>>> {
        let (_, body) = self.text.split_once(&format!("fn {function}()"))?;
        let body = body.split_once("\n}").map_or(body, |(body, _)| body);
        let mut rest = body;
        let mut actions = Vec::new();
        while let Some(at) = rest.find(['s', 'r', 'b', 'c']) {
            rest = &rest[at..];
            if rest.starts_with("sql(r#\"") || rest.starts_with("read(r#\"") {
                let is_read = rest.starts_with('r');
                let start = rest.find('"').unwrap_or_default() + 1;
                let end = rest.find("\"#)").unwrap_or(rest.len());
                let sql = &rest[start..end];
                actions.push(if is_read { Action::Read(sql) } else { Action::Sql(sql) });
                rest = &rest[end..];
            } else if rest.starts_with("begin()") {
                actions.push(Action::Begin);
            } else if rest.starts_with("commit()") {
                actions.push(Action::Commit);
            }
            rest = rest.get(1..).unwrap_or_default();
        }
        Some(actions)
    }

    async fn run(&self, manager: &SchemaManager<'_>, function: &str) -> Result<(), DbErr> {
        let missing = || DbErr::Migration("We Don't Do That Here".to_owned());
        let mut own = None;
        for action in self.actions(function).ok_or_else(missing)? {
            let db = own.as_ref().unwrap_or(manager).get_connection();
            match action {
                Action::Sql(sql) => {
                    die_at_the_statement();
                    db.execute_unprepared(sql).await?;
                }
                Action::Read(sql) => {
                    let rows = db
                        .query_all_raw(Statement::from_string(DbBackend::Postgres, sql.to_owned()))
                        .await?;
                    for row in rows {
                        let first: String = row.try_get_by_index(0)?;
                        println!("read {first}");
                    }
                }
                Action::Begin => own = Some(manager.begin().await?),
                Action::Commit => {
                    if let Some(own) = own.take() {
                        own.commit().await?;
                    }
                }
            }
        }
        Ok(())
    }
}

/// Counted over the whole process.
fn die_at_the_statement() {
    static SENT: AtomicUsize = AtomicUsize::new(0);
    let number = SENT.fetch_add(1, Ordering::SeqCst) + 1;
    if std::env::var("DIE").is_ok_and(|die| die == number.to_string()) {
        std::process::abort();
    }
}

impl MigrationName for Migration {
    fn name(&self) -> &str {
        &self.name
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        self.run(manager, "up").await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        self.run(manager, "down").await
    }

    fn use_transaction(&self) -> Option<bool> {
        self.text.contains("outside").then_some(false)
    }
}
