//! partition by by list and hash
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + table events
//! + partition events_a
//! + partition events_a_0
//! + partition events_a_1
//! ```
//!
//! Findings:
//!
//! - drops-table, down, `events`: drops the table `events` and everything stored in it since `up`
//! - drops-table, down, `events_a_0`: drops the partition `events_a_0` and its rows (copy the rows
//!   first if anyone may need them)
//! - drops-table, down, `events_a_1`: drops the partition `events_a_1` and its rows (copy the rows
//!   first if anyone may need them)
//!
//! Deploy: migration first
//!
//! Proof: up reaches the entities and down returns

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        manager
            .create_table(
                Table::create()
                    .table("events")
                    .col(ColumnDef::new("id").big_integer().not_null())
                    .col(ColumnDef::new("at").date().not_null())
                    .col(ColumnDef::new("what").string().not_null())
                    .primary_key(Index::create().name("pk-events").col("id").col("at").col("what"))
                    .extra("PARTITION BY LIST (what)")
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared(
            "CREATE TABLE events_a PARTITION OF events FOR VALUES in ('a', 'b') PARTITION BY \
             hash (id)",
        )
        .await?;

        db.execute_unprepared(
            "CREATE TABLE events_a_0 PARTITION OF events_a FOR VALUES WITH (MODULUS 2, REMAINDER \
             0)",
        )
        .await?;

        db.execute_unprepared(
            "CREATE TABLE events_a_1 PARTITION OF events_a FOR VALUES WITH (MODULUS 2, REMAINDER \
             1)",
        )
        .await?;

        db.execute_unprepared("COMMENT ON TABLE events_a_1 IS 'odd'").await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("DROP TABLE events_a_0").await?;
        db.execute_unprepared("DROP TABLE events_a_1").await?;
        manager.drop_table(Table::drop().table("events").to_owned()).await?;
        Ok(())
    }
}
