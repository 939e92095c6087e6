//! Findings in; out how many rows make each of them come true. Reads the database and changes nothing in it.
//!
//! A number is exact or not given: if rows may be hidden, if the role may not read them, if counting takes too long or
//! somebody holds a lock, the answer is that it is not known, and why.

use std::time::Duration;

use sqlx::{AssertSqlSafe, PgConnection, Row as _, postgres::PgRow};

use crate::{
    check::{
        Direction, Finding,
        probe::{Bound, Count, Probe},
    },
    render::sql::probe::{Asked, Counting, ENOUGH, asked},
};

/// A table with more rows than this is counted only as far as it matters.
const LARGE: f32 = 1_000_000.0;

/// How long counting may wait for a lock that somebody else holds.
const LOCK_TIMEOUT: &str = "1s";

/// Why rows cannot be counted that a new type or extension is about.
pub const NOT_YET: &str = "it is about a type or function that the migration makes";

/// How to count.
#[derive(Clone, Copy, Debug)]
pub struct Limits<'a> {
    /// For each number.
    pub timeout: Duration,
    /// The server's `server_version_num`.
    pub version: i32,
    pub default_schema: &'a str,
}

/// Counts what the findings about `up` ask for. What `down` will meet is not there yet.
pub async fn count(connection: &mut PgConnection, findings: &mut [Finding], limits: Limits<'_>) {
    let of_up = findings.iter_mut().filter(|it| it.direction == Direction::Up);
    for finding in of_up.filter(|it| !it.probes.is_empty()) {
        let mut all: Option<Count> = None;
        for probe in &finding.probes {
            let one = one(connection, probe, limits).await;
            all = Some(match all {
                None => one,
                Some(all) => together(all, one),
            });
        }
        finding.count = all;
    }
}

/// Of several places that one finding is about.
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

async fn one(connection: &mut PgConnection, probe: &Probe, limits: Limits<'_>) -> Count {
    let asked = match asked(probe, limits.version, limits.default_schema) {
        Asked::Nothing => return Count::Impossible,
        Asked::Unwritten => {
            return Count::Unknown("the condition cannot be written as a query".to_owned());
        }
        Asked::Query(asked) => asked,
    };
    if let Some(setup) = &asked.setup
        && let Err(error) = run(connection, setup).await
    {
        return Count::Unknown(reason(&error, limits));
    }
    let result = within(connection, &asked, limits).await;
    let _ = run(connection, "ROLLBACK").await;
    if let Some(teardown) = &asked.teardown {
        let _ = run(connection, teardown).await;
    }
    result.unwrap_or_else(|error| Count::Unknown(reason(&error, limits)))
}

/// All in one snapshot, in a transaction that the caller ends.
async fn within(
    connection: &mut PgConnection,
    asked: &Counting,
    limits: Limits<'_>,
) -> Result<Count, sqlx::Error> {
    let begin = format!(
        "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL row_security = off; SET LOCAL statement_timeout = {}; SET LOCAL lock_timeout = '{LOCK_TIMEOUT}'",
        limits.timeout.as_millis()
    );
    run(connection, &begin).await?;
    let estimate: f32 =
        sqlx::query_scalar("SELECT reltuples FROM pg_class WHERE oid = $1::regclass")
            .bind(&asked.table)
            .persistent(false)
            .fetch_one(&mut *connection)
            .await?;
    let is_large = estimate > LARGE;
    let (offending, bound) = match &asked.least {
        Some(least) if is_large => match number(connection, least).await? {
            enough if enough > ENOUGH => (ENOUGH, Bound::AtLeast),
            few => (few, Bound::Exact),
        },
        Some(_) | None => (number(connection, &asked.count).await?, Bound::Exact),
    };
    let total = if is_large {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "an estimate that is above zero"
        )]
        let about = estimate as u64;
        about
    } else {
        number(connection, &asked.total).await?
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

/// Why there is no number. Never with a value of a row in it: the server quotes those in some of its errors.
fn reason(error: &sqlx::Error, limits: Limits<'_>) -> String {
    let Some(error) = error.as_database_error() else { return error.to_string() };
    let code = error.code().unwrap_or_default();
    match code.as_ref() {
        "57014" => format!("counting them takes more than {} s", limits.timeout.as_secs_f64()),
        // Undefined type or function, invalid schema name.
        "42704" | "42883" | "3F000" => NOT_YET.to_owned(),
        "55P03" => "another session holds a lock on the table".to_owned(),
        // Data exceptions.
        _ if code.starts_with("22") => {
            format!("the server cannot compute it for every row (SQLSTATE {code})")
        }
        _ => error.message().to_owned(),
    }
}
