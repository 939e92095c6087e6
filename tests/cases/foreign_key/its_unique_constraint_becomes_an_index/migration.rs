//! foreign key its unique constraint becomes an index
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! - unique uq_users_email on users (email)
//! + index ix_users_email on users unique (email)
//! ```
//!
//! Locks:
//!
//! ```text
//! up: CREATE UNIQUE INDEX ix_users_email ON users (email)
//!   SHARE on users: scan; writes wait
//! up: ALTER TABLE stories ADD CONSTRAINT "fk-stories-email" FOREIGN KEY (email) REFERENCES use …
//!   SHARE ROW EXCLUSIVE on users: writes wait
//!   SHARE ROW EXCLUSIVE on stories: scan; writes wait
//! down: ALTER TABLE users ADD CONSTRAINT uq_users_email UNIQUE (email)
//!   ACCESS EXCLUSIVE on users: scan; reads and writes wait
//! down: ALTER TABLE stories ADD CONSTRAINT "fk-stories-email" FOREIGN KEY (email) REFERENCES use …
//!   SHARE ROW EXCLUSIVE on users: writes wait
//!   SHARE ROW EXCLUSIVE on stories: scan; writes wait
//! ```
//!
//! Deploy: together: the new program needs what the migration adds, and the running one may still
//! need what it drops
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
                ForeignKey::drop().name("fk-stories-email").table("stories").to_owned(),
            )
            .await?;

        manager
            .alter_table(Table::alter().table("users").drop_constraint("uq_users_email").to_owned())
            .await?;

        manager
            .create_index(
                Index::create()
                    .name("ix_users_email")
                    .table("users")
                    .unique()
                    .col("email")
                    .to_owned(),
            )
            .await?;

        manager
            .create_foreign_key(
                ForeignKey::create()
                    .name("fk-stories-email")
                    .from("stories", "email")
                    .to("users", "email")
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        manager
            .drop_foreign_key(
                ForeignKey::drop().name("fk-stories-email").table("stories").to_owned(),
            )
            .await?;

        manager.drop_index(Index::drop().name("ix_users_email").table("users").to_owned()).await?;

        db.execute_unprepared("ALTER TABLE users ADD CONSTRAINT uq_users_email UNIQUE (email)")
            .await?;

        manager
            .create_foreign_key(
                ForeignKey::create()
                    .name("fk-stories-email")
                    .from("stories", "email")
                    .to("users", "email")
                    .to_owned(),
            )
            .await?;

        Ok(())
    }
}
