//! view in another schema
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + schema Reports
//! + view Reports.Long "ones"
//! ```
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
        db.execute_unprepared(r#"CREATE SCHEMA "Reports""#).await?;

        db.execute_unprepared(
            "CREATE VIEW \"Reports\".\"Long \"\"ones\"\"\" AS SELECT s.id, \"s\".title FROM \
             public.stories s",
        )
        .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared(r#"DROP VIEW "Reports"."Long ""ones""""#).await?;
        db.execute_unprepared(r#"DROP SCHEMA "Reports""#).await?;
        Ok(())
    }
}
