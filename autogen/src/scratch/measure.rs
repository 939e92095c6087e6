//! What each statement of a plan does to the tables that are there: the locks it takes, and what it scans and rewrites.
//! Measured, not guessed.
//!
//! A lock is held until the transaction ends, and a table that was created in the same transaction is locked already. The
//! proof's own transaction therefore shows no locks. Here each statement has a transaction of its own, which commits: on
//! temporary tables of this session, which nobody else sees and which go with it. A table is locked alike whether or not it
//! is temporary, and its locks, scans and new files are the same without rows, but for what is said by rule: what is done
//! `CONCURRENTLY` is not done so on temporary tables, some indexes do not look for rows where there are none, and a foreign
//! key looks into one of two empty tables only. A partitioned table gets a partition, whose part in it counts as its own.

use std::collections::{BTreeMap, BTreeSet};

use sqlx::{AssertSqlSafe, PgConnection};

use super::{
    Scratch, ScratchError, ScratchKind, left_out,
    rehearsal::{Bare, Part, Task},
    rollback,
};
use crate::{
    op::Op,
    plan::{ColumnAction, Constraint, ConstraintAction, IndexAction, Plan, Step},
    schema::{
        Pair, PartitionKey, Qualified, Validity,
        effect::{Effect, Effects, LockMode, Measured, Work},
        name,
        partition::PartitionStrategy,
        quote,
    },
};

/// Measures the statements of the plan of this change. What cannot be tried is not measured, and everything is removed again.
///
/// # Errors
/// If the connection fails.
pub async fn measure(
    connection: &mut PgConnection,
    task: &Task<'_>,
    plan: &Plan,
) -> Result<Measured, ScratchError> {
    match tried(connection, task, plan).await {
        Ok(measured) => Ok(measured),
        Err(error @ ScratchError::Database(_)) => Err(error),
        Err(_) => Ok(unknown(plan)),
    }
}

fn unknown(plan: &Plan) -> Measured {
    Measured { up: vec![None; plan.up.len()], down: vec![None; plan.down.len()] }
}

async fn tried(
    connection: &mut PgConnection,
    task: &Task<'_>,
    plan: &Plan,
) -> Result<Measured, ScratchError> {
    rollback::require(connection).await?;
    // What is parked goes to a schema that stays, and what SQL files declare names objects as its author pleases: neither may
    // run in a transaction that commits.
    let is_left = |op: &&Op| matches!(op, Op::Park(..) | Op::Declared(..));
    let ops: Vec<Op> = task.ops.iter().filter(|op| !is_left(op)).cloned().collect();
    let task = &Task { ops: &ops, ..*task };
    let part = task.part().without_declared();
    match try_part(connection, task, &part, plan).await {
        Err(ScratchError::Statement { .. }) => {
            let (left_out, _) = left_out::left_out(connection, task, &part).await?;
            if left_out.is_empty() {
                return Ok(unknown(plan));
            }
            try_part(connection, task, &part.without(&left_out), plan).await
        }
        measured => measured,
    }
}

async fn try_part(
    connection: &mut PgConnection,
    task: &Task<'_>,
    part: &Part,
    plan: &Plan,
) -> Result<Measured, ScratchError> {
    let mut scratch =
        Scratch::open_temporary(connection, task.default_schema, &part.sides()).await?;
    let measured = play(&mut scratch, task, part, plan).await;
    scratch.discard().await?;
    measured
}

