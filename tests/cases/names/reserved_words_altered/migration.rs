//! names reserved words altered
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ column user.order: integer → bigint; default 1; comment added
//! + column user.group: character varying
//! ```
//!
//! Findings:
//!
//! - rewrites-table, up, `user`: changes `user.order` from `integer` to `bigint`, which rewrites
//!   the table under an exclusive lock (on a large table, add a new column, fill it in batches, and
//!   swap the names)
//! - breaks-cached-statements, up, `user`: changes the type of `user.order`: prepared statements of
//!   running programs that use it fail from then on ("cached plan must not change result type")
//!   (renew the program's connections after the migration: restart it, or give its pool a short
//!   `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//! - drops-column, down, `user.group`: drops the column `user.group` and everything stored in it
//!   since `up`
//! - narrows-type, down, `user`: changes `user.order` from `bigint` to `integer`, and fails or
//!   loses precision if a value does not fit (look at the values first)
//! - rewrites-table, down, `user`: changes `user.order` from `bigint` to `integer`, which rewrites
//!   the table under an exclusive lock (on a large table, add a new column, fill it in batches, and
//!   swap the names)
//! - breaks-cached-statements, down, `user`: changes the type of `user.order`: prepared statements
//!   of running programs that use it fail from then on ("cached plan must not change result type")
//!   (renew the program's connections after the migration: restart it, or give its pool a short
//!   `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE "user" ALTER COLUMN "order" TYPE bigint
//!   ACCESS EXCLUSIVE on user: rewrite, 1 index rebuilt; reads and writes wait
//! down: ALTER TABLE "user" ALTER COLUMN "order" TYPE integer
//!   ACCESS EXCLUSIVE on user: rewrite, 1 index rebuilt; reads and writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- down narrows-type user.order
//! SELECT count(*) FROM "user" WHERE "order" NOT BETWEEN -2147483648 AND 2147483647;
//! ```
//!
//! Deploy: together: `user.order` changes from `integer` to `bigint`
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
            .alter_table(
                Table::alter()
                    .table("user")
                    .modify_column(ColumnDef::new("order").big_integer())
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("user")
                    .modify_column(ColumnDef::new("order").default(1))
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("user")
                    .add_column(ColumnDef::new("group").string())
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared(r#"COMMENT ON COLUMN "user"."order" IS 'end'"#).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        db.execute_unprepared(r#"ALTER TABLE "user" ALTER COLUMN "order" DROP DEFAULT"#).await?;

        manager
            .alter_table(
                Table::alter()
                    .table("user")
                    .modify_column(ColumnDef::new("order").integer())
                    .to_owned(),
            )
            .await?;

        manager.alter_table(Table::alter().table("user").drop_column("group").to_owned()).await?;

        db.execute_unprepared(r#"COMMENT ON COLUMN "user"."order" IS NULL"#).await?;
        Ok(())
    }
}
