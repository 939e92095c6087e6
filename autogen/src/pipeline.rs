//! The stages in a row, for whoever has a connection and a reading of the entities: the command line, and the tests.

use std::{borrow::Cow, collections::BTreeSet, time::Instant};

use sqlx::PgConnection;

use crate::{
    catalog::{self, Selection, dependents, offers, relations},
    check::{
        self, Finding,
        alike::{self, Question},
        blocked, cycle, names, taken, undecided,
    },
    desired::{
        self, Inputs, Scope, extension,
        ignore::Ignore,
        offered, printed,
        renames::{self, Renamed},
        same, unmanaged,
    },
    diff,
    op::Op,
    plan::{self, Plan},
    render::{
        self,
        operation::{self, Operation},
        summary::Summary,
    },
    schema::{
        Pair, Schema,
        diagnostic::Diagnostic,
        since::{self, TooNew},
        stated,
    },
    scratch::{
        ScratchError,
        canon::{self, Part, Refusal},
        cast::{self, NoCast},
        prove::{self, Verdict},
        spelling, unfit,
    },
};

/// What to compare the database with.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    pub entities: &'a stated::Schema,
    /// What the entities said at the last generation.
    pub lock: &'a stated::Schema,
    pub scope: Scope,
    /// What is left as it is. It is taken out of what the entities say, and said, already.
    pub ignore: &'a Ignore,
    /// The Postgres schema of what names none: the connection's current one.
    pub default_schema: &'a str,
    /// Further Postgres schemas to read.
    pub schemas: &'a [String],
    /// Whether it is only asked what differs, and never how to get there.
    pub begins: bool,
}

/// A database and what the entities ask of it.
#[derive(Clone, Debug)]
pub struct Comparison {
    pub database: Schema,
    /// The database once everything is renamed that asks for it, where something does.
    renamed: Option<Schema>,
    pub target: Schema,
    /// The target in its authors' spelling, where that is another.
    written: Option<Schema>,
    pub ops: Vec<Op>,
    pub operations: Vec<Operation>,
    pub plan: Plan,
    pub findings: Vec<Finding>,
    /// What only the owner of the entities knows.
    pub questions: Vec<Question>,
    pub default_schema: String,
}