async fn play(
    scratch: &mut Scratch<'_>,
    task: &Task<'_>,
    part: &Part,
    plan: &Plan,
) -> Result<Measured, ScratchError> {
    let rehearsal = task.rehearsal(part, scratch);
    let others = others(scratch.connection).await?;
    for step in &rehearsal.start {
        scratch.run_qualified(step).await?;
    }
    for (name, table) in &rehearsal.doubles.before.tables {
        if let Some(key) = &table.partition_by {
            scratch.execute(&partition(name, key)).await?;
        }
    }
    if touch(&locks(scratch.connection).await?, &others) {
        return Ok(unknown(plan));
    }
    scratch.commit().await?;
    let mut measured = Measured::default();
    let mut untold = BTreeSet::new();
    let (real, doubles) = (Bare::of(task), Bare::of_doubles(scratch));
    for (of, steps, played) in [
        (&mut measured.up, &plan.up, &rehearsal.change.up),
        (&mut measured.down, &plan.down, &rehearsal.change.down),
    ] {
        let effects = each(scratch, played, &others, &mut untold).await?;
        *of = matched(Pair::new(&real, &doubles), Pair::new(steps, played), effects);
    }
    Ok(measured)
}

/// Whether anything but the session's own is locked. Every statement names the session's schema: this makes sure.
fn touch(locks: &[Lock], others: &BTreeSet<i64>) -> bool {
    locks.iter().any(|it| it.is_strong() && others.contains(&it.relation))
}

/// The effects of the steps that were played, for those of the plan. The two have the same statements, but for names of
/// schemas and for what is not played at all.
fn matched(
    bare: Pair<&Bare>,
    steps: Pair<&[Step]>,
    effects: Vec<Option<Effects>>,
) -> Vec<Option<Effects>> {
    let (real, doubles) = (bare.before, bare.after);
    let mut played = steps.after.iter().map(|it| doubles.statement(it)).zip(effects);
    let mut found = Vec::new();
    for step in steps.before {
        let text = real.statement(step);
        let mut rest = played.clone();
        found.push(match rest.find(|(it, _)| *it == text) {
            Some((_, effects)) => {
                played = rest;
                effects
            }
            None => None,
        });
    }
    found
}

/// Runs the steps, each in a transaction of its own. If a column cannot get its new type here, nothing is told of how it gets
/// the former one back: what that does depends on the type that it has.
async fn each(
    scratch: &mut Scratch<'_>,
    steps: &[Step],
    others: &BTreeSet<i64>,
    untold: &mut BTreeSet<(Qualified, String)>,
) -> Result<Vec<Option<Effects>>, ScratchError> {
    let mut old: Option<BTreeSet<i64>> = None;
    let mut measured = Vec::new();
    for step in steps {
        // The first two would stay, and no invalid index is built here.
        let is_skipped = matches!(
            step,
            Step::Namespace(..) | Step::Extension(..) | Step::Index(_, _, IndexAction::DropInvalid)
        );
        if is_skipped {
            measured.push(None);
            continue;
        }
        scratch.begin_step().await?;
        // Read anew: the server resets the number of scans between transactions, once a second.
        let before = Relations::read(scratch.connection).await?;
        let old = old.get_or_insert_with(|| before.tables().collect());
        match scratch.run_qualified(step).await {
            Ok(()) => {}
            Err(ScratchError::Statement { .. }) => {
                scratch.execute("ROLLBACK").await?;
                untold.extend(retyped(step));
                measured.push(None);
                continue;
            }
            Err(error) => return Err(error),
        }
        let after = Relations::read(scratch.connection).await?;
        let locks = locks(scratch.connection).await?;
        if touch(&locks, others) {
            scratch.execute("ROLLBACK").await?;
            measured.resize(steps.len(), None);
            break;
        }
        let effects = after.since(&before, &locks, old);
        let effects = effects.map(|it| scratch.real_effect(by_rule(step, it)));
        let is_told = retyped(step).is_none_or(|it| !untold.contains(&it));
        measured.push(is_told.then(|| Effects(effects.collect())));
        scratch.commit().await?;
    }
    Ok(measured)
}

/// The column that gets another type.
fn retyped(step: &Step) -> Option<(Qualified, String)> {
    match step {
        Step::Column(table, column, ColumnAction::SetType { .. }) => {
            Some((table.clone(), column.clone()))
        }
        _ => None,
    }
}

