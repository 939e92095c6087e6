//! What is measured of a plan's statements on temporary tables, held against what the server says while the same statements
//! run on the tables themselves, with their rows.

use std::collections::BTreeMap;

use autogen::{
    pipeline::Comparison,
    plan::Step,
    render::sql,
    schema::{
        Qualified,
        effect::{Effects, Work},
    },
};
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection, Row};

use crate::{laws::DEFAULT_SCHEMA, stage::Stage};

/// Of one table: its locks, its file, and how often it or an index of it was read.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
struct Seen {
    /// The strongest first.
    locks: Vec<&'static str>,
    file: i64,
    n_scans: i64,
}

/// The names of locks, the strongest first (manual, section 13.3.1).
const LOCKS: [(&str, &str); 8] = [
    ("AccessExclusiveLock", "ACCESS EXCLUSIVE"),
    ("ExclusiveLock", "EXCLUSIVE"),
    ("ShareRowExclusiveLock", "SHARE ROW EXCLUSIVE"),
    ("ShareLock", "SHARE"),
    ("ShareUpdateExclusiveLock", "SHARE UPDATE EXCLUSIVE"),
    ("RowExclusiveLock", "ROW EXCLUSIVE"),
    ("RowShareLock", "ROW SHARE"),
    ("AccessShareLock", "ACCESS SHARE"),
];

/// L12: a statement locks, scans and rewrites what was measured. Everything is taken back.
pub(crate) async fn hold(stage: &Stage, change: &Comparison) -> Result<(), String> {
    let measured = change.measured.as_ref().ok_or("L12: nothing was measured")?;
    let mut connection = stage.place.connection().await?;
    let mut transaction = connection.begin().await.map_err(|error| error.to_string())?;
    let there = tables(&mut transaction).await?;
    let mut strongest: BTreeMap<&Qualified, &'static str> = BTreeMap::new();
    let mut last = there.clone();
    for (step, effects) in change.plan.up.iter().zip(&measured.up) {
        let statement = sql::statement(step, DEFAULT_SCHEMA);
        let done = transaction.execute(sqlx::raw_sql(AssertSqlSafe(statement.clone()))).await;
        done.map_err(|error| format!("L12: {error}\n{statement}"))?;
        let now = tables(&mut transaction).await?;
        match effects {
            Some(effects) => {
                let differs =
                    |what: String| format!("L12: {what}\n{statement}\nmeasured: {effects:?}");
                compared(&there, &last, &now, effects, &mut strongest).map_err(differs)?;
            }
            // What nobody could measure may have locked anything.
            None if is_of_a_table(step) => return Ok(()),
            None => {}
        }
        last = now;
    }
    transaction.rollback().await.map_err(|error| error.to_string())
}

/// Compares what one statement did. A lock stays until the transaction ends, so that the strongest until now is compared.
fn compared<'a>(
    there: &BTreeMap<Qualified, Seen>,
    last: &BTreeMap<Qualified, Seen>,
    now: &BTreeMap<Qualified, Seen>,
    effects: &'a Effects,
    strongest: &mut BTreeMap<&'a Qualified, &'static str>,
) -> Result<(), String> {
    let rank = |name: &str| LOCKS.iter().position(|(_, it)| *it == name);
    for effect in &effects.0 {
        let lock = effect.lock.as_sql();
        let held = strongest.entry(&effect.table).or_insert(lock);
        if rank(lock) < rank(held) {
            *held = lock;
        }
    }
    // A renamed or dropped table is not found by its name any more.
    let stay = there.keys().filter_map(|it| Some((it, last.get(it)?, now.get(it)?)));
    for (name, last, now) in stay {
        // Programs hold the weaker ones themselves; which of them a statement takes depends on the rows.
        let strong = |it: &&str| !["ROW EXCLUSIVE", "ROW SHARE", "ACCESS SHARE"].contains(it);
        let found = now.locks.first().copied().filter(strong).unwrap_or("none");
        let expected = strongest.get(name).copied().filter(strong).unwrap_or("none");
        if found != expected {
            return Err(format!("the lock on {name} is {found}, not {expected}"));
        }
        let work = effects.0.iter().find(|it| it.table == *name).map_or(Work::None, |it| it.work);
        if (now.file != last.file) != (work == Work::Rewrite) {
            return Err(format!("{name} is rewritten: {}", now.file != last.file));
        }
        if work == Work::Scan && now.n_scans == last.n_scans {
            return Err(format!("{name} is not scanned"));
        }
        // A foreign key looks into the referenced table only for the rows of the other.
        let is_idle = effects.work() == Work::None && found != "none";
        if is_idle && now.n_scans > last.n_scans {
            return Err(format!("{name} is scanned"));
        }
    }
    Ok(())
}

/// What the server knows of the tables that people made. One that has partitions has no rows of its own, and its
/// partitions are not in the plan.
async fn tables(connection: &mut PgConnection) -> Result<BTreeMap<Qualified, Seen>, String> {
    let sql = "SELECT n.nspname::text, c.relname::text, \
               array(SELECT l.mode FROM pg_locks l WHERE l.relation = c.oid AND l.pid = pg_backend_pid()), \
               coalesce(pg_relation_filenode(c.oid), 0)::bigint, \
               coalesce(pg_stat_get_xact_numscans(c.oid), 0) \
               + (SELECT coalesce(sum(pg_stat_get_xact_numscans(i.indexrelid)), 0)::bigint FROM pg_index i WHERE i.indrelid = c.oid) \
               FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace \
               WHERE c.relkind = 'r' AND c.oid >= 16384 AND n.nspname !~ '^pg_' \
               AND NOT EXISTS (SELECT FROM pg_inherits h WHERE c.oid = h.inhrelid)";
    let rows = sqlx::raw_sql(sql).fetch_all(connection).await.map_err(|it| it.to_string())?;
    let seen = |row: &sqlx::postgres::PgRow| -> Result<(Qualified, Seen), sqlx::Error> {
        let held: Vec<String> = row.try_get(2)?;
        let locks = LOCKS.iter().filter(|(name, _)| held.iter().any(|it| it == name));
        let locks = locks.map(|(_, sql)| *sql).collect();
        let name = Qualified::new(row.try_get::<String, _>(0)?, row.try_get::<String, _>(1)?);
        Ok((name, Seen { locks, file: row.try_get(3)?, n_scans: row.try_get(4)? }))
    };
    rows.iter().map(seen).collect::<Result<_, _>>().map_err(|it| it.to_string())
}

fn is_of_a_table(step: &Step) -> bool {
    match step {
        Step::Namespace(..) | Step::Extension(..) | Step::Type(..) | Step::Sequence(..) => false,
        Step::Table(..)
        | Step::Column(..)
        | Step::Constraint(..)
        | Step::Index(..)
        | Step::Declared(..)
        | Step::Comment(..) => true,
    }
}
