//! A database in the middle of a case, and the sources of the case. The tool is used here as its commands use it.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use autogen::{
    catalog::{self, Selection},
    declaration,
    desired::{
        Scope,
        expand::{self, Wish},
        ignore::Ignore,
    },
    entity, lock,
    op::{Change, Op},
    pipeline::{self, Aim, Comparison, Park, Request},
    plan::Step,
    render::sql,
    schema::{
        Declarations, Expression, Qualified, Schema, declared::Kind, diagnostic::Severity, stated,
    },
    scratch::canon,
};
use serde::Deserialize;
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection};

use crate::{case::Case, compare, laws::DEFAULT_SCHEMA, place::Place};

/// A database in the middle of a case.
pub(crate) struct Stage {
    pub(crate) place: Place,
    pub(crate) schemas: Vec<String>,
    /// Partitions that the change detaches: they stay as tables that nobody manages.
    pub(crate) detached: BTreeSet<Qualified>,
    /// The values of columns that are added beside others.
    pub(crate) fills: Vec<Filled>,
}

/// A column, with the expression that gives it values.
pub(crate) type Filled = (Qualified, String, Expression);

/// The partitions that a change detaches.
pub(crate) fn detached(change: &Comparison) -> BTreeSet<Qualified> {
    let names = change.ops.iter().filter_map(|op| match op {
        Op::Declared(address, Change::Drop(_)) if address.kind == Kind::Partition => {
            Some(address.name.clone())
        }
        _ => None,
    });
    names.collect()
}

impl Stage {
    pub(crate) async fn compare(
        &self,
        entities: &stated::Schema,
        lock: &stated::Schema,
    ) -> Result<Comparison, String> {
        let mut connection = self.place.connection().await?;
        self.compare_on(&mut connection, entities, lock).await
    }

    pub(crate) async fn compare_on(
        &self,
        connection: &mut PgConnection,
        entities: &stated::Schema,
        lock: &stated::Schema,
    ) -> Result<Comparison, String> {
        self.compare_parking(connection, entities, lock, Park::Never).await
    }

    /// The same without a lock, in this scope.
    pub(crate) async fn compare_within(
        &self,
        entities: &stated::Schema,
        scope: Scope,
    ) -> Result<Comparison, String> {
        let mut connection = self.place.connection().await?;
        let lock = stated::Schema::default();
        self.request(&mut connection, entities, &lock, (scope, Park::Never)).await
    }

    /// The same, with the treatment of dropped objects' rows.
    pub(crate) async fn compare_parking(
        &self,
        connection: &mut PgConnection,
        entities: &stated::Schema,
        lock: &stated::Schema,
        park: Park<'_>,
    ) -> Result<Comparison, String> {
        self.request(connection, entities, lock, (Scope::Stated, park)).await
    }

