//! The start of every command: the settings, the entities, the lock, and an open, up-to-date database.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::PathBuf,
    sync::Arc,
    time::Instant,
};

use runner::Database;
use sqlx::{Postgres, pool::PoolConnection};

use super::{
    answers::{Answers, Parking},
    args::Common,
    colors::Colors,
    database, expand,
    graph::Graph,
    hidden,
    parsing::{self, Parsing},
    purpose::Purpose,
    record::{self, Record},
    report::{self, Failure},
    settings::Settings,
    sql,
};
use crate::{
    catalog,
    desired::{
        Scope, disabled,
        ignore::pattern,
        kept::{self, Kept},
    },
    lock,
    op::Rename,
    pipeline::{self, Aim, Catalog, Comparison, Park, Request},
    schema::{
        Declarations, Qualified, Schema,
        diagnostic::{Diagnostic, Severity},
        stated,
    },
    write,
};

/// An open database with everything that is compared with it.
pub(super) struct Session {
    pub(super) settings: Settings,
    /// The name of the migration to write.
    pub(super) module: String,
    pub(super) database: Database,
    pub(super) connection: PoolConnection<Postgres>,
    pub(super) default_schema: String,
    /// The migrations of the list, in its order.
    pub(super) registered: Vec<String>,
    /// The graph of these migrations.
    pub(super) graph: Graph,
    pub(super) entities: Arc<stated::Schema>,
    pub(super) lock: stated::Schema,
    /// What the reader could not read.
    pub(super) unseen: Vec<Diagnostic>,
    /// What the lock records as stated: the entities, and what may still be stated in code that could not be read.
    pub(super) said: Arc<stated::Schema>,
    /// What was read from the database while the entities were parsed.
    prefetched: Option<Catalog>,
    aim: Aim,
    has_warned: bool,
    /// The notes of the previous comparison.
    noted: BTreeSet<String>,
    colors: Colors,
    quiet: bool,
    /// The text of the files that were read.
    pub(super) sources: Arc<BTreeMap<PathBuf, String>>,
    /// Patterns of `[ignore]` that match nothing the entities state or stated.
    idle: Vec<String>,
    /// The table of the record, if it is not the usual one.
    own_table: Option<Qualified>,
}

