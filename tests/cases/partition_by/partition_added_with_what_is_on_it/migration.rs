//! partition by partition added with what is on it
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + partition visits_2026
//! + row security on visits_2026
//! + storage parameter autovacuum_enabled on visits_2026
//! + policy counted on visits_2026
//! + privileges on visits_2026 to pg_monitor
//! ```
//!
//! Findings:
//!
//! - drops-table, down, `visits_2026`: drops the partition `visits_2026` and its rows (copy the
//!   rows first if anyone may need them)
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

        db.execute_unprepared(
            "CREATE TABLE visits_2026 PARTITION OF visits FOR VALUES FROM ('2026-01-01') TO \
             ('2027-01-01')",
        )
        .await?;

        db.execute_unprepared("COMMENT ON TABLE visits_2026 IS 'a year'").await?;

        db.execute_unprepared("ALTER TABLE visits_2026 ENABLE ROW LEVEL SECURITY").await?;

        db.execute_unprepared("ALTER TABLE visits_2026 SET (autovacuum_enabled = 'off')").await?;

        db.execute_unprepared("CREATE POLICY counted ON visits_2026 USING (n > 1)").await?;

        db.execute_unprepared("GRANT SELECT ON TABLE visits_2026 TO pg_monitor").await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("DROP POLICY counted ON visits_2026").await?;
        db.execute_unprepared("DROP TABLE visits_2026").await?;
        Ok(())
    }
}