/// What an empty table of a session's own does not show (manual, CREATE INDEX, DROP INDEX and ALTER TABLE).
fn by_rule(step: &Step, effect: Effect) -> Effect {
    let lock = LockMode::ShareUpdateExclusive;
    let scan = |table: &Qualified| {
        let is_own = table.name == effect.table.name;
        if is_own { effect.work.max(Work::Scan) } else { effect.work }
    };
    match step {
        Step::Index(table, _, IndexAction::Create(_)) => Effect { work: scan(table), ..effect },
        Step::Index(table, _, IndexAction::CreateConcurrently(_)) => {
            Effect { lock, work: scan(table), ..effect }
        }
        Step::Index(_, _, IndexAction::DropConcurrently) => Effect { lock, ..effect },
        Step::Constraint(table, _, ConstraintAction::Validate) => {
            Effect { work: scan(table), ..effect }
        }
        Step::Constraint(table, _, ConstraintAction::Add(Constraint::ForeignKey(key)))
            if key.validity == Validity::Valid =>
        {
            Effect { work: scan(table), ..effect }
        }
        _ => effect,
    }
}

/// A partition that takes all rows of a partitioned table.
fn partition(table: &Qualified, key: &PartitionKey) -> String {
    let own = Qualified::new(table.schema.clone(), name::suffixed(&table.name, PARTITION));
    let takes = match key.strategy {
        PartitionStrategy::Hash => "FOR VALUES WITH (MODULUS 1, REMAINDER 0)",
        PartitionStrategy::Range | PartitionStrategy::List => "DEFAULT",
    };
    let (own, table) = (quote::qualified(&own), quote::qualified(table));
    format!("CREATE TABLE {own} PARTITION OF {table} {takes}")
}

const PARTITION: &str = "_autogen_partition";

impl Scratch<'_> {
    async fn begin_step(&mut self) -> Result<(), ScratchError> {
        self.execute("BEGIN").await?;
        let own = self.double_of_default().to_owned();
        self.look_first_into(&own).await
    }

    async fn commit(&mut self) -> Result<(), ScratchError> {
        self.execute("COMMIT").await
    }

    /// Removes everything that is temporary in this session.
    async fn discard(mut self) -> Result<(), ScratchError> {
        self.execute("ROLLBACK").await?;
        self.execute("DISCARD TEMP").await
    }

    fn real_effect(&self, mut effect: Effect) -> Effect {
        debug_assert_eq!(self.kind, ScratchKind::Temporary);
        effect.table = self.returned_name(&effect.table);
        effect
    }
}

/// The temporary tables and indexes of the session.
struct Relations(BTreeMap<i64, Relation>);

struct Relation {
    name: Qualified,
    /// The table, if it is an index.
    of_table: Option<i64>,
    /// The partitioned table, if it is a partition.
    whole: Option<i64>,
    file: Option<i64>,
    n_scans: i64,
}

impl Relations {
    async fn read(connection: &mut PgConnection) -> Result<Self, ScratchError> {
        type Row = (i64, String, String, Option<i64>, Option<i64>, Option<i64>, i64);
        let sql = "SELECT c.oid::bigint, n.nspname::text, c.relname::text, i.indrelid::bigint, \
                   CASE WHEN c.relispartition THEN pg_partition_root(c.oid)::oid::bigint END, \
                   pg_relation_filenode(c.oid)::bigint, coalesce(pg_stat_get_xact_numscans(c.oid), 0) \
                   FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace \
                   LEFT JOIN pg_index i ON i.indexrelid = c.oid \
                   WHERE c.relnamespace = pg_my_temp_schema() AND c.relkind IN ('r', 'p', 'i', 'I')";
        let rows: Vec<Row> =
            sqlx::query_as(AssertSqlSafe(sql)).persistent(false).fetch_all(connection).await?;
        let relation = |(oid, schema, name, of_table, whole, file, n_scans): Row| {
            let name = Qualified::new(schema, name);
            (oid, Relation { name, of_table, whole, file, n_scans })
        };
        Ok(Self(rows.into_iter().map(relation).collect()))
    }

    /// All but partitions.
    fn tables(&self) -> impl Iterator<Item = i64> {
        let is_table = |it: &Relation| it.of_table.is_none() && it.whole.is_none();
        self.0.iter().filter(move |(_, it)| is_table(it)).map(|(oid, _)| *oid)
    }