impl Session {
    /// Opens a session.
    ///
    /// # Errors
    /// If an entity cannot be read, the database cannot be reached, or it is behind the migration files.
    pub(super) async fn open(
        common: &Common,
        purpose: Purpose,
        colors: Colors,
    ) -> Result<Self, Failure> {
        let mut settings = Settings::load(common)?;
        let (parsing, parsed) = Parsing::start(&settings);
        let registered = if settings.has_migrations {
            write::recover(&settings.migration)?;
            record::registered(&settings.migration, purpose)?
        } else {
            if !common.quiet {
                eprintln!("note: there is no migration crate, so no migration is pending\n");
            }
            Vec::new()
        };
        let graph = Graph::read(&settings.migration, &registered)?;
        if matches!(purpose, Purpose::Write) {
            graph.head()?;
        }
        let lock = lock::Text::load(&settings.migration.migration_dir)?;
        let schemas: Vec<_> =
            lock.schemas().into_iter().chain(settings.schemas.iter().cloned()).collect();
        let lock = tokio::spawn(parsed.then(|| lock.parse()));
        let started = Instant::now();
        let mut database = database::open(common, &settings).await?;
        tracing::info!(
            "connected to {}, PostgreSQL {}: {:.1?}",
            database.address,
            database.server_version(),
            started.elapsed()
        );
        let mut connection = database.acquire().await?;
        let default_schema = database.default_schema().to_owned();
        parsing.tell(&default_schema);
        let record = Record::read(&mut connection, &settings.migration, &graph).await;
        let prefetched = if record.as_ref().is_ok_and(|it| it.pending.is_empty()) {
            let names = pipeline::schemas_of([], &default_schema, &schemas);
            // A failure here fails again where the result is needed.
            pipeline::read(&mut connection, names).await.ok()
        } else {
            None
        };
        let mut lock = parsing::finished(lock).await?;
        let reading = parsing.done().await;
        let mut reading = reading;
        sql::read(&settings.sql, &default_schema, &mut reading)?;
        let sources = Arc::new(reading.sources);
        if reading.diagnostics.iter().any(|it| it.severity == Severity::Error) {
            return Err(Failure::of(reading.diagnostics, &sources));
        }
        let (unseen, said): (Vec<_>, Vec<_>) =
            reading.diagnostics.into_iter().partition(|it| it.severity == Severity::Unseen);
        if !common.quiet {
            report::diagnostics(&said, &sources, report::detail(common), colors);
            report::unseen(&unseen);
        }
        let record = match record {
            Err(error) if record::is_denied(&error) => record::unknown(&error, purpose)?,
            record => record?,
        };
        if !common.quiet {
            record.warn(&graph);
        }
        if !record.pending.is_empty() {
            if database.is_embedded() {
                drop(connection);
                database.close().await;
                record::catch_up(&settings, record.pending.len())?;
                database = database::open(common, &settings).await?;
                connection = database.acquire().await?;
            } else {
                let is_missing = record.is_missing(&mut connection, &reading.schema).await?;
                if !is_missing || matches!(purpose, Purpose::Rehearse | Purpose::Write) {
                    return Err(record.behind(&settings, is_missing));
                }
                if !common.quiet {
                    record.warn_missing(&settings);
                }
            }
        }
        if matches!(purpose, Purpose::Begin) {
            (settings.ignore, lock) = Default::default();
        }
        settings.ignore.default_schema.clone_from(&default_schema);
        let own_table = record.own_table(&default_schema);
        let (mut entities, mut hidden) = (reading.schema, Vec::new());
        entities.extensions.clone_from(&settings.extensions);
        settings.naming.apply(&mut entities);
        if let Some(mut disabled) = reading.disabled {
            settings.naming.apply(&mut disabled.schema);
            hidden = disabled::hidden(&entities, &disabled.schema);
            if !common.quiet {
                hidden::tell(&hidden, &disabled.features, &default_schema);
            }
        }
        let mut idle = Vec::new();
        if !common.quiet {
            idle = settings.ignore.idle(&[&entities, &lock], &Schema::default());
        }
        let pattern = own_table.as_ref().map(|it| pattern::of(it, "", &default_schema));
        settings.ignore.tables.extend(pattern);
        // An entity may be over the record of migrations, which no migration makes.
        let records =
            entities.tables.keys().filter(|it| catalog::OWN_TABLES.contains(&it.name.as_str()));
        let records = records.map(|it| pattern::of(it, "", &default_schema));
        settings.ignore.tables.extend(records);
        disabled::leave(&hidden, &mut settings.ignore, &mut lock);
        settings.ignore.strip(&mut entities);
        settings.ignore.strip(&mut lock);
        let entities = Arc::new(entities);
        Ok(Self {
            settings,
            module: "parked".to_owned(),
            database,
            connection,
            default_schema,
            registered,
            graph,
            said: Arc::clone(&entities),
            entities,
            lock,
            unseen,
            prefetched,
            aim: if matches!(purpose, Purpose::Begin) { Aim::Difference } else { Aim::Way },
            has_warned: false,
            noted: BTreeSet::new(),
            colors,
            quiet: common.quiet,
            sources,
            idle,
            own_table,
        })
    }

    /// The answers from the command line and the settings.
    ///
    /// # Errors
    /// As in [`Answers::given`].
    pub(super) fn answers(&self, common: &Common) -> Result<Answers, Failure> {
        Answers::given(common, self.settings.parking, &self.default_schema)
    }

