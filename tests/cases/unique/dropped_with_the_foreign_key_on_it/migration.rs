//! unique dropped with the foreign key on it
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! - foreign key fk-stories-author on stories (author) → users (handle)
//! - unique users_handle_key on users (handle)
//! ```
//!
//! Findings:
//!
//! - foreign-key-on-existing, down, `stories`: adds the foreign key `fk-stories-author` to
//!   `stories`, and fails if a row refers to a missing row (fix those rows before this statement)
//! - unique-on-existing, down, `users`: makes rows of `users` unique by `users_handle_key` over
//!   `handle`, and fails if there are duplicates (resolve the duplicates before this statement)
//!
//! Locks:
//!
//! ```text
//! down: ALTER TABLE users ADD CONSTRAINT users_handle_key UNIQUE (handle)
//!   ACCESS EXCLUSIVE on users: scan; reads and writes wait
//! down: ALTER TABLE stories ADD CONSTRAINT "fk-stories-author" FOREIGN KEY (author) REFERENCES u …
//!   SHARE ROW EXCLUSIVE on users: writes wait
//!   SHARE ROW EXCLUSIVE on stories: scan; writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- down foreign-key-on-existing stories.fk-stories-author
//! SELECT count(*) FROM stories
//!     WHERE author IS NOT NULL AND NOT EXISTS (SELECT FROM users AS parent WHERE parent.handle = stories.author);
//! -- down unique-on-existing users.users_handle_key
//! SELECT count(handle) - count(DISTINCT handle) FROM users;
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
        manager
            .drop_foreign_key(
                ForeignKey::drop().name("fk-stories-author").table("stories").to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter().table("users").drop_constraint("users_handle_key").to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        db.execute_unprepared("ALTER TABLE users ADD CONSTRAINT users_handle_key UNIQUE (handle)")
            .await?;

        manager
            .create_foreign_key(
                ForeignKey::create()
                    .name("fk-stories-author")
                    .from("stories", "author")
                    .to("users", "handle")
                    .to_owned(),
            )
            .await?;

        Ok(())
    }
}
