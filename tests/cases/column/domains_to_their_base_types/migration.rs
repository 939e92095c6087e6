//! column domains to their base types
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ column stories.votes: positive → integer
//! ~ column stories.score: score → bigint
//! ~ column stories.price: price → numeric(10,2)
//! ```
//!
//! Findings:
//!
//! - breaks-cached-statements, up, `stories`: changes the type of `stories.votes`: prepared
//!   statements of running programs that use it fail from then on ("cached plan must not change
//!   result type") (renew the program's connections after the migration: restart it, or give its
//!   pool a short `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//! - rewrites-table, up, `stories`: changes `stories.score` from `public.score` to `bigint`, which
//!   rewrites the table under an exclusive lock (on a large table, add a new column, fill it in
//!   batches, and swap the names)
//! - breaks-cached-statements, up, `stories`: changes the type of `stories.score`: prepared
//!   statements of running programs that use it fail from then on ("cached plan must not change
//!   result type") (renew the program's connections after the migration: restart it, or give its
//!   pool a short `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//! - rewrites-table, up, `stories`: changes `stories.price` from `public.price` to `numeric(10,2)`,
//!   which rewrites the table under an exclusive lock (on a large table, add a new column, fill it
//!   in batches, and swap the names)
//! - breaks-cached-statements, up, `stories`: changes the type of `stories.price`: prepared
//!   statements of running programs that use it fail from then on ("cached plan must not change
//!   result type") (renew the program's connections after the migration: restart it, or give its
//!   pool a short `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//! - narrows-type, down, `stories`: changes `stories.votes` from `integer` to `public.positive`,
//!   and fails or loses precision if a value does not fit (look at the values first)
//! - rewrites-table, down, `stories`: changes `stories.votes` from `integer` to `public.positive`,
//!   which rewrites the table under an exclusive lock (on a large table, add a new column, fill it
//!   in batches, and swap the names)
//! - breaks-cached-statements, down, `stories`: changes the type of `stories.votes`: prepared
//!   statements of running programs that use it fail from then on ("cached plan must not change
//!   result type") (renew the program's connections after the migration: restart it, or give its
//!   pool a short `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//! - narrows-type, down, `stories`: changes `stories.score` from `bigint` to `public.score`, and
//!   fails or loses precision if a value does not fit (look at the values first)
//! - rewrites-table, down, `stories`: changes `stories.score` from `bigint` to `public.score`,
//!   which rewrites the table under an exclusive lock (on a large table, add a new column, fill it
//!   in batches, and swap the names)
//! - breaks-cached-statements, down, `stories`: changes the type of `stories.score`: prepared
//!   statements of running programs that use it fail from then on ("cached plan must not change
//!   result type") (renew the program's connections after the migration: restart it, or give its
//!   pool a short `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//! - narrows-type, down, `stories`: changes `stories.price` from `numeric(10,2)` to `public.price`,
//!   and fails or loses precision if a value does not fit (look at the values first)
//! - rewrites-table, down, `stories`: changes `stories.price` from `numeric(10,2)` to
//!   `public.price`, which rewrites the table under an exclusive lock (on a large table, add a new
//!   column, fill it in batches, and swap the names)
//! - breaks-cached-statements, down, `stories`: changes the type of `stories.price`: prepared
//!   statements of running programs that use it fail from then on ("cached plan must not change
//!   result type") (renew the program's connections after the migration: restart it, or give its
//!   pool a short `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE stories ALTER COLUMN score TYPE bigint USING score::bigint
//!   ACCESS EXCLUSIVE on stories: rewrite, 1 index rebuilt; reads and writes wait
//! up: ALTER TABLE stories ALTER COLUMN price TYPE numeric(10,2) USING price::numeric(10,2)
//!   ACCESS EXCLUSIVE on stories: rewrite, 1 index rebuilt; reads and writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- down narrows-type stories.votes
//! CREATE FUNCTION pg_temp.autogen_fits(value integer) RETURNS boolean LANGUAGE plpgsql AS $$
//! DECLARE
//!     fitting positive;
//! BEGIN
//!     fitting := value::positive;
//!     RETURN true;
//! EXCEPTION WHEN OTHERS THEN
//!     RETURN false;
//! END
//! $$;
//! SELECT count(*) FROM stories WHERE NOT pg_temp.autogen_fits(votes);
//! DROP FUNCTION pg_temp.autogen_fits(integer);
//! -- down narrows-type stories.score
//! CREATE FUNCTION pg_temp.autogen_fits(value bigint) RETURNS boolean LANGUAGE plpgsql AS $$
//! DECLARE
//!     fitting score;
//! BEGIN
//!     fitting := value::score;
//!     RETURN true;
//! EXCEPTION WHEN OTHERS THEN
//!     RETURN false;
//! END
//! $$;
//! SELECT count(*) FROM stories WHERE NOT pg_temp.autogen_fits(score);
//! DROP FUNCTION pg_temp.autogen_fits(bigint);
//! -- down narrows-type stories.price
//! CREATE FUNCTION pg_temp.autogen_fits(value numeric(10,2)) RETURNS boolean LANGUAGE plpgsql AS $$
//! DECLARE
//!     fitting price;
//! BEGIN
//!     fitting := value::price;
//!     RETURN true;
//! EXCEPTION WHEN OTHERS THEN
//!     RETURN false;
//! END
//! $$;
//! SELECT count(*) FROM stories WHERE NOT pg_temp.autogen_fits(price);
//! DROP FUNCTION pg_temp.autogen_fits(numeric(10,2));
//! ```
//!
//! Deploy: together: `stories.votes` changes from `public.positive` to `integer`
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
                    .modify_column(
                        ColumnDef::new("votes").integer().using(Expr::cust("votes::integer")),
                    )
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(
                        ColumnDef::new("score").big_integer().using(Expr::cust("score::bigint")),
                    )
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(
                        ColumnDef::new("price")
                            .decimal_len(10, 2)
                            .using(Expr::cust("price::numeric(10,2)")),
                    )
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
                    .modify_column(
                        ColumnDef::new("votes")
                            .custom("positive")
                            .using(Expr::cust("votes::positive")),
                    )
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(
                        ColumnDef::new("score").custom("score").using(Expr::cust("score::score")),
                    )
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(
                        ColumnDef::new("price").custom("price").using(Expr::cust("price::price")),
                    )
                    .to_owned(),
            )
            .await?;

        Ok(())
    }
}
