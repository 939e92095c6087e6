//! primary key integer to text with foreign keys
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ column stories.author_id: integer → character varying
//! ~ column stories.editor_id: integer → character varying
//! ~ column users.id: integer → character varying; no identity
//! ```
//!
//! Findings:
//!
//! - rewrites-table, up, `stories`: changes `stories.author_id` from `integer` to `character
//!   varying`, which rewrites the table under an exclusive lock (on a large table, add a new
//!   column, fill it in batches, and swap the names)
//! - breaks-cached-statements, up, `stories`: changes the type of `stories.author_id`: prepared
//!   statements of running programs that use it fail from then on ("cached plan must not change
//!   result type") (renew the program's connections after the migration: restart it, or give its
//!   pool a short `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//! - rewrites-table, up, `stories`: changes `stories.editor_id` from `integer` to `character
//!   varying`, which rewrites the table under an exclusive lock (on a large table, add a new
//!   column, fill it in batches, and swap the names)
//! - breaks-cached-statements, up, `stories`: changes the type of `stories.editor_id`: prepared
//!   statements of running programs that use it fail from then on ("cached plan must not change
//!   result type") (renew the program's connections after the migration: restart it, or give its
//!   pool a short `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//! - rewrites-table, up, `users`: changes `users.id` from `integer` to `character varying`, which
//!   rewrites the table under an exclusive lock (on a large table, add a new column, fill it in
//!   batches, and swap the names)
//! - breaks-cached-statements, up, `users`: changes the type of `users.id`: prepared statements of
//!   running programs that use it fail from then on ("cached plan must not change result type")
//!   (renew the program's connections after the migration: restart it, or give its pool a short
//!   `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//! - narrows-type, down, `stories`: changes `stories.author_id` from `character varying` to
//!   `integer`, and fails or loses precision if a value does not fit (look at the values first)
//! - rewrites-table, down, `stories`: changes `stories.author_id` from `character varying` to
//!   `integer`, which rewrites the table under an exclusive lock (on a large table, add a new
//!   column, fill it in batches, and swap the names)
//! - breaks-cached-statements, down, `stories`: changes the type of `stories.author_id`: prepared
//!   statements of running programs that use it fail from then on ("cached plan must not change
//!   result type") (renew the program's connections after the migration: restart it, or give its
//!   pool a short `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//! - narrows-type, down, `stories`: changes `stories.editor_id` from `character varying` to
//!   `integer`, and fails or loses precision if a value does not fit (look at the values first)
//! - rewrites-table, down, `stories`: changes `stories.editor_id` from `character varying` to
//!   `integer`, which rewrites the table under an exclusive lock (on a large table, add a new
//!   column, fill it in batches, and swap the names)
//! - breaks-cached-statements, down, `stories`: changes the type of `stories.editor_id`: prepared
//!   statements of running programs that use it fail from then on ("cached plan must not change
//!   result type") (renew the program's connections after the migration: restart it, or give its
//!   pool a short `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//! - narrows-type, down, `users`: changes `users.id` from `character varying` to `integer`, and
//!   fails or loses precision if a value does not fit (look at the values first)
//! - rewrites-table, down, `users`: changes `users.id` from `character varying` to `integer`, which
//!   rewrites the table under an exclusive lock (on a large table, add a new column, fill it in
//!   batches, and swap the names)
//! - breaks-cached-statements, down, `users`: changes the type of `users.id`: prepared statements
//!   of running programs that use it fail from then on ("cached plan must not change result type")
//!   (renew the program's connections after the migration: restart it, or give its pool a short
//!   `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE stories ALTER COLUMN author_id TYPE character varying
//!   ACCESS EXCLUSIVE on stories: rewrite, 2 indexes rebuilt; reads and writes wait
//! up: ALTER TABLE stories ALTER COLUMN editor_id TYPE character varying
//!   ACCESS EXCLUSIVE on stories: rewrite, 2 indexes rebuilt; reads and writes wait
//! up: ALTER TABLE users ALTER COLUMN id TYPE character varying
//!   ACCESS EXCLUSIVE on users: rewrite, 1 index rebuilt; reads and writes wait
//! up: ALTER TABLE stories ADD CONSTRAINT "fk-stories-editor_id" FOREIGN KEY (editor_id) REFERE …
//!   SHARE ROW EXCLUSIVE on users: writes wait
//!   SHARE ROW EXCLUSIVE on stories: scan; writes wait
//! up: ALTER TABLE stories ADD CONSTRAINT "fk-stories-author_id" FOREIGN KEY (author_id) REFERE …
//!   SHARE ROW EXCLUSIVE on users: writes wait
//!   SHARE ROW EXCLUSIVE on stories: scan; writes wait
//! down: ALTER TABLE stories ALTER COLUMN author_id TYPE integer USING author_id::integer
//!   ACCESS EXCLUSIVE on stories: rewrite, 2 indexes rebuilt; reads and writes wait
//! down: ALTER TABLE stories ALTER COLUMN editor_id TYPE integer USING editor_id::integer
//!   ACCESS EXCLUSIVE on stories: rewrite, 2 indexes rebuilt; reads and writes wait
//! down: ALTER TABLE users ALTER COLUMN id TYPE integer USING id::integer
//!   ACCESS EXCLUSIVE on users: rewrite, 1 index rebuilt; reads and writes wait
//! down: ALTER TABLE stories ADD CONSTRAINT "fk-stories-editor_id" FOREIGN KEY (editor_id) REFERE …
//!   SHARE ROW EXCLUSIVE on users: writes wait
//!   SHARE ROW EXCLUSIVE on stories: scan; writes wait
//! down: ALTER TABLE stories ADD CONSTRAINT "fk-stories-author_id" FOREIGN KEY (author_id) REFERE …
//!   SHARE ROW EXCLUSIVE on users: writes wait
//!   SHARE ROW EXCLUSIVE on stories: scan; writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- down narrows-type stories.author_id
//! SELECT count(*) FROM stories WHERE NOT pg_input_is_valid(author_id, 'integer');
//! -- down narrows-type stories.editor_id
//! SELECT count(*) FROM stories WHERE NOT pg_input_is_valid(editor_id, 'integer');
//! -- down narrows-type users.id
//! SELECT count(*) FROM users WHERE NOT pg_input_is_valid(id, 'integer');
//! ```
//!
//! Deploy: together: `stories.author_id` changes from `integer` to `character varying`
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
                ForeignKey::drop().name("fk-stories-author_id").table("stories").to_owned(),
            )
            .await?;

        manager
            .drop_foreign_key(
                ForeignKey::drop().name("fk-stories-editor_id").table("stories").to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(ColumnDef::new("author_id").string())
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(ColumnDef::new("editor_id").string())
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared("ALTER TABLE users ALTER COLUMN id DROP IDENTITY").await?;

        manager
            .alter_table(
                Table::alter()
                    .table("users")
                    .modify_column(ColumnDef::new("id").string())
                    .to_owned(),
            )
            .await?;

        manager
            .create_foreign_key(
                ForeignKey::create()
                    .name("fk-stories-editor_id")
                    .from("stories", "editor_id")
                    .to("users", "id")
                    .on_delete(ForeignKeyAction::SetNull)
                    .to_owned(),
            )
            .await?;

        manager
            .create_foreign_key(
                ForeignKey::create()
                    .name("fk-stories-author_id")
                    .from("stories", "author_id")
                    .to("users", "id")
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        manager
            .drop_foreign_key(
                ForeignKey::drop().name("fk-stories-author_id").table("stories").to_owned(),
            )
            .await?;

        manager
            .drop_foreign_key(
                ForeignKey::drop().name("fk-stories-editor_id").table("stories").to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(
                        ColumnDef::new("author_id")
                            .integer()
                            .using(Expr::cust("author_id::integer")),
                    )
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(
                        ColumnDef::new("editor_id")
                            .integer()
                            .using(Expr::cust("editor_id::integer")),
                    )
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("users")
                    .modify_column(ColumnDef::new("id").integer().using(Expr::cust("id::integer")))
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared(
            "ALTER TABLE users ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY",
        )
        .await?;

        db.execute_unprepared(
            "
            SELECT setval(pg_get_serial_sequence('users', 'id'), max(id)) FROM users
                HAVING max(id) >= 1
            ",
        )
        .await?;

        manager
            .create_foreign_key(
                ForeignKey::create()
                    .name("fk-stories-editor_id")
                    .from("stories", "editor_id")
                    .to("users", "id")
                    .on_delete(ForeignKeyAction::SetNull)
                    .to_owned(),
            )
            .await?;

        manager
            .create_foreign_key(
                ForeignKey::create()
                    .name("fk-stories-author_id")
                    .from("stories", "author_id")
                    .to("users", "id")
                    .to_owned(),
            )
            .await?;

        Ok(())
    }
}
