//! The server's progress while a migration runs: in building an index, queried on another connection, and in filling rows,
//! which the migration itself reports.

use std::pin::Pin;
use std::time::{Duration, Instant};

use sea_orm::DatabaseConnection;
use sea_orm_migration::MigratorTrait;

use super::Runner;
use super::sent::{Filled, Heard};
use crate::event::{Event, Tell};
use crate::state::statement;

/// Nobody wonders before that.
const FIRST: Duration = Duration::from_secs(2);
const EVERY: Duration = Duration::from_secs(1);

/// <https://www.postgresql.org/docs/current/progress-reporting.html#CREATE-INDEX-PROGRESS-REPORTING>: blocks while
/// the table is read, tuples while the index is filled. This is the only migration on this database, so any build
/// that this program started belongs to it.
const BUILDING: &str = "\
SELECT phase, CASE WHEN tuples_total > 0 THEN 100.0::float8 * tuples_done / tuples_total \
                   WHEN blocks_total > 0 THEN 100.0::float8 * blocks_done / blocks_total END AS percent \
FROM pg_stat_progress_create_index JOIN pg_stat_activity USING (pid) \
WHERE pg_stat_progress_create_index.datname = current_database() \
  AND application_name = current_setting('application_name') LIMIT 1";

impl<M: MigratorTrait> Runner<M> {
    /// Runs the future to its end, and meanwhile reports index builds and filled rows.
    pub(super) async fn with_progress<T>(
        &self,
        work: impl Future<Output = T>,
        name: &str,
        heard: &Heard,
        tell: &mut Tell<'_>,
    ) -> T {
        let mut work = std::pin::pin!(heard.during(work));
        let result = self.report(work.as_mut(), name, heard, tell).await;
        for text in heard.advice() {
            tell(Event::Advice { name, text: &text });
        }
        result
    }

    async fn report<T>(
        &self,
        mut work: Pin<&mut impl Future<Output = T>>,
        name: &str,
        heard: &Heard,
        tell: &mut Tell<'_>,
    ) -> T {
        let start = Instant::now();
        let mut pause = FIRST;
        loop {
            tokio::select! {
                biased;
                result = &mut work => return result,
                () = tokio::time::sleep(pause) => {}
            }
            pause = EVERY;
            for text in heard.advice() {
                tell(Event::Advice { name, text: &text });
            }
            if let Some(Filled { what, percent }) = heard.filled() {
                let percent = Some(percent);
                tell(Event::Working { name, phase: &what, percent, elapsed: start.elapsed() });
                continue;
            }
            let Some(observer) = &self.observer else { continue };
            // The work continues while the server is queried.
            let asked = tokio::select! {
                biased;
                result = &mut work => return result,
                asked = building(observer) => asked,
            };
            if let Some((phase, percent)) = asked {
                tell(Event::Working { name, phase: &phase, percent, elapsed: start.elapsed() });
            }
        }
    }
}

async fn building(observer: &DatabaseConnection) -> Option<(String, Option<f64>)> {
    let row = sea_orm::ConnectionTrait::query_one_raw(observer, statement(BUILDING, [])).await;
    let row = row.ok()??;
    Some((row.try_get("", "phase").ok()?, row.try_get("", "percent").ok()?))
}