    /// Compares, with the given answers.
    pub(super) async fn compare(&mut self, answers: &Answers) -> Result<Comparison, Failure> {
        let (entities, sources) = (Arc::clone(&self.entities), Arc::clone(&self.sources));
        let expansion = expand::expansion(
            &mut self.connection,
            answers,
            [&entities, &self.lock],
            &self.default_schema,
            &sources,
        )
        .await?;
        let answers = &answers.with(&expansion, &self.default_schema);
        let mut entities = Arc::clone(&self.entities);
        expand::apply(&expansion, &mut entities);
        self.said = Arc::clone(&entities);
        let renames = answers.state(&mut entities, &self.default_schema)?;
        let fills = [&answers.fills[..], &expansion.fills].concat();
        if self.settings.scope == Scope::Stated {
            let gone = |name: &_| {
                let mut declared = stated::declared_tables(&entities.declarations);
                answers.drops(name, &self.default_schema) || declared.any(|(it, _)| it == name)
            };
            let kept = kept::kept(&entities, &self.lock, &self.unseen, gone);
            if !kept.is_empty() {
                kept.add_to(Arc::make_mut(&mut entities));
                kept.add_to(Arc::make_mut(&mut self.said));
            }
            if !self.quiet && !std::mem::replace(&mut self.has_warned, true) {
                tell(&kept, &self.unseen, &self.default_schema);
            }
        }
        let asked: Vec<Rename> = renames.iter().map(|(rename, _)| rename.clone()).collect();
        let request = Request {
            entities: &entities,
            lock: &self.lock,
            scope: self.settings.scope,
            ignore: &self.settings.ignore,
            default_schema: &self.default_schema,
            schemas: &self.settings.schemas,
            aim: self.aim,
            asked: &asked,
            fills: &fills,
            conversions: &answers.conversions,
            park: match answers.parking {
                Parking::Always => Park::Always { migration: &self.module, except: &answers.drops },
                Parking::Ask | Parking::Never => Park::Never,
            },
        };
        let prefetched = self.prefetched.take();
        let comparison = pipeline::compare_with(&mut self.connection, request, prefetched).await;
        let mut comparison =
            comparison.map_err(|error| Failure::comparing(error, &self.sources))?;
        if !comparison.tables.is_empty() {
            Arc::make_mut(&mut self.entities).tables.extend(comparison.tables.clone());
        }
        if let Some(table) = &self.own_table {
            comparison.forget(table);
        }
        let idle = self.settings.ignore.idle(&[], &comparison.database);
        for pattern in std::mem::take(&mut self.idle).iter().filter(|it| idle.contains(it)) {
            eprintln!("warning: `{pattern}` under [ignore] in autogen.toml matches nothing");
        }
        if !self.quiet {
            let mut notes = comparison.notes.clone();
            notes.retain(|it| !self.noted.contains(&it.message));
            self.noted.extend(notes.iter().map(|it| it.message.clone()));
            report::notes(&notes, &self.sources, self.colors);
        }
        answers.apply(&renames, &mut comparison)?;
        expand::verify(&expansion, &comparison)?;
        Ok(comparison)
    }

    /// The objects beside tables that the database has and no SQL file declares.
    pub(super) async fn undeclared(
        &mut self,
        comparison: &Comparison,
    ) -> Result<Declarations, Failure> {
        let schemas = pipeline::schemas_of(
            [&*self.entities, &self.lock],
            &self.default_schema,
            &self.settings.schemas,
        );
        let mut found = catalog::declared::read(&mut self.connection, &schemas).await?;
        let declared = &comparison.target.declared.objects;
        found.retain(|it| it.is_to_be_said() && !declared.contains_key(it));
        Ok(found)
    }

    pub(super) async fn close(self) {
        drop(self.connection);
        self.database.close().await;
    }
}

/// Reports what is not dropped because something could not be read.
fn tell(kept: &Kept<'_>, unseen: &[Diagnostic], default_schema: &str) {
    let tables = kept.tables.iter().map(|(name, _)| {
        let name = name.relative_to(default_schema);
        (format!("the table `{name}`"), Some(format!("--drop {name}")))
    });
    let keys = kept.foreign_keys.iter().map(|(name, key)| {
        let name = name.relative_to(default_schema);
        (format!("the foreign key `{}` of `{name}`", key.name), None)
    });
    for (what, flag) in tables.chain(keys) {
        eprintln!(
            "warning: {what} is kept: no entity states it any more, but some entities could not be read"
        );
        let places: Vec<_> = unseen.iter().take(3).map(|it| it.place.to_string()).collect();
        let more = if unseen.len() > 3 { " …" } else { "" };
        eprintln!("  help: not read: {}{more}", places.join(", "));
        if let Some(flag) = flag {
            eprintln!("  help: {flag} drops it anyway");
        }
    }
}