    async fn request(
        &self,
        connection: &mut PgConnection,
        entities: &stated::Schema,
        lock: &stated::Schema,
        (scope, park): (Scope, Park<'_>),
    ) -> Result<Comparison, String> {
        let request = Request {
            entities,
            lock,
            scope,
            ignore: &Ignore::default(),
            default_schema: DEFAULT_SCHEMA,
            schemas: &self.schemas,
            aim: Aim::Way,
            asked: &[],
            fills: &self.fills,
            conversions: &[],
            park,
        };
        pipeline::compare(connection, request).await.map_err(|error| match error {
            pipeline::Error::Refused(diagnostics) => {
                diagnostics.iter().map(|it| it.message.clone()).collect::<Vec<_>>().join("\n")
            }
            error => error.to_string(),
        })
    }

    pub(crate) async fn run(&self, steps: &[Step], what: &str) -> Result<(), String> {
        // In one transaction, like the runner.
        let mut connection = self.place.connection().await?;
        let mut transaction = connection.begin().await.map_err(|error| error.to_string())?;
        for step in steps {
            let statement = sql::statement(step, DEFAULT_SCHEMA);
            let done = transaction.execute(sqlx::raw_sql(AssertSqlSafe(statement.clone()))).await;
            done.map_err(|error| format!("{what}: {error}\n{statement}"))?;
        }
        transaction.commit().await.map_err(|error| error.to_string())
    }

    /// Compares two catalogs, except for what Postgres respells when it reads its own print.
    pub(crate) async fn same(
        &self,
        what: &str,
        found: &Schema,
        expected: &Schema,
    ) -> Result<(), String> {
        let mut connection = self.place.connection().await?;
        let stale = BTreeSet::new();
        // What is beside tables is compared by `pg_dump`.
        let mut expected = Schema { declared: Declarations::default(), ..expected.clone() };
        // And so are the names of NOT NULL constraints, which older servers do not have.
        expected.forget_not_null_names();
        let expected = &expected;
        let settled = canon::canon(&mut connection, expected, found, &stale, DEFAULT_SCHEMA).await;
        match settled.map_err(|error| error.to_string())? {
            Ok(settled) => compare::same(what, found, &settled.schema),
            Err(_) => compare::same(what, found, expected),
        }
    }

    pub(crate) async fn catalog(&self) -> Result<Schema, String> {
        let mut connection = self.place.connection().await?;
        let selection = Selection { schemas: self.schemas.clone() };
        let read = catalog::read(&mut connection, &selection).await;
        let mut schema = read.map_err(|error| error.to_string())?;
        schema.tables.retain(|name, _| !self.detached.contains(name));
        Ok(schema)
    }
}

/// The contents of a side of a case: its entities, and the extensions in its settings.
pub(crate) fn read(case: &Case, side: &str) -> Result<stated::Schema, String> {
    #[derive(Default, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Settings {
        extensions: BTreeMap<String, stated::Extension>,
    }
    let file = &format!("{side}.rs");
    let settings = case.text(&format!("{side}.toml")).map(|text| toml::from_str(&text));
    let settings: Settings =
        settings.transpose().map_err(|error| error.to_string())?.unwrap_or_default();
    let reading = entity::read(&entity::Options {
        roots: vec![case.path(file)],
        without: Vec::new(),
        default_schema: DEFAULT_SCHEMA.to_owned(),
        types: BTreeMap::new(),
        macros_without_entities: Vec::new(),
        features: entity::Features::Workspace,
    });
    let errors: Vec<String> = reading
        .diagnostics
        .iter()
        .filter(|it| it.severity == Severity::Error)
        .map(|it| format!("{file}:{}:{}: {}", it.place.line, it.place.column, it.message))
        .collect();
    let sql = case.text(&format!("{side}.sql")).unwrap_or_default();
    let file = Arc::new(case.path(&format!("{side}.sql")));
    let mut stated = stated::Schema { extensions: settings.extensions, ..reading.schema };
    let refused = declaration::parse(&file, &sql, DEFAULT_SCHEMA).add_to(&mut stated);
    if let Some(refused) = refused.first() {
        return Err(format!("{}: {}", refused.place, refused.message));
    }
    if errors.is_empty() { Ok(stated) } else { Err(errors.join("\n")) }
}

/// The entities with what keeps former names, and the values that it needs.
pub(crate) fn expanded(
    case: &Case,
    entities: stated::Schema,
    lock: &stated::Schema,
) -> Result<(stated::Schema, Vec<Filled>), String> {
    if !case.expected.expand {
        return Ok((entities, Vec::new()));
    }
    let expansion = expand::expand(&entities, lock, Wish::Asked, DEFAULT_SCHEMA);
    if let Some(refused) = expansion.refused.first() {
        return Err(refused.message.clone());
    }
    let mut entities = entities;
    expansion.add_to(&mut entities);
    Ok((entities, expansion.fills))
}

/// What the lock records of the entities, through its text, so that the file is tested too.
pub(crate) fn remembered(stated: &stated::Schema) -> Result<stated::Schema, String> {
    let directory = tempfile::tempdir().map_err(|error| error.to_string())?;
    std::fs::write(directory.path().join(lock::FILE), lock::print(stated))
        .map_err(|error| error.to_string())?;
    lock::read(directory.path()).map_err(|error| error.to_string())
}