/// Why there is no comparison.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("Postgres refuses what the entities ask for")]
    Refused(Vec<Diagnostic>),
    #[error(transparent)]
    Scratch(#[from] ScratchError),
    #[error("the catalog cannot be read: {0}")]
    Catalog(#[from] sqlx::Error),
}

/// The schema that the connection takes names to be in; `public` where its search path leads nowhere.
///
/// # Errors
/// Where the server cannot be asked.
pub async fn default_schema(connection: &mut PgConnection) -> Result<String, sqlx::Error> {
    let current: Option<String> =
        sqlx::query_scalar("SELECT current_schema()::text").fetch_one(connection).await?;
    Ok(current.unwrap_or_else(|| "public".to_owned()))
}

/// What was read of a database, and of which of its schemas.
#[derive(Clone, Debug)]
pub struct Catalog {
    schemas: Vec<String>,
    database: Schema,
}

/// Reads the database.
///
/// # Errors
/// Where the server cannot be asked.
pub async fn read(
    connection: &mut PgConnection,
    schemas: Vec<String>,
) -> Result<Catalog, sqlx::Error> {
    let selection = Selection { schemas };
    let what = format!("read the catalog of the schemas {}", selection.schemas.join(", "));
    let database = timed(&what, catalog::read(connection, &selection)).await?;
    Ok(Catalog { schemas: selection.schemas, database })
}

/// Compares the database with the entities and plans the way.
///
/// # Errors
/// Where the database cannot be read, or will not have what the entities ask for.
pub async fn compare(
    connection: &mut PgConnection,
    request: Request<'_>,
) -> Result<Comparison, Error> {
    compare_with(connection, request, None).await
}

/// The same, with what was read ahead of the database. It counts only where it is of the schemas that are wanted: which
/// those are is not known before the entities are read.
///
/// # Errors
/// As in [`compare`].
pub async fn compare_with(
    connection: &mut PgConnection,
    request: Request<'_>,
    ahead: Option<Catalog>,
) -> Result<Comparison, Error> {
    let Request { entities, lock, scope, ignore, default_schema, schemas, begins } = request;
    let wanted = schemas_of([entities, lock], default_schema, schemas);
    let Catalog { database, .. } = match ahead.filter(|it| it.schemas == wanted) {
        Some(ahead) => ahead,
        None => read(connection, wanted).await?,
    };
    let Renamed { renames: hints, database: renamed, lock, .. } =
        renames::renamed(entities, lock, &database, default_schema);
    let mut written = desired::desired(Inputs { entities, lock: &lock, database: &renamed, scope });
    ignore.leave(&mut written, &renamed);
    let sides = Pair::new(&*renamed, &written);
    let offers = offers::read(connection, &offered::asked(sides, entities)).await?;
    offered::require(&mut written, &offers);
    let refused = offered::refused(Pair::new(&*renamed, &written), entities, &offers);
    if !refused.is_empty() {
        return Err(Error::Refused(refused));
    }
    offered::mark(&mut written, &renamed, &offers);
    let version = catalog::server_version(connection).await?;
    let too_new = since::too_new(&written, version);
    if !too_new.is_empty() {
        let too_new = too_new.iter().map(|it| too_old(it, version, entities));
        return Err(Error::Refused(too_new.collect()));
    }
    // What speaks of something in an extension that moves says something else from then on, or is printed otherwise.
    let stale = extension::is_moved(&written, &renamed).then(|| entities.tables.keys().cloned());
    let stale = stale.into_iter().flatten().collect();
    let respelled = canon::canon(connection, &written, &renamed, &stale, default_schema);
    let respelled = timed("had Postgres spell what the entities say", respelled).await?;
    let refused = |refusals: Vec<Refusal>| {
        Error::Refused(refusals.iter().map(|refusal| diagnostic(refusal, entities)).collect())
    };
    let (rest, unfit);
    let canon::Canon { schema: mut target, open } = match respelled {
        Err(refusals) if unfit::is_all(&refusals, &written, &renamed, entities) => {
            rest = unfit::without(&written, &refusals);
            let respelled = canon::canon(connection, &rest, &renamed, &stale, default_schema);
            let mut respelled = respelled.await?.map_err(refused)?;
            unfit::put_back(respelled.schema.to_mut(), &written, &refusals);
            unfit = refusals;
            respelled
        }
        respelled => {
            unfit = Vec::new();
            respelled.map_err(refused)?
        }
    };
    same::settle(&mut target, entities, &renamed);
    let schemas: Pair<&Schema> = Pair::new(&renamed, &target);
    let ops: Vec<Op> = hints.into_iter().map(Op::Rename).chain(diff::diff(schemas)).collect();
    let mut findings = check::check(&ops, schemas, default_schema);
    let questions = alike::questions(&ops, schemas, default_schema);
    let ops = spelling::spell(ops, &written);
    let plan = plan::plan(&ops, schemas);
    let casts = cast::missing(connection, &plan, schemas, default_schema).await?;
    if !casts.is_empty() && !begins {
        return Err(Error::Refused(casts.iter().map(|it| no_cast(it, entities)).collect()));
    }
    let touches = blocked::touches(&plan);
    let former = names::former(&touches, &ops);
    let dependents = dependents::read(connection, &former);
    let dependents = timed("looked for what stands in the way", dependents).await?;
    let dependents = names::now(dependents, &ops);
    findings.extend(blocked::find(&plan, &dependents, &renamed, entities, default_schema));
    findings.extend(cycle::find(&plan, |step| render::sql::statement(step, default_schema)));
    // Where nothing is done nothing gets a name.
    if !ops.is_empty() {
        let all = Pair::new(&database, &*target);
        let others = relations::read(connection, &taken::wanted(all)).await?;
        findings.extend(taken::find(all, &others, default_schema));
    }
    findings.extend(unfit.iter().map(|Refusal { table, part, message }| {
        blocked::unfit(table, &named(part, &table.name), message, default_schema)
    }));
    if let Some((reason, left)) = open {
        let help = format!("{reason}; {}", reason.remedy());
        findings.extend(undecided::find(&left, &help, default_schema));
    }
    let target = owned(target);
    let renamed = owned(renamed);
    let (target, written) = match target {
        Some(target) => (target, Some(written)),
        None => (written, None),
    };
    Ok(Comparison {
        operations: operation::operations(&ops, default_schema),
        plan,
        findings,
        questions,
        ops,
        database,
        renamed,
        target,
        written,
        default_schema: default_schema.to_owned(),
    })
}

impl Comparison {
    /// What is there, and what is to be.
    #[must_use]
    pub fn schemas(&self) -> Pair<&Schema> {
        Pair::new(&self.database, &self.target)
    }

    /// The database once everything is renamed that asks for it: where the other changes start from.
    #[must_use]
    pub fn renamed(&self) -> &Schema {
        self.renamed.as_ref().unwrap_or(&self.database)
    }

    /// The target in its authors' spelling.
    #[must_use]
    pub fn written(&self) -> &Schema {
        self.written.as_ref().unwrap_or(&self.target)
    }

    /// What a reviewer is shown.
    #[must_use]
    pub fn summary(&self) -> Summary<'_> {
        Summary {
            ops: &self.ops,
            operations: &self.operations,
            findings: &self.findings,
            schemas: self.schemas(),
            default_schema: &self.default_schema,
        }
    }

    /// What nobody states, as the operations that would drop it.
    #[must_use]
    pub fn unmanaged(&self, entities: &stated::Schema) -> Vec<Operation> {
        let managed = unmanaged::managed(entities, self.renamed());
        let gone = diff::diff(Pair::new(self.renamed(), &managed));
        operation::operations(&gone, &self.default_schema)
    }

    /// What the lock is to remember of the entities.
    #[must_use]
    pub fn remembered(&self, entities: &stated::Schema) -> stated::Schema {
        printed::remember(entities, self.written(), &self.target)
    }

    /// What stops a generation.
    #[must_use]
    pub fn stops(&self) -> Vec<&Finding> {
        self.findings.iter().filter(|it| it.stops()).collect()
    }

    /// Proves the plan in a scratch schema.
    ///
    /// # Errors
    /// Where the scratch schema cannot be used.
    pub async fn prove(&self, connection: &mut PgConnection) -> Result<Verdict, ScratchError> {
        let proof = prove::prove(
            connection,
            &self.ops,
            self.schemas(),
            self.written(),
            &self.default_schema,
        );
        timed("tried the plan, up and down", proof).await
    }
}

