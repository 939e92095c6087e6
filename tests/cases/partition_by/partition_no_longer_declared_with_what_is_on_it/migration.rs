//! partition by partition no longer declared with what is on it
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! - partition visits_2026
//! - trigger touched on visits_2026
//! - row security on visits_2026
//! - replica identity of visits_2026
//! - policy everybody on visits_2026
//! - privileges on visits_2026 to pg_monitor
//! ```
//!
//! Findings:
//!
//! - detaches-partition, up, `visits_2026`: detaches the partition `visits_2026` from `visits`:
//!   queries no longer find its rows (it stays as a separate table; drop it by hand once nobody
//!   needs its rows)
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
        db.execute_unprepared("DROP TRIGGER touched ON visits_2026").await?;

        db.execute_unprepared("ALTER TABLE visits_2026 DISABLE ROW LEVEL SECURITY").await?;

        db.execute_unprepared("ALTER TABLE visits_2026 REPLICA IDENTITY DEFAULT").await?;
        db.execute_unprepared("DROP POLICY everybody ON visits_2026").await?;

        db.execute_unprepared("REVOKE SELECT ON TABLE visits_2026 FROM pg_monitor").await?;

        db.execute_unprepared("ALTER TABLE visits DETACH PARTITION visits_2026").await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        db.execute_unprepared(
            "ALTER TABLE visits ATTACH PARTITION visits_2026 FOR VALUES FROM ('2026-01-01') TO \
             ('2027-01-01')",
        )
        .await?;

        db.execute_unprepared(
            "CREATE TRIGGER touched BEFORE INSERT ON visits_2026 FOR EACH ROW EXECUTE FUNCTION \
             touch()",
        )
        .await?;

        db.execute_unprepared("ALTER TABLE visits_2026 ENABLE ROW LEVEL SECURITY").await?;

        db.execute_unprepared("ALTER TABLE visits_2026 REPLICA IDENTITY FULL").await?;

        db.execute_unprepared("CREATE POLICY everybody ON visits_2026 USING (true)").await?;

        db.execute_unprepared("GRANT SELECT ON TABLE visits_2026 TO pg_monitor").await?;
        Ok(())
    }
}
