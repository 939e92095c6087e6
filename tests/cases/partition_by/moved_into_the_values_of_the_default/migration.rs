//! partition by moved into the values of the default
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ partition words_a: another definition
//! ```
//!
//! Findings:
//!
//! - rows-in-default-partition, up, `words_a`: fails if the default partition `words_rest` has rows
//!   that belong to `words_a` (in a hand-written migration (`autogen --empty -m "…"`), detach the
//!   default partition, make the change, move the rows, and attach the default partition again)
//! - moves-partition, up, `words_a`: attaches the partition `words_a` with its new bounds, and
//!   fails if a row is outside them (Postgres reads all its rows; move those that do not belong
//!   there first)
//! - moves-partition, down, `words_a`: attaches the partition `words_a` with its new bounds, and
//!   fails if a row is outside them (Postgres reads all its rows; move those that do not belong
//!   there first)
//!
//! Preflight:
//!
//! ```sql
//! -- up rows-in-default-partition words_a
//! SELECT count(*) FROM words_rest WHERE kind IN ('a', 'b');
//! -- up moves-partition words_a
//! SELECT count(*) FROM words_a WHERE NOT ((kind IN ('a', 'b')) IS TRUE);
//! ```
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
        db.execute_unprepared("ALTER TABLE words DETACH PARTITION words_a").await?;

        db.execute_unprepared(
            "ALTER TABLE words ATTACH PARTITION words_a FOR VALUES IN ('a', 'b')",
        )
        .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("ALTER TABLE words DETACH PARTITION words_a").await?;

        db.execute_unprepared("ALTER TABLE words ATTACH PARTITION words_a FOR VALUES IN ('a')")
            .await?;

        Ok(())
    }
}
