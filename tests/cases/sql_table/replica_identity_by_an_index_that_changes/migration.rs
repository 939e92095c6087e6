//! sql table replica identity by an index that changes
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ index visits_id on visits unique (id) → unique (id, n)
//! ```
//!
//! Findings:
//!
//! - unique-on-existing, down, `visits`: makes rows of `visits` unique by `visits_id`, and fails if
//!   there are duplicates (resolve the duplicates before this statement)
//!
//! Locks:
//!
//! ```text
//! up: CREATE UNIQUE INDEX visits_id ON visits (id, n)
//!   SHARE on visits: scan; writes wait
//! down: CREATE UNIQUE INDEX visits_id ON visits (id)
//!   SHARE on visits: scan; writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- down unique-on-existing visits.visits_id
//! SELECT count(id) - count(DISTINCT id) FROM visits;
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

        manager.drop_index(Index::drop().name("visits_id").table("visits").to_owned()).await?;

        manager
            .create_index(
                Index::create()
                    .name("visits_id")
                    .table("visits")
                    .unique()
                    .col("id")
                    .col("n")
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared("ALTER TABLE visits REPLICA IDENTITY USING INDEX visits_id").await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        manager.drop_index(Index::drop().name("visits_id").table("visits").to_owned()).await?;

        manager
            .create_index(
                Index::create().name("visits_id").table("visits").unique().col("id").to_owned(),
            )
            .await?;

        db.execute_unprepared("ALTER TABLE visits REPLICA IDENTITY USING INDEX visits_id").await?;

        Ok(())
    }
}
