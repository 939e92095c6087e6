//! column type changed under a foreign key
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ column stories.author_id: integer → bigint
//! ~ column users.id: integer → bigint
//! ```
//!
//! Findings:
//!
//! - rewrites-table, up, `stories`: changes `stories.author_id` from `integer` to `bigint`, which
//!   rewrites the table under an exclusive lock (on a large table, add a new column, fill it in
//!   batches, and swap the names)
//! - breaks-cached-statements, up, `stories`: changes the type of `stories.author_id`: prepared
//!   statements of running programs that use it fail from then on ("cached plan must not change
//!   result type") (renew the program's connections after the migration: restart it, or give its
//!   pool a short `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//! - rewrites-table, up, `users`: changes `users.id` from `integer` to `bigint`, which rewrites the
//!   table under an exclusive lock (on a large table, add a new column, fill it in batches, and
//!   swap the names)
//! - breaks-cached-statements, up, `users`: changes the type of `users.id`: prepared statements of
//!   running programs that use it fail from then on ("cached plan must not change result type")
//!   (renew the program's connections after the migration: restart it, or give its pool a short
//!   `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//! - narrows-type, down, `stories`: changes `stories.author_id` from `bigint` to `integer`, and
//!   fails or loses precision if a value does not fit (look at the values first)
//! - rewrites-table, down, `stories`: changes `stories.author_id` from `bigint` to `integer`, which
//!   rewrites the table under an exclusive lock (on a large table, add a new column, fill it in
//!   batches, and swap the names)
//! - breaks-cached-statements, down, `stories`: changes the type of `stories.author_id`: prepared
//!   statements of running programs that use it fail from then on ("cached plan must not change
//!   result type") (renew the program's connections after the migration: restart it, or give its
//!   pool a short `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//! - narrows-type, down, `users`: changes `users.id` from `bigint` to `integer`, and fails or loses
//!   precision if a value does not fit (look at the values first)
//! - rewrites-table, down, `users`: changes `users.id` from `bigint` to `integer`, which rewrites
//!   the table under an exclusive lock (on a large table, add a new column, fill it in batches, and
//!   swap the names)
//! - breaks-cached-statements, down, `users`: changes the type of `users.id`: prepared statements
//!   of running programs that use it fail from then on ("cached plan must not change result type")
//!   (renew the program's connections after the migration: restart it, or give its pool a short
//!   `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE stories ALTER COLUMN author_id TYPE bigint
//!   ACCESS EXCLUSIVE on users: reads and writes wait
//!   ACCESS EXCLUSIVE on stories: rewrite, 1 index rebuilt; reads and writes wait
//! up: ALTER TABLE users ALTER COLUMN id TYPE bigint
//!   ACCESS EXCLUSIVE on users: rewrite, 1 index rebuilt; reads and writes wait
//!   ACCESS EXCLUSIVE on stories: scan; reads and writes wait
//! down: ALTER TABLE stories ALTER COLUMN author_id TYPE integer
//!   ACCESS EXCLUSIVE on users: reads and writes wait
//!   ACCESS EXCLUSIVE on stories: rewrite, 1 index rebuilt; reads and writes wait
//! down: ALTER TABLE users ALTER COLUMN id TYPE integer
//!   ACCESS EXCLUSIVE on users: rewrite, 1 index rebuilt; reads and writes wait
//!   ACCESS EXCLUSIVE on stories: scan; reads and writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- down narrows-type stories.author_id
//! SELECT count(*) FROM stories
//!     WHERE author_id NOT BETWEEN -2147483648 AND 2147483647;
//! -- down narrows-type users.id
//! SELECT count(*) FROM users WHERE id NOT BETWEEN -2147483648 AND 2147483647;
//! ```
//!
//! Deploy: together: `stories.author_id` changes from `integer` to `bigint`
//!
//! Proof: up reaches the entities and down returns

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(ColumnDef::new("author_id").big_integer())
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("users")
                    .modify_column(ColumnDef::new("id").big_integer())
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(ColumnDef::new("author_id").integer())
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("users")
                    .modify_column(ColumnDef::new("id").integer())
                    .to_owned(),
            )
            .await?;

        Ok(())
    }
}
