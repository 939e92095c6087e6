//! Takes findings and counts the rows that make each of them come true. Reads the database and changes nothing.
//!
//! A number is exact or not given. If rows may be hidden, if the role may not read them, if counting takes too long
//! or somebody holds a lock, the answer is that the number is unknown, and why.

use std::{collections::BTreeMap, time::Duration};

use runner::__private::{Uncounted, counting, uncounted};
use sqlx::{AssertSqlSafe, PgConnection, Row as _, postgres::PgRow};

use crate::{
    check::{
        Direction, Finding,
        probe::{Bound, Count},
    },
    render::sql::probe::{Asked, Counting, ENOUGH, asked},
};

/// A table with more rows than this is counted only as far as necessary.
const LARGE: f32 = 1_000_000.0;

/// How long counting may wait for somebody else's lock.
const LOCK_TIMEOUT: &str = "1s";

/// Why rows cannot be counted if a finding is about a new type or extension.
pub const NOT_YET: &str = "it is about a type or function that the migration makes";

/// How to count.
#[derive(Clone, Copy, Debug)]
pub struct Limits<'a> {
    /// The time for each number.
    pub timeout: Duration,
    /// The server's `server_version_num`.
    pub version: i32,
    pub default_schema: &'a str,
}

/// Counts what the findings about `up` ask for, in one transaction for each table: a long transaction would hold back
/// vacuum. What `down` will meet is not there yet.
pub async fn count(connection: &mut PgConnection, findings: &mut [Finding], limits: Limits<'_>) {
    let mut counts: Vec<(usize, Count)> = Vec::new();
    let mut tables: BTreeMap<String, Vec<(usize, Box<Counting>)>> = BTreeMap::new();
    let of_up = findings.iter().enumerate().filter(|(_, it)| it.direction == Direction::Up);
    for (at, probe) in of_up.flat_map(|(at, it)| it.probes.iter().map(move |probe| (at, probe))) {
        match asked(probe, limits.version, limits.default_schema) {
            Asked::Nothing => counts.push((at, Count::Impossible)),
            Asked::Unwritten => {
                let reason = "the condition cannot be written as a query".to_owned();
                counts.push((at, Count::Unknown(reason)));
            }
            Asked::Query(it) => tables.entry(it.table.clone()).or_default().push((at, it)),
        }
    }
    for asked in tables.into_values() {
        counts.extend(of_table(connection, asked, limits).await);
    }
    for (at, one) in counts {
        let count = &mut findings[at].count;
        *count = Some(match count.take() {
            None => one,
            Some(all) => together(all, one),
        });
    }
}

/// The sum over the places that one finding is about.
fn together(all: Count, one: Count) -> Count {
    match (all, one) {
        (Count::Impossible, other) | (other, Count::Impossible) => other,
        (Count::Unknown(reason), other) | (other, Count::Unknown(reason)) => {
            if other.offends() {
                other
            } else {
                Count::Unknown(reason)
            }
        }
        (
            Count::Known { offending, bound, total, mut keys },
            Count::Known { offending: more, bound: other, total: further, keys: others },
        ) => {
            keys.extend(others);
            let bound = if bound == Bound::AtLeast { bound } else { other };
            Count::Known { offending: offending + more, bound, total: total + further, keys }
        }
    }
}

/// What is known about a table so far, so that each number is asked for once.
#[derive(Default)]
struct Known {
    /// The estimated number of rows.
    estimate: Option<f32>,
    /// The exact numbers by query, with inheriting children and without.
    totals: BTreeMap<String, u64>,
}

async fn of_table(
    connection: &mut PgConnection,
    asked: Vec<(usize, Box<Counting>)>,
    limits: Limits<'_>,
) -> Vec<(usize, Count)> {
    let mut known = Known::default();
    // A read-only transaction refuses the statements that have to run first, and two transactions may create a
    // function of the same name.
    let (plain, prepared): (Vec<_>, Vec<_>) =
        asked.into_iter().partition(|(_, it)| it.setup.is_none());
    let together = [plain].into_iter().chain(prepared.into_iter().map(|it| vec![it]));
    let mut counts = Vec::new();
    for asked in together.filter(|it| !it.is_empty()) {
        let done = in_one_transaction(connection, &asked, &mut known, limits).await;
        counts.extend(done);
    }
    counts
}

