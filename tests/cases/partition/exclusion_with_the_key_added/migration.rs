//! partition exclusion with the key added
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + exclusion events_ex on events USING btree (slug WITH =, at WITH =)
//! ```
//!
//! Findings:
//!
//! - exclusion-on-existing, up, `events`: adds the exclusion constraint `events_ex` to `events`,
//!   and fails if two rows conflict (fix those rows before this statement)
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE events ADD CONSTRAINT events_ex EXCLUDE USING btree (slug WITH =, at WITH =)
//!   ACCESS EXCLUSIVE on events: scan; reads and writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- up exclusion-on-existing events.events_ex
//! WITH each AS (
//!     SELECT row_number() OVER () AS place, slug AS k0, at AS k1 FROM events
//! )
//! SELECT count(DISTINCT b.place)
//! FROM each AS a JOIN each AS b ON a.place < b.place AND a.k0 = b.k0 AND a.k1 = b.k1;
//! ```
//!
//! Deploy: program first
//!
//! Proof: up reaches the entities and down returns

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        db.execute_unprepared(
            "
            ALTER TABLE events ADD CONSTRAINT events_ex
                EXCLUDE USING btree (slug WITH =, at WITH =)
            ",
        )
        .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_table(Table::alter().table("events").drop_constraint("events_ex").to_owned())
            .await?;

        Ok(())
    }
}
