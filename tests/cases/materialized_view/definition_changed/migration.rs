//! materialized view definition changed
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ materialized view totals: another definition
//! ~ index totals_idx on totals: recreated, as what it depends on changes
//! ```
//!
//! Findings:
//!
//! - refills-view, up, `totals`: recreates the materialized view `totals`, and computes all its
//!   rows (queries on it wait until that is done; run the query of the view by hand to see how long
//!   it takes)
//! - refills-view, down, `totals`: recreates the materialized view `totals`, and computes all its
//!   rows (queries on it wait until that is done; run the query of the view by hand to see how long
//!   it takes)
//!
//! Deploy: in any order
//!
//! Proof: up reaches the entities and down returns

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("DROP MATERIALIZED VIEW totals").await?;

        db.execute_unprepared(
            "CREATE MATERIALIZED VIEW totals AS SELECT max(words) AS words, count(*) AS stories \
             FROM stories",
        )
        .await?;

        db.execute_unprepared("CREATE UNIQUE INDEX totals_idx ON totals (stories)").await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("DROP MATERIALIZED VIEW totals").await?;

        db.execute_unprepared(
            "
            CREATE MATERIALIZED VIEW totals AS
             SELECT sum(words) AS words,
                count(*) AS stories
               FROM stories
            ",
        )
        .await?;

        db.execute_unprepared("CREATE UNIQUE INDEX totals_idx ON totals (stories)").await?;

        Ok(())
    }
}