async fn in_one_transaction(
    connection: &mut PgConnection,
    asked: &[(usize, Box<Counting>)],
    known: &mut Known,
    limits: Limits<'_>,
) -> Vec<(usize, Count)> {
    let begin = format!(
        "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL lock_timeout = '{LOCK_TIMEOUT}'; {}",
        counting(limits.timeout)
    );
    let setups = asked.iter().filter_map(|(_, it)| it.setup.clone());
    for statement in setups.chain([begin]) {
        if let Err(error) = run(connection, &statement).await {
            let unknown = Count::Unknown(reason(&error, limits));
            return asked.iter().map(|(at, _)| (*at, unknown.clone())).collect();
        }
    }
    let mut counts = Vec::new();
    for (at, asked) in asked {
        let _ = run(connection, "SAVEPOINT counting").await;
        let count = one(connection, asked, known).await;
        let end = if count.is_ok() { "RELEASE" } else { "ROLLBACK TO" };
        let _ = run(connection, &format!("{end} SAVEPOINT counting")).await;
        let count = count.unwrap_or_else(|error| Count::Unknown(reason(&error, limits)));
        counts.push((*at, count));
    }
    let _ = run(connection, "ROLLBACK").await;
    for teardown in asked.iter().filter_map(|(_, it)| it.teardown.as_ref()) {
        let _ = run(connection, teardown).await;
    }
    counts
}

async fn one(
    connection: &mut PgConnection,
    asked: &Counting,
    known: &mut Known,
) -> Result<Count, sqlx::Error> {
    let estimate = if let Some(estimate) = known.estimate {
        estimate
    } else {
        let query = "SELECT reltuples FROM pg_class WHERE oid = $1::regclass";
        let query = sqlx::query_scalar(query).bind(&asked.table).persistent(false);
        *known.estimate.insert(query.fetch_one(&mut *connection).await?)
    };
    let is_large = estimate > LARGE;
    let (offending, bound) = match &asked.least {
        Some(least) if is_large => match number(connection, least).await? {
            enough if enough > ENOUGH => (ENOUGH, Bound::AtLeast),
            few => (few, Bound::Exact),
        },
        Some(_) | None => (number(connection, &asked.count).await?, Bound::Exact),
    };
    let total = match known.totals.get(&asked.total) {
        Some(total) => *total,
        None if is_large => {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "an estimate that is above zero"
            )]
            let about = estimate as u64;
            about
        }
        None => {
            let total = number(connection, &asked.total).await?;
            known.totals.insert(asked.total.clone(), total);
            total
        }
    };
    let keys = match &asked.keys {
        Some(query) if offending > 0 => {
            let query = sqlx::query(AssertSqlSafe(query.clone())).persistent(false);
            let rows = query.fetch_all(connection).await?;
            rows.iter().filter_map(|row: &PgRow| row.try_get(0).ok().flatten()).collect()
        }
        Some(_) | None => Vec::new(),
    };
    Ok(Count::Known { offending, bound, total, keys })
}

async fn number(connection: &mut PgConnection, query: &str) -> Result<u64, sqlx::Error> {
    let query = sqlx::query_scalar(AssertSqlSafe(query.to_owned())).persistent(false);
    let number: i64 = query.fetch_one(connection).await?;
    Ok(number.unsigned_abs())
}

async fn run(connection: &mut PgConnection, sql: &str) -> Result<(), sqlx::Error> {
    sqlx::raw_sql(AssertSqlSafe(sql.to_owned())).execute(connection).await.map(drop)
}

/// Why there is no number. Never contains a value of a row, although the server quotes those in some of its errors.
fn reason(error: &sqlx::Error, limits: Limits<'_>) -> String {
    let Some(error) = error.as_database_error() else { return error.to_string() };
    let code = error.code().unwrap_or_default();
    match uncounted(&code, limits.timeout) {
        Uncounted::NoTypeOrFunction => NOT_YET.to_owned(),
        Uncounted::Because(reason) => reason,
        Uncounted::NoRelation | Uncounted::Other => error.message().to_owned(),
    }
}
