//! foreign key set null widened to all columns
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ foreign key fk-stories-tenant_id-author_id on stories (tenant_id, author_id) → users (tenant_id, id): on delete set null (author_id) → set null
//! ```
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE stories ADD CONSTRAINT "fk-stories-tenant_id-author_id" FOREIGN KEY (tenant_ …
//!   SHARE ROW EXCLUSIVE on users: scan; writes wait
//!   SHARE ROW EXCLUSIVE on stories: scan; writes wait
//! down: ALTER TABLE stories ADD CONSTRAINT "fk-stories-tenant_id-author_id" FOREIGN KEY (tenant_ …
//!   SHARE ROW EXCLUSIVE on users: scan; writes wait
//!   SHARE ROW EXCLUSIVE on stories: scan; writes wait
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
        manager
            .drop_foreign_key(
                ForeignKey::drop()
                    .name("fk-stories-tenant_id-author_id")
                    .table("stories")
                    .to_owned(),
            )
            .await?;

        manager
            .create_foreign_key(
                ForeignKey::create()
                    .name("fk-stories-tenant_id-author_id")
                    .from("stories", ("tenant_id", "author_id"))
                    .to("users", ("tenant_id", "id"))
                    .on_delete(ForeignKeyAction::SetNull)
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        manager
            .drop_foreign_key(
                ForeignKey::drop()
                    .name("fk-stories-tenant_id-author_id")
                    .table("stories")
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared(
            r#"
            ALTER TABLE stories ADD CONSTRAINT "fk-stories-tenant_id-author_id"
                FOREIGN KEY (tenant_id, author_id) REFERENCES users (tenant_id, id)
                ON DELETE SET NULL (author_id)
            "#,
        )
        .await?;

        Ok(())
    }
}