/// What is not another's.
fn owned(schema: Cow<'_, Schema>) -> Option<Schema> {
    match schema {
        Cow::Borrowed(_) => None,
        Cow::Owned(schema) => Some(schema),
    }
}

/// Does the work, and tells whoever listens how long it took.
async fn timed<T>(what: &str, work: impl Future<Output = T>) -> T {
    let started = Instant::now();
    let done = work.await;
    tracing::info!("{what}: {:.1?}", started.elapsed());
    done
}

/// Every Postgres schema that these speak of, the default one, and further ones.
#[must_use]
pub fn schemas_of<const N: usize>(
    stated: [&stated::Schema; N],
    default_schema: &str,
    further: &[String],
) -> Vec<String> {
    let names = stated.iter().flat_map(|it| {
        let sequences = it.sequences().map(|(name, _)| name);
        it.tables.keys().chain(it.enums.keys()).chain(sequences)
    });
    let names = names.map(|name| name.schema.as_str());
    let further = further.iter().map(String::as_str);
    let schemas: BTreeSet<&str> = names.chain(further).chain([default_schema]).collect();
    schemas.into_iter().map(str::to_owned).collect()
}

/// What Postgres refused, at the place in the source that asked for it.
fn diagnostic(refusal: &Refusal, entities: &stated::Schema) -> Diagnostic {
    let Refusal { table, part, message } = refusal;
    let stated = entities.tables.get(table);
    let what = named(part, &table.name);
    let place = match part {
        Part::Table | Part::PrimaryKey => None,
        Part::Column(name) => stated.and_then(|it| it.column(name)).map(|it| it.place.clone()),
        Part::Unique(name) => find(stated.map(|it| it.uniques.as_slice()), name),
        Part::Check(name) => find(stated.map(|it| it.checks.as_slice()), name),
        Part::Exclusion(name) => find(stated.map(|it| it.exclusions.as_slice()), name),
        Part::Index(name) => find(stated.map(|it| it.indexes.as_slice()), name),
    };
    let place = place.or_else(|| stated.map(|it| it.place.clone())).unwrap_or_default();
    Diagnostic::error("refused", place, format!("Postgres refuses {what}: {message}"))
}

