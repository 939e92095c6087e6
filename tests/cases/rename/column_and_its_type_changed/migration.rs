//! rename column and its type changed
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! > column users.age → years
//! ~ column users.years: integer → bigint; null allowed
//! ```
//!
//! Findings:
//!
//! - renames-column, up, `users`: renames `users.age` to `years`; anything that still uses the old
//!   name fails from then on (deploy it together with the new program)
//! - rewrites-table, up, `users`: changes `users.years` from `integer` to `bigint`, which rewrites
//!   the table under an exclusive lock (on a large table, add a new column, fill it in batches, and
//!   swap the names)
//! - breaks-cached-statements, up, `users`: changes the type of `users.years`: prepared statements
//!   of running programs that use it fail from then on ("cached plan must not change result type")
//!   (renew the program's connections after the migration: restart it, or give its pool a short
//!   `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//! - not-null, down, `users`: makes `users.years` NOT NULL, and fails if a row has a null (fill the
//!   nulls first; or have this migration do it: --fill `users.years=EXPRESSION`)
//! - narrows-type, down, `users`: changes `users.years` from `bigint` to `integer`, and fails or
//!   loses precision if a value does not fit (look at the values first)
//! - rewrites-table, down, `users`: changes `users.years` from `bigint` to `integer`, which
//!   rewrites the table under an exclusive lock (on a large table, add a new column, fill it in
//!   batches, and swap the names)
//! - breaks-cached-statements, down, `users`: changes the type of `users.years`: prepared
//!   statements of running programs that use it fail from then on ("cached plan must not change
//!   result type") (renew the program's connections after the migration: restart it, or give its
//!   pool a short `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//! - renames-column, down, `users`: renames `users.years` to `age`; anything that still uses the
//!   old name fails from then on (deploy it together with the new program)
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE users ALTER COLUMN years TYPE bigint
//!   ACCESS EXCLUSIVE on users: rewrite, 1 index rebuilt; reads and writes wait
//! down: ALTER TABLE users ALTER COLUMN years TYPE integer
//!   ACCESS EXCLUSIVE on users: rewrite, 1 index rebuilt; reads and writes wait
//! down: ALTER TABLE users ALTER COLUMN years SET NOT NULL
//!   ACCESS EXCLUSIVE on users: scan; reads and writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- down not-null users.years
//! SELECT count(*) FROM (SELECT years::integer AS years FROM users) AS users
//!     WHERE years IS NULL;
//! -- down narrows-type users.years
//! SELECT count(*) FROM users WHERE years NOT BETWEEN -2147483648 AND 2147483647;
//! ```
//!
//! Deploy: together: the running program uses the old name `users.age`
//!
//! Proof: up reaches the entities and down returns

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_table(Table::alter().table("users").rename_column("age", "years").to_owned())
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("users")
                    .modify_column(ColumnDef::new("years").null())
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("users")
                    .modify_column(ColumnDef::new("years").big_integer())
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_table(
                Table::alter()
                    .table("users")
                    .modify_column(ColumnDef::new("years").integer())
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("users")
                    .modify_column(ColumnDef::new("years").not_null())
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(Table::alter().table("users").rename_column("years", "age").to_owned())
            .await?;

        Ok(())
    }
}
