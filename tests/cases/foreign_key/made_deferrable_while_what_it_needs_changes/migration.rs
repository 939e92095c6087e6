//! foreign key made deferrable while what it needs changes
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ column stories.editor_id: integer → bigint
//! ~ foreign key fk_author on stories (author) → users (handle): deferrable initially deferred
//! ~ foreign key fk_editor on stories (editor_id) → users (id): deferrable initially deferred
//! ~ unique users_handle_key on users (handle) → (handle) include (name)
//! ```
//!
//! Findings:
//!
//! - rewrites-table, up, `stories`: changes `stories.editor_id` from `integer` to `bigint`, which
//!   rewrites the table under an exclusive lock (on a large table, add a new column, fill it in
//!   batches, and swap the names)
//! - breaks-cached-statements, up, `stories`: changes the type of `stories.editor_id`: prepared
//!   statements of running programs that use it fail from then on ("cached plan must not change
//!   result type") (renew the program's connections after the migration: restart it, or give its
//!   pool a short `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//! - narrows-type, down, `stories`: changes `stories.editor_id` from `bigint` to `integer`, and
//!   fails or loses precision if a value does not fit (look at the values first)
//! - rewrites-table, down, `stories`: changes `stories.editor_id` from `bigint` to `integer`, which
//!   rewrites the table under an exclusive lock (on a large table, add a new column, fill it in
//!   batches, and swap the names)
//! - breaks-cached-statements, down, `stories`: changes the type of `stories.editor_id`: prepared
//!   statements of running programs that use it fail from then on ("cached plan must not change
//!   result type") (renew the program's connections after the migration: restart it, or give its
//!   pool a short `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE stories ALTER COLUMN editor_id TYPE bigint
//!   ACCESS EXCLUSIVE on stories: rewrite, 1 index rebuilt; reads and writes wait
//! up: ALTER TABLE users ADD CONSTRAINT users_handle_key UNIQUE (handle) INCLUDE (name)
//!   ACCESS EXCLUSIVE on users: scan; reads and writes wait
//! up: ALTER TABLE stories ADD CONSTRAINT fk_author FOREIGN KEY (author) REFERENCES users (hand …
//!   SHARE ROW EXCLUSIVE on users: writes wait
//!   SHARE ROW EXCLUSIVE on stories: scan; writes wait
//! up: ALTER TABLE stories ADD CONSTRAINT fk_editor FOREIGN KEY (editor_id) REFERENCES users (i …
//!   SHARE ROW EXCLUSIVE on users: writes wait
//!   SHARE ROW EXCLUSIVE on stories: scan; writes wait
//! down: ALTER TABLE stories ALTER COLUMN editor_id TYPE integer
//!   ACCESS EXCLUSIVE on stories: rewrite, 1 index rebuilt; reads and writes wait
//! down: ALTER TABLE users ADD CONSTRAINT users_handle_key UNIQUE (handle)
//!   ACCESS EXCLUSIVE on users: scan; reads and writes wait
//! down: ALTER TABLE stories ADD CONSTRAINT fk_author FOREIGN KEY (author) REFERENCES users (hand …
//!   SHARE ROW EXCLUSIVE on users: writes wait
//!   SHARE ROW EXCLUSIVE on stories: scan; writes wait
//! down: ALTER TABLE stories ADD CONSTRAINT fk_editor FOREIGN KEY (editor_id) REFERENCES users (i …
//!   SHARE ROW EXCLUSIVE on users: writes wait
//!   SHARE ROW EXCLUSIVE on stories: scan; writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- down narrows-type stories.editor_id
//! SELECT count(*) FROM stories
//!     WHERE editor_id NOT BETWEEN -2147483648 AND 2147483647;
//! ```
//!
//! Deploy: together: `stories.editor_id` changes from `integer` to `bigint`
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
            .drop_foreign_key(ForeignKey::drop().name("fk_author").table("stories").to_owned())
            .await?;

        manager
            .drop_foreign_key(ForeignKey::drop().name("fk_editor").table("stories").to_owned())
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(ColumnDef::new("editor_id").big_integer())
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter().table("users").drop_constraint("users_handle_key").to_owned(),
            )
            .await?;

        db.execute_unprepared(
            "ALTER TABLE users ADD CONSTRAINT users_handle_key UNIQUE (handle) INCLUDE (name)",
        )
        .await?;

        db.execute_unprepared(
            "
            ALTER TABLE stories ADD CONSTRAINT fk_author FOREIGN KEY (author)
                REFERENCES users (handle) DEFERRABLE INITIALLY DEFERRED
            ",
        )
        .await?;

        db.execute_unprepared(
            "
            ALTER TABLE stories ADD CONSTRAINT fk_editor FOREIGN KEY (editor_id)
                REFERENCES users (id) DEFERRABLE INITIALLY DEFERRED
            ",
        )
        .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        manager
            .drop_foreign_key(ForeignKey::drop().name("fk_author").table("stories").to_owned())
            .await?;

        manager
            .drop_foreign_key(ForeignKey::drop().name("fk_editor").table("stories").to_owned())
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(ColumnDef::new("editor_id").integer())
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter().table("users").drop_constraint("users_handle_key").to_owned(),
            )
            .await?;

        db.execute_unprepared("ALTER TABLE users ADD CONSTRAINT users_handle_key UNIQUE (handle)")
            .await?;

        manager
            .create_foreign_key(
                ForeignKey::create()
                    .name("fk_author")
                    .from("stories", "author")
                    .to("users", "handle")
                    .to_owned(),
            )
            .await?;

        manager
            .create_foreign_key(
                ForeignKey::create()
                    .name("fk_editor")
                    .from("stories", "editor_id")
                    .to("users", "id")
                    .to_owned(),
            )
            .await?;

        Ok(())
    }
}
