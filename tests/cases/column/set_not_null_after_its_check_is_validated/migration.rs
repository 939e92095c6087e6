//! column set not null after its check is validated
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ column stories.title: not null
//! ~ check titled on stories (title IS NOT NULL) not valid → (title IS NOT NULL)
//! ```
//!
//! Findings:
//!
//! - check-on-existing, up, `stories`: validates the check `titled` of `stories`, and fails if a
//!   row violates it (fix those rows before this statement)
//!
//! Preflight:
//!
//! ```sql
//! -- up check-on-existing stories.titled
//! SELECT count(*) FROM stories WHERE NOT (title IS NOT NULL);
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
        db.execute_unprepared("ALTER TABLE stories VALIDATE CONSTRAINT titled").await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(ColumnDef::new("title").not_null())
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        manager
            .alter_table(Table::alter().table("stories").drop_constraint("titled").to_owned())
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(ColumnDef::new("title").null())
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared(
            "ALTER TABLE stories ADD CONSTRAINT titled CHECK (title IS NOT NULL) NOT VALID",
        )
        .await?;

        Ok(())
    }
}
