//! foreign key deferrable while its key is made anew
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ foreign key fk-stories-email on stories (email) → users (email): deferrable initially deferred
//! ~ unique uq_users_email on users (email) → (email) include (id)
//! ```
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE users ADD CONSTRAINT uq_users_email UNIQUE (email) INCLUDE (id)
//!   ACCESS EXCLUSIVE on users: scan; reads and writes wait
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
            .drop_foreign_key(
                ForeignKey::drop().name("fk-stories-email").table("stories").to_owned(),
            )
            .await?;

        manager
            .alter_table(Table::alter().table("users").drop_constraint("uq_users_email").to_owned())
            .await?;

        db.execute_unprepared(
            "ALTER TABLE users ADD CONSTRAINT uq_users_email UNIQUE (email) INCLUDE (id)",
        )
        .await?;

        db.execute_unprepared(
            r#"
            ALTER TABLE stories ADD CONSTRAINT "fk-stories-email" FOREIGN KEY (email)
                REFERENCES users (email) DEFERRABLE INITIALLY DEFERRED
            "#,
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

        manager
            .alter_table(Table::alter().table("users").drop_constraint("uq_users_email").to_owned())
            .await?;

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
