//! Compares a reading of entities with the statements that SeaORM's own schema builder generates.
//!
//! Both sides become one line for each fact, so that a failure is a readable difference. Other tests include this
//! file with `#[path]`; it needs the compiled entities, and sea-orm's features `entity-registry` and `proxy`.

mod read;
mod statement;

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
    sync::{Arc, Mutex},
};

use sea_orm::{
    Database, DbBackend, DbErr, ProxyDatabaseTrait, ProxyExecResult, ProxyRow, Statement,
    prelude::async_trait::async_trait,
};

/// The facts of one side, as lines by table or enum.
pub(crate) type Facts = BTreeMap<String, BTreeSet<String>>;

/// Panics with all differences between the source at a path and the compiled entities below a module.
pub(crate) async fn assert_agrees(root: &Path, module: &str) {
    let statements = statements(module).await;
    assert!(!statements.is_empty(), "no entities are compiled below `{module}`");
    let theirs = statement::facts(&statements);
    let ours = read::facts(root);
    let difference = difference(&theirs, &ours);
    assert!(difference.is_empty(), "SeaORM (-) and the reader (+) differ:\n{difference}");
}

/// The statements that create the entities registered below a module.
pub(crate) async fn statements(module: &str) -> Vec<String> {
    let proxy = Recorder::default();
    let statements = Arc::clone(&proxy.0);
    let database = Database::connect_proxy(DbBackend::Postgres, Arc::new(Box::new(proxy)));
    let database = database.await.expect("a proxy always connects");
    let schema = database.get_schema_registry(module);
    schema.apply(&database).await.expect("a recorder always succeeds");
    let mut statements = statements.lock().expect("nobody panics with the lock");
    std::mem::take(&mut *statements)
}

/// A database that records its statements.
#[derive(Debug, Default)]
struct Recorder(Arc<Mutex<Vec<String>>>);

#[async_trait]
impl ProxyDatabaseTrait for Recorder {
    async fn query(&self, _: Statement) -> Result<Vec<ProxyRow>, DbErr> {
        Ok(Vec::new())
    }

    async fn execute(&self, statement: Statement) -> Result<ProxyExecResult, DbErr> {
        self.0.lock().expect("nobody panics with the lock").push(statement.to_string());
        Ok(ProxyExecResult::default())
    }
}

/// The lines that only one side has, grouped by table or enum.
fn difference(theirs: &Facts, ours: &Facts) -> String {
    let mut out = String::new();
    let subjects: BTreeSet<_> = theirs.keys().chain(ours.keys()).collect();
    let none = BTreeSet::new();
    for subject in subjects {
        // SeaORM creates no type for an enum that only arrays use.
        if subject.starts_with("enum ") && !theirs.contains_key(subject) {
            continue;
        }
        let (left, right) =
            (theirs.get(subject).unwrap_or(&none), ours.get(subject).unwrap_or(&none));
        let missing = left.difference(right).map(|line| format!("  - {line}\n"));
        let extra = right.difference(left).map(|line| format!("  + {line}\n"));
        let lines: String = missing.chain(extra).collect();
        if !lines.is_empty() || !theirs.contains_key(subject) || !ours.contains_key(subject) {
            out.extend([subject, "\n", &lines]);
        }
    }
    out
}

/// Types in comparable form: SeaORM does not quote the names of enums.
fn type_name(spelled: &str) -> String {
    let parsed = autogen::schema::normalize::parse_type(spelled, "public");
    parsed.map_or_else(|| format!("not a type: {spelled}"), |ty| ty.to_string().to_lowercase())
}

/// Defaults in comparable form: without outer parentheses, with one spelling of strings.
fn default(text: &str) -> String {
    let mut text = text.trim();
    while let Some(inner) = statement::parenthesised(text).filter(|(_, rest)| rest.is_empty()) {
        text = inner.0.trim();
    }
    match text.strip_prefix("E'").and_then(|text| text.strip_suffix('\'')) {
        Some(escaped) => format!("'{}'", escaped.replace("\\'", "''").replace("\\\\", "\\")),
        None => text.to_owned(),
    }
}
