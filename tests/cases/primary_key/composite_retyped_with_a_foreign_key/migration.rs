//! primary key composite retyped with a foreign key
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ column chapters.book: character varying → uuid
//! ~ column chapters.number: integer → bigint
//! ~ column chapters.after_book: character varying → uuid
//! ~ column chapters.after_number: integer → bigint
//! ```
//!
//! Findings:
//!
//! - narrows-type, up, `chapters`: changes `chapters.book` from `character varying` to `uuid`, and
//!   fails or loses precision if a value does not fit (look at the values first)
//! - rewrites-table, up, `chapters`: changes `chapters.book` from `character varying` to `uuid`,
//!   which rewrites the table under an exclusive lock (on a large table, add a new column, fill it
//!   in batches, and swap the names)
//! - breaks-cached-statements, up, `chapters`: changes the type of `chapters.book`: prepared
//!   statements of running programs that use it fail from then on ("cached plan must not change
//!   result type") (renew the program's connections after the migration: restart it, or give its
//!   pool a short `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//! - rewrites-table, up, `chapters`: changes `chapters.number` from `integer` to `bigint`, which
//!   rewrites the table under an exclusive lock (on a large table, add a new column, fill it in
//!   batches, and swap the names)
//! - breaks-cached-statements, up, `chapters`: changes the type of `chapters.number`: prepared
//!   statements of running programs that use it fail from then on ("cached plan must not change
//!   result type") (renew the program's connections after the migration: restart it, or give its
//!   pool a short `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//! - narrows-type, up, `chapters`: changes `chapters.after_book` from `character varying` to
//!   `uuid`, and fails or loses precision if a value does not fit (look at the values first)
//! - rewrites-table, up, `chapters`: changes `chapters.after_book` from `character varying` to
//!   `uuid`, which rewrites the table under an exclusive lock (on a large table, add a new column,
//!   fill it in batches, and swap the names)
//! - breaks-cached-statements, up, `chapters`: changes the type of `chapters.after_book`: prepared
//!   statements of running programs that use it fail from then on ("cached plan must not change
//!   result type") (renew the program's connections after the migration: restart it, or give its
//!   pool a short `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//! - rewrites-table, up, `chapters`: changes `chapters.after_number` from `integer` to `bigint`,
//!   which rewrites the table under an exclusive lock (on a large table, add a new column, fill it
//!   in batches, and swap the names)
//! - breaks-cached-statements, up, `chapters`: changes the type of `chapters.after_number`:
//!   prepared statements of running programs that use it fail from then on ("cached plan must not
//!   change result type") (renew the program's connections after the migration: restart it, or give
//!   its pool a short `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//! - rewrites-table, down, `chapters`: changes `chapters.book` from `uuid` to `character varying`,
//!   which rewrites the table under an exclusive lock (on a large table, add a new column, fill it
//!   in batches, and swap the names)
//! - breaks-cached-statements, down, `chapters`: changes the type of `chapters.book`: prepared
//!   statements of running programs that use it fail from then on ("cached plan must not change
//!   result type") (renew the program's connections after the migration: restart it, or give its
//!   pool a short `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//! - narrows-type, down, `chapters`: changes `chapters.number` from `bigint` to `integer`, and
//!   fails or loses precision if a value does not fit (look at the values first)
//! - rewrites-table, down, `chapters`: changes `chapters.number` from `bigint` to `integer`, which
//!   rewrites the table under an exclusive lock (on a large table, add a new column, fill it in
//!   batches, and swap the names)
//! - breaks-cached-statements, down, `chapters`: changes the type of `chapters.number`: prepared
//!   statements of running programs that use it fail from then on ("cached plan must not change
//!   result type") (renew the program's connections after the migration: restart it, or give its
//!   pool a short `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//! - rewrites-table, down, `chapters`: changes `chapters.after_book` from `uuid` to `character
//!   varying`, which rewrites the table under an exclusive lock (on a large table, add a new
//!   column, fill it in batches, and swap the names)
//! - breaks-cached-statements, down, `chapters`: changes the type of `chapters.after_book`:
//!   prepared statements of running programs that use it fail from then on ("cached plan must not
//!   change result type") (renew the program's connections after the migration: restart it, or give
//!   its pool a short `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//! - narrows-type, down, `chapters`: changes `chapters.after_number` from `bigint` to `integer`,
//!   and fails or loses precision if a value does not fit (look at the values first)
//! - rewrites-table, down, `chapters`: changes `chapters.after_number` from `bigint` to `integer`,
//!   which rewrites the table under an exclusive lock (on a large table, add a new column, fill it
//!   in batches, and swap the names)
//! - breaks-cached-statements, down, `chapters`: changes the type of `chapters.after_number`:
//!   prepared statements of running programs that use it fail from then on ("cached plan must not
//!   change result type") (renew the program's connections after the migration: restart it, or give
//!   its pool a short `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE chapters ALTER COLUMN book TYPE uuid USING book::uuid
//!   ACCESS EXCLUSIVE on chapters: rewrite, 1 index rebuilt; reads and writes wait
//! up: ALTER TABLE chapters ALTER COLUMN number TYPE bigint
//!   ACCESS EXCLUSIVE on chapters: rewrite, 1 index rebuilt; reads and writes wait
//! up: ALTER TABLE chapters ALTER COLUMN after_book TYPE uuid USING after_book::uuid
//!   ACCESS EXCLUSIVE on chapters: rewrite, 1 index rebuilt; reads and writes wait
//! up: ALTER TABLE chapters ALTER COLUMN after_number TYPE bigint
//!   ACCESS EXCLUSIVE on chapters: rewrite, 1 index rebuilt; reads and writes wait
//! up: ALTER TABLE chapters ADD CONSTRAINT "fk-chapters-after_book-after_number" FOREIGN KEY (a …
//!   SHARE ROW EXCLUSIVE on chapters: scan; writes wait
//! down: ALTER TABLE chapters ALTER COLUMN book TYPE character varying
//!   ACCESS EXCLUSIVE on chapters: rewrite, 1 index rebuilt; reads and writes wait
//! down: ALTER TABLE chapters ALTER COLUMN number TYPE integer
//!   ACCESS EXCLUSIVE on chapters: rewrite, 1 index rebuilt; reads and writes wait
//! down: ALTER TABLE chapters ALTER COLUMN after_book TYPE character varying
//!   ACCESS EXCLUSIVE on chapters: rewrite, 1 index rebuilt; reads and writes wait
//! down: ALTER TABLE chapters ALTER COLUMN after_number TYPE integer
//!   ACCESS EXCLUSIVE on chapters: rewrite, 1 index rebuilt; reads and writes wait
//! down: ALTER TABLE chapters ADD CONSTRAINT "fk-chapters-after_book-after_number" FOREIGN KEY (a …
//!   SHARE ROW EXCLUSIVE on chapters: scan; writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- up narrows-type chapters.book
//! SELECT count(*) FROM chapters WHERE NOT pg_input_is_valid(book, 'uuid');
//! -- up narrows-type chapters.after_book
//! SELECT count(*) FROM chapters WHERE NOT pg_input_is_valid(after_book, 'uuid');
//! -- down narrows-type chapters.number
//! SELECT count(*) FROM chapters
//!     WHERE number NOT BETWEEN -2147483648 AND 2147483647;
//! -- down narrows-type chapters.after_number
//! SELECT count(*) FROM chapters
//!     WHERE after_number NOT BETWEEN -2147483648 AND 2147483647;
//! ```
//!
//! Deploy: together: `chapters.book` changes from `character varying` to `uuid`
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
                    .name("fk-chapters-after_book-after_number")
                    .table("chapters")
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("chapters")
                    .modify_column(ColumnDef::new("book").uuid().using(Expr::cust("book::uuid")))
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("chapters")
                    .modify_column(ColumnDef::new("number").big_integer())
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("chapters")
                    .modify_column(
                        ColumnDef::new("after_book").uuid().using(Expr::cust("after_book::uuid")),
                    )
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("chapters")
                    .modify_column(ColumnDef::new("after_number").big_integer())
                    .to_owned(),
            )
            .await?;

        manager
            .create_foreign_key(
                ForeignKey::create()
                    .name("fk-chapters-after_book-after_number")
                    .from("chapters", ("after_book", "after_number"))
                    .to("chapters", ("book", "number"))
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_foreign_key(
                ForeignKey::drop()
                    .name("fk-chapters-after_book-after_number")
                    .table("chapters")
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("chapters")
                    .modify_column(ColumnDef::new("book").string())
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("chapters")
                    .modify_column(ColumnDef::new("number").integer())
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("chapters")
                    .modify_column(ColumnDef::new("after_book").string())
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("chapters")
                    .modify_column(ColumnDef::new("after_number").integer())
                    .to_owned(),
            )
            .await?;

        manager
            .create_foreign_key(
                ForeignKey::create()
                    .name("fk-chapters-after_book-after_number")
                    .from("chapters", ("after_book", "after_number"))
                    .to("chapters", ("book", "number"))
                    .to_owned(),
            )
            .await?;

        Ok(())
    }
}
