//! domain dropped
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! - column stories.contact
//! - domain email
//! ```
//!
//! Findings:
//!
//! - drops-column, up, `stories`: drops the column `stories.contact` with its values (before this
//!   statement, copy elsewhere what is still needed; `down` restores only the structure)
//!
//! Preflight:
//!
//! ```sql
//! -- up drops-column stories.contact
//! SELECT count(*) FROM stories WHERE contact IS NOT NULL;
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

        manager
            .alter_table(Table::alter().table("stories").drop_column("contact").to_owned())
            .await?;

        db.execute_unprepared("DROP DOMAIN email").await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        db.execute_unprepared(
            "CREATE DOMAIN email AS text CONSTRAINT email_check CHECK ((VALUE ~~ '%@%'::text))",
        )
        .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .add_column(ColumnDef::new("contact").custom("email"))
                    .to_owned(),
            )
            .await?;

        Ok(())
    }
}