    fn partitions(&self, table: i64) -> impl Iterator<Item = i64> {
        let own = move |it: &Relation| it.of_table.is_none() && it.whole == Some(table);
        self.0.iter().filter(move |(_, it)| own(it)).map(|(oid, _)| *oid)
    }

    fn indexes(&self, table: i64) -> impl Iterator<Item = (&Qualified, &Relation)> {
        let own = move |it: &&Relation| it.of_table == Some(table);
        self.0.values().filter(own).map(|it| (&it.name, it))
    }

    /// What a statement did that led from `before` to these, to the tables that are old.
    fn since<'a>(
        &'a self,
        before: &'a Self,
        locks: &'a [Lock],
        old: &'a BTreeSet<i64>,
    ) -> impl Iterator<Item = Effect> + 'a {
        let effect = move |table: &i64| {
            let parts = std::iter::once(*table).chain(before.partitions(*table));
            let effects = parts.filter_map(|it| self.on(it, before, locks));
            let whole = effects.reduce(|whole, part| Effect {
                lock: whole.lock.max(part.lock),
                work: whole.work.max(part.work),
                rebuilt: whole.rebuilt + part.rebuilt,
                ..whole
            })?;
            let table = before.0.get(table)?.name.clone();
            Some(Effect { table, ..whole })
        };
        old.iter().filter_map(effect)
    }

    /// What it did to one table or partition.
    fn on(&self, table: i64, before: &Self, locks: &[Lock]) -> Option<Effect> {
        let was = before.0.get(&table)?;
        let own = locks.iter().filter(|it| it.relation == table);
        let lock = own.filter_map(|it| LockMode::in_catalog(&it.mode)).max()?;
        let files = before.indexes(table).collect::<BTreeMap<_, _>>();
        let is_new = |(name, index): (&Qualified, &Relation)| {
            files.get(name).is_some_and(|it| it.file != index.file)
        };
        // A partitioned table and its indexes have no files.
        let rebuilt = self.indexes(table).filter(|it| is_new(*it)).count();
        let n_scans = |it: &Self| {
            let own = it.0.get(&table).map_or(0, |table| table.n_scans);
            own + it.indexes(table).map(|(_, index)| index.n_scans).sum::<i64>()
        };
        let work = match self.0.get(&table) {
            Some(is) if is.file != was.file => Work::Rewrite,
            Some(_) if n_scans(self) > n_scans(before) => Work::Scan,
            Some(_) | None => Work::None,
        };
        Some(Effect { table: was.name.clone(), lock, work, rebuilt })
    }
}

/// A lock that this session holds.
struct Lock {
    relation: i64,
    mode: String,
}

impl Lock {
    /// Whether it is more than a look.
    fn is_strong(&self) -> bool {
        LockMode::in_catalog(&self.mode) > Some(LockMode::RowShare)
    }
}

/// What is there that is neither temporary nor of the server's own catalog, whose numbers are below 16384
/// (`FirstNormalObjectId`).
async fn others(connection: &mut PgConnection) -> Result<BTreeSet<i64>, ScratchError> {
    let sql = "SELECT oid::bigint FROM pg_class WHERE relpersistence <> 't' AND oid >= 16384";
    let all: Vec<i64> = sqlx::query_scalar(sql).persistent(false).fetch_all(connection).await?;
    Ok(all.into_iter().collect())
}

async fn locks(connection: &mut PgConnection) -> Result<Vec<Lock>, ScratchError> {
    let sql = "SELECT relation::bigint, mode FROM pg_locks \
               WHERE pid = pg_backend_pid() AND locktype = 'relation'";
    let rows: Vec<(i64, String)> =
        sqlx::query_as(AssertSqlSafe(sql)).persistent(false).fetch_all(connection).await?;
    let lock = |(relation, mode)| Lock { relation, mode };
    Ok(rows.into_iter().map(lock).collect())
}