fn named(part: &Part, table: &str) -> String {
    match part {
        Part::Table => format!("the table `{table}`"),
        Part::PrimaryKey => format!("the primary key of `{table}`"),
        Part::Column(name) => format!("the column `{name}` of `{table}`"),
        Part::Unique(name) => format!("the unique constraint `{name}` of `{table}`"),
        Part::Check(name) => format!("the check `{name}` of `{table}`"),
        Part::Exclusion(name) => format!("the exclusion constraint `{name}` of `{table}`"),
        Part::Index(name) => format!("the index `{name}` of `{table}`"),
    }
}

/// That a column cannot change its type, where the type is said.
fn no_cast(missing: &NoCast, entities: &stated::Schema) -> Diagnostic {
    let NoCast { table, column, types } = missing;
    let stated = entities.tables.get(table);
    let place = stated.and_then(|it| it.column(column)).map(|it| it.place.clone());
    let place = place.or_else(|| stated.map(|it| it.place.clone())).unwrap_or_default();
    let (table, Pair { before, after }) = (&table.name, types);
    let message = format!(
        "the type of `{table}.{column}` cannot change: Postgres has no cast from `{before}` to `{after}`"
    );
    Diagnostic::error("no-cast", place, message).help(
        "add a column of the new type beside it, fill it in a migration by hand (`--empty`), and drop this one",
    )
}

/// What the server is too old for, at the place in the source that asks for it.
fn too_old(asked: &TooNew, version: i32, entities: &stated::Schema) -> Diagnostic {
    let TooNew { table, name, feature, since } = asked;
    let stated = entities.tables.get(table);
    let places = stated.into_iter().flat_map(|it| {
        let uniques = it.uniques.iter().map(|it| (&it.name, &it.place));
        let indexes = it.indexes.iter().map(|it| (&it.name, &it.place));
        let keys = it.foreign_keys.iter().map(|it| (&it.name, &it.place));
        let checks = it.checks.iter().map(|it| (&it.name, &it.place));
        uniques.chain(indexes).chain(keys).chain(checks)
    });
    let place = places.into_iter().find(|(own, _)| *own == name).map(|(_, place)| place.clone());
    let place = place.or_else(|| stated.map(|it| it.place.clone())).unwrap_or_default();
    let message = format!(
        "`{name}` of `{}` says `{feature}`, which came with PostgreSQL {since}; this server is version {}",
        table.name,
        version / 10_000
    );
    Diagnostic::error("server-too-old", place, message)
}

fn find<T>(named: Option<&[stated::Named<T>]>, name: &str) -> Option<stated::Place> {
    named?.iter().find(|it| it.name == name).map(|it| it.place.clone())
}
